"""Events in order of time: the latest supported status, how it came about, and where the reports differ."""

from collections.abc import Sequence

from dragoman.telling.case_parts import EventEntry, Told
from dragoman.telling.corrections_told import marks
from dragoman.telling.endnotes import Endnotes
from dragoman.telling.wording import STATUS_WORDS, counted, date_words, isolated, joined, period
from dragoman.types import CaseEvent, Conflict, Correction, EventMention, Status, StatusChange

_SHOWN = 30
_STEPS = 6
_REPORTED: dict[Status, str] = {
    "occurred": "reported as having taken place",
    "ongoing": "reported as under way",
    "planned": "announced",
    "proposed": "proposed",
    "conditional": "made to depend on a condition",
    "alleged": "alleged",
    "denied": "denied",
    "cancelled": "called off",
}
SAYINGS = frozenset({"statement", "announcement", "report", "criticism", "praise", "support"})


def main_events(events: Sequence[CaseEvent]) -> list[CaseEvent]:
    """The events most reported, deeds before mere sayings, in order of time; those without a date come last."""

    def weight(event: CaseEvent) -> tuple[int, bool, bool, str]:
        documents = len({mention.document for mention in event.mentions})
        return -documents, event.kind in SAYINGS, not event.participants, event.id

    told = [event for event in events if event.participants and (event.kind not in SAYINGS or len(event.mentions) > 1)]
    return sorted(sorted(told or events, key=weight)[:_SHOWN], key=lambda e: (e.start is None, e.start or "", e.id))


def event_entries(events: Sequence[CaseEvent], notes: Endnotes, ledger: Sequence[Correction]) -> tuple[EventEntry, ...]:
    """Main events as entries."""
    return tuple(_entry(event, number, notes, ledger) for number, event in enumerate(events, 1))


def event_words(event: CaseEvent) -> str:
    """An event as a heading: kind, principals, place."""
    who = joined([isolated(name) for name in event.participants])
    place = f", {isolated(event.place)}" if event.place else ""
    return f"{event.kind.capitalize()}{': ' + who if who else ''}{place}"


def _entry(event: CaseEvent, number: int, notes: Endnotes, ledger: Sequence[Correction]) -> EventEntry:
    return EventEntry(
        anchor=f"event-{number}",
        when=period(event.start, event.end) or f"no date{': ' + event.reason if event.reason else ''}",
        words=event_words(event),
        tag=event.status,
        standing=STATUS_WORDS[event.status],
        notes=mention_notes(event, notes, 4),
        history=_history(event, notes),
        conflicts=tuple(conflict_words(conflict, notes) for conflict in event.conflicts),
        corrections=marks(event.corrections, ledger),
    )


def mention_notes(event: CaseEvent, notes: Endnotes, limit: int) -> tuple[int, ...]:
    """Notes for the reports of an event, one a document."""
    first: dict[str, EventMention] = {}
    for mention in event.mentions:
        first.setdefault(mention.document, mention)
    return tuple(notes.number(m.document, m.span, m.according_to) for m in list(first.values())[:limit])


def _history(event: CaseEvent, notes: Endnotes) -> tuple[Told, ...]:
    """Each new status with the day of the report and by whom; repetitions are counted, not told."""
    steps: list[tuple[StatusChange, int]] = []
    for change in event.history:
        if steps and steps[-1][0].status == change.status:
            steps[-1] = steps[-1][0], steps[-1][1] + 1
        else:
            steps.append((change, 0))
    told = [_step(event, change, again, notes) for change, again in steps]
    if len(told) > _STEPS:
        told = [*told[: _STEPS // 2], Told(f"… {counted(len(told) - _STEPS, 'more change')} …"), *told[-_STEPS // 2 :]]
    return tuple(told)


def _step(event: CaseEvent, change: StatusChange, again: int, notes: Endnotes) -> Told:
    at = date_words(change.at) if change.at else "on an unknown day"
    words = f"{_REPORTED[change.status]} by {notes.outlet(change.document)}"
    if change.according_to:
        words += f" according to {' → '.join(map(isolated, change.according_to))}"
    if again:
        words += f", then {counted(again, 'more report')}"
    mention = next((m for m in event.mentions if m.document == change.document and m.status == change.status), None)
    mention = mention or next((m for m in event.mentions if m.document == change.document), None)
    numbers = (notes.number(mention.document, mention.span, mention.according_to),) if mention else ()
    return Told(words, numbers, mark=at, tag=change.status)


def conflict_words(conflict: Conflict, notes: Endnotes) -> Told:
    """What the reports say differently, each value with those who print it."""
    values = []
    for value, documents in conflict.values:
        outlets = list(dict.fromkeys(notes.outlet(document) for document in documents))
        shown = joined(outlets[:3]) + (f" and {counted(len(outlets) - 3, 'other')}" if len(outlets) > 3 else "")
        values.append(f"{value_words(conflict.field, value)} ({shown})")
    return Told(" · ".join(values), mark=f"reports differ on the {conflict.field}", tag="denied")


def value_words(field: str, value: str) -> str:
    """A value of a conflict in words: a date as an interval, all else as it is."""
    if field != "date":
        return isolated(value)
    start, _, end = value.partition("/")
    try:
        return period(start, end or None) or value
    except ValueError:  # reports may give a date that no calendar completes, such as a weekday
        return value
