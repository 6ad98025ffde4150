"""Page → times: the expressions' parts put into the words of the English stage, and resolved by its rules."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dragoman.reading.calendars import solar_to_gregorian
from dragoman.reading.lesser.german import dated_attribute, is_present_passive
from dragoman.reading.lesser.marks import is_announced, marks
from dragoman.reading.lesser.ordinal_days import ordinals
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.timex import Parts, counts, pair_of, shapes, value_of_word
from dragoman.reading.lesser.words import grammar
from dragoman.reading.timex_units import NO_ANCHOR, Context, Value, single_day
from dragoman.reading.timex_values import value_of
from dragoman.types import Span, Time

_LONG_PAST = 150  # days
_Expression = tuple[Span, str, Parts]


def find_times(page: Page) -> tuple[Time, ...]:
    """The time expressions of headline, dateline and body, in order; anchors are those of the English stage."""
    found = sorted(_expressions(page))
    anchor, hint = _anchors(page, found)
    times: list[Time] = []
    previous: date | None = None
    for span, shape, parts in found:
        context = Context(anchor, hint, previous, _looks_ahead(page, span, [other for other, _, _ in found]), previous)
        value = _resolved(page.language, shape, parts, context)
        if _is_long_past(value, shape, parts, anchor) and _is_wanted(page, span):
            value = _resolved(page.language, shape, parts, replace(context, future=True))
        if value.start is not None and value.start == value.end and shape != "day":
            previous = value.start
        times.append(
            Time(
                id=f"t{len(times) + 1}",
                span=span,
                text=page.document.text[slice(*page.original(span))],
                type=value.type,
                value=value.value,
                start=value.start.isoformat() if value.start else None,
                end=value.end.isoformat() if value.end else None,
                reason=None if value.start else value.reason or NO_ANCHOR,
            )
        )
    return tuple(times)


def _is_long_past(value: Value, shape: str, parts: Parts, anchor: date | None) -> bool:
    """Whether a month without a year was read as one that is nearly a year past, though the next is near."""
    open_year = shape in ("month", "date") and not (parts.get("year") or parts.get("which"))
    return open_year and anchor is not None and value.start is not None and (anchor - value.start).days > _LONG_PAST


def _is_wanted(page: Page, span: Span) -> bool:
    """Whether the words between the commas speak of what is wanted, open or not to come: "намерение посетить Осло в ноябре"."""
    near = list(marks(page, page.segment_at(span[0])))
    return any(found.row["status"] in ("planned", "proposed", "conditional") or found.row["word"] == "لن" for found in near)


def _expressions(page: Page) -> Iterator[_Expression]:
    for paragraph in (*page.datelines, *page.paragraphs):
        taken: list[Span] = []
        for shape, pattern in shapes(page.language):
            for match in pattern.finditer(page.text, *paragraph):
                span = match.span("bare")
                parts = match.groupdict()
                if any(s < span[1] and span[0] < e for s, e in taken) or _is_other_word(page, shape, parts):
                    continue
                taken.append(span)
                yield span, shape, parts


def _is_other_word(page: Page, shape: str, parts: Parts) -> bool:
    """Persian "مه" is also the mist and "می" a verb's prefix: a month alone needs its year there, or "early" and its like."""
    return shape == "month" and page.language == "fa" and not (parts["year"] or parts["mod"])


def _resolved(language: str, shape: str, parts: Parts, context: Context) -> Value:
    def word(part: str, *names: str) -> str | None:
        return next((value for name in names if (value := value_of_word(language, part, parts.get(name)))), None)

    nothing: Parts = {"mod": None, "part": None, "year": None}
    if shape != "day" and (words := parts.get("day")) and not words.isdigit():
        parts = {**parts, "day": ordinals(language).get(" ".join(words.split()), words)}
    if shape == "this-month":
        return _of_this_month(int(parts["day"] or 0), context)
    if shape == "day-of-month":
        return _last_of_number(int(parts["day"] or 0), context)
    if shape == "iso":
        return value_of("iso", parts, context)
    if shape == "numeric":
        # All these languages write the day first.
        return value_of("numeric", {**parts, "sep": "."}, context)
    if shape == "date":
        return _date(word("month", "month"), word("which", "which"), parts, context)
    if shape == "solar":
        return _solar(word("solar", "month") or "", parts, context)
    if shape == "lunar":
        if not parts["year"]:
            return Value("DATE", reason="the text gives no year of the Islamic calendar")
        return value_of("lunar", {"day": parts["day"], "month": word("lunar", "month"), "year": parts["year"]}, context)
    if shape == "month":
        return _month(word("month", "month") or "", word("mod", "mod"), word("which", "which"), parts["year"], context)
    if shape == "weekday":
        weekday, which = word("weekday", "weekday"), word("which", "first", "last")
        part = word("part", "part", "dawn")
        if which:
            return value_of("relative", {**nothing, "which": which, "what": weekday, "part": part}, context)
        return value_of("weekday", {"weekday": weekday, "part": part}, context)
    if shape == "ago":
        pair = parts["pair"]
        number, unit = pair_of(pair) if pair else (parts["number"] or "1", word("unit", "unit") or "day")
        count = counts(language).get(number.casefold(), number)
        return value_of("yearsago", {"number": count, "unit": unit, "direction": "ago"}, context)
    if shape == "unit":
        which, what = word("which", "first", "last"), word("unit", "unit", "unit2")
        return value_of("relative", {**nothing, "mod": word("mod", "mod"), "which": which, "what": what}, context)
    if shape == "day":
        return value_of("day", {"day": word("day", "day"), "part": word("part", "part")}, context)
    return value_of("year", {"year": parts["year"], "mod": None}, context)


def _date(month: str | None, which: str | None, parts: Parts, context: Context) -> Value:
    if which == "last":
        context = replace(context, future=False)
    full: Parts = {"day": parts["day"], "month": month, "year": parts["year"], "last": None, "last2": None, "thisyear": None}
    value = value_of("date", full, context)
    if which == "last" and value.start and context.anchor and value.start > context.anchor:
        return value_of("date", {**full, "year": str(value.start.year - 1)}, context)
    return value


def _of_this_month(day: int, context: Context) -> Value:
    """ "في التاسع من الشهر الجاري": a day of the month of writing."""
    if context.anchor is None:
        return Value("DATE", reason=NO_ANCHOR)
    try:
        return single_day(context.anchor.replace(day=day))
    except ValueError:
        return Value("DATE", reason="no such day in that month")


def _last_of_number(day: int, context: Context) -> Value:
    """ "el pasado día 5", "il 5 scorso": the last day of that number, or the next where what is told lies ahead."""
    if context.anchor is None:
        return Value("DATE", reason=NO_ANCHOR)
    month, anchor = context.anchor.replace(day=1), context.anchor
    months = (month, (month + timedelta(days=31)).replace(day=1)) if context.future else (month, month - timedelta(days=1))
    for first in months:
        try:
            found = first.replace(day=day)
        except ValueError:
            continue
        if (found >= anchor) if context.future else (found <= anchor):
            return single_day(found)
    return Value("DATE", reason="no such day in that month")


def _month(month: str, mod: str | None, which: str | None, year: str | None, context: Context) -> Value:
    if year:
        return value_of("monthyear", {"month": month, "mod": mod, "year": year, "thisyear": None}, context)
    # "mars dernier", "مارس الماضي" is the last March; with "late", its end.
    if which in ("last", "next") and context.anchor:
        return value_of("relative", {"which": which, "what": month, "mod": mod, "part": None, "year": None}, context)
    return value_of("month", {"month": month, "mod": mod}, replace(context, future=context.future and which != "last"))


def _solar(month: str, parts: Parts, context: Context) -> Value:
    """A day of the Solar Hijri calendar; without a year, the one nearest to the day of writing."""
    number = int(parts["day"] or 0)
    if parts["year"]:
        day = solar_to_gregorian(number, month, int(parts["year"]))
        return single_day(day) if day else Value("DATE", reason="no such day in the Solar Hijri calendar")
    if context.near is None:
        return Value("DATE", reason="the text gives no year. " + NO_ANCHOR)
    near, year = context.near, context.near.year - 621
    days = [d for y in (year - 1, year, year + 1) if (d := solar_to_gregorian(number, month, y))]
    if not days:
        return Value("DATE", reason="no such day in the Solar Hijri calendar")
    weight = 0.5 if context.future else 2.0
    return single_day(min(days, key=lambda d: abs(d - near) * (weight if d > near else 1.0) + timedelta(0)))


def _anchors(page: Page, found: list[_Expression]) -> tuple[date | None, date | None]:
    """The day of writing, be it by the dateline; where that is unknown, a full date of the text that lends its year."""
    if page.document.published:
        return date.fromisoformat(page.document.published[:10]), None
    nothing = Context(None, None, None, False)
    dates = [
        (span, value.start)
        for span, shape, parts in found
        if shape in ("iso", "numeric", "date", "solar", "lunar") and parts.get("year")
        if (value := _resolved(page.language, shape, parts, nothing)).start
    ]
    dated = [day for span, day in dates if any(start <= span[0] < end for start, end in page.datelines)]
    if dated:
        return dated[0], None
    return None, max((day for _, day in dates), default=None)


def _looks_ahead(page: Page, span: Span, expressions: list[Span]) -> bool:
    """Whether the words around it, between commas, speak of what is to come: "se réuniront lundi"."""
    since = grammar(page.language, "since")
    if (since and re.search(rf"(?<!\w)(?:{since})\s+$", page.text[: span[0]])) or dated_attribute(page, span) is not None:
        return False
    found = (f.span for f in marks(page, page.segment_at(span[0])) if f.row["status"] == "planned")
    ahead = (mark for mark in found if not is_present_passive(page, mark))
    # "next", "coming" of an expression speak of that one alone.
    return any(not any(s <= mark[0] < e for s, e in expressions) for mark in ahead) or is_announced(page, span)
