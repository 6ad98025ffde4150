"""What a database reports → an error that a user can act on; never a password, never a statement with its values."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy.exc import DBAPIError

from dragoman.errors import StoreBusy, StoreCorrupted, StoreError, StoreFull, StoreUnreachable

_FULL = "the disk or its quota is full; nothing of the document at hand was kept: make room and try again"
_BUSY = "another process is writing to it and did not finish in time; try again"
_DAMAGED = "the database is damaged or is none; restore it from a copy, or name another file"
_READ_ONLY = "may not be written; check the permissions of the file and its folder"

_WRITES_REFUSED = {
    sqlite3.SQLITE_IOERR_WRITE,  # a quota or a limit on the size of files is reported so, a full disk as SQLITE_FULL
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_TRUNCATE,
}
_SHORT = {sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS}
_POSTGRES_BUSY = {"55P03", "40001", "40P01", "57014"}


@contextmanager
def reported(address: str) -> Iterator[None]:
    """Turn what the database, or a row that cannot be decoded, reports into an error of `errors`.

    `address` names the store in it, without a password.
    """
    try:
        yield
    except DBAPIError as error:
        raise _error(address, error.orig or error, error.connection_invalidated) from error
    except sqlite3.Error as error:
        raise _error(address, error, False) from error
    except (msgspec.DecodeError, zlib.error) as error:
        raise StoreCorrupted(address, f"holds a record that cannot be read ({error}); restore it from a copy") from error


def _error(address: str, cause: BaseException, lost: bool) -> StoreError:
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(address, cause)
    return _of_postgres(address, cause, lost)


def _of_sqlite(address: str, cause: sqlite3.Error) -> StoreError:
    code = getattr(cause, "sqlite_errorcode", 0)
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_FULL or code in _WRITES_REFUSED:
        return StoreFull(address, _FULL)
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(address, _BUSY)
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or code in _SHORT:
        return StoreCorrupted(address, _DAMAGED)
    if primary == sqlite3.SQLITE_READONLY:
        return StoreUnreachable(address, _READ_ONLY)
    if primary in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StoreUnreachable(address, "cannot be opened; check that its folder is there and may be written")
    if primary == sqlite3.SQLITE_IOERR:
        return StoreUnreachable(address, f"the disk reports an error ({cause}); check the disk")
    if "no such table" in str(cause) or "no such column" in str(cause):
        return StoreCorrupted(address, f"a part of the store is missing ({cause}); restore it from a copy")
    return StoreError(address, f"the database reports: {cause}")


def _of_postgres(address: str, cause: BaseException, lost: bool) -> StoreError:
    state = getattr(cause, "sqlstate", None) or ""
    line = str(cause).strip().split("\n")[0]
    if state == "53100":
        return StoreFull(address, _FULL)
    if state in _POSTGRES_BUSY:
        return StoreBusy(address, _BUSY)
    if state in ("XX001", "XX002"):
        return StoreCorrupted(address, f"the server reports damage ({line}); restore it from a copy")
    if state in ("42501", "25006"):
        return StoreUnreachable(address, f"the account may not write there ({line}); ask the database's keeper")
    if state == "42P01":
        return StoreCorrupted(address, f"a part of the store is missing ({line}); restore it from a copy")
    if type(cause).__name__ == "DataError" and "NUL" in line:
        return StoreError(address, "cannot keep a null character in an id or a name; take it out of the document")
    if lost or not state or state[:2] in ("08", "28", "3D", "57", "53"):
        return StoreUnreachable(
            address, f"the server cannot be reached or refuses ({_reason(cause)}); check the address and account"
        )
    return StoreError(address, f"the database reports: {line}")


def _reason(cause: BaseException) -> str:
    """Why a connection failed, in one line: the last one that says something, since the first lists the address."""
    lines = [line.strip() for line in str(cause).split("\n") if line.strip()]
    told = next((line for line in lines if "FATAL:" in line), lines[0] if lines else type(cause).__name__)
    return told.split("FATAL:")[-1].strip().rstrip(".")
