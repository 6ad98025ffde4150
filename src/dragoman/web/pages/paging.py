"""Long lists in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Item = TypeVar("_Item")

PER_PAGE = 50


@dataclass(frozen=True)
class Paged(Generic[_Item]):
    """One page of a list: its items, its number (from 1) of how many, and how many items there are in all."""

    items: Sequence[_Item]
    number: int
    of: int
    total: int
    first: int

    @property
    def last(self) -> int:
        """The place of the last item shown, counted from 1."""
        return self.first + len(self.items) - 1


def paged(items: Sequence[_Item], number: int = 1, *, per: int = PER_PAGE) -> Paged[_Item]:
    """The page of this number; the nearest that there is, where there is none.

    >>> page = paged("abcdefg", 2, per=3)
    >>> page.items, page.first, page.last, page.of
    ('def', 4, 6, 3)
    """
    of = max(1, -(-len(items) // per))
    number = min(max(number, 1), of)
    start = (number - 1) * per
    return Paged(items[start : start + per], number, of, len(items), start + 1 if items else 0)
