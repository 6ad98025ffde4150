"""`dragoman store`: copies of a store."""

from pathlib import Path

import click

from dragoman.cli.store import store_option


@click.group()
def command() -> None:
    """The store as a whole."""


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@store_option
def backup(file: Path, store: str | None) -> None:
    """Copy a SQLite store into FILE while it is in use.

    The copy is the store as it was at one moment, users, keys and ledger too. To restore it, stop the server and put FILE in the
    store's place. A PostgreSQL store is copied by pg_dump.
    """
    from dragoman.workspace.cases import Workspace

    with Workspace.open(store, create=False) as workspace:
        workspace.repository.backup(file)
        click.echo(f"copied {workspace.repository.address} into {file}")
