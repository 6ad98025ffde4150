"""What an attribution is before its speaker and its place in the tree are known."""

from dataclasses import dataclass

from dragoman.types import Span, Spans


@dataclass(frozen=True)
class Draft:
    """Cue, source and content of an attribution; `source_head` is the token that heads the source's noun phrase."""

    construction: str
    cue: Spans
    source: Span | None
    source_head: int | None
    content: Spans
    share: float

    @property
    def start(self) -> int:
        """Offset of the cue, by which drafts are ordered."""
        return self.cue[0][0]
