"""Every table of a case as CSV, in one archive."""

from collections.abc import Iterator

from dragoman.exchange.material import Material
from dragoman.exchange.spreadsheets import csv_pieces
from dragoman.exchange.tables import TABLES
from dragoman.exchange.zipped import zipped


def write(material: Material) -> Iterator[bytes]:
    """The archive, a file a table; empty tables too, so that a program finds all of them."""
    return zipped((f"{table.name}.csv", b"".join(csv_pieces(table.columns, table.rows(material)))) for table in TABLES)
