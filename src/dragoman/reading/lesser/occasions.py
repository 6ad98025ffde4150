"""Deed → occasion of a saying: an interview, or a talk with reporters, is where somebody said it, and no deed between parties."""

import re

from dragoman.reading.lesser.actors import Cast
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import Found, grammar

NO_DEED = "none"  # the kind of words that hold a deed's and mean none: "نشست خبری", "conferencia de prensa"
_TALKING = frozenset({"talks", "meeting", "call"})
_MOST_BETWEEN = 3  # words between the talk and whom it is with: "با خبرنگار", "avec le journal"


def is_occasion_of_saying(page: Page, cast: Cast, trigger: Found) -> bool:
    """Whether the words are of a talk with a medium or its reporters: "در گفت‌وگو با ایسنا", "dans un entretien avec l'AFP"."""
    if trigger.row["kind"] not in _TALKING:
        return False
    start, end = trigger.span[1], page.segment_at(trigger.span[0])[1]
    reporters = grammar(page.language, "reporters")
    partner = next(iter(cast.within((start, end))), None)
    near = page.text[start : partner.mention.span[0]] if partner else page.text[start:end]
    between = len(near.split()) <= _MOST_BETWEEN and not re.search(r"[.:;؛]", near)
    if partner is not None and between and partner.mention.kind == "outlet":
        return True
    words = " ".join(page.text[start:end].split()[: _MOST_BETWEEN + 1])
    return bool(reporters) and re.search(rf"(?<!\w)(?:{reporters})(?!\w)", words, re.IGNORECASE) is not None
