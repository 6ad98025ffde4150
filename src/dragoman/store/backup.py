"""A copy of a SQLite store, made while others read and write it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from dragoman.errors import StoreError

_PAGES = 4096  # copied at a time: 16 MB, between which others may write


def back_up(engine: Engine, address: str, target: Path) -> None:
    """Copy into a file that is not there yet, and that only its owner may read; the copy is checked.

    Raises `StoreError` where the store is no SQLite file, or the target cannot be written or is there already.
    """
    if engine.dialect.name != "sqlite":
        raise StoreError(address, "is kept by PostgreSQL; copy it with pg_dump")
    try:
        # Nobody else may read it from its first byte on; and a copy is never written over another, or over the store itself.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise StoreError(str(target), "is there already; name another file") from None
    except OSError as error:
        raise StoreError(str(target), f"cannot be written ({error.strerror}); check its folder") from None
    try:
        _copy(engine.url.database or "", target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _copy(source: str, target: Path) -> None:
    with closing(sqlite3.connect(source, timeout=60)) as held, closing(sqlite3.connect(target)) as copy:
        held.execute("BEGIN")  # one state of the store: without it the copy would begin anew at each write
        held.execute("SELECT count(*) FROM sqlite_master").fetchone()
        held.backup(copy, pages=_PAGES)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, complete in itself
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(f"the copy is damaged ({found})")
