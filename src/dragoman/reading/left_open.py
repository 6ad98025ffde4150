"""Deeds that a clause names without telling that they were done: what is weighed, wished away, forbidden, made up, yet to end.

"All marches were banned until the election": nobody has marched, and nobody has voted. "She said the coup was invented": she
says that there was none.
"""

from spacy.tokens import Token

from dragoman.reading.kindred import kindred_of
from dragoman.reading.plans import calls_off, helpers
from dragoman.reading.triggers import is_definite
from dragoman.reading.undone import NEGATIONS
from dragoman.types import Status

_INVENTING = frozenset("invent fabricate imagine fake concoct".split())
_FORBIDDING = frozenset("ban prohibit outlaw forbid disallow".split())
_FORBIDDEN = frozenset({"protest", "meet", "visit", "vote"})
_BACKING = frozenset("support back favour favor advocate champion".split())
_DECIDING = frozenset("make take reach sign conclude adopt agree approve".split())
_ENDING = frozenset("stop end cease subside halt".split())
_SAYING = frozenset({"confirm", "deny"})
# What somebody decides, agrees or is made to call off is called off; what he would like to is not.
_WANTING = frozenset(
    "want wish hope seek try attempt threaten ask urge call propose consider press pressure plan intend like love aim pretext "
    "excuse reason effort bid desire request proposal threat".split()
)
_APPOINTED = frozenset({"vote", "meet", "visit"})


def left_open(head: Token, kind: str, clause: Token) -> Status | None:
    """The status of a deed whose own clause only names it; None where it tells it.

    `head` is the deed's word and `clause` the verb over it, which may be the same.
    """
    if head.i == clause.i:
        return _as_whether(clause)
    lemma, passive = clause.lemma_.lower(), head.dep_ == "nsubjpass"
    negated = bool(helpers(clause) & NEGATIONS)
    if passive and not negated and lemma in _INVENTING:
        return "denied"  # "the coup was invented"
    if passive and negated and lemma in _DECIDING:
        return "denied"  # "a decision has not yet been made"
    object_or_subject = passive or head.dep_ == "dobj"
    if object_or_subject and not negated and lemma in _FORBIDDING and kindred_of(kind) in _FORBIDDEN:
        return "denied"
    if head.dep_ == "nsubj" and lemma in _ENDING and kindred_of(kind) == "attack" and not negated:
        return "occurred"  # "they were told that the shooting would stop": it is the end that lies ahead
    if head.dep_ == "dobj" and lemma in _BACKING and kindred_of(kind) == "meet" and not is_definite(head) and not negated:
        return "proposed"  # "supports dialogue between the two"
    if head.dep_ == "dobj" and lemma in _SAYING and _is_neither(clause):
        return "alleged"  # "would neither confirm nor deny the meeting"
    if object_or_subject and calls_off(clause) and is_wanted(clause):
        return "planned"  # "wants to put off the election"
    if _is_until(head) and kindred_of(kind) in _APPOINTED:
        return "planned"
    return None


def is_wanted(verb: Token) -> bool:
    """ "wants to cancel the visit", "a pretext to postpone the vote", "calls to put it off"; not "decided to cancel it"."""
    if verb.dep_ not in ("xcomp", "acl", "advcl", "pcomp") or verb.tag_ not in ("VB", "VBG"):
        return False
    over = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return over.lemma_.lower() in _WANTING


def _as_whether(clause: Token) -> Status | None:
    """ "Whether Dahl wrote to Berg matters little": open."""
    asks = any(child.lower_ == "whether" and child.dep_ == "mark" for child in clause.children)
    return "alleged" if asks and clause.dep_ in ("csubj", "csubjpass", "advcl") else None


def _is_neither(verb: Token) -> bool:
    return any(child.lower_ in ("neither", "nor") for one in (verb, verb.head) for child in one.children)


def _is_until(noun: Token) -> bool:
    """ "until the election", "till their meeting", of a clause that tells no day: what is waited for lies ahead."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("until", "till"):
        return False
    return not any(word.ent_type_ == "DATE" for word in noun.subtree)
