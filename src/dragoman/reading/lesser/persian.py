"""Words before a Persian verb → whose subject they hold: it opens the clause, and what a preposition governs is none."""

import re

from dragoman.reading.lesser.actors import Person
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import find
from dragoman.types import Span

_PREPOSITION = r"(?:با|به|از|در|برای|درباره|میان|بین|بر|علیه|توسط|نزد|طی|پس از|پیش از|قبل از|بعد از)"
_MOST_BETWEEN = 3  # words of a chain between a preposition and the name at its end: "در جمع خبرنگاران"
# "رفت و وزیر گفت", "است، اما سخنگو گفت": a finite verb ends the clause before
_ENDED = re.compile(
    r"(?:(?<!\w)(?:کرد|شد|است|بود|رفت|آمد|داد|یافت|گرفت|داشت|دارد|گفت|خواند|نشست|زد|رسید)(?:ه)?(?:[_\s]?(?:ند|اند|بود|است|شد))?"
    r"|\wند)\s*(?:،\s*)?(?:و|اما|ولی|در حالی که|درحالی_?که)(?!\w)"
)
_THAT = re.compile(r"(?<!\w)(?:این|آن|ان)[_\s]?که(?!\w)[^،]*(?:،|$)")  # "با بیان اینکه …،"


def subject(page: Page, people: list[Person], zone: Span) -> Person | Span | None:
    """The first of the people in the last clause of the zone whom nothing governs, or the span of a pronoun before them.

    "وی در جمع خبرنگاران گفت", "سخنگو در پاسخ به روزنامه گفت": who hears and who is asked about do not speak.
    """
    holes = [(zone[0] + match.start(), zone[0] + match.end()) for match in _THAT.finditer(page.text[slice(*zone)])]
    free = [p for p in people if not _within(p.mention.span[0], holes) and not _governed(page, p.mention.span[0], zone[0])]
    pronouns = [
        found.span
        for found in find("nouns", page, zone)
        if found.row["kind"] == "pronoun" and not _within(found.span[0], holes) and not _governed(page, found.span[0], zone[0])
    ]
    starts = [zone[0] + match.end() for match in _ENDED.finditer(page.text[slice(*zone)])]
    for start in (*reversed(starts), zone[0]):
        first = next((p for p in free if p.mention.span[0] >= start), None)
        pronoun = next((span for span in pronouns if span[0] >= start), None)
        if pronoun is not None and (first is None or pronoun[0] < first.mention.span[0]):
            return pronoun
        if first is not None:
            return _holder(page, first, free)
    return None


def opening(page: Page, zone: Span) -> Span | None:
    """The words that open the last clause, before what is governed, told of a time or cut off: an unknown subject's.

    "الوندی در جمع خبرنگاران گفت"; None where the clause has none: "در پایان نشست گفت".
    """
    starts = [zone[0] + match.end() for match in _ENDED.finditer(page.text[slice(*zone)])]
    start = max(starts, default=zone[0])
    words = re.compile(rf"\s*(?P<words>[^\d،؛:()«»]*?)(?=\s*(?:{_PREPOSITION}|نیز|هم|روز|امروز|دیروز)(?!\w)|[،؛:()«»\d]|$)")
    match = words.match(page.text, start, zone[1])
    found = match["words"].strip() if match else ""
    return match.span("words") if match and 0 < len(found.split()) <= _MOST_BETWEEN else None


def _holder(page: Page, office: Person, people: list[Person]) -> Person:
    """ "سخنگوی وزارت خارجه، رضا کریمی": the name behind an office, with no more than its state and a comma between."""
    if office.mention.kind != "person" or not office.mention.described:
        return office
    for other in people:
        gap = (
            page.text[office.mention.span[1] : other.mention.span[0]] if other.mention.span[0] >= office.mention.span[1] else None
        )
        if gap is not None and other.mention.kind == "person" and not other.mention.described:
            return other if len(gap.split()) <= 2 and gap.count("،") <= 1 else office
    return office


def _within(place: int, holes: list[Span]) -> bool:
    return any(start <= place < end for start, end in holes)


def _governed(page: Page, place: int, start: int) -> bool:
    """Whether a preposition stands before it, with at most some nouns of the same chain between."""
    before = page.text[max(start, place - 60) : place]
    chain = rf"(?<!\w){_PREPOSITION}(?:\s+[\w_]+){{0,{_MOST_BETWEEN}}}\s+[«\"]?$"
    return re.search(chain, before) is not None
