"""Labels before and after a text: "Varga: the border is open", "“Open the border.” — Ana Varga"."""

import re
from collections.abc import Sequence

from dragoman.reading.contents import Quotations, trimmed
from dragoman.reading.datelines import dateline_at
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.types import Section, Span

NAME = r"[A-Z][\w.’'-]*(?:\s+(?:(?:of|the|and|for|al|de|bin|von|van)\s+)?[A-Z][\w.’'-]*){0,4}"
_BEFORE = re.compile(rf"\s*[“\"]?(?P<name>{NAME}|[A-Z][A-Z .’'-]{{2,40}}):\s+(?=[“\"‘']?\w)")
_AFTER = re.compile(rf"[”\"]\s*[―—–-]{{1,2}}\s*(?P<name>{NAME})(?=\s*(?:[,(\n]|$))", re.MULTILINE)
_NOT_SPEAKERS = frozenset(
    (
        "analysis opinion editorial exclusive update breaking correction note editor's photo photos video watch read "
        "live column review factbox timeline explainer interview commentary transcript related topics q a question "
        "answer"
    ).split()
)
_ASKING = re.compile(r"(?:what|why|how|who|where|when|which)\b(?!.*[”\"])", re.IGNORECASE)
_MINIMUM = 3  # words after the colon: less is a heading


def labelled(parse: Parse, stretches: Sequence[Span], quotations: Quotations) -> list[Draft]:
    """Drafts for names before a colon, in headlines and transcripts, and for names that sign a quotation after a dash."""
    found = [draft for stretch in stretches if (draft := _before(parse, stretch))]
    found.extend(_after(parse, quotations))
    return found


def _before(parse: Parse, stretch: Span) -> Draft | None:
    """The name before a colon speaks the rest of its line, if the line is a headline or the name is in capitals."""
    label = _BEFORE.match(parse.text, *stretch)
    # "VIENNA: The envoy left." names the place of the report, however far down the page.
    if not label or dateline_at(parse.text, stretch):
        return None
    name = label["name"]
    headline = any(_holds(section, stretch) for section in parse.document.sections if section.kind == "headline")
    content = trimmed(parse.text, (label.end(), stretch[1]))
    if content and is_heading(parse.text, content):
        return None
    if not (headline or name.isupper()) or not content or name.split()[0].casefold() in _NOT_SPEAKERS:
        return None
    if len(parse.text[content[0] : content[1]].split()) < _MINIMUM:
        return None
    return _draft(parse, label.span("name"), (label.end("name"), label.end("name") + 1), content)


def is_heading(text: str, content: Span) -> bool:
    """ "Hellin: what we know about the raid", "Truce: how it came about": a subject before its heading, and nobody who speaks."""
    return _ASKING.match(text, *content) is not None


def _after(parse: Parse, quotations: Quotations) -> list[Draft]:
    found = []
    for label in _AFTER.finditer(parse.text):
        quotation = quotations.around(label.start())
        if quotation is not None:
            dash = re.compile(r"[―—–-]+").search(parse.text, label.start(), label.end())
            found.append(_draft(parse, label.span("name"), dash.span() if dash else label.span("name"), quotation))
    return found


def _draft(parse: Parse, name: Span, cue: Span, content: Span) -> Draft:
    tokens = parse.tokens_in(name)
    return Draft("label", (cue,), name, tokens[-1].i if tokens else None, (content,), 0.7)


def _holds(section: Section, stretch: Span) -> bool:
    return section.start <= stretch[0] and stretch[1] <= section.end
