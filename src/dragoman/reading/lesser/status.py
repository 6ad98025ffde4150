"""Trigger → status: the words around it, then who tells it."""

import re
from collections.abc import Mapping, Sequence

from dragoman.reading.lesser.german import is_attribute, is_present_passive
from dragoman.reading.lesser.marks import marks as marks_in
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.reach import is_adjunct, is_behind_after, is_beside, is_must, is_told_beside, reaches
from dragoman.reading.lesser.words import Found, grammar
from dragoman.types import Attribution, Span, Status

_TELLERS = ("outlet", "document", "anonymous", "unknown")
_WITHOUT = frozenset({"sans", "sin", "ohne", "без", "دون", "بدون", "sem", "senza", "zonder"})
_NEAR_KNOWLEDGE = 30  # characters between "no" and "information"
_REFUSING = ("отказ", "відмов")
_NEGATION = re.compile(r"\b(?:لم|لن|не|ne|n'|no|non|não|nicht|niet)\b|نشد|نخواهد")
_OF = r"d['eu]|de la|de l'|des|del|dell[aeo']|di|d[ao]s?|der|von|van(?: de| het)?"
_NEAR_RELATION = 40  # characters between a negation and what things have to do with each other
_NEAR = 60  # characters between a negation and a deed
_NEAR_COMMENT = 40  # characters between "refused" and "to comment"
# Deeds that nobody sets a day for, and so nobody calls off or puts off.
_NEVER_CALLED_OFF = frozenset({
    "sanction", "restriction", "arrest", "abduction", "killing", "attack", "shelling", "bombing", "airstrike", "letter",
    "statement", "offer", "proposal", "request", "denial", "criticism", "accusation", "seizure", "easing",
    "conviction", "promise", "threat", "displacement", "incident", "expulsion", "refusal", "praise", "investigation",
})  # fmt: skip
_NEXT = 14  # characters between "without" and what it takes away
_DONE_TO = frozenset("attack killing bombing shelling shooting airstrike abduction arrest seizure".split())
_FAR_BEHIND = 30  # characters
_BEHIND = re.compile(
    r"(?:(?<!\w)(?:وراء|خلف|پشت|derrière|detrás del?|hinter|dietro|por trás d[aeo]s?|achter|"
    r"сто(?:ит|ят|ял|яла|яли) за|стоїть за|стоять за))"
    r"\s+(?:l['’]|(?:la|le|les|el|los|las|il|lo|gli|der|dem|den|het|de)\s+)?(?:[^\W\d]+\s+)?$",
    re.IGNORECASE,
)
# In this order a mark of the clause decides: what is called off was planned, what is denied may be future.
_ORDER: tuple[Status, ...] = ("cancelled", "denied", "conditional", "proposed", "planned", "ongoing", "alleged")


def status_of(
    page: Page,
    deed: Found,
    scope: Span,
    above: Sequence[Attribution],
    kinds: Mapping[str, str],
    other_deeds: Sequence[Span] = (),
) -> tuple[Status, Span | None]:
    """The status of a deed and the clause that conditions it.

    A condition counts in the whole scope, other marks between the commas around the trigger. What somebody denies, asks for or
    promises is denied, proposed or planned; what only a medium or nobody by name tells is alleged. Marks within the words of
    `other_deeds` are theirs.
    """
    trigger = deed.span
    start, end = page.segment_at(trigger[0])
    segment = max(start, scope[0]), min(end, scope[1])
    marks: list[tuple[Status, Found]] = []
    for found in marks_in(page, scope):
        if any(start <= found.span[0] and found.span[1] <= end for start, end in other_deeds):
            continue  # "مذاکرات … تحریم‌ها لغو شود": what is called off is the other
        status: Status = _status(found)
        if status == "cancelled" and trigger[1] <= found.span[0] and _is_of_another(page, found, other_deeds):
            continue  # "a rencontré Anne Roy après le report de sa visite"
        inside = segment[0] <= found.span[0] < segment[1]
        # "the exchange, due on Monday on the border, has been put off": the verb is parted from its subject.
        called_off = status == "cancelled" and trigger[1] <= found.span[0]
        if inside or status == "conditional" or called_off:
            marks.append((status, found))
    marks = _without_negated(
        page, [(status, found) for status, found in marks if status != "denied" or not is_of_relation(page, found)]
    )
    marks = [(status, found) for status, found in marks if _bears(page, status, found, deed)]
    if deed.row["kind"] in _NEVER_CALLED_OFF or is_adjunct(page, trigger):
        marks = [(status, found) for status, found in marks if status != "cancelled"]
    condition = next((found for status, found in marks if status == "conditional"), None)
    marks = [(status, found) for status, found in marks if status != "denied" or not _is_within(page, condition, found)]
    own = next((status for status in _ORDER if any(status == mark for mark, _ in marks)), None)
    governed = _governed(page, above, kinds)
    if governed == "proposed" and (is_behind_after(page, trigger) or is_told_beside(page, deed, scope)):
        governed = None  # "fordert Aufklärung nach der Festnahme von …", "… die Freilassung derer, die verhaftet wurden"
    if governed == "denied" and (is_behind(page, deed) or is_beside(page, trigger)):
        return "occurred", None  # "dément être derrière l'attentat": who did it is denied, and not that it was done
    if governed == "denied":
        return ("occurred" if own == "denied" else "denied"), None
    hoped = governed == "proposed" and own == "planned" and any(kinds[a.id] == "hope" for a in above[:1])
    if own is not None and own != "alleged" and not hoped:
        return own, _clause(page, condition, scope) if own == "conditional" and condition else None
    if governed is not None:
        return governed, None
    if own == "alleged" or (above and above[-1].speaker_kind in _TELLERS) or _is_second_hand(above):
        return "alleged", None
    return "occurred", None


def is_behind(page: Page, deed: Found) -> bool:
    """ "derrière l'attentat", "وراء مقتل": somebody behind a deed that was done."""
    before = page.text[max(0, deed.span[0] - _FAR_BEHIND) : deed.span[0]]
    return deed.row["kind"] in _DONE_TO and _BEHIND.search(before) is not None


def _is_second_hand(above: Sequence[Attribution]) -> bool:
    """Whether one person tells what another told: "قال الباحث إن القائد كشف رسالة"."""
    tellers = {a.speaker for a in above if a.speaker_kind == "named"}
    return len(above) > 1 and above[0].speaker_kind == above[-1].speaker_kind == "named" and len(tellers) > 1


def _is_within(page: Page, condition: Found | None, mark: Found) -> bool:
    """Whether a mark stands in the clause that conditions a deed: "tirera si les otages ne sont pas libérés" denies nothing."""
    return condition is not None and condition.span[0] <= mark.span[0] < page.segment_at(condition.span[0])[1]


def _is_of_another(page: Page, off: Found, other_deeds: Sequence[Span]) -> bool:
    """Whether another deed stands right behind words that call off: "report de sa visite", "отмена визита"."""
    gaps = [page.text[off.span[1] : start] for start, _ in other_deeds if start >= off.span[1]]
    return any(re.fullmatch(rf"\s*(?:(?:{_OF})\s*)?(?:[^\W\d]+\s+)?", gap) for gap in gaps)


def _without_negated(page: Page, marks: list[tuple[Status, Found]]) -> list[tuple[Status, Found]]:
    """What is said not to be called off stays planned: "لغو نشده است", "не отменена"."""
    calls_off = [found for status, found in marks if status == "cancelled"]
    negations = [found for status, found in marks if status == "denied" and found.row["word"] not in _WITHOUT]
    # "هیچ نشستی برگزار نشد": two negations say that there was none
    none = {
        id(off) for off in calls_off for no in negations if _NEGATION.search(off.row["word"]) and _is_near(page, off, no, _NEAR)
    }
    pairs = [(off, no) for off in calls_off for no in negations if id(off) not in none and _is_near(page, off, no, _NEXT)]
    negated = {id(mark) for pair in pairs for mark in pair}
    kept = [(status, found) for status, found in marks if id(found) not in negated | none]
    return [*kept, *(("planned", found) for status, found in marks if id(found) in negated and status == "cancelled")]


def _is_near(page: Page, one: Found, other: Found, most: int) -> bool:
    """Whether at most so many characters part two marks, and neither a comma nor an "and" behind a word."""
    first, last = sorted((one.span, other.span))
    gap = page.text[first[1] : last[0]]
    parted = r"[,،;؛]" if most > _NEXT else r"[,،;؛]|\s(?:و|et|y|e|и|und|en|ve|та|і|й)\s|\sو"
    return last[0] - first[1] <= most and not re.search(parted, gap)


def _status(found: Found) -> Status:
    known: dict[str, Status] = {
        "denied": "denied", "planned": "planned", "conditional": "conditional", "proposed": "proposed", "alleged": "alleged",
        "cancelled": "cancelled", "ongoing": "ongoing",
    }  # fmt: skip
    return known[found.row["status"]]


def _bears(page: Page, status: Status, found: Found, deed: Found) -> bool:
    """Whether a mark bears on the trigger: a negation stands near it, a wish before it."""
    trigger = deed.span
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
        beside = is_told_beside(page, deed, (found.span[1], trigger[0]))
        return (page.language in ("fa", "tr") or found.span[0] <= trigger[0]) and reaches(page, found, trigger) and not beside
    return True


def is_without(page: Page, trigger: Span) -> bool:
    """Whether "without" stands right before a deed: it is a condition of something else, and nobody denies it."""
    near = marks_in(page, (max(0, trigger[0] - 40), trigger[0]))
    return any(found.row["word"] in _WITHOUT and 0 <= trigger[0] - found.span[1] < _NEXT for found in near)


def is_of_relation(page: Page, mark: Found) -> bool:
    """Whether a negation says that deeds have nothing to do with each other, and so denies neither: "n'a rien à voir avec"."""
    words = grammar(page.language, "relation")
    start, end = page.segment_at(mark.span[0])
    near = page.text[max(start, mark.span[0] - _NEAR_RELATION) : min(end, mark.span[1] + _NEAR_RELATION)]
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", near, re.IGNORECASE) is not None


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


def _governed(page: Page, above: Sequence[Attribution], kinds: Mapping[str, str]) -> Status | None:
    """What the innermost saying makes of its content; who refuses to comment on a deed does not refuse to do it."""
    by_kind: dict[str, Status] = {
        "deny": "denied",
        "request": "proposed",
        "propose": "proposed",
        "promise": "planned",
        "threat": "planned",
        "hope": "proposed",
        "silence": "alleged",
        "doubt": "alleged",
    }
    # "نفى المكتب ما نشره الموقع عن لقاء": what is passed on is as whoever speaks of it makes it
    governing = next((a for a in above if kinds[a.id] != "relay"), None)
    if governing is not None and kinds[governing.id] == "decline":
        return "alleged" if _is_about_comment(page, governing) else "denied"
    return by_kind.get(kinds[governing.id]) if governing else None


def _is_about_comment(page: Page, saying: Attribution) -> bool:
    words = grammar(page.language, "comment")
    start, end = saying.content[0]
    near = " ".join(page.text[slice(*span)] for span in (*saying.cue, (start, min(end, start + _NEAR_COMMENT))))
    return (
        bool(words)
        and re.search(rf"(?<!\w)(?:{words})(?!\w)", near + " " + page.text[max(start, end - _NEAR_COMMENT) : end], re.IGNORECASE)
        is not None
    )


def _clause(page: Page, condition: Found, scope: Span) -> Span:
    """From the condition's word to the next comma."""
    end = page.segment_at(condition.span[0])[1]
    return condition.span[0], max(min(end, scope[1]), condition.span[1])
