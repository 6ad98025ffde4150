"""Whose word makes a deed hearsay: an official without a name or a state does, who speaks for an office or owns up does not."""

import pytest

from dragoman import Document, Event
from dragoman.reading.pipeline import read


def event_of(text: str, word: str) -> Event:
    reading = read(Document.from_text(text, published="2021-10-20", language="en"))
    return next(event for event in reading.events if reading.document.text[slice(*event.trigger)] == word)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Lena Dahl and Tomas Berg met in Varna this month, a Gulf official has told The Herald.", "met", "alleged"),
        ("An airport official said that Dahl had met Berg.", "met", "alleged"),
        ("Dahl met Berg in Varna, a Gulf official said. Berg visited Oslo on Monday, the official said.", "visited", "alleged"),
        ("A senior official said that Iran had attacked the tanker on Monday.", "attacked", "alleged"),
        ("A Norwegian official said that Norway had seized the ship on Monday.", "seized", "occurred"),
        ("The ministers met on Monday in Varna, a spokesman for the ministry said.", "met", "occurred"),
        ("Iran and Iraq met in Varna on Monday, officials on both sides said.", "met", "occurred"),
        ("Five fishermen were arrested on Sunday, police in Varna said.", "arrested", "occurred"),
        ("Iranian troops shelled Basra on Sunday, the Chief of Staff said.", "shelled", "occurred"),
        ("Chad's Harvik guerrillas confirmed that their leader had met the envoy.", "met", "occurred"),
        ("One of the Turkish officials confirmed that Dahl had met the envoy.", "met", "alleged"),
        ("Two Western sources confirmed that Dahl had met the envoy.", "met", "alleged"),
    ],
)
def test_whose_word_vouches(text: str, word: str, status: str) -> None:
    assert event_of(text, word).status == status


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Drones hit the air force station on Sunday.", set()),
        ("Troops stormed the radar station on Sunday.", {"group"}),
        ("The radio station said that Dahl had met Berg.", {"outlet", "person"}),
        (
            "Nordsicht, which is close to the opposition, reported on Monday that Lena Dahl had met Tomas Berg.",
            {"outlet", "person"},
        ),
    ],
)
def test_what_is_a_medium(text: str, kinds: set[str]) -> None:
    reading = read(Document.from_text(text, published="2021-10-20", language="en"))
    assert {actor.kind for actor in reading.actors if actor.name != "the opposition"} == kinds
