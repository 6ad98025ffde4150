"""Telling → the points on which another may contradict it: whose hand a deed was, in whose waters, at whose request, how much.

"The trawler was boarded in Norwegian waters", says Norway; "in Icelandic waters", says Iceland: both tell one deed, and neither
confirms the other. A point is written "what=value", and only what a telling says once is one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from dragoman.lexicon import rows
from dragoman.linking.amounts import amounts_in, differ
from dragoman.linking.eventkinds import AMONG_PERSONS, BY_ONE, family_of
from dragoman.linking.places import are_apart, city_of, is_vague
from dragoman.linking.scripts import folded
from dragoman.linking.sides import capitals, states_in
from dragoman.linking.statements import Deed, Told
from dragoman.linking.tolls import tolls_in
from dragoman.types import CaseEvent, Span

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
_ASKED = r"request|initiative|insistence|suggestion|behest"  # no invitation: one may ask for what another invites to
_AT_REQUEST = re.compile(
    rf"\b(?:at|on|by)\s+(?:the\s+)?(?:(?:{_ASKED})\s+(?:of|from)\s+(?:the\s+)?(?P<of>[^,.;]{{2,40}})|"
    rf"(?P<whose>(?:(?!(?:at|on|by|in|of|the)\b)[\w'’.-]+\s+){{1,3}}?)(?:{_ASKED})\b)"
)
# "because Norland had asked for it", "after Orland asked for a delay"
_HAD_ASKED = re.compile(
    r"\b(?:because|after|since|as)\s+(?P<of>(?:[\w'’.-]+\s+){1,4}?)(?:had\s+|has\s+)?(?:asked|called|pressed|pleaded)\s+for\s+"
    r"(?:it|that|this|more\s+time|(?:an?|the|such\s+an?|its)\s+(?:\w+\s+)?(?:postponement|delay|deferral|adjournment|cancellation|suspension|change|new\s+date))\b"
)
# "was called off by Norway, not by Iceland"
_NOT_BY = re.compile(
    r"\bby\s+(?:the\s+)?(?P<of>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?),?\s+(?:and\s+)?not\s+(?:by\s+)?(?:the\s+)?[A-Z]"
)
_HELPED = re.compile(
    r"\b(?:help|assist|support|join|participat|took part|taken part|taking part)\w*\s+(?:\w+\s+)?(?:in|with)\b", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\b(?:after|before|since|when|while|whilst|until|till|once|where|who|which|whose|because|although|though)\b", re.IGNORECASE
)
_STAYS = re.compile(
    r"\b(?:(?:anchor|fish|sail|moor|dock|berth|head|stray|drift|travell?|cross|pass|steam|tow|escort|transit|operat|work)(?:ed|ing)|"
    r"sails|bound|taken|brought|moved|flew|flown|flying|now|en route)\b",
    re.IGNORECASE,
)
# a second verb between a deed and a place, or of another clause: "seized, had been in", "and was in"
_SECOND = re.compile(r"\b(?:had|has|have|is|are|was|were|will)\b|\band\s+(?:then|later|\w+ed)\b", re.IGNORECASE)
# "while it was still", "when she was": at the same time
_AT_THE_TIME = re.compile(
    r"\b(?:when|while|whilst|as)\s+(?:it|they|she|he|the\s+\w+)\s+(?:was|were)\s+(?:still\s+|sailing\s+|fishing\s+|flying\s+)?$",
    re.IGNORECASE,
)
_WHEN = re.compile(r",?\s*(?:when|as|while)\s", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|been|being)\s+(?:still\s+|not\s+)?(?:\w+(?:ing|ed)\s+)?$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]|\b(?:that|and|but|after|before|since|when|while)\b", re.IGNORECASE)
_COUNTED = {"held": ("custody",), "freed": ("exchange",)}
_AND = "+"
_DOER, _AMOUNT, _PLACE = "hand:", "amount:", "place:"


def points_of(told: Told, event: CaseEvent | None = None) -> tuple[str, ...]:
    """The points of a telling of a deed; none of one that denies, and of each kind only what is said once.

    Whose hand it was counts only where somebody says so by name: others pass on what they have read.
    """
    if told.cue != "asserts" or told.statement.stance != "asserts":
        return ()
    text, start = told.statement.text, told.statement.span[0]
    deeds = [deed for deed in told.deeds if event is not None and deed.event.id == event.id]
    triggers = [(deed.trigger[0] - start, deed.trigger[1] - start) for deed in deeds]
    found: dict[str, dict[str, None]] = {}
    hands = _hands(told.deeds, text) if told.voice == "named" else ()
    counted = (*amounts_in(text), *_freed_or_held(text, deeds)) if len(told.deeds) == 1 and deeds else ()
    amounts = ((f"{_AMOUNT}{unit}", str(value)) for unit, value in counted)
    places = ((f"{_PLACE}{deed.family}", deed.mention.place) for deed in deeds if deed.mention.place and _is_named(deed))
    for what, value in (*_where(text, told.side, triggers), *_asked(text), *hands, *_passive(text), *amounts, *places):
        found.setdefault(what, {})[value] = None
    return tuple(f"{what}={next(iter(values))}" for what, values in found.items() if len(values) == 1)


def _freed_or_held(text: str, deeds: Sequence[Deed]) -> Iterator[tuple[str, float]]:
    """How many were freed or taken, where the deed is that: of the dead and the hurt a later report knows more."""
    for toll in tolls_in(text):
        if any(deed.family in _COUNTED.get(toll.fate, ()) for deed in deeds):
            yield toll.fate, float(toll.count)


def _is_named(deed: Deed) -> bool:
    """Whether a meeting, a call or the like was at a place that has a name of its own and is known to lie in a state."""
    return (
        deed.family in AMONG_PERSONS and not is_vague(deed.mention.place or "") and city_of(deed.mention.place or "") is not None
    )


def contradict(one: str, other: str) -> bool:
    """Whether two points cannot both be true.

    >>> contradict("sea=in:Norway", "sea=in:international"), contradict("sea=in:Norway", "sea=out:Iceland")
    (True, False)
    >>> contradict("hand:attack=Norway", "hand:attack=Iceland+Norway"), contradict("amount:jet=24.0", "amount:jet=30.0")
    (False, True)
    """
    (what, _, mine), (about, _, theirs) = one.rpartition("="), other.rpartition("=")
    if what != about or mine == theirs:
        return False
    if _DOER in what:
        hands, others = set(mine.split(_AND)), set(theirs.split(_AND))
        return not hands <= others and not others <= hands
    if what == "request":
        return True
    if what.startswith(_PLACE):
        return are_apart([mine], [theirs])
    if what.startswith(_AMOUNT):
        return differ(float(mine), float(theirs))
    (here, _, whose), (there, _, of) = mine.partition(":"), theirs.partition(":")
    return whose == of if here != there else here == "in"


def is_place(point: str) -> bool:
    """Whether a point says where a deed was.

    >>> is_place("place:meet=Varna"), is_place("request=Norway")
    (True, False)
    """
    return point.startswith(_PLACE)


def _where(text: str, speaker: str | None, triggers: Sequence[Span] = ()) -> Iterator[tuple[str, str]]:
    """In or out of whose waters, air or land the deed with these words for it was; without one, what is said of a place."""
    for found in (*_WITHIN.finditer(text), *_LEFT.finditer(text)):
        if not _is_of_the_deed(text, found.span(), triggers):
            continue
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
    for found in _HIGH_SEAS.finditer(text):
        if _is_of_the_deed(text, found.span(), triggers):
            yield "sea", f"{_IN}{_NOBODYS}"
    for found in _OVER.finditer(text):
        if len(states := states_in(found["of"])) == 1 and _is_of_the_deed(text, found.span(), triggers):
            yield "air", f"{_IN}{states[0]}"


def _is_of_the_deed(text: str, place: Span, triggers: Sequence[Span]) -> bool:
    """Whether a place is that of the deed, and not of what was before, after or besides it.

    "Seized in Norwegian waters", "was in Norwegian waters when it was seized"; not "seized after it had fished in Norwegian
    waters", nor "seized on Monday, is now anchored in Norwegian waters".
    """
    if not triggers:
        return not _ASIDE.search(text[: place[0]]) and not _STAYS.search(text[: place[0]])
    return any(_is_beside(text, place, trigger) for trigger in triggers)


def _is_beside(text: str, place: Span, trigger: Span) -> bool:
    """Whether no other verb and no conjunction parts a place from the words for a deed, but one that says "at the same time"."""
    if trigger[0] < place[1] and place[0] < trigger[1]:
        return True
    if trigger[1] <= place[0]:
        between = _AT_THE_TIME.sub(" ", text[trigger[1] : place[0]])
        return not (_ASIDE.search(between) or _STAYS.search(between) or _SECOND.search(between))
    before, between = _CLAUSE.split(text[: place[0]])[-1], text[place[1] : trigger[0]]
    if (at_once := _WHEN.match(between)) is not None:  # "was in Norwegian waters when it was boarded"
        return _WAS.search(before) is not None and not _ASIDE.search(between[at_once.end() :])
    return not (_ASIDE.search(between) or _STAYS.search(before) or _SECOND.search(between) or _SECOND.search(before))


def _asked(text: str) -> Iterator[tuple[str, str]]:
    """Which state asked for it: "at the request of Norland", "because Varna had asked for it", "بطلب إيراني"."""
    for pattern in (_AT_REQUEST, _HAD_ASKED, _in_other_languages()):
        for found in pattern.finditer(text):
            words = next(filter(None, found.groups()))
            if len(states := _states_meant(words)) == 1:
                yield "request", states[0]


def points_in_other_languages(text: str) -> tuple[str, ...]:
    """The words for whoever asked, by the rows for other languages than English.

    >>> points_in_other_languages("Les pourparlers ont été reportés à la demande de la Norvège.")
    ('Norvège',)
    """
    return tuple(next(filter(None, found.groups())) for found in _in_other_languages().finditer(text))


def _states_meant(words: str) -> tuple[str, ...]:
    """The states that words name, or whose capital they name: "Oslo" is its government."""
    name = re.sub(r"['’]s$", "", words.strip())
    capital = capitals().get(folded(city_of(name) or name))
    return states_in(words) or ((capital,) if capital is not None else ())


@cache
def _in_other_languages() -> re.Pattern[str]:
    forms = (
        rf"{row['before']}(?!\s)([^,.;:!?\n]{{2,30}}?)(?=\s|[,.;:!?\n]|$)"
        if not row["behind"]
        else rf"(?<!\w){row['before']}(\S+)\s+{row['behind']}(?!\w)"
        for row in rows("requests")
    )
    return re.compile("|".join(rf"(?<!\w){form}" for form in forms))


def _hands(deeds: Iterable[Deed], text: str) -> Iterator[tuple[str, str]]:
    """Whose deed it was, all who did it together; who helped in it leaves open whose it was."""
    for deed in deeds:
        family = family_of(deed.mention.kind)
        if family in BY_ONE and deed.hands and not _HELPED.search(text):
            yield f"{_DOER}{family}", _AND.join(sorted(deed.hands))


def _passive(text: str) -> Iterator[tuple[str, str]]:
    for found in _NOT_BY.finditer(text):
        if len(states := states_in(found["of"])) == 1:
            yield f"{_DOER}cancellation", states[0]
