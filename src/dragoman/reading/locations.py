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


_WATERS = frozenset(
    "River Lake Sea Bay Gulf Strait Straits Island Islands Shoal Reef Bank Sound Channel Archipelago Peninsula".split()
)


def is_water(token: Token) -> bool:
    """A name that says by its last or first word what it is: "Seal Island", "the Gulf of Norland"."""
    words = [token, *(child for child in token.lefts if child.dep_ == "compound")]
    return token.pos_ == "PROPN" and any(word.text in _WATERS for word in words)
