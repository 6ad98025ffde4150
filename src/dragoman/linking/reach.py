"""How far a report looks: whether a day, or another report, lies within a window of its own day."""

from collections.abc import Iterable
from datetime import date

from dragoman.linking.dating import When


def looks(earliest: str | None, latest: str | None, day: When, back: bool, window: int) -> bool | None:
    """Whether a report of those bounds looks back on (or forward to) that day within a window; None where unknown."""
    if day.start is None or day.end is None or (earliest is None and latest is None):
        return None
    first = date.fromisoformat((earliest or latest or "")[:10])
    last = date.fromisoformat((latest or earliest or "")[:10])
    if latest is None:  # bounded from below only: the report may be younger
        return None if not back and day.end < first else True if back and day.start <= first else None
    if back:
        return day.start <= last and (first - day.end).days <= window
    return (first - day.end).days <= 0 and (day.start - last).days <= window


def near(reports: Iterable[str], mine: str | None, window: int) -> bool | None:
    """Whether a report of that day stands within a window of one of the others; None where its day is unknown."""
    if mine is None:
        return None
    day = date.fromisoformat(mine[:10])
    return min(abs((day - date.fromisoformat(report[:10])).days) for report in reports) <= window
