"""Known names: states and their adjectives and capitals, outlets, titles, words that names of organisations hold."""

from functools import cache
from typing import cast

from spacy.tokens import Token

from dragoman.reading.lexicon import column, rows, without_accents
from dragoman.types import ActorKind

STYLES = frozenset({"h.e.", "h.r.h.", "h.m.", "h.h."})
"""How somebody is addressed, whatever the office: "H.E. Lena Dahl"."""


@cache
def titles() -> frozenset[str]:
    """Titles of persons and styles before their names, in small letters."""
    return column("titles", "title") | STYLES


@cache
def full_titles() -> dict[str, str]:
    """Abbreviated title → the title that it stands for: "gov." is "governor"."""
    return {row["title"]: row["stands_for"] for row in rows("titles") if row["stands_for"]}


@cache
def given_names() -> dict[str, str]:
    """Given names that tell the gender of who bears them → "m" or "f"; names of both are left out."""
    return {row["name"]: row["gender"] for row in rows("given_names")}


@cache
def states() -> dict[str, str]:
    """Every name of a state → its chief name."""
    return {form: row["name"] for row in rows("states") for form in (row["name"], *filter(None, row["aliases"].split(",")))}


@cache
def demonyms() -> dict[str, str]:
    """Adjective of a state → its chief name."""
    return {form: row["name"] for row in rows("states") for form in row["demonyms"].split(",") if form}


@cache
def capitals() -> dict[str, str]:
    """Capital → its state; where two states share one (Moscow), the first row's."""
    found: dict[str, str] = {}
    for row in rows("states"):
        found.setdefault(row["capital"], row["name"])
    return found


def capital_of(words: str) -> str | None:
    """The state whose capital the words name, be it in capitals or with its accents: "KYIV", "Brasília".

    >>> capital_of("Brasília"), capital_of("Kiev"), capital_of("Harvik")
    ('Brazil', 'Ukraine', None)
    """
    name = without_accents(words.title() if words.isupper() else words)
    return capitals().get(words) or _capitals_otherwise().get(name)


@cache
def _capitals_otherwise() -> dict[str, str]:
    """Capitals without their accents, and as many still call them."""
    formerly = {"Kiev": "Kyiv", "Delhi": "New Delhi", "Rangoon": "Naypyidaw", "Nursultan": "Astana", "Nur-Sultan": "Astana"}
    found = {without_accents(name): state for name, state in capitals().items()}
    return found | {name: found[capital] for name, capital in formerly.items() if capital in found}


@cache
def outlets() -> frozenset[str]:
    """Case-folded names of known outlets, with and without "The"."""
    names = {form for row in rows("outlets") for form in (row["name"], *filter(None, row["aliases"].split(",")))}
    return frozenset(name.removeprefix("The ").casefold() for name in names)


@cache
def name_words() -> dict[str, ActorKind]:
    """Words that tell what kind of thing a name names: "Ministry", "Herald"."""
    return {row["word"]: cast(ActorKind, row["kind"]) for row in rows("name_words")}


@cache
def names_by_first_word() -> dict[str, tuple[tuple[str, ActorKind], ...]]:
    """Known names of several words, by their first word: states and outlets."""
    table: dict[str, list[tuple[str, ActorKind]]] = {}
    for table_name, kind in (("states", "state"), ("outlets", "outlet")):
        for row in rows(table_name):
            for form in (row["name"], *filter(None, row["aliases"].split(","))):
                if " " in form or "'" in form:
                    table.setdefault(form.split()[0].split("'")[0], []).append((form, cast(ActorKind, kind)))
    return {word: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for word, found in table.items()}


def state_adjective(token: Token) -> str | None:
    """The state whose adjective a word is, or ends: "Norwegian", "[South] Korean"."""
    pair = f"{token.nbor(-1).text} {token.text}" if token.i else ""
    return demonyms().get(pair) or demonyms().get(token.text)


def is_known_body(words: str) -> bool:
    """Whether the lexicon knows the words as a state or an outlet."""
    return words in states() or words.casefold() in outlets()
