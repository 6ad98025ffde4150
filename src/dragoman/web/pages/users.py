"""Users and keys, for owners; everybody's own account."""

import re
from dataclasses import dataclass
from typing import Annotated, get_args

from litestar import Controller, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect, Template
from msgspec import Struct

from dragoman.errors import BadAccount, DragomanError, SignInFailed, TooManyRequests
from dragoman.types import User, UserRole
from dragoman.web.gate import SESSION
from dragoman.web.identity import Asked, Identity, owner, reader
from dragoman.web.limits import network_of
from dragoman.web.problems import status_of
from dragoman.web.settings import Settings
from dragoman.web.signing import Signing
from dragoman.workspace.people import SESSION as SESSION_LIFE
from dragoman.workspace.people import People

ROLES: dict[UserRole, str] = {
    "reader": "Reads everything.",
    "analyst": "Reads, adds documents, and corrects.",
    "owner": "Makes and drops cases too, and lets others in.",
}
_LARGEST_FORM = 64_000
_FORM = Body(media_type=RequestEncodingType.URL_ENCODED)


@dataclass(frozen=True)
class Shown:
    """A secret that is shown this once."""

    words: str
    secret: str


class NewUser(Struct):
    """What the form sends."""

    name: str = ""
    role: str = "reader"


class NewKey(Struct):
    """What the form sends; no `days` is for ever."""

    name: str = ""
    role: str = "reader"
    days: str = ""


class RoleChosen(Struct):
    """What the form sends."""

    role: str = ""


class Activity(Struct):
    """What the form sends."""

    active: str = ""


class PasswordChange(Struct):
    """What the form sends."""

    old: str = ""
    password: str = ""
    again: str = ""


class Users(Controller):
    """The users' page. What goes wrong is told on the page itself; a secret is shown in the answer, and never again."""

    guards = (owner,)
    request_max_body_size = _LARGEST_FORM

    @get("/users", sync_to_thread=True)
    def users(self, people: NamedDependency[People]) -> Template:
        """Users and keys, and the ways to make and change them."""
        return _page(people)

    @post("/users", sync_to_thread=True, status_code=200)
    def invite(
        self,
        request: Asked,
        data: Annotated[NewUser, _FORM],
        people: NamedDependency[People],
        settings: NamedDependency[Settings],
    ) -> Template:
        """A new user, who sets a password by a link."""
        try:
            user = people.add(data.name, role_named(data.role))
        except DragomanError as error:
            return _page(people, error=error)
        return _page(people, shown=_link(request, settings, people, user))

    @post("/users/{id:int}/role", sync_to_thread=True, status_code=200)
    def set_role(
        self, id: FromPath[int], data: Annotated[RoleChosen, _FORM], people: NamedDependency[People]
    ) -> Template | Redirect:
        """Give a user another role."""
        try:
            people.accounts.set_role(id, role_named(data.role))
        except BadAccount as error:
            return _page(people, error=error)
        return Redirect("/users", status_code=303)

    @post("/users/{id:int}/active", sync_to_thread=True, status_code=200)
    def set_active(
        self, id: FromPath[int], data: Annotated[Activity, _FORM], people: NamedDependency[People]
    ) -> Template | Redirect:
        """Shut a user out, or let them in again."""
        try:
            people.accounts.set_active(id, data.active == "yes")
        except BadAccount as error:
            return _page(people, error=error)
        return Redirect("/users", status_code=303)

    @post("/users/{id:int}/invitation", sync_to_thread=True, status_code=200)
    def invite_again(
        self, id: FromPath[int], request: Asked, people: NamedDependency[People], settings: NamedDependency[Settings]
    ) -> Template:
        """Another link, for whoever forgot the password; the present one counts until the link is used."""
        user = people.accounts.user(id)
        if user.issuer:
            return _page(people, error=BadAccount(user.name, "signs in with a provider, where the password is kept"))
        return _page(people, shown=_link(request, settings, people, user))

    @post("/keys", sync_to_thread=True, status_code=200)
    def new_key(self, request: Asked, data: Annotated[NewKey, _FORM], people: NamedDependency[People]) -> Template:
        """A key, shown once."""
        asking: Identity = request.user
        try:
            key, secret = people.new_key(data.name, role_named(data.role), asking.name, days_in(data.days))
        except DragomanError as error:
            return _page(people, error=error)
        return _page(people, shown=Shown(f"The key {key.name}:", secret))

    @post("/keys/{id:int}/revoke", sync_to_thread=True)
    def revoke_key(self, id: FromPath[int], people: NamedDependency[People]) -> Redirect:
        """Let a key open nothing any more."""
        people.revoke_number(id)
        return Redirect("/users", status_code=303)


class Account(Controller):
    """What everybody may see and change of their own."""

    path = "/account"
    guards = (reader,)
    request_max_body_size = _LARGEST_FORM

    @get(sync_to_thread=True)
    def account(self, request: Asked, people: NamedDependency[People]) -> Template:
        """Name, role and password."""
        return _account(request, people, changed="changed" in request.query_params)

    @post("/password", sync_to_thread=True, status_code=200)
    def change_password(
        self,
        request: Asked,
        data: Annotated[PasswordChange, _FORM],
        people: NamedDependency[People],
        settings: NamedDependency[Settings],
        signing: NamedDependency[Signing],
    ) -> Template | Redirect:
        """Another password; this browser gets a new session, every other is signed out."""
        user = _user(request, people)
        try:
            if user is None or user.signs_in != "password":
                raise BadAccount("password", "is not kept here")
            if data.password != data.again:
                raise BadAccount("password", "was written in two ways; write the same twice")
            signing.by_password(user.name, data.old, network_of(request.client.host if request.client else ""))
            people.set_password(user, data.password)
        except SignInFailed:
            return _account(request, people, error=BadAccount("password", "that you have now is another"))
        except (BadAccount, TooManyRequests) as error:
            return _account(request, people, error=error)
        life = int(SESSION_LIFE.total_seconds())
        cookie = Cookie(
            key=settings.cookie(SESSION),
            value=people.begin_session(user),
            max_age=life,
            httponly=True,
            secure=settings.secure,
            samesite="lax",
        )
        return Redirect("/account", query_params={"changed": "1"}, status_code=303, cookies=[cookie])


def role_named(role: str) -> UserRole:
    """The role of that name; raises `BadAccount`."""
    for known in get_args(UserRole):
        if known == role:
            return known  # type: ignore[no-any-return]
    raise BadAccount(role[:100], "is no role; take reader, analyst or owner")


def days_in(days: str) -> int | None:
    """How many days a key is good for; raises `BadAccount`.

    >>> days_in("30"), days_in(" ")
    (30, None)
    """
    if not days.strip():
        return None
    if not re.fullmatch(r"\s*[0-9]{1,4}\s*", days) or not 1 <= int(days) <= 3650:
        raise BadAccount(days[:20], "is no number of days from 1 to 3650")
    return int(days)


def _page(people: People, *, shown: Shown | None = None, error: DragomanError | None = None) -> Template:
    context = {
        "users": people.accounts.users(),
        "keys": people.accounts.every_key(),
        "roles": ROLES,
        "shown": shown,
        "problem": str(error) if error else None,
    }
    status = status_of(error) if error else 200
    return Template("users.html.jinja", context=context, status_code=status, headers={"Cache-Control": "no-store"})


def _link(request: Asked, settings: Settings, people: People, user: User) -> Shown:
    address = settings.invitation(request.scope, people.invite(user))
    return Shown(f"Give this link to {user.name}: with it they set a password, once, within three days.", address)


def _user(request: Asked, people: People) -> User | None:
    asking: Identity = request.user
    return people.accounts.user(asking.user) if asking.user is not None else None


def _account(request: Asked, people: People, *, changed: bool = False, error: DragomanError | None = None) -> Template:
    context = {
        "user": _user(request, people),
        "asking": request.user,
        "roles": ROLES,
        "changed": changed,
        "problem": error.problem if error else None,
    }
    return Template("account.html.jinja", context=context, status_code=status_of(error) if error else 200)
