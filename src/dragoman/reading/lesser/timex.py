"""The shapes of time expressions in the lesser readers' languages, as patterns with the parts that `timex_values` resolves."""

import re
from functools import cache

from dragoman.reading.lesser.ordinal_days import ordinals
from dragoman.reading.lesser.page import normal_words
from dragoman.reading.lesser.words import entries, grammar

Parts = dict[str, str | None]
_YEAR = r"(?P<year>(?:1[3-9]|20)\d\d)"
_PAIRS = {
    "يومين": ("2", "day"),
    "اسبوعين": ("2", "week"),
    "شهرين": ("2", "month"),
    "عامين": ("2", "year"),
    "سنتين": ("2", "year"),
}


# "el pasado día 5", "no dia 5", "le 5 courant", "il 5 scorso": a day of this month or of the one before.
_DAY_WORDS = {
    "es": r"(?:(?:pasado|próximo|mismo)\s+)?día\s+(?P<day>\d{1,2})"
    r"(?!\s*(?:de|/|-|\.)\s*\w)(?:\s+(?:del?\s+)?(?:corriente|presente|pasado))?",
    "pt": r"(?:(?:passado|próximo)\s+)?dia\s+(?P<day>\d{1,2})"
    r"(?!\s*(?:de|/|-|\.)\s*\w)(?:\s+(?:do\s+)?(?:corrente|passado))?",
    "fr": r"(?P<day>\d{1,2})\s+(?:courant|du\s+mois(?:\s+courant)?)",
    "it": r"(?P<day>\d{1,2})\s+(?:scorso|corrente|c\.m\.|u\.s\.)",
}


@cache
def shapes(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Shape and pattern, from the fullest to the barest."""
    month, weekday = _any(language, "month"), _any(language, "weekday")
    mod, which, unit = _any(language, "mod"), _any(language, "which"), _any(language, "unit")
    part, day = _any(language, "part"), _any(language, "day")
    of, of_year = grammar(language, "of"), grammar(language, "of-year")
    # "16 كانون الثاني (يناير)", "نيسان/أبريل": both names of one month.
    months = rf"(?P<month>{month})(?:\s*[(/]\s*(?:{month})\s*\)?)?"
    number = rf"(?:\d{{1,2}}|{'|'.join(counts(language))})"
    eleven = r"(?!\s+عشر)" if language == "ar" else ""  # "الأحد عشر": eleven, and no Sunday
    before, after = grammar(language, "ago-before"), grammar(language, "ago-after")
    days = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(ordinals(language), key=len, reverse=True))
    from_month = r"\s+من\s+(?:شهر\s+)?" if language == "ar" else r"\s+(?:ماه\s+)?"
    dated = rf"(?P<day>{days or '(?!)'}){from_month}{months}(?:\s*,?\s*{of_year}{_YEAR}|\s+(?P<which>{which}))?"
    this_month = {"ar": r"\s+(?:من\s+)?(?:الشهر\s+)?(?:الجاري|الحالي)", "fa": r"\s+(?:ماه\s+)?جاری"}.get(language, "(?!)")
    found = [
        ("iso", r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?P<clock>)"),
        ("numeric", r"(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<year>(?:19|20)\d\d)"),
        (
            "date",
            rf"(?P<day>\d{{1,2}}){grammar(language, 'ordinal')}\s*{of}{months}"
            rf"(?:\s*,?\s*{of_year}{_YEAR}|\s+(?P<which>{which}))?",
        ),
    ]
    if days:
        found.append(("date", dated))
        found.append(("this-month", rf"(?P<day>\d{{1,2}}|{days}){this_month}"))
    if language in _DAY_WORDS:
        found.append(("day-of-month", _DAY_WORDS[language]))
    for calendar in ("solar", "lunar"):
        if words := _any(language, calendar):
            number_or_word = rf"\d{{1,2}}|{days}" if days else r"\d{1,2}"
            found.append(
                (calendar, rf"(?P<day>{number_or_word})\s*(?P<month>{words})(?:\s*ماه)?(?:\s*(?:سال\s+)?(?P<year>1[34]\d\d))?")
            )
    found += [
        ("month", rf"(?:(?P<mod>{mod})[\s-]*{of})?{months}(?:\s*{of_year}{_YEAR}|\s+(?P<which>{which}))?"),
        ("weekday", rf"(?:(?P<first>{which})\s+)?{grammar(language, 'day-word')}(?:(?P<dawn>{part})\s+)?"
                    rf"(?P<weekday>{weekday}){eleven}(?:\s+(?P<last>{which}))?(?:\s+(?P<part>{part}))?"),
    ]  # fmt: skip
    if before:
        pairs = "|".join(_PAIRS) if language == "ar" else "(?!)"
        found.append(("ago", rf"{before}(?:(?P<number>{number})\s+(?P<unit>{unit})|(?P<pair>{pairs}))"))
    if after:
        found.append(("ago", rf"(?P<number>{number})\s+(?P<unit>{unit}){after}(?P<pair>)"))
    found += [
        ("unit", rf"(?:(?P<mod>{mod})\s+)?(?:(?P<first>{which})\s+(?P<unit>{unit})|(?P<unit2>{unit})\s+(?P<last>{which}))"),
        ("day", rf"(?P<day>{day})(?:\s+(?P<part>{part}))?"),
        ("year", rf"{grammar(language, 'year-after')}(?P<year>(?:19|20)\d\d)(?:\s+год\w*)?"),
    ]
    # "و" and "ب" are written in one with the Arabic word after them: "والثلاثاء".
    bound = "[وف]?[بل]?" if language == "ar" else ""
    return tuple((shape, re.compile(rf"(?<!\w){bound}(?P<bare>{pattern})(?!\w)", re.IGNORECASE)) for shape, pattern in found)


@cache
def counts(language: str) -> dict[str, str]:
    """Numbers in words → digits."""
    pairs = (pair.partition("=") for pair in grammar(language, "numbers").split())
    return {word: digits for word, _, digits in pairs}


def value_of_word(language: str, part: str, words: str | None) -> str | None:
    """The English word that the times' stage knows a word by: "monday" for "lundi"."""
    if not words:
        return None
    return _values(language, part).get(_key(words))


@cache
def _values(language: str, part: str) -> dict[str, str]:
    return {_key(normal_words(row["word"], language)): row["value"] for row in entries("times", language) if row["part"] == part}


def _key(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").split()).rstrip("- ")


def _any(language: str, part: str) -> str:
    words = [normal_words(row["word"], language) for row in entries("times", language) if row["part"] == part]
    escaped = (re.escape(word).replace("_", "[_ ]?").replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return "|".join(escaped)


def pair_of(words: str) -> tuple[str, str]:
    """Count and unit of an Arabic dual: two days."""
    return _PAIRS[words]
