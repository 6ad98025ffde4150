"""What is printed for the terminal, by rich: one console, one kind of table."""

import io
from collections.abc import Iterable
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

_NARROWEST = 40
_CONTROLS = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x0A}


class _Table(Table):
    """A table whose cells cannot steer the terminal."""

    def add_row(self, *cells: RenderableType | None, **options: Any) -> None:
        for cell in cells:
            if isinstance(cell, Text):
                cell.plain = harmless(cell.plain)
        super().add_row(*(harmless(cell) if isinstance(cell, str) else cell for cell in cells), **options)


def harmless(words: str) -> str:
    """The words with a blank for each character that would steer the terminal; no character is lost.

    >>> harmless("a\\x1b[2Jb")
    'a [2Jb'
    """
    return words.translate(_CONTROLS)


def printed(parts: Iterable[RenderableType], width: int, color: bool) -> str:
    """The parts as lines of at most `width` columns, without blanks at their ends."""
    sink = io.StringIO()
    console = Console(
        file=sink,
        width=max(_NARROWEST, width),
        force_terminal=color,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in sink.getvalue().split("\n"))


def table_of(title: str, *columns: str) -> Table:
    """An empty table without lines; long words are folded, never lost."""
    table = _Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, header_style="dim", overflow="fold")
    return table
