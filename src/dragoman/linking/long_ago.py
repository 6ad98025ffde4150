"""Deeds of long ago that a report recalls: "the two last met in 2021", "a hundred died in the clashes of September 2022".

What a report tells without a day is told of its own time. It is a deed of long ago only where it directly goes on with it
("… met in Caracas in 2022. Back then the talks broke down"), and no other report's deed is one for want of a day alone.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.linking.dating import When, when_of
from dragoman.linking.sightings import Sighting
from dragoman.types import CaseEvent, EventMention

LONG = 90
"""Days from which a deed is one of long ago; what reports of a quarter tell as news is not."""
_NEXT = 250  # characters: the sentence that goes on
_DAY = 10  # characters of a whole date
_BEFORE = 30  # characters before a deed in which its sentence points back
_LAST = re.compile(
    r"\blast\s+(?:met|meet|saw|spoke|spoken|talked|held|visited|travell?ed|came|went|exchanged|"
    r"meeting|summit|session|round|talks|visit|encounter|call|conversation|exchange)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:back then|then|at the time|at that time|that year|those|"
    r"that (?:meeting|summit|visit|round|encounter|exchange|truce))\b",
    re.IGNORECASE,
)


def is_long_past(when: When | None, reports: Sequence[date]) -> bool:
    """Whether a deed's days are known and lie long before each of these reports; False where there is no report with a day.

    >>> is_long_past(when_of("2021"), [date(2024, 6, 3)]), is_long_past(when_of("2024-04"), [date(2024, 6, 3)])
    (True, False)
    """
    end = when.end if when is not None else None
    return end is not None and bool(reports) and all((day - end).days > LONG for day in reports)


def may_recall(sighting: Sighting, told: Sequence[Sighting], text: str) -> bool:
    """Whether a mention of a report's `text` may be the deed that other mentions in it have `told`.

    Of a deed of long ago, and of one by which the report only reckons ("last met"), it must be the continuation.
    """
    if sighting.when is not None:
        undated = all(s.when is None for s in told)
        return not (undated and is_long_past(sighting.when, _days([sighting.mention])))
    past = any(is_long_past(s.when, _days([s.mention])) for s in told)
    reckoned = any(_LAST.search(text, *s.mention.span) for s in told)
    if not past and not reckoned:
        return True
    start, end = sighting.mention.span
    gap = min((start - s.mention.span[1] for s in told if s.mention.span[0] <= start), default=-1)
    goes_on = bool(_THEN.search(text, max(0, start - _BEFORE), end)) or (not reckoned and not sighting.again)
    return gap < _NEXT and any(s.mention.span[0] <= start for s in told) and goes_on


def out_of_time(when: When | None, mine: Sequence[date], other: When | None, theirs: Sequence[date]) -> bool:
    """Whether one of two deeds has no day, and the other lies long before the reports that tell the first.

    >>> out_of_time(None, [date(2024, 6, 3)], when_of("2021"), [date(2024, 6, 3)])
    True
    """
    return (when is None and is_long_past(other, mine)) or (other is None and is_long_past(when, theirs))


def is_out_of_time(sighting: Sighting, event: CaseEvent) -> bool:
    """The same of a mention and an event of the case."""
    given = when_of(None, event.start, event.end)
    if (sighting.when is None) == (given is None):
        return False  # as most are, whatever the days of their reports
    return out_of_time(sighting.when, _days([sighting.mention]), given, _days(event.mentions))


def _days(mentions: Iterable[EventMention]) -> list[date]:
    """The days of their reports, as far as they are known."""
    return [date.fromisoformat(m.published[:_DAY]) for m in mentions if m.published and len(m.published) >= _DAY]
