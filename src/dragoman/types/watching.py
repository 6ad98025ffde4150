"""The nouns of following sources: what a source lists, what is known of it from before, and what a round brought.

Moments are ISO, in UTC, to the second.
"""

from typing import Literal

from dragoman.types.reading import Document, Noun

SourceKind = Literal["feed", "folder"]
EntryState = Literal["added", "there", "elsewhere", "waiting", "failed"]
SourceOutcome = Literal["read", "unchanged", "not now", "failed"]


class Entry(Noun, frozen=True, kw_only=True):
    """What a source lists: an entry of a feed, or a file of a folder.

    `guid` is the name that the source gives it, `digest` stands for its content as the source shows it, and `document` is that
    content where the source holds it; else the report is fetched from `link`.
    """

    guid: str
    link: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    digest: str
    document: Document | None = None


class SeenEntry(Noun, frozen=True, kw_only=True):
    """What the store knows of an entry: what became of it, in how many tries, and which document it is.

    `waiting` is an entry that a later round tries again, `failed` one that is given up until its content changes, `elsewhere` one
    whose link another source of the case brought.
    """

    guid: str
    link: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    digest: str
    state: EntryState
    tries: int = 0
    document: str | None = None


class SourceState(Noun, frozen=True, kw_only=True):
    """What the store knows of a source: when it was last asked, with which validators its answer came (`etag`, `modified`), until
    when it asked to be left alone (`resume`), how often running it did so (`refusals`), and its last error."""

    address: str
    kind: SourceKind
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    asked: str | None = None
    resume: str | None = None
    refusals: int = 0
    error: str | None = None


class AddedDocument(Noun, frozen=True, kw_only=True):
    """A document that a round added, and where it came from."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    source: str
    level: str
    reason: str | None = None


class SourceReport(Noun, frozen=True, kw_only=True):
    """What a round found at a source. `known` counts entries seen before, `waiting` those left to later rounds, `changed` names
    those whose text is no longer that of the document, which stays as it was added."""

    source: str
    outcome: SourceOutcome
    added: int = 0
    already_there: int = 0
    known: int = 0
    waiting: int = 0
    changed: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    note: str | None = None


class ClaimNews(Noun, frozen=True, kw_only=True):
    """A claim that is new (`before` is None) or whose status or number of independent origins changed.

    `likely_of` is the claim on whose matter one of a single report perhaps is, and `likeness` how probably.
    """

    claim: str
    summary: str
    before: str | None
    after: str
    independent_before: int
    independent_after: int
    likely_of: str | None = None
    likeness: float | None = None


class EventNews(Noun, frozen=True, kw_only=True):
    """An event whose status changed, or that is new (`before` is None)."""

    event: str
    kind: str
    participants: tuple[str, ...]
    before: str | None
    after: str


class PendingNews(Noun, frozen=True, kw_only=True):
    """Something announced that is no longer pending, and how it ended: the event's status now, None where no report keeps it."""

    event: str
    kind: str
    participants: tuple[str, ...]
    due: str | None
    status: str | None


class News(Noun, frozen=True, kw_only=True):
    """What the documents of a round changed in the case."""

    claims_new: tuple[ClaimNews, ...] = ()
    claims_changed: tuple[ClaimNews, ...] = ()
    events_new: tuple[EventNews, ...] = ()
    events_changed: tuple[EventNews, ...] = ()
    pending_new: tuple[PendingNews, ...] = ()
    pending_resolved: tuple[PendingNews, ...] = ()


class Round(Noun, frozen=True, kw_only=True):
    """One round over all sources: what each gave, the documents added, and what they changed. `stopped` tells that it was broken
    off between two documents; what it left is found by the next one."""

    case: str
    number: int
    begun: str
    ended: str
    sources: tuple[SourceReport, ...]
    documents: tuple[AddedDocument, ...] = ()
    news: News = News()
    stopped: bool = False
    next: str | None = None

    @property
    def errors(self) -> tuple[str, ...]:
        """What went wrong, one line each."""
        return tuple(error for source in self.sources for error in source.errors)
