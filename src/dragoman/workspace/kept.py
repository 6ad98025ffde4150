"""Whole lists of a case, kept in memory until the case changes: page after page shows a part of the same list.

What is kept is immutable and belongs to one revision of one case, so nobody sees another state than their transaction does.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar, cast

_MOST = 30_000  # clusters; about 5 KB each
_Value = TypeVar("_Value")


class Kept:
    """Values by case revision and name; those that were asked for least recently go first."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held: OrderedDict[tuple[str, str], tuple[object, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, revision: str, name: str, make: Callable[[], _Value]) -> _Value:
        """What `make` returned for this state of the case; what is larger than all that may be kept is made anew each time."""
        key = revision, name
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return cast(_Value, self._held[key][0])
        value = make()
        size = max(1, len(value)) if isinstance(value, tuple | dict) else 1
        with self._lock:
            case = revision.partition(".")[0] + "."
            for old in [old for old in self._held if old[0].startswith(case) and old[0] != revision]:
                del self._held[old]
            if size <= self._most:
                self._held[key] = value, size
            while sum(size for _, size in self._held.values()) > self._most:
                self._held.popitem(last=False)
        return value
