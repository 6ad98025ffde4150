"""The lexicon: linguistic knowledge as rows of tab-separated files, each with a source and an example."""

import csv
from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/<name>.tsv`, by column name."""
    path = resources.files("dragoman") / "lexicon" / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def column(name: str, key: str) -> frozenset[str]:
    """The values of one column.

    >>> "letter" in column("media", "noun")
    True
    """
    return frozenset(row[key] for row in rows(name))
