"""Text → the day that its heading, byline or dateline gives: when it was written, where nobody says so from outside."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.types import Section, Span

_HEAD = 6  # lines that may be heading, series, byline or dateline
_LONGEST = 160
_SET_OFF = r"[|,;:·•–—―(/-]"
_BEFORE = re.compile(
    rf"(?:^|{_SET_OFF}|\b(?:published|posted|updated|dated?|issued|released|on|\d)|\b(?:sun|mon|tues?|wednes|thurs?|fri|satur)(?:day)?)"
    r"\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\s*(?:$|{_SET_OFF}|[)\].])")


def heading_date(text: str, sections: Sequence[Section], dates: Sequence[tuple[Span, date]]) -> date | None:
    """The latest full date that stands by itself in the lines above the prose, or in the dateline that opens it.

    >>> heading_date("The Grain Affair\\nSeries No. 4 | May 3, 2021\\nText.", (), [((32, 43), date(2021, 5, 3))])
    datetime.date(2021, 5, 3)
    >>> heading_date("The treaty of May 3, 1921 is dead.", (), [((14, 25), date(1921, 5, 3))]) is None
    True
    """
    datelines = [(section.start, section.end) for section in sections if section.kind == "dateline"]
    lines = list(_lines_above(text))
    found = [
        day
        for span, day in dates
        if any(start <= span[0] < end for start, end in datelines)
        or any(start <= span[0] and span[1] <= end and _stands_alone(text, (start, end), span) for start, end in lines)
    ]
    return max(found, default=None)


def written_on(heading: date | None, notes: Sequence[date]) -> date | None:
    """The heading's day, unless the notes cite what is more than a month younger; else the latest of the notes."""
    latest = max(notes, default=None)
    if heading is None or (latest is not None and latest > heading + timedelta(days=31)):
        return latest
    return heading


def _lines_above(text: str) -> list[Span]:
    """The short lines that a text begins with."""
    lines = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text[:2000])][:_HEAD]
    prose = next((index for index, (start, end) in enumerate(lines) if end - start > _LONGEST), len(lines))
    return lines[:prose]


def _stands_alone(text: str, line: Span, span: Span) -> bool:
    """ "Series No. 4 | May 3, 2021", "By Lena Dahl, May 3, 2021"; not "the accord of May 3, 2021"."""
    return bool(_BEFORE.search(text[line[0] : span[0]]) and _AFTER.match(text[span[1] : line[1]]))
