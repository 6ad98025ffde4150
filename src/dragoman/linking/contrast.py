"""Two sentences → whether they are the same but for what stands in one place or two, where they tell different things.

"Norway banned imports of steel, the ministry said" and "… of wine, the ministry said" share all but a word, and are two claims:
likeness of words is greatest where one word changes all. So the sentences are laid beside each other (Ratcliff and Obershelp,
`difflib`); where nearly all agrees, what was exchanged for something else decides.
"""

from collections import Counter
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
from dragoman.linking.words import as_written, folded, is_common, is_number, sign_of, words

_NEARLY = 0.6  # of what the longer sentence tells stands in the other, too
_LEAST = 3  # words in common
_FRAME = 0.5  # of the small words between, which two languages do not share
_DIFFERING, _FEW_DIFFERING = 4, 2  # words of both that differ elsewhere
_SHORT = 2  # words that a place holds, where no list says that they exclude each other
_BEGINNING = 4  # letters that two forms of a word have in common

By = Literal["names", "words"]
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
    one: str, mine: Profile, other: str, theirs: Profile, deeds: Collection[str] = (), *, by: Collection[By] = ("names", "words")
) -> bool:
    """Whether two sentences tell two things in words that are otherwise the same.

    Names decide only where the actors differ, too: "Rouhani" and "Rohani" are one. Other words do where a list has them as
    opposites, or where in nearly the whole sentence nothing else differs: whoever says it in words of his own changes more. The
    signs in `deeds` are words of the one for the deed that both tell: another word for it is no contrast. Of talks, which have
    many topics, names alone tell two apart, and words alone of what one side says of the other (`by`).
    """
    here, there = _worded(one, mine.signs), _worded(other, theirs.signs)
    counted = [Counter(word.sign for word in words if word.counts) for words in (here, there)]
    sizes = [count.total() for count in counted]
    if (counted[0] & counted[1]).total() < max(_LEAST, _NEARLY * max(sizes)):
        return False  # in whatever order: most pairs end here
    matcher = SequenceMatcher(None, [word.sign for word in here], [word.sign for word in there], autojunk=False)
    slots = [(here[first:last], there[begin:end]) for how, first, last, begin, end in matcher.get_opcodes() if how == "replace"]
    matched = [word for a, _, size in matcher.get_matching_blocks() for word in here[a : a + size]]
    common = sum(word.counts for word in matched)
    between = min(len(words) - size for words, size in zip((here, there), sizes, strict=True))
    if common < max(_LEAST, _NEARLY * max(sizes)) or len(matched) - common < _FRAME * between:
        return False
    if "names" in by and "words" in by and _are_exchanged(here, there):
        return True
    others = bool(mine.concerned - theirs.concerned) and bool(theirs.concerned - mine.concerned)
    left, right = ({word.sign for word in words} for words in (here, there))
    places = [(_new(x, right), _new(y, left)) for x, y in slots]
    differing = sum(sizes) - 2 * common
    for one_has, other_has in places:
        besides = differing - len(one_has) - len(other_has)
        if not one_has or not other_has or besides > _DIFFERING:
            continue
        if "names" in by and others and _are_names(one_has, other_has):
            return True
        if "words" in by and _exclude(one_has, other_has, deeds, besides):
            return True
    return False


def excludes(one: Collection[str], other: Collection[str]) -> bool:
    """Whether a list has two of these signs as opposites."""
    return any(frozenset((x, y)) in _opposites() for x in one for y in other)


def unlike(one: Collection[str], other: Collection[str]) -> bool:
    """Whether both are words, few, and none a form of another."""
    few = bool(one and other) and max(len(one), len(other)) <= _SHORT
    return few and all(x[:_BEGINNING] != y[:_BEGINNING] for x in one for y in other)


@lru_cache(maxsize=4096)
def _worded(text: str, stems: frozenset[str]) -> tuple[_Word, ...]:
    found, written = words(text), as_written(text)
    capital = [bool(place) and word[:1].isupper() for place, word in enumerate(written)]
    capital = capital if len(capital) == len(found) else [False] * len(found)
    return tuple(_Word(word, sign_of(word), _kind(word, stems, big)) for word, big in zip(found, capital, strict=True))


def _kind(word: str, stems: Collection[str], capital: bool) -> _Kind:
    if is_number(word):
        return "number"
    if is_common(word) or word in _small():
        return "common"
    sign = sign_of(word)
    if capital or sign not in stems:
        return "name" if capital or telling((sign,)) else "plain"
    return "telling" if telling((sign,)) else "plain"


def _new(slot: Sequence[_Word], elsewhere: Collection[str]) -> list[_Word]:
    """What the one has in this place, and the other in none."""
    return [word for word in slot if word.kind not in ("common", "number") and word.sign not in elsewhere]


def _exclude(one: Sequence[_Word], other: Sequence[_Word], deeds: Collection[str], besides: int) -> bool:
    """Whether words that stand in a place of the one exclude those that stand there in the other; `besides` is how many others
    differ."""
    if excludes([word.sign for word in one], [word.sign for word in other]):
        return True
    left, right = ([word.sign for word in words if word.kind != "name"] for words in (one, other))
    said = bool({*left} - {*deeds}) and bool(telling((*left, *right)))
    return besides <= _FEW_DIFFERING and said and unlike(left, right)


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
def _small() -> frozenset[str]:
    """Words that say when or where, and of what no more."""
    return frozenset(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
        "october november december today yesterday tomorrow morning evening night week month year near off amid toward towards "
        "inside outside around along".split()
    )
