"""The saying: an attribution before its place in the tree is known."""

from dataclasses import dataclass

from dragoman.reading.lesser.sources import Source
from dragoman.types import Span, Spans


@dataclass(frozen=True)
class Saying:
    """One attribution before its place in the tree is known; `kind` is the cue's in the lexicon."""

    kind: str
    cue: Span
    source: Source
    content: Spans
