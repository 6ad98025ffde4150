"""What linking asks of a case, answered out of the tables (`CaseView`), inside one transaction."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from sqlalchemy import BindParameter, Connection, Row, Select, TextClause, bindparam, select, text

from dragoman.store import clusters, ledger
from dragoman.store.clusters import Held
from dragoman.store.kept import PER_KEY, Listed, Memory
from dragoman.store.tables import documents, keys, members, statements
from dragoman.types import CaseActor, CaseEvent, Claim, Cluster, Correction, Delta, DocumentCard, Member, Statement

_COPIES = 50  # of a thousand copies, the earliest tell all that linking wants to know
_AT_ONCE = 80  # keys in one statement: each is a SELECT of its own within it
_LISTED = 400  # ids in one statement
_REMEMBERED = 8192  # decoded cards and statements: of the documents that tell what the latest ones tell

_Some = TypeVar("_Some", CaseActor, CaseEvent, Claim)

card_of = msgspec.json.Decoder(DocumentCard).decode
statement_of = msgspec.json.Decoder(Statement).decode


class SqlView:
    """A `CaseView` on one case. What it has learnt it keeps in its `memory`, for a transaction asks for few things often, and the
    next one for much the same."""

    def __init__(self, connection: Connection, case: int) -> None:
        self._connection = connection
        self._case = case
        self.memory = Memory()
        self.forget()

    def forget(self) -> None:
        """Something was written: ask anew for what the memory does not follow."""
        self._ledger: tuple[Correction, ...] | None = None

    def prepare(self, documents: Sequence[str]) -> None:
        """Learn the members and statements of many documents at once."""
        self.learn_members(documents)
        self._learn_statements(documents)

    def actors(self, keys: Sequence[str]) -> tuple[CaseActor, ...]:
        """Actors under any of these keys."""
        return self._by_id(CaseActor, "actor", self._under("actor", keys))

    def events(self, keys: Sequence[str], most: int | None = None) -> tuple[CaseEvent, ...]:
        """Events under any of these keys; where `most` is given, so many, those first that share the rarest keys."""
        ids = self._under("event", keys) if most is None else self._closest("event", keys, most)
        return self._by_id(CaseEvent, "event", ids)

    def claims(self, keys: Sequence[str], most: int | None = None) -> tuple[Claim, ...]:
        """Claims under any of these keys; where `most` is given, so many, those first that share the rarest keys."""
        ids = self._under("claim", keys) if most is None else self._closest("claim", keys, most)
        return self._by_id(Claim, "claim", ids)

    def actors_by_id(self, ids: Sequence[str]) -> tuple[CaseActor, ...]:
        """Actors by id, in the order asked."""
        return self._by_id(CaseActor, "actor", ids)

    def events_by_id(self, ids: Sequence[str]) -> tuple[CaseEvent, ...]:
        """Events by id, in the order asked."""
        return self._by_id(CaseEvent, "event", ids)

    def claims_by_id(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """Claims by id, in the order asked."""
        return self._by_id(Claim, "claim", ids)

    def keys_of(self, kind: Cluster, id: str) -> tuple[str, ...]:
        """The keys under which a cluster is filed, in the order in which they were given."""
        known = self.memory.keys
        if (kind, id) not in known:
            found = self._connection.execute(_KEYS_OF, {"case": self._case, "kind": kind, "id": id})
            known[kind, id] = tuple(found.scalars())
        return known[kind, id]

    def learn_keys(self, delta: Delta) -> None:
        """Learn the keys under which the clusters that a delta changes are filed so far."""
        wanted: dict[Cluster, dict[str, None]] = {}
        changed: tuple[Held, ...] = delta.actors + delta.events + delta.claims
        named = [(clusters.kind_of(one), one.id) for one in changed]
        for kind, id in (*named, *((key.kind, key.id) for key in delta.keys), *delta.gone):
            if (kind, id) not in self.memory.keys:
                wanted.setdefault(kind, {})[id] = None
        for kind, ids in wanted.items():
            found: dict[str, list[str]] = {id: [] for id in ids}
            for start in range(0, len(ids), _LISTED):
                asked = {"case": self._case, "kind": kind, "ids": list(ids)[start : start + _LISTED]}
                for id, value in self._connection.execute(_KEYS_OF_ALL, asked):
                    found[id].append(value)
            self.memory.keys |= {(kind, id): tuple(values) for id, values in found.items()}

    def members_of(self, document: str) -> tuple[Member, ...]:
        """What the items of a document belong to."""
        self.learn_members([document])
        return self.memory.members[document]

    def cast_of(self, documents: Sequence[str]) -> tuple[str, ...]:
        """The ids of the actors that stand in any of these documents, sorted."""
        return self._clusters_in("actor", documents)

    def deeds_of(self, documents: Sequence[str]) -> tuple[str, ...]:
        """The ids of the events that any of these documents tells, sorted."""
        return self._clusters_in("event", documents)

    def sentences(self, ids: Mapping[str, Sequence[str]]) -> tuple[Statement, ...]:
        """Statements by document and id, sorted by these."""
        self._learn_statements(list(ids))
        known = self.memory.statements
        told = (one for document in sorted(ids) for one in sorted(known[document], key=lambda one: one.id))
        return tuple(statement for statement in told if statement.id in ids[statement.document])

    def statements_of(self, document: str) -> tuple[Statement, ...]:
        """The statements of a document, in its order."""
        self._learn_statements([document])
        return self.memory.statements[document]

    def copies(self, bands: Sequence[str]) -> tuple[DocumentCard, ...]:
        """Documents that share a band of near-duplicate hashes, earliest added first, at most fifty."""
        found: dict[int, str] = {}
        for asked in portions(bands):
            found |= {row.seq: row.document for row in self._ask(_EARLIEST, asked, limit=_COPIES)}
        return self.cards([found[seq] for seq in sorted(found)[:_COPIES]])

    def cards(self, ids: Sequence[str]) -> tuple[DocumentCard, ...]:
        """Cards by id, in the order asked."""
        known = self.memory.cards
        for row in self._of(_CARDS, _missing(ids, known)):
            known[row.id] = _remembered_card(row.card)
        return tuple(known[id] for id in ids if id in known)

    def pages_of(self, outlet: str, limit: int = 20) -> tuple[DocumentCard, ...]:
        """Documents of an outlet (compared by `casefold`), earliest added first."""
        known = self.memory.pages.setdefault(outlet.casefold(), {})
        if limit not in known:
            rows = self._connection.execute(_PAGES_OF, {"case": self._case, "outlet": outlet.casefold(), "limit": limit})
            known[limit] = tuple(map(_remembered_card, rows.scalars()))
        return known[limit]

    def corrections(self) -> tuple[Correction, ...]:
        """The ledger, oldest first."""
        if self._ledger is None:
            self._ledger = ledger.entries(self._connection, self._case)
        return self._ledger

    def learn_members(self, documents: Sequence[str]) -> None:
        """Learn the members of many documents at once."""
        if wanted := _missing(documents, self.memory.members):
            found: dict[str, list[Member]] = {document: [] for document in wanted}
            for row in self._of(_MEMBERS_OF, wanted):
                found[row.document].append(Member(kind=row.kind, document=row.document, item=row.item, cluster=row.cluster))
            self.memory.members |= {document: tuple(members) for document, members in found.items()}

    def _clusters_in(self, kind: Cluster, documents: Sequence[str]) -> tuple[str, ...]:
        self.learn_members(documents)
        known = self.memory.members
        return tuple(sorted({one.cluster for document in documents for one in known[document] if one.kind == kind}))

    def _learn_statements(self, documents: Sequence[str]) -> None:
        if wanted := _missing(documents, self.memory.statements):
            found: dict[str, list[Statement]] = {document: [] for document in wanted}
            for row in self._of(_STATEMENTS_OF, wanted):
                found[row.document].append(_remembered_statement(row.content))
            self.memory.statements |= {document: tuple(statements) for document, statements in found.items()}

    def _of(self, rows: Select[Any], ids: Sequence[str]) -> Iterator[Row[*tuple[Any, ...]]]:
        """Rows of these documents, as many of them in one statement as it can take."""
        for start in range(0, len(ids), _LISTED):
            yield from self._connection.execute(rows, {"case": self._case, "ids": list(ids[start : start + _LISTED])})

    def _by_id(self, type: type[_Some], kind: Cluster, ids: Sequence[str]) -> tuple[_Some, ...]:
        asked, known = dict.fromkeys(ids), self.memory.clusters
        missing = [id for id in asked if (kind, id) not in known]
        if missing:
            known |= {(kind, id): one for id, one in clusters.load(self._connection, self._case, type, missing).items()}
        found: dict[str, _Some] = {}
        for id in asked:
            cluster = known.pop((kind, id), None)
            if isinstance(cluster, type):
                known[kind, id] = found[id] = cluster  # as the one asked for last
        return tuple(found[id] for id in ids if id in found)

    def _under(self, kind: Cluster, keys: Sequence[str]) -> list[str]:
        """Ids under keys: in the order of the keys asked, the weightiest first under each."""
        return list(dict.fromkeys(id for answer in self._answers(kind, keys) for _, id in answer))

    def _closest(self, kind: Cluster, keys: Sequence[str], most: int) -> list[str]:
        """Ids under keys, the first `most` of those that share the rarest keys; a key that answers with fifty says little."""
        weights: defaultdict[Listed, int] = defaultdict(int)
        for answer in self._answers(kind, keys):
            share = PER_KEY // (len(answer) or 1)
            for listed in answer:
                weights[listed] += share
        # Sorting is stable: of equal weights those of most documents, then by id.
        return [id for _, id in sorted(sorted(weights), key=weights.__getitem__, reverse=True)[:most]]

    def _answers(self, kind: Cluster, keys: Sequence[str]) -> list[list[Listed]]:
        """What each key answers with, the weightiest first."""
        wanted, known = list(dict.fromkeys(keys)), self.memory.answers
        for asked in portions([key for key in wanted if (kind, key) not in known]):
            found: list[list[Listed]] = [[] for _ in asked]
            for n, rank, id in self._ask(_WEIGHTIEST, asked, limit=PER_KEY, kind=kind):
                found[n].append((rank, id))
            known |= {(kind, key): sorted(answer) for key, answer in zip(asked, found, strict=True)}
        return [known[kind, key] for key in wanted]

    def _ask(self, each: str, values: Sequence[str], **parameters: object) -> Sequence[Row[*tuple[Any, ...]]]:
        bound = {f"v{n}": value for n, value in enumerate(values)}
        return self._connection.execute(_union(each, len(values)), {"case": self._case, **bound, **parameters}).all()


_KEYS_OF = (
    select(keys.c.value)
    .where(keys.c.case_id == bindparam("case"), keys.c.kind == bindparam("kind"), keys.c.id == bindparam("id"))
    .order_by(keys.c.place)
)
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_KEYS_OF_ALL = (
    select(keys.c.id, keys.c.value)
    .where(keys.c.case_id == bindparam("case"), keys.c.kind == bindparam("kind"), keys.c.id.in_(_IDS))
    .order_by(keys.c.id, keys.c.place)
)
_CARDS = select(documents.c.id, documents.c.card).where(documents.c.case_id == bindparam("case"), documents.c.id.in_(_IDS))
_MEMBERS_OF = (
    select(members.c.document, members.c.kind, members.c.item, members.c.cluster)
    .where(members.c.case_id == bindparam("case"), members.c.document.in_(_IDS))
    .order_by(members.c.seq)
)
_PAGES_OF = (
    select(documents.c.card)
    .where(documents.c.case_id == bindparam("case"), documents.c.outlet == bindparam("outlet"))
    .order_by(documents.c.seq)
    .limit(bindparam("limit"))
)
_STATEMENTS_OF = (
    select(statements.c.document, statements.c.content)
    .where(statements.c.case_id == bindparam("case"), statements.c.document.in_(_IDS))
    .order_by(statements.c.document, statements.c.place)
)

# One SELECT a key, for the limit holds for each: a key that ten thousand clusters share costs no more than a rare one.
_WEIGHTIEST = (
    "SELECT * FROM (SELECT {n} AS n, rank, id FROM keys WHERE case_id = :case AND kind = :kind AND value = :v{n} "
    "ORDER BY rank, id LIMIT :limit) AS k{n}"
)
_EARLIEST = (
    "SELECT * FROM (SELECT seq, document FROM bands WHERE case_id = :case AND band = :v{n} ORDER BY seq LIMIT :limit) AS b{n}"
)


@lru_cache(maxsize=2 * _AT_ONCE)
def _union(each: str, count: int) -> TextClause:
    return text(" UNION ALL ".join(each.format(n=n) for n in range(count)))


@lru_cache(maxsize=_REMEMBERED)
def _remembered_card(written: str) -> DocumentCard:
    return card_of(written)


@lru_cache(maxsize=_REMEMBERED)
def _remembered_statement(written: str) -> Statement:
    return statement_of(written)


def _missing(ids: Sequence[str], known: Mapping[str, object]) -> list[str]:
    return [id for id in dict.fromkeys(ids) if id not in known]


def portions(values: Sequence[str]) -> list[Sequence[str]]:
    """Values in as many lists as a statement can take one of."""
    return [values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE)]
