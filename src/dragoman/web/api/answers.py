"""What was found → answers: pages of a list, lines of JSON, and one thing with the tag of the state that it was read from."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast
from urllib.parse import parse_qsl, quote, urlencode

import msgspec
from litestar import Response
from litestar.response import Stream

from dragoman import __version__
from dragoman.types.reading import Noun
from dragoman.web.api.asked import JSON, LINES, Asked, Paging, form
from dragoman.web.api.cursors import Position, cursor_of
from dragoman.workspace.looking import Look

_Item = TypeVar("_Item")
_Told = TypeVar("_Told")

Fits = Callable[[_Item], bool]

_AT_LEAST = 200  # items that are looked through at a time where a filter lets few of them pass
_LINES = 500  # items that one transaction gives a stream: a slow client must not hold one open


class Page(Noun, Generic[_Item], frozen=True, kw_only=True):
    """Some items of a list, and the cursor with which it goes on; `next` is null on the last page."""

    items: tuple[_Item, ...]
    next: str | None = None


@dataclass(frozen=True)
class Source(Generic[_Item]):
    """A list that can be read in portions: from which place, and what comes after one."""

    start: Position
    after: Callable[[Look, Any, int], Sequence[tuple[Position, _Item]]]


def told(asked: Asked, look: Look, make: Callable[[], _Told], *, kind: str = JSON, variant: str = "") -> Response[_Told]:
    """What `make` gives, under the tag of the case's state; nothing (304) where the client has that already.

    `variant` is what else the answer depends on: the day from which it looks.
    """
    tag = tag_of(look.revision(), kind, variant)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept"}
    if asked.known is not None and _knows(asked.known, tag):
        return Response(cast(_Told, b""), status_code=304, headers=headers, media_type=kind)
    return Response(make(), headers=headers, media_type=kind)


def tag_of(revision: str, kind: str = JSON, variant: str = "") -> str:
    """The tag of an answer: the revision of the case, and what tells forms and releases apart."""
    form = hashlib.sha256("\n".join((__version__, kind, variant)).encode()).hexdigest()[:8]
    return f'"{revision}-{form}"'


def _knows(known: str, tag: str) -> bool:
    return known.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in known.split(","))


def listed(
    asked: Asked, paging: Paging, source: Source[_Item], place: Position | None, fits: Callable[[Look], Fits[_Item]]
) -> Response[Page[_Item]]:
    """A page of a list after a place (None: its first), or all that is left of it as lines of JSON, as the client likes."""
    start = source.start if place is None else place
    if form(asked.request, (JSON, LINES)) == LINES:
        return cast(Response[Page[_Item]], _lines(asked, source, start, fits))
    with asked.look() as look:
        return linked(asked, told(asked, look, lambda: _page(look, source, start, paging.limit, fits(look))))


def linked(asked: Asked, answer: Response[Page[_Item]]) -> Response[Page[_Item]]:
    """A page with the address of the next one in its header."""
    if isinstance(answer.content, Page) and answer.content.next is not None:
        answer.headers["Link"] = f'<{_going_on(asked, answer.content.next)}>; rel="next"'
    return answer


def whole(items: Sequence[_Item]) -> Page[_Item]:
    """A list that is worked out as one: its only page."""
    return Page(items=tuple(items))


def _page(look: Look, source: Source[_Item], start: Position, limit: int, fits: Fits[_Item]) -> Page[_Item]:
    found = list(_portion(look, source, start, limit + 1, fits))
    more = len(found) > limit
    return Page(items=tuple(item for _, item in found[:limit]), next=cursor_of(found[limit - 1][0]) if more else None)


def _portion(
    look: Look, source: Source[_Item], start: Position, limit: int, fits: Fits[_Item]
) -> Iterator[tuple[Position, _Item]]:
    """The first so many items that fit after a place."""
    found, at, portion = 0, start, limit
    while True:
        several = source.after(look, at, portion)
        for place, item in several:
            if fits(item):
                yield place, item
                found += 1
                if found == limit:
                    return
        if len(several) < portion:
            return
        at, portion = several[-1][0], max(limit, _AT_LEAST)


def _lines(asked: Asked, source: Source[_Item], start: Position, fits: Callable[[Look], Fits[_Item]]) -> Stream:
    def portion(at: Position) -> list[tuple[Position, _Item]]:
        with asked.look() as look:
            return list(_portion(look, source, at, _LINES, fits(look)))

    first = portion(start)  # what is wrong with the request is told before the answer begins

    def lines() -> Iterator[bytes]:
        several = first
        while several:
            yield b"".join(msgspec.json.encode(item) + b"\n" for _, item in several)
            several = portion(several[-1][0]) if len(several) == _LINES else []

    return Stream(lines(), media_type=LINES, headers={"Cache-Control": "no-store", "Vary": "Accept"})


def _going_on(asked: Asked, cursor: str) -> str:
    """The address of the next page."""
    query = parse_qsl(asked.request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    kept = [(name, value) for name, value in query if name != "cursor"]
    return f"{quote(asked.request.url.path)}?{urlencode([*kept, ('cursor', cursor)])}"
