"""What a source gave in a round, counted as it goes, and the report that is made of it."""

from dataclasses import dataclass, field

from dragoman.errors import AskedToWait
from dragoman.types import Reading
from dragoman.types.watching import AddedDocument, SourceOutcome, SourceReport
from dragoman.workspace.stamps import shown


@dataclass
class Tally:
    """What a source gave so far in this round."""

    added: int = 0
    already_there: int = 0
    known: int = 0
    waiting: int = 0
    changed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    refused: AskedToWait | None = None
    note: str | None = None


def report_of(address: str, outcome: SourceOutcome, tally: Tally) -> SourceReport:
    """What a round tells of a source."""
    return SourceReport(
        source=shown(address),
        outcome=outcome,
        added=tally.added,
        already_there=tally.already_there,
        known=tally.known,
        waiting=tally.waiting,
        changed=tuple(tally.changed),
        errors=tuple(tally.errors),
        note=tally.note,
    )


def told_of(reading: Reading, source: str) -> AddedDocument:
    """What a round tells of a document that it added, and of the source that brought it."""
    document = reading.document
    return AddedDocument(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        source=source,
        level=reading.level,
        reason=reading.reason,
    )
