"""Users, keys and tickets in a store. Only digests of secrets come here: what a thief reads in the database opens nothing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Engine, delete, func, select, update
from sqlalchemy.engine import Row

from dragoman.errors import AccountExists, BadAccount, NoSuchAccount
from dragoman.store import engine
from dragoman.store.failures import reported
from dragoman.store.tables import api_keys, tickets, users
from dragoman.types import ApiKey, User, UserRole

_LARGEST_NUMBER = 2**31

TicketKind = Literal["session", "invitation", "passage"]
"""A session; an invitation to set a password; a sign-in on its way through a provider."""


@dataclass(frozen=True)
class Ticket:
    """What somebody holds the secret of, by its `digest`. Moments are ISO, in UTC."""

    digest: str
    kind: TicketKind
    user: int | None
    created: str
    seen: str
    expires: str
    content: Mapping[str, str] = field(default_factory=dict)


class Accounts:
    """The accounts of a store that is open; each method is one transaction."""

    def __init__(self, db: Engine, address: str) -> None:
        self._engine = db
        self._address = address

    # -- users -------------------------------------------------------------------------------------------------------------

    def users(self) -> tuple[User, ...]:
        """All users, by name."""
        with self._reading() as connection:
            return tuple(map(_user, connection.execute(select(users).order_by(users.c.folded))))

    def user(self, id: int) -> User:
        """One user; raises `NoSuchAccount`."""
        with self._reading() as connection:
            return _user(_row_of(connection, id))

    def named(self, name: str) -> User:
        """The user of that name, however capitalised; raises `NoSuchAccount`."""
        found = self.password_of(name)
        if found is None:
            raise NoSuchAccount(name, "is no user of this store; `dragoman user list` shows those that are")
        return found[0]

    def password_of(self, name: str) -> tuple[User, str | None] | None:
        """The user of that name with the hash of the password."""
        with self._reading() as connection:
            row = connection.execute(select(users).where(users.c.folded == name.casefold())).one_or_none()
            return (_user(row), row.password) if row else None

    def of_provider(self, issuer: str, subject: str) -> User | None:
        """Whom a provider knows by that subject."""
        with self._reading() as connection:
            found = select(users).where(users.c.issuer == issuer, users.c.subject == subject)
            row = connection.execute(found).one_or_none()
            return _user(row) if row else None

    def add_user(
        self, name: str, role: UserRole, created: str, *, password: str | None = None, provider: tuple[str, str] | None = None
    ) -> User:
        """Keep a new user, with a password's hash or a provider's (issuer, subject); raises `AccountExists`."""
        issuer, subject = provider or (None, None)
        row = {"name": name, "folded": name.casefold(), "role": role, "password": password, "issuer": issuer}
        with self._writing() as connection:
            if connection.execute(select(users.c.id).where(users.c.folded == name.casefold())).scalar() is not None:
                raise AccountExists(name, "is a user already; choose another name")
            made = users.insert().values(**row, subject=subject, active=True, created=created).returning(users.c.id)
            return _user(_row_of(connection, connection.execute(made).scalar_one()))

    def set_role(self, id: int, role: UserRole) -> User:
        """Give a user another role; raises `NoSuchAccount`, and `BadAccount` where nobody would be in charge."""
        return self._change(id, {"role": role})

    def follow_role(self, id: int, role: UserRole) -> User:
        """Give a user the role that their provider says, even where nobody would be in charge. Raises `NoSuchAccount`."""
        with self._writing() as connection:
            connection.execute(update(users).where(users.c.id == id).values(role=role))
            return _user(_row_of(connection, id))

    def set_active(self, id: int, active: bool) -> User:
        """Shut a user out, sessions and invitations too, or let them in again; raises as `set_role` does."""
        return self._change(id, {"active": active})

    def set_password(self, id: int, password: str) -> User:
        """Keep the hash of another password; sessions and invitations end. Raises `NoSuchAccount`."""
        return self._change(id, {"password": password})

    def rehash(self, id: int, password: str) -> None:
        """Keep another hash of the same password."""
        with self._writing() as connection:
            connection.execute(update(users).where(users.c.id == id).values(password=password))

    def saw(self, id: int, moment: str) -> None:
        """Note when a user last signed in."""
        with self._writing() as connection:
            connection.execute(update(users).where(users.c.id == id).values(seen=moment))

    def _change(self, id: int, values: Mapping[str, Any]) -> User:
        with self._writing() as connection:
            before = _row_of(connection, id)
            connection.execute(update(users).where(users.c.id == id).values(**values))
            if before.role == "owner" and before.active and not _owners(connection):
                raise BadAccount(before.name, "is the only owner; make another one first")
            if "role" not in values:
                connection.execute(delete(tickets).where(tickets.c.user_id == id))
            return _user(_row_of(connection, id))

    # -- keys --------------------------------------------------------------------------------------------------------------

    def every_key(self) -> tuple[ApiKey, ...]:
        """All keys, oldest first; those that were revoked too."""
        with self._reading() as connection:
            return tuple(map(_key, connection.execute(select(api_keys).order_by(api_keys.c.id))))

    def key_of(self, digest: str) -> ApiKey | None:
        """The key of that digest."""
        with self._reading() as connection:
            row = connection.execute(select(api_keys).where(api_keys.c.digest == digest)).one_or_none()
            return _key(row) if row else None

    def add_key(self, key: ApiKey, digest: str) -> ApiKey:
        """Keep a key under the next number, with which it is returned; raises `AccountExists` where a good one has its name."""
        row = {"name": key.name, "role": key.role, "hint": key.hint, "by": key.by, "created": key.created}
        with self._writing() as connection:
            same_name = select(api_keys).where(api_keys.c.name == key.name)
            if any(_key(row).is_good(key.created) for row in connection.execute(same_name)):
                raise AccountExists(key.name, "is a key already; revoke it first, or choose another name")
            made = api_keys.insert().values(**row, expires=key.expires, digest=digest).returning(api_keys.c.id)
            return msgspec.structs.replace(key, id=connection.execute(made).scalar_one())

    def revoke_key(self, id: int, moment: str) -> ApiKey:
        """Let a key open nothing from now on; raises `NoSuchAccount`."""
        nothing = NoSuchAccount(f"key {id}", "is not there; `dragoman key list` shows those that are")
        if not 0 < id < _LARGEST_NUMBER:
            raise nothing
        with self._writing() as connection:
            of_it = api_keys.c.id == id
            connection.execute(update(api_keys).where(of_it, api_keys.c.revoked.is_(None)).values(revoked=moment))
            row = connection.execute(select(api_keys).where(of_it)).one_or_none()
            if row is None:
                raise nothing
            return _key(row)

    def used_key(self, id: int, moment: str) -> None:
        """Note when a key was last used."""
        with self._writing() as connection:
            connection.execute(update(api_keys).where(api_keys.c.id == id).values(used=moment))

    # -- tickets -----------------------------------------------------------------------------------------------------------

    def issue(self, ticket: Ticket) -> None:
        """Keep a ticket, and forget those that have ended."""
        row = {"digest": ticket.digest, "kind": ticket.kind, "user_id": ticket.user, "created": ticket.created}
        content = msgspec.json.encode(dict(ticket.content)).decode()
        with self._writing() as connection:
            connection.execute(delete(tickets).where(tickets.c.expires <= ticket.created))
            connection.execute(tickets.insert().values(**row, seen=ticket.seen, expires=ticket.expires, content=content))

    def ticket(self, kind: TicketKind, digest: str) -> tuple[Ticket, User | None] | None:
        """The ticket of that digest with its user; None where there is none, or the user is shut out."""
        with self._reading() as connection:
            return _ticket(connection, kind, digest)

    def take(self, kind: TicketKind, digest: str) -> tuple[Ticket, User | None] | None:
        """The same, once: nobody gets it a second time."""
        with self._writing() as connection:
            found = _ticket(connection, kind, digest)
            connection.execute(delete(tickets).where(tickets.c.digest == digest, tickets.c.kind == kind))
            return found

    def saw_ticket(self, digest: str, moment: str) -> None:
        """Note when a ticket was last shown."""
        with self._writing() as connection:
            connection.execute(update(tickets).where(tickets.c.digest == digest).values(seen=moment))

    def end_tickets(self, user: int, kind: TicketKind) -> None:
        """End all of one kind that a user holds."""
        with self._writing() as connection:
            connection.execute(delete(tickets).where(tickets.c.user_id == user, tickets.c.kind == kind))

    # -- inside ------------------------------------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with reported(self._address), engine.writer(self._engine) as connection, connection.begin():
            engine.lock(connection)
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with reported(self._address), engine.reader(self._engine) as connection, connection.begin():
            yield connection


def _row_of(connection: Connection, id: int) -> Row[Any]:
    # No database holds a number that long, and not every one takes it in a question.
    row = connection.execute(select(users).where(users.c.id == id)).one_or_none() if 0 < id < _LARGEST_NUMBER else None
    if row is None:
        raise NoSuchAccount(f"user {id}", "is not there; `dragoman user list` shows those that are")
    return row


def _owners(connection: Connection) -> int:
    count = select(func.count()).select_from(users).where(users.c.role == "owner", users.c.active)
    return connection.execute(count).scalar_one()


def _ticket(connection: Connection, kind: TicketKind, digest: str) -> tuple[Ticket, User | None] | None:
    row = connection.execute(select(tickets).where(tickets.c.digest == digest, tickets.c.kind == kind)).one_or_none()
    if row is None:
        return None
    content = msgspec.json.decode(row.content, type=dict[str, str])
    found = Ticket(row.digest, kind, row.user_id, row.created, row.seen, row.expires, content)
    if row.user_id is None:
        return found, None
    person = connection.execute(select(users).where(users.c.id == row.user_id, users.c.active)).one_or_none()
    return (found, _user(person)) if person else None


def _user(row: Row[Any]) -> User:
    signs_in: Literal["password", "provider", "not yet"] = "password" if row.password else "provider" if row.issuer else "not yet"
    return User(
        id=row.id,
        name=row.name,
        role=row.role,
        signs_in=signs_in,
        active=row.active,
        created=row.created,
        seen=row.seen,
        issuer=row.issuer,
    )


def _key(row: Row[Any]) -> ApiKey:
    return ApiKey(
        id=row.id,
        name=row.name,
        role=row.role,
        hint=row.hint,
        by=row.by,
        created=row.created,
        expires=row.expires,
        revoked=row.revoked,
        used=row.used,
    )
