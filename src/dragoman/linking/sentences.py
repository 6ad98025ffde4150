"""Text → sentences, in every script that the readers read."""

import re
from collections.abc import Iterable

from dragoman.types import Span

_END = re.compile(r"[.!?…؟۔。！？]+[\"”’»)\]']*(?=\s|$|[^\W\d_a-zA-Z])|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-ZА-Я](?:\.[A-ZА-Я])*|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|Adm|Prof|St|No|Nos|Jan|Feb|Mar|Apr|"
    r"Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|Inc|Ltd|Co|Corp|Mt|Ft|Sr|Jr|M|MM|Mme|Mlle|Sr|Sra|Ing|bzw|z\.B|d\.h|г|гг|им|тыс|млн|млрд)$"
)
_OPENS = re.compile(r"\s*[\"“«‘(\[]*[^\Wa-zа-яё]")
# A name does not go on with these: "He flew to the U.S. The envoy stayed." is two sentences.
_STARTS = re.compile(r"\s*(?:The|He|She|It|They|We|In|On|At|But|And|A|An|This|That|These|Those|His|Her|Their|After|Before)\s")


def sentences(text: str, stretches: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences of the stretches, without the spaces around them, in order.

    >>> text = "Gen. A. Orlu left the U.S. on Monday. He was alone."
    >>> [text[start:end] for start, end in sentences(text, [(0, len(text))])]
    ['Gen. A. Orlu left the U.S. on Monday.', 'He was alone.']
    """
    return tuple(span for stretch in stretches for span in _split(text, stretch))


def sentence_of(bounds: Iterable[Span], offset: int) -> Span | None:
    """The sentence that holds a character."""
    return next((span for span in bounds if span[0] <= offset < span[1]), None)


def _split(text: str, stretch: Span) -> list[Span]:
    found: list[Span] = []
    start, end = stretch
    for stop in _END.finditer(text, *stretch):
        if stop.start() < start or not _ends(text, start, stop, end):
            continue
        found.extend(_trimmed(text, start, stop.end()))
        start = stop.end()
    found.extend(_trimmed(text, start, end))
    return found


def _ends(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    if stop.group()[0] == "\n":
        return True
    if not _OPENS.match(text, stop.end(), end) and stop.end() < end and text[stop.end() : end].strip():
        return False
    if stop.group()[0] == "." and _ABBREVIATION.search(text, max(start, stop.start() - 12), stop.start()):
        return bool(_STARTS.match(text, stop.end(), end)) and text[stop.start() - 2 : stop.start() - 1] == "."
    return True


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [(start, end)] if start < end else []
