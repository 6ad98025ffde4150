"""One large JSON document, piece by piece: what stands before its list, the items, what stands after it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

_MARK = "\ue000items\ue000"  # no document's words: it stands in what we write ourselves


def with_items(frame: Mapping[str, Any], items: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """The JSON of `frame` with the items in the place of `ITEMS`, one a line.

    >>> b"".join(with_items({"type": "bundle", "objects": ITEMS}, [{"id": 1}, {"id": 2}]))
    b'{"type":"bundle","objects":[\\n{"id":1},\\n{"id":2}\\n]}\\n'
    """
    before, _, after = msgspec.json.encode(frame).partition(msgspec.json.encode(_MARK))
    yield before + b"["
    separator = b"\n"
    for item in items:
        yield separator + msgspec.json.encode(item)
        separator = b",\n"
    yield b"\n]" + after + b"\n"


def filled(**fields: Any) -> dict[str, Any]:
    """The fields that hold something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {}, ())}


ITEMS = _MARK
