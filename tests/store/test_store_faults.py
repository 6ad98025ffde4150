"""Kills, crowds, full disks and damaged files: clear words, and nothing half done."""

import multiprocessing
import os
import resource
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random

import pytest
from dispatches import add, dispatch, everything, link, remove, unlink
from sqlalchemy import event, select, text, update

from dragoman.errors import StoreBusy, StoreCorrupted, StoreError, StoreFull
from dragoman.linking.memory import MemoryView
from dragoman.store import Repository
from dragoman.store.tables import documents, readings
from dragoman.types import Query

KILLS = 25
_fork = multiprocessing.get_context("fork")  # as a process of its own, without a second's imports


def report(n: int) -> object:
    """The n-th of a stream of reports: speakers return, and so do some of their words."""
    return dispatch(
        f"d{n:04}", [("Orla Venn", f"The strait was crossed {n % 5} times."), (f"Envoy N{n % 3}", f"Ship {n} left Torvik.")]
    )


def whole(store: Repository) -> int:
    """Check that a case is what its documents make of it, no more and no less; how many there are."""
    with store.session("strait") as session:
        ids = [card.id for card in session.cards()]
        memory = MemoryView()
        for id in ids:
            memory.apply(link(session.reading(id), memory))
        case = memory.case("strait", reader="reader-1", linker="linker-1") if ids else memory.case("strait")
        assert session.load_case(statements=True) == case
        assert session.dirty_claims() == memory.dirty_claims()
        for id in ids:
            assert session.view.members_of(id) == memory.members_of(id)
        assert {hit.card.id for hit in session.search(Query(words="torvik", limit=10_000))} == set(ids)
    return len(ids)


def _go_on_adding(url: str, added) -> None:
    with Repository.open(url) as store:
        with store.session("strait") as session:
            first = len(list(session.cards()))
        for n in count(first):
            added.release()
            add(store, report(n))


def test_a_kill_leaves_each_document_in_or_out(url: str) -> None:
    random = Random(4)
    with Repository.open(url) as store:
        store.new_case("strait")
    counts = [0]
    for _ in range(KILLS):
        added = _fork.Semaphore(0)
        adder = _fork.Process(target=_go_on_adding, args=(url, added))
        adder.start()
        for _ in range(random.randint(1, 4)):  # so that documents are added whatever else the machine does
            assert added.acquire(timeout=60)
        time.sleep(random.uniform(0, 0.02))
        os.kill(adder.pid, signal.SIGKILL)
        adder.join()
        assert adder.exitcode == -signal.SIGKILL
        with Repository.open(url) as store:
            counts.append(whole(store))
            if len(counts) % 10 == 0:
                store.check()
    assert counts == sorted(counts)
    assert counts[-1] >= KILLS  # documents were added meanwhile, or the kills prove nothing


def _add_some(url: str, numbers: range, together) -> None:
    with Repository.open(url) as store:
        together.wait(30)
        for n in numbers:
            add(store, report(n))
            time.sleep(0.05)  # as reading the next document would take, and longer than a writer waits for its turn


def test_two_processes_add_to_one_case(url: str) -> None:
    with Repository.open(url) as store:
        store.new_case("strait")
    together = _fork.Barrier(2)
    adders = [_fork.Process(target=_add_some, args=(url, range(start, 30, 2), together)) for start in (0, 1)]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join(60)
    assert [adder.exitcode for adder in adders] == [0, 0]
    with Repository.open(url) as store:
        assert whole(store) == 30
        with store.session("strait") as session:
            order = [int(card.id[1:]) % 2 for card in session.cards()]
    assert order != sorted(order) and order != sorted(order, reverse=True)  # they took turns


def _open_and_make(url: str, name: str) -> None:
    with Repository.open(url) as store:
        store.new_case(name)


def test_processes_that_open_a_new_store_at_once(url: str) -> None:
    openers = [_fork.Process(target=_open_and_make, args=(url, f"case {n}")) for n in range(4)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join(60)
    assert [opener.exitcode for opener in openers] == [0] * 4
    with Repository.open(url, create=False) as store:
        assert [case.name for case in store.cases()] == [f"case {n}" for n in range(4)]


def test_who_waits_too_long_is_told(url: str, store: Repository) -> None:
    with Repository.open(url, patience=0.1) as other, store.transaction("strait") as session:
        session.put(dispatch("d1"), link(dispatch("d1"), session.view))
        with pytest.raises(StoreBusy, match="another process is writing"):
            add(other, dispatch("d2"))
        with other.session("strait") as reading:  # who reads does not wait
            assert list(reading.cards()) == []


@contextmanager
def _no_room(store: Repository) -> Iterator[None]:
    """A disk that is full: SQLite may not grow; the server reports what it does at the end of its disk."""
    if store.engine.dialect.name == "sqlite":
        store.engine.dispose()

        def bound(connection: sqlite3.Connection, _record: object) -> None:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")

        event.listen(store.engine, "connect", bound)
        yield
        event.remove(store.engine, "connect", bound)
        store.engine.dispose()
        return
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE FUNCTION full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$"
        )
        connection.exec_driver_sql("CREATE TRIGGER full_disk BEFORE INSERT ON statements EXECUTE FUNCTION full()")
    yield
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER full_disk ON statements")


def test_a_full_disk_loses_nothing(store: Repository) -> None:
    add(store, *(report(n) for n in range(5)))
    with _no_room(store), pytest.raises(StoreFull, match="make room and try again"):
        for n in range(5, 500):
            add(store, report(n))
    held = whole(store)
    assert 5 <= held < 500
    add(store, report(held))
    assert whole(store) == held + 1
    store.check()


def _add_within_a_limit(url: str, told) -> None:
    size = sum(path.stat().st_size for path in Path(url.removeprefix("sqlite:///")).parent.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40_000, resource.RLIM_INFINITY))
    try:
        _add_some(url, range(3, 10_000), _fork.Barrier(1))
    except StoreError as error:
        told.put(type(error).__name__)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_quota_loses_nothing(url: str, store: Repository) -> None:
    add(store, *(report(n) for n in range(3)))
    told = _fork.SimpleQueue()
    adder = _fork.Process(target=_add_within_a_limit, args=(url, told))
    adder.start()
    adder.join(60)
    assert told.get() == "StoreFull"
    assert whole(store) >= 3
    store.check()


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _overwrite(path: Path) -> None:
    path.write_bytes(Random(1).randbytes(path.stat().st_size))


def _is_none(path: Path) -> None:
    path.write_text("These are the minutes of a meeting, and no database.\n" * 50)


@pytest.mark.parametrize("harm", [_cut, _overwrite, _is_none])
def test_a_damaged_file_is_told(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    path = tmp_path / "cases.db"
    with Repository.open(f"sqlite:///{path}") as store:
        store.new_case("strait")
        add(store, *(report(n) for n in range(20)))
    assert not path.with_name("cases.db-wal").exists()
    harm(path)
    with pytest.raises(StoreCorrupted, match=r"cases\.db: .*restore it from a copy"):
        Repository.open(f"sqlite:///{path}")


def test_damage_inside_a_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with Repository.open(f"sqlite:///{path}") as store:
        store.new_case("strait")
        add(store, *(report(n) for n in range(20)))
        store.check()
        with store.engine.connect() as connection:
            page = connection.execute(text("SELECT rootpage FROM sqlite_master WHERE name = 'members'")).scalar_one()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with Repository.open(f"sqlite:///{path}") as store, pytest.raises(StoreCorrupted, match="is damaged"):
        store.check()


def test_an_index_that_lost_a_word_is_found(tmp_path: Path) -> None:
    with Repository.open(f"sqlite:///{tmp_path / 'cases.db'}") as store:
        store.new_case("strait")
        add(store, report(1))
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE statements SET words = 'other words'"))
        with pytest.raises(StoreCorrupted, match="index of words"):
            store.check()


def test_a_record_that_cannot_be_read_is_told(store: Repository) -> None:
    add(store, report(1), report(2))
    for change in (
        update(readings).where(readings.c.document == "d0001").values(packed=b"not packed"),
        update(documents).where(documents.c.id == "d0001").values(card="{"),
    ):
        with store.engine.begin() as connection:
            connection.execute(change)
        with pytest.raises(StoreCorrupted, match="cannot be read"), store.session("strait") as session:
            everything(session)
    with store.engine.connect() as connection:
        assert len(connection.execute(select(documents)).all()) == 2


def test_a_store_that_lost_a_table_is_told(store: Repository) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE members")
    with pytest.raises(StoreCorrupted, match="members"), store.session("strait") as session:
        session.view.members_of("d1")


def test_a_removal_that_is_killed_is_undone(store: Repository) -> None:
    add(store, report(1), report(2))
    with pytest.raises(KeyboardInterrupt), store.transaction("strait") as session:
        session.remove("d0001", unlink("d0001", session.view))
        raise KeyboardInterrupt
    assert whole(store) == 2
    remove(store, "d0001")
    with store.session("strait") as session:
        assert [card.id for card in session.cards()] == ["d0002"]
