"""Statement → how many people it counts, and what became of them: "the mayor put the losses at four dead".

Words for people and for their fate are rows of `lexicon/fates.tsv`, those that stand between them and a number, or say that there
is nothing to count, of `lexicon/toll_words.tsv`; what is still to come, or did not, is no toll.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.lexicon import rows
from dragoman.linking.sides import states_in
from dragoman.linking.words import folded, words

_CLAUSE = re.compile(r"[.;:!?()\n—–«»“”\"]|,(?!\d)|،")
_AFTER, _BEFORE = 8, 4  # words between a number and what became of those whom it counts
_BESIDE = 2  # words, if it is told by a noun: "two prisoners"
_NOUNS = "="  # what begins such a form in the table
_NOUN = 3  # words behind a number among which those stand whom it counts
_AUXILIARIES = frozenset("was were been be being are is got have has had".split())
# English nouns for those who do something: "raiders", "conductors", "guitarists"
_AGENTS = re.compile(r"[a-z]{3,}(?:ers|ors|ists|ants|ians)")
_NO_AGENTS = frozenset(
    "centers corners doors errors floors letters meters numbers orders papers quarters rivers towers waters winters".split()
)
_THEM = frozenset("of them whom those us".split())


@dataclass(frozen=True)
class Toll:
    """So many people, and what became of them: dead, hurt, held, freed or fled."""

    fate: str
    count: int

    @property
    def key(self) -> str:
        """The key under which a claim of it is filed."""
        return f"n:{self.fate}|{self.count}"


@lru_cache(maxsize=16384)
def tolls_in(text: str) -> tuple[Toll, ...]:
    """The people that a sentence counts, each number once, with what it says became of them.

    >>> tolls_in("Four soldiers were killed and seven villagers wounded."), tolls_in("The court is to free six men.")
    ((Toll(fate='dead', count=4), Toll(fate='hurt', count=7)), ())
    """
    return tuple(dict.fromkeys(toll for clause in _CLAUSE.split(text) for toll in _in_clause(words(clause))))


def _in_clause(found: Sequence[str]) -> Iterator[Toll]:
    counts = [(index, count) for index in range(len(found)) if (count := _count(found, index)) is not None]
    for index, count in counts:
        following = next((other for other, _ in counts if other > index), len(found))
        if not _of_people(found, index, following) or _words("nobody").intersection(found[max(0, index - _NOUN) : index]):
            continue
        fates = [
            (distance, fate)
            for place, length, fate in _fates(found)
            if (distance := _distance(found, index, following, place, length)) is not None
            and (distance <= _BESIDE or fate[0] != _NOUNS)
        ]
        if fates:
            yield Toll(min(fates, key=lambda found: (found[1][0] == _NOUNS, found))[1].lstrip(_NOUNS), count)


def _count(found: Sequence[str], index: int) -> int | None:
    """The number that a word gives, alone or in a compound: "six", "six-man"."""
    word = found[index]
    if word.isdigit():
        return int(word) if 2 <= int(word) < 1900 or int(word) > 2100 else None
    if (head := word.partition("-"))[2] in ("man", "men", "member", "strong", "person"):
        word = head[0]
    return _numbers().get(word)


def _of_people(found: Sequence[str], index: int, following: int) -> bool:
    """Whether a number counts people: their noun follows, or a people's name, or at once what became of them."""
    if "-" in found[index] or found[max(0, index - 2) : index] in (["crew", "of"], ["group", "of"], ["party", "of"]):
        return True
    nouns = found[index + 1 : min(index + 1 + _NOUN, following)]
    if any(_is_people(word) or states_in(word.title()) for word in nouns):
        return True
    if any(place + length == index for place, length, _ in _fates(found)) and (not nouns or nouns[0] in _words("joining")):
        return True  # "killed 4 and wounded 7"
    if nouns[:1] and (nouns[0] in _AUXILIARIES or any(place == index + 1 for place, _, _ in _fates(found))):
        return True
    return len(nouns) > 1 and nouns[0] == "of" and nouns[1] in _THEM


def _distance(found: Sequence[str], index: int, following: int, place: int, length: int) -> int | None:
    """How far what became of somebody stands from his number; None where it is not told of him, or not told as done."""
    before = found[max(0, place - 2) : place]
    if _words("open").intersection(before):
        return None
    if place > index:
        if place - index > _AFTER or place >= following:
            return None
        # "two gunmen killed four soldiers": the two are not the dead
        is_active = following < len(found) and following < place + length + _NOUN and not _AUXILIARIES.intersection(before)
        return None if is_active and place > index + 1 else place - index
    between = found[place + length : index]
    if index - place - length >= _BEFORE or not all(word in _words("beside") or _is_people(word) for word in between):
        return None
    return index - place - length + 1


@lru_cache(maxsize=4096)
def _fates_in(found: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (index, len(form), fate)
        for index, word in enumerate(found)
        for form, fate in _forms().get(word[:3], ())
        if len(found) >= index + len(form) and all(map(_is_form, found[index:], form))
    )


def _fates(found: Sequence[str]) -> tuple[tuple[int, int, str], ...]:
    """Where words for what became of people begin, how many they are, and which fate they mean; "=" before that of a noun."""
    return _fates_in(tuple(found))


def _is_form(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form or (word[:1] in "وف" and word[1:] == form)


@cache
def _forms() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("fates"):
        for form in () if row["means"] == "people" or row["means"].isdigit() else row["forms"].split("|"):
            parts = tuple(folded(form.lstrip(_NOUNS)).split())
            fate = _NOUNS + row["means"] if form.startswith(_NOUNS) else row["means"]
            table.setdefault(parts[0][:3], []).append((parts, fate))
    return {key: tuple(forms) for key, forms in table.items()}


@cache
def _numbers() -> dict[str, int]:
    return {
        folded(form): int(row["means"]) for row in rows("fates") if row["means"].isdigit() for form in row["forms"].split("|")
    }


@cache
def _words(means: str) -> frozenset[str]:
    """Words of all languages beside a number or a fate: that may stand "beside" both or go on "joining", that leave it "open", or
    count "nobody"."""
    return frozenset(form for row in rows("toll_words") if row["means"] == means for form in row["forms"].split("|"))


@cache
def _people() -> tuple[frozenset[str], tuple[str, ...]]:
    forms = [folded(form) for row in rows("fates") if row["means"] == "people" for form in row["forms"].split("|")]
    return frozenset(form for form in forms if form[-1] != "*"), tuple(form[:-1] for form in forms if form[-1] == "*")


@lru_cache(maxsize=16384)
def _is_people(word: str) -> bool:
    whole, begun = _people()
    return word in whole or word.startswith(begun) or (_AGENTS.fullmatch(word) is not None and word not in _NO_AGENTS)
