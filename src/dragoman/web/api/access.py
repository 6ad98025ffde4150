"""`/api/v1/users`, `/api/v1/keys`: who may use the store over the network. For owners alone."""

from typing import Annotated, Any

from litestar import Controller, Request, Response, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter
from msgspec import UNSET, Meta, UnsetType

from dragoman.errors import BadAccount
from dragoman.types import ApiKey, User, UserRole
from dragoman.types.reading import Noun
from dragoman.web.api.answers import Page, whole
from dragoman.web.api.describing import described
from dragoman.web.identity import Identity, owner
from dragoman.web.settings import Settings
from dragoman.workspace.people import People

_USER = Annotated[int, PathParameter(description="The number of a user.", ge=1, lt=2**31)]
_KEY = Annotated[int, PathParameter(description="The number of a key.", ge=1, lt=2**31)]
_UNSEEN = {"Cache-Control": "no-store"}
_ASKING = Request[Identity, Any, Any]


class NewUser(Noun, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody to be let in. The name has up to 100 visible characters."""

    name: str
    role: UserRole = "reader"


class UserChange(Noun, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to change of a user: the role, or whether they may sign in."""

    role: UserRole | UnsetType = UNSET
    active: bool | UnsetType = UNSET


class Invitation(Noun, frozen=True, kw_only=True):
    """A user with the address at which they set a password: once, within three days. It is given this once."""

    user: User
    address: str


class NewKey(Noun, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A key to be made; with no `days` it is good until it is revoked."""

    name: str
    role: UserRole = "reader"
    days: Annotated[int, Meta(ge=1, le=3650)] | None = None


class MadeKey(Noun, frozen=True, kw_only=True):
    """A key with the secret that is it, which is given this once and kept nowhere."""

    key: ApiKey
    secret: str


class Users(Controller):
    """Who may use the store."""

    path = "/users"
    tags = ("access",)

    @get(guards=[owner], sync_to_thread=True, summary="The users of the store", operation_id="listUsers", **described())
    def list_users(self, people: NamedDependency[People]) -> Response[Page[User]]:
        """All of them by name, those who were shut out too."""
        return Response(whole(people.accounts.users()), headers=_UNSEEN)

    @post(
        guards=[owner],
        sync_to_thread=True,
        summary="Let somebody in",
        operation_id="addUser",
        **described(409, 422, body={"name": "A. Holm", "role": "analyst"}, headers=("Location",)),
    )
    def add_user(
        self, request: _ASKING, people: NamedDependency[People], settings: NamedDependency[Settings], data: JSONBody[NewUser]
    ) -> Response[Invitation]:
        """Make a user, and an address to give to them; 409 where somebody has that name."""
        invited = _invited(request, people, settings, people.add(data.name, data.role))
        return Response(invited, headers={"Location": f"/api/v1/users/{invited.user.id}", **_UNSEEN})

    @get("/{user:int}", guards=[owner], sync_to_thread=True, summary="A user", operation_id="getUser", **described(404))
    def get_user(self, people: NamedDependency[People], user: _USER) -> Response[User]:
        """Name, role, and how and when they sign in."""
        return Response(people.accounts.user(user), headers=_UNSEEN)

    @patch(
        "/{user:int}",
        guards=[owner],
        sync_to_thread=True,
        summary="Change a user's role, shut them out or let them in again",
        operation_id="changeUser",
        **described(404, 422, body={"active": False}),
    )
    def change_user(self, people: NamedDependency[People], user: _USER, data: JSONBody[UserChange]) -> Response[User]:
        """Whoever is shut out is signed out at once, everywhere. 422 where nobody would be in charge; a role that a provider
        gives is the provider's to change."""
        found = people.accounts.user(user)
        if not isinstance(data.role, UnsetType):
            if found.issuer:
                raise BadAccount(found.name, "has the role that the provider gives; change it there")
            found = people.accounts.set_role(user, data.role)
        if not isinstance(data.active, UnsetType):
            found = people.accounts.set_active(user, data.active)
        return Response(found, headers=_UNSEEN)

    @post(
        "/{user:int}/invitation",
        guards=[owner],
        sync_to_thread=True,
        summary="Another address for a password",
        operation_id="inviteUser",
        **described(404, 422),
    )
    def invite_user(
        self, request: _ASKING, people: NamedDependency[People], settings: NamedDependency[Settings], user: _USER
    ) -> Response[Invitation]:
        """For whoever forgot the password: the present one counts until the address is used, addresses from before do not. 422
        for who signs in with a provider."""
        found = people.accounts.user(user)
        if found.issuer:
            raise BadAccount(found.name, "signs in with a provider, where the password is kept")
        return Response(_invited(request, people, settings, found), headers=_UNSEEN)


class ApiKeys(Controller):
    """What programs show."""

    path = "/keys"
    tags = ("access",)

    @get(guards=[owner], sync_to_thread=True, summary="The keys of the store", operation_id="listKeys", **described())
    def list_keys(self, people: NamedDependency[People]) -> Response[Page[ApiKey]]:
        """All of them, the oldest first, those that were revoked too; no secret stands in them."""
        return Response(whole(people.accounts.every_key()), headers=_UNSEEN)

    @post(
        guards=[owner],
        sync_to_thread=True,
        summary="Make a key",
        operation_id="makeKey",
        **described(409, 422, body={"name": "feed", "role": "analyst", "days": 90}),
    )
    def make_key(self, request: _ASKING, people: NamedDependency[People], data: JSONBody[NewKey]) -> Response[MadeKey]:
        """A key for a program, which adds and corrects under its name; 409 where a good key has that name."""
        key, secret = people.new_key(data.name, data.role, request.user.name, data.days)
        return Response(MadeKey(key=key, secret=secret), headers=_UNSEEN)

    @delete("/{key:int}", guards=[owner], sync_to_thread=True, summary="Revoke a key", operation_id="revokeKey", **described(404))
    def revoke_key(self, people: NamedDependency[People], key: _KEY) -> None:
        """Let it open nothing from now on. It stays in the list, since what was added and corrected bears its name."""
        people.revoke_number(key)


def _invited(request: _ASKING, people: People, settings: Settings, user: User) -> Invitation:
    return Invitation(user=user, address=settings.invitation(request.scope, people.invite(user)))
