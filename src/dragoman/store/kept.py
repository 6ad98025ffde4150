"""What the last transaction on a case leaves in memory for the next: documents that come one after the other ask for the same
states, people, stories and reports, and what is told of those grows with the case."""

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

from dragoman.store.clusters import Held, kind_of
from dragoman.types import Cluster, Delta, DocumentCard, Member, Statement

Place: TypeAlias = tuple[Cluster, str]  # a kind of cluster, and an id or a key of that kind
Listed: TypeAlias = tuple[int, str]  # a cluster's rank (minus the number of its documents) and its id

PER_KEY = 50
"""How many clusters a key answers with: those of most documents, then by id."""

_OF_DOCUMENTS = (
    12288  # all of a large case: old stories are told on, and what was forgotten of them would be read again and again
)
_MOST = {"clusters": 16384, "keys": 16384, "answers": 65536, "pages": 8192} | dict.fromkeys(
    ("cards", "members", "statements"), _OF_DOCUMENTS
)
"""Of each so many: of clusters those that were asked for or written last, of keys those that were learnt or written last, of the
rest those that were learnt last."""
_CASES = 4


@dataclass
class Memory:
    """What is known of a case as it stands: clusters, those asked for or written last at the end, and their keys; what keys
    answer with, in order; of documents the cards, members and statements, and of outlets the first cards."""

    clusters: dict[Place, Held] = field(default_factory=dict)
    keys: dict[Place, tuple[str, ...]] = field(default_factory=dict)
    answers: dict[Place, list[Listed]] = field(default_factory=dict)
    cards: dict[str, DocumentCard] = field(default_factory=dict)
    pages: dict[str, dict[int, tuple[DocumentCard, ...]]] = field(default_factory=dict)
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

    def changed(self, delta: Delta, ranks: Mapping[Place, int]) -> None:
        """A delta was written, but for its document; `ranks` are those of all clusters that have new keys. The old keys of these,
        and of clusters that are gone, must be known."""
        filed: dict[Place, dict[str, None]] = {place: {} for place in ranks}
        for key in delta.keys:
            filed[key.kind, key.id][key.value] = None
        for place, values in filed.items():
            self._file(place, ranks[place], values)
        self.replaced(delta.actors + delta.events + delta.claims)
        for place in delta.gone:
            self._file(place, 0, {})
            self.clusters.pop(place, None)
            self.keys.pop(place, None)
        for document in {member.document for member in delta.members}:
            self.members.pop(document, None)

    def _file(self, place: Place, rank: int, values: Mapping[str, None]) -> None:
        kind, id = place
        for value in self.keys.pop(place):
            if value not in values and (answer := self.answers.get((kind, value))):
                self._take_off((kind, value), answer, id)
        for value in values:
            if (answer := self.answers.get((kind, value))) is not None:
                self._list((kind, value), answer, (rank, id))
        self.keys[place] = tuple(values)

    def _take_off(self, key: Place, answer: list[Listed], id: str) -> None:
        at = next((at for at, (_, other) in enumerate(answer) if other == id), None)
        if at is None:
            return
        if len(answer) < PER_KEY:
            del answer[at]
        else:
            del self.answers[key]  # there may be another that follows

    def _list(self, key: Place, answer: list[Listed], entry: Listed) -> None:
        known = next((other for other in answer if other[1] == entry[1]), None)
        if known is not None and entry > known and len(answer) == PER_KEY:
            del self.answers[key]  # there may be another that comes before it now
            return
        if known is not None:
            answer.remove(known)
        insort(answer, entry)
        del answer[PER_KEY:]

    def added(self, delta: Delta, ranks: Mapping[Place, int], card: DocumentCard) -> None:
        """A delta was written with its document, of which nothing was there before."""
        self.changed(delta, ranks)
        own: dict[Place, Member] = {}
        for member in delta.members:
            if member.document == card.id:
                own[member.kind, member.item] = member
        self.cards[card.id] = card
        self.pages.pop(card.outlet.casefold(), None)
        self.members[card.id] = tuple(own.values())
        self.statements[card.id] = delta.statements

    def left(self, document: str) -> None:
        """A document was taken out."""
        self.told_anew([document])
        for known in (self.members, self.statements):
            known.pop(document, None)

    def told_anew(self, documents: Iterable[str]) -> None:
        """Documents have other cards."""
        self.pages.clear()
        for document in documents:
            self.cards.pop(document, None)

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
