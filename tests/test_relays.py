"""Whose word a report passes on: "X reported, citing Y" is Y's content, told by X."""

import pytest
from readings import read_text, words

from dragoman import Document
from dragoman.reading.lexicon import rows
from dragoman.reading.pipeline import read_all


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "Two soldiers were killed near Varna, Delta Post reported, citing the Defence Ministry.",
            "Two soldiers were killed near Varna",
            ("Delta Post", "Defence Ministry"),
        ),
        (
            "The Courier reported on Tuesday that the talks had failed, citing two officials.",
            "that the talks had failed",
            ("Courier", "two officials"),
        ),
        (
            "Delta Post, citing the Defence Ministry, reported that the road was shut.",
            "that the road was shut",
            ("Delta Post", "Defence Ministry"),
        ),
        (
            "Citing two officials, the Harbour Times said on Monday that Viktor Orlan would visit Varna.",
            "that Viktor Orlan would visit Varna",
            ("Harbour Times", "two officials"),
        ),
        (
            "According to Delta Post, which cited the Defence Ministry, the road was shut.",
            "the road was shut",
            ("Delta Post", "Defence Ministry"),
        ),
        (
            "The Harbour Times said that the army had left the town, citing residents.",
            "that the army had left the town",
            ("Harbour Times", "residents"),
        ),
        (
            "According to the Courier, which quoted a senior diplomat, the envoy has left.",
            "the envoy has left",
            ("Courier", "a senior diplomat"),
        ),
    ],
)
def test_who_is_cited_stands_further_in(text: str, content: str, chain: tuple[str, ...]) -> None:
    reading = read_text(text)
    found = [a for a in reading.attributions if a.chain == chain]
    assert len(found) == 1 and words(reading, found[0].content).endswith(content)


def test_what_is_told_within_hangs_under_who_is_cited() -> None:
    text = "The Harbour Times said, quoting a senior diplomat, that President Orlan told the king that the port would open."
    reading = read_text(text)
    (told,) = [a for a in reading.attributions if words(reading, a.cue) == "told"]
    assert told.chain == ("Harbour Times", "a senior diplomat", "President Orlan")


@pytest.mark.parametrize(
    "text",
    ["Tomas Berg said that he would resign, citing health reasons.", "The ministry said that it would wait, citing the weather."],
)
def test_a_reason_is_no_source(text: str) -> None:
    assert max(len(a.chain) for a in read_text(text).attributions) == 1


def test_a_deed_is_according_to_who_is_cited() -> None:
    reading = read_text("Tomas Berg met Lena Dahl in Varna, Delta Post reported, citing the Defence Ministry.")
    (meeting,) = [event for event in reading.events if event.kind == "meeting"]
    above = next(a for a in reading.attributions if a.id == meeting.according_to)
    assert above.chain == ("Delta Post", "Defence Ministry")


def test_every_relaying_verb_relays_in_its_example() -> None:
    table = rows("relaying_verbs")
    readings = read_all([Document.from_text(row["example"]) for row in table])
    assert all(any(a.chain == ("Harbour Times", "two officials") for a in reading.attributions) for reading in readings)


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        (
            "The Norland Post said, quoting a palace aide, that the king was ill.",
            ("Norland Post", "a palace aide"),
            "that the king was ill",
        ),
        (
            "The Courier, citing a dockworker, said the ship had carried arms.",
            ("Courier", "a dockworker"),
            "the ship had carried arms",
        ),
    ],
)
def test_a_citing_between_commas_passes_on(text: str, chain: tuple[str, ...], content: str) -> None:
    reading = read_text(text)
    assert [words(reading, a.content) for a in reading.attributions if a.chain == chain] == [content]


@pytest.mark.parametrize(
    "text", ["Dahl, citing the weather, said she would not come.", "The Courier closed, citing a lack of paper."]
)
def test_a_reason_cited_is_nobodys_word(text: str) -> None:
    assert all(len(a.chain) < 2 for a in read_text(text).attributions)
