"""What is done is not said; and of an accusation that is rejected one accuses and the other rejects."""

import pytest
from readings import read_text, words


@pytest.mark.parametrize(
    "text",
    [
        "Norway has not imposed sanctions on the shipyard.",
        "Police foiled a raid on the consulate.",
        "The insurgents shot down a drone near Goma.",
        "President Dahl dismissed his interior minister.",
        "The treasury designated two shipping companies on Monday.",
        "President Holm called President Dahl on Monday.",
        "The court sentenced two men to death.",
        "Norway recalled its ambassador from Oslo.",
        "Tomas Berg, the negotiator whom President Dahl trusts most, flew to Doha.",
    ],
)
def test_a_deed_says_nothing(text: str) -> None:
    assert not read_text(text).attributions


def test_restraint_is_shown_and_not_told() -> None:
    reading = read_text("The EU urged both sides to show restraint.")
    assert [words(reading, found.cue) for found in reading.attributions] == ["urged"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The opposition attacked the plan.", "attacked"),
        ("President Holm called Berg a liar.", "called"),
        ("The minister dismissed the report.", "dismissed"),
        ("The union opposed the plan.", "opposed"),
        ("The court ordered the release of two men.", "ordered"),
        ("The minister defended the raid.", "defended"),
    ],
)
def test_what_is_done_with_words_is_a_saying(text: str, cue: str) -> None:
    reading = read_text(text)
    assert [words(reading, found.cue) for found in reading.attributions] == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "Norway rejected the accusation by Sweden that it had closed the strait.",
        "Norway rejected a claim from Sweden that its jets had violated the airspace.",
        "Norway dismissed as baseless a Swedish report that its army had crossed the border.",
        "Norway denied the allegation by Sweden that it had closed the strait.",
    ],
)
def test_who_rejects_an_accusation_rejects_alone(text: str) -> None:
    reading = read_text(text)
    names = {actor.id: actor.name for actor in reading.actors}
    (denial,) = (event for event in reading.events if event.kind == "denial")
    assert [names[part.actor] for part in denial.participants if part.role == "source"] == ["Norway"]


def test_who_is_accused_is_the_target_and_not_who_is_named_in_the_charge() -> None:
    reading = read_text("Norway denied accusations by Sweden that it had sent drones to Finland.")
    names = {actor.id: actor.name for actor in reading.actors}
    (accusation,) = (event for event in reading.events if event.kind == "accusation")
    assert [(names[part.actor], part.role) for part in accusation.participants] == [("Sweden", "source"), ("Norway", "target")]


def test_a_proposal_is_whose_it_is() -> None:
    reading = read_text("Norway rejected the proposal of Sweden.")
    names = {actor.id: actor.name for actor in reading.actors}
    (proposal,) = (event for event in reading.events if event.kind == "proposal")
    assert [(names[part.actor], part.role) for part in proposal.participants] == [("Sweden", "source")]
