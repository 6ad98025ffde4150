"""Two sentences → how alike they are: by their words and numbers, or by a model's vectors where one is at hand."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Protocol

from dragoman.linking.words import plain_signs, stems

_PLAIN = 0.16  # weight of a word that says little


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
    mine, theirs = frozenset(one), frozenset(other)
    common = len(mine & theirs)
    return float(common / (len(mine) * len(theirs)) ** 0.5) if common else 0.0


def telling(stems: Collection[str]) -> int:
    """How many of the stems say more than that a minister, a report or a meeting is spoken of.

    >>> telling({"=minister", "=dam", "harvik"})
    2
    """
    plain = plain_signs()
    return sum(stem not in plain for stem in stems)


def weighed(one: Collection[str], other: Collection[str]) -> float:
    """The cosine of two sets of stems in which words that half the news holds count for less than others.

    >>> round(weighed({"=dam", "=minister"}, {"=dam", "=president"}), 2)
    0.86
    """
    mine, theirs = frozenset(one), frozenset(other)
    norms = norm(mine) * norm(theirs)
    return float(norm(mine & theirs) ** 2 / norms) if norms else 0.0


@lru_cache(maxsize=16384)
def norm(stems: frozenset[str]) -> float:
    """The length of a set of stems as a vector, in which words that half the news holds are shorter than others."""
    plain = plain_signs()
    return float(sum(_PLAIN if stem in plain else 1.0 for stem in stems) ** 0.5)
