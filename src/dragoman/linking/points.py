"""Telling → the points on which another may contradict it: whose hand a deed was, in whose waters, at whose request.

"The trawler was boarded in Norwegian waters", says Norway; "in Icelandic waters", says Iceland: both tell one deed, and neither
confirms the other. A point is written "what=value", and only what a telling says once is one.
"""

import re
from collections.abc import Iterable, Iterator

from dragoman.linking.eventkinds import family_of
from dragoman.linking.sides import states_in
from dragoman.linking.statements import Deed, Told

_NOBODYS = "international"
_IN, _OUT = "in:", "out:"
# "in Norwegian waters", "outside its airspace", "entered the airspace of Norway", "over the territory of Norway"
_WITHIN = re.compile(
    r"\b(?P<how>in|inside|within|into|over|enter(?:s|ed|ing)?|violat(?:e|es|ed|ing)|outside(?: of)?|beyond)\s+"
    r"(?P<whose>(?:(?!\b(?:in|into|over|from|to|when|and|off|near|outside|inside)\b)[\w'’.-]+\s+){0,4})"
    r"(?:territorial\s+|sovereign\s+)?(?P<what>waters|airspace|territory|soil)\b(?:\s+(?:of|over)\s+(?:the\s+)?(?P<of>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?))?",
)
_HIGH_SEAS = re.compile(r"\b(?P<how>in|on)\s+the\s+high\s+seas\b", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:shot down|brought down|downed|intercepted|exploded|crashed|destroyed)\b[^.;]{0,40}?\bover\s+"
    r"(?P<of>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)"
)
_LEFT = re.compile(r"\b(?P<how>left|leave)\s+(?P<whose>(?:[\w'’.-]+\s+){1,3})(?P<what>waters|airspace|territory|soil)\b")
_NOT = re.compile(r"(?:\b(?:not|never|nor|neither)|n['’]t)(?:\s+\w+){0,2}\s*$", re.IGNORECASE)
_BEFORE = 30  # characters in which a negation stands
_FREE = re.compile(r"\b(?:international|neutral|open)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:its|their|our|his|her)\b", re.IGNORECASE)
_MEDIUM = {"waters": "sea", "airspace": "air", "territory": "land", "soil": "land"}
_ASKED = r"request|initiative|invitation|insistence|suggestion|behest"
_AT_REQUEST = re.compile(
    rf"\b(?:at|on|by)\s+(?:the\s+)?(?:(?:{_ASKED})\s+(?:of|from)\s+(?:the\s+)?(?P<of>[^,.;]{{2,40}})|"
    rf"(?P<whose>(?:(?!(?:at|on|by|in|of|the)\b)[\w'’.-]+\s+){{1,3}}?)(?:{_ASKED})\b)"
)
# "was called off by Norway, not by Iceland"
_NOT_BY = re.compile(
    r"\bby\s+(?:the\s+)?(?P<of>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?),?\s+(?:and\s+)?not\s+(?:by\s+)?(?:the\s+)?[A-Z]"
)
_DOER = "hand:"
_BY_ONE = frozenset({"attack", "airstrike", "strike", "seizure", "cancellation"})  # deeds of the one side or of the other


def points_of(told: Told) -> tuple[str, ...]:
    """The points of a telling; none of one that denies, and of each kind only what is said once.

    Whose hand it was counts only where somebody says so by name: others pass on what they have read.
    """
    if told.cue != "asserts" or told.statement.stance != "asserts":
        return ()
    text = told.statement.text
    found: dict[str, dict[str, None]] = {}
    hands = _hands(told.deeds) if told.voice == "named" else ()
    for what, value in (*_where(text, told.side), *_asked(text), *hands, *_passive(text)):
        found.setdefault(what, {})[value] = None
    return tuple(f"{what}={next(iter(values))}" for what, values in found.items() if len(values) == 1)


def contradict(one: str, other: str) -> bool:
    """Whether two points cannot both be true.

    >>> contradict("sea=in:Norway", "sea=in:international"), contradict("sea=in:Norway", "sea=out:Iceland")
    (True, False)
    """
    (what, _, mine), (about, _, theirs) = one.partition("="), other.partition("=")
    if what != about or mine == theirs:
        return False
    if _DOER in what or what == "request":
        return True
    (here, _, whose), (there, _, of) = mine.partition(":"), theirs.partition(":")
    return whose == of if here != there else here == "in"


def _where(text: str, speaker: str | None) -> Iterator[tuple[str, str]]:
    """In or out of whose waters, air or land."""
    for found in (*_WITHIN.finditer(text), *_LEFT.finditer(text)):
        how, whose, said = found["how"].split()[0].lower(), found["whose"], found.groupdict().get("of")
        not_so = _NOT.search(text[max(0, found.start() - _BEFORE) : found.start()]) is not None
        left = how in ("left", "leave")
        if left and not not_so:
            continue  # "left its waters": both
        outside = how in ("outside", "beyond") or (not_so and not left)
        states = states_in(said or whose)
        if _FREE.search(whose):
            states = (_NOBODYS,)
        elif not states and speaker and _OWN.search(whose):
            states = (speaker,)
        medium = "air" if how == "over" else _MEDIUM[found["what"]]
        if len(states) == 1:
            yield medium, f"{_OUT if outside else _IN}{states[0]}"
    if _HIGH_SEAS.search(text):
        yield "sea", f"{_IN}{_NOBODYS}"
    for found in _OVER.finditer(text):
        if len(states := states_in(found["of"])) == 1:
            yield "air", f"{_IN}{states[0]}"


def _asked(text: str) -> Iterator[tuple[str, str]]:
    for found in _AT_REQUEST.finditer(text):
        if len(states := states_in(found["of"] or found["whose"])) == 1:
            yield "request", states[0]


def _hands(deeds: Iterable[Deed]) -> Iterator[tuple[str, str]]:
    for deed in deeds:
        family = family_of(deed.mention.kind)
        if family in _BY_ONE and len(deed.hands) == 1:
            yield f"{_DOER}{family}", deed.hands[0]


def _passive(text: str) -> Iterator[tuple[str, str]]:
    for found in _NOT_BY.finditer(text):
        if len(states := states_in(found["of"])) == 1:
            yield f"{_DOER}cancellation", states[0]
