"""Deeds by which a text only reckons: "the two last met in 2019", "their last summit was in Varna".

They are told to say how long ago that was. What the text goes on to call "the meeting" is another one.
"""

from spacy.tokens import Token

from dragoman.reading.triggers import Trigger

_BACK = frozenset({"that", "those"})


def is_reckoned(trigger: Trigger) -> bool:
    """Whether a deed is told as the last one of its kind: "last met", "had last spoken", "the last round of talks"."""
    head = trigger.noun if trigger.noun is not None else trigger.head
    return any(_is_last(child) for token in {trigger.head, head} for child in (*token.children, *_of_what(token)))


def points_at_it(noun: Token) -> bool:
    """ "That meeting", "those talks": what was told last, be it only reckoned by."""
    return any(child.lower_ in _BACK for child in noun.lefts)


def _is_last(child: Token) -> bool:
    """Not the "last" of "last week", nor "at last"."""
    return child.lower_ == "last" and child.dep_ in ("advmod", "amod") and child.head.ent_type_ not in ("DATE", "TIME")


def _of_what(token: Token) -> tuple[Token, ...]:
    """The words before the noun whose "of" this is: "the last round of talks"."""
    over = token.head
    return tuple(over.head.children) if over.lower_ == "of" and over.head.pos_ == "NOUN" else ()
