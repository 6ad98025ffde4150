"""Which reader made a reading: the program's version, the rules', the engine, the weights'. Nothing here loads a parser."""

import json
from functools import cache
from importlib.resources import files

from dragoman import __version__
from dragoman.types import Engine

RULES = "18"
"""Counted up when rules or lexicon read something otherwise; `dragoman reread` reads anew what an older one has read."""


def reader_version(engine: Engine) -> str:
    """The version that a reading carries in the store.

    >>> reader_version("rules").endswith("/rules"), reader_version("combined") == reader_version("rules")
    (True, False)
    """
    rules = f"{__version__}.{RULES}/{engine}"
    return f"{rules}/{_weights()}" if engine == "combined" else rules


def engine_of(version: str) -> Engine:
    """The engine that a reading's version names; the rules where it names none.

    >>> engine_of(reader_version("combined")), engine_of(reader_version("rules")), engine_of("")
    ('combined', 'rules', 'rules')
    """
    return "combined" if "combined" in version.split("/") else "rules"


@cache
def _weights() -> str:
    """The first digits of the SHA-256 of the graphs that come with the package, as their calibration notes it."""
    record = json.loads((files("dragoman") / "models" / "calibration.json").read_text(encoding="utf-8"))
    return str(record.get("digest", ""))
