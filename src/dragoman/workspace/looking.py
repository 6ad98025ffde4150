"""One case as one request sees it: everything that pages, the API and exports look up, in one transaction."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

import msgspec

from dragoman.errors import NoSuchItem
from dragoman.linking.channels import channels, is_channel
from dragoman.linking.pending import pending
from dragoman.store import CaseCounts, CaseSession, Filed, Place, no_collection
from dragoman.telling.case_parts import CaseBrief
from dragoman.types import (
    Case,
    CaseActor,
    CaseEvent,
    Channel,
    Claim,
    Correction,
    DocumentCard,
    Hit,
    Member,
    Pending,
    Query,
    Reading,
    Statement,
)
from dragoman.workspace.cases import Workspace, brief_of
from dragoman.workspace.kept import Kept

_Found = TypeVar("_Found")
_Cluster = TypeVar("_Cluster", CaseActor, CaseEvent, Claim)


@dataclass(frozen=True)
class _Picture:
    """A picture, and the digest of what it shows; it counts as so many clusters as take its room."""

    digest: bytes
    svg: str

    def __len__(self) -> int:
        return len(self.svg) // 5000


class Look:
    """A case to look things up in, as it was when the look began. Lookups by id raise `NoSuchItem`."""

    def __init__(self, session: CaseSession, kept: Kept | None = None) -> None:
        self._session = session
        self._kept = kept or Kept()
        self.name = session.name
        self._one = lru_cache(maxsize=64)(session.reading)
        self._prepared: dict[str, Reading] = {}

    def revision(self) -> str:
        """What names the state that the case is in."""
        return self._revision

    @cached_property
    def _revision(self) -> str:
        return self._session.revision()

    def once(self, name: str, make: Callable[[], _Found]) -> _Found:
        """What `make` returns, an immutable value that follows from the case alone: made once for each of its revisions."""
        return self._kept.get(self.revision(), name, make)

    def drawn(self, name: str, shows: object, draw: Callable[[], str]) -> str:
        """The picture of a name, drawn anew only where what it `shows`, a value of the contract, is not what it was."""

        def make(_: str | None, before: _Picture | None) -> _Picture:
            digest = hashlib.sha256(msgspec.msgpack.encode(shows)).digest()
            return before if before is not None and before.digest == digest else _Picture(digest, draw())

        return self._kept.follow(self.revision(), f"picture {name}", make).svg

    def _every(self, type: type[_Cluster]) -> tuple[_Cluster, ...]:
        """All clusters of a kind; of a list that was made for an earlier revision, what has changed since is read."""

        def make(then: str | None, before: tuple[_Cluster, ...] | None) -> tuple[_Cluster, ...]:
            return self._session.clusters_since(type, then or "", before or ())

        return self._kept.follow(self.revision(), type.__name__, make)

    def _filed(self) -> tuple[Filed, ...]:
        return self._kept.follow(
            self.revision(), "filed", lambda then, before: self._session.filed_since(then or "", before or ())
        )

    def counts(self) -> CaseCounts:
        """How many things of each kind the case holds."""
        return self._session.counts()

    def documents_after(self, seq: int, limit: int) -> list[tuple[int, DocumentCard]]:
        """Documents added after the one of this number, with their numbers."""
        return self._session.cards_after(seq, limit)

    def claims_after(self, place: Place, limit: int) -> list[tuple[Place, Claim]]:
        """Claims after a place, each with its own."""
        return self._session.clusters_after(Claim, place, limit)

    def events_after(self, place: Place, limit: int) -> list[tuple[Place, CaseEvent]]:
        """Events after a place, each with its own."""
        return self._session.clusters_after(CaseEvent, place, limit)

    def actors_after(self, place: Place, limit: int) -> list[tuple[Place, CaseActor]]:
        """Actors after a place, each with its own."""
        return self._session.clusters_after(CaseActor, place, limit)

    def found_after(self, query: Query, seq: int, limit: int) -> list[tuple[int, Hit]]:
        """Statements that fit after the one of this number, in the order of adding, with their numbers; raises `BadQuery`."""
        return self._session.search_after(query, seq, limit)

    def actors_named(self, name: str) -> frozenset[str]:
        """The ids of actors that bear all words of a name, in whichever of their forms."""
        return self._session.actors_named(name)

    def documents(self) -> tuple[DocumentCard, ...]:
        """All documents, in the order in which they were added."""
        return self.once("documents", lambda: tuple(filed.card for filed in self._filed()))

    def card(self, id: str) -> DocumentCard:
        """What is known of a document without its text."""
        return _only(self._session.view.cards([id]), id, "document")

    def cards(self, ids: Iterable[str]) -> dict[str, DocumentCard]:
        """The cards of these documents, by id; those that are not there are left out."""
        return {card.id: card for card in self._session.view.cards(list(dict.fromkeys(ids)))}

    def statements(self, document: str) -> tuple[Statement, ...]:
        """The statements of a document, in its order."""
        return tuple(self._session.view.statements_of(document))

    def claims_by_id(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """These claims, in the order asked; those that are not there are left out."""
        return tuple(self._session.view.claims_by_id(list(dict.fromkeys(ids))))

    def events_by_id(self, ids: Iterable[str]) -> tuple[CaseEvent, ...]:
        """These events, in the order asked."""
        return tuple(self._session.view.events_by_id(list(dict.fromkeys(ids))))

    def actors_by_id(self, ids: Iterable[str]) -> tuple[CaseActor, ...]:
        """These actors, in the order asked."""
        return tuple(self._session.view.actors_by_id(list(dict.fromkeys(ids))))

    def claims(self) -> tuple[Claim, ...]:
        """The claims, those in most documents first."""
        return self._every(Claim)

    def events(self) -> tuple[CaseEvent, ...]:
        """The events, in the same order."""
        return self._every(CaseEvent)

    def channel_events(self) -> tuple[CaseEvent, ...]:
        """The events that may pass on a channel, in the same order."""

        def make(then: str | None, before: tuple[CaseEvent, ...] | None) -> tuple[CaseEvent, ...]:
            if then is None or before is None:
                return _all(self._session.events_of(is_channel))
            return tuple(one for one in self._session.clusters_since(CaseEvent, then, before) if is_channel(one.kind))

        return self._kept.follow(self.revision(), "channel events", make)

    def actors(self) -> tuple[CaseActor, ...]:
        """The actors, in the same order."""
        return self._every(CaseActor)

    def claim(self, id: str) -> Claim:
        """One claim."""
        return _only(self._session.view.claims_by_id([id]), id, "claim")

    def event(self, id: str) -> CaseEvent:
        """One event."""
        return _only(self._session.view.events_by_id([id]), id, "event")

    def actor(self, id: str) -> CaseActor:
        """One actor."""
        return _only(self._session.view.actors_by_id([id]), id, "actor")

    def prepare(self, documents: Iterable[str]) -> None:
        """Look up the readings and members of many documents at once, before they are asked for one by one."""
        wanted = [id for id in dict.fromkeys(documents) if id not in self._prepared]
        self._prepared |= self._session.readings(wanted)
        self._session.view.learn_members(wanted)

    def reading(self, document: str) -> Reading:
        """A document's reading, its text included."""
        return self._prepared.get(document) or self._one(document)

    def members(self, document: str) -> tuple[Member, ...]:
        """Which item of a document's reading belongs to which actor, event or claim of the case."""
        return tuple(self._session.view.members_of(document))

    def search(self, query: Query) -> tuple[Hit, ...]:
        """Statements that fit, the best first; raises `BadQuery`."""
        return tuple(self._session.search(query))

    def ledger(self) -> tuple[Correction, ...]:
        """All decisions, oldest first."""
        return self._kept.follow(self.revision(), "ledger", lambda _, before: self._session.corrections(before or ()))

    def added(self) -> dict[str, str]:
        """The moment at which each document was added (ISO, UTC), by id."""
        return {filed.card.id: filed.added for filed in self._filed()}

    def channels(self) -> tuple[Channel, ...]:
        """Who meets or writes to whom."""
        return self.once("channels", lambda: channels(self.case()))

    def pending(self, as_of: str) -> tuple[Pending, ...]:
        """What was announced or due by a day and not reported since."""
        return self.once(f"pending {as_of}", lambda: pending(self.events(), as_of))

    def brief(self, as_of: str) -> CaseBrief:
        """The brief as of a day."""
        return brief_of(self._session, as_of=as_of)

    def case(self, *, statements: bool = False) -> Case:
        """All of it as a value."""
        if statements:
            return self._session.load_case(statements=True)
        reader, linker = self._session.made_by()
        return Case(
            name=self.name,
            documents=self.documents(),
            actors=self.actors(),
            events=self.events(),
            claims=self.claims(),
            corrections=self.ledger(),
            reader=reader,
            linker=linker,
        )


@contextmanager
def looking(workspace: Workspace, case: str) -> Iterator[Look]:
    """The case to look things up in; raises `NoSuchCase`. Claims that wait to be settled are settled first."""
    with workspace.settled(case) as session:
        yield Look(session, workspace.kept)


def _all(found: Iterator[_Found]) -> tuple[_Found, ...]:
    with no_collection():
        return tuple(found)


def _only(found: Sequence[_Found], id: str, what: str) -> _Found:
    if not found:
        raise NoSuchItem(id, f"is no {what} of this case")
    return found[0]
