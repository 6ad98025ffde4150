"""What goes wrong → problem+json (RFC 9457) for the API, a page for a browser."""

import logging
import re
from math import ceil
from typing import Any
from urllib.parse import unquote

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Redirect, Template

from dragoman.errors import (
    AccountExists,
    AddressRefused,
    BadAccount,
    BadCaseName,
    BadCorrection,
    BadQuery,
    CaseChanged,
    CaseExists,
    DragomanError,
    DuplicateDocument,
    NoSuchAccount,
    NoSuchCase,
    NoSuchItem,
    NotFound,
    ProviderFailed,
    SignInFailed,
    StoreBusy,
    StoreError,
    StoreFull,
    TooLarge,
    TooManyRequests,
    TooMuchAtOnce,
)
from dragoman.web.identity import Identity

PROBLEM = "application/problem+json"
_log = logging.getLogger("dragoman.web")
_WITHIN = re.compile(r"/cases/([^/]+)/.")

_STATUS: dict[type[DragomanError], int] = {
    NoSuchCase: 404,
    NoSuchItem: 404,
    NotFound: 404,
    NoSuchAccount: 404,
    AccountExists: 409,
    BadAccount: 422,
    SignInFailed: 403,
    ProviderFailed: 502,
    TooManyRequests: 429,
    CaseChanged: 412,
    CaseExists: 409,
    DuplicateDocument: 409,
    BadCaseName: 422,
    BadCorrection: 422,
    BadQuery: 422,
    TooLarge: 413,
    TooMuchAtOnce: 429,
    AddressRefused: 403,
    StoreBusy: 503,
    StoreFull: 507,
    StoreError: 503,
}
_TITLES = {
    400: "The request cannot be understood",
    401: "Sign in first",
    403: "Not allowed",
    404: "Not found",
    405: "Not done that way",
    406: "Not to be had in that form",
    409: "In conflict with what is there",
    412: "Changed meanwhile",
    413: "Too large",
    415: "Not a type that is read here",
    422: "The values do not fit",
    421: "Not this server's name",
    429: "Too many requests",
    500: "Something failed here",
    502: "The provider of sign-in does not answer as it should",
    503: "The store cannot answer now",
    507: "The store is full",
}


def status_of(error: DragomanError) -> int:
    """The HTTP status of an error: that of its nearest class; 422 where it has none."""
    return next((_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS), 422)


def on_dragoman_error(request: Request[Any, Any, Any], error: DragomanError) -> Response[Any]:
    """An error that the user can act on."""
    response = problem(request, status_of(error), str(error), type(error).__name__)
    if isinstance(error, TooManyRequests):
        response.headers["Retry-After"] = str(ceil(error.seconds))
    return response


def on_http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """An error that the framework found: no such page, values that do not fit the schema. Who has to sign in is led there."""
    if error.status_code == 401 and request.method in ("GET", "HEAD") and not request.url.path.startswith("/api/"):
        query = request.scope["query_string"].decode("latin-1")
        way = request.scope["raw_path"].decode("latin-1").partition("?")[0]  # as it was sent: names with spaces stay encoded
        return Redirect("/sign-in", query_params={"then": f"{way}?{query}" if query else way}, status_code=303)
    detail = error.detail if error.status_code < 500 else "the server's log says more"
    extra = error.extra if isinstance(error.extra, list) else None
    response = problem(request, error.status_code, detail, "", errors=extra)
    response.headers.update(error.headers or {})
    return response


def on_failure(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """An error of ours: logged with its traceback, told without it."""
    _log.error("failed: %s %s", request.method, request.scope["raw_path"].decode("latin-1"), exc_info=error)
    return problem(request, 500, "the server's log says more", "")


def must_hold_no_null(request: Request[Any, Any, Any]) -> None:
    """Before each request: no id, name or date holds a null character, and no database takes one."""
    if b"%00" in (request.scope.get("raw_path") or b"") or b"%00" in request.scope["query_string"]:
        raise HTTPException(status_code=422, detail="the address holds a null character")


def problem(request: Request[Any, Any, Any], status: int, detail: str, kind: str, *, errors: Any = None) -> Response[Any]:
    """The answer in the form that the client reads."""
    title = _TITLES.get(status, "Not done")
    if not request.url.path.startswith("/api/"):
        context = {"status": status, "title": title, "detail": detail}
        case = _case_of(request) if status < 500 else None
        name = "problem.html.jinja" if case is None else "problem_in_case.html.jinja"
        return Template(name, context=context | {"case": case}, status_code=status)
    body: dict[str, Any] = {"type": f"urn:dragoman:error:{kind}" if kind else "about:blank", "title": title, "status": status}
    body["detail"] = detail
    if errors:
        body["errors"] = errors
    return Response(body, status_code=status, media_type=PROBLEM)


def _case_of(request: Request[Any, Any, Any]) -> str | None:
    """The case within which something went wrong; None where there is none such, or nobody who may read it."""
    within = _WITHIN.match(request.url.path)
    asking = request.scope.get("user")
    if within is None or not isinstance(asking, Identity) or "app" not in request.scope:
        return None
    case = unquote(within[1])
    try:
        with request.app.state.workspace.repository.session(case):
            return case
    except DragomanError:
        return None
