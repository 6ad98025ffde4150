"""Tellings of one deed that linking puts together, who took part in it, and near ones that stay apart."""

import pytest
from cases import case_of
from msgspec.structs import replace

from dragoman.linking.eventkinds import family_of
from dragoman.linking.finality import event_of
from dragoman.linking.one_deed import suffice, weights_of_clues
from dragoman.types import Case, CaseEvent, EventMention, Status

ONE, TWO = ("a", "Oslo News", "2021-06-14"), ("b", "Riga Post", "2021-06-15")


def case(one: str, other: str) -> Case:
    return case_of((*ONE, one), (*TWO, other))


def shared(one: str, other: str) -> list[CaseEvent]:
    return [event for event in case(one, other).events if len({mention.document for mention in event.mentions}) > 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Latvian police arrested Juhan Saar on 12 June 2021.", "Latvian police seized Juhan Saar in Riga on 12 June 2021."),
        ("Russia bombed Harvik on 12 June 2021.", "On 12 June 2021 a barrage killed three dockers at Harvik."),
    ],
    ids=["arrest and seizure", "attacks of one day at one place"],
)
def test_what_is_one_deed(one: str, other: str) -> None:
    assert shared(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Latvian police arrested Juhan Saar on 12 June 2021.", "Latvian police seized Juhan Saar on 9 June 2021."),
        ("Russia bombed Harvik on 12 June 2021.", "On 11 June 2021 a barrage killed three dockers at Harvik."),
        ("Latvia and Estonia signed an agreement.", "Latvia and Estonia exchanged prisoners."),
    ],
    ids=["another day", "attacks of two days", "two families and one pair"],
)
def test_what_is_not(one: str, other: str) -> None:
    assert not shared(one, other)


def test_kinds_of_one_family() -> None:
    assert family_of("arrest") == family_of("abduction") == family_of("seizure") != family_of("release")
    assert family_of("expulsion") == family_of("deportation")
    assert family_of("protest") == family_of("riot") != family_of("strike")


def test_a_pair_of_parties_is_enough_only_within_a_family() -> None:
    found = dict.fromkeys((name for name in weights_of_clues() if name != "bias"), 0.0) | {"parties in common": 2.0}
    assert suffice(found | {"one family": 1.0})
    assert not suffice(found)
    assert suffice(found | {"one day": 1.0})


def events_of(text: str, family: str) -> list[CaseEvent]:
    return [event for event in case_of((*ONE, text)).events if family_of(event.kind) == family]


def test_two_persons_behind_two_parties_are_who_met() -> None:
    lead = "Latvia and Estonia opened talks in Varna on Saturday, 12 June 2021."
    (event,) = events_of(f"{lead} Lena Dahl shook hands with Juhan Saar.", "meet")
    assert (event.start, event.place) == ("2021-06-12", "Varna")
    assert {"Lena Dahl", "Juhan Saar"} <= {*event.participants}
    assert len(events_of(f"{lead} Lena Dahl met Juhan Saar in Oslo on Monday.", "meet")) == 2


def test_whom_one_did_not_meet_then() -> None:
    one = ("Lena Dahl met Juhan Saar in Varna.", "Lena Dahl met Tomas Berg in Varna.")
    assert not shared(*one)


def mention(document: str, *actors: str, status: Status = "occurred", place: str | None = None, day: str = "") -> EventMention:
    found = EventMention(document=document, span=(0, 1), status=status, kind="attack", actors=actors, place=place)
    return replace(found, published="2021-06-14", start=day or None, end=day or None)


def participants(*mentions: EventMention) -> set[str]:
    names = {actor: actor for m in mentions for actor in m.actors}
    return {*event_of("e", mentions, names).participants}


def test_a_name_for_the_place_takes_no_part() -> None:
    assert participants(mention("a", "Norway", "Harvik"), mention("b", "Norway", "Harvik", place="Harvik")) == {"Norway"}
    assert participants(mention("a", "Norway", "Chad", place="Chad")) == {"Norway", "Chad"}


def test_who_is_named_alone_more_often_than_several_together_takes_part() -> None:
    full = mention("a", "Chad", "Niger")
    assert participants(full, mention("b", "Norway")) == {"Chad", "Niger"}
    assert participants(full, mention("b", "Norway"), mention("c", "Norway")) == {"Chad", "Niger", "Norway"}


def test_of_two_days_told_alike_that_of_who_knows_stands() -> None:
    heard, known = mention("a", status="alleged", day="2021-06-10"), mention("b", day="2021-06-11")
    assert event_of("e", [heard, known], {}).start == "2021-06-11"
    assert event_of("e", [replace(heard, status="occurred"), known], {}).start == "2021-06-10"


def test_two_states_sign_what_their_ministers_sign() -> None:
    who = "Lena Dahl is the foreign minister of Latvia, Juhan Saar the foreign minister of Estonia."
    one = f"Lena Dahl and Juhan Saar signed an agreement in Varna on 12 June 2021. {who}"
    assert shared(one, "Latvia and Estonia signed an agreement on 12 June 2021.")
    assert not shared(one, "Latvia and Norway signed an agreement on 12 June 2021.")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Red Cross said that rebels had released Lena Dahl on Saturday.", "occurred"),
        ("Harvik Petroleum confirmed that rebels had released Lena Dahl on Saturday.", "occurred"),
        ("The Harvik Institute said that rebels had released Lena Dahl on Saturday.", "alleged"),
        ("The Varna Herald and the Narva Courier wrote that rebels had released Lena Dahl on Saturday.", "alleged"),
    ],
)
def test_who_tells_hearsay(text: str, status: str) -> None:
    (event,) = events_of(text, "exchange")
    assert event.status == status


def test_a_denial_that_names_nobody_is_of_the_two_that_its_report_is_about() -> None:
    one = "Estonian forces shot down a Latvian drone near Valka on 12 June 2021, a spokesman for Estonia's defence ministry said."
    other = (
        "Latvia's defence ministry denied a claim by Estonia that one of its drones was shot down near Valka on 12 June 2021."
        " Latvia and Estonia have blamed each other since May. Latvia accused Estonia of lying."
    )
    assert any(event.status == "denied" for event in shared(one, other))
