"""The events of a case in time: for each, when it was announced, denied, confirmed, and when it took place."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dragoman.telling.svg import (
    STATUS_COLOURS,
    Point,
    box,
    filled,
    finished,
    fitted,
    line,
    picture,
    status_legend,
    status_mark,
    stroked,
    text_width,
    words_at,
)
from dragoman.telling.ways import Ways, way
from dragoman.telling.wording import STATUS_WORDS, counted, period
from dragoman.types import CaseEvent, Status

_LABEL, _PLOT, _MARGIN = 330, 500, 16
_WIDTH = _LABEL + _PLOT + 2 * _MARGIN
_ROW, _TOP = 28, 46
STARTS = _MARGIN + _LABEL  # pixels from the left, where the labels end and the days begin
_WIDEST_GAP = 20  # days; a longer silence is drawn as a break
_ROOM = 4  # so many days stand between two neighbouring days, that their signs do not cover each other
_STATUSES: tuple[Status, ...] = ("planned", "proposed", "conditional", "alleged", "ongoing", "occurred", "denied", "cancelled")


@dataclass(frozen=True)
class _Scale:
    """Days → pixels, with long silences shortened; `breaks` are the pixels at which that happens."""

    days: tuple[date, ...]
    pixels: tuple[float, ...]
    breaks: tuple[float, ...]

    def at(self, day: date) -> float:
        """The pixel of one of the days."""
        return self.pixels[self.days.index(day)]


def timeline_svg(events: Sequence[CaseEvent], key: str = "timeline", ways: Ways | None = None) -> str:
    """The picture of the events that have any date; rows stand in the order of the first day."""
    rows = sorted((event for event in events if _days(event)), key=lambda event: (min(_days(event)), event.id))
    undated = len(events) - len(rows)
    scale = _scale(sorted({day for event in rows for day in _days(event)}))
    shown = {status for event in rows for _, status in _marks(event)}
    statuses = [status for status in _STATUSES if status in shown]
    bottom = _TOP + _ROW * max(1, len(rows))
    role = "group" if ways else "img"
    drawing = picture(_WIDTH, bottom + 64, "Events in time", _description(rows, undated), key, role=role)
    for number in range(0, len(rows), 2):
        drawing.append(box(Point(_MARGIN / 2, _TOP + number * _ROW), _WIDTH - _MARGIN, _ROW, **filled("box")))
    _axis(drawing, scale, bottom)
    for number, event in enumerate(rows):
        _row(drawing, event, scale, _TOP + number * _ROW + _ROW / 2, ways)
    if not rows:
        drawing.append(words_at(Point(_MARGIN, _TOP + 18), "No event of this case has a date yet.", 12, "soft"))
    x = _MARGIN
    drawing.append(
        words_at(Point(x, bottom + 24), "Large sign: the event.  Small sign: a report of it, by its status then.", 11, "soft")
    )
    status_legend(drawing, Point(x, bottom + 46), statuses, _WIDTH - 2 * _MARGIN)
    return finished(drawing)


def title_of(event: CaseEvent) -> str:
    """An event in a few words: kind, principals, place.

    >>> from dragoman.types import EventMention
    >>> told = EventMention(document="d1", span=(0, 1), status="planned")
    >>> title_of(CaseEvent(id="e1", kind="meeting", participants=("Dahl",), place="Vienna", status="planned", mentions=(told,)))
    'meeting: Dahl (Vienna)'
    """
    who = ", ".join(event.participants)
    return event.kind + (f": {who}" if who else "") + (f" ({event.place})" if event.place else "")


def _description(rows: Sequence[CaseEvent], undated: int) -> str:
    told = [f"{title_of(event)}, {period(event.start, event.end) or 'no date'}, {STATUS_WORDS[event.status]}" for event in rows]
    words = "; ".join(told) + "." if told else ""
    return f"{words} {counted(undated, 'event')} without any date." if undated else words or "No event."


def _days(event: CaseEvent) -> tuple[date, ...]:
    return tuple(day for day, _ in _marks(event)) + tuple(filter(None, (_first(event.start), _last(event.end or event.start))))


def _marks(event: CaseEvent) -> tuple[tuple[date, Status], ...]:
    """The days on which the event took a status, as reported."""
    days = ((_first(change.at), change.status) for change in event.history)
    return tuple((day, status) for day, status in days if day)


def _first(value: str | None) -> date | None:
    return date.fromisoformat((value + "-01-01")[:10]) if value else None


def _last(value: str | None) -> date | None:
    if value is None or len(value) == 10:
        return _first(value)
    year = int(value[:4])
    following = date(year + 1, 1, 1) if len(value) == 4 or value[5:7] == "12" else date(year, int(value[5:7]) + 1, 1)
    return following - timedelta(days=1)


def _scale(days: Sequence[date]) -> _Scale:
    places, breaks = [0.0], []
    for before, after in itertools.pairwise(days):
        gap = (after - before).days
        if gap > _WIDEST_GAP:
            breaks.append(places[-1] + (_ROOM + _WIDEST_GAP) / 2)
        places.append(places[-1] + _ROOM + min(gap, _WIDEST_GAP))
    left, room = _MARGIN + _LABEL + 16, _PLOT - 40
    factor = room / places[-1] if places[-1] else 0.0
    middle = 0.0 if places[-1] else room / 2
    return _Scale(
        tuple(days),
        tuple(left + middle + place * factor for place in places[: max(1, len(days))]),
        tuple(left + place * factor for place in breaks),
    )


def _axis(drawing: Any, scale: _Scale, bottom: float) -> None:
    """Days above the rows, as many as fit without touching; silences as a break in the line."""
    if not scale.days:
        return
    right = 0.0
    last = len(scale.days) - 1
    edge = scale.pixels[last] - text_width(_short(scale.days[last], scale.days), 10.5) / 2
    for number, (day, x) in enumerate(zip(scale.days, scale.pixels, strict=True)):
        words = _short(day, scale.days)
        half = text_width(words, 10.5) / 2
        if x - half < right + 8 or (number != last and x + half > edge - 8):
            continue
        right = x + half
        drawing.append(line(Point(x, _TOP - 6), Point(x, bottom), **stroked("line", 0.8)))
        drawing.append(words_at(Point(x, _TOP - 14), words, 10.5, "soft", anchor="middle"))
    drawing.append(line(Point(scale.pixels[0], _TOP - 6), Point(scale.pixels[last], _TOP - 6), **stroked("soft", 1)))
    for x in scale.breaks:
        drawing.append(box(Point(x - 4, _TOP - 9), 8, 6, **filled("paper")))
        for shift in (-3, 3):
            drawing.append(line(Point(x + shift - 2, _TOP - 2), Point(x + shift + 2, _TOP - 10), **stroked("soft", 1)))


def _short(day: date, days: Sequence[date]) -> str:
    same = days[0].year == days[-1].year
    return f"{day.day} {day:%b}" if same else f"{day.day} {day:%b} {day:%Y}"


def _row(drawing: Any, event: CaseEvent, scale: _Scale, y: float, ways: Ways | None) -> None:
    row = drawing
    if ways:
        row = way(ways.event(event.id), f"{title_of(event)}, {when(event)}, {STATUS_WORDS[event.status]}")
        drawing.append(row)
        row.append(box(Point(_MARGIN / 2, y - _ROW / 2), _WIDTH - _MARGIN, _ROW, fill="none", pointer_events="all"))
    row.append(words_at(Point(_MARGIN, y + 4), fitted(title_of(event), _LABEL - 8, 12), 12))
    colour = STATUS_COLOURS[event.status]
    pixels = [scale.at(day) for day in _days(event)]
    row.append(line(Point(min(pixels), y), Point(max(pixels), y), **stroked("line", 1.4)))
    first, last = _first(event.start), _last(event.end) or _last(event.start)
    for day, status in dict.fromkeys(_marks(event)):
        _report(drawing, event, day, status, ways).extend(status_mark(Point(scale.at(day), y), status, 3.6))
    if first is None or last is None:
        return
    row = _again(drawing, event, ways)
    if last != first and last in scale.days:
        start, end = scale.at(first), scale.at(last)
        row.append(box(Point(start, y - 6), end - start, 12, **stroked(colour, 2)))
        row.extend(status_mark(Point((start + end) / 2, y), event.status, 6.5))
    else:
        row.extend(status_mark(Point(scale.at(first), y), event.status, 6.5))


def _report(drawing: Any, event: CaseEvent, day: date, status: Status, ways: Ways | None) -> Any:
    """Where the sign of a report is drawn: within the way to the passage that it stands for."""
    if ways is None:
        return drawing
    change = next(change for change in event.history if (_first(change.at), change.status) == (day, status))
    of_document = [mention for mention in event.mentions if mention.document == change.document]
    passage = next((mention for mention in of_document if mention.status == status), next(iter(of_document), event.mentions[0]))
    words = f"{day.day} {day:%B %Y}, {STATUS_WORDS[status]}" + "".join(f", according to {name}" for name in change.according_to)
    found = way(ways.passage(passage.document, passage.span), words, by_keyboard=False)
    drawing.append(found)
    return found


def _again(drawing: Any, event: CaseEvent, ways: Ways | None) -> Any:
    """The event's own sign lies above those of its reports, and leads where its row leads."""
    if ways is None:
        return drawing
    found = way(ways.event(event.id), f"{title_of(event)}, {when(event)}", by_keyboard=False)
    drawing.append(found)
    return found


def when(event: CaseEvent) -> str:
    """The date of an event in words."""
    return period(event.start, event.end) or "no date"
