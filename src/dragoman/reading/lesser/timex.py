"""The shapes of time expressions in the six languages, as patterns with the parts that `timex_values` resolves."""

import re
from functools import cache

from dragoman.reading.lesser.page import normal_words
from dragoman.reading.lesser.words import entries

Parts = dict[str, str | None]
_YEAR = r"(?P<year>(?:1[3-9]|20)\d\d)"
# Words between a day, its month and its year: "16 de enero de 2016", "16 января 2016 года", "le mois de mars".
_OF = {
    "ar": r"(?:من\s+)?(?:شهر\s+)?", "fa": r"(?:ماه\s+)?", "fr": r"(?:du\s+mois\s+de\s+|de\s+|d')?", "es": r"(?:de\s+|del\s+)?",
    "ru": "", "de": "",
}  # fmt: skip
_YEAR_WORD = {
    "ar": r"(?:من\s+)?(?:عام\s+|سنة\s+|العام\s+)?", "fa": r"(?:سال\s+)?", "fr": r"(?:de\s+)?", "es": r"(?:de\s+|del\s+)?",
    "ru": "", "de": r"(?:des\s+Jahres\s+)?",
}  # fmt: skip
_ORDINAL = {"fr": r"(?:er)?", "es": "º?", "ru": r"(?:-?го|-?е)?", "de": r"\.", "ar": "", "fa": ""}
_YEAR_ALONE = {
    "ar": r"(?:عام|العام|سنة)\s+", "fa": r"سال\s+", "fr": r"(?:en|depuis|fin|début|année)\s+",
    "es": r"(?:en|desde|año|de)\s+", "ru": r"(?:в|с|до)\s+(?=\d{4}\s+год)", "de": r"(?:im\s+Jahr|Jahr|seit|im\s+Jahre)\s+",
}  # fmt: skip
_AGO_BEFORE = {"ar": r"(?:قبل|منذ)\s+", "fr": r"il\s+y\s+a\s+", "es": r"hace\s+", "de": r"vor\s+", "fa": None, "ru": None}
_AGO_AFTER = {"fa": r"\s+(?:پیش|قبل)", "ru": r"\s+назад"}
_DAY_WORD = {"ar": r"(?:يوم\s+)?", "fa": r"(?:روز\s+)?"}
_NUMBERS = {
    "fr": "un une deux trois quatre cinq six sept huit neuf dix", "es": "un una dos tres cuatro cinco seis siete ocho nueve diez",
    "de": "einem einer zwei drei vier fünf sechs sieben acht neun zehn", "ru": "один одну два две три четыре пять шесть семь восемь",
    "ar": "يوم يومين ثلاثة ثلاث اربعة اربع خمسة خمس ستة ست سبعة سبع", "fa": "یک دو سه چهار پنج شش هفت هشت نه ده",
}  # fmt: skip
COUNTS: dict[str, dict[str, str]] = {
    "fr": dict(zip(_NUMBERS["fr"].split(), "1 1 2 3 4 5 6 7 8 9 10".split(), strict=True)),
    "es": dict(zip(_NUMBERS["es"].split(), "1 1 2 3 4 5 6 7 8 9 10".split(), strict=True)),
    "de": dict(zip(_NUMBERS["de"].split(), "1 1 2 3 4 5 6 7 8 9 10".split(), strict=True)),
    "ru": dict(zip(_NUMBERS["ru"].split(), "1 1 2 2 3 4 5 6 7 8".split(), strict=True)),
    "ar": dict(zip(_NUMBERS["ar"].split()[2:], "3 3 4 4 5 5 6 6 7 7".split(), strict=True)),
    "fa": dict(zip(_NUMBERS["fa"].split(), "1 2 3 4 5 6 7 8 9 10".split(), strict=True)),
}
_PAIRS = {
    "يومين": ("2", "day"),
    "اسبوعين": ("2", "week"),
    "شهرين": ("2", "month"),
    "عامين": ("2", "year"),
    "سنتين": ("2", "year"),
}


@cache
def shapes(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Shape and pattern, from the fullest to the barest."""
    month, weekday = _any(language, "month"), _any(language, "weekday")
    mod, which, unit = _any(language, "mod"), _any(language, "which"), _any(language, "unit")
    part, day = _any(language, "part"), _any(language, "day")
    of, of_year = _OF[language], _YEAR_WORD[language]
    # "16 كانون الثاني (يناير)", "نيسان/أبريل": both names of one month.
    months = rf"(?P<month>{month})(?:\s*[(/]\s*(?:{month})\s*\)?)?"
    number = rf"(?:\d{{1,2}}|{'|'.join(COUNTS[language])})"
    before, after = _AGO_BEFORE.get(language), _AGO_AFTER.get(language)
    found = [
        ("iso", r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?P<clock>)"),
        ("numeric", r"(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<year>(?:19|20)\d\d)"),
        ("date", rf"(?P<day>\d{{1,2}}){_ORDINAL[language]}\s*{of}{months}(?:\s*,?\s*{of_year}{_YEAR}|\s+(?P<which>{which}))?"),
    ]
    for calendar in ("solar", "lunar"):
        if words := _any(language, calendar):
            found.append((calendar, rf"(?P<day>\d{{1,2}})\s*(?P<month>{words})(?:\s*ماه)?(?:\s*(?:سال\s+)?(?P<year>1[34]\d\d))?"))
    found += [
        ("month", rf"(?:(?P<mod>{mod})[\s-]*{of})?{months}(?:\s*{of_year}{_YEAR}|\s+(?P<which>{which}))?"),
        ("weekday", rf"(?:(?P<first>{which})\s+)?{_DAY_WORD.get(language, '')}(?:(?P<dawn>{part})\s+)?(?P<weekday>{weekday})"
                    rf"(?:\s+(?P<last>{which}))?(?:\s+(?P<part>{part}))?"),
    ]  # fmt: skip
    if before:
        pairs = "|".join(_PAIRS) if language == "ar" else "(?!)"
        found.append(("ago", rf"{before}(?:(?P<number>{number})\s+(?P<unit>{unit})|(?P<pair>{pairs}))"))
    if after:
        found.append(("ago", rf"(?P<number>{number})\s+(?P<unit>{unit}){after}(?P<pair>)"))
    found += [
        ("unit", rf"(?:(?P<mod>{mod})\s+)?(?:(?P<first>{which})\s+(?P<unit>{unit})|(?P<unit2>{unit})\s+(?P<last>{which}))"),
        ("day", rf"(?P<day>{day})(?:\s+(?P<part>{part}))?"),
        ("year", rf"{_YEAR_ALONE[language]}(?P<year>(?:19|20)\d\d)(?:\s+год\w*)?"),
    ]
    # "و" and "ب" are written in one with the Arabic word after them: "والثلاثاء".
    bound = "[وف]?[بل]?" if language == "ar" else ""
    return tuple((shape, re.compile(rf"(?<!\w){bound}(?P<bare>{pattern})(?!\w)", re.IGNORECASE)) for shape, pattern in found)


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
