"""Actors, events and claims as rows: a head, and the long lists of large ones in parts.

A claim that a thousand documents tell has a thousand instances; each further one must not write the thousand again. Of a list
longer than `CHUNK`, whole chunks stand in rows of their own, and only those that changed are written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import msgspec
from sqlalchemy import Connection, Integer, Select, Text, bindparam, delete, select, tuple_

from dragoman.store.tables import clusters, parts
from dragoman.store.writing import upsert
from dragoman.types import CaseActor, CaseEvent, Claim, Cluster

Held: TypeAlias = CaseActor | CaseEvent | Claim
_Chunk: TypeAlias = tuple[str, str, str, int]  # kind and id of a cluster, the list, the chunk's number in it
_Some = TypeVar("_Some", CaseActor, CaseEvent, Claim)

CHUNK = 64
_LONG: dict[Cluster, tuple[str, ...]] = {
    "actor": ("documents", "reasons"),
    "event": ("mentions", "history", "reasons"),
    "claim": ("instances", "credits", "reasons"),
}
_encode: Callable[[object], bytes] = msgspec.json.Encoder().encode
_DECODE: Mapping[type, Callable[[str], Held]] = {
    CaseActor: msgspec.json.Decoder(CaseActor).decode,
    CaseEvent: msgspec.json.Decoder(CaseEvent).decode,
    Claim: msgspec.json.Decoder(Claim).decode,
}


class _Deed(msgspec.Struct, gc=False):
    """Of an event its kind alone."""

    kind: str


_deed: Callable[[str], _Deed] = msgspec.json.Decoder(_Deed).decode
_AT_ONCE = 400  # ids in one statement: SQLite takes a limited number of parameters


def kind_of(cluster: Held) -> Cluster:
    """The kind under which a cluster is filed."""
    if isinstance(cluster, CaseActor):
        return "actor"
    return "event" if isinstance(cluster, CaseEvent) else "claim"


def kind_named(type: type[Held]) -> Cluster:
    """The kind under which clusters of a type are filed."""
    return _KIND[type]


def weight_of(cluster: Held) -> int:
    """In how many documents a cluster stands; those that only probably tell a claim weigh nothing."""
    if isinstance(cluster, CaseActor):
        return len(cluster.documents)
    items = cluster.mentions if isinstance(cluster, CaseEvent) else cluster.counted
    return len({item.document for item in items})


def save(
    connection: Connection,
    case: int,
    changed: Sequence[Held],
    known: Mapping[tuple[Cluster, str], Held],
    *,
    settled: bool = False,
) -> dict[tuple[Cluster, str], int]:
    """Write clusters in the place of those of the same id; `settled` ones are no longer dirty. Returns the rank of each.

    `known` are clusters of which the case holds just this: of their long lists only what has changed is written.
    """
    ranks = {(kind_of(cluster), cluster.id): -weight_of(cluster) for cluster in changed}
    held = _chunks_held(connection, case, [place for place in ranks if place not in known])
    rows: list[dict[str, object]] = []
    written: dict[_Chunk, str] = {}
    gone: list[_Chunk] = []
    for cluster in changed:
        kind, id = place = kind_of(cluster), cluster.id
        whole, before = _whole_chunks(cluster), known.get(place)
        had = _whole_chunks(before) if before is not None else {}
        named: dict[str, object] = {"case_id": case, "kind": kind, "id": id, "rank": ranks[place]}
        rows.append(named | {"chunks": sum(whole.values()), "dirty": None, "head": _head(cluster, whole)})
        for field, count in whole.items():
            old = getattr(before, field)[: CHUNK * had[field]] if field in had else ()
            new = getattr(cluster, field)
            for number in range(count):
                entries = new[CHUNK * number : CHUNK * (number + 1)]
                if entries != old[CHUNK * number : CHUNK * (number + 1)]:
                    written[kind, id, field, number] = _encode(entries)[1:-1].decode()
        gone += [(kind, id, field, number) for field, count in had.items() for number in range(whole.get(field, 0), count)]
    gone += held.keys() - written.keys()
    upsert(connection, clusters, rows, ("rank", "chunks", "head", "dirty") if settled else ("rank", "chunks", "head"))
    _save_parts(connection, case, {place: entries for place, entries in written.items() if held.get(place) != entries}, gone)
    return ranks


def drop(connection: Connection, case: int, gone: Iterable[tuple[Cluster, str]]) -> None:
    """Take clusters away."""
    for kind, id in gone:
        connection.execute(delete(clusters).where(clusters.c.case_id == case, clusters.c.kind == kind, clusters.c.id == id))
        connection.execute(delete(parts).where(parts.c.case_id == case, parts.c.kind == kind, parts.c.cluster == id))


def load(connection: Connection, case: int, type: type[_Some], ids: Sequence[str]) -> dict[str, _Some]:
    """Clusters by id; unknown ids are left out."""
    found: dict[str, _Some] = {}
    for start in range(0, len(ids), _AT_ONCE):
        asked = {"case": case, "kind": _KIND[type], "ids": ids[start : start + _AT_ONCE]}
        rows = connection.execute(_BY_ID, asked).all()
        long = _parts_of(connection, asked, [id for id, chunks, _ in rows if chunks])
        for id, chunks, head in rows:
            cluster = _DECODE[type](_put_together(head, long[id]) if chunks else head)
            assert isinstance(cluster, type)
            found[id] = cluster
    return found


def every(connection: Connection, case: int, type: type[_Some], least: int) -> Iterator[_Some]:
    """All clusters of a kind that stand in `least` documents or more: those of most documents first, then by id."""
    return _read(connection, type, _BY_RANK, {"case": case, "kind": _KIND[type], "rank": -least})


def events_of(connection: Connection, case: int, is_wanted: Callable[[str], bool]) -> Iterator[CaseEvent]:
    """The events of the kinds that are wanted, in the same order; of the others nothing but the kind is decoded."""
    asked = {"case": case, "kind": _KIND[CaseEvent], "rank": 0}
    for id, chunks, head in connection.execute(_BY_RANK, asked):
        if is_wanted(_deed(head).kind):
            event = _DECODE[CaseEvent](_put_together(head, _parts_of(connection, asked, [id])[id]) if chunks else head)
            assert isinstance(event, CaseEvent)
            yield event


def _read(connection: Connection, type: type[_Some], rows: Select[str, int, str], asked: Mapping[str, object]) -> Iterator[_Some]:
    decode = _DECODE[type]
    for id, chunks, head in connection.execute(rows, asked):
        cluster = decode(_put_together(head, _parts_of(connection, asked, [id])[id]) if chunks else head)
        assert isinstance(cluster, type)
        yield cluster


@dataclass(frozen=True)
class Place:
    """Where a cluster stands in a list: by its id alone, or by its rank (minus the number of its documents) and then its id. None
    is before all."""

    rank: int | None = None
    id: str = ""


FIRST_BY_ID = Place()
FIRST_BY_WEIGHT = Place(rank=-(2**31))


def after(connection: Connection, case: int, type: type[_Some], place: Place, limit: int) -> list[tuple[Place, _Some]]:
    """Clusters of a kind after a place, each with its own place."""
    asked = {"case": case, "kind": _KIND[type], "rank": place.rank, "after": place.id, "limit": limit}
    rows = _AFTER_ID if place.rank is None else _AFTER_RANK
    found = _read(connection, type, rows, asked)
    return [(Place(None if place.rank is None else -weight_of(cluster), cluster.id), cluster) for cluster in found]


def dirty(connection: Connection, case: int, limit: int | None = None) -> Sequence[str]:
    """The ids of claims that must be told anew, in the order of their marks: the first `limit`, or all."""
    rows = _DIRTY if limit is None else _FIRST_DIRTY
    return connection.execute(rows, {"case": case, "limit": limit}).scalars().all()


_KIND: Mapping[type, Cluster] = {CaseActor: "actor", CaseEvent: "event", Claim: "claim"}
_OF_KIND = select(clusters.c.id, clusters.c.chunks, clusters.c.head).where(
    clusters.c.case_id == bindparam("case"), clusters.c.kind == bindparam("kind")
)
_BY_ID = _OF_KIND.where(clusters.c.id.in_(bindparam("ids", expanding=True)))
_BY_RANK = _OF_KIND.where(clusters.c.rank <= bindparam("rank")).order_by(clusters.c.rank, clusters.c.id)
_AFTER_ID = _OF_KIND.where(clusters.c.id > bindparam("after")).order_by(clusters.c.id).limit(bindparam("limit"))
_AFTER_RANK = (
    _OF_KIND.where(
        tuple_(clusters.c.rank, clusters.c.id) > tuple_(bindparam("rank", type_=Integer), bindparam("after", type_=Text))
    )
    .order_by(clusters.c.rank, clusters.c.id)
    .limit(bindparam("limit"))
)
_DIRTY = (
    select(clusters.c.id).where(clusters.c.case_id == bindparam("case"), clusters.c.dirty.is_not(None)).order_by(clusters.c.dirty)
)
_FIRST_DIRTY = _DIRTY.limit(bindparam("limit"))
_CHUNKS = (
    select(parts.c.cluster, parts.c.field, parts.c.chunk, parts.c.entries)
    .where(
        parts.c.case_id == bindparam("case"),
        parts.c.kind == bindparam("kind"),
        parts.c.cluster.in_(bindparam("ids", expanding=True)),
    )
    .order_by(parts.c.cluster, parts.c.field, parts.c.chunk)
)


def _parts_of(connection: Connection, asked: Mapping[str, object], ids: Sequence[str]) -> dict[str, dict[str, list[str]]]:
    """The chunks of large clusters, in order, by cluster and field."""
    found: dict[str, dict[str, list[str]]] = {id: {} for id in ids}
    if ids:
        rows = connection.execute(_CHUNKS, {"case": asked["case"], "kind": asked["kind"], "ids": ids})
        for id, field, _, entries in rows.all():
            found[id].setdefault(field, []).append(entries)
    return found


def _whole_chunks(cluster: Held) -> dict[str, int]:
    """How many whole chunks each long list of a cluster has."""
    lengths = ((field, len(getattr(cluster, field))) for field in _LONG[kind_of(cluster)])
    return {field: length // CHUNK for field, length in lengths if length > CHUNK}


def _head(cluster: Held, whole: Mapping[str, int]) -> str:
    """A cluster's JSON; of its long lists it has what follows the whole chunks."""
    if not whole:
        return _encode(cluster).decode()
    fields = msgspec.structs.asdict(cluster)
    return _encode(fields | {field: fields[field][CHUNK * count :] for field, count in whole.items()}).decode()


def _put_together(head: str, long: Mapping[str, Sequence[str]]) -> str:
    fields: dict[str, msgspec.Raw] = msgspec.json.decode(head, type=dict[str, msgspec.Raw])
    for field, chunks in long.items():
        rest = bytes(fields[field])[1:-1].decode()
        fields[field] = msgspec.Raw(f"[{','.join([*chunks, rest] if rest else chunks)}]".encode())
    return _encode(fields).decode()


def _chunks_held(connection: Connection, case: int, places: Sequence[tuple[Cluster, str]]) -> dict[_Chunk, str]:
    held: dict[_Chunk, str] = {}
    # One kind at a time: SQLite finds no index for pairs of columns.
    for one in _LONG:
        ids = [id for kind, id in places if kind == one]
        for start in range(0, len(ids), _AT_ONCE):
            asked = {"case": case, "kind": one, "ids": ids[start : start + _AT_ONCE]}
            for id, field, chunk, entries in connection.execute(_CHUNKS, asked).all():
                held[one, id, field, chunk] = entries
    return held


def _save_parts(connection: Connection, case: int, written: Mapping[_Chunk, str], gone: Iterable[_Chunk]) -> None:
    for kind, id, field, number in gone:
        connection.execute(
            delete(parts).where(
                parts.c.case_id == case,
                parts.c.kind == kind,
                parts.c.cluster == id,
                parts.c.field == field,
                parts.c.chunk == number,
            )
        )
    rows = [
        {"case_id": case, "kind": kind, "cluster": id, "field": field, "chunk": number, "entries": entries}
        for (kind, id, field, number), entries in written.items()
    ]
    upsert(connection, parts, rows, ("entries",))
