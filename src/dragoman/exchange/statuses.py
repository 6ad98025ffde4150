"""Status → IPTC's event occurrence status and PLOVER's auxiliary modes."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.types import Status

# cv.iptc.org/newscodes/eventoccurstatus. "alleged" and "denied" have no code there: IPTC plans coverage and codes no doubt.
_IPTC: dict[Status, str] = {
    "occurred": "eos5",
    "ongoing": "eos5",
    "planned": "eos1",
    "proposed": "eos2",
    "conditional": "eos3",
    "cancelled": "eos6",
}
_HISTORICAL = timedelta(days=30)


@dataclass(frozen=True)
class Modes:
    """PLOVER's auxiliary modes; `historical` is None where the day of the deed or of the report is not known."""

    historical: bool | None
    future: bool
    hypothetical: bool
    negation: bool


def iptc_status(status: Status) -> str | None:
    """The code of the scheme `eventoccurstatus`, None where it has none.

    >>> iptc_status("cancelled"), iptc_status("denied")
    ('eos6', None)
    """
    return _IPTC.get(status)


def modes_of(status: Status, end: str | None, published: str | None) -> Modes:
    """The modes of a report of an event that ended by `end`; historical is what was over 30 days before the report.

    >>> modes_of("occurred", "2021-01-05", "2021-04-01")
    Modes(historical=True, future=False, hypothetical=False, negation=False)
    """
    ahead = status in ("planned", "proposed", "conditional")
    return Modes(
        historical=False if ahead else _is_over(end, published),
        future=ahead,
        hypothetical=status in ("proposed", "conditional"),
        negation=status in ("denied", "cancelled"),
    )


def _is_over(end: str | None, published: str | None) -> bool | None:
    if not end or not published or len(published) < len("YYYY-MM-DD"):
        return None
    year, month, day = (*map(int, end.split("-")), 0, 0)[:3]
    reported = date.fromisoformat(published[:10])
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    if reported - last > _HISTORICAL:
        return True
    return False if reported - first <= _HISTORICAL else None
