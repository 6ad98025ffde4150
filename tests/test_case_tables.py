"""A case in the terminal."""

import pytest
from golden_files import compare
from strait import ACTORS, CARDS, CLAIMS, EVENTS, PENDING, TEXTS, at

from dragoman.telling.case_tables import actors_table, claims_table, events_table, pending_table
from dragoman.telling.hits import hits_table
from dragoman.types import DocumentCard, Noun, Spans, Statement

EVENTS_BY_ID = {event.id: event for event in EVENTS}


class FoundStatement(Noun, frozen=True, kw_only=True):
    """What a search hands over."""

    statement: Statement
    card: DocumentCard
    marks: Spans = ()


def hit(text: str = TEXTS["d02"], **changes: object) -> FoundStatement:
    start, end = at("d02", "in secret")
    statement = Statement(
        id="s1",
        document="d02",
        span=(0, len(text)),
        text=text,
        chain=("Polaris", "an aide"),
        status="alleged",
        claim="c1",
        **changes,  # type: ignore[arg-type]
    )
    return FoundStatement(statement=statement, card=CARDS[1], marks=((start, end),))


TABLES = {
    "claims": lambda: claims_table(CLAIMS, width=130),
    "events": lambda: events_table(EVENTS, width=130),
    "actors": lambda: actors_table(ACTORS, width=130),
    "pending": lambda: pending_table(PENDING, EVENTS_BY_ID, as_of="2021-04-25", width=130),
    "hits": lambda: hits_table([hit(), hit(stance="denies", hedges=((0, 3),))], width=100),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_as_expected(name: str) -> None:
    compare(f"strait-{name}.txt", TABLES[name]())


def test_nothing_to_show_is_said_in_a_line() -> None:
    assert claims_table([]) == "No claim in this case.\n"
    assert events_table([]) == "No event in this case.\n"
    assert actors_table([]) == "No actor in this case.\n"
    assert pending_table([], {}, as_of="2021-04-25") == "Nothing is pending as of 25 April 2021.\n"
    assert hits_table([]) == "Nothing found.\n"


def test_a_narrow_terminal_loses_no_word() -> None:
    narrow = "".join(claims_table(CLAIMS, width=60).split())
    assert "corroborated" in narrow
    assert all(len(line) <= 60 for line in claims_table(CLAIMS, width=60).split("\n"))


def test_found_words_stand_out() -> None:
    assert "\x1b[1;4min secret\x1b[0m" in hits_table([hit()], color=True)
    assert "\x1b" not in hits_table([hit()])


def test_a_document_cannot_steer_the_terminal() -> None:
    text = "Dahl \x1b[2Jmet :smile: [bold]Sahl[/bold]\x07 in secret, for hours."
    assert "Dahl  [2Jmet :smile: [bold]Sahl[/bold]" in hits_table([hit(text)])
    actor = ACTORS[0]
    evil = type(actor)(id="a1", name="Evil\x1b[31m", kind="person", documents=("d1",), aliases=("\x9b2J",))
    assert not {"\x1b", "\x9b"} & set(actors_table([evil]))
