"""Parts of a time expression → TIMEX3 value and interval (TimeML annotation guidelines 1.2.1)."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from dragoman.reading.calendars import lunar_to_gregorian, solar_to_gregorian
from dragoman.reading.timex_patterns import CENTURIES, MONTHS, ORDINALS, WEEKDAYS
from dragoman.reading.timex_units import (
    LETTER,
    MULTIPLE,
    NO_ANCHOR,
    PARTS,
    SEASONS,
    Context,
    Value,
    clock_letter,
    clock_value,
    coarse,
    count_of,
    day_number,
    is_in_calendar,
    modified,
    month_number,
    month_value,
    nearest_year,
    period,
    season_value,
    shifted,
    single_day,
    stated_year,
    week_value,
    weekday_near,
    weekday_relative,
    with_part,
    year_value,
)

Parts = dict[str, str | None]
_SOON = 2  # months


def value_of(shape: str, parts: Parts, context: Context) -> Value:
    """The value of an expression of that shape (see `timex_patterns.SHAPES`)."""
    try:
        return _RESOLVERS[shape](parts, context)
    except (ValueError, OverflowError):
        return Value("DATE", reason="no such date in the calendar")


def _iso(parts: Parts, context: Context) -> Value:
    day = date(int(parts["year"] or 0), int(parts["month"] or 0), int(parts["day"] or 0))
    if parts.get("clock"):
        return Value("TIME", f"{day.isoformat()}T{parts['clock']}", day, day)
    return single_day(day)


def _date(parts: Parts, context: Context) -> Value:
    month, first = month_number(parts["month"] or parts["month2"]), day_number(parts["day"] or parts["day2"] or parts.get("day3"))
    if parts["year"]:
        day = date(int(parts["year"]), month, first)
    elif parts.get("thisyear") and context.anchor:
        day = date(stated_year(parts["thisyear"], context) or 0, month, first)
    elif context.near:
        day = nearest_year(month, first, context)
    else:
        date(2000, month, first)  # 31 June has no year to wait for
        return Value("DATE", f"XXXX-{month:02d}-{first:02d}", reason="the text gives no year. " + NO_ANCHOR)
    last = parts["last"] or parts["last2"] or parts.get("last3")
    end = day.replace(day=day_number(last)) if last and day_number(last) > day.day else day
    if parts.get("last3") and end == day:  # "from 28 to 3 May": the first of the days is of the month before
        end = day.replace(day=day_number(last))
        before = end.replace(day=1) - timedelta(days=1)
        day = before.replace(day=first)
    return Value("DATE", day.isoformat(), day, end)


def _numeric(parts: Parts, context: Context) -> Value:
    a, b = int(parts["a"] or 0), int(parts["b"] or 0)
    year = int(parts["year"] or 0)
    if year < 100:
        year += 2000 if year < 70 else 1900
    if parts["sep"] == "." or a > 12:
        return single_day(date(year, b, a))
    if b > 12:
        return single_day(date(year, a, b))
    if a == b:
        return single_day(date(year, a, b))
    return Value("DATE", reason="day and month could be either way round")


def _solar(parts: Parts, context: Context) -> Value:
    day = solar_to_gregorian(
        day_number(parts["day"] or parts["day2"]), parts["month"] or parts["month2"] or "", int(parts["year"] or 0)
    )
    return single_day(day) if day else Value("DATE", reason="no such day in the Solar Hijri calendar")


def _lunar(parts: Parts, context: Context) -> Value:
    day = lunar_to_gregorian(
        day_number(parts["day"] or parts["day2"]), parts["month"] or parts["month2"] or "", int(parts["year"] or 0)
    )
    return single_day(day) if day else Value("DATE", reason="no such day in the tables of the Islamic calendar")


def _monthyear(parts: Parts, context: Context) -> Value:
    year = stated_year(parts["year"] or parts["thisyear"], context)
    if year is None:
        return Value("DATE", f"XXXX-{month_number(parts['month']):02d}", reason=NO_ANCHOR)
    return month_value(year, month_number(parts["month"]), parts["mod"])


def _quarter(parts: Parts, context: Context) -> Value:
    size, number = (parts["q"] or "")[:1].upper(), int((parts["q"] or "0")[1:] or 0)
    if parts["ordinal"]:
        size, number = (
            ("Q" if (parts["part"] or "").casefold() == "quarter" else "H"),
            ORDINALS[parts["ordinal"].casefold()],
        )
    months = 3 if size == "Q" else 6
    year = stated_year(parts["year"], context)
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


def _yearsago(parts: Parts, context: Context) -> Value:
    unit, count = (parts["unit"] or "").casefold(), count_of(parts["number"])
    direction = (parts["direction"] or "").casefold()
    past = direction in ("ago", "earlier", "before")
    if count is None:
        if direction == "ago":
            return Value("DATE", "PAST_REF", reason="the text does not say how many")
        return Value("DURATION", f"P{clock_letter(unit)}X{LETTER.get(unit, 'Y')}", reason="a length, not a date")
    # "two days after the raid": as long as it is after the raid, whenever that was.
    if unit in ("hour", "minute", "second") or count != int(count) or direction in ("after", "before"):
        return Value("DURATION", period(count, unit), reason="a length, not a date")
    base = context.anchor if direction in ("ago", "from now", "hence") else context.previous or context.anchor
    if base is None:
        return Value("DATE", reason=NO_ANCHOR)
    return shifted(base, unit, -int(count) if past else int(count))


def _duration(parts: Parts, context: Context) -> Value:
    return Value(
        "DURATION",
        period(count_of(parts["number"]), (parts["unit"] or "").casefold()),
        reason="a length, not a date",
    )


def _units(parts: Parts, context: Context) -> Value:
    unit = (parts["unit"] or parts["unit2"] or parts["unit3"] or parts["unit4"] or "").casefold()
    singular = {"centuries": "century"}.get(unit, unit.removesuffix("s"))
    if parts["unit2"] and not parts["many"]:
        return Value("DURATION", period(1, singular), reason="a length, not a date")
    return Value(
        "DURATION",
        period(None, "year" if singular in ("decade", "century") else singular),
        reason="a length, not a date",
    )


def _relative(parts: Parts, context: Context) -> Value:
    which, what = (parts["which"] or "").casefold(), (parts["what"] or "").casefold()
    if which == "past" and what in ("decade", "century", "year", "month", "week"):
        return Value("DURATION", period(1, what), reason="a length, not a date")
    same = which in ("same", "that", "that same", "the")
    pointed = context.spoken_of if what in ("month", "year", "decade") else context.previous
    base = pointed or context.anchor if same else context.anchor
    if base is None:
        return Value("DATE", reason=NO_ANCHOR)
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    if parts.get("beside"):  # "the evening before": of the day before the one last spoken of
        if context.previous is None:
            return Value("DATE", reason=NO_ANCHOR)
        base, step = context.previous, -1 if (parts["beside"] or "").casefold() == "before" else 1
    # "the next day" counts from the day that the text spoke of; "next week" from the day of writing.
    narrative = which in ("previous", "following") or (which == "next" and (what == "day" or what in PARTS))
    if narrative and context.previous:
        base = context.previous
    if what in WEEKDAYS:
        day = weekday_relative(base, WEEKDAYS[what], which, context.future)
        return with_part(day, parts["part"])
    if what.rstrip(".") in MONTHS and which in ("the", "this"):
        return _bare_month({"month": what, "mod": parts["mod"]}, context)
    if what.rstrip(".") in MONTHS:
        return modified(_relative_month(base, month_number(what), step, parts["year"], context), parts["mod"])
    if what in PARTS:
        return with_part(base + timedelta(days=step), what)
    if what in SEASONS:
        return _relative_season(base, what, step, parts["year"])
    if what in LETTER or what in MULTIPLE:
        if what in ("decade", "century"):
            return coarse(base, what, step)
        return modified(shifted(base, what, step), parts["mod"])
    return _holiday({"holiday": parts["what"], "year": None}, context)


def _relative_month(base: date, month: int, step: int, year: str | None, context: Context) -> Value:
    if year:
        return month_value(int(year), month)
    if step < 0:
        return month_value(base.year - (month >= base.month), month)
    if step > 0:
        return month_value(base.year + (month <= base.month), month)
    return month_value(base.year, month)


def _relative_season(base: date, what: str, step: int, stated: str | None) -> Value:
    code, first = SEASONS[what]
    year = int(stated) if stated else base.year
    if not stated and step < 0 and first >= base.month - 2:
        year -= 1
    if not stated and step > 0 and first <= base.month:
        year += 1
    return season_value(year, code, first)


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
        return Value("SET", f"XXXX-XX-XXT{PARTS[parts['part'].casefold()]}", reason=reason)
    count = 2.0 if parts["number"] == "other" else count_of(parts["number"])
    return Value("SET", period(count, (parts["unit"] or parts["unit2"] or "").casefold()), reason=reason)


def _weekofdate(parts: Parts, context: Context) -> Value:
    if context.near is None:
        return Value("DATE", reason=NO_ANCHOR)
    return week_value(nearest_year(month_number(parts["month"]), day_number(parts["day"]), context))


def _clock(parts: Parts, context: Context) -> Value:
    clock = clock_value(parts["clock"] or "")
    word = (parts["weekday"] or "").casefold()
    if context.anchor is None:
        return Value("TIME", f"XXXX-XX-XXT{clock}", reason=NO_ANCHOR)
    if word in WEEKDAYS:
        day = weekday_near(context.anchor, WEEKDAYS[word], context.future)
    elif word:
        day = context.anchor + timedelta(days={"tomorrow": 1, "yesterday": -1}.get(word, 0))
    else:
        day = context.previous or context.anchor
    return Value("TIME", f"{day.isoformat()}T{clock}", day, day)


def _weekday(parts: Parts, context: Context) -> Value:
    if context.anchor is None:
        return Value("DATE", f"XXXX-WXX-{WEEKDAYS[(parts['weekday'] or '').casefold()] + 1}", reason=NO_ANCHOR)
    return with_part(
        weekday_near(context.anchor, WEEKDAYS[(parts["weekday"] or "").casefold()], context.future),
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
    return single_day(min(days, key=lambda day: abs((day - near).days)) if near else days[0])


def _bare_month(parts: Parts, context: Context) -> Value:
    month = month_number(parts["month"])
    if context.near is None:
        return Value("DATE", f"XXXX-{month:02d}", reason="the text gives no year. " + NO_ANCHOR)
    near = context.near
    if context.anchor is None:
        return month_value(nearest_year(month, 1, context).year, month, parts["mod"])
    ahead = context.future or (not context.past and 0 < (month - near.month) % 12 <= _SOON)
    year = near.year + (month < near.month) if ahead else near.year - (month > near.month)
    return month_value(year, month, parts["mod"])


def _monthday(parts: Parts, context: Context) -> Value:
    """ "on the 20th": of the month that the text spoke of, or the nearest such day."""
    number = day_number(parts["day"])
    near = context.previous or context.near
    if near is None:
        return Value("DATE", reason="the text gives no month")
    months = [divmod(near.year * 12 + near.month - 1 + shift, 12) for shift in (-1, 0, 1)]
    days = [date(year, month + 1, number) for year, month in months if is_in_calendar(year, month + 1, number)]
    weight = 0.5 if context.future else 2.0
    if context.past and not context.future and context.anchor is not None:
        days = [day for day in days if day <= context.anchor] or days
    return single_day(min(days, key=lambda day: (day - near).days * weight if day > near else float((near - day).days)))


def _season(parts: Parts, context: Context) -> Value:
    code, first = SEASONS[(parts["season"] or "").casefold()]
    return modified(season_value(int(parts["year"] or 0), code, first), parts["mod"])


def _decade(parts: Parts, context: Context) -> Value:
    text = (parts["decade"] or "").strip("’'s")
    year = int(text) if len(text) == 4 else 1900 + int(text)
    return modified(Value("DATE", f"{year // 10}X", date(year, 1, 1), date(year + 9, 12, 31)), parts["mod"])


def _centuries(parts: Parts, context: Context) -> Value:
    word = (parts["century"] or "").casefold()
    number = CENTURIES.get(word) or int(re.sub(r"\D", "", word))
    first = (number - 1) * 100
    return Value("DATE", f"{number - 1:02d}XX", date(first + 1, 1, 1), date(first + 100, 12, 31))


def _year(parts: Parts, context: Context) -> Value:
    return year_value(int(parts["year"] or 0), parts["mod"])


def _named_day(parts: Parts, context: Context) -> Value:
    word = (parts["day"] or "").casefold()
    if context.anchor is None:
        return Value("DATE", reason=NO_ANCHOR)
    day = context.anchor + timedelta(days={"tomorrow": 1, "yesterday": -1}.get(word, 0))
    return with_part(day, "night" if word == "tonight" else parts["part"])


def _reference(parts: Parts, context: Context) -> Value:
    word = (parts["ref"] or "").casefold()
    value = "FUTURE_REF" if "future" in word else "PAST_REF" if re.search(r"recent|late|past", word) else "PRESENT_REF"
    return Value("DATE", value, reason="names no day")


def _part(parts: Parts, context: Context) -> Value:
    base = context.previous or context.anchor
    if base is None:
        return Value("TIME", f"XXXX-XX-XXT{PARTS[(parts['part'] or '').casefold()]}", reason=NO_ANCHOR)
    return with_part(base, parts["part"])


_RESOLVERS: dict[str, Callable[[Parts, Context], Value]] = {
    "iso": _iso, "date": _date, "numeric": _numeric, "yearfirst": _iso, "solar": _solar, "lunar": _lunar,
    "monthyear": _monthyear, "quarter": _quarter, "yearsago": _yearsago, "span": _duration, "duration": _duration,
    "relative": _relative, "ends": _ends, "set": _set, "weekofdate": _weekofdate, "clock": _clock, "weekday": _weekday,
    "holiday": _holiday, "month": _bare_month, "monthday": _monthday, "season": _season, "decade": _decade,
    "centuries": _centuries, "year": _year, "day": _named_day, "reference": _reference, "units": _units, "part": _part,
}  # fmt: skip
