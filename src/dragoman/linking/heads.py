"""A text → how its words begin: what forms of a name and of its people have in common, "Norland" and "Norlandish"."""

from collections.abc import Iterator
from functools import lru_cache

from dragoman.linking.sides import states_in
from dragoman.linking.similarity import telling
from dragoman.linking.words import is_common, is_number, sign_of, words

_HEAD = 6  # letters in which the forms of a name agree
_LONG = 4  # letters of a word that says something
_NAMES = 6  # names by which a claim is found


@lru_cache(maxsize=16384)
def heads(text: str) -> frozenset[str]:
    """What is compared of the words of a text: what they mean, or how they begin.

    >>> heads("the Norlandish port of Varna") == heads("Norland's ports, and Varna")
    True
    """
    found = (word for word in words(text) if len(word) >= _LONG and not is_common(word) and not is_number(word))
    signs = (sign_of(word) for word in found)
    return frozenset(sign if sign.startswith("=") else sign[:_HEAD] for sign in signs if telling((sign,)))


def answer_keys(text: str) -> list[str]:
    """The keys under which a claim that is told in these words is found by who denies it: its first names, and its states."""
    return [f"d:{name}" for name in dict.fromkeys([*list(names_in(text))[:_NAMES], *states_in(text)])]


def names_in(text: str) -> Iterator[str]:
    """The heads of the words that are written large, in their order."""
    found = (word for word in text.split() if word.strip("\"'“”‘’«»(").strip()[:1].isupper())
    return (head for word in dict.fromkeys(found) for head in sorted(heads(word)))
