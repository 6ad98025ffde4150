"""Rows into tables, in the words that both dialects understand."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows, if there are any."""
    if rows:
        connection.execute(table.insert(), rows)


def upsert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], changed: Sequence[str]) -> None:
    """Add rows; where one of the same identity stands (the table's `info`, else its primary key), set its
    `changed` columns."""
    if not rows:
        return
    connection.execute(_upsert(connection.dialect.name, table, tuple(changed)), rows)


@lru_cache(maxsize=32)
def _upsert(dialect: str, table: Table, changed: tuple[str, ...]) -> Executable:
    insertion = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    update: Executable = insertion.on_conflict_do_update(
        index_elements=table.info.get("identity", table.primary_key.columns.keys()),
        set_={column: insertion.excluded[column] for column in changed},
    )
    return update
