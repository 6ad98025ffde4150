"""Cases in a store: add, remove, reread, correct, tell. The command line and the web both talk to this.

Reading goes on outside any transaction; each document is then linked and kept in one of its own, so that another process may add
to the same case and a process that dies leaves every document wholly in or wholly out.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal, Self

import msgspec

from dragoman.errors import DragomanError, DuplicateDocument
from dragoman.ingest.known import only_summary
from dragoman.linking.canon import LINKER, canonical
from dragoman.linking.channels import channels
from dragoman.linking.pending import pending
from dragoman.reading.version import engine_of, reader_version
from dragoman.store import CaseSession, CaseSummary, Repository
from dragoman.telling.case_brief import case_brief
from dragoman.telling.case_parts import CaseBrief, Dossier, Held
from dragoman.telling.stands import held_positions
from dragoman.types import Case, CaseActor, CaseEvent, Claim, Correction, Document, Engine, Hit, Pending, Query, Reading
from dragoman.workspace.corrections import Request, claims_judged, correction_of, documents_touched, is_judgement
from dragoman.workspace.kept import Kept
from dragoman.workspace.linker import link_document, settle, unlink_document
from dragoman.workspace.reading import Options, read_chunk, read_inputs

_BATCH = 500  # documents of one `add` that are put in canonical order before they are linked
_SETTLED = 200  # claims that are settled in one transaction
_LARGE = 1000  # documents from which a brief leaves out what a single document tells
_WHOLE = 100  # documents up to which a correction links the whole case anew
_POSITIONS = 400  # documents whose positions a brief looks through, the latest ones

State = Literal["added", "already there"]


@dataclass(frozen=True)
class Added:
    """A document that is in the case now; `level` is how far its language is read, with the `reason` where that is not full.
    `summary` tells that a feed held only a summary of the article."""

    document: str
    title: str | None
    state: State
    level: str
    reason: str | None
    summary: bool = False


@dataclass(frozen=True)
class Reread:
    """What reading and linking a document anew changed: how many items of each kind there were and are."""

    document: str
    before: dict[str, int]
    after: dict[str, int]

    @property
    def changed(self) -> bool:
        """Whether any number differs."""
        return self.before != self.after


class Workspace:
    """A store with its cases.

    Every method raises the errors of `dragoman.errors`: `NoSuchCase`, and those of the store.
    """

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.kept = Kept()

    @classmethod
    def open(cls, url: str | None = None, *, create: bool = True) -> Self:
        """The store at `url`, or the user's own."""
        return cls(Repository.open(url, create=create))

    def close(self) -> None:
        """Let go of the store."""
        self.repository.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- documents -------------------------------------------------------------------------------------------------------

    def add(self, case: str, inputs: Iterable[str], options: Options) -> Iterator[Added | DragomanError]:
        """Read the inputs and add them; yields what became of each document, or the error in its place.

        Documents of one batch are linked by date of report, so that a folder gives the same case under any names of its files.
        Claims are settled when all are in.
        """
        with self.repository.session(case):
            pass  # a case that is not there is found before anything is read
        outcomes = read_inputs(inputs, options)
        try:
            while batch := list(islice(outcomes, _BATCH)):
                yield from (outcome for outcome in batch if isinstance(outcome, DragomanError))
                readings = [outcome for outcome in batch if isinstance(outcome, Reading)]
                for reading in sorted(readings, key=canonical):
                    yield self.put(case, reading, options.engine)
        finally:
            self.settle(case)

    def put(self, case: str, reading: Reading, engine: Engine, *, settled: bool = False) -> Added | DragomanError:
        """Link one reading and keep it, in one transaction; `settle` must follow when all are in, unless it is done with the
        document (`settled`), so that whoever looks in between has not to wait for it."""
        document = reading.document
        with self.repository.transaction(case) as session:
            held = session.holds(document.id, document.sha256)
            if held == "other":
                return DuplicateDocument(
                    document.id, "is in the case with other words; remove it first, or give this one another id"
                )
            if held == "no":
                delta = link_document(reading, session.view, engine)
                session.put(reading, delta, reader=reader_version(engine), linker=LINKER)
                if settled:
                    _settle(session)
        state: State = "already there" if held == "same" else "added"
        return Added(document.id, document.title, state, reading.level, reading.reason, only_summary(document))

    def remove(self, case: str, document: str, *, expected: Collection[str] | None = None) -> None:
        """Take a document out with all its traces; raises `NoSuchItem`, and `CaseChanged` where the case has none of the
        `expected` revisions."""
        with self.repository.transaction(case, expected=expected) as session:
            session.remove(document, unlink_document(document, session.view))
            _settle(session)

    def settle(self, case: str) -> None:
        """Tell origins, status and grade anew of the claims that are marked for it."""
        settled = True
        while settled:
            with self.repository.transaction(case) as session:
                claims = session.dirty_claims(_SETTLED)
                session.replace_claims(settle(claims, session.view))
                settled = len(claims) == _SETTLED

    def reread(self, case: str, engine: Engine = "combined", *, everything: bool = False) -> Iterator[Reread]:
        """Bring a case up to date: read what another reader read, and link it anew; yields what changed, document by document.

        Documents are taken in canonical order, each in a transaction of its own.
        """
        with self.repository.session(case) as session:
            cards = {card.id: card for card in session.cards()}
            stale = tuple(cards) if everything else session.stale(reader_version(engine), LINKER)
        for id in sorted(stale, key=lambda id: (cards[id].published or "9999", id)):
            yield self._reread(case, id, engine)
        self.settle(case)

    def _reread(self, case: str, id: str, engine: Engine) -> Reread:
        with self.repository.session(case) as session:
            old = session.reading(id)
        (new,) = read_chunk([_bare(old.document)], engine)
        if isinstance(new, DragomanError):
            raise new
        with self.repository.transaction(case) as session:
            session.remove(id, unlink_document(id, session.view))
            session.put(new, link_document(new, session.view, engine), reader=reader_version(engine), linker=LINKER)
        return Reread(id, _counts(old), _counts(new))

    # -- corrections -----------------------------------------------------------------------------------------------------

    def correct(self, case: str, request: Request, *, expected: Collection[str] | None = None) -> Correction:
        """Append a decision to the ledger and let it take effect.

        A case that is not large is linked anew as a whole: it is what its documents, in the order of adding, and the ledger make
        of it, and whatever is taken back leaves nothing behind. Of a large one only the documents that tell of it are.

        Raises `NoSuchItem`, `BadCorrection`, and `CaseChanged` where the case has none of the `expected` revisions.
        """
        with self.repository.transaction(case, expected=expected) as session:
            entry = session.append(correction_of(request, session))
            if is_judgement(entry, session):
                session.replace_claims(settle(claims_judged(entry, session), session.view))
            elif session.size() <= _WHOLE:
                _relink_all(session)
            else:
                _relink(session, documents_touched(entry, request, session))
            _settle(session)
        return entry

    def ledger(self, case: str) -> tuple[Correction, ...]:
        """All decisions, oldest first."""
        with self.repository.session(case) as session:
            return session.corrections()

    # -- telling ---------------------------------------------------------------------------------------------------------

    def cases(self) -> list[CaseSummary]:
        """The cases of the store, by name."""
        return self.repository.cases()

    def claims(self, case: str) -> list[Claim]:
        """The claims, those in most documents first."""
        with self.settled(case) as session:
            return list(session.claims())

    def events(self, case: str) -> list[CaseEvent]:
        """The events, those in most documents first."""
        with self.repository.session(case) as session:
            return list(session.events())

    def actors(self, case: str) -> list[CaseActor]:
        """The actors, those in most documents first."""
        with self.repository.session(case) as session:
            return list(session.actors())

    def pending(self, case: str, as_of: str) -> tuple[tuple[Pending, CaseEvent], ...]:
        """What was announced or due by a day and not reported since, with the event."""
        events = {event.id: event for event in self.events(case)}
        return tuple((open_, events[open_.event]) for open_ in pending(tuple(events.values()), as_of))

    def search(self, case: str, query: Query) -> list[Hit]:
        """Statements that fit, the best first; raises `BadQuery`."""
        with self.repository.session(case) as session:
            return session.search(query)

    def brief(self, case: str, *, as_of: str, since: str | None = None) -> CaseBrief:
        """The brief as of an ISO date, with what is new since another."""
        with self.settled(case) as session:
            return brief_of(session, as_of=as_of, since=since)

    @contextmanager
    def settled(self, case: str) -> Iterator[CaseSession]:
        """A session in which no claim waits to be settled."""
        with self.repository.session(case) as session:
            settled = session.is_settled()
            if settled:
                yield session
        if not settled:
            self.settle(case)
            with self.repository.session(case) as session:
                yield session


def brief_of(session: CaseSession, *, as_of: str, since: str | None = None) -> CaseBrief:
    """The brief of the case of a session."""
    documents = sum(1 for _ in session.cards())
    loaded = session.load_case(least=2 if documents > _LARGE else 0)
    dossier = Dossier(
        case=loaded,
        texts=lru_cache(maxsize=256)(session.text),
        channels=channels(loaded),
        pending=pending(loaded.events, as_of),
        positions=tuple(_positions(session, loaded)),
        added={id: moment[:10] for id, moment in session.added().items()},
    )
    return case_brief(dossier, as_of=as_of, since=since)


def _bare(document: Document) -> Document:
    """A document as it was received, before its sections were found."""
    return msgspec.structs.replace(document, sections=())


def _counts(reading: Reading) -> dict[str, int]:
    return {
        "actors": len(reading.actors),
        "attributions": len(reading.attributions),
        "events": len(reading.events),
        "citations": len(reading.citations),
    }


def _settle(session: CaseSession) -> None:
    """Settle every claim that waits, within the transaction that made it wait."""
    while claims := session.dirty_claims(_SETTLED):
        session.replace_claims(settle(claims, session.view))


def _relink_all(session: CaseSession) -> None:
    """Link all documents again from the first added to the last, under the ledger as it is now."""
    readings, readers = [session.reading(card.id) for card in session.cards()], session.readers()
    session.clear()
    for reading in readings:
        session.put(reading, link_document(reading, session.view, engine_of(readers[reading.document.id])))


def _relink(session: CaseSession, documents: Sequence[str]) -> None:
    """Unlink the documents and link them again in the order given, under the ledger as it is now."""
    readings, readers = [session.reading(id) for id in documents], session.readers()
    for id in reversed(documents):
        session.remove(id, unlink_document(id, session.view))
    for reading in readings:
        session.put(reading, link_document(reading, session.view, engine_of(readers[reading.document.id])))


def _positions(session: CaseSession, case: Case) -> Iterator[Held]:
    known = {actor.id: actor.name for actor in case.actors}
    latest = sorted(case.documents, key=lambda card: (card.published or "", card.id))[-_POSITIONS:]
    for card in latest:
        reading = session.reading(card.id)
        if not reading.positions:
            continue
        members = [member for member in session.view.members_of(card.id) if member.kind == "actor"]
        yield from held_positions(reading, {m.item: known[m.cluster] for m in members if m.cluster in known})


__all__ = ["Added", "Request", "Reread", "Workspace", "brief_of", "reader_version"]
