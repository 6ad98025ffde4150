"""`dragoman export`: a case in a format of the field."""

import sys

import click

from dragoman.cli.files import replacing, write_pieces
from dragoman.cli.store import opened, store_option
from dragoman.errors import CannotWrite


def _list(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    """Print the formats and leave: nothing else is needed to see them."""
    if not asked:
        return
    from dragoman.exchange.formats import FORMATS

    width = max(map(len, FORMATS))
    for format_ in FORMATS.values():
        click.echo(f"{format_.name:{width}}  {format_.says}\n{'':{width}}  lost: {format_.loses}")
    context.exit()


@click.command()
@click.argument("name")
@click.option("--to", "format_name", metavar="FORMAT", required=True, help="The format; --list shows those that there are.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List the formats and leave.")
@store_option
def command(name: str, format_name: str, output: str | None, store: str | None) -> None:
    """Write case NAME in a format of the field.

    FILE is there when it is whole: until then the export is written beside it, and what goes wrong leaves an older FILE as it
    was.
    """
    from dragoman.exchange.formats import format_named
    from dragoman.workspace.exporting import export

    format_ = format_named(format_name)
    if output is None and not format_.is_text and sys.stdout.isatty():
        file_name = f"{name if name.isidentifier() else 'case'}{format_.suffix}"
        raise CannotWrite(
            "standard output", f"is a terminal, and {format_name} is binary; write it to a file with -o {file_name}"
        )
    with opened(store) as workspace:
        pieces = export(workspace, name, format_)
        if output is None or output == "-":
            write_pieces(pieces, sys.stdout.buffer, "standard output")
        else:
            with replacing(output) as file:
                write_pieces(pieces, file, output)
