"""What linking asks of a case, and what it answers: keys, members, and the change that one document makes."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from dragoman.types.case import CaseActor, CaseEvent, Claim, Correction, DocumentCard, Statement
from dragoman.types.reading import Noun, Span

Cluster = Literal["actor", "event", "claim"]


class Key(Noun, frozen=True, kw_only=True):
    """A blocking key under which a cluster is found again."""

    kind: Cluster
    value: str
    id: str


class Member(Noun, frozen=True, kw_only=True):
    """Which cluster an item of a document's reading belongs to ("a3", "e2", or a statement's id)."""

    kind: Cluster
    document: str
    item: str
    cluster: str


class Delta(Noun, frozen=True, kw_only=True):
    """Everything that adding or removing one document changes in a case, to be applied in one transaction.

    `gone` are clusters (kind, id) that hold nothing any more; `dirty` are claims whose origins and status must be told anew.
    Clusters listed replace what is stored under their id; `keys` and `members` are those of the clusters and the document named
    here, and replace theirs.
    """

    document: DocumentCard | None = None
    removed: str | None = None
    statements: tuple[Statement, ...] = ()
    actors: tuple[CaseActor, ...] = ()
    events: tuple[CaseEvent, ...] = ()
    claims: tuple[Claim, ...] = ()
    keys: tuple[Key, ...] = ()
    members: tuple[Member, ...] = ()
    copy_bands: tuple[str, ...] = ()
    gone: tuple[tuple[Cluster, str], ...] = ()
    dirty: tuple[str, ...] = ()


class Passage(NamedTuple):
    """Where a report tells a deed: the sentence, the deed's `span` in it, the words before, and what heads the report."""

    sentence: str
    span: Span
    before: str = ""
    lead: str = ""


class Coreference(Protocol):
    """Whether passages of several reports tell the same deed."""

    def __call__(self, passage: Passage, others: Sequence[Passage]) -> list[float]:
        """The probability for each of `others` that it tells the same deed."""
        ...


class Kinship(Protocol):
    """Whether two tellings tell the same, by what they have in common."""

    def __call__(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The probability for each row of figures that its two tellings tell the same."""
        ...


class CaseView(Protocol):
    """What linking may ask of a case: always by keys or ids, never everything. Answers are in a stable order."""

    def actors(self, keys: Sequence[str]) -> Sequence[CaseActor]:
        """Actors under any of these keys."""
        ...

    def events(self, keys: Sequence[str], most: int | None = None) -> Sequence[CaseEvent]:
        """Events under any of these keys; where `most` is given, so many, those first that share the rarest of them."""
        ...

    def claims(self, keys: Sequence[str], most: int | None = None) -> Sequence[Claim]:
        """Claims under any of these keys; where `most` is given, so many, those first that share the rarest of them."""
        ...

    def actors_by_id(self, ids: Sequence[str]) -> Sequence[CaseActor]:
        """Actors by id, in the order asked; unknown ids are left out."""
        ...

    def events_by_id(self, ids: Sequence[str]) -> Sequence[CaseEvent]:
        """Events by id, in the order asked."""
        ...

    def claims_by_id(self, ids: Sequence[str]) -> Sequence[Claim]:
        """Claims by id, in the order asked."""
        ...

    def keys_of(self, kind: Cluster, id: str) -> Sequence[str]:
        """The keys under which a cluster is filed."""
        ...

    def prepare(self, documents: Sequence[str]) -> None:
        """These documents' members and statements will be asked for: a store learns them at once."""
        ...

    def members_of(self, document: str) -> Sequence[Member]:
        """What the items of a document belong to."""
        ...

    def cast_of(self, documents: Sequence[str]) -> Sequence[str]:
        """The ids of the actors that stand in any of these documents, sorted."""
        ...

    def deeds_of(self, documents: Sequence[str]) -> Sequence[str]:
        """The ids of the events that any of these documents tells, sorted."""
        ...

    def statements_of(self, document: str) -> Sequence[Statement]:
        """The statements of a document, in its order."""
        ...

    def copies(self, bands: Sequence[str]) -> Sequence[DocumentCard]:
        """Documents that share a band of near-duplicate hashes, earliest added first."""
        ...

    def sentences(self, ids: Mapping[str, Sequence[str]]) -> Sequence[Statement]:
        """Statements by document and id, sorted by these; unknown ones are left out."""
        ...

    def cards(self, ids: Sequence[str]) -> Sequence[DocumentCard]:
        """Cards by id, in the order asked."""
        ...

    def pages_of(self, outlet: str, limit: int = 20) -> Sequence[DocumentCard]:
        """Documents of an outlet (compared by `casefold`), earliest added first."""
        ...

    def corrections(self) -> Sequence[Correction]:
        """The ledger, oldest first."""
        ...
