"""`dragoman export`: a case in a format of the field."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

import click

from dragoman.cli.store import opened, store_option


@click.command()
@click.argument("name")
@click.option("--to", "format_name", metavar="FORMAT", required=True, help="The format; a wrong name lists those that there are.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@store_option
def command(name: str, format_name: str, output: str | None, store: str | None) -> None:
    """Write case NAME in a format of the field."""
    from dragoman.exchange.formats import format_named
    from dragoman.workspace.exporting import export

    format_ = format_named(format_name)
    writing = _target(output)
    with opened(store) as workspace, writing as file:
        for piece in export(workspace, name, format_):
            file.write(piece)


def _target(output: str | None) -> AbstractContextManager[BinaryIO]:
    if output is None or output == "-":
        return nullcontext(sys.stdout.buffer)
    return Path(output).open("wb")
