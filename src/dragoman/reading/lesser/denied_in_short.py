"""Denial → what is denied, where its object is a pronoun for what was told before: "ce que Oslo a démenti"."""

import re

from dragoman.reading.lesser.actors import Cast
from dragoman.reading.lesser.clauses import stretch_of
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.saying import Saying
from dragoman.reading.lesser.sources import source_before
from dragoman.reading.lesser.words import Found, grammar
from dragoman.types import Span


def denied_in_short(page: Page, cast: Cast, cue: Found, before: Span, end: int) -> Saying | None:
    """A denial whose object is a pronoun for what was told before: "ce que Oslo a démenti", "Baku bestreitet das."."""
    after = page.text[cue.span[1] : end]
    if behind := re.match(rf"\s*{grammar(page.language, 'it-behind')}\s*(?:[.,;]|$)", after) if _has_short(page) else None:
        source = source_before(page, cast, before)
        return Saying("deny", cue.span, source, (_moved(behind.span("it"), cue.span[1]),)) if source.actor else None
    if not _has_short(page) or not re.match(r"\s*(?:[.,;»]|$)", after):
        return None
    start = max(before[0], page.segment_at(cue.span[0])[0])
    it = re.search(rf"(?<!\w){grammar(page.language, 'it-before')}", page.text[start : cue.span[0]], re.IGNORECASE)
    if it is None or (page.text[cue.span[1]] == "," and start + it.start() == page.sentence_at(start)[0]):
        return None  # "Ce que Paul Morel a démenti, c'est …" tells it behind
    # "ce que Oslo dément" has its subject behind the pronoun, "Oslo le dément" before it
    subject = (
        (start + it.end(), cue.span[0]) if page.text[start + it.end() : cue.span[0]].strip() else (start, start + it.start())
    )
    source = source_before(page, cast, subject)
    content = stretch_of(page, _moved(it.span("it"), start))
    return Saying("deny", cue.span, source, content) if source.actor and content else None


def _has_short(page: Page) -> bool:
    return bool(grammar(page.language, "it-behind"))


def _moved(span: Span, offset: int) -> Span:
    return span[0] + offset, span[1] + offset
