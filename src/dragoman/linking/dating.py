"""Dates as far as they are known: partial TIMEX3 values, what two of them have in common, and the bounds of a report's day.

A date is an interval of days ("2016-03" is a month of them), a pattern without a year ("XXXX-WXX-2" is some Tuesday), or both.
Two dates are compatible if some day fits both; their meet is what remains when both are true.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dragoman.types import Document, Reading

_DAY = timedelta(days=1)
_PATTERN = re.compile(r"XXXX-(?:WXX-(?P<weekday>[1-7])|(?P<month>\d\d)(?:-(?P<day>\d\d))?)")
_PATH_DAY = re.compile(r"[/_-](?P<y>(?:19|20)\d\d)[/-](?P<m>0?[1-9]|1[0-2])[/-](?P<d>0?[1-9]|[12]\d|3[01])(?=[/_.?#-]|$)")
_PATH_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>0?[1-9]|1[0-2])(?=/)")
_SEARCHED = 800  # days of an interval that are tried against a pattern: beyond, a pattern without a year always fits


@dataclass(frozen=True)
class When:
    """Bounds (inclusive) where known, and what a value without a year still says of the day."""

    start: date | None = None
    end: date | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def is_day(self) -> bool:
        """Whether exactly one day is meant."""
        return self.start is not None and self.start == self.end

    @property
    def is_partial(self) -> bool:
        """Whether only a pattern is known."""
        return self.start is None

    @property
    def days(self) -> int:
        """How many days the interval has; a pattern counts as endless."""
        return (self.end - self.start).days + 1 if self.start is not None and self.end is not None else 10**6

    def fits(self, day: date) -> bool:
        """Whether a day can be the one that is meant."""
        if self.start is not None and self.end is not None and not self.start <= day <= self.end:
            return False
        return self.month in (None, day.month) and self.day in (None, day.day) and self.weekday in (None, day.isoweekday())


@lru_cache(maxsize=65536)
def when_of(value: str | None, start: str | None = None, end: str | None = None) -> When | None:
    """A date out of a TIMEX3 value and its bounds; None where neither says anything of the calendar.

    >>> when_of("XXXX-WXX-2").weekday
    2
    >>> when_of("2016-03").end
    datetime.date(2016, 3, 31)
    >>> when_of("PXW") is None
    True
    """
    if start:
        return When(start=_first_day(start), end=_last_day(end or start))
    pattern = _PATTERN.match(value or "")
    if pattern:
        found = {name: int(digits) for name, digits in pattern.groupdict().items() if digits}
        return When(month=found.get("month"), day=found.get("day"), weekday=found.get("weekday"))
    if value and re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", value):
        return When(start=_first_day(value), end=_last_day(value))
    return None


def compatible(one: When, other: When) -> bool:
    """Whether some day fits both.

    >>> compatible(when_of("XXXX-WXX-2"), when_of("2016-04-19"))
    True
    >>> compatible(when_of("XXXX-WXX-2"), when_of("XXXX-WXX-5"))
    False
    """
    return meet(one, other) is not None


@lru_cache(maxsize=65536)
def meet(one: When, other: When) -> When | None:
    """What both together say, None if they contradict each other.

    >>> told(meet(when_of("2016-W16", "2016-04-18", "2016-04-24"), when_of("XXXX-WXX-2")))
    ('2016-04-19', '2016-04-19')
    """
    pairs = [(one.month, other.month), (one.day, other.day), (one.weekday, other.weekday)]
    if any(mine is not None and theirs is not None and mine != theirs for mine, theirs in pairs):
        return None
    month, day, weekday = (mine if mine is not None else theirs for mine, theirs in pairs)
    starts = [w.start for w in (one, other) if w.start is not None]
    ends = [w.end for w in (one, other) if w.end is not None]
    if not starts or not ends:
        return When(month=month, day=day, weekday=weekday)
    start, end = max(starts), min(ends)
    return _narrowed(When(start, end, month, day, weekday)) if start <= end else None


def _narrowed(when: When) -> When | None:
    """The interval cut to its first and last fitting day; the pattern is spent once it has told which days."""
    assert when.start is not None and when.end is not None
    if when.month is when.day is when.weekday is None or when.days > _SEARCHED:
        return when
    days = [day for n in range(when.days) if when.fits(day := when.start + n * _DAY)]
    if not days:
        return None
    run = (days[-1] - days[0]).days + 1 == len(days)
    return When(start=days[0], end=days[-1]) if run else When(days[0], days[-1], when.month, when.day, when.weekday)


def apart(one: When, other: When) -> int | None:
    """Days between two known intervals, 0 if they touch; None where one is only a pattern."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    return max(0, (other.start - one.end).days, (one.start - other.end).days)


@lru_cache(maxsize=65536)
def told(when: When | None) -> tuple[str | None, str | None]:
    """Start and end in the precision that is known: days, or a month or year where it is exactly one.

    >>> told(when_of("2014-10")), told(when_of("XXXX-10"))
    (('2014-10', '2014-10'), (None, None))
    """
    if when is None or when.start is None or when.end is None or (when.weekday is not None and not when.is_day):
        return None, None
    first, last = when.start, when.end
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.month, last.month) == (1, 12):
            return (f"{first:%Y}", f"{last:%Y}")
        return f"{first:%Y-%m}", f"{last:%Y-%m}"
    return first.isoformat(), last.isoformat()


def before(when: When, report: date) -> When | None:
    """A pattern read as what a report of that day looks back on: the last such month, day or weekday up to it.

    >>> told(before(when_of("XXXX-10"), date(2014, 11, 7)))
    ('2014-10', '2014-10')
    """
    return _nearest(when, report, -_DAY)


def after(when: When, report: date) -> When | None:
    """A pattern read as what a report of that day looks forward to.

    >>> told(after(when_of("XXXX-WXX-5"), date(2016, 4, 19)))
    ('2016-04-22', '2016-04-22')
    """
    return _nearest(when, report, _DAY)


def lately(value: str | None, report: date | None) -> When | None:
    """ "In recent weeks", "in recent months" (TIMEX3's PXW and PXM), read from the day of the report: the months that they touch.

    >>> told(lately("PXW", date(2015, 2, 16)))
    ('2015-01', '2015-02')
    """
    reach = {"PXW": 30, "PXM": 120}.get(value or "")
    if reach is None or report is None:
        return None
    first = report - timedelta(days=reach)
    return When(start=first.replace(day=1), end=report.replace(day=monthrange(report.year, report.month)[1]))


def _nearest(when: When, report: date, step: timedelta) -> When | None:
    day = report
    for _ in range(366):
        if when.fits(day):
            if when.day is None and when.weekday is None:
                last = monthrange(day.year, day.month)[1]
                return When(start=day.replace(day=1), end=day.replace(day=last))
            return When(start=day, end=day)
        day += step
    return None


@dataclass(frozen=True)
class Bounds:
    """Between which days a report was written, as far as that is known, and by what."""

    earliest: date | None = None
    latest: date | None = None
    basis: str | None = None

    @property
    def day(self) -> date | None:
        """The day, if it is only one."""
        return self.earliest if self.earliest == self.latest else None


def bounds_of(document: Document, reading: Reading) -> Bounds:
    """The bounds of a report's day: its publication, its address, its dateline, else the latest day of which it tells a deed.

    The last of these bounds it from below only. Nothing here ever becomes `published`.
    """
    if document.published:
        return Bounds(_first_day(document.published), _last_day(document.published), "the date of publication")
    for pattern in (_PATH_DAY, _PATH_MONTH):
        found = pattern.search(document.url or "")
        if found and (bounds := _of_path(found)):
            return bounds
    datelines = [(s.start, s.end) for s in document.sections if s.kind == "dateline"]
    for time in reading.times:
        if time.start and time.start == time.end and any(a <= time.span[0] and time.span[1] <= b for a, b in datelines):
            return Bounds(date.fromisoformat(time.start), date.fromisoformat(time.start), "the date in its dateline")
    told_as_done = [event for event in reading.events if event.status in ("occurred", "alleged")]
    done = [event.end for event in told_as_done if event.end and event.start == event.end]
    if done:
        return Bounds(earliest=date.fromisoformat(max(done)), basis="the latest day on which it says something was done")
    return Bounds(basis=None)


def _of_path(found: re.Match[str]) -> Bounds | None:
    parts = [int(digits) for digits in found.groupdict().values()]
    try:
        first = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    except ValueError:
        return None
    last = first if len(parts) == 3 else first.replace(day=monthrange(first.year, first.month)[1])
    return Bounds(first, last, "the date in its address")


def _first_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], *[*parts[1:], 1, 1][:2])


def _last_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])
