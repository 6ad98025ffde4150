"""What a document costs does not grow with its case: every statement finds its rows by an index."""

import re

import pytest
from dispatches import add, dispatch, link, remove
from sqlalchemy import event

from dragoman.store import Repository
from dragoman.store.tables import OF_A_CASE
from dragoman.types import Query

ENDS = ("documents_by_seq",)  # read from one end: the last number
TABLES = {table.name for table in OF_A_CASE}


def plans(store: Repository, act) -> list[tuple[str, str]]:
    """Every statement said while `act` is done, with each step of SQLite's plan for it."""
    said: list[tuple[str, object]] = []

    def note(connection, cursor, statement, parameters, context, executemany) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN", "EXPLAIN")):
            said.append((statement, parameters[0] if executemany else parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    act()
    event.remove(store.engine, "before_cursor_execute", note)
    assert said
    with store.engine.connect() as connection:
        return [
            (statement, row[3])
            for statement, parameters in said
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        ]


def scans(store: Repository, act) -> list[str]:
    """What would be read from end to end of the tables of cases, while `act` is done."""
    return [f"{step}: {statement}" for statement, step in plans(store, act) if _reads_all(step)]


def _reads_all(step: str) -> bool:
    """Whether a step of a plan reads a whole table, or all rows of a case."""
    found = re.match(r"(SCAN|SEARCH) (\w+)", step)
    if not found or found[2] not in TABLES or any(index in step for index in ENDS):
        return False
    return found[1] == "SCAN" or step.endswith("(case_id=?)")


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_what_settling_asks_of_documents_is_found_by_them(store: Repository) -> None:
    add(store, *(dispatch(f"d{n}") for n in range(3)))

    def ask() -> None:
        with store.session("strait") as session:
            session.view.cast_of(["d1", "d2"])
            session.view.sentences({"d1": ("d1:t1",)})

    steps = [step for _, step in plans(store, ask) if re.match(r"(SCAN|SEARCH) (members|statements)", step)]
    assert len(steps) == 2
    assert all("document=?" in step for step in steps), steps


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_nothing_is_read_from_end_to_end(store: Repository) -> None:
    add(store, *(dispatch(f"d{n}") for n in range(3)))

    def ask() -> None:
        with store.session("strait") as session:
            link(dispatch("d9"), session.view)
            session.view.copies(["0:x", "1:y"])
            session.view.cards(["d1", "d2"])
            session.view.pages_of("d1")
            session.view.members_of("d1")
            session.view.statements_of("d1")
            session.dirty_claims()
            session.reading("d1")

    def settle() -> None:
        with store.transaction("strait") as session:
            session.replace_claims(session.dirty_claims())

    assert scans(store, lambda: add(store, dispatch("d4"))) == []
    assert scans(store, ask) == []
    assert scans(store, settle) == []
    assert scans(store, lambda: remove(store, "d4")) == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "query",
    [
        Query(words="strait"),
        Query(speaker="orla venn"),
        Query(via="d1"),
        Query(document="d1"),
        Query(words="strait", via="d1", since="2020"),
        Query(),
    ],
)
def test_search_reads_no_table_from_end_to_end(store: Repository, query: Query) -> None:
    add(store, *(dispatch(f"d{n}") for n in range(3)))

    def ask() -> None:
        with store.session("strait") as session:
            session.search(query)

    if query == Query():  # the latest come out of the index in their order, and it is left when there are enough
        steps = [step for _, step in plans(store, ask)]
        assert "SEARCH statements USING INDEX statements_by_date (case_id=?)" in steps
        assert "USE TEMP B-TREE FOR ORDER BY" not in steps
    else:
        assert scans(store, ask) == []


def test_the_search_for_scans_finds_one(tmp_path) -> None:
    with Repository.open(f"sqlite:///{tmp_path / 'cases.db'}") as store:
        store.new_case("strait")
        with store.engine.connect() as connection:
            for all_of_it in ("SELECT count(head) FROM clusters", "SELECT max(dirty) FROM clusters WHERE case_id = 1"):
                assert len(scans(store, lambda asked=all_of_it: connection.exec_driver_sql(asked))) == 1
