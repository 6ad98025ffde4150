"""Text → sections: headline, dateline, body, notes, boilerplate, in the order of the lines."""

import re
from itertools import pairwise

from dragoman.reading.foreign_datelines import dateline_in
from dragoman.reading.languages import primary
from dragoman.types import Document, Section, SectionKind, Span

_LINE = re.compile(r"[^\n]+")
_NOTES_HEADING = re.compile(r"\s*(?:end\s?notes?|foot\s?notes?|notes?|references|sources)\s*:?\s*", re.IGNORECASE)
_NOTE_LINE = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]|\^?(\d{1,3})\s)\s*\S")
_BOILERPLATE = re.compile(
    r"\s*(?:(?:©|\(c\)|copyright)\s.*|(?:all rights reserved|follow (?:us|@\w+|\w+ on )|share (?:this|on)|sign up (?:for|to)|"
    r"subscribe (?:to|now)|read (?:the rest|more|the full)|click here|advertisement|related (?:articles|stories|topics)|"
    r"photo(?:graph)?(?: credit)?:|image(?: credit)?:|this (?:article|story|material) may not be|"
    r"reporting by .{3,80}; ?editing by|___).*)\s*",
    re.IGNORECASE,
)
_LONGEST_HEADLINE = 200


def find_sections(document: Document) -> tuple[Section, ...]:
    """The sections of a document; lines between two of one kind join them.

    The headline is the first line when it is the document's title, or when it reads like one: short, without a full stop, set
    off from what follows. Notes begin at their heading, or at the run of numbered lines that ends the text.
    """
    text = document.text
    lines = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    if not lines:
        return (Section(kind="body", start=0, end=len(text)),) if text else ()
    notes = _notes_start(text, lines)
    kinds: list[tuple[SectionKind, Span]] = []
    for index, line in enumerate(lines):
        kinds.extend(_kinds_of_line(document, lines, index, notes, line))
    return _joined(kinds, len(text))


def _kinds_of_line(document: Document, lines: list[Span], index: int, notes: int, line: Span) -> list[tuple[SectionKind, Span]]:
    text = document.text
    words = text[line[0] : line[1]]
    if index >= notes:
        return [("notes", line)]
    if index == 0 and notes > 1 and _is_headline(document, lines):
        return [("headline", line)]
    if _BOILERPLATE.fullmatch(words) and len(words) < 200:
        return [("boilerplate", line)]
    dateline = dateline_in(text, line, primary(document.language)) if index < 3 else None
    if dateline and dateline.end >= line[1]:
        return [("dateline", line)]  # "بغداد - وكالات"
    if dateline:
        return [("dateline", (line[0], dateline.end)), ("body", (dateline.end, line[1]))]
    return [("body", line)]


def _is_headline(document: Document, lines: list[Span]) -> bool:
    text = document.text
    first = text[lines[0][0] : lines[0][1]].strip()
    if document.title and first.casefold() == document.title.strip().casefold():
        return True
    if len(lines) < 2 or len(first) > _LONGEST_HEADLINE or dateline_in(first, (0, len(first)), primary(document.language)):
        return False
    following = text[lines[1][0] : lines[1][1]].strip()
    bare = first.rstrip('”"’)')
    if bare.endswith((".", "!", ":", ";", ",")) and not _is_title_cased(first):
        return False
    return len(following) > len(first) or "\n\n" in text[lines[0][1] : lines[1][0] + 1]


def _is_title_cased(line: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w’']*", line) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _notes_start(text: str, lines: list[Span]) -> int:
    """Index of the line at which the notes begin, or the number of lines."""
    for index, (start, end) in enumerate(lines[:-1]):
        if _NOTES_HEADING.fullmatch(text, start, end) and _NOTE_LINE.match(text, *lines[index + 1]):
            return index
    numbers = [_note_number(text, line) for line in lines]
    first = len(lines)
    while first > 0 and numbers[first - 1] is not None:
        first -= 1
    run = [number for number in numbers[first:] if number is not None]
    # A numbered list is notes only when it counts from one and the body carries the first marker.
    if len(run) >= 1 and run[0] == 1 and all(b == a + 1 for a, b in pairwise(run)):
        body = text[: lines[first][0]]
        if re.search(r"\[1\]|¹", body):
            return first
    return len(lines)


def _note_number(text: str, line: Span) -> int | None:
    match = _NOTE_LINE.match(text, *line)
    return int(next(group for group in match.groups() if group)) if match else None


def _joined(kinds: list[tuple[SectionKind, Span]], length: int) -> tuple[Section, ...]:
    """Sections that together cover the text: each begins at its first line and ends where the next begins."""
    starts: list[tuple[SectionKind, int]] = []
    for kind, (start, _) in kinds:
        if not starts or starts[-1][0] != kind:
            starts.append((kind, start if starts else 0))
    ends = [start for _, start in starts[1:]] + [length]
    return tuple(Section(kind=kind, start=start, end=end) for (kind, start), end in zip(starts, ends, strict=True))
