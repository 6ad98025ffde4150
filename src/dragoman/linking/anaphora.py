"""Nouns that take up a deed told elsewhere: "such a letter", "the purchase", "the talks"."""

from functools import cache

from dragoman.lexicon import rows
from dragoman.linking.words import folded, stem, words

_DEFINITE = frozenset(
    "the such this that these those its le la les ce cette ces cet el la los las este esta esos der die das den dem dieser diese "
    "dieses این آن этот эта эти это هذه هذا تلك".split()
)
_INDEFINITE = frozenset("a an another any no some one un une uno una ein eine einen einem einer um uma bir".split())
_DETERMINED = 3  # words before a noun in which its determiner stands


def families_named(text: str) -> frozenset[str]:
    """The families of deeds that the nouns of a sentence name.

    >>> sorted(families_named("There was no such letter, the palace said."))
    ['letter']
    """
    table = _nouns()
    return frozenset(table[key] for word in words(text) if (key := _key(word)) in table)


def families_taken_up(text: str) -> frozenset[str]:
    """The families that a sentence speaks of as known: a definite article or a pointing word before the noun.

    >>> sorted(families_taken_up("The purchase was signed after a meeting.")), sorted(families_taken_up("A purchase was signed."))
    (['deal'], [])
    """
    found = words(text)
    table = _nouns()
    return frozenset(
        table[key]
        for place, word in enumerate(found)
        if (key := _key(word)) in table and (word.startswith("ال") or _is_definite(found[max(0, place - _DETERMINED) : place]))
    )


def _is_definite(before: list[str]) -> bool:
    """Whether the nearest determiner of the words before a noun points at something known: not "said that a secret exchange"."""
    for word in reversed(before):
        if word in _INDEFINITE:
            return False
        if word in _DEFINITE or word.endswith(("'s", "’s")):
            return True
    return False


@cache
def _nouns() -> dict[str, str]:
    return {_key(folded(row["noun"])): row["family"] for row in rows("deed_nouns")}


def _key(word: str) -> str:
    """The form by which a noun is known: in Latin letters as it stands, since "agreed" is no "agreement"; elsewhere its stem."""
    return word if word.isascii() else stem(word)
