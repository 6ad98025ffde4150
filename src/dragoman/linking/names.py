"""Names of persons: their parts, and whether two of them can name one person.

A likeness is a finding, not a merge: "full" needs a family name and a given name on both sides, "bare" is a family name alone,
and "apart" says that the names contradict each other ("Kim Jong Il", "Kim Jong Un").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from dragoman.lexicon import rows
from dragoman.linking.scripts import Script, Word, distance, folded, read_word, script_of, sound_keys

Likeness = Literal["full", "bare", "apart", "none"]

_QUOTES = re.compile(r"[«»“”„\"'’‘`()\[\]،,]+(?=\s|$)|(?:^|(?<=\s))[«»“”„\"'‘`()\[\]]+")
_ARTICLE = re.compile(r"^(?:(?:al|el|ul|ol|as|ash|an|ar|at|az|ad|аль|эль|ал|אל)[-‐‑ ]|ال(?=\w{3}))", re.IGNORECASE)
_PARTICLES = frozenset(
    "al el ul ol bin ben ibn bint von van der den de da dos del di la le du ould "
    "بن ابن بنت ال آل ولد аль эль ибн бин фон ван дер де ди да אל בן فن".split()
)
_JOINED_BEHIND = frozenset(("الله", "allah", "ullah", "الدین", "الاسلام"))  # "Nasr Allah", "Saif al-Islam" in Arabic letters
# "Ben Wallis", "Ван И": a particle's letters, and a name of their own in first place.
_ALSO_GIVEN = frozenset(("ben", "ван"))
# "Abdel Fattah", "Abu Mazen": one name in two words.
_JOINED = frozenset("abd abdel abdul abdal abdol abu abou umm عبد ابو абд абдель абдул абу עבד אבו".split())
_NUMERALS = frozenset("ii iii iv v vi vii viii".split())
_JUNIOR = frozenset(("jr", "sr", "junior", "senior"))
_MIDDLE_DOT = re.compile(r"[·・•‧]")
_RUSSIAN_ENDING = re.compile(r"(?:ого|ому|ыми|ым|им|ом|ем|ей|ой|ую|а|у|е|ы|и|я|ю)$")
_TIGHT, _CLOSE, _WHOLE = 0.04, 0.09, 0.08
_OTHER_LETTERS = 40
# The vowel that eases a cluster at the head of a name, and is left out elsewhere: "Ismail" and "Smail", "Estefan" and "Stefan".
_PROTHETIC = re.compile(r"[ei](?:[bdfgkpt][rl]|s[klmnpt]|dr)")


class _Limits(NamedTuple):
    """How far family names, given names and both together may be apart; further between scripts that write less."""

    family: float
    given: float
    together: float


_WITHIN = _Limits(0.09, 0.1, 0.16)
_BETWEEN = _Limits(0.12, 0.2, 0.26)
_SYLLABLES = _Limits(0.2, 0.3, 0.42)


@dataclass(frozen=True)
class PersonName:
    """A name taken apart. `eastern` names have the family name first, and given names that belong together.

    `whole` is the name run together; it stands for the parts where a script writes none ("习近平").
    """

    text: str
    given: tuple[str, ...]
    surname: str
    script: Script
    eastern: bool = False
    suffix: str | None = None

    @property
    def is_full(self) -> bool:
        """Whether it holds a given name beside the family name."""
        return bool(self.given) or (self.script in ("hangul", "pinyin") and len(self.surname) > 1)

    @property
    def whole(self) -> str:
        """All parts run together."""
        parts = (self.surname, *self.given) if self.eastern else (*self.given, self.surname)
        return "".join(parts)


@lru_cache(maxsize=65536)
def parse_name(text: str) -> PersonName:
    """Take a name apart: honorifics off, articles and particles off, family name last (first in Chinese and Korean).

    >>> parse_name("Ayatollah Seyyed Reza Karimi").given, parse_name("Ayatollah Seyyed Reza Karimi").surname
    (('Reza',), 'Karimi')
    >>> parse_name("Moon Chae-won").surname, parse_name("Bashar al-Nasiri").surname
    ('Moon', 'Nasiri')
    """
    latin = exonyms().get(folded(text))
    bare = _MIDDLE_DOT.sub(" ", _QUOTES.sub(" ", latin or text)).replace("\u200c", " ")
    words = without_honorifics(bare.split())
    suffix = None
    if len(words) > 1 and folded(words[-1]) in _NUMERALS | _JUNIOR:
        suffix, words = folded(words[-1]), words[:-1]
    core = [part for part in map(_core, _joined(words)) if part]
    script = script_of(" ".join(core or words))
    core = [latin_word for part in core for latin_word in exonyms().get(folded(part), part).split()] or words or [text]
    if _family_first(core, script):
        given = "".join(core[1:]).replace("-", "")
        return PersonName(text, (given,) if given else (), core[0], script, True, suffix)
    return PersonName(text, tuple(core[:-1]), core[-1], script, script in ("hangul", "pinyin") and len(core) == 1, suffix)


@lru_cache(maxsize=65536)
def compare_names(left: PersonName, right: PersonName) -> tuple[Likeness, float]:
    """Whether two names can name one person, and how far apart they sound.

    >>> compare_names(parse_name("Emmanuel Macron"), parse_name("إيمانويل ماكرون"))[0]
    'full'
    >>> compare_names(parse_name("Kim Jong Il"), parse_name("Kim Jong Un"))[0]
    'apart'
    >>> compare_names(parse_name("Mohammad-Javad Karimi"), parse_name("Muhammad Javad Karimi"))[0]
    'full'
    """
    if _numbered_apart(left, right):
        return "apart", 1.0
    left, right = _as_many_given(left, right), _as_many_given(right, left)
    whole = _apart(left.whole, right.whole)
    if left.is_full and right.is_full:
        return _compare_full(left, right, whole)
    limit = _WHOLE if left.script != right.script else _TIGHT
    if left.is_full or right.is_full:
        short, long = (right, left) if left.is_full else (left, right)
        whole = min(_apart(short.surname, part) for part in _family_names(long))
        return ("bare", whole) if whole <= limit and len(short.surname) > 1 else ("none", whole)
    return ("bare", whole) if whole <= limit else ("none", whole)


def _as_many_given(name: PersonName, other: PersonName) -> PersonName:
    """ "Mohammad-Javad Karimi" beside "Muhammad Javad Karimi": the hyphen is the writer's; beside "Mohammad Karimi" it stays."""
    given = tuple(part for word in name.given for part in word.split("-") if part)
    return replace(name, given=given) if len(name.given) < len(given) == len(other.given) else name


def _compare_full(left: PersonName, right: PersonName, whole: float) -> tuple[Likeness, float]:
    if _unspaced(left) or _unspaced(right):
        return ("full", whole) if whole <= _WHOLE else ("none", whole)
    if left.script != right.script and (left.eastern or right.eastern) and whole <= _WHOLE:
        return "full", whole  # "Wang Yi", "Ван И": the other script's reader does not know which is the family name
    if whole <= _TIGHT and not _initials_apart(left, right) and not (left.eastern and right.eastern):
        return "full", whole
    return _compare_parts(left, right)


def _numbered_apart(left: PersonName, right: PersonName) -> bool:
    """ "Abdullah II" is not "Abdullah I"; "Jr." is never left out of the son's name where the father's is news."""
    if left.suffix == right.suffix:
        return False
    return bool({left.suffix, right.suffix} & _JUNIOR) or bool(left.suffix and right.suffix)


def _initials_apart(left: PersonName, right: PersonName) -> bool:
    """ "George H. W." is not "George W."."""
    initials = [[folded(word) for word in name.given[1:] if len(folded(word)) == 1] for name in (left, right)]
    return bool(initials[0] and initials[1]) and initials[0][0] != initials[1][0]


def name_keys(name: PersonName) -> tuple[str, ...]:
    """Keys under which to look for a person of that name; equal keys prove nothing.

    >>> set(name_keys(parse_name("Putin"))) & set(name_keys(parse_name("Владимир Путин")))
    {'s:ptn'}
    """
    if _unspaced(name):
        return tuple(f"x:{key}" for key in sound_keys(read_word(name.whole)))
    keys = [f"w:{folded(part)}" for part in _family_names(name)]
    if name.given:
        keys += [f"x:{key}" for key in sound_keys(read_word(name.whole))]
    keys += [f"s:{key}" for part in _family_names(name) for word in _readings(part) for key in sound_keys(word) if key]
    return tuple(dict.fromkeys(keys))


def is_short(name: PersonName) -> bool:
    """Whether a family name has too few consonants to say much: "Xi", "Li".

    >>> is_short(parse_name("Li")), is_short(parse_name("Petrov"))
    (True, False)
    """
    return read_word(name.surname).consonants <= 1.5


@cache
def exonyms() -> dict[str, str]:
    """Names that a language writes by meaning or habit, not by sound → their Latin form."""
    return {folded(row["form"]): row["latin"] for row in rows("exonyms")}


@cache
def honorifics() -> dict[int, frozenset[str]]:
    """Titles and honorifics before a name, folded, by their number of words."""
    known = {folded(row["honorific"]) for row in rows("honorifics")} | {folded(row["title"]) for row in rows("titles")}
    return {size: frozenset(form for form in known if len(form.split()) == size) for size in (4, 3, 2, 1)}


@cache
def _nicknames() -> tuple[tuple[str, str], ...]:
    return tuple((row["short"], row["long"]) for row in rows("nicknames"))


@cache
def _eastern_surnames() -> frozenset[str]:
    return frozenset(folded(row["surname"]) for row in rows("surnames_first"))


def _joined(words: list[str]) -> list[str]:
    parts: list[str] = []
    for index, word in enumerate(words):
        if parts and (folded(words[index - 1]) in _JOINED or folded(word) in _JOINED_BEHIND):
            parts[-1] += word
        elif folded(word) not in _PARTICLES or (index == 0 and folded(word) in _ALSO_GIVEN):
            parts.append(word)
    return parts


def _core(word: str) -> str:
    return _ARTICLE.sub("", word.strip("-"))


def without_honorifics(words: list[str]) -> list[str]:
    """The words of a name without the titles and honorifics before it (behind it in Korean and Chinese).

    >>> without_honorifics(["Ayatollah", "Seyed", "Reza", "Karimi"])
    ['Reza', 'Karimi']
    """
    changed = True
    while changed and len(words) > 1:
        changed = False
        for size, forms in honorifics().items():
            if len(words) > size and folded(" ".join(words[:size])) in forms:
                words, changed = words[size:], True
                break
        # 习近平主席, 푸틴 대통령: the title stands behind
        if len(words) > 1 and script_of(words[-1]) in ("hangul", "pinyin") and folded(words[-1]) in honorifics()[1]:
            words, changed = words[:-1], True
    if len(words) == 1 and script_of(words[0]) == "pinyin":
        behind = next((form for form in honorifics()[1] if words[0].endswith(form) and len(words[0]) > len(form) + 1), "")
        return [words[0].removesuffix(behind)]
    return words


def _family_first(words: list[str], script: Script) -> bool:
    if script != "latin" or not 2 <= len(words) <= 3 or folded(words[0]) not in _eastern_surnames():
        return False
    parts = [part for word in words[1:] for part in word.split("-")]
    return len(parts) <= 2 and all(len(part) <= (8 if len(parts) == 1 else 6) for part in parts)


def _unspaced(name: PersonName) -> bool:
    return name.script in ("hangul", "pinyin") and not name.given


def _family_names(name: PersonName) -> tuple[str, ...]:
    """The words that may stand for the person alone: the last; of three, the last but one as well ("Nicolás Maduro Moros")."""
    if name.eastern or not name.given:
        return (name.surname, *(given for given in name.given if name.script == "latin"))
    parts = [name.surname, *name.surname.split("-")]
    if len(name.given) > 1 and len(name.given[-1]) > 2:
        parts.append(name.given[-1])
    return tuple(dict.fromkeys(part for part in parts if part))


@lru_cache(maxsize=65536)
def _readings(text: str) -> tuple[Word, ...]:
    """A word as sounds; a Russian one also without its case ending ("Путиным")."""
    word = read_word(text)
    if word.script == "cyrillic" and len(text) > 4 and _RUSSIAN_ENDING.search(text.casefold()):
        return word, read_word(_RUSSIAN_ENDING.sub("", text.casefold()))
    return (word,)


def without_case_ending(word: str) -> str:
    """A Cyrillic word without the ending of its case, any other as it is.

    >>> without_case_ending("Саидовым"), without_case_ending("Saidova")
    ('Саидов', 'Saidova')
    """
    if script_of(word) == "cyrillic" and len(word) > 4:
        return _RUSSIAN_ENDING.sub("", word)
    return word


def _apart(left: str, right: str) -> float:
    a, b = folded(left), folded(right)
    if a == b:
        return 0.0
    if script_of(left) == script_of(right) and fuzz.ratio(a, b) < _OTHER_LETTERS:
        return 1.0  # in one script the same sounds are written with mostly the same letters
    # Of one language, so of one case: endings are taken off only against another script, or on both sides.
    return min(distance(a, b) for a in _readings(left) for b in _readings(right))


def _limits(left: PersonName, right: PersonName) -> _Limits:
    if {left.script, right.script} & {"hangul", "pinyin"}:
        return _SYLLABLES
    return _BETWEEN if left.script != right.script else _WITHIN


def _compare_parts(left: PersonName, right: PersonName) -> tuple[Likeness, float]:
    limits = _limits(left, right)
    pairs = [(a, b) for a in _family_names(left) for b in _family_names(right) if left.surname == a or right.surname == b]
    family = min(_apart(a, b) for a, b in pairs)
    latin = left.script == right.script == "latin"
    if family > limits.family or (latin and family > 0 and fuzz.ratio(folded(left.surname), folded(right.surname)) < 60):
        return "none", family
    given = _compare_given(left, right, limits)
    if given is None or family + given > limits.together:
        return "apart", 1.0
    return "full", round(family + given, 4)


def _compare_given(left: PersonName, right: PersonName, limits: _Limits) -> float | None:
    """The distance of the given names, or None where they contradict each other.

    All of the fewer are among the more, in their order: "Javad" of "Mohammad Javad".
    """
    if left.eastern != right.eastern or _initials_apart(left, right):
        return None
    few, many = sorted((left.given, right.given), key=len)
    if left.eastern:
        together = _apart(few[0], many[0])
        alike = left.script != right.script or fuzz.ratio(folded(few[0]), folded(many[0])) >= 75
        return together if together <= limits.given / 2 and alike else None
    if (together := _apart("".join(few), "".join(many))) <= limits.given / 2:
        return together
    total, place = 0.0, 0
    for word in few:
        found = next(((i, cost) for i in range(place, len(many)) if (cost := _same_given(word, many[i])) <= limits.given), None)
        if found is None:
            return None
        place, total = found[0] + 1, total + found[1]
    return total / len(few)


@lru_cache(maxsize=65536)
def _same_given(left: str, right: str) -> float:
    a, b = folded(left), folded(right)
    if min(len(a), len(b)) == 1 and script_of(left) not in ("hangul", "pinyin"):
        first, second = read_word(a).sounds[:1], read_word(b).sounds[:1]
        return 0.0 if first and second and {*first[0]} & {*second[0]} else 1.0
    apart = _apart(left, right)
    if apart > _CLOSE and script_of(left) == script_of(right) == "latin":
        shorter, longer = sorted((re.sub(r"(.)\1+", r"\1", a), re.sub(r"(.)\1+", r"\1", b)), key=len)
        if longer[1:] == shorter and _PROTHETIC.match(longer):
            return _CLOSE
    if apart > _CLOSE and any(_is_short_for(x, y) for x, y in ((left, right), (right, left))):
        return 0.0
    return apart


def _is_short_for(short: str, long: str) -> bool:
    return any(_apart(short, a) <= 0.12 and _apart(long, b) <= _CLOSE for a, b in _nicknames())


def best_likeness(names: Iterable[PersonName], others: Iterable[PersonName]) -> tuple[Likeness, float]:
    """The likeness of two sets of forms.

    A contradiction between full names of one script outweighs every agreement; between scripts, where much is lost on the way,
    only if no two full names agree.
    """
    mine, theirs = list(names), list(others)
    found = [(a.script == b.script, *compare_names(a, b)) for a in mine for b in theirs]
    full = [score for _, likeness, score in found if likeness == "full"]
    if any(likeness == "apart" and (same or not full) for same, likeness, _ in found):
        return "apart", 1.0
    if full:
        return "full", min(full)
    bare = [score for _, likeness, score in found if likeness == "bare"]
    return ("bare", min(bare)) if bare else ("none", 1.0)
