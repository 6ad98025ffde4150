"""Who meets or writes to whom, by level: two columns of people, and between them what passed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dragoman.telling.svg import (
    STATUS_COLOURS,
    Colour,
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
    words_at,
)
from dragoman.telling.ways import Ways, way
from dragoman.telling.wording import STATUS_WORDS, joined, period
from dragoman.types import CaseEvent, Channel, Level, Status

LEVELS: tuple[Level, ...] = ("heads of state", "ministers", "central bank and treasury", "envoys", "officials", "other")
_WIDTH, _BOX, _MARGIN = 846, 262, 16
_LINE, _PAD, _GAP = 17, 9, 14
_NAMES = 4
_DASHES: dict[Status, str | None] = {"planned": "6 4", "proposed": "6 4", "conditional": "6 4", "alleged": "2 4"}
_FIRMNESS: tuple[Status, ...] = ("occurred", "ongoing", "planned", "proposed", "conditional", "alleged", "cancelled", "denied")


@dataclass(frozen=True)
class _Lane:
    """What passed on one medium: its words, and the firmest status among its events."""

    words: str
    status: Status
    channel: Channel


@dataclass(frozen=True)
class _Rung:
    """A level with the same people on both ends."""

    level: Level
    actors: tuple[tuple[str, ...], tuple[str, ...]]
    lanes: tuple[_Lane, ...]

    @property
    def height(self) -> float:
        """Enough for the longer list of names and for all lanes."""
        names = max(min(len(side), _NAMES + 1) for side in self.actors)
        return max(_LINE * max(1, names) + 2 * _PAD, 30 * len(self.lanes) + 6)


def ordered(channels: Sequence[Channel]) -> list[Channel]:
    """The pair of sides with most events first; then by level from the top, then by medium."""
    busy: Counter[tuple[str, str]] = Counter()
    for channel in channels:
        busy[channel.sides] += len(channel.events)
    return sorted(channels, key=lambda c: (-busy[c.sides], c.sides, LEVELS.index(c.level), c.actors, c.medium, c.events))


def channels_svg(
    channels: Sequence[Channel], events: Mapping[str, CaseEvent], key: str = "channels", ways: Ways | None = None
) -> str:
    """The picture of all channels; `events` are the case's by id."""
    blocks = _blocks(channels, events)
    height = 14.0
    for rungs in blocks.values():
        height += 34 + sum(_space(rungs, number) for number in range(len(rungs)))
    statuses = [
        status for status in _FIRMNESS if any(lane.status == status for b in blocks.values() for r in b for lane in r.lanes)
    ]
    title, role = "Channels between the sides, by level", "group" if ways else "img"
    drawing = picture(_WIDTH, height + 34, title, description(channels, events), key, role=role)
    people = _people(events[id] for channel in channels for id in channel.events if id in events) if ways else {}
    y = 14.0
    for sides, rungs in blocks.items():
        drawing.append(words_at(Point(_MARGIN, y + 14), fitted(sides[0], _BOX, 13, bold=True), 13, bold=True))
        right = Point(_WIDTH - _MARGIN, y + 14)
        drawing.append(words_at(right, fitted(sides[1], _BOX, 13, bold=True), 13, anchor="end", bold=True))
        y += 34
        for number, rung in enumerate(rungs):
            if _new_level(rungs, number):
                drawing.append(words_at(Point(_MARGIN, y + 6), rung.level.capitalize(), 11, "soft", bold=True))
                drawing.append(line(Point(_MARGIN, y + 12), Point(_WIDTH - _MARGIN, y + 12), **stroked("line", 0.8)))
                y += 22
            _draw_rung(drawing, rung, y, people, ways)
            y += rung.height + _GAP
    status_legend(drawing, Point(_MARGIN, y + 16), statuses, _WIDTH - 2 * _MARGIN)
    return finished(drawing)


def description(channels: Sequence[Channel], events: Mapping[str, CaseEvent]) -> str:
    """The picture in words."""
    told = []
    for channel in ordered(channels):
        first, second = (joined(list(names)) or side for names, side in zip(channel.actors, channel.sides, strict=True))
        lane = _lane(channel, events)
        told.append(f"{channel.level}: {first} and {second}, {lane.words} ({STATUS_WORDS[lane.status]})")
    return "; ".join(told) + "." if told else "No channel."


def _blocks(channels: Sequence[Channel], events: Mapping[str, CaseEvent]) -> dict[tuple[str, str], list[_Rung]]:
    blocks: dict[tuple[str, str], list[_Rung]] = {}
    for (sides, level, actors), same in groupby(ordered(channels), key=lambda c: (c.sides, c.level, c.actors)):
        lanes = tuple(_lane(channel, events) for channel in same)
        blocks.setdefault(sides, []).append(_Rung(level, actors, lanes))
    return blocks


def _lane(channel: Channel, events: Mapping[str, CaseEvent]) -> _Lane:
    known = [events[id] for id in channel.events if id in events]
    firmest: Status = min((event.status for event in known), key=_FIRMNESS.index, default="alleged")
    words = channel.medium + (f" × {len(channel.events)}" if len(channel.events) > 1 else "")
    dates = [date for event in known if (date := period(event.start, event.end))]
    if len(known) == 1 and dates:
        words += f", {dates[0]}"
    return _Lane(words, firmest, channel)


def _new_level(rungs: Sequence[_Rung], number: int) -> bool:
    return number == 0 or rungs[number - 1].level != rungs[number].level


def _space(rungs: Sequence[_Rung], number: int) -> float:
    return rungs[number].height + _GAP + (22 if _new_level(rungs, number) else 0)


def _people(events: Iterable[CaseEvent]) -> dict[str, str]:
    """Names → ids of actors, as far as a name is one actor's."""
    found: dict[str, set[str]] = {}
    for event in events:
        for name, id in zip(event.participants, event.actors, strict=False):
            found.setdefault(name, set()).add(id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _draw_rung(drawing: Any, rung: _Rung, top: float, people: Mapping[str, str], ways: Ways | None) -> None:
    for names, x in zip(rung.actors, (_MARGIN, _WIDTH - _MARGIN - _BOX), strict=True):
        drawing.append(box(Point(x, top), _BOX, rung.height, **stroked("line", 1.2, fill="box")))
        rows = list(names[:_NAMES]) + ([f"and {len(names) - _NAMES} more"] if len(names) > _NAMES else [])
        start = top + (rung.height - _LINE * max(1, len(rows))) / 2 + 13
        for number, name in enumerate(rows or ["not named"]):
            colour: Colour = "ink" if names and number < _NAMES else "soft"
            words = words_at(Point(x + 10, start + number * _LINE), fitted(name, _BOX - 20, 12), 12, colour)
            if ways and name in people and colour == "ink":
                person = way(ways.actor(people[name]), name)
                person.append(words)
                words = person
            drawing.append(words)
    left, right = _MARGIN + _BOX + 8.0, _WIDTH - _MARGIN - _BOX - 8.0
    step = rung.height / len(rung.lanes)
    for number, lane in enumerate(rung.lanes):
        y = top + step * (number + 0.5) + 6
        colour = STATUS_COLOURS[lane.status]
        passed = drawing
        if ways:
            ids = lane.channel.events
            address = ways.event(ids[0]) if len(ids) == 1 else ways.channel(lane.channel)
            passed = way(address, f"{lane.words}, {STATUS_WORDS[lane.status]}")
            drawing.append(passed)
            passed.append(box(Point(left, y - 22), right - left, 34, fill="none", pointer_events="all"))
        passed.append(line(Point(left, y), Point(right, y), **stroked(colour, 2, dash=_DASHES.get(lane.status))))
        for end in (left, right):
            passed.append(box(Point(end - 2, y - 4), 4, 8, **filled(colour)))
        middle = (left + right) / 2
        passed.append(box(Point(middle - 12, y - 9), 24, 18, **filled("paper")))
        passed.extend(status_mark(Point(middle, y), lane.status))
        passed.append(words_at(Point(middle, y - 11), fitted(lane.words, right - left - 8, 11), 11, anchor="middle"))
