"""Intervals and ends, as a user writes them."""

import re
from datetime import UTC, datetime, timedelta

from dragoman.errors import BadSchedule

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_DURATION = re.compile(r"(\d{1,6})\s*([smhd])")
LEAST = timedelta(minutes=1)  # no feed needs to be asked more often


def duration(words: str, option: str) -> timedelta:
    """A length of time; raises `BadSchedule`.

    >>> duration("90s", "--every"), duration("2h", "--every")
    (datetime.timedelta(seconds=90), datetime.timedelta(seconds=7200))
    """
    found = _DURATION.fullmatch(words.strip().casefold())
    if found is None or int(found[1]) == 0:
        raise BadSchedule(option, f"“{words}” is no length of time; write a number with s, m, h or d, as 15m")
    return timedelta(seconds=int(found[1]) * _UNITS[found[2]])


def interval(words: str) -> timedelta:
    """The time from the beginning of one round to that of the next; raises `BadSchedule`."""
    found = duration(words, "--every")
    if found < LEAST:
        raise BadSchedule("--every", f"“{words}” is too often; a minute (1m) is the least")
    return found


def moment(words: str, now: datetime) -> datetime:
    """An end: an ISO date and time (without an offset, the local one), or a length of time from now. Raises `BadSchedule`.

    >>> moment("8h", datetime(2021, 5, 10, 9, tzinfo=UTC)).isoformat()
    '2021-05-10T17:00:00+00:00'
    """
    if _DURATION.fullmatch(words.strip().casefold()):
        return now + duration(words, "--until")
    try:
        return datetime.fromisoformat(words.strip()).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise BadSchedule("--until", f"“{words}” is no time; write 2021-05-10T18:00, or a length of time as 8h") from None
