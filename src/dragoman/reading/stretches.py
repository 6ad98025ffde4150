"""A deed's time → the days that it has: "between 4 and 6 May", "the last days of May", "ended two days of talks on Tuesday"."""

import re
from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.reading.parse import Parse
from dragoman.reading.triggers import Trigger
from dragoman.types import Time

_OPENING = re.compile(r"\b(?:between|from)\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:and|to|until)\s+$", re.IGNORECASE)
_OF = re.compile(r"(?:(?<=of)| of) ")
_PART_OF = re.compile(
    r"\b(?P<which>first|last|latter|(?:second|third|fourth)(?!\s+days))\s+(?P<unit>week|half|days)\s+of\s+$", re.IGNORECASE
)
_EVE = re.compile(r"\beve of (?:the (?:[\w-]+ ){1,3}(?:on|of) )?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_TO = re.compile(r"\s+(?:and|to|until)\s+", re.IGNORECASE)
_ENDING = frozenset("end conclude finish wrap wind close complete".split())
_NOT_YET = frozenset({"not", "n't", "n’t", "will", "would", "to", "may", "might", "could", "should"})
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LONGEST_STAY = 14  # days


def days_of(parse: Parse, time: Time, times: tuple[Time, ...]) -> tuple[str | None, str | None]:
    """First and last day of a time: of "between 4 and 6 May", "from May 4 to June 2", "the second week of May" the stretch's."""
    text = parse.text
    before, after = text[max(0, time.span[0] - 40) : time.span[0]], text[time.span[1] : time.span[1] + 12]
    if time.start is None or time.type != "DATE":
        return time.start, time.end
    if _EVE.search(before) and time.start == time.end:
        day = (date.fromisoformat(time.start) - timedelta(days=1)).isoformat()
        return day, day  # "on the eve of the talks on May 4"
    month = time
    if (joint := _OF.match(text, time.span[1])) is not None:
        month, before = _dated_at(joint.end(), times) or time, text[max(0, time.span[0] - 40) : joint.end()]
    if (part := _PART_OF.search(before)) is not None and _is_month(month):
        return _part_of_month(part["which"].casefold(), part["unit"].casefold(), month.start or "", month.end or "")
    if (opening := _OPENING.search(before)) is not None and time.start == time.end:
        first = time.start[:8] + opening["day"].zfill(2)
        return (first, time.end) if first < time.start else (time.start, time.end)
    if _FROM.search(before) and (joint := _TO.match(after)) is not None:
        last = _dated_at(time.span[1] + joint.end(), times)
        if last is not None and last.end and last.end >= time.start:
            return time.start, last.end
    return time.start, time.end


def days_ended(trigger: Trigger, start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """First and last day of what ended after so many: "ended two days of talks on Tuesday", "wound up a three-day visit"."""
    head = trigger.noun or trigger.head
    verb = trigger.head if trigger.head.pos_ == "VERB" else head.head
    if verb.pos_ == "ADP" and verb.lower_ == "of":
        verb = verb.head.head  # "ended two days of talks"
    if start is None or start != end or verb.lemma_.lower() not in _ENDING or not _is_ended_here(verb, head):
        return start, end
    days = _length(head)
    if days is None:
        return start, end
    return (date.fromisoformat(start) - timedelta(days=days - 1)).isoformat(), end


def _is_ended_here(verb: Token, noun: Token) -> bool:
    """Whether a verb says that it ended, and not that it is to or did not; "wind up" and "wrap up" by their particle."""
    children = {child.lower_ for child in verb.children}
    if verb.lemma_.lower() in ("wind", "wrap") and "up" not in children:
        return False
    near = noun.head.i == verb.i or (noun.head.lower_ == "of" and noun.head.head.head.i == verb.i)
    return near and verb.tag_ in ("VBD", "VBN", "VBZ", "VBP") and not children & _NOT_YET


def _length(noun: Token) -> int | None:
    """How many days: "a three-day visit", "two days of talks"."""
    stretch = re.search(r"\b(\w+)\s*-\s*day\b", " ".join(t.lower_ for t in noun.doc[noun.left_edge.i : noun.i]))
    if stretch is None and noun.head.lower_ == "of" and noun.head.head.lower_ == "days":
        stretch = re.search(r"(\w+)$", " ".join(token.lower_ for token in noun.head.head.lefts))
    if stretch is None:
        return None
    word = stretch[1]
    number = int(word) if word.isdigit() else _NUMBERS.index(word) + 2 if word in _NUMBERS else None
    return number if number is not None and 2 <= number <= _LONGEST_STAY else None


def _dated_at(offset: int, times: tuple[Time, ...]) -> Time | None:
    return next((time for time in times if time.span[0] == offset and time.type == "DATE" and time.start), None)


def _is_month(time: Time) -> bool:
    start, end = time.start or "", time.end or ""
    return start[8:] == "01" and start[:7] == end[:7] and end > start


def _part_of_month(which: str, unit: str, start: str, end: str) -> tuple[str, str]:
    """ "the second week of June", "the first half of May", "the last days of April"."""
    last = int(end[8:])
    if unit == "half":
        first, final = (1, 15) if which == "first" else (16, last)
    elif which == "last":
        first, final = (21 if unit == "days" else last - 6), last  # the last third, as "late May" is
    elif unit == "days":
        first, final = 1, 10
    else:
        first = 7 * ("first", "second", "third", "fourth").index(which) + 1
        final = first + 6
    return f"{start[:8]}{first:02d}", f"{start[:8]}{final:02d}"
