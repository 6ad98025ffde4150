"""Every row of the lesser readers' lexica is found in its example, as it says."""

from collections.abc import Callable
from functools import cache

import msgspec
import pytest

from dragoman import Document
from dragoman.reading.languages import LESSER
from dragoman.reading.lesser.actors import find_actors
from dragoman.reading.lesser.mentions import find_mentions
from dragoman.reading.lesser.page import Page, page_of
from dragoman.reading.lesser.sayings import find_sayings
from dragoman.reading.lesser.times import find_times
from dragoman.reading.lesser.words import find
from dragoman.reading.lexicon import rows
from dragoman.reading.pipeline import read_all
from dragoman.reading.sections import find_sections

Row = dict[str, str]
TABLES = ("cues", "nouns", "places", "outlets", "names", "events", "status", "times")


def page(row: Row) -> Page:
    document = Document.from_text(row["example"], language=row["language"], published="2016-04-21")
    return page_of(msgspec.structs.replace(document, sections=find_sections(document)), row["language"])


def is_cue(row: Row) -> bool:
    sayings = find_sayings(page(row), find_actors(page(row)))
    return any(saying.kind == row["kind"] for saying in sayings) or (
        row["kind"] == "citing" and any(s.kind == "according" for s in sayings)
    )


def is_found(table: str) -> Callable[[Row], bool]:
    meaning = "status" if table == "status" else "kind"
    return lambda row: any(found.row[meaning] == row[meaning] for found in find(table, page(row)))


def is_place(row: Row) -> bool:
    return any(m.english == row["english"] and m.kind == row["role"] for m in find_mentions(page(row)))


def is_outlet(row: Row) -> bool:
    return any(m.kind == "outlet" and m.english == row["english"] for m in find_mentions(page(row)))


def is_time(row: Row) -> bool:
    return any(time.value or time.reason for time in find_times(page(row)))


TESTS: dict[str, Callable[[Row], bool]] = {
    "cues": is_cue, "nouns": is_found("nouns"), "places": is_place, "outlets": is_outlet, "names": is_found("names"),
    "events": is_found("events"), "status": is_found("status"), "times": is_time,
}  # fmt: skip


@cache
def table_of(table: str, language: str) -> tuple[Row, ...]:
    return tuple(row for row in rows(f"lesser/{table}") if row["language"] == language)


@pytest.mark.parametrize("language", sorted(LESSER))
@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_found_in_its_example(table: str, language: str) -> None:
    if table == "names" and language not in ("ar", "fa"):
        assert not table_of(table, language)
        return
    assert len(table_of(table, language)) > 10
    wrong = [row for row in table_of(table, language) if not TESTS[table](row)]
    assert [row["example"] for row in wrong] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source_and_an_example(table: str) -> None:
    assert all(row["source"] and row["example"] for row in rows(f"lesser/{table}"))


def test_the_examples_are_read_without_complaint() -> None:
    sample = [row for table in TABLES for row in rows(f"lesser/{table}")][::25]
    readings = list(read_all(Document.from_text(row["example"], language=row["language"]) for row in sample))
    assert {reading.level for reading in readings} == {"lesser"}
