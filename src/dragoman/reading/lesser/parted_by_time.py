"""Triggers whose preposition a time parts from them: "a écrit *lundi* à", "escribió *en los últimos días de mayo* al"."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import Found, Row, entries
from dragoman.types import Span, Time

_PREPOSITIONS = frozenset("à au aux a al ao an con avec com mit".split())
_MOST = 60  # characters of the time with its own prepositions and articles
_SMALL = 4  # words beside the time


def parted_by_time(page: Page, times: tuple[Time, ...], stretch: Span) -> Iterator[Found]:
    """The rows of events that end in a preposition, where nothing but a time stands before it."""
    inside = [time.span for time in times if stretch[0] <= time.span[0] and time.span[1] <= stretch[1]]
    if not inside:
        return
    for pattern, row in _patterns(page.language):
        for match in pattern.finditer(page.text, *stretch):
            if any(_is_only_a_time(page, match.span("gap"), time) for time in inside):
                yield Found(match.span("deed"), row)


def is_addressed(trigger: Found) -> bool:
    """Whether a row is of writing to somebody: "a écrit à", "escribió al"."""
    return trigger.row["kind"] == "letter" and trigger.row["word"].split()[-1] in _PREPOSITIONS


def _is_only_a_time(page: Page, gap: Span, time: Span) -> bool:
    if not gap[0] <= time[0] < time[1] <= gap[1]:
        return False
    rest = (page.text[gap[0] : time[0]] + " " + page.text[time[1] : gap[1]]).split()
    return len(rest) <= _SMALL and all(word.islower() for word in rest)


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Row], ...]:
    found = []
    for row in entries("events", language):
        *words, last = row["word"].split()
        if words and last in _PREPOSITIONS and "*" not in row["word"]:
            deed = r"\s+".join(map(re.escape, words))
            form = rf"(?<!\w)(?P<deed>{deed})\s+(?P<gap>[^,;.:!?\n]{{3,{_MOST}}}?)\s+{re.escape(last)}(?!\w)"
            found.append((re.compile(form, re.IGNORECASE), row))
    return tuple(found)
