"""Readings in a form for eyes, for tests that compare what stands where."""

from dragoman import Document, Reading
from dragoman.reading.pipeline import read_all
from dragoman.types import Attribution, Spans


def read_text(text: str, **known: str) -> Reading:
    """The reading of a text with what is known of its document."""
    return next(read_all([Document.from_text(text, **known)]))


def read_by_rules(text: str, **known: str) -> Reading:
    """The reading by the engine that needs no model, for tests of the rules themselves."""
    return next(read_all([Document.from_text(text, **known)], "rules"))


def words(reading: Reading, spans: Spans) -> str:
    """The characters of spans, parted by a slash."""
    return " / ".join(reading.document.text[start:end] for start, end in spans)


def told(reading: Reading, attribution: Attribution) -> tuple[str, str, str]:
    """Source, cue and content of an attribution."""
    return (
        words(reading, attribution.source),
        words(reading, attribution.cue),
        words(reading, attribution.content),
    )
