"""Readings → standard output or a file, in one of the formats."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TextIO

import click

from dragoman.errors import DragomanError, Unreadable
from dragoman.types import Reading, to_json

Format = Literal["table", "json", "html", "markdown"]
FORMATS: tuple[Format, ...] = ("table", "json", "html", "markdown")


def format_option(default: Format) -> Callable[[Any], Any]:
    """The option `--format`."""
    return click.option(
        "--format", "format_", type=click.Choice(FORMATS), default=default, show_default=True,
        help="table: for the terminal; json: one object a line; html: a page with the text and its marks; markdown: the brief.",
    )  # fmt: skip


def write(outcomes: Iterable[Reading | DragomanError], format_: Format, output: str | None, debug: bool) -> tuple[int, int]:
    """Write the readings and report the errors, one line each; returns how many of both there were."""
    done = failed = 0

    def readings() -> Iterator[Reading]:
        nonlocal done, failed
        for outcome in outcomes:
            if isinstance(outcome, Reading):
                done += 1
                yield outcome
            else:
                failed += 1
                if debug:
                    raise outcome
                click.echo(f"dragoman: {outcome}", err=True)

    with _opened(output) as file:
        if format_ == "json":
            for reading in readings():
                file.write(to_json(reading) + "\n")
        else:
            from dragoman.telling import render

            found = list(readings())
            if found:
                file.write(render(found, format_, width=_width(file), color=file.isatty()))
    return done, failed


def summaries_told(number: int) -> str:
    """That some documents are no more than a feed's summaries, and what to do."""
    which = "1 document is a feed's summary" if number == 1 else f"{number} documents are a feed's summaries"
    return f"{which}, not the article; `dragoman watch` fetches the pages behind a feed's links"


@contextmanager
def _opened(output: str | None) -> Iterator[TextIO]:
    if output is None or output == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(output)
    if path.is_dir() or not path.parent.is_dir():
        raise Unreadable(output, "cannot be written there; choose another place with --output")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        yield file


def _width(file: TextIO) -> int | None:
    import shutil

    return shutil.get_terminal_size().columns if file.isatty() else None
