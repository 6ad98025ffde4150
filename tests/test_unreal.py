"""Provisos have yet to come true, counterfactuals say the opposite of their words, a noun's own clause says what became."""

import pytest

from dragoman import Document
from dragoman.reading.pipeline import read


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The crew will be handed over on Sunday, provided that Norway frees eight rebels, Dahl said.", "frees", "conditional"),
        ("Norway agreed to sign the accord on condition that Egypt released the sailors.", "released", "conditional"),
        ("Norway will free the pilots provided that Egypt agrees to release the sailors.", "release", "conditional"),
        ("The envoys could return once the clerk was released, Dahl said.", "released", "conditional"),
        ("The army will leave the town once Norway frees the prisoners.", "frees", "conditional"),
        ("Had Norway not expelled the diplomats, Egypt would have signed the accord.", "expelled", "occurred"),
        ("If Norway had not arrested the envoy, the talks would have gone on.", "arrested", "occurred"),
        ("Dahl would have met Berg if the army had not shelled the town.", "shelled", "occurred"),
        ("Had Norway arrested the envoy, the talks would have ended.", "arrested", "conditional"),
        ("If Norway did not expel the diplomats, Egypt would leave the talks.", "expel", "conditional"),
        ("Berg had asked for the meeting, which took place on Monday in Varna.", "meeting", "occurred"),
        ("Dahl had proposed the talks, which were held in Varna on Friday.", "talks", "occurred"),
        ("Berg asked for a meeting, which will take place on Friday.", "meeting", "planned"),
        ("Berg had requested the meeting, which did not take place.", "meeting", "denied"),
    ],
)
def test_what_is_unreal_or_told_by_its_own_clause(text: str, word: str, status: str) -> None:
    assert status_of(text, word) == status


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The rebels left the town once the army released their leader.", "released", "occurred"),
        ("Once Norway had freed the prisoners, Egypt withdrew its troops.", "freed", "occurred"),
        ("The army had once shelled the town.", "shelled", "occurred"),
        ("Norway freed the men with weapons provided by Egypt.", "freed", "occurred"),
        ("Dahl said that Norway had not expelled the diplomats.", "expelled", "denied"),
        ("Berg asked for a meeting, which could take place on Friday.", "meeting", "proposed"),
    ],
)
def test_words_of_the_same_look_that_do_nothing(text: str, word: str, status: str) -> None:
    assert status_of(text, word) == status


def status_of(text: str, word: str) -> str:
    reading = read(Document.from_text(text, published="2021-05-12"))
    (event,) = (one for one in reading.events if reading.document.text[slice(*one.trigger)].lower() == word)
    return event.status


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("The soldiers are to be handed over on June 5, Berg said.", "handed", "target"),
        ("The soldiers were said to have been released by the rebels.", "released", "target"),
        ("Dahl refused to be questioned by the police.", "questioned", "target"),
        ("The soldiers are to release the crew on June 5, Berg said.", "release", "source"),
    ],
)
def test_who_is_over_a_passive_infinitive_suffers_it(text: str, word: str, role: str) -> None:
    reading = read(Document.from_text(text, published="2021-05-12"))
    (event,) = (one for one in reading.events if reading.document.text[slice(*one.trigger)].lower() == word)
    (subject,) = (a.id for a in reading.actors if a.name in ("The soldiers", "Dahl"))
    assert [one.role for one in event.participants if one.actor == subject] == [role]


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The soldiers are to be released on Friday.", "released", "2021-05-14"),
        (
            "A meeting between Lena Dahl and Tomas Berg that was due to be held in Vienna on Friday has been postponed.",
            "meeting",
            "2021-05-14",
        ),
        ("The prisoners began to be released on Friday.", "released", "2021-05-07"),
        (
            "It began, if the Herald is to be believed, with a meeting of Dahl and Berg in Doha on Friday.",
            "meeting",
            "2021-05-07",
        ),
    ],
)
def test_a_passive_infinitive_looks_where_its_governor_looks(text: str, word: str, day: str) -> None:
    reading = read(Document.from_text(text, published="2021-05-12"))
    assert [one.start for one in reading.events if reading.document.text[slice(*one.trigger)].lower() == word] == [day]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The envoys were seized in Varna on Monday, and Norway demanded their release.", ["target"]),
        ("The envoys met in Varna. Their release of the pilots ended the siege.", ["source"]),
    ],
)
def test_whose_release_it_is(text: str, roles: list[str]) -> None:
    reading = read(Document.from_text(text, published="2021-05-12"))
    envoys = {a.id for a in reading.actors if a.name == "The envoys"}
    releases = [one for one in reading.events if one.kind == "release"]
    assert [p.role for one in releases for p in one.participants if p.actor in envoys] == roles
