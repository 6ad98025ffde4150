"""What every command on a case shares: the option that names the store, and lines of JSON."""

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from dragoman.workspace.cases import Workspace


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--store`."""
    return click.option(
        "--store", metavar="URL", envvar="DRAGOMAN_STORE", show_envvar=True,
        help="sqlite:///FILE or postgresql://…; by default a file in your data directory.",
    )(command)  # fmt: skip


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--format` of what a case tells."""
    return click.option(
        "--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True,
        help="table: for the terminal; json: one object a line.",
    )(command)  # fmt: skip


def opened(url: str | None) -> "Workspace":
    """The workspace on that store."""
    from dragoman.workspace.cases import Workspace

    return Workspace.open(url)


def write_lines(items: Iterable[object]) -> None:
    """Each item as one line of JSON on standard output."""
    import msgspec

    for item in items:
        sys.stdout.write(msgspec.json.encode(item).decode("utf-8") + "\n")
    sys.stdout.flush()


def terminal() -> dict[str, Any]:
    """Width and colour of the terminal, or the defaults where output goes elsewhere."""
    import shutil

    if not sys.stdout.isatty():
        return {}
    return {"width": shutil.get_terminal_size().columns, "color": True}
