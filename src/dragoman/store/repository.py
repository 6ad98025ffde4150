"""A store: its cases by name, and a transaction on one of them."""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, bindparam, delete, func, select

from dragoman.errors import BadCaseName, CaseChanged, CaseExists, NoSuchCase
from dragoman.store import addresses, engine, upgrade
from dragoman.store.accounts import Accounts
from dragoman.store.backup import back_up
from dragoman.store.failures import reported
from dragoman.store.kept import Kept
from dragoman.store.session import CaseSession
from dragoman.store.tables import OF_A_CASE, cases, documents
from dragoman.store.written import Written
from dragoman.types.reading import Noun

_NAME = re.compile(r"[^\W_](?:[\w .+-]{0,98}[\w+])?")


class CaseSummary(Noun, frozen=True, kw_only=True):
    """A case of a store: its name, how many documents it has, and when it was made (ISO, UTC)."""

    name: str
    documents: int
    created: str


class Repository:
    """A store that is open. One may be used by several threads; each transaction has its own connection.

    Every method raises the errors of `dragoman.errors` that begin with `Store` where the database cannot do what is asked.
    """

    def __init__(self, db: Engine, address: str) -> None:
        self.engine = db
        self.address = address
        self._kept = Kept()
        self._written = Written()

    @classmethod
    def open(cls, url: str | None = None, *, create: bool = True, patience: float = engine.PATIENCE) -> Self:
        """Open the store at `url` (`default_url()` where it is None), make it or bring it up to date.

        Without `create` a store that is not there is `StoreUnreachable`. `patience` is how many seconds a writer waits for
        another. Raises `BadStoreUrl`, `MissingExtra`, `StoreUnreachable`, `StoreTooNew`, `StoreCorrupted`.
        """
        parsed = addresses.parse(url or addresses.default_url())
        address = addresses.address_of(parsed)
        if create and parsed.get_backend_name() == "sqlite":
            addresses.make_folder(parsed)
        db = engine.engine_for(parsed, create=create, patience=patience)
        try:
            with reported(address):
                upgrade.bring_up_to_date(db, address, create=create, patience=patience)
        except BaseException:
            db.dispose()
            raise
        return cls(db, address)

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def accounts(self) -> Accounts:
        """Users and keys of the store."""
        return Accounts(self.engine, self.address)

    def new_case(self, name: str) -> None:
        """Make an empty case; raises `BadCaseName`, `CaseExists`."""
        if not _NAME.fullmatch(name):
            raise BadCaseName(
                repr(name), "cannot name a case; use up to 100 letters, digits, spaces and . _ + -, with a letter or digit first"
            )
        with self._writing() as connection:
            engine.lock(connection)
            if _case_id(connection, name) is not None:
                raise CaseExists(name, f"is a case of {self.address} already; choose another name, or drop it first")
            connection.execute(cases.insert().values(name=name, created=datetime.now(UTC).isoformat(timespec="seconds")))

    def cases(self) -> list[CaseSummary]:
        """The cases of the store, by name."""
        counts = select(documents.c.case_id, func.count().label("documents")).group_by(documents.c.case_id).subquery("counted")
        rows = (
            select(cases.c.name, cases.c.created, func.coalesce(counts.c.documents, 0).label("documents"))
            .select_from(cases.outerjoin(counts, counts.c.case_id == cases.c.id))
            .order_by(cases.c.name)
        )
        with self._reading() as connection:
            return [CaseSummary(name=row.name, documents=row.documents, created=row.created) for row in connection.execute(rows)]

    def drop_case(self, name: str, *, expected: Collection[str] | None = None) -> None:
        """Take a case away with everything in it, its ledger too; raises `NoSuchCase`, and `CaseChanged` as `transaction`."""
        with self._writing() as connection:
            case = self._locked(connection, name)
            _must_be_as_expected(CaseSession(connection, case, name, writes=False), expected)
            connection.execute(delete(cases).where(cases.c.id == case))  # first: the ledger's guard lets entries go after it
            for table in OF_A_CASE:
                connection.execute(delete(table).where(table.c.case_id == case))

    @contextmanager
    def transaction(self, case: str, *, expected: Collection[str] | None = None) -> Iterator[CaseSession]:
        """The case, held by this process alone until the block ends: all of it is kept then, or after an error nothing.

        Raises `NoSuchCase`, `StoreBusy`, `StoreFull`, and `CaseChanged` where the case has none of the `expected` revisions.
        """
        with self._writing() as connection:
            id = self._locked(connection, case)
            session = CaseSession(connection, id, case, writes=True)
            _must_be_as_expected(session, expected)
            before = session.revision()
            session.view.memory = self._kept.take(id, before)
            yield session
            session.count_change()
            revision = session.revision()
        self._kept.leave(id, revision, session.view.memory)
        if not session.rewritten:
            self._written.note(before, revision, frozenset(session.marks))

    @contextmanager
    def session(self, case: str) -> Iterator[CaseSession]:
        """The case as it is now, to read; what others write meanwhile does not show. Raises `NoSuchCase`."""
        with self._reading() as connection:
            found = _case_id(connection, case)
            if found is None:
                raise self._no_such(case)
            yield CaseSession(connection, found, case, writes=False, written=self._written)

    def ping(self) -> None:
        """Ask the store for next to nothing, to see that it answers."""
        with self._reading() as connection:
            connection.execute(select(cases.c.id).limit(1))

    def backup(self, target: Path) -> None:
        """Copy a SQLite store into a new file while it is in use; raises `StoreError`."""
        with reported(self.address):
            back_up(self.engine, self.address, target)

    def check(self) -> None:
        """Read the whole database and raise `StoreCorrupted` where it contradicts itself."""
        with reported(self.address):
            upgrade.check(self.engine, self.address)

    def _locked(self, connection: Connection, name: str) -> int:
        found = _case_id(connection, name)
        if found is not None:
            engine.lock(connection, found)
            found = _case_id(connection, name)  # it may have been dropped while we waited
        if found is None:
            raise self._no_such(name)
        return found

    def _no_such(self, name: str) -> NoSuchCase:
        return NoSuchCase(name, f"is no case of {self.address}; `dragoman case list` shows those that are")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with reported(self.address), engine.writer(self.engine) as connection, connection.begin():
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with reported(self.address), engine.reader(self.engine) as connection, connection.begin():
            yield connection


def _must_be_as_expected(session: CaseSession, expected: Collection[str] | None) -> None:
    if expected is not None and session.revision() not in expected:
        raise CaseChanged(session.name, "has changed since you looked; look again, and decide anew")


def _case_id(connection: Connection, name: str) -> int | None:
    return connection.execute(_CASE_ID, {"name": name}).scalar()


_CASE_ID = select(cases.c.id).where(cases.c.name == bindparam("name"))
