"""Reading → the text cut into segments, each with the marks that cover it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.types import Reading, Span


@dataclass(frozen=True)
class Mark:
    """A stretch of the text and what stands there: its layer, the id of its item, a tip, and how deep it nests."""

    span: Span
    layer: str
    item: str
    tip: str
    depth: int = 0


@dataclass(frozen=True)
class Segment:
    """Characters under the same marks; `opens` are the items whose first character it holds."""

    text: str
    start: int
    marks: tuple[Mark, ...]
    opens: tuple[str, ...]


def marks_of(reading: Reading) -> list[Mark]:
    """The marks of a reading, outer ones first where they begin together."""
    names = {actor.id: actor.name for actor in reading.actors}
    depths: dict[str, int] = {}
    marks: list[Mark] = []
    for attribution in reading.attributions:
        depths[attribution.id] = _depth(reading, attribution.parent)
        chain = " → ".join(attribution.chain) or "unnamed"
        marks += [Mark(span, "content", attribution.id, chain, depths[attribution.id]) for span in attribution.content]
        marks += [Mark(span, "source", attribution.id, f"source: {chain}") for span in attribution.source]
        marks += [Mark(span, "cue", attribution.id, f"cue: {chain}") for span in attribution.cue]
    for event in reading.events:
        who = ", ".join(dict.fromkeys(names[p.actor] for p in event.participants))
        marks.append(Mark(event.trigger, "event", event.id, f"{event.kind}, {event.status}: {who}"))
    for time in reading.times:
        marks.append(Mark(time.span, "time", time.id, time.value or time.reason or ""))
    for citation in reading.citations:
        marks += [Mark(span, "citation", citation.id, citation.outlet or citation.marker or "") for span in citation.anchors]
        if citation.kind == "endnote":
            marks.append(Mark(citation.span, "note", citation.id, citation.marker or ""))
    for actor in reading.actors:
        marks += [Mark(span, "actor", actor.id, f"{actor.name} ({actor.kind})") for span in actor.mentions]
    return sorted(marks, key=lambda mark: (mark.span[0], -mark.span[1], mark.layer, mark.item))


def _depth(reading: Reading, parent: str | None) -> int:
    above = {attribution.id: attribution.parent for attribution in reading.attributions}
    depth = 0
    while parent is not None:
        depth += 1
        parent = above[parent]
    return depth


def segments(reading: Reading) -> Iterator[Segment]:
    """The whole text, cut wherever a mark begins or ends; put together, the segments are the text again."""
    text = reading.document.text
    marks = marks_of(reading)
    bounds = sorted({0, len(text), *(mark.span[0] for mark in marks), *(mark.span[1] for mark in marks)})
    opened: set[str] = set()
    active: list[Mark] = []
    upcoming = 0
    for start, end in pairwise(bounds):
        active = [mark for mark in active if mark.span[1] > start]
        while upcoming < len(marks) and marks[upcoming].span[0] <= start:
            if marks[upcoming].span[1] > start:
                active.append(marks[upcoming])
            upcoming += 1
        opens = tuple(dict.fromkeys(m.item for m in active if m.item not in opened and m.layer != "actor"))
        opened.update(opens)
        yield Segment(text[start:end], start, tuple(active), opens)
