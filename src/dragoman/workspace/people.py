"""Who may use a store over the network: passwords, sessions, invitations and keys.

A password is kept as an argon2id hash, which takes its time on purpose. Everything else that opens something is 256 random bits,
of which the store keeps the SHA-256: nobody can guess them, so that a fast digest is enough, and it costs no request anything.
"""

import secrets
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from dragoman.errors import AccountExists, BadAccount, NoSuchAccount, SignInFailed, TooManyRequests
from dragoman.store import Accounts, Ticket
from dragoman.types import ApiKey, User, UserRole

if TYPE_CHECKING:
    from argon2 import PasswordHasher

KEY_PREFIX = "dragoman_"
"""How every API key begins, so that a person, and a scanner of leaked secrets, knows it."""

SESSION = timedelta(days=7)
IDLE = timedelta(hours=12)
"""A session ends so long after the sign-in, and so long after its last use."""

PROVIDED = timedelta(hours=12)
"""A session through a provider, which may shut somebody out without telling us."""

INVITATION = timedelta(days=3)
PASSAGE = timedelta(minutes=10)

_TOUCH = timedelta(minutes=5)  # the last use is noted this exactly: a write for each request would be one too many
_SHORTEST, _LONGEST = 12, 500
_HASHES_AT_ONCE = threading.BoundedSemaphore(2)  # each takes 64 MB: many at once would take the machine down
_QUEUE = 3.0  # seconds that one more waits for its turn


@dataclass(frozen=True)
class Passage:
    """A sign-in on its way through a provider: what must come back as it was sent."""

    state: str
    nonce: str
    verifier: str
    then: str


class People:
    """The accounts of a store with the secrets that open them; a secret is returned once, when it is made."""

    def __init__(self, accounts: Accounts, hasher: "PasswordHasher | None" = None) -> None:
        self.accounts = accounts
        self._given = hasher

    # -- users -------------------------------------------------------------------------------------------------------------

    def add(self, name: str, role: UserRole, password: str | None = None) -> User:
        """A new user, who signs in with the password, or first takes up an invitation; raises `AccountExists`, `BadAccount`."""
        name = _good_name(name)
        hashed = None if password is None else self._hash(_good_password(password, name))
        return self.accounts.add_user(name, role, _now(), password=hashed)

    def sign_in(self, name: str, password: str) -> User:
        """The user of that name, if the password is theirs; raises `SignInFailed` after the same time whatever is wrong."""
        from argon2.exceptions import InvalidHashError, VerificationError

        found = self.accounts.password_of(_keepable(name))
        user, hashed = found or (None, None)
        try:
            with _turn():
                self._hasher.verify(hashed or self._nobodys, _normal(password)[:_LONGEST])
        except (VerificationError, InvalidHashError):
            hashed = None
        if user is None or hashed is None or not user.active:
            raise SignInFailed("sign-in", "no user of that name has that password")
        if self._hasher.check_needs_rehash(hashed):
            self.accounts.rehash(user.id, self._hash(password))
        return user

    def change_password(self, user: User, old: str, new: str) -> None:
        """Give a user another password; every session of theirs ends. Raises `SignInFailed`, `BadAccount`."""
        try:
            self.sign_in(user.name, old)
        except SignInFailed:
            raise SignInFailed("password", "the present password is another") from None
        self.set_password(user, new)

    def set_password(self, user: User, new: str) -> None:
        """The same by whoever is in charge; raises `BadAccount`."""
        self.accounts.set_password(user.id, self._hash(_good_password(new, user.name)))

    # -- what a browser holds ----------------------------------------------------------------------------------------------

    def begin_session(self, user: User) -> str:
        """What the browser keeps as a cookie from the sign-in on."""
        self.accounts.saw(user.id, _now())
        return self._issue("session", PROVIDED if user.issuer else SESSION, user.id)

    def session(self, secret: str) -> User | None:
        """Who holds a session that goes on; notes now and then that it was used."""
        found = self.accounts.ticket("session", digest_of(secret))
        if found is None:
            return None
        ticket, user = found
        if ticket.expires <= _now() or ticket.seen <= _ago(IDLE):
            return None
        if ticket.seen <= _ago(_TOUCH):
            self.accounts.saw_ticket(ticket.digest, _now())
        return user

    def end_session(self, secret: str) -> None:
        """Sign out."""
        self.accounts.take("session", digest_of(secret))

    def invite(self, user: User) -> str:
        """What a user sets a password with, once; an invitation from before ends."""
        self.accounts.end_tickets(user.id, "invitation")
        return self._issue("invitation", INVITATION, user.id)

    def invited(self, secret: str) -> User | None:
        """Whom an invitation is for, if it still counts."""
        return _holder(self.accounts.ticket("invitation", digest_of(secret)))

    def take_up(self, secret: str, password: str) -> User:
        """Set the password of whoever was invited; raises `BadAccount`, and `SignInFailed` where the invitation has ended."""
        user = self.invited(secret)
        if user is not None:
            _good_password(password, user.name)  # a password that is too short does not cost the invitation
            user = _holder(self.accounts.take("invitation", digest_of(secret)))
        if user is None:
            raise SignInFailed("invitation", "has been used, or has ended; ask an owner for another")
        self.set_password(user, password)
        return user

    def begin_passage(self, passage: Passage) -> str:
        """What the browser keeps while it is at the provider's."""
        content = {"state": passage.state, "nonce": passage.nonce, "verifier": passage.verifier, "then": passage.then}
        return self._issue("passage", PASSAGE, None, content)

    def end_passage(self, secret: str) -> Passage | None:
        """What was kept, once, if it has not ended."""
        found = self.accounts.take("passage", digest_of(secret))
        return Passage(**found[0].content) if found and found[0].expires > _now() else None

    # -- through a provider ------------------------------------------------------------------------------------------------

    def of_provider(self, issuer: str, subject: str, name: str, role: UserRole) -> User:
        """Whom the provider knows by that subject, with the role that it gives; made at the first sign-in.

        The name is the provider's then, and stays: what it signed does not change hands when a name does. Where somebody has
        it, the issuer stands beside it. Raises `SignInFailed` where the user is shut out, `BadAccount` for a name that nobody
        can have.
        """
        user = self.accounts.of_provider(issuer, subject)
        if user is None:
            return self._first_seen(issuer, subject, _good_name(name), role)
        if not user.active:
            raise SignInFailed(user.name, "may not sign in any more; ask an owner")
        return user if user.role == role else self.accounts.follow_role(user.id, role)

    def _first_seen(self, issuer: str, subject: str, name: str, role: UserRole) -> User:
        beside = issuer.partition("://")[2].rstrip("/")
        for candidate in (name, f"{name} ({beside})", f"{name} ({subject})"):
            try:
                return self.accounts.add_user(candidate[:100], role, _now(), provider=(issuer, subject))
            except AccountExists:
                continue
        raise BadAccount(name, "is the name of several users already; ask an owner")

    # -- keys --------------------------------------------------------------------------------------------------------------

    def new_key(self, name: str, role: UserRole, by: str, days: int | None = None) -> tuple[ApiKey, str]:
        """A key, and the secret that is it; raises `AccountExists`, `BadAccount`."""
        secret = KEY_PREFIX + secrets.token_urlsafe(32)
        now = datetime.now(UTC)
        expires = None if days is None else _iso(now + timedelta(days=days))
        key = ApiKey(
            id=0,
            name=_good_name(name),
            role=role,
            hint=secret[: len(KEY_PREFIX) + 4],
            by=by,
            created=_iso(now),
            expires=expires,
        )
        return self.accounts.add_key(key, digest_of(secret)), secret

    def key(self, secret: str) -> ApiKey | None:
        """The key, if it is good; notes now and then that it was used."""
        found = self.accounts.key_of(digest_of(secret))
        now = _now()
        if found is None or not found.is_good(now):
            return None
        if found.used is None or found.used <= _ago(_TOUCH):
            self.accounts.used_key(found.id, now)
        return found

    def revoke(self, which: str) -> ApiKey:
        """Revoke the key of that number, or the good one of that name; raises `NoSuchAccount`."""
        keys = self.accounts.every_key()
        fitting = [key for key in keys if str(key.id) == which] or [
            key for key in keys if key.name == which and key.is_good(_now())
        ]
        if not fitting:
            raise NoSuchAccount(which, "is no key of this store; `dragoman key list` shows those that are")
        return self.accounts.revoke_key(fitting[0].id, _now())

    def revoke_number(self, number: int) -> ApiKey:
        """Revoke the key of that number; raises `NoSuchAccount`."""
        return self.accounts.revoke_key(number, _now())

    def anybody(self) -> bool:
        """Whether anybody could sign in, or a key be used."""
        people = any(user.active for user in self.accounts.users())
        return people or any(key.is_good(_now()) for key in self.accounts.every_key())

    # -- inside ------------------------------------------------------------------------------------------------------------

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher  # who never signs in does not wait for it

        return self._given or PasswordHasher()

    @cached_property
    def _nobodys(self) -> str:
        """A hash that no password has, so that a name that nobody has takes as long as a wrong password."""
        return self._hasher.hash(secrets.token_urlsafe(32))

    def _hash(self, password: str) -> str:
        with _turn():
            return self._hasher.hash(_normal(password))

    def _issue(
        self,
        kind: Literal["session", "invitation", "passage"],
        life: timedelta,
        user: int | None,
        content: Mapping[str, str] | None = None,
    ) -> str:
        secret = secrets.token_urlsafe(32)
        now = datetime.now(UTC)
        expires = _iso(now + life)
        self.accounts.issue(Ticket(digest_of(secret), kind, user, _iso(now), _iso(now), expires, content or {}))
        return secret


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for one of the few places in which passwords are hashed; raises `TooManyRequests`."""
    if not _HASHES_AT_ONCE.acquire(timeout=_QUEUE):
        raise TooManyRequests("sign-in", "too many people sign in at this moment; try again")
    try:
        yield
    finally:
        _HASHES_AT_ONCE.release()


def new_password() -> str:
    """A password for a person to take over: 100 random bits in five groups, without letters that look alike."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(5))


def digest_of(secret: str) -> str:
    """What the store keeps of a secret."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _holder(found: tuple[Ticket, User | None] | None) -> User | None:
    return found[1] if found and found[0].expires > _now() else None


def _good_name(name: str) -> str:
    """The name in one form; raises `BadAccount`.

    >>> _good_name("  Zoe\\u0301  de  Witt ")
    'Zoé de Witt'
    """
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    if not tidy or len(tidy) > 100 or any(unicodedata.category(c)[0] == "C" for c in tidy):
        raise BadAccount(repr(name[:100]), "cannot be a name; use up to 100 visible characters")
    return tidy


def _good_password(password: str, name: str) -> str:
    if not _SHORTEST <= len(password) <= _LONGEST:
        raise BadAccount(
            "password", f"needs {_SHORTEST} to {_LONGEST} characters; a few words that do not belong together will do"
        )
    if len(set(password)) < 5 or (name.casefold() in password.casefold() and len(password) < len(name) + _SHORTEST):
        raise BadAccount("password", "is too easy to guess; take a few words that do not belong together")
    return password


def _keepable(name: str) -> str:
    """A name to look for, whatever was typed: without the characters that a database cannot hold."""
    known = unicodedata.normalize("NFC", name)[:_LONGEST].replace("\0", "\ufffd")
    return known.encode("utf-8", "replace").decode()


def _normal(password: str) -> str:
    """One form of what several keyboards write."""
    return unicodedata.normalize("NFC", password)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _now() -> str:
    return _iso(datetime.now(UTC))


def _ago(span: timedelta) -> str:
    return _iso(datetime.now(UTC) - span)
