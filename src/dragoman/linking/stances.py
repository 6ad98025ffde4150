"""Sentence → stance: whether it tells, denies or doubts a claim, or keeps silent about it."""

from collections.abc import Sequence
from functools import cache
from typing import cast

from dragoman.lexicon import rows
from dragoman.linking.words import folded, words
from dragoman.types import Stance

_GAP = 16  # words that may stand where a cue's row has an ellipsis
_ORDER: tuple[Stance, ...] = ("no-comment", "denies", "doubts")


def stance_of(text: str) -> Stance:
    """The stance that the cues of a sentence give: silence before denial ("neither confirm nor deny"), denial before doubt.

    >>> stance_of("The ministry denied that any envoy had crossed the river.")
    'denies'
    """
    found = words(text)
    stances = {stance for slots, stance in _cues() if _holds(found, slots)}
    return next((stance for stance in _ORDER if stance in stances), "asserts")


def _holds(found: Sequence[str], slots: tuple[frozenset[str] | None, ...]) -> bool:
    return any(_matches(found, index, slots) for index in range(len(found)))


def _matches(found: Sequence[str], index: int, slots: tuple[frozenset[str] | None, ...]) -> bool:
    if not slots:
        return True
    if slots[0] is None:
        return any(_matches(found, later, slots[1:]) for later in range(index, min(index + _GAP, len(found))))
    return index < len(found) and _is_one_of(found[index], slots[0]) and _matches(found, index + 1, slots[1:])


def _is_one_of(word: str, forms: frozenset[str]) -> bool:
    # Arabic writes "and" and "so" with the word that follows.
    return word in forms or (word[:1] in ("و", "ف") and word[1:] in forms)


@cache
def _cues() -> tuple[tuple[tuple[frozenset[str] | None, ...], Stance], ...]:
    return tuple((_slots(row["cue"]), cast(Stance, row["stance"])) for row in rows("stances"))


def _slots(cue: str) -> tuple[frozenset[str] | None, ...]:
    return tuple(None if slot == "…" else frozenset(folded(slot).split("|")) for slot in cue.split())
