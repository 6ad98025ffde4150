"""Requests that change something come from our own pages, or from a program, and never from another website.

Two checks, both of them for every request that is not GET, HEAD or OPTIONS:

- *Where from*: a browser says it (`Sec-Fetch-Site`, `Origin`); what comes from another site is refused, on loopback too, where
  a website could otherwise post to the analyst's own machine.
- *The token*: forms carry one that only our pages can know. It is made from the cookie that stands for the browser (the
  session's, or before sign-in and on loopback a visitor's), so that nothing is stored, and it ends with the session.

A request with an API key needs neither: no browser sends a key by itself. A program on loopback, which sends no `Origin`, may use
the API without a token.
"""

import hmac
import re
import secrets
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.datastructures import Cookie, MutableScopeHeaders
from litestar.enums import RequestEncodingType, ScopeType
from litestar.exceptions import HTTPException, PermissionDeniedException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.identity import Proof, proof_of
from dragoman.web.settings import Settings

FIELD = "_csrf_token"
HEADER = "X-CSRF-Token"
VISITOR = "dragoman_visitor"
LARGEST_FORM = 2_000_000
"""Bytes of a form without files: taken apart into fields, it takes many times the room."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_SEED = re.compile(r"[\w-]{43}", re.ASCII)
_FORMS = {RequestEncodingType.URL_ENCODED, RequestEncodingType.MULTI_PART}


def token_for(seed: str) -> str:
    """The token of whoever holds a cookie: from the token nobody learns the cookie."""
    return hmac.new(seed.encode(), b"csrf", sha256).hexdigest()


def csrf_token(context: Mapping[str, Any], /) -> str:
    """For templates: the token of the request that the page answers."""
    request = context["request"]
    return token_for(_seed(request.scope))


class CsrfMiddleware(ASGIMiddleware):
    """Lets no request through that another website may have sent; gives each browser the cookie that its tokens hang on."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Check the request; see the module."""
        request: Request[Any, Any, Any] = scope["litestar_app"].request_class(scope, receive)
        held = request.cookies.get(self._settings.cookie(VISITOR), "")
        fresh = not _SEED.fullmatch(held)
        scope["state"][VISITOR] = secrets.token_urlsafe(32) if fresh else held
        if request.method not in _SAFE and proof_of(scope).kind != "key":
            check_origin(request.headers, self._settings.origin(scope))
            await self._check_token(request)
        await next_app(scope, receive, self._with_cookie(scope, send) if fresh else send)

    async def _check_token(self, request: Request[Any, Any, Any]) -> None:
        proof = proof_of(request.scope)
        from_program = request.url.path.startswith("/api/") and proof.kind in ("loopback", "none")
        if from_program or (proof.kind == "none" and not request.route_handler.opt.get("open")):
            return  # without a session there is nothing to ride on; where one is needed, the guard says so
        kind = request.content_type[0]
        if kind == RequestEncodingType.URL_ENCODED and len(await request.body()) > LARGEST_FORM:
            raise HTTPException(status_code=413, detail="the form is longer than any that this server has")
        given = request.headers.get(HEADER)
        if given is None and kind in _FORMS:
            given = (await request.form()).get(FIELD)
        if not isinstance(given, str) or not hmac.compare_digest(given.encode(), token_for(_seed(request.scope)).encode()):
            raise PermissionDeniedException("this form is out of date: go back, reload the page and send it again")

    def _with_cookie(self, scope: Scope, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and scope["state"].get("csrf_told"):
                cookie = Cookie(
                    key=self._settings.cookie(VISITOR),
                    value=scope["state"][VISITOR],
                    httponly=True,
                    secure=self._settings.secure,
                    samesite="lax",
                )
                MutableScopeHeaders.from_message(message).add("set-cookie", cookie.to_header(header=""))
            await send(message)

        return sending


def check_origin(headers: Mapping[str, str], own: str) -> None:
    """Refuse what a browser sends from another site; a program says nothing about where it comes from.

    >>> check_origin({"origin": "http://127.0.0.1:8000"}, "http://127.0.0.1:8000")
    >>> check_origin({"origin": "https://elsewhere.example"}, "http://127.0.0.1:8000")
    Traceback (most recent call last):
    ...
    litestar.exceptions.http_exceptions.PermissionDeniedException: 403: another website sent this request; it is not done
    """
    site = headers.get("sec-fetch-site")
    origin = headers.get("origin")
    from_elsewhere = site not in (None, "same-origin", "none") or (origin is not None and _normal(origin) != _normal(own))
    if from_elsewhere:
        raise PermissionDeniedException("another website sent this request; it is not done")


def _normal(origin: str) -> tuple[str, str, int | None] | None:
    """Scheme, host and port; None for what is no address (`null`)."""
    try:
        parts = urlsplit(origin)
        return (parts.scheme, parts.hostname or "", parts.port or {"http": 80, "https": 443}[parts.scheme])
    except (ValueError, KeyError):
        return None


def _seed(scope: Any) -> str:
    """What the token hangs on: the session's cookie, or the visitor's."""
    proof: Proof = proof_of(scope)
    if proof.seed:
        return proof.seed
    scope["state"]["csrf_told"] = True
    seed: str = scope["state"].get(VISITOR, "")  # a page that is not there has passed no check
    return seed
