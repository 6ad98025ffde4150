"""Nouns that take up a deed told elsewhere: "such a letter", "the purchase", "the talks"."""

from functools import cache

from dragoman.lexicon import rows
from dragoman.linking.words import folded, stem, words


def families_named(text: str) -> frozenset[str]:
    """The families of deeds that the nouns of a sentence name.

    >>> sorted(families_named("There was no such letter, the palace said."))
    ['letter']
    """
    table = _nouns()
    return frozenset(table[key] for word in words(text) if (key := stem(word)) in table)


@cache
def _nouns() -> dict[str, str]:
    return {stem(folded(row["noun"])): row["family"] for row in rows("deed_nouns")}
