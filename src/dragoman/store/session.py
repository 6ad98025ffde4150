"""One case inside one transaction: what is asked of it, and what changes it."""

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Literal, TypeVar

from sqlalchemy import Connection, bindparam, select, update

from dragoman.errors import DuplicateDocument, NoSuchItem
from dragoman.store import clusters, filing, index, ledger, sources
from dragoman.store.changes import apply, forget_all, forget_document
from dragoman.store.clusters import Place
from dragoman.store.collection import no_collection
from dragoman.store.counts import CaseCounts, count, counts_of
from dragoman.store.filing import Filed
from dragoman.store.kept import Memory
from dragoman.store.tables import cases, documents
from dragoman.store.view import SqlView
from dragoman.store.written import Mark, Written
from dragoman.types import (
    Case,
    CaseActor,
    CaseEvent,
    Claim,
    Cluster,
    Correction,
    Delta,
    DocumentCard,
    Hit,
    Query,
    Reading,
    Statement,
)
from dragoman.types.watching import Entry, SeenEntry, SourceState

Holds = Literal["no", "same", "other"]
_Some = TypeVar("_Some", CaseActor, CaseEvent, Claim)


class CaseSession:
    """A case as one transaction sees it. `view` answers linking; writing needs `Repository.transaction`."""

    def __init__(self, connection: Connection, case: int, name: str, *, writes: bool, written: Written | None = None) -> None:
        self._connection = connection
        self._case = case
        self._writes = writes
        self._written = written or Written()
        self._changed = False
        self.marks: set[Mark] = set()  # what this transaction has written
        self.rewritten = False  # whether it has changed the case as a whole
        self._left: dict[str, filing.Place] = {}  # documents taken out in this transaction: who comes back gets the old place
        self.name = name
        self.view = SqlView(connection, case)

    # -- the case as a whole -----------------------------------------------------------------------------------------------

    def revision(self) -> str:
        """What names the state that the case is in: it changes with every transaction that changes the case, and a case that is
        dropped and made anew has another."""
        return f"{self._case}.{self._connection.execute(_REVISION, {'case': self._case}).scalar_one()}"

    def count_change(self) -> None:
        """Let the case have another revision, if anything was written."""
        if self._changed:
            self._connection.execute(_NEXT_REVISION, {"case": self._case})

    def counts(self) -> CaseCounts:
        """How many things of each kind the case holds."""
        return counts_of(self._connection, self._case, self.name)

    # -- documents ---------------------------------------------------------------------------------------------------------

    def holds(self, id: str, sha256: str) -> Holds:
        """Whether the case has a document of this id, and whether its text is the same."""
        found = filing.digest(self._connection, self._case, id)
        if found is None:
            return "no"
        return "same" if found == sha256 else "other"

    def put(self, reading: Reading, delta: Delta, *, reader: str | None = None, linker: str | None = None) -> None:
        """Add a document with all that it changes, or put a new reading in the place of the old one.

        `reader` and `linker` are the versions that made reading and delta; None keeps those of the document as it was. Raises
        `DuplicateDocument` where the case holds a document of this id with other words.
        """
        self._must_write()
        card = delta.document
        if card is None or card.id != reading.document.id:
            raise ValueError("a reading is put with the delta of its own document")
        if self.holds(card.id, reading.document.sha256) == "other":
            raise DuplicateDocument(card.id, "is in the case with other words; remove it first, or give this one another id")
        self._leave(card.id)
        before = self._left.get(card.id)
        filed_as = filing.FiledAs(
            seq=before.seq if before else self._next_seq(),
            reader=reader if reader is not None else (before.reader if before else ""),
            linker=linker if linker is not None else (before.linker if before else ""),
            added=before.added if before else datetime.now(UTC).isoformat(timespec="seconds"),
            copy_bands=delta.copy_bands,
        )
        filing.file(self._connection, self._case, reading, card, filed_as)
        self.marks.add(("document", card.id))
        self.view.memory.added(delta, self._write(delta), card)
        self._file(delta.statements, card)

    def remove(self, document: str, delta: Delta) -> None:
        """Take a document out with all that it changes; copies of it become copies of the earliest of them.

        Raises `NoSuchItem` where the case has no such document.
        """
        self._must_write()
        if not self._leave(document):
            raise NoSuchItem(document, "is no document of this case")
        self._change(delta)
        heirs = filing.hand_over_copies(self._connection, self._case, document)
        self.marks |= {("document", heir) for heir in heirs}
        if heirs:
            self.view.memory.told_anew(heirs)

    def clear(self) -> None:
        """Take every document out, with all that was linked; who is put back gets the old place."""
        self._must_write()
        self._left |= filing.places(self._connection, self._case)
        forget_all(self._connection, self._case)
        self.rewritten = True
        self.view.memory = Memory()
        self.view.forget()

    def apply(self, delta: Delta) -> None:
        """Change clusters only, as a correction does."""
        self._must_write()
        if delta.document is not None or delta.removed is not None:
            raise ValueError("a document comes by `put` and goes by `remove`")
        self._change(delta)

    def reading(self, document: str) -> Reading:
        """A document's reading, its text included; raises `NoSuchItem`."""
        found = self.readings([document])
        if document not in found:
            raise NoSuchItem(document, "is no document of this case")
        return found[document]

    def readings(self, documents: Sequence[str]) -> dict[str, Reading]:
        """The readings of these documents, by id; those that are not there are left out."""
        return filing.readings_of(self._connection, self._case, documents)

    def text(self, document: str) -> str:
        """A document's text; raises `NoSuchItem`."""
        return self.reading(document).document.text

    def cards_after(self, seq: int, limit: int) -> list[tuple[int, DocumentCard]]:
        """The documents added after the one of this number (0: from the first), with their numbers, in the order of adding."""
        return filing.cards_after(self._connection, self._case, seq, limit)

    def size(self) -> int:
        """How many documents the case holds."""
        return count(self._connection, self._case, documents)

    def cards(self) -> Iterator[DocumentCard]:
        """All documents, in the order in which they were added."""
        return filing.cards(self._connection, self._case)

    def filed(self) -> tuple[Filed, ...]:
        """All documents with what the store knows of each, in the same order."""
        return filing.filed(self._connection, self._case)

    def filed_since(self, revision: str, then: Sequence[Filed]) -> tuple[Filed, ...]:
        """The same from what it was at an earlier revision, as `clusters_since`."""
        marks = self._written.between(revision, self.revision())
        if marks is None:
            return self.filed()
        ids = {id for kind, id in marks if kind == "document"}
        if not ids:
            return tuple(then)
        now = [one for one in then if one.card.id not in ids]
        for one in filing.filed_of(self._connection, self._case, sorted(ids)):
            insort(now, one, key=lambda one: one.seq)
        return tuple(now)

    def stale(self, reader: str, linker: str | None = None) -> tuple[str, ...]:
        """Documents that another reader read, or (where `linker` is given) another linker linked, in the order of adding."""
        return filing.stale(self._connection, self._case, reader, linker)

    def readers(self) -> dict[str, str]:
        """The version of the reader of each document, by id."""
        return filing.readers(self._connection, self._case)

    def added(self) -> dict[str, str]:
        """The moment at which each document was added (ISO, UTC), by id, in the order of adding."""
        return filing.added(self._connection, self._case)

    def added_since(self, day: str) -> tuple[str, ...]:
        """Documents added on or after an ISO date (or moment, in UTC), in the order of adding."""
        return filing.added_since(self._connection, self._case, day)

    # -- clusters ----------------------------------------------------------------------------------------------------------

    def actors(self, *, least: int = 0) -> Iterator[CaseActor]:
        """Actors that stand in at least so many documents: those of most documents first, then by id."""
        return clusters.every(self._connection, self._case, CaseActor, least)

    def events(self, *, least: int = 0) -> Iterator[CaseEvent]:
        """Events, in the same order."""
        return clusters.every(self._connection, self._case, CaseEvent, least)

    def events_of(self, is_wanted: Callable[[str], bool]) -> Iterator[CaseEvent]:
        """Events of the kinds that are wanted, in the same order."""
        return clusters.events_of(self._connection, self._case, is_wanted)

    def claims(self, *, least: int = 0) -> Iterator[Claim]:
        """Claims, in the same order."""
        return clusters.every(self._connection, self._case, Claim, least)

    def clusters_since(self, type: type[_Some], revision: str, then: Sequence[_Some]) -> tuple[_Some, ...]:
        """All clusters of a kind in the same order, from what they were at an earlier revision: where this process has made the
        case of it, only what was written since is read."""
        marks = self._written.between(revision, self.revision())
        if marks is None:
            with no_collection():
                return tuple(clusters.every(self._connection, self._case, type, 0))
        ids = {id for kind, id in marks if kind == clusters.kind_named(type)}
        if not ids:
            return tuple(then)
        now = [cluster for cluster in then if cluster.id not in ids]
        for cluster in clusters.load(self._connection, self._case, type, sorted(ids)).values():
            insort(now, cluster, key=lambda one: (-clusters.weight_of(one), one.id))
        return tuple(now)

    def clusters_after(self, type: type[_Some], place: Place, limit: int) -> list[tuple[Place, _Some]]:
        """Clusters of a kind after a place, each with its own.

        In the order of ids, which nothing changes, whoever goes on after the last place that they have seen misses no cluster
        that is there all the while. By weight, a cluster that further documents join moves up, and may do so behind their back.
        """
        return clusters.after(self._connection, self._case, type, place, limit)

    def actors_named(self, name: str) -> frozenset[str]:
        """The ids of actors that bear all words of a name, in whichever of their forms."""
        return index.bearers(self._connection, self._case, name)

    def statements(self) -> Iterator[Statement]:
        """All statements, by document in the order of adding, each with the claim that it belongs to now."""
        return iter(index.every(self._connection, self._case))

    def dirty_claims(self, limit: int | None = None) -> tuple[Claim, ...]:
        """Claims whose origins and status must be told anew, in the order of their marks: the first `limit`, or all."""
        return self.view.claims_by_id(clusters.dirty(self._connection, self._case, limit))

    def is_settled(self) -> bool:
        """Whether no claim must be told anew."""
        return not clusters.dirty(self._connection, self._case, 1)

    def replace_claims(self, claims: Sequence[Claim]) -> None:
        """Put settled claims in the place of those of the same id; they are no longer dirty."""
        if claims:
            self._must_write()
            clusters.save(self._connection, self._case, claims, self.view.memory.clusters, settled=True)
            self.marks |= {("claim", claim.id) for claim in claims}
            self.view.memory.replaced(claims)

    # -- ledger, search, everything ----------------------------------------------------------------------------------------

    def append(self, correction: Correction) -> Correction:
        """Add an entry to the ledger under the next number, with which it is returned.

        Raises `NoSuchItem` or `BadCorrection` where it undoes an entry that is not there, or undone already.
        """
        self._must_write()
        entry = ledger.append(self._connection, self._case, correction)
        self.view.forget()
        return entry

    def corrections(self, then: tuple[Correction, ...] = ()) -> tuple[Correction, ...]:
        """The ledger, oldest first; what it was `then` is not read again, for nothing in it ever changes."""
        return then + ledger.entries(self._connection, self._case, then[-1].id if then else 0)

    def search(self, query: Query) -> list[Hit]:
        """Statements, the best first; raises `BadQuery`."""
        return index.search(self._connection, self._case, query)

    def search_after(self, query: Query, seq: int, limit: int) -> list[tuple[int, Hit]]:
        """Statements that fit after the one of this number, with their numbers, in the order of adding: whoever goes on after
        the last number that they have seen misses none. Raises `BadQuery`."""
        return index.search_after(self._connection, self._case, query, seq, limit)

    def load_case(self, *, statements: bool = False, least: int = 0) -> Case:
        """The case as a value: clusters that stand in at least `least` documents; statements only where they are asked for."""
        reader, linker = self.made_by()
        with no_collection():
            return Case(
                name=self.name,
                documents=tuple(self.cards()),
                actors=tuple(self.actors(least=least)),
                events=tuple(self.events(least=least)),
                claims=tuple(self.claims(least=least)),
                statements=tuple(self.statements()) if statements else (),
                corrections=self.corrections(),
                reader=reader,
                linker=linker,
            )

    def made_by(self) -> tuple[str, str]:
        """The versions of reader and linker that made the case; where there are several, with commas between them."""
        return filing.made_by(self._connection, self._case)

    # -- sources -----------------------------------------------------------------------------------------------------------

    def source(self, address: str) -> SourceState | None:
        """What is known of a source that the case follows; None where it never did."""
        return sources.source(self._connection, self._case, address)

    def sources(self) -> tuple[SourceState, ...]:
        """Every source that the case follows or followed, by address."""
        return sources.all_sources(self._connection, self._case)

    def put_source(self, state: SourceState) -> None:
        """Keep the state of a source."""
        self._must_write()
        sources.put_source(self._connection, self._case, state)

    def seen(self, address: str) -> tuple[SeenEntry, ...]:
        """What became of the entries of a source."""
        return sources.seen(self._connection, self._case, address)

    def put_seen(self, address: str, entries: Sequence[SeenEntry]) -> None:
        """Keep what became of entries of a source."""
        self._must_write()
        sources.put_seen(self._connection, self._case, address, entries)

    def links_elsewhere(self, address: str, entries: Sequence[Entry]) -> frozenset[str]:
        """Those links of the entries whose page another source of the case has brought."""
        return sources.links_elsewhere(self._connection, self._case, address, entries)

    # -- inside ------------------------------------------------------------------------------------------------------------

    def _must_write(self) -> None:
        if not self._writes:
            raise RuntimeError("a session only reads; use Repository.transaction")
        self._changed = True

    def _change(self, delta: Delta) -> None:
        self.view.memory.changed(delta, self._write(delta))

    def _write(self, delta: Delta) -> dict[tuple[Cluster, str], int]:
        self.view.learn_keys(delta)
        self.view.forget()
        changed: tuple[clusters.Held, ...] = delta.actors + delta.events + delta.claims
        self.marks |= {*((clusters.kind_of(one), one.id) for one in changed), *delta.gone}
        return apply(self._connection, self._case, delta, self.view.memory.clusters)

    def _file(self, found: Sequence[Statement], card: DocumentCard) -> None:
        ids = dict.fromkeys(id for one in found for id in (*one.actors, *filter(None, [one.speaker])))
        actors = {actor.id: actor for actor in self.view.actors_by_id(list(ids))}
        index.file(self._connection, self._case, found, card, actors)

    def _leave(self, document: str) -> bool:
        """Take a document's rows out, if it is there, and remember its place."""
        place = filing.place_of(self._connection, self._case, document)
        if place is None:
            return False
        self._left[document] = place
        self.marks.add(("document", document))
        forget_document(self._connection, self._case, document)
        self.view.forget()
        self.view.memory.left(document)
        return True

    def _next_seq(self) -> int:
        taken = max((place.seq for place in self._left.values()), default=0)
        return max(filing.last_seq(self._connection, self._case), taken) + 1


_REVISION = select(cases.c.revision).where(cases.c.id == bindparam("case"))
_NEXT_REVISION = update(cases).where(cases.c.id == bindparam("case")).values(revision=cases.c.revision + 1)
