"""Connections to a store: how each dialect begins, locks and waits."""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection

from dragoman.errors import MissingExtra, StoreUnreachable
from dragoman.store.addresses import address_of

PATIENCE = 60.0
"""Seconds that a writer waits for another before it gives up with `StoreBusy`."""

_WRITES = "dragoman_writes"
_LOCKS = 0x4452  # the namespace of our advisory locks on a PostgreSQL server
_CASELESS = 0  # the lock for what concerns no case: migrations, making a case


def engine_for(url: URL, *, create: bool, patience: float = PATIENCE) -> Engine:
    """An engine on the address; nothing is opened yet, but a missing file is told here."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, create, patience)
    return _postgres(url, patience)


def writer(engine: Engine) -> Connection:
    """A connection whose transaction writes: it holds SQLite's lock from its first word; PostgreSQL locks by case."""
    return engine.connect().execution_options(**{_WRITES: True})


def reader(engine: Engine) -> Connection:
    """A connection whose transaction sees one state of the store from its first read to its end."""
    if engine.dialect.name == "sqlite":
        return engine.connect()
    return engine.connect().execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def lock(connection: Connection, case: int = _CASELESS) -> None:
    """Hold a case (or what concerns none) until the transaction ends. SQLite holds the whole file since its BEGIN."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:space, :case)"), {"space": _LOCKS, "case": case})


def _sqlite(url: URL, create: bool, patience: float) -> Engine:
    path = Path(url.database or "")
    if not path.exists():
        if not create:
            raise StoreUnreachable(address_of(url), "there is no such store; `dragoman case new NAME` makes one")
        if not path.absolute().parent.is_dir():
            raise StoreUnreachable(address_of(url), "its folder does not exist; make it, or name another")
    engine = create_engine(url, connect_args={"timeout": patience, "check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, _record: Any) -> None:
    # The driver's own BEGIN comes too late for a write lock: we say it ourselves, in `_begin`.
    connection.isolation_level = None
    cursor = connection.cursor()
    # FULL: a document that was reported as added survives a power cut, not only a kill.
    # Four times the usual pages (16 MB) until they are taken over from the log: in a large case a document writes 300, many of
    # which the next ones write again, and each is then carried over once for a dozen documents.
    for setting in ("synchronous=FULL", "cache_size=-65536", "temp_store=MEMORY", "wal_autocheckpoint=4000"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def use_wal(engine: Engine, patience: float = PATIENCE) -> None:
    """Let readers read while one writes. SQLite does not wait by itself for the lock that this change takes: two processes may
    open a new file at once."""
    until = time.monotonic() + patience
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA journal_mode")
        while cursor.fetchone() != ("wal",):
            try:
                cursor.execute("PRAGMA journal_mode=WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(0.02)
                cursor.execute("PRAGMA journal_mode")
    finally:
        raw.close()


def _postgres(url: URL, patience: float) -> Engine:
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError as error:
        raise MissingExtra(address_of(url), 'needs the driver for PostgreSQL; pip install "dragoman[postgres]"') from error

    def settle(connection: Connection) -> None:
        # A plan that was kept from when the tables were small would read them from end to end ever after.
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        if connection.get_execution_options().get(_WRITES):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(patience * 1000)}")

    event.listen(engine, "begin", settle)
    return engine
