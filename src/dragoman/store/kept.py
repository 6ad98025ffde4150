"""What the last transaction on a case leaves in memory for the next: documents that come one after the other ask for the same
states, people, stories and reports, and what is told of those grows with the case."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

from dragoman.store.clusters import Held, kind_of
from dragoman.types import Cluster, Delta, DocumentCard, Member, Statement

Clusters: TypeAlias = dict[tuple[Cluster, str], Held]

_MOST = {"clusters": 4096, "keys": 16384, "cards": 8192, "members": 8192, "statements": 8192}
"""Of each so many: of clusters those that were asked for or written last, of the rest those that were learnt last."""
_CASES = 4


@dataclass
class Memory:
    """What is known of a case as it stands: clusters, those asked for or written last at the end, and their keys; of documents the
    cards, members and statements."""

    clusters: Clusters = field(default_factory=dict)
    keys: dict[tuple[Cluster, str], tuple[str, ...]] = field(default_factory=dict)
    cards: dict[str, DocumentCard] = field(default_factory=dict)
    members: dict[str, tuple[Member, ...]] = field(default_factory=dict)
    statements: dict[str, tuple[Statement, ...]] = field(default_factory=dict)

    def hold(self, kind: Cluster, cluster: Held) -> None:
        """Have a cluster, as the one asked for last."""
        self.clusters.pop((kind, cluster.id), None)
        self.clusters[kind, cluster.id] = cluster

    def replaced(self, changed: Sequence[Held]) -> None:
        """Clusters were written."""
        for cluster in changed:
            self.hold(kind_of(cluster), cluster)

    def changed(self, delta: Delta) -> None:
        """A delta was written, but for its document."""
        filed: dict[tuple[Cluster, str], dict[str, None]] = {}
        clusters: tuple[Held, ...] = delta.actors + delta.events + delta.claims
        self.replaced(clusters)
        for cluster in clusters:
            filed[kind_of(cluster), cluster.id] = {}
        for key in delta.keys:
            filed.setdefault((key.kind, key.id), {})[key.value] = None
        self.keys |= {place: tuple(values) for place, values in filed.items()}
        for place in delta.gone:
            self.clusters.pop(place, None)
            self.keys.pop(place, None)
        for document in {member.document for member in delta.members}:
            self.members.pop(document, None)

    def added(self, delta: Delta, card: DocumentCard) -> None:
        """A delta was written with its document, of which nothing was there before."""
        self.changed(delta)
        own: dict[tuple[Cluster, str], Member] = {}
        for member in delta.members:
            if member.document == card.id:
                own[member.kind, member.item] = member
        self.cards[card.id] = card
        self.members[card.id] = tuple(own.values())
        self.statements[card.id] = delta.statements

    def left(self, document: str) -> None:
        """A document was taken out."""
        for known in (self.cards, self.members, self.statements):
            known.pop(document, None)

    def trim(self) -> None:
        """Forget what is too much."""
        for name, most in _MOST.items():
            known: dict[Any, Any] = getattr(self, name)
            for place in list(islice(known, max(0, len(known) - most))):
                del known[place]


class Kept:
    """What is known of a few cases, of each with the revision at which the store holds the same.

    Only who writes takes it: the case is his alone until he leaves it again, and after an error it is not left.
    """

    def __init__(self) -> None:
        self._of: dict[int, tuple[str, Memory]] = {}

    def take(self, case: int, revision: str) -> Memory:
        """What is kept of a case; nothing where another process has changed it since."""
        then, memory = self._of.pop(case, ("", Memory()))
        return memory if then == revision else Memory()

    def leave(self, case: int, revision: str, memory: Memory) -> None:
        """Keep what a transaction has learnt of a case and made of it."""
        memory.trim()
        self._of[case] = revision, memory
        for other in list(self._of)[:-_CASES]:
            self._of.pop(other, None)
