"""Solar Hijri and Islamic dates → Gregorian ones."""

import re
from datetime import date

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

_SOLAR = (
    "farvardin",
    "ordibehesht",
    "khordad",
    "tir",
    "mordad|amordad",
    "shahrivar",
    "mehr",
    "aban",
    "azar",
    "dey",
    "bahman",
    "esfand",
)
_LUNAR = (
    "muharram",
    "safar",
    "rabi[’' -]?(?:al|ul)[- ]?(?:awwal|awal)|rabi[’']? i",
    "rabi[’' -]?(?:al|ul|ath)[- ]?(?:thani|akhir)|rabi[’']? ii",
    "jumada (?:al[- ](?:ula|awwal)|i)",
    "jumada (?:al[- ](?:thani|thania|akhira)|ii)",
    "rajab",
    "sha[’']?ban",
    "ramadan|ramazan",
    "shawwal",
    "dhu(?: |-)?al(?: |-)?qa[’']?(?:da|dah)|zul[- ]?qa[’']?dah?",
    "dhu(?: |-)?al(?: |-)?hijjah?|zul[- ]?hijjah?",
)
SOLAR_MONTH = "|".join(_SOLAR)
LUNAR_MONTH = "|".join(_LUNAR)


def solar_to_gregorian(day: int, month: str, year: int) -> date | None:
    """Gregorian date of a day of the Solar Hijri calendar (Iran); None where the calendar has no such day.

    >>> solar_to_gregorian(28, "Farvardin", 1395)
    datetime.date(2016, 4, 16)
    >>> solar_to_gregorian(32, "Farvardin", 1395) is None
    True
    """
    try:
        return date.fromisoformat(JalaliDate(year, _number(month, _SOLAR), day).to_gregorian().isoformat())
    except ValueError:
        return None


def lunar_to_gregorian(day: int, month: str, year: int) -> date | None:
    """Gregorian date of a day of the Islamic calendar by Umm al-Qura's tables, 1343 to 1500 AH; None outside them.

    >>> lunar_to_gregorian(1, "Muharram", 1440)
    datetime.date(2018, 9, 11)
    """
    try:
        gregorian = Hijri(year, _number(month, _LUNAR), day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(gregorian.year, gregorian.month, gregorian.day)


def _number(month: str, patterns: tuple[str, ...]) -> int:
    for number, pattern in enumerate(patterns, 1):
        if re.fullmatch(pattern, month, re.IGNORECASE):
            return number
    raise ValueError(month)
