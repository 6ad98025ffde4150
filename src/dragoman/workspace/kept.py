"""Whole lists of a case, kept in memory: page after page shows a part of the same list, and a list of a later state of the case
is made of the one before.

What is kept is immutable and belongs to one revision of one case, so nobody sees another state than their transaction does.
"""

from collections import OrderedDict
from collections.abc import Callable, Sized
from threading import Lock
from typing import TypeVar, cast

_MOST = 30_000  # clusters; about 5 KB each
_Value = TypeVar("_Value")


class Kept:
    """Values by case and name, each of one revision; those that were asked for least recently go first."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held: OrderedDict[tuple[str, str], tuple[int, object, int]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, revision: str, name: str, make: Callable[[], _Value]) -> _Value:
        """What `make` returned for this state of the case; what is larger than all that may be kept is made anew each time."""
        return self.follow(revision, name, lambda _revision, _then: make())

    def follow(self, revision: str, name: str, make: Callable[[str | None, _Value | None], _Value]) -> _Value:
        """The same of what can be made of its value at an earlier revision: `make` is given both, or None for each."""
        case, number = _parts(revision)
        key = case, name
        with self._lock:
            then, held, _ = self._held.get(key, (-1, None, 0))
            if key in self._held:
                self._held.move_to_end(key)
        before = cast(_Value | None, held)
        if then == number:
            return cast(_Value, before)
        value = make(f"{case}.{then}", before) if 0 <= then < number else make(None, None)
        if then < number:
            self._keep(key, number, value)
        return value

    def _keep(self, key: tuple[str, str], number: int, value: object) -> None:
        size = max(1, len(value)) if isinstance(value, Sized) else 1
        with self._lock:
            then, _, freed = self._held.get(key, (-1, None, 0))
            if then >= number or size > self._most:
                return
            self._held[key] = number, value, size
            self._held.move_to_end(key)
            self._size += size - freed
            while self._size > self._most:
                self._size -= self._held.popitem(last=False)[1][2]


def _parts(revision: str) -> tuple[str, int]:
    case, _, number = revision.partition(".")
    return case, int(number)
