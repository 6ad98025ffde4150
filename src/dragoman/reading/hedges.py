"""Text → hedges: the words by which a writer or a speaker keeps a statement at a distance."""

import re
from functools import cache

from dragoman.reading.lexicon import rows
from dragoman.types import Span, Spans


def find_hedges(text: str, stretch: Span) -> Spans:
    """The hedges within `stretch`; of two that overlap the longer one counts.

    >>> find_hedges("He would be willing to come if it reportedly ended.", (0, 51))
    ((3, 19), (28, 30), (34, 44))
    """
    return tuple(match.span() for match in _pattern().finditer(text, *stretch))


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted((row["phrase"] for row in rows("hedges")), key=lambda phrase: -len(phrase))
    # "May" with a capital is the month.
    words = "|".join(re.escape(p) if p == "may" else rf"(?i:{re.escape(p)})" for p in phrases)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")
