"""The lexica of the lesser readers as patterns over a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.reading.lesser.page import Page, normal_words
from dragoman.reading.lexicon import rows
from dragoman.types import Span

Row = dict[str, str]
# "and", "so", "in", "to", "as" are written in one with the Arabic word after them.
_BEFORE = {"ar": r"[وف]??[بكل]??"}
_BEFORE_DEEDS = {"ar": r"[وف]??(?:س|[بكل])??"}  # "will" too
_BEFORE_VERBS = {"ar": r"[وف]??"}
_AUXILIARY = re.compile(r"(?:ha|hanno|a|ont|han)|(?:a|ont)\\-.*")
_MOST_PARTING = 8  # words between the parts of a Dutch or German verb
_CASED = frozenset({"places", "outlets"})
_CASED_GERMAN = frozenset({"nouns", "times", "events"})
_NO_ARTICLE = frozenset({"cues", "names", "status"})
_CYRILLIC_CASES = (
    ("ия", "(?:ия|ии|ию|ией)"), ("ая", "(?:ая|ой|ую)"), ("я", "(?:я|и|ю|ей)"), ("а", "(?:а|ы|и|е|у|ой)"),
    ("ь", "(?:ь|и|ью|я|ю|ем|е)"), ("ое", "(?:ое|ого|ому|ым|ом)"), ("ий", "(?:ий|ого|ому|им|ом)"), ("ы", "(?:ы|ов|ам|ами|ах)"),
)  # fmt: skip
_CASES = {
    "ru": _CYRILLIC_CASES,
    "uk": (
        ("ія", "(?:ія|ії|ію|ією)"), ("я", "(?:я|і|ї|ю|ею|єю)"), ("а", "(?:а|и|і|у|ою)"), ("ь", "(?:ь|і|ю|я|ем)"),
        ("ий", "(?:ий|ого|ому|им)"), ("и", "(?:и|ів|ам|ами|ах)"),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A row of a lexicon where it stands on the page, without what Arabic writes in one with it."""

    span: Span
    row: Row


def find(table: str, page: Page, stretch: Span | None = None) -> Iterator[Found]:
    """The rows of `lexicon/lesser/<table>.tsv` that stand in the stretch, longest first where two begin together."""
    pattern, entries = _compiled(table, page.language)
    for match in pattern.finditer(page.text, *(stretch or (0, len(page.text)))):
        number = match.lastindex or 0
        yield Found(match.span(number), entries[number - 1])


def entries(table: str, language: str) -> tuple[Row, ...]:
    """The rows of a table in one language."""
    return tuple(row for row in rows(f"lesser/{table}") if row["language"] == language)


@cache
def _compiled(table: str, language: str) -> tuple[re.Pattern[str], tuple[Row, ...]]:
    column = next(name for name in ("cue", "noun", "word", "name") if name in rows(f"lesser/{table}")[0])
    ordered = sorted(entries(table, language), key=lambda row: (-len(row[column].rstrip("*")), row[column]))
    cased = table in _CASED or (language == "de" and table in _CASED_GERMAN)
    firsts = [_first(row[column], language) if cased else _first(row[column], language).casefold() for row in ordered]
    groups: dict[str, list[str]] = {}
    numbered: list[Row] = []
    # Wildcards come last: "aurait" is itself before it is any word in "-rait".
    for letter in sorted(set(firsts), key=lambda letter: (not letter, letter)):
        for first, row in zip(firsts, ordered, strict=True):
            if first == letter:
                numbered.append(row)
                groups.setdefault(first, []).append(f"({_pattern(row[column], table, language)})")
    # The first letter decides which alternatives are tried at all.
    parts = [_starts(first, language) + "(?:" + "|".join(alternatives) + ")" for first, alternatives in groups.items()]
    before = {"cues": _BEFORE_VERBS, "events": _BEFORE_DEEDS}.get(table, _BEFORE).get(language, "")
    # "Conakry-Soir" is a paper, and not the town.
    start, stop = (r"(?<![\w])", r"(?!\w|-[A-ZÀ-Þ])") if table == "places" else (r"(?<![\w])", r"(?!\w)")
    pattern = rf"{start}{before}(?:{'|'.join(parts)}){stop}"
    return re.compile(pattern, 0 if cased else re.IGNORECASE), tuple(numbered)


def _first(words: str, language: str) -> str:
    """The first letter, of an Arabic noun that after its article; none where it is a wildcard."""
    plain = normal_words(words, language)
    letter = (plain.removeprefix("ال") if language == "ar" and len(plain) > 3 else plain)[0]
    return "" if letter in "*?" else letter


def _starts(letter: str, language: str) -> str:
    """A look ahead for that letter."""
    if not letter:
        return ""
    if language == "ar":
        return rf"(?=(?:ال|لل|ل)?{'[إا]' if letter in 'إا' else re.escape(letter)})"
    return rf"(?={re.escape(letter)})"


def _pattern(words: str, table: str, language: str) -> str:
    parts = [_word(word, table, language, place) for place, word in enumerate(normal_words(words, language).split())]
    return _verb(parts, language) if table == "cues" and len(parts) > 1 else r"\s+".join(parts)


def _verb(parts: list[str], language: str) -> str:
    """A verb of several words with what may part them: "ha poi detto", "a également indiqué".

    A Dutch or German one may hold its subject too: "liet minister Vos vrijdag weten"; there its first word stands for it.
    """
    first, rest = parts[0], r"\s+".join(parts[1:])
    adverb = grammar(language, "adverb")
    if adverb and _AUXILIARY.fullmatch(first):
        return rf"{first}(?:\s*,?\s+(?:{adverb})(?!\w),?){{0,3}}\s+{rest}"
    if re.fullmatch(grammar(language, "parted") or "(?!)", first):
        return rf"{first}(?:\s+{rest}|(?=(?:\s+[^\s,.;:]+){{1,{_MOST_PARTING}}}?\s+{rest}(?!\w)))"
    return rf"{first}\s+{rest}"


def _word(word: str, table: str, language: str, place: int) -> str:
    if word == "*":
        return r"\S+(?:\s+\S+){0,12}?"  # "soll … haben": any words of the clause
    escaped = re.escape(word).replace(r"\*", r"\w*").replace(r"\?", r"\w").replace("_", r"[_ ]?")
    if language == "ar":
        escaped = escaped.replace("إ", "[إا]")  # many papers leave the hamza out
    if language == "ar" and table not in _NO_ARTICLE and place == 0:
        bare = escaped.removeprefix("ال")
        return rf"(?:ال|لل){bare}" if bare != escaped else (escaped if table in _CASED else rf"(?:ال|(?<=ل)ل)?{escaped}")
    if language in _CASES and table == "places":
        return _declined(word, _CASES[language])
    if language == "de" and table in ("places", "outlets"):
        return escaped + "s?"
    if language == "de" and table == "nouns" and word[:1].isupper() and word[-1:] not in "ens*":
        return escaped + "(?:e?s)?"
    return escaped


def _declined(word: str, cases: tuple[tuple[str, str], ...]) -> str:
    """A Russian or Ukrainian name in all its cases: "Женева" is "в Женеве", "Иран" is "с Ираном"."""
    for ending, forms in cases:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return re.escape(word.removesuffix(ending)) + forms
    return re.escape(word) + ("(?:а|у|ом|е|і)?" if word[-1] in "бвгдзклмнпрстфхцчшщ" and not word.isupper() else "")


@cache
def grammar(language: str, part: str) -> str:
    """A pattern of `lexicon/lesser/patterns.tsv`; empty where the language has none."""
    return next((row["pattern"] for row in entries("patterns", language) if row["part"] == part), "")


@cache
def stop_words(language: str) -> frozenset[str]:
    """spaCy's stop words of the language in normal form."""
    import spacy

    return frozenset(normal_words(word, language) for word in spacy.blank(language).Defaults.stop_words)
