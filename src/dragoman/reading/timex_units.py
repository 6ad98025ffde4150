"""What values are made of: days, months, weeks, periods, and the parts of intervals (TimeML annotation guidelines 1.2.1)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.reading.timex_patterns import MONTHS, NUMBERS
from dragoman.types import TimeType

LETTER = {
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "year": "Y",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
MULTIPLE = {
    "fortnight": ("week", 2),
    "decade": ("year", 10),
    "century": ("year", 100),
    "centuries": ("year", 100),
    "quarter": ("month", 3),
}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV"}
SEASONS = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}
NO_ANCHOR = "the document has no date of publication, and nothing in it implies one"


@dataclass(frozen=True)
class Value:
    """Type, TIMEX3 value and inclusive days of an expression; without them, the reason."""

    type: TimeType
    value: str | None = None
    start: date | None = None
    end: date | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Context:
    """What an expression is resolved against.

    `anchor` is the day of writing, as published or implied by the notes; `year_hint` a full date of the text, good for a missing
    year only; `previous` the last day that the text spoke of, `spoken_of` the start of the last date of any size; `future`
    whether the clause looks ahead, `past` whether it tells what was (where it does neither, a month that comes soon is meant).
    """

    anchor: date | None
    year_hint: date | None
    previous: date | None
    future: bool
    spoken_of: date | None = None
    past: bool = True

    @property
    def near(self) -> date | None:
        """The day nearest to which a date without a year lies."""
        return self.anchor or self.year_hint


def count_of(words: str | None) -> float | None:
    """A count in digits or words; None for "several"."""
    text = (words or "1").strip().casefold().replace(",", "")
    if text in NUMBERS:
        return float(NUMBERS[text])
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    if fraction := re.fullmatch(r"(\d+) (\d)/(\d)", text):
        return int(fraction[1]) + int(fraction[2]) / int(fraction[3])
    tens, _, ones = text.partition("-")
    if tens in NUMBERS and ones in NUMBERS:
        return float(NUMBERS[tens] + NUMBERS[ones])
    return None


def month_number(name: str | None) -> int:
    """Number of a month by its name."""
    return MONTHS[(name or "").casefold().rstrip(".")]


def day_number(day: str | None) -> int:
    """Number of a day, its ordinal ending left out."""
    return int(re.sub(r"\D", "", day or ""))


def single_day(day: date) -> Value:
    """One day."""
    return Value("DATE", day.isoformat(), day, day)


def month_value(year: int, month: int, mod: str | None = None) -> Value:
    """A month, or a third of it."""
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return modified(Value("DATE", f"{year:04d}-{month:02d}", first, last), mod)


def year_value(year: int, mod: str | None = None) -> Value:
    """A year, or a third of it."""
    return modified(Value("DATE", f"{year:04d}", date(year, 1, 1), date(year, 12, 31)), mod)


def week_value(day: date) -> Value:
    """The ISO week of a day."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Value("DATE", f"{year:04d}-W{week:02d}", monday, monday + timedelta(days=6))


def modified(value: Value, mod: str | None) -> Value:
    """Early, mid and late are the thirds of the interval; the end and the beginning too."""
    if not mod or value.start is None or value.end is None:
        return value
    word = mod.casefold()
    first, last = value.start, value.end
    days = (last - first).days + 1
    if days >= 365:
        return third_of_year(value, first.year, word)
    third = timedelta(days=10 if 28 <= days <= 31 else days // 3)
    if re.search(r"early|begin|start", word):
        last = first + third - timedelta(days=1)
    elif re.search(r"late|end|close", word) and "later" not in word:
        first = first + 2 * third
    elif re.search(r"mid", word):
        first, last = first + third, first + 2 * third - timedelta(days=1)
    return Value(value.type, value.value, first, last)


def third_of_year(value: Value, year: int, word: str) -> Value:
    """Four months: the first, the middle or the last."""
    if re.search(r"early|begin|start", word):
        return Value(value.type, value.value, date(year, 1, 1), date(year, 4, 30))
    if re.search(r"mid", word):
        return Value(value.type, value.value, date(year, 5, 1), date(year, 8, 31))
    return Value(value.type, value.value, date(year, 9, 1), date(year, 12, 31)) if "later" not in word else value


def nearest_year(month: int, day: int, context: Context) -> date:
    """The nearest such day: news tells what was rather than what will be, so a day ahead counts double unless announced."""
    if context.near is None:
        raise ValueError("nothing to be near to")
    near = context.near
    years = (near.year - 1, near.year, near.year + 1)
    weight = 0.5 if context.future else 2.0

    def distance(candidate: date) -> float:
        days = (candidate - near).days
        return days * weight if days > 0 else -float(days)

    return min((date(year, month, day) for year in years if is_in_calendar(year, month, day)), key=distance)


def is_in_calendar(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return day <= calendar.monthrange(year, month)[1]


def stated_year(words: str | None, context: Context) -> int | None:
    """The year that the words state, or that of writing."""
    if words and words.isdigit():
        return int(words)
    if context.anchor is None:
        return None
    return context.anchor.year + {"last year": -1, "next year": 1}.get((words or "").casefold(), 0)


def shifted(base: date, unit: str, count: int, exact: bool = False) -> Value:
    """`count` units from `base`, as coarse as the unit."""
    unit, factor = MULTIPLE.get(unit, (unit, 1))
    count *= factor
    if unit == "day":
        return single_day(base + timedelta(days=count))
    if unit == "week":
        return week_value(base + timedelta(weeks=count))
    if unit == "weekend":
        saturday = base + timedelta(days=5 - base.weekday(), weeks=count)
        return Value("DATE", f"{week_value(saturday).value}-WE", saturday, saturday + timedelta(days=1))
    if unit == "month":
        months = base.year * 12 + base.month - 1 + count
        return month_value(months // 12, months % 12 + 1)
    if unit == "year":
        return year_value(base.year + count)
    return single_day(base)


def clock_letter(unit: str) -> str:
    """ "T" before a unit of the clock."""
    return "T" if unit in ("hour", "minute", "second") else ""


def period(count: float | None, unit: str) -> str:
    """A length in ISO notation: P3D, PT2H, PXY."""
    unit, factor = MULTIPLE.get(unit, (unit, 1))
    if unit == "weekend":
        unit, factor = "day", 2
    letter = LETTER[unit]
    if count is None:
        return f"P{clock_letter(unit)}X{letter}"
    total = count * factor
    if total != int(total) and unit == "hour":
        return f"PT{int(total)}H{round((total - int(total)) * 60)}M"
    return f"P{clock_letter(unit)}{int(total) if total == int(total) else total}{letter}"


def coarse(base: date, what: str, step: int) -> Value:
    """A decade or a century."""
    size = 10 if what == "decade" else 100
    first = (base.year // size + step) * size
    text = f"{first // 10:03d}X" if size == 10 else f"{first // 100:02d}XX"
    return Value("DATE", text, date(first, 1, 1), date(first + size - 1, 12, 31))


def weekday_relative(base: date, weekday: int, which: str, future: bool) -> date:
    """ "last Friday" is the one before today, "next Friday" that of next week at most; "this Friday" lies in this week."""
    if which in ("last", "past", "previous"):
        return base - timedelta(days=(base.weekday() - weekday - 1) % 7 + 1)
    if which in ("next", "coming", "following"):
        return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    if which == "this":
        return base + timedelta(days=weekday - base.weekday())
    return weekday_near(base, weekday, future)


def weekday_near(base: date, weekday: int, future: bool) -> date:
    """In news a bare weekday lies within a week: ahead in a clause that looks ahead, else today or before."""
    if future:
        return base + timedelta(days=(weekday - base.weekday()) % 7)
    return base - timedelta(days=(base.weekday() - weekday) % 7)


def season_value(year: int, code: str, first: int) -> Value:
    """Three months by the name of the season."""
    start = date(year, first, 1)
    end_year, end_month = (year + 1, 2) if first == 12 else (year, first + 2)
    return Value(
        "DATE",
        f"{year:04d}-{code}",
        start,
        date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]),
    )


def with_part(day: date, part: str | None) -> Value:
    """A day, or a part of it."""
    if not part:
        return single_day(day)
    return Value("TIME", f"{day.isoformat()}T{PARTS[part.casefold()]}", day, day)


def clock_value(words: str) -> str:
    """A time of day as hh:mm."""
    text = words.casefold()
    for word, clock in (("noon", "12:00"), ("midday", "12:00"), ("midnight", "24:00")):
        if text.startswith(word):
            return clock
    if in_the := re.match(r"(\d{1,2})\s+(?:o'clock\s+)?in\s+the\s+(morning|afternoon|evening)", text):
        return f"{int(in_the[1]) % 12 + (0 if in_the[2] == 'morning' else 12):02d}:00"
    hour, _, rest = re.split(r"\s*[ap]\.?m|\s*[a-z(]", text)[0].strip().partition(":")
    number = int(hour)
    if re.search(r"\dp|\sp\.?m", text) and number < 12:
        number += 12
    if re.search(r"\da|\sa\.?m", text) and number == 12:
        number = 0
    if number > 24 or int(rest[:2] or 0) > 59:
        raise ValueError(words)
    return f"{number:02d}:{rest[:2] or '00'}"
