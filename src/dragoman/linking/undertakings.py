"""Verbs by which somebody does something with words, and tells nothing: to promise, to ask, to refuse."""

from functools import cache

from dragoman.lexicon import rows
from dragoman.linking.words import folded, stem, words

_KINDS = frozenset({"promise", "request", "threat", "propose", "decline"})


def undertakes(cue: str) -> bool:
    """Whether a cue is such a verb.

    >>> undertakes("promised"), undertakes("has said")
    (True, False)
    """
    return folded(cue) in _others() or any(word in _english() or stem(word) in _english() for word in words(cue))


@cache
def _english() -> frozenset[str]:
    return frozenset(form for row in rows("undertakings") for form in (row["verb"], stem(row["verb"]), stem(f"{row['verb']}ed")))


@cache
def _others() -> frozenset[str]:
    """The cues of these kinds in the other languages."""
    return frozenset(folded(row["cue"]) for row in rows("lesser/cues") if row["kind"] in _KINDS)
