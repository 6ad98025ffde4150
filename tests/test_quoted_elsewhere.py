"""What one medium has of another: "was quoted as saying by X", "citing an interview that Dahl gave to Y"."""

import pytest
from readings import read_text, words


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "“No ship will leave,” Minister Dahl was quoted as saying by Interfax on Monday.",
            "“No ship will leave,”",
            ("Interfax", "Minister Dahl"),
        ),
        ("“The ferry is safe. It will sail,” Berg was quoted as saying.", "“The ferry is safe. It will sail,”", ("Berg",)),
        ("“The ferry is safe,” the mayor was quoted by SANA as saying.", "“The ferry is safe,”", ("SANA", "the mayor")),
        ("The ferry is safe, Berg was quoted as saying by the Courier.", "The ferry is safe", ("Courier", "Berg")),
        (
            "“The ferry is safe,” Berg was cited as saying by the news agency Norsyn.",
            "“The ferry is safe,”",
            ("Norsyn", "Berg"),
        ),
    ],
)
def test_what_a_passive_quotes_stands_before_it(text: str, content: str, chain: tuple[str, ...]) -> None:
    reading = read_text(text)
    (found,) = reading.attributions
    assert (words(reading, found.content), found.chain) == (content, chain)


@pytest.mark.parametrize(
    "text",
    [
        "When the ferry sailed, Berg was quoted as saying that he was glad.",
        "Dahl left on Monday, and Berg was quoted as saying that he was glad.",
    ],
)
def test_what_stands_before_is_not_quoted_where_a_clause_follows(text: str) -> None:
    reading = read_text(text)
    assert [words(reading, found.content) for found in reading.attributions] == ["that he was glad"]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Times reported, citing an interview that Minister Berg gave to the daily Kontur, that the port was shut.",
        "The Harbour Times, citing an interview given by Minister Berg to the daily Kontur, reported that the port was shut.",
        "The Harbour Times reported that the port was shut, citing an interview that Minister Berg granted to the daily Kontur.",
        "The Harbour Times reported that the port was shut, citing Minister Berg's interview with the daily Kontur.",
    ],
)
def test_who_gave_the_interview_speaks_through_whom_they_gave_it_to(text: str) -> None:
    reading = read_text(text)
    (inner,) = (found for found in reading.attributions if found.parent)
    assert [a.name for a in reading.actors if a.id == inner.speaker] == ["Berg"]
    assert inner.chain == ("Harbour Times", "Kontur", "Minister Berg")
    assert [words(reading, found.content) for found in reading.attributions] == ["that the port was shut"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "In an interview that he gave to the Courier, Berg said that the port was shut.",
        "In remarks made to the Courier, Berg said that the port was shut.",
    ],
)
def test_an_interview_given_goes_through_whom_it_was_given_to(text: str) -> None:
    (found,) = read_text(text).attributions
    assert found.chain == ("Courier", "Berg")
