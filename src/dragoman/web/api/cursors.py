"""Where a list goes on: a place in it ↔ an opaque word that a client sends back."""

import base64
import binascii
from typing import Annotated, TypeAlias

import msgspec

from dragoman.errors import BadQuery
from dragoman.store import Place

Position: TypeAlias = int | Place
"""A number (of a document, a statement, an entry), or the place of a cluster."""

_Number = Annotated[int, msgspec.Meta(ge=-(2**31), lt=2**31)]


def cursor_of(position: Position) -> str:
    """The word for a place.

    >>> number_of(cursor_of(7)), place_of(cursor_of(Place(rank=-2, id="d/1:e3")))
    (7, Place(rank=-2, id='d/1:e3'))
    """
    held: object = position if isinstance(position, int) else (position.rank, position.id)
    return base64.urlsafe_b64encode(msgspec.json.encode(held)).decode().rstrip("=")


def number_of(cursor: str) -> int:
    """The number that a cursor holds; raises `BadQuery`."""
    try:
        return msgspec.json.decode(_bytes_of(cursor), type=_Number)
    except (msgspec.MsgspecError, ValueError):
        raise _unknown(cursor) from None


def place_of(cursor: str) -> Place:
    """The place that a cursor holds; raises `BadQuery`."""
    try:
        rank, id = msgspec.json.decode(_bytes_of(cursor), type=tuple[_Number | None, str])
    except (msgspec.MsgspecError, ValueError):
        raise _unknown(cursor) from None
    if "\0" in id:
        raise _unknown(cursor)
    return Place(rank, id)


def _bytes_of(cursor: str) -> bytes:
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars="-_", validate=True)
    except (binascii.Error, ValueError):
        raise _unknown(cursor) from None


def _unknown(cursor: str) -> BadQuery:
    return BadQuery(f"cursor {cursor[:40]!r}", "is none that this list gave; send back the word that stands under `next`")
