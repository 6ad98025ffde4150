"""Saying → venue: the organisation before which something is said."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.reading.cast import Cast

_BEFORE = frozenset({"at", "before", "to"})
_APPEARING = frozenset({"appear", "speak"})


def venue_of(verb: Token, cast: Cast, speakers: Sequence[str]) -> str | None:
    """The body that is addressed, in the text's words: "told the Senate Committee on Trade", "spoke at the Harbor Council"."""
    for phrase in _phrases(verb):
        known = [actor for actor in cast.referents(phrase.i) if actor not in speakers]
        if phrase.pos_ == "PROPN" and any(cast.named(actor).kind == "organisation" for actor in known):
            return _words(phrase)
    return None


def _phrases(verb: Token) -> Iterator[Token]:
    # "Appearing at the Harbor Council, Dahl called it a threat."
    frames = [verb, *(child for child in verb.children if child.dep_ == "advcl" and child.lemma_.lower() in _APPEARING)]
    yield from (child for child in verb.children if child.dep_ in ("dobj", "dative"))
    for frame in frames:
        for child in frame.children:
            if child.dep_ == "prep" and child.lower_ in _BEFORE:
                yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _words(noun: Token) -> str:
    """The name with what it is for: "Committee on Trade", without its article."""
    first = next(token for token in noun.subtree if token.pos_ != "DET" and token.i >= noun.left_edge.i)
    last = noun.i
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("on", "of", "for") and child.i == last + 1:
            last = next((inner.i for inner in child.children if inner.dep_ == "pobj" and inner.pos_ == "PROPN"), last)
    return "".join(token.text_with_ws for token in noun.doc[first.i : last + 1]).strip()
