"""Two sentences → whether they are the same but for what stands in one place or two, where they tell different things.

"Norway banned imports of steel, the ministry said" and "… of wine, the ministry said" share all but a word, and are two claims:
likeness of words is greatest where one word changes all. So the sentences are laid beside each other (Ratcliff and Obershelp,
`difflib`); where nearly all agrees, what was exchanged for something else decides.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Literal

from dragoman.lexicon import rows
from dragoman.linking.anaphora import families_named
from dragoman.linking.eventkinds import MUTUAL
from dragoman.linking.marks import Profile
from dragoman.linking.similarity import telling
from dragoman.linking.words import folded, is_common, is_number, sign_of, words

_NEARLY = 0.6  # of what the shorter sentence tells stands in the other, too
_LEAST = 3  # words
_DIFFERING, _FEW_DIFFERING = 6, 2  # words of both that differ elsewhere
_SHORT = 2  # words that a place holds, where no list says that they exclude each other
_BEGINNING = 4  # letters that two forms of a word have in common

_Kind = Literal["common", "number", "plain", "telling", "name"]


@dataclass(frozen=True)
class _Word:
    said: str
    sign: str
    kind: _Kind

    @property
    def counts(self) -> bool:
        return self.kind != "common"


def contrast(
    one: str, mine: Profile, other: str, theirs: Profile, deeds: Collection[str] = (), *, names_only: bool = False
) -> bool:
    """Whether two sentences tell two things in words that are otherwise the same.

    Names decide only where the actors differ, too: "Rouhani" and "Rohani" are one. Other words do where a list has them as
    opposites, or where in nearly the whole sentence nothing else differs: whoever says it in words of his own changes more. The
    signs in `deeds` are words of the one for the deed that both tell: another word for it is no contrast. Of talks, which have
    many topics, names alone may tell two apart (`names_only`).
    """
    here, there = _worded(one, mine.signs), _worded(other, theirs.signs)
    matcher = SequenceMatcher(None, [word.sign for word in here], [word.sign for word in there], autojunk=False)
    slots = [(here[first:last], there[begin:end]) for how, first, last, begin, end in matcher.get_opcodes() if how == "replace"]
    common = sum(word.counts for a, _, size in matcher.get_matching_blocks() for word in here[a : a + size])
    sizes = [sum(word.counts for word in words) for words in (here, there)]
    if common < _LEAST or common < _NEARLY * max(sizes):
        return False
    if _are_exchanged(here, there) and not names_only:
        return True
    others = bool(mine.concerned - theirs.concerned) and bool(theirs.concerned - mine.concerned)
    left, right = ({word.sign for word in words} for words in (here, there))
    places = [(_new(x, right), _new(y, left)) for x, y in slots]
    differing = sum(sizes) - 2 * common
    places = [(x, y) for x, y in places if x and y and (not names_only or _are_names(x, y))]
    return any(_exclude(x, y, others, deeds, differing - len(x) - len(y)) for x, y in places)


def excludes(one: Collection[str], other: Collection[str]) -> bool:
    """Whether a list has two of these signs as opposites."""
    return any(frozenset((x, y)) in _opposites() for x in one for y in other)


def unlike(one: Collection[str], other: Collection[str]) -> bool:
    """Whether both are words, few, and none a form of another."""
    few = bool(one and other) and max(len(one), len(other)) <= _SHORT
    return few and all(x[:_BEGINNING] != y[:_BEGINNING] for x in one for y in other)


@lru_cache(maxsize=4096)
def _worded(text: str, stems: frozenset[str]) -> tuple[_Word, ...]:
    return tuple(_Word(word, sign_of(word), _kind(word, stems)) for word in words(text))


def _kind(word: str, stems: Collection[str]) -> _Kind:
    if is_number(word):
        return "number"
    if is_common(word) or word in _times():
        return "common"
    sign = sign_of(word)
    return "plain" if not telling((sign,)) else "telling" if sign in stems else "name"


def _new(slot: Sequence[_Word], elsewhere: Collection[str]) -> list[_Word]:
    """What the one has in this place, and the other in none."""
    return [word for word in slot if word.kind not in ("common", "number") and word.sign not in elsewhere]


def _exclude(one: Sequence[_Word], other: Sequence[_Word], others: bool, deeds: Collection[str], differing: int) -> bool:
    """Whether what stands in a place of the one excludes what stands there in the other; `differing` is what else differs."""
    if differing > _DIFFERING:
        return False
    if excludes([word.sign for word in one], [word.sign for word in other]):
        return True
    if _are_names(one, other) or differing > _FEW_DIFFERING:
        return _are_names(one, other) and others
    left, right = ([word.sign for word in words if word.kind != "name"] for words in (one, other))
    return bool({*left} - {*deeds}) and bool(telling((*left, *right))) and unlike(left, right)


def _are_names(one: Sequence[_Word], other: Sequence[_Word]) -> bool:
    return all(any(word.kind == "name" for word in words) for words in (one, other))


def _are_exchanged(here: Sequence[_Word], there: Sequence[_Word]) -> bool:
    """ "Norway accused Peru" and "Peru accused Norway": each in the other's place, unless both do it to each other."""
    mine, theirs = ([word.sign for word in words if word.kind == "name"] for words in (here, there))
    rest = [[word.sign for word in words if word.kind != "name"] for words in (here, there)]
    if mine == theirs or sorted(mine) != sorted(theirs) or rest[0] != rest[1]:
        return False
    moved = [sign for sign, other in zip(mine, theirs, strict=True) if sign != other]
    places = [number for number, word in enumerate(here) if word.sign in moved]
    between = [word for word in here[places[0] : places[-1]] if word.kind in ("plain", "telling")]
    return bool(between) and not families_named(" ".join(word.said for word in between)) & MUTUAL


@cache
def _opposites() -> frozenset[frozenset[str]]:
    pairs = ([sign_of(folded(word)) for word in (row["one"], row["other"])] for row in rows("opposites"))
    return frozenset(map(frozenset, pairs))


@cache
def _times() -> frozenset[str]:
    return frozenset(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
        "october november december today yesterday tomorrow morning evening night week month year".split()
    )
