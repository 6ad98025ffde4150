"""The event table as CSV."""

from collections.abc import Iterator

from dragoman.exchange.material import Material
from dragoman.exchange.plover import COLUMNS, rows
from dragoman.exchange.spreadsheets import csv_pieces


def write(material: Material) -> Iterator[bytes]:
    """The table; `plover-codebook` says what its columns mean."""
    return csv_pieces([column.name for column in COLUMNS], ([column.value(row) for column in COLUMNS] for row in rows(material)))
