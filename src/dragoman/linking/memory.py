"""A case in memory: what the store answers to linking, in dictionaries."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from dragoman.types import (
    Case,
    CaseActor,
    CaseEvent,
    Claim,
    Cluster,
    Correction,
    Delta,
    DocumentCard,
    Key,
    Member,
    Statement,
)

PER_KEY = 50
"""How many clusters a key answers with: those of most documents, then by id."""

_Held = TypeVar("_Held", CaseActor, CaseEvent, Claim)


class MemoryView:
    """A `CaseView` over dictionaries; `apply` takes a delta as a store's transaction does.

    Answers by key follow the order of the keys asked; under one key, clusters of many documents come first, then by id, at
    most `PER_KEY`.
    """

    def __init__(self, corrections: Sequence[Correction] = ()) -> None:
        self._actors: dict[str, CaseActor] = {}
        self._events: dict[str, CaseEvent] = {}
        self._claims: dict[str, Claim] = {}
        self._cards: dict[str, DocumentCard] = {}
        self._statements: dict[str, tuple[Statement, ...]] = {}
        self._filed: dict[tuple[Cluster, str], dict[str, None]] = {}
        self._keys: dict[tuple[Cluster, str], tuple[str, ...]] = {}
        self._members: dict[str, dict[tuple[Cluster, str], Member]] = {}
        self._bands: dict[str, dict[str, None]] = {}
        self._document_bands: dict[str, tuple[str, ...]] = {}
        self._pages: dict[str, dict[str, None]] = {}
        self._dirty: dict[str, None] = {}
        self._corrections = tuple(corrections)

    def apply(self, delta: Delta) -> None:
        """Take over what adding or removing one document changes."""
        for name in (delta.removed, delta.document.id if delta.document else None):
            if name is not None:
                self._forget(name)
        if delta.document is not None:
            self._add_card(delta.document, delta)
        for actor in delta.actors:
            self._actors[actor.id] = actor
        for event in delta.events:
            self._events[event.id] = event
        for claim in delta.claims:
            self._claims[claim.id] = claim
        self._file(delta)
        for member in delta.members:
            self._members.setdefault(member.document, {})[member.kind, member.item] = member
        for kind, id in delta.gone:
            self._drop(kind, id)
        self._dirty |= {id: None for id in delta.dirty if id in self._claims}

    def dirty_claims(self) -> tuple[Claim, ...]:
        """Claims whose origins and status must be told anew, in the order in which they were marked."""
        return tuple(self._claims[id] for id in self._dirty if id in self._claims)

    def replace_claims(self, claims: Iterable[Claim]) -> None:
        """Put settled claims in the place of those of the same id; they are no longer dirty."""
        for claim in claims:
            self._claims[claim.id] = claim
            self._dirty.pop(claim.id, None)

    def case(self, name: str, *, reader: str = "", linker: str = "") -> Case:
        """Everything, as a value: documents in the order in which they came, clusters of many documents first."""
        return Case(
            name=name,
            documents=tuple(self._cards.values()),
            actors=tuple(_by_weight(self._actors.values())),
            events=tuple(_by_weight(self._events.values())),
            claims=tuple(_by_weight(self._claims.values())),
            statements=tuple(self._placed(statement) for found in self._statements.values() for statement in found),
            corrections=self._corrections,
            reader=reader,
            linker=linker,
        )

    def actors(self, keys: Sequence[str]) -> tuple[CaseActor, ...]:
        """Actors under any of these keys."""
        return self._under("actor", keys, self._actors)

    def events(self, keys: Sequence[str], most: int | None = None) -> tuple[CaseEvent, ...]:
        """Events under any of these keys; where `most` is given, so many, those first that share the rarest keys."""
        if most is not None:
            return self._closest("event", keys, self._events, most)
        return self._under("event", keys, self._events)

    def claims(self, keys: Sequence[str], most: int | None = None) -> tuple[Claim, ...]:
        """Claims under any of these keys; where `most` is given, so many, those first that share the rarest keys."""
        if most is not None:
            return self._closest("claim", keys, self._claims, most)
        return self._under("claim", keys, self._claims)

    def actors_by_id(self, ids: Sequence[str]) -> tuple[CaseActor, ...]:
        """Actors by id, in the order asked."""
        return tuple(self._actors[id] for id in ids if id in self._actors)

    def events_by_id(self, ids: Sequence[str]) -> tuple[CaseEvent, ...]:
        """Events by id, in the order asked."""
        return tuple(self._events[id] for id in ids if id in self._events)

    def claims_by_id(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """Claims by id, in the order asked."""
        return tuple(self._claims[id] for id in ids if id in self._claims)

    def keys_of(self, kind: Cluster, id: str) -> tuple[str, ...]:
        """The keys under which a cluster is filed."""
        return self._keys.get((kind, id), ())

    def prepare(self, documents: Sequence[str]) -> None:
        """Nothing to do: everything is at hand."""

    def members_of(self, document: str) -> tuple[Member, ...]:
        """What the items of a document belong to."""
        return tuple(self._members.get(document, {}).values())

    def cast_of(self, documents: Sequence[str]) -> tuple[str, ...]:
        """The ids of the actors that stand in any of these documents, sorted."""
        return self._clusters_in("actor", documents)

    def deeds_of(self, documents: Sequence[str]) -> tuple[str, ...]:
        """The ids of the events that any of these documents tells, sorted."""
        return self._clusters_in("event", documents)

    def sentences(self, ids: Mapping[str, Sequence[str]]) -> tuple[Statement, ...]:
        """Statements by document and id, sorted by these."""
        told = (s for document in sorted(ids) for s in sorted(self.statements_of(document), key=lambda s: s.id))
        return tuple(statement for statement in told if statement.id in ids[statement.document])

    def statements_of(self, document: str) -> tuple[Statement, ...]:
        """The statements of a document, in its order."""
        return self._statements.get(document, ())

    def copies(self, bands: Sequence[str]) -> tuple[DocumentCard, ...]:
        """Documents that share a band of near-duplicate hashes, earliest added first."""
        found = {document for band in bands for document in self._bands.get(band, {})}
        return tuple(card for id, card in self._cards.items() if id in found) if found else ()

    def cards(self, ids: Sequence[str]) -> tuple[DocumentCard, ...]:
        """Cards by id, in the order asked."""
        return tuple(self._cards[id] for id in ids if id in self._cards)

    def pages_of(self, outlet: str, limit: int = 20) -> tuple[DocumentCard, ...]:
        """Documents of an outlet, earliest added first."""
        return tuple(self._cards[id] for id in list(self._pages.get(outlet.casefold(), {}))[:limit])

    def corrections(self) -> tuple[Correction, ...]:
        """The ledger, oldest first."""
        return self._corrections

    def _clusters_in(self, kind: Cluster, documents: Sequence[str]) -> tuple[str, ...]:
        members = (member for document in set(documents) for member in self.members_of(document))
        return tuple(sorted({member.cluster for member in members if member.kind == kind}))

    def _placed(self, statement: Statement) -> Statement:
        """A statement with the claim that it belongs to now: a later document may have made one of two."""
        member = self._members.get(statement.document, {}).get(("claim", statement.id))
        return msgspec.structs.replace(statement, claim=member.cluster) if member is not None else statement

    def _add_card(self, card: DocumentCard, delta: Delta) -> None:
        self._cards[card.id] = card
        self._pages.setdefault(card.outlet.casefold(), {})[card.id] = None
        self._statements[card.id] = delta.statements
        self._document_bands[card.id] = delta.copy_bands
        for band in delta.copy_bands:
            self._bands.setdefault(band, {})[card.id] = None

    def _forget(self, document: str) -> None:
        card = self._cards.pop(document, None)
        if card is not None:
            self._pages[card.outlet.casefold()].pop(document, None)
        for band in self._document_bands.pop(document, ()):
            self._bands[band].pop(document, None)
        self._statements.pop(document, None)
        self._members.pop(document, None)

    def _file(self, delta: Delta) -> None:
        named: dict[tuple[Cluster, str], dict[str, None]] = {}
        for actor in delta.actors:
            named["actor", actor.id] = {}
        for event in delta.events:
            named["event", event.id] = {}
        for claim in delta.claims:
            named["claim", claim.id] = {}
        for key in delta.keys:
            named.setdefault((key.kind, key.id), {})[key.value] = None
        for (kind, id), values in named.items():
            self._unfile(kind, id)
            self._keys[kind, id] = tuple(values)
            for value in values:
                self._filed.setdefault((kind, value), {})[id] = None

    def _unfile(self, kind: Cluster, id: str) -> None:
        for value in self._keys.pop((kind, id), ()):
            self._filed[kind, value].pop(id, None)

    def _drop(self, kind: Cluster, id: str) -> None:
        self._unfile(kind, id)
        if kind == "actor":
            self._actors.pop(id, None)
        elif kind == "event":
            self._events.pop(id, None)
        else:
            self._claims.pop(id, None)
            self._dirty.pop(id, None)

    def _under(self, kind: Cluster, keys: Sequence[str], held: Mapping[str, _Held]) -> tuple[_Held, ...]:
        found: dict[str, _Held] = {}
        for key in keys:
            found |= {cluster.id: cluster for cluster in self._weightiest(kind, key, held)}
        return tuple(found.values())

    def _closest(self, kind: Cluster, keys: Sequence[str], held: Mapping[str, _Held], most: int) -> tuple[_Held, ...]:
        found: dict[str, _Held] = {}
        weights: dict[str, int] = {}
        for key in dict.fromkeys(keys):
            answer = self._weightiest(kind, key, held)
            for cluster in answer:
                found.setdefault(cluster.id, cluster)
                weights[cluster.id] = weights.get(cluster.id, 0) + PER_KEY // len(answer)
        order = sorted(found.values(), key=lambda cluster: (-weights[cluster.id], -weight_of(cluster), cluster.id))
        return tuple(order[:most])

    def _weightiest(self, kind: Cluster, key: str, held: Mapping[str, _Held]) -> list[_Held]:
        return _by_weight(held[id] for id in self._filed.get((kind, key), {}) if id in held)[:PER_KEY]


def keys_for(kind: Cluster, id: str, values: Iterable[str]) -> tuple[Key, ...]:
    """The keys of one cluster, each once, in their order."""
    return tuple(Key(kind=kind, value=value, id=id) for value in dict.fromkeys(values))


def _by_weight(clusters: Iterable[_Held]) -> list[_Held]:
    return sorted(clusters, key=lambda cluster: (-weight_of(cluster), cluster.id))


def weight_of(cluster: CaseActor | CaseEvent | Claim) -> int:
    """In how many documents a cluster stands; those that only probably tell a claim weigh nothing."""
    if isinstance(cluster, CaseActor):
        return len(cluster.documents)
    items = cluster.mentions if isinstance(cluster, CaseEvent) else cluster.counted
    return len({item.document for item in items})
