"""Trigger → status: the words around it, then who tells it."""

import re
from collections.abc import Mapping, Sequence

from dragoman.reading.lesser.german import is_attribute, is_present_passive
from dragoman.reading.lesser.marks import marks as marks_in
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.reach import is_behind_after, is_must, reaches
from dragoman.reading.lesser.words import Found, grammar
from dragoman.types import Attribution, Span, Status

_TELLERS = ("outlet", "document", "anonymous", "unknown")
_WITHOUT = frozenset({"sans", "sin", "ohne", "без", "دون", "بدون", "sem", "senza", "zonder"})
_NEAR_KNOWLEDGE = 30  # characters between "no" and "information"
_REFUSING = ("отказ", "відмов")
_NEAR = 60  # characters between a negation and a deed
_NEXT = 14  # characters between "without" and what it takes away
# In this order a mark of the clause decides: what is called off was planned, what is denied may be future.
_ORDER: tuple[Status, ...] = ("cancelled", "denied", "conditional", "proposed", "planned", "ongoing", "alleged")


def status_of(
    page: Page, trigger: Span, scope: Span, above: Sequence[Attribution], kinds: Mapping[str, str]
) -> tuple[Status, Span | None]:
    """The status of a deed and the clause that conditions it.

    A condition counts in the whole scope, other marks between the commas around the trigger. What somebody denies, asks for or
    promises is denied, proposed or planned; what only a medium or nobody by name tells is alleged.
    """
    start, end = page.segment_at(trigger[0])
    segment = max(start, scope[0]), min(end, scope[1])
    marks: list[tuple[Status, Found]] = []
    for found in marks_in(page, scope):
        status: Status = _status(found)
        inside = segment[0] <= found.span[0] < segment[1]
        # "the exchange, due on Monday on the border, has been put off": the verb is parted from its subject.
        called_off = status == "cancelled" and trigger[1] <= found.span[0]
        if inside or status == "conditional" or called_off:
            marks.append((status, found))
    marks = [(status, found) for status, found in marks if _bears(page, status, found, trigger)]
    condition = next((found for status, found in marks if status == "conditional"), None)
    own = next((status for status in _ORDER if any(status == mark for mark, _ in marks)), None)
    governed = _governed(above, kinds)
    if governed == "proposed" and is_behind_after(page, trigger):
        governed = None  # "fordert Aufklärung nach der Festnahme von …"
    if governed == "denied":
        return ("occurred" if own == "denied" else "denied"), None
    if own is not None and own != "alleged":
        return own, _clause(page, condition, scope) if own == "conditional" and condition else None
    if governed is not None:
        return governed, None
    if own == "alleged" or (above and above[-1].speaker_kind in _TELLERS):
        return "alleged", None
    return "occurred", None


def _status(found: Found) -> Status:
    known: dict[str, Status] = {
        "denied": "denied", "planned": "planned", "conditional": "conditional", "proposed": "proposed", "alleged": "alleged",
        "cancelled": "cancelled", "ongoing": "ongoing",
    }  # fmt: skip
    return known[found.row["status"]]


def _bears(page: Page, status: Status, found: Found, trigger: Span) -> bool:
    """Whether a mark bears on the trigger: a negation stands near it, a wish before it."""
    if status == "denied" and found.row["word"] in _WITHOUT:
        return 0 <= trigger[0] - found.span[1] < _NEXT  # "signed without telling the king": signed nevertheless
    if status == "denied" and found.row["word"].startswith(_REFUSING):
        return reaches(page, found, trigger) and 0 <= trigger[0] - found.span[1] < _NEAR
    if status == "denied":
        return abs(found.span[0] - trigger[0]) < _NEAR
    if status == "planned" and is_must(page, found) and not reaches(page, found, trigger):
        return False
    if status == "planned":
        return not (is_present_passive(page, found.span) or is_attribute(page, trigger))
    if status == "proposed":
        return (page.language in ("fa", "tr") or found.span[0] <= trigger[0]) and reaches(page, found, trigger)
    return True


def is_without(page: Page, trigger: Span) -> bool:
    """Whether "without" stands right before a deed: it is a condition of something else, and nobody denies it."""
    near = marks_in(page, (max(0, trigger[0] - 40), trigger[0]))
    return any(found.row["word"] in _WITHOUT and 0 <= trigger[0] - found.span[1] < _NEXT for found in near)


def is_unknown(page: Page, trigger: Span) -> bool:
    """Whether somebody has "no information about" a deed, and so neither tells nor denies it."""
    words = grammar(page.language, "knowledge")
    start, end = page.segment_at(trigger[0])
    near = start, (end if page.language in ("tr", "fa") else trigger[0])
    known = [found.span() for found in re.finditer(rf"(?<!\w){words}(?!\w)", page.text[near[0] : near[1]], re.IGNORECASE)]
    missing = [found.span[0] - start for found in marks_in(page, (start, end)) if found.row["status"] == "denied"]
    return any(abs(place - span[0]) < _NEAR_KNOWLEDGE for span in known for place in missing)


def is_demanded(page: Page, trigger: Span) -> bool:
    """Whether "must" stands before a deed, or in German and Dutch with it: "l'Iran doit libérer", "müsse sie freilassen"."""
    words = grammar(page.language, "must")
    start, end = page.segment_at(trigger[0])
    stretch = page.text[start : end if page.language in ("de", "nl") else trigger[0]]
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", stretch, re.IGNORECASE) is not None


def _governed(above: Sequence[Attribution], kinds: Mapping[str, str]) -> Status | None:
    """What the innermost saying makes of its content."""
    by_kind: dict[str, Status] = {
        "deny": "denied",
        "request": "proposed",
        "propose": "proposed",
        "promise": "planned",
        "threat": "planned",
    }
    return by_kind.get(kinds[above[0].id]) if above else None


def _clause(page: Page, condition: Found, scope: Span) -> Span:
    """From the condition's word to the next comma."""
    end = page.segment_at(condition.span[0])[1]
    return condition.span[0], max(min(end, scope[1]), condition.span[1])
