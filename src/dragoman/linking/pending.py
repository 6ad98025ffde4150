"""Events as of a day → what was announced or due, and has not been reported since."""

from collections.abc import Mapping, Sequence

from dragoman.linking.dating import told
from dragoman.linking.eventkinds import CALLING_OFF, family_of, stage_of
from dragoman.linking.finality import final_date
from dragoman.types import CaseEvent, EventMention, Pending

_NO_APPOINTMENTS = frozenset({"speech", "wish", None})  # what somebody will say or ask for falls due on no day


def pending(events: Sequence[CaseEvent], as_of: str) -> tuple[Pending, ...]:
    """What was announced by `as_of` (YYYY-MM-DD) and of which no report by then says that it was held, called off or denied.

    Undated reports count as known by then. The due date is the end of the date that the announcements give; what is overdue
    comes first, by that date, then what lies ahead, then what has no date. What was put off is pending for its new day only.
    """
    found = [told_of for event in events if (told_of := _pending(event, as_of)) is not None]
    found = _without_put_off(found, {event.id: event for event in events}, as_of)
    return tuple(sorted(found, key=lambda p: (p.due is None, p.due or "", p.event)))


def _without_put_off(found: Sequence[Pending], events: Mapping[str, CaseEvent], as_of: str) -> list[Pending]:
    """What is not due any more, since a later report that calls it off has the same for a later day: "put off to 2 April"."""
    calling: dict[str, set[str]] = {}
    for event in events.values():
        for mention in event.mentions if family_of(event.kind) == CALLING_OFF else ():
            if mention.published is None or mention.published <= as_of:
                calling.setdefault(mention.document, set()).update(event.actors)

    def moves(one: Pending, other: Pending) -> bool:
        was, now = events[one.event], events[other.event]
        alike = family_of(was.kind) == family_of(now.kind) and set(was.actors) == set(now.actors) != set()
        later = one.due is not None and other.due is not None and other.due > one.due
        return alike and later and any(calling.get(document, set()) & {*was.actors} for document in other.announced)

    return [one for one in found if not any(moves(one, other) for other in found)]


def _pending(event: CaseEvent, as_of: str) -> Pending | None:
    if family_of(event.kind) in _NO_APPOINTMENTS:
        return None
    known = [m for m in event.mentions if m.published is None or m.published <= as_of]
    announced = [m for m in known if m.status == "planned"]
    if not announced or any(_settles(m) for m in known):
        return None
    due = told(final_date(announced)[0])[1]
    documents = tuple(dict.fromkeys(m.document for m in announced))
    return Pending(event=event.id, due=due, announced=documents, reason=_reason(due, as_of))


def _settles(mention: EventMention) -> bool:
    return stage_of(mention.status) == "done" or mention.status == "cancelled"


def _reason(due: str | None, as_of: str) -> str:
    if due is None:
        return "announced without a date that could be read; no report of it since"
    if due < as_of[: len(due)]:
        return f"was due by {due}; no report of it since"
    return f"announced for {due}, which is not past on {as_of}"
