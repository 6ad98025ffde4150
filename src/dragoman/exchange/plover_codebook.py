"""The event table's codebook, as metadata by W3C's "CSV on the Web"."""

import json
from collections.abc import Iterator

from dragoman.exchange.material import Material
from dragoman.exchange.plover import COLUMNS, Kind

# Dates are in the precision that is known (2021, 2021-04, 2021-04-19); no datatype of CSVW but a string of that form covers it.
_DATATYPES: dict[Kind, object] = {
    "string": "string",
    "strings": "string",
    "integer": "integer",
    "boolean": {"base": "boolean", "format": "true|false"},
    "date": {"base": "string", "format": r"\d{4}(-\d{2}(-\d{2})?)?"},
}


def write(material: Material) -> Iterator[bytes]:
    """The metadata that belong beside the table, as `events.csv-metadata.json`."""
    columns = [
        {"name": column.name, "titles": column.name, "dc:description": column.meaning, "datatype": _DATATYPES[column.kind]}
        | ({"separator": "|"} if column.kind == "strings" else {})
        for column in COLUMNS
    ]
    described = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": "events.csv",
        "dc:title": f"Events of the case {material.case.name}",
        "dc:description": "One row for each pair of actors in each report of each event. An apostrophe before =, +, -, @, a tab "
        "or a line break at the beginning of a cell is not part of it.",
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True, "quoteChar": '"', "doubleQuote": True},
        "tableSchema": {"columns": columns},
    }
    yield json.dumps(described, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
