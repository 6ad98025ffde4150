"""The words by which news describes a source: "two Western diplomats", «مصادر مطلعة», "a website close to the opposition"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.lexicon import rows

_RUN_ON = ("zh", "ko")  # scripts or languages whose words stand without spaces, or take endings
_BRANCHES = ("executive", "legislature", "judiciary")
_PEOPLE = frozenset({"spokesman", "source", "official", "legislature", "commentator", "witness", "people", "anonymous"})
_PREFIXES = {"ar": r"(?:[وفبلك]?(?:ال|لل|ل)?)", "he": r"[והבלמשכ]{0,2}"}
_NAME_LIKE = re.compile(r"[^\W\d_](?:[\w'’.\-]*[\w])?")
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{2,60})[»”“\"]")
_DATE_TAIL = re.compile(r",?\s+(?:\d{1,2}\s+)?\w+\.?(?:\s+\d{1,2})?,?\s+(?:19|20)\d\d$")
# "Dahl'ın", "Ankara'nın": the ending of a name's case, after a vowel with a joining letter. "Sana'a" has none.
_CASE = re.compile(
    r"(?<=[^\W\d_]{2})(?:(?<=[bcçdfgğhjklmnprsştvyzqwx])['’](?:[ıiuü]n|[aeıiuü]|[dt][ae](?:n|ki)?|l[ae](?:r\w*)?|l[ıiuü])"
    r"|(?<=[aeıioöuü])['’](?:n[ıiuü]n|y[aeıiuü]|n[ae]|n?[dt][ae](?:n|ki)?|yl[ae]|l[ae]r\w*|l[ıiuü])"
    r"|(?<=[A-ZÇĞİÖŞÜ]{2})['’](?:n?[ıiuü]n|[yn]?[aeıiuü]|n?[dt][ae](?:n|ki)?|yl[ae]|l[ae]r\w*|l[ıiuü]))(?!\w)"
)
_RUNNING = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# "Workers' Party", "Farmers Union": a name that begins with people.
_TITLED = r"(?!['’]|(?-i:\s+[A-ZÀ-ÖØ-ÞЀ-Я]))"
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
    plain = _CASE.sub("", _DATE_TAIL.sub("", text))
    taken = [False] * len(plain)
    kinds: set[str] = set()
    relation = len(plain)
    for kind, pattern in _patterns().items():
        for found in pattern.finditer(plain):
            kinds.add(kind)
            taken[found.start() : found.end()] = [True] * (found.end() - found.start())
            if kind == "relation":
                relation = min(relation, found.start())
    states: list[tuple[int, str]] = []
    for state, pattern in _states().items():
        for found in pattern.finditer(plain):
            states.append((found.start(), state))
            taken[found.start() : found.end()] = [True] * (found.end() - found.start())
    if (body := _bodies().search(plain, 0, relation)) is not None and not all(taken[body.start() : body.end()]):
        within = taken[: body.start()] + [True] * (body.end() - body.start()) + taken[body.end() :]
        # "African Union diplomats", "the Arab League's Ola Dahl": the body is whose they are; else it is the source.
        if kinds & _PEOPLE or _left_over(plain[:relation], within):
            taken = within
        else:
            kinds.add("body")
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


class _Forms:
    """Forms of one meaning: those that stand between word boundaries, and those of scripts without."""

    def __init__(self) -> None:
        self.bounded: list[str] = []
        self.running: list[str] = []

    def add(self, form: str, language: str) -> None:
        """Take up a form, written as a pattern."""
        (self.running if language in _RUN_ON else self.bounded).append(form)

    def compiled(self, flags: re.RegexFlag = re.NOFLAG, unless: str = "") -> re.Pattern[str]:
        """One pattern, the longest form first; the boundary stands outside, so that only beginnings of words are tried."""
        longest = ("|".join(sorted(forms, key=len, reverse=True)) for forms in (self.bounded, self.running))
        bounded, running = longest
        return re.compile("|".join(filter(None, (bounded and rf"(?<!\w)(?:{bounded})(?!\w){unless}", running))), flags)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    forms: dict[str, _Forms] = {}
    for row in rows("source_words"):
        forms.setdefault(row["kind"], _Forms()).add(_form(row["word"], row["language"]), row["language"])
    return {kind: found.compiled(re.IGNORECASE, _TITLED if kind == "people" else "") for kind, found in forms.items()}


@cache
def _bodies() -> re.Pattern[str]:
    """The names of international bodies: those of one word as they are written, the others in any letters."""
    names = [name for row in rows("bodies") for name in (row["name"], *row["aliases"].split("|")) if name]
    whole = sorted((_plain(name) for name in names if " " not in name and _language(name) == ""), key=len, reverse=True)
    spaced = sorted((_form(name, _language(name)) for name in names if " " in name), key=len, reverse=True)
    joined = sorted(
        (_form(name.removeprefix("ال"), "ar") for name in names if " " not in name and _language(name) == "ar"), key=len
    )
    return re.compile(rf"(?<!\w)(?:(?i:{'|'.join(spaced)})|{'|'.join((*whole, *joined))})(?!\w)")


@cache
def _states() -> dict[str, re.Pattern[str]]:
    """State → its names, adjectives and capital, and the organs that are nobody else's: "the Kremlin"."""
    forms: dict[str, _Forms] = {}
    for row in rows("states"):
        for name in (row["name"], row["capital"], *row["aliases"].split(","), *row["demonyms"].split(",")):
            if name:
                forms.setdefault(row["name"], _Forms()).add(re.escape(name), "en")
    for row in rows("polities"):
        for stem in filter(None, row["stems"].split(",")):
            forms.setdefault(row["state"], _Forms()).add(_stem(stem, row["language"]), row["language"])
    for row in rows("organs"):
        if row["branch"] in _BRANCHES:
            language = _language(row["form"])
            # "Кремль", "в Кремле": the noun is declined.
            declined = re.sub(r"[аеёиоуыьэюяй]$", "*", row["form"])
            forms.setdefault(row["state"], _Forms()).add(_form(declined, language), language)
    return {state: found.compiled() for state, found in forms.items()}


def _stem(stem: str, language: str) -> str:
    """A stem with its endings: "iranien|nes", "российск|ого"; short ones, and those after "=", stand whole and as written."""
    if language in _RUN_ON:
        return re.escape(stem)
    if language in ("ar", "fa"):
        return rf"{_PREFIXES['ar']}{re.escape(stem.removeprefix('ال'))}\w{{0,5}}"
    if stem.startswith("="):
        return re.escape(stem.removeprefix("="))
    if len(stem) <= 3:
        return re.escape(stem.upper())
    return rf"{_PREFIXES.get(language, '')}(?i:{_plain(stem)})\w{{0,6}}"


def _plain(part: str) -> str:
    """Letters as a pattern, with each of the apostrophes that a keyboard has: "прем'єр"."""
    return re.escape(part).replace("'", "['’ʼ]")


def _language(form: str) -> str:
    """The language whose joined particles may stand before a form, by its letters."""
    if _RUNNING.search(form):
        return "zh"
    if re.search("[\u0590-\u05ff]", form):
        return "he"
    return "ar" if re.search("[\u0600-\u06ff]", form) else ""


def _form(word: str, language: str) -> str:
    """A word of the tables as a pattern: "*" stands for any ending, of each of its parts."""
    if language in _RUN_ON:
        return re.escape(word)
    any_ending = r"\w*\s+" if "*" in word else r"\s+"
    inner = any_ending.join(_plain(part.rstrip("*")) for part in word.split(" "))
    ending = r"\w*" if word.endswith("*") else r"(?:ة|ها|ه)?" if language == "ar" else ""
    return f"{_PREFIXES.get(language, '')}{inner}{ending}"
