"""The event table, its codebook, and the tables of a case."""

import csv
import io
import json
import zipfile

import pyarrow.parquet as pq
import pytest
from exported import CASE, herald, written
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exchange.plover import COLUMNS
from dragoman.exchange.spreadsheets import csv_pieces, guarded, unguarded
from dragoman.exchange.statuses import modes_of
from dragoman.exchange.tables import TABLES
from dragoman.workspace.cases import Workspace


def _records(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.fixture(scope="module")
def events(case: Workspace) -> list[dict[str, str]]:
    return _records(written(case, "plover-csv"))


def _row(events: list[dict[str, str]], kind: str, document: str) -> dict[str, str]:
    (found,) = (row for row in events if row["kind"] == kind and row["document"] == document)
    return found


def test_a_mutual_event_is_a_pair_without_direction(events: list[dict[str, str]]) -> None:
    row = _row(events, "meeting", "b")
    assert (row["source"], row["target"], row["directed"]) == ("Mira Halden", "Bashir Qadim", "false")
    assert (row["type"], row["date_start"], row["place"], row["status"]) == ("CONSULT", "2021-04-19", "Vienna", "occurred")
    assert row["event_id"] == _row(events, "meeting", "wire/1")["event_id"]


def test_who_acts_is_the_source(events: list[dict[str, str]]) -> None:
    row = _row(events, "praise", "b")
    assert (row["source"], row["target"], row["directed"]) == ("Lena Dahl", "Bashir Qadim", "true")


def test_a_denied_letter_is_negated_and_says_who_denies(events: list[dict[str, str]]) -> None:
    row = _row(events, "letter", "wire/1")
    assert (row["negation"], row["future"], row["iptc_status"], row["according_to"]) == ("true", "false", "", "Oram Tosk")


def test_a_planned_visit_is_future(events: list[dict[str, str]]) -> None:
    row = _row(events, "visit", "b")
    assert (row["future"], row["historical"], row["iptc_status"]) == ("true", "false", "eos1")


def test_spans_lead_to_the_words(events: list[dict[str, str]]) -> None:
    text = herald().document.text
    row = _row(events, "meeting", "wire/1")
    assert text[int(row["span_start"]) : int(row["span_end"])] == "met"
    assert text[int(row["evidence_start"]) : int(row["evidence_end"])] == row["text"]


@pytest.mark.parametrize(
    ("end", "published", "historical"),
    [
        ("2021-03-20", "2021-04-20", True),
        ("2021-03-21", "2021-04-20", False),
        ("2020", "2021-04-20", True),
        ("2021-03", "2021-04-20", None),  # the last day of March is near, the first is not
        ("2021-04", "2021-04-20", False),
        (None, "2021-04-20", None),
        ("2021-04-01", None, None),
    ],
)
def test_historical_is_what_was_over_a_month_before(end: str | None, published: str | None, historical: bool | None) -> None:
    assert modes_of("occurred", end, published).historical is historical


def test_parquet_says_the_same_as_csv_with_types_and_meanings(case: Workspace, events: list[dict[str, str]]) -> None:
    table = pq.read_table(io.BytesIO(written(case, "plover-parquet")))
    assert len(table) == len(events)
    for parquet, line in zip(table.to_pylist(), events, strict=True):
        assert unguarded(line["outlet"]) == parquet["outlet"]
        assert line["negation"] == str(parquet["negation"]).lower()
        assert line["according_to"] == "|".join(parquet["according_to"])
    for column in COLUMNS:
        assert table.schema.field(column.name).metadata == {b"description": column.meaning.encode()}


def test_the_codebook_explains_every_column(case: Workspace, events: list[dict[str, str]]) -> None:
    described = json.loads(written(case, "plover-codebook"))
    columns = described["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list(events[0])
    assert all(len(column["dc:description"]) > 5 for column in columns)
    assert CASE in described["dc:title"]


def test_every_table_of_the_case_is_in_the_archive(case: Workspace) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(case, "csv")))
    assert archive.testzip() is None
    assert archive.namelist() == [f"{table.name}.csv" for table in TABLES]
    tables = {table.name: _records(archive.read(f"{table.name}.csv")) for table in TABLES}
    (wire,) = (row for row in tables["documents"] if row["id"] == "wire/1")
    assert wire["title"].startswith("'=HYPERLINK")
    assert unguarded(wire["title"]) == herald().document.title
    assert {row["name"] for row in tables["actors"]} >= {"Mira Halden", "Oram Tosk"}
    assert len(tables["event_mentions"]) == 6
    assert {row["claim"] for row in tables["claim_instances"]} == {row["id"] for row in tables["claims"]}
    assert {row["event"] for row in tables["pending"]} == {"b:e2"}
    assert [row["medium"] for row in tables["channels"]]
    assert tables["statements"]
    for rows in tables.values():
        assert all(None not in row and None not in row.values() for row in rows), "a row of another width than its heading"


@given(st.lists(st.text(alphabet=st.sampled_from("'=+-@\t\r\n,\"|aé＝ \x00"), max_size=8), min_size=1, max_size=4))
def test_no_cell_is_a_formula_and_every_cell_comes_back(cells: list[str]) -> None:
    content = b"".join(csv_pieces([str(n) for n in range(len(cells))], [cells])).decode()
    _, row = csv.reader(io.StringIO(content, newline=""))
    assert [unguarded(cell) for cell in row] == cells
    assert not any(cell[:1] in tuple("=+-@\t\r\n＝") for cell in row if cell)
    assert all(unguarded(guarded(cell)) == cell for cell in cells)


def test_half_a_surrogate_pair_spoils_no_table() -> None:
    assert b"".join(csv_pieces(["a"], [["\ud83d"]])) == b"a\r\n?\r\n"
