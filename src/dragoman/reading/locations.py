"""Token → whether it names a place."""

from spacy.tokens import Token

from dragoman.reading.gazetteer import capitals, states
from dragoman.reading.place_names import is_located

PLACES = frozenset({"GPE", "LOC", "FAC"})


def is_place(token: Token) -> bool:
    """By the tagger's label, as a state or capital of the gazetteer, or because the text only ever says "in" it."""
    if token.ent_type_ in PLACES or token.text in states() or token.text in capitals():
        return True
    return token.pos_ == "PROPN" and is_located(token)


def is_of_state(token: Token) -> bool:
    """Whether a name is that of a state, or a word of one: "Norland", "North [Norland]", "the [Republic] of Norland"."""
    if token.text in states():
        return True
    if token.i and f"{token.nbor(-1).text.rpartition('-')[2]} {token.text}" in states():
        return True
    owned = (inner for child in token.rights if child.lower_ == "of" for inner in child.children if inner.dep_ == "pobj")
    return token.text in ("Republic", "Kingdom", "Federation", "States") and any(inner.text in states() for inner in owned)


_WATERS = frozenset(
    "River Lake Sea Bay Gulf Strait Straits Island Islands Shoal Reef Bank Sound Channel Archipelago Peninsula".split()
)


def is_water(token: Token) -> bool:
    """A name that says by its last or first word what it is: "Seal Island", "the Gulf of Norland"."""
    words = [token, *(child for child in token.lefts if child.dep_ == "compound")]
    return token.pos_ == "PROPN" and any(word.text in _WATERS for word in words)
