"""A delta of linking → rows: one document's changes to the clusters of a case."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy import Connection, Delete, Table, bindparam, delete, func, select, update

from dragoman.store import clusters
from dragoman.store.index import name_words
from dragoman.store.tables import bands, documents, keys, members, names, parts, readings, statements
from dragoman.store.tables import clusters as cluster_rows
from dragoman.store.writing import insert, upsert
from dragoman.types import CaseActor, Cluster, Delta


def apply(
    connection: Connection, case: int, delta: Delta, known: Mapping[tuple[Cluster, str], clusters.Held]
) -> dict[tuple[Cluster, str], int]:
    """Write the clusters of a delta, their keys and members; take away those that are gone; mark claims as dirty.

    `known` are clusters of which the case holds just this. Returns the ranks of those whose keys were written.
    """
    ranks = clusters.save(connection, case, delta.actors + delta.events + delta.claims, known)
    _file_keys(connection, case, delta, ranks)
    _file_names(connection, case, delta, known)
    upsert(
        connection,
        members,
        [
            {"case_id": case, "document": one.document, "kind": one.kind, "item": one.item, "cluster": one.cluster}
            for one in delta.members
        ],
        ("cluster",),
    )
    _drop(connection, case, delta.gone)
    _mark(connection, case, delta.dirty)
    return ranks


def forget_document(connection: Connection, case: int, document: str) -> None:
    """Take every row of a document away; the clusters that it stood in are for a delta to change."""
    _delete_each(connection, documents, case, [{"id": document}])
    for table in (readings, bands, members, statements):
        _delete_each(connection, table, case, [{"document": document}])


def forget_all(connection: Connection, case: int) -> None:
    """Take every row of every document and cluster away."""
    for table in (documents, readings, bands, members, statements, cluster_rows, parts, keys, names):
        connection.execute(delete(table).where(table.c.case_id == case))


def _file_keys(connection: Connection, case: int, delta: Delta, ranks: dict[tuple[Cluster, str], int]) -> None:
    values: dict[tuple[Cluster, str], dict[str, None]] = {place: {} for place in ranks}
    for key in delta.keys:
        values.setdefault((key.kind, key.id), {})[key.value] = None
    for kind, id in values.keys() - ranks.keys():  # keys alone are given anew: the cluster's rank is in its row
        ranks[kind, id] = _rank(connection, case, kind, id)
    _delete_each(connection, keys, case, [{"kind": kind, "id": id} for kind, id in values])
    insert(
        connection,
        keys,
        [
            {"case_id": case, "kind": kind, "id": id, "value": value, "place": place, "rank": ranks[kind, id]}
            for (kind, id), filed in values.items()
            for place, value in enumerate(filed)
        ],
    )


def _rank(connection: Connection, case: int, kind: Cluster, id: str) -> int:
    found = select(cluster_rows.c.rank).where(
        cluster_rows.c.case_id == case, cluster_rows.c.kind == kind, cluster_rows.c.id == id
    )
    return connection.execute(found).scalar() or 0


def _file_names(connection: Connection, case: int, delta: Delta, known: Mapping[tuple[Cluster, str], clusters.Held]) -> None:
    # Most documents call those whom the case knows by names that it knows.
    renamed = [actor for actor in delta.actors if not _bears_the_names_of(actor, known.get(("actor", actor.id)))]
    _delete_each(connection, names, case, [{"actor": actor.id} for actor in renamed])
    insert(
        connection,
        names,
        [{"case_id": case, "actor": actor.id, "word": word} for actor in renamed for word in name_words(actor)],
    )


def _bears_the_names_of(actor: CaseActor, before: clusters.Held | None) -> bool:
    return isinstance(before, CaseActor) and (actor.name, actor.aliases) == (before.name, before.aliases)


def _drop(connection: Connection, case: int, gone: Sequence[tuple[Cluster, str]]) -> None:
    clusters.drop(connection, case, gone)
    _delete_each(connection, keys, case, [{"kind": kind, "id": id} for kind, id in gone])
    _delete_each(connection, names, case, [{"actor": id} for kind, id in gone if kind == "actor"])


def _mark(connection: Connection, case: int, dirty: Sequence[str]) -> None:
    if not dirty:
        return
    last = connection.execute(_LAST_MARK, {"case": case}).scalar() or 0
    rows = [{"the_case": case, "claim": id, "mark": last + n} for n, id in enumerate(dict.fromkeys(dirty), start=1)]
    connection.execute(_MARKING, rows)


_LAST_MARK = select(func.max(cluster_rows.c.dirty)).where(
    cluster_rows.c.case_id == bindparam("case"),
    cluster_rows.c.dirty.is_not(None),  # as the index of marks says it
)
_MARKING = (
    update(cluster_rows)
    .where(
        cluster_rows.c.case_id == bindparam("the_case"),
        cluster_rows.c.kind == "claim",
        cluster_rows.c.id == bindparam("claim"),
        cluster_rows.c.dirty.is_(None),
    )
    .values(dirty=bindparam("mark"))
)


def _delete_each(connection: Connection, table: Table, case: int, places: Sequence[Mapping[str, str]]) -> None:
    if places:
        rows = [{"the_case": case, **{f"the_{column}": value for column, value in place.items()}} for place in places]
        connection.execute(_deletion(table, tuple(places[0])), rows)


@lru_cache(maxsize=16)
def _deletion(table: Table, columns: tuple[str, ...]) -> Delete:
    of_case = table.c.case_id == bindparam("the_case")
    return delete(table).where(of_case, *(table.c[column] == bindparam(f"the_{column}") for column in columns))
