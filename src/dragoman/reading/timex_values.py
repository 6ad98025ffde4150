"""Parts of a time expression → TIMEX3 value and interval (TimeML annotation guidelines 1.2.1)."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.reading.calendars import lunar_to_gregorian, solar_to_gregorian
from dragoman.reading.timex_patterns import CENTURIES, MONTHS, NUMBERS, ORDINALS, WEEKDAYS
from dragoman.types import TimeType

_LETTER = {
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "year": "Y",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
_MULTIPLE = {
    "fortnight": ("week", 2),
    "decade": ("year", 10),
    "century": ("year", 100),
    "centuries": ("year", 100),
    "quarter": ("month", 3),
}
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV"}
_SEASONS = {
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
    whether the clause looks ahead.
    """

    anchor: date | None
    year_hint: date | None
    previous: date | None
    future: bool
    spoken_of: date | None = None

    @property
    def near(self) -> date | None:
        """The day nearest to which a date without a year lies."""
        return self.anchor or self.year_hint


Parts = dict[str, str | None]


def value_of(shape: str, parts: Parts, context: Context) -> Value:
    """The value of an expression of that shape (see `timex_patterns.SHAPES`)."""
    try:
        return _RESOLVERS[shape](parts, context)
    except (ValueError, OverflowError):
        return Value("DATE", reason="no such date in the calendar")


def _number(words: str | None) -> float | None:
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


def _month(name: str | None) -> int:
    return MONTHS[(name or "").casefold().rstrip(".")]


def _day(day: str | None) -> int:
    return int(re.sub(r"\D", "", day or ""))


def _single(day: date) -> Value:
    return Value("DATE", day.isoformat(), day, day)


def _month_value(year: int, month: int, mod: str | None = None) -> Value:
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return _modified(Value("DATE", f"{year:04d}-{month:02d}", first, last), mod)


def _year_value(year: int, mod: str | None = None) -> Value:
    return _modified(Value("DATE", f"{year:04d}", date(year, 1, 1), date(year, 12, 31)), mod)


def _week_value(day: date) -> Value:
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Value("DATE", f"{year:04d}-W{week:02d}", monday, monday + timedelta(days=6))


def _modified(value: Value, mod: str | None) -> Value:
    """Early, mid and late are the thirds of the interval; the end and the beginning too."""
    if not mod or value.start is None or value.end is None:
        return value
    word = mod.casefold()
    first, last = value.start, value.end
    days = (last - first).days + 1
    if days >= 365:
        return _third_of_year(value, first.year, word)
    third = timedelta(days=10 if 28 <= days <= 31 else days // 3)
    if re.search(r"early|begin|start", word):
        last = first + third - timedelta(days=1)
    elif re.search(r"late|end|close", word) and "later" not in word:
        first = first + 2 * third
    elif re.search(r"mid", word):
        first, last = first + third, first + 2 * third - timedelta(days=1)
    return Value(value.type, value.value, first, last)


def _third_of_year(value: Value, year: int, word: str) -> Value:
    if re.search(r"early|begin|start", word):
        return Value(value.type, value.value, date(year, 1, 1), date(year, 4, 30))
    if re.search(r"mid", word):
        return Value(value.type, value.value, date(year, 5, 1), date(year, 8, 31))
    return Value(value.type, value.value, date(year, 9, 1), date(year, 12, 31)) if "later" not in word else value


def _nearest_year(month: int, day: int, context: Context) -> date:
    """The nearest such day: news tells what was rather than what will be, so a day ahead counts double unless announced."""
    if context.near is None:
        raise ValueError("nothing to be near to")
    near = context.near
    years = (near.year - 1, near.year, near.year + 1)
    weight = 0.5 if context.future else 2.0

    def distance(candidate: date) -> float:
        days = (candidate - near).days
        return days * weight if days > 0 else -float(days)

    return min((date(year, month, day) for year in years if _exists(year, month, day)), key=distance)


def _exists(year: int, month: int, day: int) -> bool:
    return day <= calendar.monthrange(year, month)[1]


def _iso(parts: Parts, context: Context) -> Value:
    day = date(int(parts["year"] or 0), int(parts["month"] or 0), int(parts["day"] or 0))
    if parts.get("clock"):
        return Value("TIME", f"{day.isoformat()}T{parts['clock']}", day, day)
    return _single(day)


def _date(parts: Parts, context: Context) -> Value:
    month, first = _month(parts["month"] or parts["month2"]), _day(parts["day"] or parts["day2"])
    if parts["year"]:
        day = date(int(parts["year"]), month, first)
    elif parts.get("thisyear") and context.anchor:
        day = date(_stated_year(parts["thisyear"], context) or 0, month, first)
    elif context.near:
        day = _nearest_year(month, first, context)
    else:
        date(2000, month, first)  # 31 June has no year to wait for
        return Value("DATE", f"XXXX-{month:02d}-{first:02d}", reason="the text gives no year. " + NO_ANCHOR)
    last = parts["last"] or parts["last2"]
    end = day.replace(day=_day(last)) if last and _day(last) > day.day else day
    return Value("DATE", day.isoformat(), day, end)


def _numeric(parts: Parts, context: Context) -> Value:
    a, b = int(parts["a"] or 0), int(parts["b"] or 0)
    year = int(parts["year"] or 0)
    if year < 100:
        year += 2000 if year < 70 else 1900
    if parts["sep"] == "." or a > 12:
        return _single(date(year, b, a))
    if b > 12:
        return _single(date(year, a, b))
    if a == b:
        return _single(date(year, a, b))
    return Value("DATE", reason="day and month could be either way round")


def _solar(parts: Parts, context: Context) -> Value:
    day = solar_to_gregorian(
        _day(parts["day"] or parts["day2"]), parts["month"] or parts["month2"] or "", int(parts["year"] or 0)
    )
    return _single(day) if day else Value("DATE", reason="no such day in the Solar Hijri calendar")


def _lunar(parts: Parts, context: Context) -> Value:
    day = lunar_to_gregorian(
        _day(parts["day"] or parts["day2"]), parts["month"] or parts["month2"] or "", int(parts["year"] or 0)
    )
    return _single(day) if day else Value("DATE", reason="no such day in the tables of the Islamic calendar")


def _monthyear(parts: Parts, context: Context) -> Value:
    year = _stated_year(parts["year"] or parts["thisyear"], context)
    if year is None:
        return Value("DATE", f"XXXX-{_month(parts['month']):02d}", reason=NO_ANCHOR)
    return _month_value(year, _month(parts["month"]), parts["mod"])


def _quarter(parts: Parts, context: Context) -> Value:
    size, number = (parts["q"] or "")[:1].upper(), int((parts["q"] or "0")[1:] or 0)
    if parts["ordinal"]:
        size, number = (
            ("Q" if (parts["part"] or "").casefold() == "quarter" else "H"),
            ORDINALS[parts["ordinal"].casefold()],
        )
    months = 3 if size == "Q" else 6
    year = _stated_year(parts["year"], context)
    if year is None:
        return Value("DATE", f"XXXX-{size}{number}", reason="the text gives no year. " + NO_ANCHOR)
    if number * months > 12:
        return Value("DATE", reason="a year has no such part")
    first, last = (number - 1) * months + 1, number * months
    return Value(
        "DATE",
        f"{year:04d}-{size}{number}",
        date(year, first, 1),
        date(year, last, calendar.monthrange(year, last)[1]),
    )


def _stated_year(words: str | None, context: Context) -> int | None:
    if words and words.isdigit():
        return int(words)
    if context.anchor is None:
        return None
    return context.anchor.year + {"last year": -1, "next year": 1}.get((words or "").casefold(), 0)


def _shifted(base: date, unit: str, count: int, exact: bool = False) -> Value:
    """`count` units from `base`, as coarse as the unit."""
    unit, factor = _MULTIPLE.get(unit, (unit, 1))
    count *= factor
    if unit == "day":
        return _single(base + timedelta(days=count))
    if unit == "week":
        return _week_value(base + timedelta(weeks=count))
    if unit == "weekend":
        saturday = base + timedelta(days=5 - base.weekday(), weeks=count)
        return Value("DATE", f"{_week_value(saturday).value}-WE", saturday, saturday + timedelta(days=1))
    if unit == "month":
        months = base.year * 12 + base.month - 1 + count
        return _month_value(months // 12, months % 12 + 1)
    if unit == "year":
        return _year_value(base.year + count)
    return _single(base)


def _yearsago(parts: Parts, context: Context) -> Value:
    unit, count = (parts["unit"] or "").casefold(), _number(parts["number"])
    direction = (parts["direction"] or "").casefold()
    past = direction in ("ago", "earlier", "before")
    if count is None:
        if direction == "ago":
            return Value("DATE", "PAST_REF", reason="the text does not say how many")
        return Value("DURATION", f"P{_clock_letter(unit)}X{_LETTER.get(unit, 'Y')}", reason="a length, not a date")
    # "two days after the raid": as long as it is after the raid, whenever that was.
    if unit in ("hour", "minute", "second") or count != int(count) or direction in ("after", "before"):
        return Value("DURATION", _period(count, unit), reason="a length, not a date")
    base = context.anchor if direction in ("ago", "from now", "hence") else context.previous or context.anchor
    if base is None:
        return Value("DATE", reason=NO_ANCHOR)
    return _shifted(base, unit, -int(count) if past else int(count))


def _clock_letter(unit: str) -> str:
    return "T" if unit in ("hour", "minute", "second") else ""


def _period(count: float | None, unit: str) -> str:
    unit, factor = _MULTIPLE.get(unit, (unit, 1))
    if unit == "weekend":
        unit, factor = "day", 2
    letter = _LETTER[unit]
    if count is None:
        return f"P{_clock_letter(unit)}X{letter}"
    total = count * factor
    if total != int(total) and unit == "hour":
        return f"PT{int(total)}H{round((total - int(total)) * 60)}M"
    return f"P{_clock_letter(unit)}{int(total) if total == int(total) else total}{letter}"


def _duration(parts: Parts, context: Context) -> Value:
    return Value(
        "DURATION",
        _period(_number(parts["number"]), (parts["unit"] or "").casefold()),
        reason="a length, not a date",
    )


def _units(parts: Parts, context: Context) -> Value:
    unit = (parts["unit"] or parts["unit2"] or parts["unit3"] or parts["unit4"] or "").casefold()
    singular = {"centuries": "century"}.get(unit, unit.removesuffix("s"))
    if parts["unit2"] and not parts["many"]:
        return Value("DURATION", _period(1, singular), reason="a length, not a date")
    return Value(
        "DURATION",
        _period(None, "year" if singular in ("decade", "century") else singular),
        reason="a length, not a date",
    )


def _relative(parts: Parts, context: Context) -> Value:
    which, what = (parts["which"] or "").casefold(), (parts["what"] or "").casefold()
    if which == "past" and what in ("decade", "century", "year", "month", "week"):
        return Value("DURATION", _period(1, what), reason="a length, not a date")
    same = which in ("same", "that", "that same", "the")
    pointed = context.spoken_of if what in ("month", "year", "decade") else context.previous
    base = pointed or context.anchor if same else context.anchor
    if base is None:
        return Value("DATE", reason=NO_ANCHOR)
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    # "the next day" counts from the day that the text spoke of; "next week" from the day of writing.
    narrative = which in ("previous", "following") or (which == "next" and (what == "day" or what in _PARTS))
    if narrative and context.previous:
        base = context.previous
    if what in WEEKDAYS:
        day = _weekday_relative(base, WEEKDAYS[what], which, context.future)
        return _with_part(day, parts["part"])
    if what.rstrip(".") in MONTHS and which in ("the", "this"):
        return _bare_month({"month": what, "mod": parts["mod"]}, context)
    if what.rstrip(".") in MONTHS:
        return _modified(_relative_month(base, _month(what), step, parts["year"], context), parts["mod"])
    if what in _PARTS:
        return _with_part(base + timedelta(days=step), what)
    if what in _SEASONS:
        return _relative_season(base, what, step, parts["year"])
    if what in _LETTER or what in _MULTIPLE:
        if what in ("decade", "century"):
            return _coarse(base, what, step)
        return _modified(_shifted(base, what, step), parts["mod"])
    return _holiday({"holiday": parts["what"], "year": None}, context)


def _coarse(base: date, what: str, step: int) -> Value:
    size = 10 if what == "decade" else 100
    first = (base.year // size + step) * size
    text = f"{first // 10:03d}X" if size == 10 else f"{first // 100:02d}XX"
    return Value("DATE", text, date(first, 1, 1), date(first + size - 1, 12, 31))


def _weekday_relative(base: date, weekday: int, which: str, future: bool) -> date:
    """ "last Friday" is the one before today, "next Friday" that of next week at most; "this Friday" lies in this week."""
    if which in ("last", "past", "previous"):
        return base - timedelta(days=(base.weekday() - weekday - 1) % 7 + 1)
    if which in ("next", "coming", "following"):
        return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    if which == "this":
        return base + timedelta(days=weekday - base.weekday())
    return _weekday_near(base, weekday, future)


def _weekday_near(base: date, weekday: int, future: bool) -> date:
    """In news a bare weekday lies within a week: ahead in a clause that looks ahead, else today or before."""
    if future:
        return base + timedelta(days=(weekday - base.weekday()) % 7)
    return base - timedelta(days=(base.weekday() - weekday) % 7)


def _relative_month(base: date, month: int, step: int, year: str | None, context: Context) -> Value:
    if year:
        return _month_value(int(year), month)
    if step < 0:
        return _month_value(base.year - (month >= base.month), month)
    if step > 0:
        return _month_value(base.year + (month <= base.month), month)
    return _month_value(base.year, month)


def _relative_season(base: date, what: str, step: int, stated: str | None) -> Value:
    code, first = _SEASONS[what]
    year = int(stated) if stated else base.year
    if not stated and step < 0 and first >= base.month - 2:
        year -= 1
    if not stated and step > 0 and first <= base.month:
        year += 1
    return _season_value(year, code, first)


def _season_value(year: int, code: str, first: int) -> Value:
    start = date(year, first, 1)
    end_year, end_month = (year + 1, 2) if first == 12 else (year, first + 2)
    return Value(
        "DATE",
        f"{year:04d}-{code}",
        start,
        date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]),
    )


def _with_part(day: date, part: str | None) -> Value:
    if not part:
        return _single(day)
    return Value("TIME", f"{day.isoformat()}T{_PARTS[part.casefold()]}", day, day)


def _ends(parts: Parts, context: Context) -> Value:
    return _relative({"which": "this", "what": parts["what"], "mod": parts["mod"], "part": None, "year": None}, context)


def _set(parts: Parts, context: Context) -> Value:
    reason = "a repeated time, not a date"
    words = {
        "daily": "P1D",
        "nightly": "P1D",
        "weekly": "P1W",
        "monthly": "P1M",
        "quarterly": "P3M",
        "annually": "P1Y",
        "yearly": "P1Y",
        "hourly": "PT1H",
    }
    if parts["word"]:
        return Value("SET", words[parts["word"].casefold()], reason=reason)
    if parts["weekday"]:
        return Value("SET", f"XXXX-WXX-{WEEKDAYS[parts['weekday'].casefold()] + 1}", reason=reason)
    if parts["part"]:
        return Value("SET", f"XXXX-XX-XXT{_PARTS[parts['part'].casefold()]}", reason=reason)
    count = 2.0 if parts["number"] == "other" else _number(parts["number"])
    return Value("SET", _period(count, (parts["unit"] or parts["unit2"] or "").casefold()), reason=reason)


def _weekofdate(parts: Parts, context: Context) -> Value:
    if context.near is None:
        return Value("DATE", reason=NO_ANCHOR)
    return _week_value(_nearest_year(_month(parts["month"]), _day(parts["day"]), context))


def _clock(parts: Parts, context: Context) -> Value:
    clock = _hours(parts["clock"] or "")
    word = (parts["weekday"] or "").casefold()
    if context.anchor is None:
        return Value("TIME", f"XXXX-XX-XXT{clock}", reason=NO_ANCHOR)
    if word in WEEKDAYS:
        day = _weekday_near(context.anchor, WEEKDAYS[word], context.future)
    elif word:
        day = context.anchor + timedelta(days={"tomorrow": 1, "yesterday": -1}.get(word, 0))
    else:
        day = context.previous or context.anchor
    return Value("TIME", f"{day.isoformat()}T{clock}", day, day)


def _hours(words: str) -> str:
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


def _weekday(parts: Parts, context: Context) -> Value:
    if context.anchor is None:
        return Value("DATE", f"XXXX-WXX-{WEEKDAYS[(parts['weekday'] or '').casefold()] + 1}", reason=NO_ANCHOR)
    return _with_part(
        _weekday_near(context.anchor, WEEKDAYS[(parts["weekday"] or "").casefold()], context.future),
        parts["part"],
    )


def _holiday(parts: Parts, context: Context) -> Value:
    name = (parts["holiday"] or "").casefold().replace("’", "'")
    near = context.near
    if parts["year"] is None and near is None:
        return Value("DATE", reason="the text gives no year. " + NO_ANCHOR)
    years = [int(parts["year"])] if parts["year"] else [near.year - 1, near.year, near.year + 1] if near else []
    fixed = {
        "christmas": (12, 25),
        "christmas day": (12, 25),
        "christmas eve": (12, 24),
        "new year's day": (1, 1),
        "new year's eve": (12, 31),
        "may day": (5, 1),
    }
    if name in fixed:
        days = [date(year, *fixed[name]) for year in years]
    elif name.startswith("thanksgiving"):
        days = [date(year, 11, 1) + timedelta(days=(3 - date(year, 11, 1).weekday()) % 7 + 21) for year in years]
    elif name == "nowruz":
        days = [day for year in years if (day := solar_to_gregorian(1, "farvardin", year - 621))]
    else:
        return Value("DATE", reason="a holiday whose day differs from country to country")
    return _single(min(days, key=lambda day: abs((day - near).days)) if near else days[0])


def _bare_month(parts: Parts, context: Context) -> Value:
    month = _month(parts["month"])
    if context.near is None:
        return Value("DATE", f"XXXX-{month:02d}", reason="the text gives no year. " + NO_ANCHOR)
    near = context.near
    year = near.year + (month < near.month) if context.future else near.year - (month > near.month)
    return _month_value(year, month, parts["mod"])


def _season(parts: Parts, context: Context) -> Value:
    code, first = _SEASONS[(parts["season"] or "").casefold()]
    return _modified(_season_value(int(parts["year"] or 0), code, first), parts["mod"])


def _decade(parts: Parts, context: Context) -> Value:
    text = (parts["decade"] or "").strip("’'s")
    year = int(text) if len(text) == 4 else 1900 + int(text)
    return _modified(Value("DATE", f"{year // 10}X", date(year, 1, 1), date(year + 9, 12, 31)), parts["mod"])


def _centuries(parts: Parts, context: Context) -> Value:
    word = (parts["century"] or "").casefold()
    number = CENTURIES.get(word) or int(re.sub(r"\D", "", word))
    first = (number - 1) * 100
    return Value("DATE", f"{number - 1:02d}XX", date(first + 1, 1, 1), date(first + 100, 12, 31))


def _year(parts: Parts, context: Context) -> Value:
    return _year_value(int(parts["year"] or 0), parts["mod"])


def _named_day(parts: Parts, context: Context) -> Value:
    word = (parts["day"] or "").casefold()
    if context.anchor is None:
        return Value("DATE", reason=NO_ANCHOR)
    day = context.anchor + timedelta(days={"tomorrow": 1, "yesterday": -1}.get(word, 0))
    return _with_part(day, "night" if word == "tonight" else parts["part"])


def _reference(parts: Parts, context: Context) -> Value:
    word = (parts["ref"] or "").casefold()
    value = "FUTURE_REF" if "future" in word else "PAST_REF" if re.search(r"recent|late|past", word) else "PRESENT_REF"
    return Value("DATE", value, reason="names no day")


def _part(parts: Parts, context: Context) -> Value:
    base = context.previous or context.anchor
    if base is None:
        return Value("TIME", f"XXXX-XX-XXT{_PARTS[(parts['part'] or '').casefold()]}", reason=NO_ANCHOR)
    return _with_part(base, parts["part"])


_RESOLVERS: dict[str, Callable[[Parts, Context], Value]] = {
    "iso": _iso, "date": _date, "numeric": _numeric, "yearfirst": _iso, "solar": _solar, "lunar": _lunar,
    "monthyear": _monthyear, "quarter": _quarter, "yearsago": _yearsago, "span": _duration, "duration": _duration,
    "relative": _relative, "ends": _ends, "set": _set, "weekofdate": _weekofdate, "clock": _clock, "weekday": _weekday,
    "holiday": _holiday, "month": _bare_month, "season": _season, "decade": _decade, "centuries": _centuries,
    "year": _year, "day": _named_day, "reference": _reference, "units": _units, "part": _part,
}  # fmt: skip
