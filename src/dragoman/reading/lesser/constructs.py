"""Source → the words that belong to it in a construct: "مكتب رئيس الوزراء", "زعيم الحركة", «دفتر نخست‌وزیر»."""

import re

from dragoman.reading.lesser.actors import Cast
from dragoman.reading.lesser.page import Page

_BELONGING = ("organisation", "state", "capital")
_ARABIC_COMPLEMENT = re.compile(r"\s+(?P<word>(?:ال)\w{2,})(?:\s+ال\w+(?:ي|ية|يين))?(?!\w)")


def chained(page: Page, cast: Cast, start: int, end: int) -> int:
    """Where a described source ends, with whom or what it belongs to.

    An Arabic head without the article is of what stands right behind it; a Persian one is of the body, office or state behind it.
    """
    limit = page.sentence_at(start)[1]
    for _ in range(2):
        if page.language == "ar" and page.text[start:end].split()[-1].startswith(("ال", "لل")):
            return end
        beside = next((p for p in cast.within((end, limit)) if page.text[end : p.mention.span[0]] == " "), None)
        office = beside is not None and beside.mention.kind == "person" and beside.mention.described
        if beside is not None and (office or beside.mention.kind in _BELONGING):
            end = beside.mention.span[1]
            continue
        complement = _ARABIC_COMPLEMENT.match(page.text, end, limit) if page.language == "ar" else None
        if beside is None and complement is not None:
            end = complement.end()
        return end
    return end
