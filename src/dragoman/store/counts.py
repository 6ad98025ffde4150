"""How many things of each kind a case holds."""

from sqlalchemy import Connection, Table, func, select

from dragoman.store.tables import cases, clusters, documents, ledger, statements
from dragoman.types.reading import Noun


class CaseCounts(Noun, frozen=True, kw_only=True):
    """A case, when it was made (ISO, UTC), and how many things of each kind it holds."""

    name: str
    created: str
    documents: int
    statements: int
    claims: int
    events: int
    actors: int
    corrections: int


def counts_of(connection: Connection, case: int, name: str) -> CaseCounts:
    """What a case of this name holds."""
    of_kind = select(clusters.c.kind, func.count()).where(clusters.c.case_id == case)
    kinds = {row[0]: row[1] for row in connection.execute(of_kind.group_by(clusters.c.kind))}
    return CaseCounts(
        name=name,
        created=connection.execute(select(cases.c.created).where(cases.c.id == case)).scalar_one(),
        documents=count(connection, case, documents),
        statements=count(connection, case, statements),
        claims=kinds.get("claim", 0),
        events=kinds.get("event", 0),
        actors=kinds.get("actor", 0),
        corrections=count(connection, case, ledger),
    )


def count(connection: Connection, case: int, table: Table) -> int:
    """How many rows of a table are the case's."""
    return connection.execute(select(func.count()).select_from(table).where(table.c.case_id == case)).scalar_one()
