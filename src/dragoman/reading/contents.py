"""Cue → content: the characters that a cue ascribes, with the quotations that they open."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from dragoman.reading.content_tokens import Range
from dragoman.reading.parse import Parse
from dragoman.types import Span, Spans

_EDGE = " \t\n\u00a0,;:–—-―"
_END = _EDGE + "."
OPENING_MARKS = '“"«„‟'
_CLOSING = '”"»'


class Quotations:
    """The quotations of a document in order, with the questions that contents ask of them."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans
        self._starts = [start for start, _ in spans]

    def overlapping(self, span: Span) -> list[Span]:
        """Quotations that share a character with `span`."""
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        last = bisect_left(self._starts, span[1])
        return [q for q in self.spans[first:last] if q[0] < span[1] and span[0] < q[1]]

    def around(self, offset: int) -> Span | None:
        """The quotation that the character at `offset` stands in."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.spans[index][1]:
            return self.spans[index]
        return None


def content_spans(parse: Parse, ranges: Iterable[Range], cue: Span, quotations: Quotations) -> Spans:
    """The ranges as characters: quotations kept whole, punctuation at the edges left out."""
    spans = []
    for first, last in ranges:
        span = trimmed(parse.text, parse.span(first, last))
        if span is not None:
            spans.append(_with_quotations(parse.text, span, cue, quotations))
    return merged(_with_brackets(parse.text, span) for span in spans if span is not None)


def _with_brackets(text: str, span: Span) -> Span:
    """With the bracket that closes an insertion at the end, and the one that opens it at the start."""
    start, end = span
    open_brackets = text.count("[", start, end) - text.count("]", start, end)
    if open_brackets > 0 and text[end : end + 1] == "]":
        return start, end + 1
    if open_brackets < 0 and start and text[start - 1] == "[":
        return start - 1, end
    return span


def trimmed(text: str, span: Span) -> Span | None:
    """Without spaces, commas, dashes at the edges and without the sentence's full stop; None when nothing is left.

    >>> trimmed("…, the road is open.", (1, 20))
    (3, 19)
    """
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _END:
        if text[end - 1] == "." and _abbreviated(text, end - 1):
            break
        end -= 1
    return (start, end) if start < end else None


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop belongs to "U.S." or "a.m."."""
    return stop >= 3 and text[stop - 2] == "." and text[stop - 1].isalpha()


def _with_quotations(text: str, span: Span, cue: Span, quotations: Quotations) -> Span | None:
    """Extend to the ends of the quotations that the span cuts, but never over the cue."""
    start, end = span
    for quotation in quotations.overlapping(span):
        if quotation[0] <= cue[0] < quotation[1]:
            continue  # the cue itself is quoted: "…he said he would…"
        start = min(start, quotation[0]) if quotation[0] >= cue[1] or quotation[1] <= cue[0] else start
        end = max(end, quotation[1]) if quotation[0] >= cue[1] or quotation[1] <= cue[0] else end
    if start < cue[1] and cue[0] < end:
        start, end = (start, cue[0]) if start < cue[0] else (cue[1], end)
        return trimmed(text, (start, end))
    # A content that starts behind the mark of its quotation takes the mark along.
    return start, end


def merged(spans: Iterable[Span]) -> Spans:
    """Sorted spans; overlapping ones are one.

    >>> merged([(5, 9), (0, 3), (2, 4)])
    ((0, 4), (5, 9))
    """
    out: list[Span] = []
    for span in sorted(spans):
        if out and span[0] < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], span[1]))
        else:
            out.append(span)
    return tuple(out)


def covers(outer: Spans, inner: Span) -> bool:
    """Whether one of the spans holds all of `inner`."""
    first, last = inner
    for start, end in outer:  # noqa: SIM110 — asked of every pair of attributions, where `any` takes three times as long
        if start <= first and last <= end:
            return True
    return False


def holds(outer: Spans, inner: Spans) -> bool:
    """Whether each span of `inner` is held by one of `outer`."""
    return all(covers(outer, span) for span in inner)


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share characters."""
    return a[0] < b[1] and b[0] < a[1]


def size(spans: Spans) -> int:
    """Characters covered."""
    return sum(end - start for start, end in spans)


def is_quoted(text: str, spans: Spans) -> bool:
    """Whether every span is a quotation from mark to mark."""
    return all(text[start] in OPENING_MARKS and text[end - 1] in _CLOSING for start, end in spans)
