"""Sentence → saying of the sentence before: the formula that closes a report, "Lo rende noto la Farnesina."."""

import re
from functools import cache

from dragoman.reading.lesser.actors import Cast
from dragoman.reading.lesser.clauses import opener_after, quotations_in, stretch_of
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.sources import SPEAKING, Source, source_after, source_before
from dragoman.reading.lesser.words import Found, grammar
from dragoman.types import Span, Spans

_MOST_WORDS = 8  # between "Об этом" and its verb: a date, or who says it
_CLOSING_KINDS = ("say", "claim", "relay", "warn")


def told_before(page: Page, cast: Cast, sentence: Span, cue: Found) -> tuple[Source, Spans] | None:
    """Who tells the sentence before, where this one only says so: "Das meldete die Agentur.", "Об этом сообщил посол.".

    None where the verb has a content of its own: "Das Amt teilte mit, dass …".
    """
    if cue.row["kind"] not in _CLOSING_KINDS or not _points_back(page.language, page.text[sentence[0] : cue.span[0]]):
        return None
    if opener_after(page, cue.span[1], sentence[1]) or quotations_in(page, (cue.span[1], sentence[1])):
        return None
    earlier = [other for other in page.sentences if other[1] <= sentence[0]]
    content = stretch_of(page, earlier[-1]) if earlier else ()
    if not content:
        return None
    between = sentence[0] + len(_opening(page.language, page.text[sentence[0] : cue.span[0]])), cue.span[0]
    speaks = any(p.actor and p.mention.kind in SPEAKING for p in cast.within(between))
    comma = re.compile(r"[,،]").search(page.text, *(cue.span[1], sentence[1]))
    after = verb_of(cue)[1], comma.start() if comma else sentence[1]
    source = source_before(page, cast, between) if speaks else source_after(page, cast, after)
    return (source, content) if source.span is not None else None


def verb_of(cue: Found) -> Span:
    """A verb without its particle: "Dat [maakte] minister Holm bekend"."""
    first = cue.row["cue"].partition(" * ")[0]
    return cue.span[0], cue.span[0] + len(first) if " * " in cue.row["cue"] else cue.span[1]


def _points_back(language: str, before: str) -> bool:
    """Whether only such a word stands before the verb; in some languages the date or the source may follow it."""
    if _pattern(language, "closing").fullmatch(before):
        return True
    apart = _opening(language, before)
    return bool(apart) and len(before[len(apart) :].split()) <= _MOST_WORDS and not re.search(r"[,;:«»“”\"]", before)


def _opening(language: str, before: str) -> str:
    match = _pattern(language, "closing-apart").match(before)
    return match.group() if match else ""


@cache
def _pattern(language: str, part: str) -> re.Pattern[str]:
    return re.compile(grammar(language, part) or "(?!)")
