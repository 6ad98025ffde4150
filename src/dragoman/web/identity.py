"""Who asks, and what they may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from dragoman.types import UserRole

Role = UserRole
Asked = Request[Any, Any, Any]
_RANK: dict[Role, int] = {"reader": 0, "analyst": 1, "owner": 2}


@dataclass(frozen=True)
class Identity:
    """Who asks: the name that corrections bear, and the role. A reader reads; an analyst adds and corrects; an owner makes and
    drops cases and lets others in. `user` is the number of the user in the store; a key has none, nor whoever is on loopback."""

    name: str
    role: Role
    user: int | None = None

    def may(self, role: Role) -> bool:
        """Whether they may do what `role` may."""
        return _RANK[self.role] >= _RANK[role]


@dataclass(frozen=True)
class Proof:
    """By what the request shows who asks: a key, the cookie of a session (`seed` is its value), the machine's own loopback, or by
    nothing."""

    kind: Literal["key", "session", "loopback", "none"]
    seed: str = ""


NOTHING = Proof("none")


def proof_of(scope: Mapping[str, Any]) -> Proof:
    """What stands in the request."""
    proof = scope.get("auth")
    return proof if isinstance(proof, Proof) else NOTHING


def identity(context: Mapping[str, Any], /) -> Identity | None:
    """For templates: who asks for the page."""
    asking = context["request"].scope.get("user")
    return asking if isinstance(asking, Identity) else None


def signed_in(context: Mapping[str, Any], /) -> bool:
    """For templates: whether there is a session that can be ended."""
    return proof_of(context["request"].scope).kind == "session"


def anyone(_: ASGIConnection[Any, Any, Any, Any], __: BaseRouteHandler) -> None:
    """Guard: everybody, signed in or not. Stands only on what must be open: sign-in, health."""


def reader(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Guard: whoever may read."""
    _check(connection, "reader")


def analyst(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Guard: whoever may add and correct."""
    _check(connection, "analyst")


def owner(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Guard: whoever may make and drop cases and let others in."""
    _check(connection, "owner")


def _check(connection: ASGIConnection[Any, Any, Any, Any], role: Role) -> None:
    asking = connection.scope.get("user")
    if not isinstance(asking, Identity):
        raise NotAuthorizedException("sign in, or send an API key")
    if not asking.may(role):
        raise PermissionDeniedException(f"this needs the role of {role}; {asking.name} is {asking.role}")
