"""The words by which news describes a source: "two Western diplomats", «مصادر مطلعة», "a website close to the opposition"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.lexicon import Stem, rows, stems

_RUN_ON = ("zh", "ko")  # scripts or languages whose words stand without spaces, or take endings
_BRANCHES = ("executive", "legislature", "judiciary")
_PEOPLE = frozenset({"spokesman", "source", "official", "legislature", "commentator", "witness", "people", "anonymous"})
_PREFIXES = {"ar": r"(?:[وفبلك]?(?:ال|لل|ل)?)", "he": r"[והבלמשכ]{0,2}"}
_PARTICLES = {language: re.compile(pattern) for language, pattern in _PREFIXES.items()}
_MOST_PARTICLES = 3
_KEY = 4  # letters by which the forms of states are looked up
_ANY = 99
_ENDING = re.compile(r"\w*")
_WORD_START = re.compile(r"(?<!\w)\w")
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
# "Deputy Foreign Minister", "the deputy head of the army": second in an office; "a deputy of the assembly" sits in one.
_SECOND_IN = re.compile(
    r"(?:deputy|deputies)\s+(?:(?!(?:of|for|from|in|at|to|and|the|a|an)\b)[\w'’-]+\s+){0,3}"
    r"(?:ministers?|premiers?|chancellors?|secretar(?:y|ies)|presidents?|governors?|mayors?|prefects?|ambassadors?|envoys?|consuls?|commissioners?|"
    r"spokes\w+|directors?|heads?|chiefs?|commanders?|advisers?|advisors?|negotiators?|prosecutors?|administrators?|representatives?)\b",
    re.IGNORECASE,
)
# "the minister's brother", "a lawyer for the admiral": what a noun stands before is told of it, and it is what speaks.
_HEADED = re.compile(r"\s*(?:$|[,(]|(?:of|for|to|in|at|from|near|who|whom|whose|with|on)\b)", re.IGNORECASE)
_OFFICIAL = frozenset({"office", "official", "organ", "legislature", "chamber", "body"})
_AGENT = re.compile(r"representatives?(?!\w)", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"\s+(?!(?:Of|To|For|At|From|In)\b)[A-ZÀ-ÖØ-Þ]")


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
    >>> sorted(describe("Norland's deputy defence minister").kinds), sorted(describe("a deputy of the opposition").kinds)
    (['office', 'official'], ['legislature'])
    >>> sorted(describe("the minister's brother").kinds), sorted(describe("the representative of Norway").kinds)
    (['people', 'private'], ['official'])
    """
    plain = _CASE.sub("", _DATE_TAIL.sub("", text))
    taken = [False] * len(plain)
    kinds: set[str] = set()
    relation = len(plain)
    is_private = False
    organs = [found.span() for found in _patterns()["organ"].finditer(plain)]
    for kind, pattern in _patterns().items():
        for found in pattern.finditer(plain):
            # "the General Staff" is no general, "the attorney general's office" no attorney general.
            if kind in ("official", "office") and any(
                start <= found.start() and found.end() <= end and found.span() != (start, end) for start, end in organs
            ):
                continue
            second = kind == "legislature" and _SECOND_IN.match(plain, found.start()) is not None
            agent = kind == "legislature" and _is_agent(plain, found)
            kinds.add("official" if second or agent else kind)
            is_private = is_private or (kind == "private" and _HEADED.match(plain, found.end()) is not None)
            taken[found.start() : found.end()] = [True] * (found.end() - found.start())
            if kind == "relation":
                relation = min(relation, found.start())
    states: list[tuple[bool, int, str]] = []
    for start, end, state, organ in _states_in(plain):
        # "Минобороны Норландии": the ministry is Norland's, whose ever goes by that name alone.
        states.append((organ, start, state))
        taken[start:end] = [True] * (end - start)
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
    if is_private:
        kinds = (kinds - _OFFICIAL) | {"people"}
    return Description(frozenset(kinds - {"plain"}), _whose(states), name, complete)


def _is_agent(text: str, found: re.Match[str]) -> bool:
    """ "the representative of Norway", "a UN representative"; "Representative Dahl" sits in a house."""
    if _AGENT.fullmatch(found.group()) is None:
        return False
    return not (found.group()[0].isupper() and _BEFORE_NAME.match(text, found.end()) is not None)


def _whose(found: list[tuple[bool, int, str]]) -> tuple[str, ...]:
    """The states named, in the order of the text; those of organs that need no state only where none is named."""
    named = [state for organ, _, state in sorted(found) if not organ]
    return tuple(dict.fromkeys(named or [state for _, _, state in sorted(found)]))


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


def _states_in(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """States' names, adjectives, capitals, and organs that are nobody else's ("the Kremlin"): the longest at each place, and
    whether it is an organ."""
    if _RUNNING.search(text):
        pattern, named = _running_states()
        yield from ((found.start(), found.end(), named[found.group()], False) for found in pattern.finditer(text))
    end = 0
    for word in _WORD_START.finditer(text):
        if word.start() >= end and (found := _state_at(text, word.start())) is not None:
            yield word.start(), (end := found[0]), found[1].state, found[1].organ


def _state_at(text: str, start: int) -> "tuple[int, _StateForm] | None":
    """Where the form of a state that begins with a word ends, and the form."""
    script = _language(text[start])
    for at in _beginnings(text, start, script):
        for size in range(_KEY, 0, -1):
            for form in _state_forms().get((script, _small(text[at : at + size])), ()):
                if (end := form.end_in(text, at)) is not None:
                    return end, form
    return None


def _beginnings(text: str, start: int, script: str) -> Iterator[int]:
    """Where a word can begin: before and after the particles that are joined to it."""
    yield start
    if (particles := _PARTICLES.get(script)) is not None:
        yield from (start + size for size in range(1, _MOST_PARTICLES + 1) if particles.fullmatch(text, start, start + size))


def _small(text: str) -> str:
    """Small letters, each of one sign: Turkish "İ" and "ı" are "i", and one apostrophe is the others."""
    return text.replace("İ", "i").replace("ı", "i").replace("’", "'").replace("ʼ", "'").lower()


class _StateForm(NamedTuple):
    """A form of a state: as it is written, or in any case, a name with a capital; and how many letters may follow."""

    text: str
    state: str
    endings: int = 0
    exact: bool = True
    name: bool = False
    organ: bool = False

    def end_in(self, text: str, at: int) -> int | None:
        """Where the form that begins at a place of a text ends; None where another word stands."""
        end = at + len(self.text)
        written = text[at:end]
        if written != self.text and (
            self.exact or _small(written) != _small(self.text) or (self.name and written[0] != self.text[0])
        ):
            return None
        ending = _ENDING.match(text, end)
        return ending.end() if ending and ending.end() - end <= self.endings else None


@cache
def _state_forms() -> dict[tuple[str, str], tuple[_StateForm, ...]]:
    """Script ("ar", "he", "" for others) and first letters → the forms of states, the longest first."""
    forms = [
        _StateForm(form, row["name"])
        for row in rows("states")
        for form in (row["name"], row["capital"], *row["aliases"].split(","), *_with_plurals(row["demonyms"].split(",")))
    ]
    forms += (_of_stem(stem) for stem in stems() if stem.language not in _RUN_ON)
    for row in rows("organs"):
        if row["branch"] in _BRANCHES and (script := _language(row["form"])) not in _RUN_ON:
            # "Кремль", "в Кремле": the noun is declined.
            bare = re.sub(r"[аеёиоуыьэюяй]$", "", row["form"].removeprefix("ال"))
            endings = _ANY if bare != row["form"].removeprefix("ال") else 2 * (script == "ar")
            forms.append(_StateForm(bare, row["state"], endings, organ=True))
    found: dict[tuple[str, str], dict[_StateForm, None]] = {}
    for form in filter(lambda form: form.text, forms):
        key = _small(form.text[:_KEY]).split(" ")[0]
        found.setdefault((_language(form.text[0]), key), {})[form] = None
    return {key: tuple(sorted(group, key=lambda form: -len(form.text))) for key, group in found.items()}


def _with_plurals(demonyms: list[str]) -> list[str]:
    """Demonyms with the people that they name: "Norlandian", "the Norlandians"."""
    return [*demonyms, *(f"{form}s" for form in demonyms if form.endswith("an"))]


def _of_stem(stem: Stem) -> _StateForm:
    """A stem with its endings: "iranien|nes", "российск|ого"; short ones stand alone, whole, and as they are written."""
    if stem.language in ("ar", "fa"):
        return _StateForm(stem.text if stem.whole else stem.text.removeprefix("ال"), stem.state, 0 if stem.whole else 5)
    if len(stem.text) <= 3 and not stem.whole:
        return _StateForm(stem.text.upper(), stem.state)
    return _StateForm(stem.text, stem.state, 0 if stem.whole else 6, exact=stem.exact or stem.text.isupper(), name=stem.name)


@cache
def _running_states() -> tuple[re.Pattern[str], dict[str, str]]:
    """The forms of scripts or languages whose words run on."""
    named = {stem.text: stem.state for stem in reversed(stems()) if stem.language in _RUN_ON}
    named |= {
        row["form"]: row["state"] for row in rows("organs") if row["branch"] in _BRANCHES and _language(row["form"]) in _RUN_ON
    }
    return re.compile("|".join(map(re.escape, sorted(named, key=len, reverse=True)))), named


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
    """A word of the tables as a pattern, with the particles that may be joined to it."""
    return re.escape(word) if language in _RUN_ON else f"{_PREFIXES.get(language, '')}{_bare_form(word, language)}"


def _bare_form(word: str, language: str) -> str:
    """A word of the tables as a pattern: "*" stands for any ending, of each of its parts."""
    any_ending = r"\w*\s+" if "*" in word else r"\s+"
    inner = any_ending.join(_plain(part.rstrip("*")) for part in word.split(" "))
    return inner + (r"\w*" if word.endswith("*") else r"(?:ة|ها|ه)?" if language == "ar" else "")
