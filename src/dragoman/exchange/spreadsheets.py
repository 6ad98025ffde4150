"""Rows → CSV that a spreadsheet shows and never runs.

A cell that begins with =, +, -, @, a tab or a line break may be a formula to spreadsheets, and strangers write the documents.
Such a cell gets an apostrophe in front (OWASP, "CSV injection"), and so does one with apostrophes before such a sign, so that
`unguarded` gives back every cell as it was.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

Cell = str | int | float | bool | Sequence[str] | None

_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_AT_ONCE = 1 << 16


def guarded(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula.

    >>> guarded("=1+1"), guarded("Orlu"), guarded("'=1")
    ("'=1+1", 'Orlu', "''=1")
    """
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell before `guarded`.

    >>> unguarded(guarded("-5")), unguarded("'tis")
    ('-5', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


def csv_pieces(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table in UTF-8: a line of names, a line a row, by RFC 4180. What is unknown is empty, several values are joined by |."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])
        if lines.tell() > _AT_ONCE:
            yield _bytes(lines)
    yield _bytes(lines)


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return str(cell)
    return guarded(cell if isinstance(cell, str) else "|".join(cell))


def _bytes(lines: io.StringIO) -> bytes:
    written = lines.getvalue().encode("utf-8", "replace")  # half a surrogate pair is no character of UTF-8
    lines.seek(0)
    lines.truncate()
    return written
