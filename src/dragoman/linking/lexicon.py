"""The lexicon's tables as linking reads them."""

import csv
from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/<name>.tsv`, by column name.

    >>> rows("source_words")[0]["kind"]
    'media'
    """
    path = resources.files("dragoman") / "lexicon" / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
