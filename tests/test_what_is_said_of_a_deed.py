"""What is said of a deed, or beside it, is told apart from whether it was done; days of a plan from the day it was announced."""

import pytest

from dragoman import Document, Event, Reading
from dragoman.reading.pipeline import read


def reading_of(text: str) -> Reading:
    return read(Document.from_text(text, published="2021-05-12"))


def events_of(reading: Reading, word: str) -> list[Event]:
    return [event for event in reading.events if reading.document.text[slice(*event.trigger)].lower() == word]


def parties_of(reading: Reading, word: str) -> set[tuple[str, str]]:
    names = {actor.id: actor.name for actor in reading.actors}
    return {(names[p.actor], p.role) for event in events_of(reading, word) for p in event.participants}


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        # how a deed was, and not that it was not
        ("The visit was not a success, Berg said.", "visit", "occurred"),
        ("The talks were not easy.", "talks", "occurred"),
        ("The attack was not the first on the port of Varna.", "attack", "occurred"),
        ("The meeting was not a negotiation, Minister Berg said.", "meeting", "occurred"),
        ("The raid was not real.", "raid", "denied"),
        ("The visit is not on the agenda.", "visit", "denied"),
        ("The meeting was not in Varna.", "meeting", "denied"),
        # what nobody vouches for is open
        ("The visit is not yet certain.", "visit", "proposed"),
        ("The summit is not guaranteed.", "summit", "proposed"),
        ("The talks are not necessary, Berg said.", "talks", "proposed"),
        ("The raid has not been confirmed by Norway.", "raid", "alleged"),
        ("Norway declined to confirm a visit by President Berg.", "visit", "alleged"),
        ("Norway has not confirmed any such meeting with Iran.", "meeting", "alleged"),
        ("Neither capital has announced any such conversation with Iran.", "conversation", "alleged"),
        ("Norway confirmed the meeting with Iran.", "meeting", "occurred"),
        # that by which or for which something is off
        ("President Berg put off the summit in a letter to President Dahl.", "summit", "cancelled"),
        ("President Berg put off the summit in a letter to President Dahl.", "letter", "occurred"),
        ("Norway cancelled the visit over the raid.", "raid", "occurred"),
        ("Norway cancelled the visit over the raid.", "visit", "cancelled"),
        ("Seoul is waiting for a new date for the talks, which Pyongyang scrapped on Tuesday.", "talks", "cancelled"),
        # nobody, and what was kept from being done
        ("Not a single soldier was killed, the ministry said.", "killed", "denied"),
        ("Not a soldier was killed, the ministry said.", "killed", "denied"),
        ("Not a few soldiers were killed, the ministry said.", "killed", "occurred"),
        ("An attack on the port was foiled.", "attack", "denied"),
        ("The army did not prevent the attack on the port.", "attack", "occurred"),
    ],
)
def test_a_deed_stands_as_the_text_leaves_it(text: str, word: str, status: str) -> None:
    statuses = {event.status for event in events_of(reading_of(text), word)}
    assert statuses == {status}


@pytest.mark.parametrize("verb", ["confirmed", "condemned", "witnessed", "investigated", "denied"])
def test_who_speaks_of_a_deed_has_not_done_it(verb: str) -> None:
    assert not parties_of(reading_of(f"The raid was {verb} by Norway."), "raid")


@pytest.mark.parametrize("verb", ["carried out", "launched", "claimed", "ordered"])
def test_who_carries_a_deed_out_has_done_it(verb: str) -> None:
    reading = reading_of(f"The raid was {verb} by Norway.")
    assert ("Norway", "source") in parties_of(reading, "raid") | parties_of(reading, verb.split()[0])


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("The summit with Iran was announced by France on May 11 for June 16 in Oslo.", "summit", ("2021-06-16", "2021-06-16")),
        (
            "The summit with Iran was announced by France on May 11 for June 16 in Oslo.",
            "announced",
            ("2021-05-11", "2021-05-11"),
        ),
        ("On Monday France announced a summit with Iran for June 16 in Oslo.", "summit", ("2021-06-16", "2021-06-16")),
        ("The coming visit to Oslo is foreseen for the latter half of June.", "visit", ("2021-06-16", "2021-06-30")),
        ("France proposed a meeting with Iran for the second half of June.", "meeting", ("2021-06-16", "2021-06-30")),
        ("Officials eye a June summit with Iran.", "summit", ("2021-06-01", "2021-06-30")),
        ("A visit by President Berg to Oslo in June remains on the table.", "visit", ("2021-06-01", "2021-06-30")),
        ("The June raid on the port killed four men.", "raid", ("2020-06-01", "2020-06-30")),
        ("France held talks with Iran in June.", "held", ("2020-06-01", "2020-06-30")),
    ],
)
def test_a_day_is_of_the_deed_for_which_it_is_set(text: str, word: str, days: tuple[str, str]) -> None:
    assert {(event.start, event.end) for event in events_of(reading_of(text), word)} == {days}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The ministry praised the U.S.-North Korea summit.", {"United States", "North Korea"}),
        ("The ministry praised the DPRK-U.S. summit.", {"United States", "North Korea"}),
        ("The ministry praised the South Korea–Japan summit.", {"South Korea", "Japan"}),
        ("The ministry praised the Iraq-Iran summit.", {"Iraq", "Iran"}),
    ],
)
def test_two_states_in_one_word_take_part_and_are_no_place(text: str, states: set[str]) -> None:
    reading = reading_of(text)
    assert {name for name, _ in parties_of(reading, "summit")} == states
    assert {event.place for event in events_of(reading, "summit")} == {None}


def test_a_state_by_its_long_name_is_no_other() -> None:
    reading = reading_of("France welcomed the release of two men detained in the Democratic People's Republic of Korea.")
    (arrest,) = events_of(reading, "detained")
    assert arrest.place == "Democratic People's Republic of Korea"


def test_two_capitals_are_two_governments_and_no_stretch_of_road() -> None:
    (talks,) = events_of(reading_of("Contacts between Paris and Tehran resumed on Monday, officials said."), "contacts")
    assert talks.place is None
    (attack,) = events_of(reading_of("A convoy was attacked on the road between Kabul and Tehran on Monday."), "attacked")
    assert attack.place == "between Kabul and Tehran"


def test_the_two_leaders_are_no_states_that_stand_nearer() -> None:
    text = (
        "North Korean leader Kim Jong-un has told U.S. President Donald Trump in a personal letter that he is ready to talk. "
        "In return the North wants oil. The letter was handed over in Singapore. The two leaders will meet in June."
    )
    reading = reading_of(text)
    assert {name for name, _ in parties_of(reading, "meet")} == {"Kim Jong-un", "Donald Trump"}
    assert parties_of(reading, "letter") == {("Kim Jong-un", "source"), ("Donald Trump", "target")}


def test_letters_of_two_hands_are_two() -> None:
    reading = reading_of(
        "President Lena Dahl's letter was friendly, Berg said. The letter from President Omar Ture was not, he said."
    )
    assert parties_of(reading, "letter") == {("Lena Dahl", "source")}
    assert len([actor for actor in reading.actors if actor.kind == "document"]) == 2


def test_a_statement_that_is_released_frees_nobody() -> None:
    reading = reading_of("The statement was released by Norway on Monday. Iran released the men on Tuesday.")
    assert [event.kind for event in events_of(reading, "released")] == ["announcement", "release"]
