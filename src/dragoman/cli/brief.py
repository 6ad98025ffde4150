"""`dragoman brief`: a case as a document with endnotes."""

import sys
from pathlib import Path
from typing import Literal

import click

from dragoman.cli.store import opened, store_option
from dragoman.errors import Unreadable

Suffix = Literal["markdown", "html", "pdf"]
_SUFFIXES: dict[str, Suffix] = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".pdf": "pdf"}


@click.command()
@click.argument("name")
@click.option("-o", "--output", metavar="FILE", help="FILE.md, FILE.html or FILE.pdf; Markdown on standard output by default.")
@click.option("--since", metavar="DATE", help="Tell first what is new since this day (YYYY-MM-DD).")
@click.option("--as-of", metavar="DATE", help="The day to look from; today by default.")
@store_option
def command(name: str, output: str | None, since: str | None, as_of: str | None, store: str | None) -> None:
    """The brief of case NAME: claims by strength of sourcing, events, channels, what is pending, contradictions, endnotes."""
    from dragoman.cli.days import day

    format_ = _format_of(output)
    today, start = day(as_of, "--as-of"), day(since, "--since") if since else None
    with opened(store) as workspace:
        brief = workspace.brief(name, as_of=today, since=start)
    from dragoman.telling.case_pages import render_case

    if format_ == "pdf":
        _write(output, render_case(brief, "pdf"))
    else:
        _write(output, render_case(brief, format_).encode("utf-8"))


def _format_of(output: str | None) -> Suffix:
    if output is None or output == "-":
        return "markdown"
    path = Path(output)
    if path.suffix.casefold() not in _SUFFIXES:
        raise Unreadable(output, f"ends in none of {', '.join(_SUFFIXES)}; choose one with --output")
    if path.is_dir() or not path.parent.is_dir():
        raise Unreadable(output, "cannot be written there; choose another place with --output")
    return _SUFFIXES[path.suffix.casefold()]


def _write(output: str | None, content: bytes) -> None:
    if output is None or output == "-":
        sys.stdout.write(content.decode("utf-8"))
        sys.stdout.flush()
    else:
        Path(output).write_bytes(content)
