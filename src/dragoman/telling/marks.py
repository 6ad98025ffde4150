"""Reading → the text cut into segments, each with the marks that cover it.

However many marks a document has and however deep they nest, the work grows with their number alone: a segment names at most
`MOST` of the marks that cover it, the innermost ones.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from dragoman.types import Reading, Span

MOST = 24
"""How many marks a segment names."""

_LONGEST = 60_000  # characters of one stretch
_MARKED = 4_000  # marks of one stretch
_NAMES = 6  # of a chain that a tip tells


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and what stands there: its layer, the id of its item, a tip, and how deep it nests."""

    span: Span
    layer: str
    item: str
    tip: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters under the same marks, outer ones first; `opens` are the items whose first character it holds."""

    text: str
    start: int
    marks: tuple[Mark, ...]
    opens: tuple[str, ...]


def marks_of(reading: Reading, within: Span | None = None) -> list[Mark]:
    """The marks of a reading (of those that touch `within`), outer ones first where they begin together."""
    names = {actor.id: actor.name for actor in reading.actors}
    depths = depths_of(reading)
    marks: list[Mark] = []

    def add(spans: Iterable[Span], layer: str, item: str, tip: str, depth: int = 0) -> None:
        for span in spans:
            if within is None or (span[0] < within[1] and within[0] < span[1]):
                marks.append(Mark(span, layer, item, tip, depth))

    for attribution in reading.attributions:
        chain = chain_words(attribution.chain)
        add(attribution.content, "content", attribution.id, chain, depths[attribution.id])
        add(attribution.source, "source", attribution.id, f"source: {chain}")
        add(attribution.cue, "cue", attribution.id, f"cue: {chain}")
        add(attribution.hedges, "hedge", attribution.id, "hedged")
    for event in reading.events:
        who = ", ".join(dict.fromkeys(names[p.actor] for p in event.participants[:_NAMES]))
        add((event.trigger,), "event", event.id, f"{event.kind}, {event.status}: {who}")
    for time in reading.times:
        add((time.span,), "time", time.id, time.value or time.reason or "")
    for citation in reading.citations:
        add(citation.anchors, "citation", citation.id, citation.outlet or citation.marker or "")
        if citation.kind == "endnote":
            add((citation.span,), "note", citation.id, citation.marker or "")
    for actor in reading.actors:
        add(actor.mentions, "actor", actor.id, f"{actor.name} ({actor.kind})")
    return sorted(marks, key=_outer_first)


def _outer_first(mark: Mark) -> tuple[int, int, str, str]:
    return mark.span[0], -mark.span[1], mark.layer, mark.item


def chain_words(chain: Sequence[str]) -> str:
    """A chain in a line; of a very long one, its ends.

    >>> chain_words(["Herald", "an envoy"]), chain_words(list("abcdefgh"))
    ('Herald → an envoy', 'a → b → c → … → f → g → h')
    """
    if len(chain) > _NAMES:
        half = _NAMES // 2
        return " → ".join([*chain[:half], "…", *chain[-half:]])
    return " → ".join(chain) or "unnamed"


def depths_of(reading: Reading) -> dict[str, int]:
    """How many attributions each attribution stands in."""
    above = {attribution.id: attribution.parent for attribution in reading.attributions}
    depths: dict[str, int] = {}
    for id in above:
        climbed: list[str] = []
        at: str | None = id
        while at is not None and at not in depths:
            climbed.append(at)
            at = above[at]
        depth = -1 if at is None else depths[at]
        for lower in reversed(climbed):
            depth += 1
            depths[lower] = depth
    return depths


def segments(
    reading: Reading, within: Span | None = None, more: Iterable[Mark] = (), cuts: Iterable[int] = ()
) -> Iterator[Segment]:
    """The text (or a stretch of it), cut wherever a mark begins or ends, and at `cuts`; put together, it is the text again.

    `more` are marks beside those of the reading.
    """
    text = reading.document.text
    first, last = within or (0, len(text))
    marks = marks_of(reading, within)
    if extra := list(more):
        marks = sorted([*marks, *extra], key=_outer_first)
    places = {first, last, *cuts, *(mark.span[0] for mark in marks), *(mark.span[1] for mark in marks)}
    bounds = sorted(place for place in places if first <= place <= last)
    ending: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        ending.setdefault(mark.span[1], []).append(number)
    opened: set[str] = set()
    active: dict[int, Mark] = {}
    upcoming = 0
    for start, end in pairwise(bounds):
        for number in ending.get(start, ()):
            active.pop(number, None)
        fresh: dict[str, None] = {}
        while upcoming < len(marks) and marks[upcoming].span[0] <= start:
            mark = marks[upcoming]
            if mark.span[1] > start:
                active[upcoming] = mark
                if mark.layer != "actor" and mark.item not in opened:
                    fresh[mark.item] = None
            upcoming += 1
        opened.update(fresh)
        yield Segment(text[start:end], start, _innermost(active), tuple(fresh))


def _innermost(active: dict[int, Mark]) -> tuple[Mark, ...]:
    if len(active) <= MOST:
        return tuple(active.values())
    return tuple(islice(reversed(active.values()), MOST))[::-1]


def stretches(reading: Reading) -> tuple[Span, ...]:
    """The text in stretches that can be shown at once, cut between lines, else between words; a short text is one.

    >>> from dragoman.types import Document
    >>> stretches(Reading(document=Document.from_text("Envoys met.")))
    ((0, 11),)
    """
    text = reading.document.text
    begins = sorted(
        [span[0] for a in reading.attributions for span in (*a.content, *a.source, *a.cue, *a.hedges)]
        + [event.trigger[0] for event in reading.events]
        + [time.span[0] for time in reading.times]
        + [span[0] for actor in reading.actors for span in actor.mentions]
    )
    found: list[Span] = []
    start = 0
    while start < len(text):
        full = bisect_left(begins, start) + _MARKED
        end = min(start + _LONGEST, begins[full] if full < len(begins) else len(text))
        if end < len(text):
            end = (text.rfind("\n", start, end) + 1) or (text.rfind(" ", start, end) + 1) or end
        end = max(end, start + 1)
        found.append((start, end))
        start = end
    return tuple(found) or ((0, 0),)
