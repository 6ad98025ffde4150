"""Rows into tables, in the words that both dialects understand."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
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
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=table.info.get("identity", table.primary_key.columns.keys()),
            set_={column: statement.excluded[column] for column in changed},
        ),
        rows,
    )
