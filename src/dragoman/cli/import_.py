"""`dragoman import`: corrected annotations come back as corrections."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.store import opened, store_option
from dragoman.errors import BadAnnotations, DragomanError, NotFound

if TYPE_CHECKING:
    from dragoman.exchange.packages import Part

_LARGEST = 512 << 20


@click.command()
@click.argument("name")
@click.argument("file")
@click.option(
    "--author", metavar="NAME", envvar="DRAGOMAN_AUTHOR", show_envvar=True, help="Who corrected; your login by default."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and change nothing.")
@store_option
@click.pass_context
def command(context: click.Context, name: str, file: str, author: str | None, dry_run: bool, store: str | None) -> None:
    """Take corrected annotations of case NAME back as corrections.

    FILE is a ZIP as `dragoman export --to brat` or `--to cas` writes it, or one .ann or .xmi file of it. What was changed since
    the export is corrected where the ledger can say it, else noted on the actor, event or claim that it is about; a line tells of
    each change. The exit code is 1 where something was refused.
    """
    from dragoman.workspace.importing import By, import_annotations

    parts = _parts(Path(file))
    refused = False
    counted = 0
    with opened(store) as workspace:
        for found in import_annotations(workspace, name, parts, By(author or getpass.getuser(), Path(file).name, dry_run)):
            if isinstance(found, DragomanError):
                refused = True
                click.echo(f"dragoman: {found}", err=True)
                continue
            counted += 1
            entries = f"  [entry {', '.join(map(str, found.entries))}]" if found.entries else ""
            click.echo(f"{found.state:10}  {found.words}{entries}")
    if not counted and not refused:
        click.echo("nothing was changed since the export")
    context.exit(1 if refused else 0)


def _parts(path: Path) -> "tuple[Part, ...]":
    from dragoman.workspace.importing import parts_in

    if not path.is_file():
        raise NotFound(str(path), "is no file; name a .zip, .ann or .xmi")
    try:
        if path.stat().st_size > _LARGEST:
            raise BadAnnotations(str(path), f"is larger than {_LARGEST >> 20} MB; import it in parts")
        if path.suffix.lower() == ".zip":
            files = {str(path): path.read_bytes()}
        else:
            beside = [path, path.with_suffix(".txt"), path.parent / "exported" / path.name, path.parent / "TypeSystem.xml"]
            files = {str(near.relative_to(path.parent)): near.read_bytes() for near in beside if near.is_file()}
    except OSError as error:
        raise BadAnnotations(str(path), f"cannot be read ({error.strerror})") from error
    return parts_in(files, str(path))
