"""The lexicon: linguistic knowledge as rows of tab-separated files, each with a source and an example."""

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Stem:
    """A form of a state's name or adjective in a language: with any ending, or `whole`; `exact`: whole and as it is written.

    `name`: only written with a capital, where the text has any. `adjective`: small beside names of the same row.
    """

    text: str
    state: str
    language: str
    whole: bool
    name: bool
    adjective: bool
    exact: bool


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/<name>.tsv`, by column name."""
    path = resources.files("dragoman") / "lexicon" / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def stems() -> tuple[Stem, ...]:
    """The forms of `polities`: with a full stop behind it one is whole, with "=" before it exact, with a capital a name.

    >>> [(stem.text, stem.whole, stem.name) for stem in stems() if (stem.state, stem.language) == ("Mali", "fr")][-2:]
    [('maliennes', True, False), ('Mali', True, True)]
    """
    found = []
    for row in rows("polities"):
        forms = [form for form in row["stems"].split(",") if form]
        named = any(form.lstrip("=")[0].isupper() for form in forms)
        for form in forms:
            text = form.removeprefix("=").removesuffix(".")
            name, exact = text[0].isupper(), form.startswith("=")
            found.append(Stem(text, row["state"], row["language"], text != form, name, named and not name, exact))
    return tuple(found)


@cache
def _towns() -> dict[str, str]:
    return {without_accents(row["town"]): row["state"] for row in rows("towns")}


def town(name: str) -> str | None:
    """The state of a town by its name as it is written; "" where several states have one, None for no known town.

    >>> town("Odesa"), town("Brasilia"), town("Harvik")
    ('Ukraine', None, None)
    """
    return _towns().get(without_accents(name))


def without_accents(text: str) -> str:
    """Without accents and apostrophes, the case kept.

    >>> without_accents("Brasília"), without_accents("Chornomors’k")
    ('Brasilia', 'Chornomorsk')
    """
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "'’ʼ`")


@cache
def column(name: str, key: str) -> frozenset[str]:
    """The values of one column.

    >>> "letter" in column("media", "noun")
    True
    """
    return frozenset(row[key] for row in rows(name))
