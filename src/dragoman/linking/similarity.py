"""Two sentences → how alike they are: by their words and numbers, or by a model's vectors where one is at hand."""

from collections.abc import Collection, Sequence
from typing import Protocol

from dragoman.linking.words import stems


class Similarity(Protocol):
    """Likeness of meaning between a text and others, each 0 to 1. It ranks within a block; it never links by itself."""

    name: str

    def __call__(self, text: str, others: Sequence[str]) -> list[float]:
        """The likeness of `text` to each of `others`."""
        ...


class Lexical:
    """Likeness by shared stems: needs no model, and sees nothing across languages."""

    name = ""

    def __call__(self, text: str, others: Sequence[str]) -> list[float]:
        """The share of stems in common.

        >>> Lexical()("The envoy sold the bridge.", ["An envoy has sold a bridge.", "Snow fell."])
        [1.0, 0.0]
        """
        mine = frozenset(stems(text))
        return [shared(mine, frozenset(stems(other))) for other in others]


def shared(one: Collection[str], other: Collection[str]) -> float:
    """Of two sets, the geometric mean of what either shares with the other: 1 where they are equal, 0 where nothing is common.

    >>> shared({"a", "b"}, {"b", "c"})
    0.5
    """
    common = len(set(one) & set(other))
    return float(common / (len(set(one)) * len(set(other))) ** 0.5) if common else 0.0
