"""Where everything is: the one place that writes addresses of pages.

Ids may hold any character, slashes and whole addresses too, so every part is percent-encoded and a document's id is read back
from the path as it was sent (`document_of`): routers decode and tidy paths.
"""

from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote, urlencode, urlsplit

from litestar import Request

from dragoman.types import Span

Value = str | int | None


def start() -> str:
    """The cases."""
    return "/"


def case(case: str, **query: Value) -> str:
    """What is new in a case.

    >>> case("Hellin strait", since="2021-05-01")
    '/cases/Hellin%20strait?since=2021-05-01'
    """
    return f"/cases/{_part(case)}{_query(query)}"


def within(case: str, *parts: str, **query: Value) -> str:
    """Any page of a case; a value of None is left out of the query.

    >>> within("strait", "events", "e1"), within("strait", "search", q="a b", page=None)
    ('/cases/strait/events/e1', '/cases/strait/search?q=a+b')
    """
    return "/".join([f"/cases/{_part(case)}", *map(_part, parts)]) + _query(query)


def document(case: str, id: str, at: Span | None = None, item: str | None = None, **query: Value) -> str:
    """A document, with characters `at` highlighted, or with an item of its reading chosen.

    >>> document("strait", "2021/d1", at=(4, 19)), document("strait", "d1", item="a3")
    ('/cases/strait/documents/2021%2Fd1?at=4-19#at', '/cases/strait/documents/d1?item=a3#chosen')
    """
    asked: dict[str, Value] = {"at": f"{at[0]}-{at[1]}" if at else None, "item": item, **query}
    return within(case, "documents", id, **asked) + ("#at" if at else "#chosen" if item else "")


def claim(case: str, id: str) -> str:
    """A claim."""
    return within(case, "claims", id)


def event(case: str, id: str) -> str:
    """An event."""
    return within(case, "events", id)


def actor(case: str, id: str) -> str:
    """An actor."""
    return within(case, "actors", id)


def search(case: str, **query: Value) -> str:
    """A search: `q` are its words, and the filters of `Query` by their names."""
    return within(case, "search", **query)


def exported(case: str, format: str) -> str:
    """The case as a file of one of the field's formats, from the API."""
    return f"/api/v1/cases/{_part(case)}/exports/{_part(format)}"


def node(case: str, key: str) -> str | None:
    """The page behind a node of a provenance graph ("doc:ID"): a document, what an outlet printed, what a source said."""
    kind, _, name = key.partition(":")
    if kind == "doc":
        return document(case, name)
    if kind == "outlet":
        return within(case, "documents", outlet=name)
    return search(case, speaker=name) if kind == "source" else None


def outside(url: str | None) -> str | None:
    """An address that may be followed: http or https with a host, else None.

    >>> outside("https://herald.example/a"), outside("javascript:alert(1)"), outside("http:///x")
    ('https://herald.example/a', None, None)
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def document_of(request: Request[Any, Any, Any]) -> str:
    """The id at the end of a document's address, as `document` wrote it."""
    raw = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    *_, id = raw.decode("ascii", "replace").partition("?")[0].split("/", 4)  # /cases/CASE/documents/ID
    return unquote(id)  # bytes that are no UTF-8 become the mark for that: no document has such an id


@lru_cache(maxsize=8192)  # a page of a hundred links names its case a hundred times
def _part(words: str) -> str:
    return quote(words, safe="", errors="surrogatepass")


def _query(query: dict[str, Value]) -> str:
    given = {name.rstrip("_"): value for name, value in query.items() if value not in (None, "")}
    return f"?{urlencode(given, errors='surrogatepass')}" if given else ""
