"""Deed called off or put off → which days beside it are the old one, the new one, and that of the calling off.

"A visit planned for May 15 was put off on Monday to May 22": the visit of the 15th is cancelled, one is planned for the 22nd, and
on Monday it was put off.
"""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from dragoman.reading.parse import Parse
from dragoman.reading.plans import CANCELLATIONS
from dragoman.reading.triggers import Trigger, deed_at
from dragoman.types import Status, Time

_CALLING_OFF = CANCELLATIONS | frozenset("defer adjourn reschedule move shift advance".split())
_MOVING = frozenset({"move", "shift", "advance", "bring"})
_OFF = {
    "off": frozenset({"call", "put", "break", "cry"}),
    "back": frozenset({"put", "push", "move", "set"}),
    "forward": frozenset({"bring", "move", "put"}),
}
_NEW = frozenset({"to", "until", "till", "for"})
_OPEN = frozenset({"may", "might", "could", "can"})
_PLANNING = frozenset(
    "plan schedule set foresee slate expect arrange pencil envisage take begin start open hold convene occur be due".split()
)
_CLAUSAL = frozenset({"csubj", "csubjpass", "nsubj", "nsubjpass"})
_PARTS = frozenset("nummod compound amod det nmod poss quantmod".split())

Day = Literal["old", "new", "own"]


@dataclass(frozen=True)
class Days:
    """The day for which a deed was planned, the one to which it was put off, and what then stands of the old one."""

    old: Time | None
    new: Time | None
    is_off: bool  # "moved to Varna" leaves the day as it was

    @property
    def status(self) -> Status | None:
        """How the deed stands of which the day is told, the old one if it is."""
        if self.new is not None and self.old is None:
            return "planned"
        return "cancelled" if self.new is not None or self.is_off else None


def days_put_off(parse: Parse, trigger: Trigger, times: tuple[Time, ...]) -> Days | None:
    """The days of a noun's deed that is called off or put off; None where nothing is, or where no such day is told."""
    verb = _calling_off(trigger.head)
    if verb is None or any(child.dep_ == "neg" or child.lower_ in _OPEN for child in verb.children):
        return None
    days: dict[Day, Time] = {}
    first, last = parse.span(trigger.head.sent.start, trigger.head.sent.end - 1)
    for time in times:
        inside = first <= time.span[0] < last and time.type == "DATE" and time.start
        if inside and (day := _day(parse, verb, trigger.head, time)) is not None:
            days.setdefault(day, time)
    is_off = verb.lemma_.lower() not in _MOVING
    return Days(days.get("old"), days.get("new"), is_off) if days.keys() & {"old", "new"} else None


def is_of_another(parse: Parse, trigger: Trigger, time: Time) -> bool:
    """Whether a time beside a deed that is called off is that of the calling off, or beside the calling off that of the deed."""
    if trigger.deed.kind == "cancellation":
        if not _calls_off(trigger.head):
            return False  # "Last year's talks broke down", "boycotted Monday's meeting": on the day of the talks
        noun = _called_off_by(trigger.head)
        return noun is not None and _day(parse, trigger.head, noun, time) in ("old", "new")
    verb = _calling_off(trigger.head)
    if verb is None:
        return _is_of_the_failing(parse, trigger.head, time)
    day = _day(parse, verb, trigger.head, time)
    # "suspended the truce on Monday": no other deed has that day
    return day == "new" or (day == "own" and (deed := deed_at(verb)) is not None and deed.kind == "cancellation")


def _is_of_the_failing(parse: Parse, noun: Token, time: Time) -> bool:
    """ "The talks that fell through in January": when they failed, not when they were due."""
    index = parse.token_at(time.span[0])
    failing = (
        c for c in noun.children if c.dep_ == "relcl" and c.lemma_ == "fall" and any(p.lower_ == "through" for p in c.children)
    )
    return index is not None and any(verb.is_ancestor(parse.doc[index]) for verb in failing)


def _calling_off(noun: Token) -> Token | None:
    """The verb that calls a noun's deed off: "the visit was cancelled", "put off a visit", "a visit postponed to May"."""
    if noun.pos_ != "NOUN":
        return None
    above = [noun.head] if noun.dep_ in ("nsubjpass", "dobj") else []
    if noun.dep_ == "nsubj" and noun.head.tag_ in ("VBD", "VBN") and noun.head.dep_ in _CLAUSAL:
        above = [noun.head.head]  # "a visit planned for May has been put off": to the parser it planned something
    described = (child for child in noun.children if child.dep_ in ("acl", "relcl"))
    return next((verb for verb in (*above, *described) if _calls_off(verb)), None)


def _called_off_by(verb: Token) -> Token | None:
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ == "NOUN":
        return verb.head
    below = [child for child in verb.children if child.dep_ in ("nsubjpass", "dobj", *_CLAUSAL)]
    inner = (inner for child in below if child.pos_ == "VERB" for inner in child.children if inner.dep_ == "nsubj")
    return next((child for child in (*below, *inner) if child.pos_ == "NOUN"), None)


def _calls_off(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    phrasal = any(lemma in _OFF.get(child.lower_, ()) for child in verb.children)
    return verb.pos_ == "VERB" and (lemma in _CALLING_OFF or phrasal)


def _day(parse: Parse, verb: Token, noun: Token, time: Time) -> Day | None:
    """Which of the days a time is: the deed's old or new one, or the calling off's own; None where it hangs on neither."""
    index = parse.token_at(time.span[0])
    if index is None:
        return None
    token = parse.doc[index]
    while token.dep_ in _PARTS and token.head.i not in (token.i, verb.i, noun.i):
        token = token.head
    preposition = token.head.lower_ if token.dep_ == "pobj" else ""
    if noun.i < token.i < verb.i and preposition == "on" and token.head.head.i == verb.i:
        return "own" if any(word.text == "," for word in token.doc[noun.i : token.i]) else "old"  # "The visit on May 15 was …"
    while token.i not in (verb.i, noun.i):
        if token.head.i == token.i:
            return None
        if token.pos_ == "VERB":  # "planned for May 15", "which was to open on May 15"
            its = noun.is_ancestor(token) or noun.head.i == token.i
            return "old" if its and token.lemma_.lower() in _PLANNING else None
        token = token.head
    if token.i == verb.i or (noun.dep_ == "dobj" and preposition in _NEW - {"for"} | {"from"}):
        return "old" if preposition == "from" else "new" if preposition in _NEW else "own"
    # "called off a meeting with Berg on Tuesday": what is called off was to come, so a day that is past is not its day.
    return "own" if noun.dep_ == "dobj" and preposition == "on" and _is_past(parse, time) else "old"


def _is_past(parse: Parse, time: Time) -> bool:
    published = parse.document.published
    return bool(published and time.start and time.start <= published[:10])
