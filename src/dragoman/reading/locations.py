"""Token → whether it names a place."""

from spacy.tokens import Token

from dragoman.reading.gazetteer import capitals, states
from dragoman.reading.kinds import is_located

PLACES = frozenset({"GPE", "LOC", "FAC"})


def is_place(token: Token) -> bool:
    """By the tagger's label, as a state or capital of the gazetteer, or because the text only ever says "in" it."""
    if token.ent_type_ in PLACES or token.text in states() or token.text in capitals():
        return True
    return token.pos_ == "PROPN" and is_located(token)
