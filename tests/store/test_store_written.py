"""Who holds a list of an earlier state reads what was written since, and has the list as it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import msgspec
from dispatches import add, dispatch, remove
from sqlalchemy import event

from dragoman.store import Repository
from dragoman.store.clusters import CHUNK
from dragoman.store.written import Written
from dragoman.types import CaseActor, CaseEvent, Claim, Delta, DocumentCard

KINDS = (CaseActor, CaseEvent, Claim)


class Reader:
    """Holds every list of the case, and brings them up to date."""

    def __init__(self, store: Repository) -> None:
        self.store = store
        self.revision = ""
        self.lists: dict[type, tuple] = dict.fromkeys(KINDS, ())
        self.filed: tuple = ()
        self.ledger: tuple = ()

    def look(self) -> None:
        with self.store.session("strait") as session:
            self.lists = {kind: session.clusters_since(kind, self.revision, held) for kind, held in self.lists.items()}
            self.filed = session.filed_since(self.revision, self.filed)
            self.revision = session.revision()

    def assert_has_what_is_there(self) -> None:
        with self.store.session("strait") as session:
            assert self.lists[CaseActor] == tuple(session.actors())
            assert self.lists[CaseEvent] == tuple(session.events())
            assert self.lists[Claim] == tuple(session.claims())
            assert self.filed == session.filed()
            assert [one.card for one in self.filed] == list(session.cards())
            assert {one.card.id: one.added for one in self.filed} == session.added()


@contextmanager
def rows_read(store: Repository, table: str) -> Iterator[list[int]]:
    """How many times the table is asked, as it is counted."""
    asked: list[int] = []

    def note(connection, cursor, statement, parameters, context, executemany) -> None:
        if f"FROM {table}" in statement:
            asked.append(len(parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    yield asked
    event.remove(store.engine, "before_cursor_execute", note)


def test_a_list_is_brought_up_to_date_by_whatever_is_written(store: Repository, url: str) -> None:
    reader, random = Reader(store), Random(7)
    held: set[str] = set()
    for number in range(40):
        with Repository.open(url) as other:
            writer = other if number % 13 == 5 else store
            if number % 4 == 3:
                gone = random.choice(sorted(held))
                remove(writer, gone)
                held.remove(gone)
            else:
                id = f"d{random.randrange(30)}"
                if id not in held:
                    add(writer, dispatch(id))
                    held.add(id)
        if number % 3:
            reader.look()
            reader.assert_has_what_is_there()


def test_a_long_list_grows_and_a_copy_loses_its_original(store: Repository) -> None:
    reader = Reader(store)
    add(store, *(dispatch(f"d{number}") for number in range(CHUNK + 2)))
    reader.look()
    add(store, dispatch("e1"), copy_of="d0")
    add(store, dispatch("e2"), copy_of="d0")
    reader.look()
    remove(store, "d0")
    reader.look()
    reader.assert_has_what_is_there()
    assert [one.card.copy_of for one in reader.filed[-2:]] == [None, "e1"]


def test_a_case_that_is_cleared_or_made_anew_is_read_anew(store: Repository) -> None:
    reader = Reader(store)
    add(store, dispatch("d1"), dispatch("d2"))
    reader.look()
    with store.transaction("strait") as session:
        session.clear()
    reader.look()
    reader.assert_has_what_is_there()
    add(store, dispatch("d1"))
    reader.look()
    store.drop_case("strait")
    store.new_case("strait")
    reader.look()
    reader.assert_has_what_is_there()


def test_what_failed_is_not_taken_for_written(store: Repository) -> None:
    reader = Reader(store)
    add(store, dispatch("d1"))
    reader.look()
    try:
        with store.transaction("strait") as session:
            session.apply(Delta(gone=(("actor", "a:Orla Venn"),)))
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    with store.transaction("strait") as session:
        session.apply(Delta(actors=(CaseActor(id="a", name="Ivo Lund", kind="person", documents=("d1",)),)))
    reader.look()
    reader.assert_has_what_is_there()


def test_a_claim_that_is_settled_is_read_anew(store: Repository) -> None:
    reader = Reader(store)
    add(store, dispatch("d1"))
    reader.look()
    with store.transaction("strait") as session:
        claim = next(session.claims())
        session.replace_claims([msgspec.structs.replace(claim, status="disputed")])
    reader.look()
    assert "disputed" in {one.status for one in reader.lists[Claim]}
    reader.assert_has_what_is_there()


def test_only_what_was_written_is_read(store: Repository) -> None:
    add(store, *(dispatch(f"d{number}", [(f"Speaker {number}", f"Sentence {number}.")]) for number in range(20)))
    reader = Reader(store)
    reader.look()
    with rows_read(store, "clusters") as asked:
        reader.look()
    assert not asked
    add(store, dispatch("d20", [("Speaker 3", "Sentence 3.")]))
    before = reader.lists
    reader.look()
    new = {kind: [one for one in reader.lists[kind] if not any(one is old for old in before[kind])] for kind in KINDS}
    assert {kind: [one.id for one in found] for kind, found in new.items()} == {
        CaseActor: ["a:Speaker 3"],
        CaseEvent: ["e:d20"],
        Claim: ["c:Sentence 3."],
    }
    assert isinstance(reader.filed[-1].card, DocumentCard)


def test_a_gap_in_what_is_known_is_told() -> None:
    written = Written()
    written.note("1.1", "1.2", frozenset({("actor", "a")}))
    written.note("1.2", "1.3", frozenset({("claim", "c")}))
    written.note("1.4", "1.5", frozenset())
    assert written.between("1.1", "1.3") == {("actor", "a"), ("claim", "c")}
    assert written.between("1.3", "1.3") == frozenset()
    assert written.between("1.3", "1.5") is None
    assert written.between("", "1.3") is None
