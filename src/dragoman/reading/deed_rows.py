"""Lexicon of events → its rows by word, the most particular first, and what a row calls a deed."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.reading.lexicon import rows


@dataclass(frozen=True)
class Deed:
    """What a trigger means: the codebook's kind, PLOVER's category ("" where it codes none) and mode."""

    kind: str
    category: str
    mode: str


@dataclass(frozen=True)
class DeedRow:
    """A row of the lexicon: what must stand beside its word (`relation`, `partners`, `particles`), and what it then means."""

    relation: str
    partners: frozenset[str]
    deed: Deed
    particles: frozenset[str] = frozenset()


@cache
def deed_table() -> dict[tuple[str, str], tuple[DeedRow, ...]]:
    """Rows by word and part of speech, those that ask for more first."""
    table: dict[tuple[str, str], list[DeedRow]] = {}
    for row in rows("events"):
        partners = frozenset(filter(None, row["with"].split("|")))
        deed = Deed(row["kind"], row["type"], row["mode"])
        word, *particles = row["word"].split()
        table.setdefault((word, row["pos"]), []).append(DeedRow(row["relation"], partners, deed, frozenset(particles)))
    return {key: tuple(sorted(found, key=_breadth)) for key, found in table.items()}


def _breadth(row: DeedRow) -> tuple[bool, bool]:
    return row.relation == "", not row.particles


def lemma_of(verb: Token) -> str:
    """The lemma, with the "e" that the lemmatizer takes from "staged" and "waged", and the "y" of "resupplied"."""
    lemma: str = verb.lemma_.lower()
    if lemma.endswith("ie") and (lemma[:-2] + "y", "v") in deed_table():
        return lemma[:-2] + "y"  # "resupplied"
    shorn = verb.lower_.endswith(("ed", "ing")) and (lemma, "v") not in deed_table()
    return lemma + "e" if shorn and (lemma + "e", "v") in deed_table() else lemma


def is_deed(noun: Token) -> bool:
    """ "talks", "raid": a noun that tells of a deed by itself."""
    return any(row.relation == "" for row in deed_table().get((noun.lemma_.lower(), "n"), ()))
