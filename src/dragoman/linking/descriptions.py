"""The words by which news describes a source: "two Western diplomats", «مصادر مطلعة», "a website close to the opposition"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.lexicon import rows

_RUN_ON = ("zh", "ko")  # scripts or languages whose words stand without spaces, or take endings
_BRANCHES = ("executive", "legislature", "judiciary")
_PREFIXES = {"ar": r"(?:[وفبلك]?(?:ال|لل|ل)?)", "he": r"[והבלמשכ]{0,2}"}
_NAME_LIKE = re.compile(r"[^\W\d_](?:[\w'’.\-]*[\w])?")
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{2,60})[»”“\"]")
_DATE_TAIL = re.compile(r",?\s+(?:\d{1,2}\s+)?\w+\.?(?:\s+\d{1,2})?,?\s+(?:19|20)\d\d$")
_RUNNING = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CASED = re.compile(r"[A-Za-zÀ-ɏЀ-ӿ]")


@dataclass(frozen=True)
class Description:
    """What the words of a source say: the kinds of word in it, the states that it names, and the name that is left over.

    `complete`: every word is known.
    """

    kinds: frozenset[str]
    states: tuple[str, ...]
    name: str | None
    complete: bool = True


@lru_cache(maxsize=65536)
def describe(text: str) -> Description:
    """The kinds of words in a source's words (`lexicon/source_words.tsv`), the states, and what must be a name.

    Of a description only what stands before "close to", "affiliated with" can be the name: the rest names a friend.

    >>> describe("two Norwegian diplomats").states, describe("two Norwegian diplomats").name
    (('Norway',), None)
    >>> describe("a newspaper close to Norland's opposition").name is None
    True
    >>> describe("the daily Nordstern").name
    'Nordstern'
    """
    plain = _DATE_TAIL.sub("", text)
    taken = [False] * len(plain)
    kinds: set[str] = set()
    relation = len(plain)
    for kind, pattern in _patterns().items():
        for found in pattern.finditer(plain):
            kinds.add(kind)
            taken[found.start() : found.end()] = [True] * (found.end() - found.start())
            if kind == "relation":
                relation = min(relation, found.start())
    states = [(found.start(), state) for state, pattern in _states().items() for found in pattern.finditer(plain)]
    for state_pattern in _states().values():
        for found in state_pattern.finditer(plain):
            taken[found.start() : found.end()] = [True] * (found.end() - found.start())
    quoted = _QUOTED.search(plain, 0, relation)
    name = quoted.group(1).strip() if quoted else _left_over(plain[:relation], taken)
    complete = all(known for letter, known in zip(plain, taken, strict=True) if letter.isalnum())
    return Description(frozenset(kinds - {"plain"}), tuple(dict.fromkeys(state for _, state in sorted(states))), name, complete)


def _left_over(text: str, taken: list[bool]) -> str | None:
    """The longest run of words that no table knows: in scripts with capitals, of capitalised ones."""
    cased = bool(_CASED.search(text))
    if _RUNNING.search(text):
        rest = "".join(" " if known else letter for letter, known in zip(text, taken, strict=False))
        return max((word for word in re.findall(r"[^\W\d_]{2,}", rest)), key=len, default=None)
    runs: list[list[str]] = [[]]
    for found in _NAME_LIKE.finditer(text):
        word = found.group().removesuffix("'s").removesuffix("’s")
        start = found.start()
        known = all(taken[start + at] for at, letter in enumerate(word) if letter.isalnum())
        lower = cased and not word[0].isupper()
        # A known word with a capital goes on with a name that has begun: "Norland Herald", "Coastal Peace Movement".
        if lower or (known and not (cased and runs[-1])):
            runs.append([])
        else:
            runs[-1].append(word)
    best = max(runs, key=lambda run: sum(map(len, run)))
    return " ".join(best) or None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    forms: dict[str, list[str]] = {}
    for row in rows("source_words"):
        forms.setdefault(row["kind"], []).append(_form(row["word"], row["language"]))
    return {kind: re.compile("|".join(sorted(found, key=len, reverse=True)), re.IGNORECASE) for kind, found in forms.items()}


@cache
def _states() -> dict[str, re.Pattern[str]]:
    """State → its names, adjectives and capital, and the organs that are nobody else's: "the Kremlin"."""
    forms: dict[str, list[str]] = {}
    for row in rows("states"):
        names = (row["name"], row["capital"], *row["aliases"].split(","), *row["demonyms"].split(","))
        forms.setdefault(row["name"], []).extend(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names if name)
    for row in rows("polities"):
        stems = (stem for stem in row["stems"].split(",") if stem)
        forms.setdefault(row["state"], []).extend(_stem(stem, row["language"]) for stem in stems)
    for row in rows("organs"):
        if row["branch"] in _BRANCHES:
            forms.setdefault(row["state"], []).append(_form(row["form"], _language(row["form"])))
    return {state: re.compile("|".join(sorted(found, key=len, reverse=True))) for state, found in forms.items()}


def _stem(stem: str, language: str) -> str:
    """A stem with its endings: "iranien|nes", "российск|ого"; short ones stand alone, whole, and as they are written."""
    if language in _RUN_ON:
        return re.escape(stem)
    if language in ("ar", "fa"):
        bare = stem.removeprefix("ال")
        return rf"(?<!\w){_PREFIXES['ar']}{re.escape(bare)}\w{{0,5}}(?!\w)"
    if len(stem) <= 3:
        return rf"(?<!\w){re.escape(stem.upper())}(?!\w)"
    prefix = _PREFIXES.get(language, "")
    return rf"(?<!\w){prefix}(?i:{re.escape(stem)})\w{{0,6}}(?!\w)"


def _language(form: str) -> str:
    """The language whose joined particles may stand before a form, by its letters."""
    if _RUNNING.search(form):
        return "zh"
    if re.search("[\u0590-\u05ff]", form):
        return "he"
    return "ar" if re.search("[\u0600-\u06ff]", form) else ""


def _form(word: str, language: str) -> str:
    inner = r"\w*\s+".join(re.escape(part.rstrip("*")) for part in word.split(" "))
    inner = inner.replace(r"\w*\s+", r"\s+") if "*" not in word else inner
    if language in _RUN_ON:
        return inner
    ending = r"\w*" if word.endswith("*") else ""
    if language == "ar" and not word.endswith("*"):
        ending = r"(?:ة|ها|ه)?"
    return rf"(?<!\w){_PREFIXES.get(language, '')}{inner}{ending}(?!\w)"
