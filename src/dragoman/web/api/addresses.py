"""Ids in addresses. They may hold any character, slashes and whole addresses too: routers decode and tidy paths, so an id is read
back from the path as it was sent."""

from typing import Any
from urllib.parse import quote, unquote

from litestar import Request


def case_of(case: str, *parts: str) -> str:
    """The address of a case, or of what stands in it.

    >>> case_of("Hellin strait", "documents", "https://herald.example/a")
    '/api/v1/cases/Hellin%20strait/documents/https%3A%2F%2Fherald.example%2Fa'
    """
    return "/".join(["/api/v1/cases", *(quote(part, safe="") for part in (case, *parts))])


def id_after(request: Request[Any, Any, Any], noun: str) -> str:
    """The id that ends a path, after the first "/noun/" behind the case."""
    raw = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    path = raw.decode("ascii", "replace").partition("?")[0].partition("/cases/")[2].partition("/")[2]
    return unquote(path.removeprefix(noun).removeprefix("/"))
