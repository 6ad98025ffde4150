"""What stands before every request, whatever its path: which host was asked, who asks, how often; and what every answer bears."""

import asyncio
import getpass
import logging
import time
from typing import Any, cast

from anyio import to_thread
from litestar import Litestar, Request
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException, NotAuthorizedException
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import DragomanError, TooManyRequests
from dragoman.web.identity import NOTHING, Identity, Proof
from dragoman.web.limits import Buckets, network_of
from dragoman.web.problems import on_dragoman_error, on_http_error
from dragoman.web.settings import Settings
from dragoman.workspace.people import People

_requests = logging.getLogger("dragoman.requests")

SESSION = "dragoman_session"

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers older than frame-ancestors
    "Referrer-Policy": "same-origin",  # with no-referrer our own forms would be sent with `Origin: null`
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_FORWARDED = (b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-real-ip")
_STATIC = "/static/"
_PATIENCE = 60.0  # seconds in which the next piece of a body must come


class Gate:
    """Wraps the application; a request that it refuses never reaches a handler."""

    def __init__(self, inner: ASGIApp, settings: Settings, people: People) -> None:
        self._inner = inner
        self._settings = settings
        self._people = people
        self._known = Buckets(settings.requests_per_second, 10 * settings.requests_per_second)
        self._strangers = Buckets(settings.requests_per_second / 5, 2 * settings.requests_per_second)

    @classmethod
    def before(cls, app: Litestar, settings: Settings, people: People) -> None:
        """Put a gate before an application."""
        app.asgi_handler = cls(app.asgi_handler, settings, people)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in, or answer it here."""
        if scope["type"] != ScopeType.HTTP:
            return  # a socket that is not accepted is closed
        request: Request[Any, Any, Any] = Request(scope)
        answer = self._with_headers(scope, send)
        receive = _patient(receive)
        if scope["method"] == "HEAD":
            receive, answer = _without_body(receive, answer)
        scope["user"], scope["auth"] = None, NOTHING
        try:
            self._check_host(scope)
            if not scope["path"].startswith(_STATIC):
                await self._recognise(request, scope)
        except HTTPException as error:
            await on_http_error(request, error).to_asgi_response(app=None, request=request)(scope, receive, answer)
        except DragomanError as error:
            await on_dragoman_error(request, error).to_asgi_response(app=None, request=request)(scope, receive, answer)
        else:
            # A server beyond us goes by the scope that it made, so HEAD stays there.
            inner = cast(Scope, {**scope, "method": "GET"}) if scope["method"] == "HEAD" else scope
            await self._inner(inner, receive, answer)

    def _check_host(self, scope: Scope) -> None:
        """A name that leads here and is not ours is how a website gets at a server on loopback (DNS rebinding)."""
        headers = [*scope["headers"]]
        hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
        if len(hosts) != 1 or not self._settings.is_ours(hosts[0]):
            raise HTTPException(
                status_code=421, detail="this server does not answer to that name; give it with --allowed-host if it should"
            )
        if not self._settings.auth and any(name in _FORWARDED for name, _ in headers):
            raise HTTPException(
                status_code=403, detail="a proxy passed this on, and nobody has to sign in here; start with --behind-proxy"
            )

    async def _recognise(self, request: Request[Any, Any, Any], scope: Scope) -> None:
        address = network_of(scope["client"][0] if scope["client"] else "")
        user, proof, who = await self._asking(request, scope["path"])
        if self._settings.auth:
            wait = self._strangers.take(address) if user is None else self._known.take(who)
            if wait:
                raise TooManyRequests("request", "too many at once; try again a little later", wait)
        if proof is None:
            raise NotAuthorizedException("this API key is not, or no longer, good", headers={"WWW-Authenticate": "Bearer"})
        scope["user"], scope["auth"] = user, proof

    async def _asking(self, request: Request[Any, Any, Any], path: str) -> tuple[Identity | None, Proof | None, str]:
        """Who asks, by what, and whom it counts for; no proof where a key was shown that opens nothing."""
        shown = request.headers.get("authorization")
        if shown is not None and path.startswith("/api/"):
            scheme, _, secret = shown.partition(" ")
            key = await to_thread.run_sync(self._people.key, secret.strip()) if scheme.casefold() == "bearer" else None
            return (Identity(key.name, key.role), Proof("key"), f"key {key.id}") if key else (None, None, "")
        if not self._settings.auth:
            return Identity(getpass.getuser(), "owner"), Proof("loopback"), ""
        cookie = request.cookies.get(self._settings.cookie(SESSION))
        user = await to_thread.run_sync(self._people.session, cookie) if cookie else None
        if user is None or cookie is None:
            return None, NOTHING, ""
        return Identity(user.name, user.role, user.id), Proof("session", cookie), f"user {user.id}"

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        begun = time.perf_counter()

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                _note(scope, message["status"], time.perf_counter() - begun)
                headers = MutableScopeHeaders.from_message(message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if self._settings.secure:
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
                headers.setdefault("Cache-Control", self._caching(scope, "etag" in headers))
            await send(message)

        return sending

    def _caching(self, scope: Scope, has_tag: bool) -> str:
        if scope["path"].startswith(_STATIC):
            return "max-age=600"
        # On a machine that others use, too, nothing that somebody read stays in the browser; an answer with a tag is asked after.
        return "private, no-cache" if has_tag or not self._settings.auth else "no-store"


def _note(scope: Scope, status: int, seconds: float) -> None:
    """A line about a request: nothing of the query, in which people search, or of what they send or show."""
    asking = scope.get("user")
    who = f"{scope['auth'].kind} {asking.name!r}" if isinstance(asking, Identity) else "-"
    address = scope["client"][0] if scope["client"] else "-"
    path = scope["raw_path"].decode("latin-1")
    _requests.info("%s %s %s %s %d %.0fms", address, who, scope.get("method"), path, status, seconds * 1000)


def _without_body(receive: Receive, send: Send) -> tuple[Receive, Send]:
    """The same, but of the answer to a request only the head is sent, and what streams the rest is told that nobody listens."""
    answered = asyncio.Event()
    asked = False

    async def receiving() -> Any:
        nonlocal asked
        if asked:
            await answered.wait()
            return {"type": "http.disconnect"}
        message = await receive()
        asked = not message.get("more_body", False)
        return message

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            await send(message)
        elif not answered.is_set():
            answered.set()
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return receiving, sending


def _patient(receive: Receive) -> Receive:
    """The same, but a client that does not go on sending its body is gone."""
    complete = False

    async def receiving() -> Any:
        nonlocal complete
        if complete:
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), _PATIENCE)
        except TimeoutError:
            return {"type": "http.disconnect"}
        complete = not message.get("more_body", False)
        return message

    return receiving
