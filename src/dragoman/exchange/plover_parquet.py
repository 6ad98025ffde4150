"""The event table as Parquet; each field's metadata say what it means."""

from collections.abc import Iterator
from itertools import islice

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.exchange.material import Material
from dragoman.exchange.plover import COLUMNS, Kind, rows
from dragoman.exchange.spreadsheets import Cell
from dragoman.exchange.zipped import Pieces

_TYPES: dict[Kind, pa.DataType] = {
    "string": pa.string(),
    "date": pa.string(),  # in the precision that is known: 2021-04 is no day
    "boolean": pa.bool_(),
    "integer": pa.int64(),
    "strings": pa.list_(pa.string()),
}
_GROUP = 10_000  # rows


def schema() -> pa.Schema:
    """The columns with their types and meanings."""
    return pa.schema([pa.field(c.name, _TYPES[c.kind], metadata={"description": c.meaning}) for c in COLUMNS])


def write(material: Material) -> Iterator[bytes]:
    """The table, a group of rows at a time."""
    pieces = Pieces()
    told = rows(material)
    with pq.ParquetWriter(pieces, schema(), compression="zstd") as writer:
        while group := list(islice(told, _GROUP)):
            columns = {c.name: [_known(c.value(row)) for row in group] for c in COLUMNS}
            writer.write_table(pa.table(columns, schema=schema()))
            yield from pieces.take()
    yield from pieces.take()


def _known(cell: Cell) -> object:
    if isinstance(cell, str):
        return cell.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no character of UTF-8
    return list(cell) if isinstance(cell, tuple) else cell
