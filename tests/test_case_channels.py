"""Who meets or writes to whom, at which level."""

import pytest
from msgspec.structs import replace

from dragoman.lexicon import rows
from dragoman.linking.channels import channels, level_of
from dragoman.types import Case, CaseActor, CaseEvent, EventMention, Role, Status


def actor(id: str, title: str | None, side: str | None) -> CaseActor:
    roles = (Role(title=title, affiliation=side),) if title else ()
    return CaseActor(id=id, name=f"Person {id}", kind="person", roles=roles, side=side, documents=("d",))


def event(id: str, kind: str, status: Status, *actors: str) -> CaseEvent:
    mention = EventMention(document="d", span=(0, 1), status=status)
    sources = actors[:1] if kind == "letter" else ()
    return CaseEvent(id=id, kind=kind, status=status, mentions=(mention,), actors=actors, sources=sources)


ACTORS = (
    actor("a", "president", "France"),
    actor("b", "foreign minister", "Norway"),
    actor("c", "foreign minister", "France"),
    actor("d", "central bank governor", "Norway"),
    actor("e", "finance minister", "France"),
    actor("f", "king", "Norway"),
)


def case(*events: CaseEvent) -> Case:
    return Case(name="mini", actors=ACTORS, events=events)


def test_channels_by_level_and_medium() -> None:
    found = channels(
        case(
            event("1", "meeting", "occurred", "b", "c"),
            event("2", "talks", "planned", "c", "b"),
            event("3", "letter", "alleged", "a", "f"),
            event("4", "meeting", "occurred", "d", "e"),
        )
    )
    assert [(c.level, c.medium, c.events) for c in found] == [
        ("heads of state", "letter", ("3",)),
        ("ministers", "meeting", ("1", "2")),
        ("central bank and treasury", "meeting", ("4",)),
    ]
    assert found[1].sides == ("France", "Norway")
    assert found[1].actors == (("Person c",), ("Person b",))


def test_the_less_senior_side_gives_the_level() -> None:
    (found,) = channels(case(event("1", "meeting", "occurred", "a", "b")))
    assert found.level == "ministers"


@pytest.mark.parametrize("status", ["denied", "cancelled", "proposed", "conditional"])
def test_what_never_was_is_no_channel(status: Status) -> None:
    assert channels(case(event("1", "meeting", status, "a", "b"))) == ()


def test_two_addressees_have_no_channel_to_each_other() -> None:
    third = actor("g", "king", "Spain")
    found = channels(Case(name="mini", actors=(*ACTORS, third), events=(event("1", "letter", "alleged", "a", "f", "g"),)))
    assert [c.sides for c in found] == [("France", "Norway"), ("France", "Spain")]


def test_one_side_alone_and_other_deeds_are_no_channel() -> None:
    assert channels(case(event("1", "meeting", "occurred", "a", "c"), event("2", "attack", "occurred", "a", "b"))) == ()


def test_every_level_hangs_on_a_known_office_or_on_its_word() -> None:
    offices = {row["office"] for row in rows("offices")}
    for row in rows("levels"):
        who = replace(ACTORS[0], roles=(Role(title=row["form"], affiliation=None),))
        assert row["form"] in offices if row["by"] == "office" else level_of(who) == row["level"], row
        assert row["source"] and row["example"]


@pytest.mark.parametrize(
    ("title", "level"),
    [("king", "heads of state"), ("special envoy", "envoys"), ("Undersecretary of State", "officials"), ("farmer", "other")],
)
def test_levels_of_titles(title: str, level: str) -> None:
    assert level_of(replace(ACTORS[0], roles=(Role(title=title, affiliation=None),))) == level
