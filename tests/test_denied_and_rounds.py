"""Deeds in passive denials, in rounds of talks, under "what has been published", and those by whom a plain word says nothing."""

import pytest
from cases import readings_of

from dragoman.types import Reading


def _read(text: str) -> Reading:
    return readings_of(("a", "City Lights", "2021-04-22", text))[0]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("That Karl Ostrov met Maria Santini in Geneva was denied by the government of Norway.", "meeting", "denied"),
        ("A visit by Karl Ostrov to Lima has been denied by the ministry.", "visit", "denied"),
        ("The letter of Ola Dahl to King Haral does not exist, the palace says.", "letter", "denied"),
        ("The letter from Ola Dahl to King Haral was read out on Monday.", "letter", "occurred"),
        ("What has been published about a letter from Ola Dahl to King Haral is false.", "letter", "denied"),
        ("No such letter has been received.", "letter", "denied"),
        ("Norway said that Oslo will host a second round of dialogue between Chile and Peru on 25 April.", "talks", "planned"),
        ("300 soldiers would leave Mali by the end of June.", "withdrawal", "planned"),
        ("The envoys who met Maria Santini in Lima were denied entry to Norway.", "meeting", "occurred"),
    ],
)
def test_what_becomes_of_a_deed(text: str, kind: str, status: str) -> None:
    found = [event.status for event in _read(text).events if event.kind == kind]
    assert found and set(found) <= ({status, "alleged"} if status == "occurred" else {status})


def test_an_office_and_its_holder_between_commas_close_a_sentence() -> None:
    text = (
        "Norway has agreed to take 400 students for this summer's fair, Peru's deputy minister of trade and tourism, Luis Vela, "
        "told reporters."
    )
    reading = _read(text)
    assert ("Luis Vela",) in {a.chain for a in reading.attributions}


def test_who_meets_says_nothing_by_it() -> None:
    text = "Norway and Peru's intelligence chiefs have met secretly, in what may be a sign that their long quarrel is ending."
    assert not _read(text).attributions


def test_our_people_are_not_the_speaker() -> None:
    reading = _read('"Our services had talks in Amman in February," Selim Tash said on Thursday.')
    names = {actor.id: actor.name for actor in reading.actors}
    talks = [e for e in reading.events if e.kind in ("talks", "meeting")]
    assert talks and "Selim Tash" not in {names[p.actor] for e in talks for p in e.participants}
