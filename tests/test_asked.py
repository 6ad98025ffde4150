"""Who is asked answers and does not ask; what is asked is no deed that was done or is planned."""

import pytest
from readings import read_text, words

QUESTIONS = {
    "about": ("Asked about the tolls, Minister Pavel Holm replied that Norway would wait.", None),
    "whether": ("Asked whether he would meet Dahl in Geneva, Holm said: “Nothing is settled.”", None),
    "whether, before": ("“Nothing is settled,” Holm said when asked whether he would meet Dahl.", None),
    "if": ("Asked if he had met Dahl, Holm said that he had not.", None),
    "pressed": ("Pressed on whether Sudan would sign the accord, Holm said: “Not now.”", None),
    "questioned": ("Questioned about the cable, Holm denied that he had written it.", None),
    "beside": ("Holm, asked about the fire, said that he knew nothing.", None),
    "by a medium": ("Asked by Reuters whether Egypt would send troops, Holm said that it would not.", "Reuters"),
    "by some": ("When asked by reporters whether he had met Dahl, Holm said that he had.", "reporters"),
}


@pytest.mark.parametrize("case", QUESTIONS)
def test_who_is_asked_does_not_ask(case: str) -> None:
    text, asker = QUESTIONS[case]
    reading = read_text(text)
    (holm,) = (actor for actor in reading.actors if actor.name in ("Holm", "Pavel Holm"))
    asked = [a for a in reading.attributions if any(w in words(reading, a.cue).lower() for w in ("ask", "press", "question"))]
    assert [words(reading, a.source) or None for a in asked] in ([asker], [])
    assert [a.speaker for a in reading.attributions if a not in asked] == [holm.id]
    for event in reading.events:
        assert event.kind not in ("request", "criticism")
        inside = any(a.content[0][0] <= event.trigger[0] < a.content[-1][1] for a in asked)
        assert not inside or event.status in ("alleged", "proposed")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Asked if he had met Dahl, Holm said that he had not.", "alleged"),
        ("Asked whether he would meet Dahl, Holm said: “Nothing is settled.”", "proposed"),
        ("Asked by the Courier if he would meet Dahl, Holm said that he might.", "proposed"),
    ],
)
def test_what_is_asked_is_open(text: str, status: str) -> None:
    assert [event.status for event in read_text(text).events if event.kind == "meeting"] == [status]


def test_who_asks_for_a_deed_still_asks() -> None:
    reading = read_text("Holm asked Dahl to leave Oslo. Reporters asked Berg whether he would resign.")
    assert [words(reading, a.source) for a in reading.attributions] == ["Holm", "Reporters"]
    assert [event.kind for event in reading.events][:1] == ["request"]


def test_who_is_accused_does_not_accuse_and_who_is_told_does_not_tell() -> None:
    told = read_text("Told that Dahl had resigned, Berg said that he was sorry.")
    assert [words(told, a.source) for a in told.attributions] == ["", "Berg"]
    accused = read_text("Accused of shelling Varna, Norway said that it had hit a depot.")
    assert [words(accused, a.cue) for a in accused.attributions] == ["said"]
