"""The shapes of English time expressions, as regular expressions with named parts.

Each is tried where the ones before it found nothing; the order is from the fullest shape to the barest.
"""

import re

from dragoman.reading.calendars import LUNAR_MONTH, SOLAR_MONTH

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
DAYS_OF_THE_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
# Months and weekdays in full, in small letters.
CALENDAR = (MONTHS.keys() - SHORT_MONTHS) | {day.casefold() for day in DAYS_OF_THE_WEEK}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "a": 1,
    "an": 1,
}
ORDINALS = {word: number for number, word in enumerate(["first", "second", "third", "fourth"], 1)}
CENTURIES = {
    word: number
    for number, word in enumerate(["sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"], 16)
}

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\."
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]|20)\d\d"
UNIT = r"(?:second|minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|century|centuries)"
_NUMBER = (
    rf"(?:\d[\d,]*(?:\.\d+)?(?:\s\d/\d)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|(?:twenty|thirty|forty|fifty)-\w+)"
)
_VAGUE = r"(?:several|some|a few|few|many|recent|a couple(?: of)?|couple of|dozens of)"
_PART = r"(?:morning|afternoon|evening|night)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_MOD = r"(?:(?:the\s+)?(?:early|mid|middle|late|beginning|start|end|close)(?:\s+(?:of|in)\b|\s*-)?\s*(?:the\s+)?)"
_ZONE = r"(?:\s*\(?(?:GMT|UTC|E[SD]T|C[SD]T|P[SD]T|M[SD]T|local time)\)?)"
_CLOCK = rf"(?:\d{{1,2}}(?::\d\d){{1,2}}\s*(?:[ap]\.?m\b\.?)?|\d{{1,2}}\s*[ap]\.?m\b\.?|noon|midday|midnight|\d{{1,2}}\s+(?:o'clock\s+)?in\s+the\s+(?:morning|afternoon|evening)){_ZONE}?"
_HOLIDAY = r"(?:Christmas(?: Day| Eve)?|New Year[’']s (?:Day|Eve)|Thanksgiving(?: Day)?|May Day|Nowruz|Independence Day)"

# Before the first of two days: "between 9 and 10 May", "from 3 to 5 May", "on the 3rd and 4th of May"; not "ships 3 and 4 May sail".
_LEAD = "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in ("[Bb]etween", "[Ff]rom", "[Oo]n", "of", "[Tt]he")) + ")"

SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, flags))
    for name, pattern, flags in (
        (
            "iso",
            rf"\b(?P<year>{YEAR})-(?P<month>0\d|1[0-2])-(?P<day>[0-3]\d)(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?\b",
            0,
        ),
        ("weekofdate", rf"\bthe\s+week\s+of\s+(?P<month>{MONTH})\s+(?P<day>{DAY})\b", re.IGNORECASE),
        (
            "date",
            rf"\b(?:(?P<weekday>{WEEKDAY}|{_SHORT_WEEKDAY}),?\s+(?:the\s+)?)?(?:(?P<month>{MONTH})\s+(?P<day>{DAY})"
            rf"(?:\s*(?:-|–|to|and)\s*(?P<last>{DAY})(?!\d|:\d))?|(?:{_LEAD}(?P<day3>{DAY})\s+(?:and|to|until)\s+(?P<last3>{DAY})|(?P<day2>{DAY})(?:\s*[-–]\s*(?P<last2>{DAY}))?)"
            rf"(?:\s+of)?\s+(?P<month2>{MONTH}))"
            rf"(?!\d|:\d)(?:,?\s+(?:of\s+)?(?P<year>{YEAR})\b|,?\s+(?P<thisyear>(?:this|last|next) year)\b)?",
            0,
        ),
        (
            "numeric",
            rf"\b(?P<a>\d{{1,2}})(?P<sep>[/.])(?P<b>\d{{1,2}})(?P=sep)(?P<year>{YEAR}|\d\d)\b(?![./]\d)",
            0,
        ),
        ("yearfirst", rf"\b(?P<year>{YEAR})[/.](?P<month>0?\d|1[0-2])[/.](?P<day>[0-3]?\d)\b", 0),
        (
            "solar",
            rf"\b(?:(?P<day>{DAY})(?:\s+of)?\s+(?P<month>{SOLAR_MONTH})|(?P<month2>{SOLAR_MONTH})\s+(?P<day2>{DAY})),?\s+(?P<year>1[234]\d\d)\b",
            re.IGNORECASE,
        ),
        (
            "lunar",
            rf"\b(?:(?P<day>{DAY})(?:\s+of)?\s+(?P<month>{LUNAR_MONTH})|(?P<month2>{LUNAR_MONTH})\s+(?P<day2>{DAY})),?\s+(?P<year>1[34]\d\d)\b",
            re.IGNORECASE,
        ),
        (
            "monthyear",
            rf"\b(?P<mod>{_MOD})?(?P<month>{MONTH}),?\s+(?:of\s+)?(?:(?P<year>{YEAR})|(?P<thisyear>(?:this|last|next) year))\b",
            0,
        ),
        (
            "quarter",
            rf"\b(?:the\s+)?(?:(?P<ordinal>first|second|third|fourth)[ -](?P<part>quarter|half)|(?P<q>[QH][1-4]))(?:\s+of)?(?:\s+(?P<year>{YEAR}|the year|this year|last year|next year))?\b",
            re.IGNORECASE,
        ),
        (
            "yearsago",
            rf"\b(?:(?:about|almost|nearly|more than|less than|over|some)\s+)?(?P<number>{_NUMBER}|{_VAGUE})[\s-]+(?:more\s+)?(?P<unit>{UNIT})s?\s+(?P<direction>ago|earlier|later|before|after|afterward|afterwards|from now|hence)\b",
            re.IGNORECASE,
        ),
        (
            "span",
            rf"\b(?:the\s+)?(?P<which>past|last|next|coming|previous|preceding|following|first)\s+(?P<number>{_NUMBER}|{_VAGUE})\s+(?:more\s+)?(?P<unit>{UNIT})s?\b",
            re.IGNORECASE,
        ),
        (
            "duration",
            rf"\b(?:(?:at least|at most|up to)\s+)?(?P<number>{_NUMBER}|{_VAGUE})[\s-]+(?:more\s+|and a half\s+|full\s+|straight\s+|consecutive\s+)?(?P<unit>{UNIT})(?P<plural>s)?(?:[- ]long)?\b(?![- ]old)",
            re.IGNORECASE,
        ),
        (
            "relative",
            rf"\b(?:(?P<mod>earlier|later|early|late|mid|the end of|the beginning of|the middle of|the start of)[\s-]+)?(?:the\s+)?"
            rf"(?P<which>last|next|this|past|previous|coming|following|same|that same|that|current|the)\s+"
            rf"(?P<what>week|month|year|decade|century|quarter|day|weekend|{_PART}|{_SEASON}|{WEEKDAY}|{MONTH}|{_HOLIDAY})\b(?:\s+(?P<part>{_PART}))?(?:\s+(?:of\s+)?(?P<year>{YEAR})\b)?"
            r"(?:\s+(?P<beside>before|after)(?=\s*(?:[.,;:)\"”]|$|\b(?:in|at|and|with|by)\b)))?",
            re.IGNORECASE,
        ),
        (
            "ends",
            r"\b(?:the\s+)?(?P<mod>end|beginning|start|middle)\s+of\s+(?:the\s+)?(?P<what>week|month|year|decade|century)\b",
            re.IGNORECASE,
        ),
        (
            "set",
            rf"\b(?P<word>daily|nightly|weekly|monthly|quarterly|annually|yearly|hourly)\b|\b(?:every|each)\s+(?:(?P<number>{_NUMBER}|other)\s+)?(?:(?P<unit>{UNIT})s?|(?P<weekday>{WEEKDAY})|(?P<part>{_PART}))\b|\b(?:once|twice|three times)\s+(?:a|per|every)\s+(?P<unit2>{UNIT})\b",
            re.IGNORECASE,
        ),
        (
            "clock",
            rf"\b(?P<clock>{_CLOCK})(?:\s+(?:on\s+)?(?P<weekday>{WEEKDAY}|today|tomorrow|yesterday)(?![’']?\w))?",
            re.IGNORECASE,
        ),
        (
            "weekday",
            rf"\b(?:(?P<mod>early|late)\s+)?(?:on\s+)?(?P<weekday>{WEEKDAY})(?:\s+(?P<part>{_PART}))?(?![\w’-]*day)(?=\W|s\b|$)",
            0,
        ),
        ("holiday", rf"\b(?P<holiday>{_HOLIDAY})\b(?:,?\s+(?P<year>{YEAR})\b)?", 0),
        ("month", rf"\b(?P<mod>{_MOD})?(?P<month>{MONTH})(?![\w’])", 0),
        (
            "season",
            rf"\b(?:the\s+)?(?:(?P<mod>early|mid|late)[\s-])?(?P<season>{_SEASON})(?:\s+of)?\s+(?P<year>{YEAR})\b",
            re.IGNORECASE,
        ),
        (
            "decade",
            r"\b(?:the\s+)?(?:(?P<mod>early|mid|late)[\s-])?(?P<decade>(?:1[0-9]|20)\d0s|[’']\d0s)\b",
            re.IGNORECASE,
        ),
        (
            "centuries",
            r"\b(?:the\s+)?(?P<century>sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first|1[0-9]th|2[01](?:st|th))[ -]century\b",
            re.IGNORECASE,
        ),
        (
            "year",
            rf"(?<![\d$€£.,/#:-])\b(?:(?P<mod>(?:early|mid|late)(?:\s+in)?|(?:the\s+)?(?:beginning|start|end|middle) of)[\s-])?(?P<year>{YEAR})\b(?!\s*(?:people|percent|%|men|women|dollars|miles|meters|metres|feet|troops|soldiers|points|votes|million|billion|tons|jobs))(?![,.:/]\d|-\d{{1,2}}\b|[%°])",
            re.IGNORECASE,
        ),
        (
            "monthday",
            r"(?<=\bthe )(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=\s*(?:[.,;:)”]|$|(?:and|or|at|in|to|by|that|with|between|was|were|is|"
            r"has|had|instead|for|when|after|before)\b))(?<!\b0)",
            0,
        ),
        ("day", rf"\b(?P<day>today|tonight|tomorrow|yesterday)\b(?:\s+(?P<part>{_PART}))?", re.IGNORECASE),
        (
            "reference",
            r"\b(?P<ref>now|currently|at present|at this time|at the moment|nowadays|these days|in the future|the future|in the past|the near future|future)\b",
            re.IGNORECASE,
        ),
        (
            "units",
            r"\b(?:(?:for|in|within|over|after|of)\s+)(?P<unit>days|weeks|months|years|decades|centuries|hours|minutes)\b(?!\s+ago)|\b(?P<unit2>day|week|month|year|decade|hour|minute)(?P<many>s)?-long\b|\b(?:the\s+|coming\s+|recent\s+)(?P<unit3>days|weeks|months|years|decades)\b(?=\s+(?:before|after|since|that followed|leading|following|to come|ahead|$|[.,]))|\b(?P<unit4>days|weeks|months|years)(?=\s+(?:after|before))",
            re.IGNORECASE,
        ),
        ("part", rf"\b(?:in|during|at|by)\s+(?:the\s+)?(?P<part>dawn|dusk|{_PART})\b", re.IGNORECASE),
    )
)
