"""Line → dateline: the place, day and agency that open a report, and the agency that they credit."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.reading.gazetteer import capitals, outlets
from dragoman.reading.lexicon import column
from dragoman.types import Span

_PLACE = r"\s*(?P<place>[A-Z][A-Z.'’/\- ]{2,40})(?:,\s*[A-Z][\w.' ]{2,30}){0,2}"
_ANY_PLACE = r"\s*(?P<place>[A-Z][A-Za-z.'’\- ]{2,40}?)(?:,\s*(?!(?:[A-Z][a-z]{2,8}\.?\s+\d))[A-Z][\w.' ]{2,30}?){0,2}"
_DAY = r"(?P<day>,\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?))?(?:,?\s*\d{4})?"
_THE_DAY = _DAY.replace("))?", "))", 1)  # one that must be there
_AGENCY = r"\s*(?:\((?P<agency>[^)\n]{2,40})\))?\s*"
_DAY_BEHIND = r"(?:,?\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s*\d{4})?\s*)?"
# "GENEVA, May 3 (Agency) --", "GENEVA (Agency) —", "GENEVA (Agency), 3 May 2021 -", "Geneva, Switzerland –"
_BEFORE_DASH = re.compile(_PLACE + _DAY + _AGENCY + _DAY_BEHIND + r"(?:[–—―_]|--+|-(?=\s))\s*")
# "GENEVA (Agency): The envoy left.", "Geneva: The envoy left."
_BEFORE_COLON = re.compile(_ANY_PLACE + _DAY + _AGENCY + r":\s+")
# "Varna, May 3, 2021 (Agency) - The envoy left.": in small letters it takes the day and the agency together.
_DATED_AND_CREDITED = re.compile(_ANY_PLACE + _THE_DAY + _AGENCY + r"(?:[–—―]|--+|-(?=\s))\s*")
# "VARNA, 3 May. The envoy left."
_BEFORE_STOP = re.compile(_PLACE + _THE_DAY + r"\.\s+(?=[A-Z“\"])")
# "MOSCOW, May 3. /TASS/. The envoy left."
_BETWEEN_SLASHES = re.compile(_PLACE + _DAY + r"\.?\s*/(?P<agency>[A-Z][\w. -]{1,30})/\.?\s*(?:[–—―-]\s*)?")


@dataclass(frozen=True)
class Dateline:
    """Where a dateline ends, and the span of the agency that it credits."""

    end: int
    agency: Span | None


def dateline_at(text: str, line: Span) -> Dateline | None:
    """The dateline that opens a line.

    A dash is enough after a place in capitals; a colon also stands after a speaker ("VARGA: Open the border."), so before it the
    place must be one that reports are dated from, or bear a day or a known agency. A place in small letters needs both
    before a dash.

    >>> dateline_at("GENEVA (AP): The envoy left.", (0, 28))
    Dateline(end=13, agency=(8, 10))
    >>> dateline_at("Varna, May 3, 2021 (AFP) - The envoy left.", (0, 42))
    Dateline(end=27, agency=(20, 23))
    >>> dateline_at("VARGA: The border is open.", (0, 26)) is None
    True
    """
    match = _BEFORE_DASH.match(text, *line) or _BETWEEN_SLASHES.match(text, *line)
    match = match or _dated_and_credited(text, line)
    if not match and (stopped := _BEFORE_STOP.match(text, *line)) is not None:
        return Dateline(stopped.end(), None)
    if not match:
        match = _BEFORE_COLON.match(text, *line)
        if not match or not (_is_place(match["place"]) or (match["place"].isupper() and _is_dated(match))):
            return None
    agency = match.span("agency") if match["agency"] and not match["agency"][0].isdigit() else None
    return Dateline(match.end(), agency)


def _dated_and_credited(text: str, line: Span) -> re.Match[str] | None:
    match = _DATED_AND_CREDITED.match(text, *line)
    return match if match and match["agency"] and not match["agency"][0].isdigit() else None


def _is_place(name: str) -> bool:
    return name.strip().casefold() in _places()


def _is_dated(match: re.Match[str]) -> bool:
    return bool(match["day"] or (match["agency"] and match["agency"].casefold() in outlets()))


@cache
def _places() -> frozenset[str]:
    return frozenset(place.casefold() for place in (*capitals(), *column("datelines", "place")))
