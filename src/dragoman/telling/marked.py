"""A stretch of a document → HTML: paragraphs in their sections, nested attributions as nested elements, every mark in its layer.

Stripped of tags it is the text again. Elements nest no deeper than `DEEPEST`, however deep the attributions do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from dragoman.telling.marks import Mark, Segment, segments
from dragoman.telling.visible import visible
from dragoman.types import Reading, Section, Span

DEEPEST = 4
LAYERS = ("content", "source", "cue", "hedge", "event", "time", "citation", "actor")
"""What can be shown and hidden, in the order of a legend."""

_FIRST = ("at", "citation", "cue", "source", "event", "time", "hedge", "actor", "note")  # whose item a click chooses


@dataclass(frozen=True)
class Shown:
    """What to show: the stretch, how an item is addressed, the item that is chosen, characters to highlight."""

    stretch: Span
    address: Callable[[str], str]
    chosen: str | None = None
    at: Span | None = None


def marked(reading: Reading, shown: Shown) -> Markup:
    """The stretch as HTML."""
    writer = _Writer(reading, shown)
    more = [Mark(shown.at, "at", "at", "")] if shown.at and shown.at[0] < shown.at[1] else []
    starts = {section.start: section for section in reading.document.sections}
    for segment in segments(reading, shown.stretch, more, starts):
        if segment.start in starts or segment.start == shown.stretch[0]:
            writer.section(starts.get(segment.start) or _section_at(reading, segment.start))
        writer.segment(segment)
    return writer.finished()


def _section_at(reading: Reading, place: int) -> Section | None:
    return next((s for s in reading.document.sections if s.start <= place < s.end), None)


class _Writer:
    """Writes segments one after another; knows which elements are open."""

    def __init__(self, reading: Reading, shown: Shown) -> None:
        self._shown = shown
        self._pieces: list[str] = []
        self._open: list[Mark] = []  # contents, the outermost first
        self._in_section = self._in_paragraph = self._chosen_seen = self._at_seen = False
        # The words by which an attribution is chosen: its cue, else its source, else the beginning of its content.
        self._handles = {a.id: "cue" if a.cue else "source" if a.source else "content" for a in reading.attributions}

    def section(self, section: Section | None) -> None:
        """Begin a section of the document."""
        self._end_section()
        kind = section.kind if section else "body"
        self._pieces.append(f'<section class="part {kind}" data-name="{kind.capitalize()}">')
        self._in_section = True

    def segment(self, segment: Segment) -> None:
        """Write a segment; line breaks end paragraphs."""
        rest, first = segment.text, True
        while True:
            line, broken, rest = rest.partition("\n")
            if line or (first and segment.opens):
                self._line(segment, line.removesuffix("\r"), opens=first)
            if not broken:
                return
            self._end_paragraph()
            self._pieces.append("\n")
            first = False

    def finished(self) -> Markup:
        """All that was written."""
        self._end_section()
        return Markup("".join(self._pieces))

    def _line(self, segment: Segment, line: str, *, opens: bool) -> None:
        if not self._in_paragraph:
            self._pieces.append('<p dir="auto">')
            self._in_paragraph = True
        self._nest([mark for mark in segment.marks if mark.layer == "content"])
        self._pieces.append(self._leaf(segment, line, opens=opens))

    def _nest(self, contents: list[Mark]) -> None:
        """Close and open elements until those open are these contents; of too many, the outer ones and the innermost."""
        if len(contents) > DEEPEST:
            contents = [*contents[: DEEPEST - 1], contents[-1]]
        same = 0
        while same < min(len(contents), len(self._open)) and contents[same] is self._open[same]:
            same += 1
        self._pieces.append("</span>" * (len(self._open) - same))
        for depth, mark in enumerate(contents[same:], same + 1):
            chosen = " chosen" if mark.item == self._shown.chosen else ""
            item, tip = escape(mark.item), escape(visible(mark.tip))
            self._pieces.append(f'<span class="content d{depth}{chosen}" data-i="{item}" title="{tip}">')
        self._open = contents

    def _leaf(self, segment: Segment, line: str, *, opens: bool) -> str:
        words = str(escape(visible(line)))
        leaves = sorted((m for m in segment.marks if m.layer != "content"), key=_choice)
        handle = self._handle(segment, leaves) if opens and words else None
        spot = self._spot(segment, opens)
        if not leaves and not handle:
            return f"<span{spot}></span>{words}" if spot else words
        chosen = any(mark.item == self._shown.chosen for mark in leaves)
        layers = " ".join(dict.fromkeys(mark.layer for mark in leaves)) or "begins"
        items = " ".join(dict.fromkeys(str(escape(m.item)) for m in leaves if m.layer != "at"))
        tips = escape(visible(" | ".join(dict.fromkeys(mark.tip for mark in leaves[:3] if mark.tip))))
        attributes = f' class="m {layers}{" chosen" if chosen else ""}"' + (f' data-i="{items}"' if items else "")
        attributes += f' title="{tips}"' if tips else ""
        if any(mark.layer == "at" for mark in leaves):
            first = "" if self._at_seen else ' id="at" tabindex="-1"'
            words = f"<mark{first}>{words}</mark>"
            self._at_seen = True
        if handle:
            return f'<a{spot} href="{escape(self._shown.address(handle))}"{attributes}>{words}</a>'
        return f"<span{spot}{attributes}>{words}</span>"

    def _handle(self, segment: Segment, leaves: list[Mark]) -> str | None:
        """The item that these words lead to, if one's own words begin here."""
        for mark in leaves:
            own = mark.layer in ("citation", "event", "time") or self._handles.get(mark.item) == mark.layer
            if own and mark.span[0] == segment.start:
                return mark.item
        begun = [m.item for m in segment.marks if m.layer == "content" and m.item in segment.opens]
        return next((item for item in reversed(begun) if self._handles.get(item) == "content"), None)

    def _spot(self, segment: Segment, opens: bool) -> str:
        """The id by which a link finds where the chosen item begins."""
        if not opens or self._chosen_seen or self._shown.chosen not in segment.opens:
            return ""
        self._chosen_seen = True
        return ' id="chosen"'

    def _end_paragraph(self) -> None:
        self._pieces.append("</span>" * len(self._open))
        self._open = []
        if self._in_paragraph:
            self._pieces.append("</p>")
        self._in_paragraph = False

    def _end_section(self) -> None:
        self._end_paragraph()
        if self._in_section:
            self._pieces.append("</section>")
        self._in_section = False


def _choice(mark: Mark) -> tuple[int, int]:
    return _FIRST.index(mark.layer) if mark.layer in _FIRST else len(_FIRST), mark.span[1] - mark.span[0]


def stretch_of(place: int, stretches: Iterable[Span]) -> int:
    """The number (from 1) of the stretch that holds a place; the last one where none does.

    >>> stretch_of(12, [(0, 10), (10, 20)]), stretch_of(99, [(0, 10), (10, 20)])
    (2, 2)
    """
    parts = list(stretches)
    return next((number for number, (_, end) in enumerate(parts, 1) if place < end), max(1, len(parts)))
