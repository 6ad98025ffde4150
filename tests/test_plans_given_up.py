"""Plans that were dropped, what is due and called off, arms that are handed over, names that look like titles."""

import pytest
from readings import read_text

from dragoman.types import Event, Reading


def deed(reading: Reading, kind: str) -> tuple[Event, set[str], str | None]:
    """The only event of its kind, who takes part, and its day."""
    (event,) = (event for event in reading.events if event.kind == kind)
    names = {actor.id: actor.name for actor in reading.actors}
    times = {time.id: time.start for time in reading.times}
    return event, {names[p.actor] for p in event.participants}, times.get(event.time or "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway dropped plans for talks with Peru.", "talks"),
        ("Norway scrapped a plan to meet Peru.", "meeting"),
        ("Norway shelved its plan for a summit with Peru.", "meeting"),
        ("Plans by Norway to meet Peru were dropped.", "meeting"),
        ("Norway gave up plans to attack Peru.", "attack"),
    ],
)
def test_what_was_only_planned_and_is_dropped_is_off(text: str, kind: str) -> None:
    event, parties, _ = deed(read_text(text), kind)
    assert (event.status, parties) == ("cancelled", {"Norway", "Peru"})


def test_a_plan_that_stays_is_a_plan() -> None:
    event, _, _ = deed(read_text("Norway will not drop its plan to meet Peru."), "meeting")
    assert event.status == "planned"


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Talks due on Friday between Norway and Peru have been cancelled.", "talks", "2020-03-06"),
        ("The visit, due on Friday, was called off.", "visit", "2020-03-06"),
        ("Plans for a summit of the two leaders in May were shelved.", "meeting", "2020-05-01"),
        ("Norway shelved plans to meet Peru in May.", "meeting", "2020-05-01"),
        ("Norway met Peru in May.", "meeting", "2019-05-01"),
    ],
)
def test_what_is_due_or_planned_lies_ahead(text: str, kind: str, day: str) -> None:
    assert deed(read_text(text, published="2020-03-04"), kind)[2] == day


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Germany will deliver 30 howitzers to Ukraine.", "planned"),
        ("Turkey provided drones to Ukraine.", "occurred"),
        ("Iran denied that it had transferred rockets to Ukraine.", "denied"),
    ],
)
def test_arms_handed_over_are_aid(text: str, status: str) -> None:
    event, parties, _ = deed(read_text(text), "aid")
    assert event.status == status and "Ukraine" in parties and len(parties) == 2


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("A Russian fighter jet intercepted a British drone on Tuesday.", "seizure", {"Russia", "United Kingdom"}),
        ("Ukraine's army retook the village of Hrim on Tuesday.", "seizure", {"Ukraine's army"}),
    ],
)
def test_whose_craft_it_is_acts_and_what_was_retaken_was_seized(text: str, kind: str, parties: set[str]) -> None:
    assert deed(read_text(text), kind)[1] == parties


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Talks between Rwanda and DR Congo were held in Doha on Monday.", "Congo", "state"),
        ("Prime Minister Hun Sen met the envoy on Monday.", "Hun Sen", "person"),
        ("Amartya Sen told reporters that he would go.", "Amartya Sen", "person"),
        ("Sen Dahl met reporters on Monday.", "Dahl", "person"),
        ("Dr Congo met reporters on Monday.", "Congo", "person"),
    ],
)
def test_names_that_look_like_titles(text: str, name: str, kind: str) -> None:
    assert (name, kind) in {(actor.name, actor.kind) for actor in read_text(text).actors}
