"""Deeds that name nobody whom the text knows: which are told as facts all the same.

"The document was signed in Varna", "Thursday's attack", "two missiles came down on the silos": somebody did it, and linking may
find out who. Not so what is only a topic ("dialogue takes two"), a habit ("nobody sells fish any more") or a question.
"""

from collections.abc import Set

from spacy.tokens import Token

from dragoman.reading.kindred import kindred_of
from dragoman.reading.resuming import is_plural
from dragoman.reading.triggers import Trigger, is_dated, is_definite
from dragoman.types import Status

_NOBODY = frozenset({"nobody", "who", "what", "which", "one", "you", "it", "there", "i", "no"})
_PERFECT = frozenset({"VBD", "VBN"})
_AHEAD = frozenset({"will", "would", "'ll", "’ll", "shall"})


def stands_alone(trigger: Trigger, place: str | None, deeds: Set[int]) -> bool:
    """Whether a deed without participants is told as one that happened, or is to happen: known, dated, placed or undergone.

    `deeds` are the heads of all triggers: in "the purchase, signed in Varna" the participle tells no second one.
    """
    if (trigger.needs and not is_plural(trigger)) or kindred_of(trigger.deed.kind) is None:
        return False
    if kindred_of(trigger.deed.kind) == "letter":
        return _is_missing(trigger)
    head = trigger.head
    if head.pos_ == "NOUN":
        return place is not None or (is_definite(head) and not _is_any(head)) or is_dated(head) or _is_subject_of_past(head)
    if head.pos_ not in ("VERB", "AUX") or head.sent[-1].lower_ == "?" or (head.dep_ == "acl" and head.head.i in deeds):
        return False
    return _is_told(head) and (place is not None or any(_is_undergone(child) for child in head.children) or head.dep_ == "acl")


def is_only_wished(trigger: Trigger, status: Status) -> bool:
    """ "asked for meetings this week": of what is not known and may not come about, nobody can say whose it is."""
    return status in ("proposed", "conditional") and trigger.head.pos_ == "NOUN" and not is_definite(trigger.head)


def _is_missing(trigger: Trigger) -> bool:
    """ "No such letter has been received", "I saw no letter": there is talk of one, and it is denied."""
    noun = trigger.noun or trigger.head
    return noun.pos_ == "NOUN" and any(child.lower_ == "no" for child in noun.lefts)


def _is_any(noun: Token) -> bool:
    """ "in any meeting", "there were no talks": none that was held, unless "no such talks" were told of."""
    before = {child.lower_ for child in noun.lefts}
    return bool(before & {"any", "another", "no"}) and "such" not in before


def _is_subject_of_past(noun: Token) -> bool:
    """ "A swap of captives had removed the obstacle": what had an effect took place."""
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.pos_ == "VERB" and noun.head.tag_ in _PERFECT


def _is_told(verb: Token) -> bool:
    """Past, perfect or future: no habit, no infinitive."""
    return verb.tag_ in _PERFECT or any(child.dep_ == "aux" and child.lower_ in _AHEAD for child in verb.children)


def _is_undergone(child: Token) -> bool:
    """Who or what it was done to, or what did it, by a noun."""
    return child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.pos_ in ("NOUN", "PROPN") and child.lower_ not in _NOBODY
