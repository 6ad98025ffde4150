"""A pronoun's sentence → the thing that the sentence before is about: "The letter did not mention the World Bank. It offered …".

A body named in passing is not what "it" goes on with where the sentence before had a thing as its subject (centering: Grosz,
Joshi and Weinstein 1995, "Centering: A framework for modelling the local coherence of discourse").
"""

from collections.abc import Collection

from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TELLING = frozenset({"ccomp", "ROOT", "parataxis"})


def subject_thing(pronoun: Token, quoted: Collection[int], actors: Collection[int]) -> Token | None:
    """The thing that a sentence which opens with "it" takes up.

    `quoted` are the tokens within quotation marks, `actors` those that name or describe somebody who acts. None where "it" stands
    later, and where the sentence before has somebody or several things as its subjects.
    """
    sentence = pronoun.sent
    if pronoun.i != sentence.start or sentence.start == 0 or pronoun.i in quoted:
        return None
    before = pronoun.doc[sentence.start - 1].sent
    subjects = [
        token
        for token in before
        if token.dep_ in _SUBJECTS and token.head.dep_ in _TELLING and token.i not in quoted and token.tag_ != "WDT"
    ]
    things = [token for token in subjects if token.tag_ == "NN" and token.i not in actors]
    others = [token for token in subjects if token not in things and not _only_says(token, things)]
    return things[0] if len(things) == 1 and not others else None


def _only_says(teller: Token, things: list[Token]) -> bool:
    """ "The letter asked for nothing, the envoy said": who says so of the thing."""
    return any(thing.head.dep_ == "ccomp" and thing.head.head.i == teller.head.i for thing in things)
