"""Token → whether it names a place."""

from spacy.tokens import Token

from dragoman.reading.gazetteer import capitals, states

PLACES = frozenset({"GPE", "LOC", "FAC"})


def is_place(token: Token) -> bool:
    """By the tagger's label, or as a state or capital of the gazetteer."""
    return token.ent_type_ in PLACES or token.text in states() or token.text in capitals()
