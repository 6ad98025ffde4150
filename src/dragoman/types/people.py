"""Who may use a store over the network: people, and keys for programs. No secret stands in these."""

from typing import Literal

from dragoman.types.reading import Noun

UserRole = Literal["reader", "analyst", "owner"]
"""A reader reads; an analyst adds and corrects too; an owner also makes and drops cases and lets others in."""


class User(Noun, frozen=True, kw_only=True):
    """A person. `signs_in` says how: with a password, through a provider (`issuer` of OpenID Connect), or, where an invitation
    was not taken up yet, not at all. Moments are ISO, in UTC."""

    id: int
    name: str
    role: UserRole
    signs_in: Literal["password", "provider", "not yet"]
    active: bool
    created: str
    seen: str | None = None
    issuer: str | None = None


class ApiKey(Noun, frozen=True, kw_only=True):
    """A key for a program, which corrects under the key's `name`. `hint` is how the key begins; `by` made it."""

    id: int
    name: str
    role: UserRole
    hint: str
    by: str
    created: str
    expires: str | None = None
    revoked: str | None = None
    used: str | None = None

    def is_good(self, now: str) -> bool:
        """Whether it opens anything at a moment.

        >>> key = ApiKey(id=1, name="feed", role="reader", hint="d", by="ann", created="2026-01-01", expires="2026-02-01")
        >>> key.is_good("2026-01-31"), key.is_good("2026-02-01")
        (True, False)
        """
        return self.revoked is None and (self.expires is None or now < self.expires)
