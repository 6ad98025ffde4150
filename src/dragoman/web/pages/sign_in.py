"""Signing in and out: with a password, through a provider, by an invitation."""

import logging
import re
from typing import Annotated

from litestar import Controller, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template
from msgspec import Struct

from dragoman.errors import BadAccount, DragomanError, ProviderFailed, SignInFailed, TooManyRequests
from dragoman.types import User
from dragoman.web.gate import SESSION
from dragoman.web.identity import Asked, anyone, proof_of
from dragoman.web.limits import network_of
from dragoman.web.settings import Settings
from dragoman.web.signing import Signing
from dragoman.workspace.people import SESSION as SESSION_LIFE
from dragoman.workspace.people import People

_log = logging.getLogger("dragoman.web")
_PASSAGE = "dragoman_passage"
_LARGEST_FORM = 64_000


class Credentials(Struct):
    """What the form sends."""

    name: str = ""
    password: str = ""
    then: str = "/"


class NewPassword(Struct):
    """What whoever was invited sends."""

    token: str = ""
    password: str = ""
    again: str = ""


class SignIn(Controller):
    """The ways in and out; all of them are open to everybody."""

    guards = (anyone,)
    opt = {"open": True}  # noqa: RUF012
    request_max_body_size = _LARGEST_FORM

    @get("/sign-in", sync_to_thread=True)
    def form(
        self, request: Asked, settings: NamedDependency[Settings], people: NamedDependency[People], then: FromQuery[str] = "/"
    ) -> Template | Redirect:
        """The form; whoever is in already is led on."""
        if request.user is not None:
            return Redirect(way_on(then), status_code=303)
        return _form(settings, people, then)

    @post("/sign-in", sync_to_thread=True, status_code=200)
    def sign_in(
        self,
        request: Asked,
        data: Annotated[Credentials, Body(media_type=RequestEncodingType.URL_ENCODED)],
        settings: NamedDependency[Settings],
        people: NamedDependency[People],
        signing: NamedDependency[Signing],
    ) -> Template | Redirect:
        """Begin a session, or tell in the form why not; every failure is told in the same words."""
        address = _address(request)
        try:
            user = signing.by_password(data.name, data.password, address)
        except (SignInFailed, TooManyRequests) as error:
            _log.warning("sign-in refused: %r from %s", data.name[:100], address)
            return _form(settings, people, data.then, name=data.name, error=error)
        return _signed_in(request, user, people, settings, data.then)

    @post("/sign-out", sync_to_thread=True)
    def sign_out(self, request: Asked, settings: NamedDependency[Settings], people: NamedDependency[People]) -> Redirect:
        """End the session, here and in the store."""
        proof = proof_of(request.scope)
        if proof.kind == "session":
            people.end_session(proof.seed)
        return Redirect("/sign-in", status_code=303, cookies=[_cookie(settings, SESSION, "", 0)])

    @get("/sign-in/provider", sync_to_thread=True)
    def to_provider(
        self,
        request: Asked,
        settings: NamedDependency[Settings],
        people: NamedDependency[People],
        signing: NamedDependency[Signing],
        then: FromQuery[str] = "/",
    ) -> Redirect:
        """To the provider, with a cookie that only this browser has."""
        signing.check(_address(request))
        url, passage = signing.provider.begin(way_on(then))
        return Redirect(url, status_code=303, cookies=[_cookie(settings, _PASSAGE, people.begin_passage(passage), 600)])

    @get("/sign-in/provider/back", sync_to_thread=True)
    def from_provider(
        self,
        request: Asked,
        settings: NamedDependency[Settings],
        people: NamedDependency[People],
        signing: NamedDependency[Signing],
    ) -> Template | Redirect:
        """Back from the provider: begin a session for whom it vouches for."""
        held = request.cookies.get(settings.cookie(_PASSAGE))
        passage = people.end_passage(held) if held else None
        try:
            if passage is None:
                raise SignInFailed("sign-in", "was not begun in this browser, or too long ago; begin again")
            known = signing.provider.finish(passage, dict(request.query_params))
            user = people.of_provider(signing.provider.issuer, known.subject, known.name, known.role)
        except (SignInFailed, ProviderFailed, BadAccount) as error:
            _log.warning("sign-in through the provider refused: %r", str(error))
            answer: Template | Redirect = _form(settings, people, "/", error=error)
        else:
            answer = _signed_in(request, user, people, settings, passage.then)
        answer.cookies.append(_cookie(settings, _PASSAGE, "", 0))
        return answer

    @get("/invitation", sync_to_thread=True)
    def invitation(self, people: NamedDependency[People], token: FromQuery[str] = "") -> Template:
        """The form in which whoever was invited sets a password; to look at it does not use the invitation up."""
        return _invitation(people, token)

    @post("/invitation", sync_to_thread=True, status_code=200)
    def take_up(
        self,
        request: Asked,
        data: Annotated[NewPassword, Body(media_type=RequestEncodingType.URL_ENCODED)],
        settings: NamedDependency[Settings],
        people: NamedDependency[People],
        signing: NamedDependency[Signing],
    ) -> Template | Redirect:
        """Set the password and begin a session."""
        try:
            signing.check(_address(request))
            if data.password != data.again:
                raise BadAccount("password", "was written in two ways; write the same twice")
            user = people.take_up(data.token, data.password)
        except (SignInFailed, BadAccount, TooManyRequests) as error:
            return _invitation(people, data.token, error)
        return _signed_in(request, user, people, settings, "/")


def way_on(then: str) -> str:
    """Where to go after the sign-in: a page of ours, whatever was asked.

    >>> [way_on(path) for path in ("/cases/a?page=2", "//elsewhere.example", "/\\\\elsewhere.example", "https://elsewhere", "")]
    ['/cases/a?page=2', '/', '/', '/', '/']
    """
    return then if re.fullmatch(r"/(?![/\\])[!-~]{0,2000}", then) and "\\" not in then else "/"


def _signed_in(request: Asked, user: User, people: People, settings: Settings, then: str) -> Redirect:
    """A new session, never one that the browser came with."""
    before = proof_of(request.scope)
    if before.kind == "session":
        people.end_session(before.seed)
    life = int(SESSION_LIFE.total_seconds())
    cookie = _cookie(settings, SESSION, people.begin_session(user), life)
    _log.info("signed in: %r from %s", user.name, _address(request))
    return Redirect(way_on(then), status_code=303, cookies=[cookie])


def _form(settings: Settings, people: People, then: str, *, name: str = "", error: DragomanError | None = None) -> Template:
    by_password = any(user.signs_in != "provider" for user in people.accounts.users())
    status = (
        200 if error is None else 429 if isinstance(error, TooManyRequests) else 502 if isinstance(error, ProviderFailed) else 403
    )
    context = {
        "then": way_on(then),
        "name": name,
        "problem": error.problem if error else None,
        "provider": settings.provider.issuer if settings.provider else None,
        "by_password": by_password or settings.provider is None,
    }
    return Template("sign_in.html.jinja", context=context, status_code=status)


def _invitation(people: People, token: str, error: DragomanError | None = None) -> Template:
    user = people.invited(token)
    context = {"user": user, "token": token, "problem": error.problem if error else None}
    status = 403 if user is None else 422 if error else 200
    return Template("invitation.html.jinja", context=context, status_code=status)


def _cookie(settings: Settings, name: str, value: str, life: int) -> Cookie:
    return Cookie(
        key=settings.cookie(name),
        value=value,
        max_age=life,
        path="/",
        httponly=True,
        secure=settings.secure,
        samesite="lax",
    )


def _address(request: Asked) -> str:
    return network_of(request.client.host if request.client else "")
