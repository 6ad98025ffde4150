"""Verbs by which somebody does something with words, and tells nothing: to promise, to ask, to refuse."""

from functools import cache

from dragoman.lexicon import rows
from dragoman.linking.words import folded, words

_KINDS = frozenset({"promise", "request", "threat", "propose", "decline"})


def undertakes(cue: str) -> bool:
    """Whether a cue is such a verb.

    >>> undertakes("promised"), undertakes("has said")
    (True, False)
    """
    return folded(cue) in _others() or any(word in _english() for word in words(cue))


@cache
def _english() -> frozenset[str]:
    """The English verbs in all their forms."""
    return frozenset(form for row in rows("undertakings") for form in _forms(row["verb"]))


def _forms(verb: str) -> tuple[str, ...]:
    """A verb as it stands and with its endings: promise, promises, promised, promising; plan, planned; decide."""
    bare, double = verb.removesuffix("e"), verb + verb[-1]
    past = verb.removesuffix("y") + "ied" if verb.endswith("y") else bare + "ed"
    return (verb, f"{verb}s", past, f"{bare}ing", f"{double}ed", f"{double}ing")


@cache
def _others() -> frozenset[str]:
    """The cues of these kinds in the other languages."""
    return frozenset(folded(row["cue"]) for row in rows("lesser/cues") if row["kind"] in _KINDS)
