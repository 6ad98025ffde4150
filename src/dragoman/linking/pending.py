"""Events as of a day → what was announced or due, and has not been reported since."""

from collections.abc import Sequence

from dragoman.linking.dating import told
from dragoman.linking.eventkinds import family_of, stage_of
from dragoman.linking.finality import final_date
from dragoman.types import CaseEvent, EventMention, Pending

_NO_APPOINTMENTS = frozenset({"speech", "wish", None})  # what somebody will say or ask for falls due on no day


def pending(events: Sequence[CaseEvent], as_of: str) -> tuple[Pending, ...]:
    """What was announced by `as_of` (YYYY-MM-DD) and of which no report by then says that it was held, called off or denied.

    Undated reports count as known by then. The due date is the end of the date that the announcements give; what is overdue
    comes first, by that date, then what lies ahead, then what has no date.
    """
    found = [told_of for event in events if (told_of := _pending(event, as_of)) is not None]
    return tuple(sorted(found, key=lambda p: (p.due is None, p.due or "", p.event)))


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
