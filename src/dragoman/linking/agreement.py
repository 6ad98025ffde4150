"""Two tellings → whether they agree: speaker, whom they concern, words, figures."""

from dataclasses import dataclass

from dragoman.linking.marks import Profile
from dragoman.linking.similarity import shared, telling, weighed

_ENOUGH = 0.42
_ENOUGH_FOR_ONE_SPEAKER = 0.36
_ENOUGH_FROM_ONE_SOURCE = 0.34
_ENOUGH_TO_DENY = 0.28


@dataclass(frozen=True)
class Agreement:
    """How far two sayings agree, and by what."""

    score: float
    rule: str


def likeness(one: Profile, other: Profile) -> float:
    """How far the words and figures of two tellings of a deed agree."""
    if one.numbers and other.numbers and not one.figures & other.figures:
        return 0.0
    return 0.8 * weighed(one.signs, other.signs) + 0.2 * shared(one.figures, other.figures)


def agreement(one: Profile, other: Profile, alike: float, *, one_source: bool = False, denial: bool = False) -> Agreement | None:
    """How far two sayings agree; None where they are not the same.

    Words and figures count most; `alike` is what a similarity says of the whole sentences. Of one speaker less is needed; of
    different speakers those concerned must be the same, too; a denial tells less of what it denies. Sayings with different
    figures are different, however alike; so are those of different speakers of which each names a state that the other does not.
    """
    figures = shared(one.figures, other.figures)
    if one.numbers and other.numbers and not figures:
        return None
    both = one.concerned & other.concerned
    if denial and one.speaker in other.concerned:
        both |= {one.speaker}  # "Dahl paid a ransom", "Dahl denied that any ransom had been paid"
    one_speaker = one.speaker and one.speaker == other.speaker
    if not one_speaker and (not both or _of_other_states(one, other)):
        return None
    words = weighed(one.signs, other.signs)
    score = 0.4 * words + 0.2 * alike + 0.2 * figures + 0.2 * shared(one.concerned, other.concerned)
    common = telling(one.signs & other.signs) + 2 * len(one.figures & other.figures)
    if one_speaker:
        if common >= 2 and score >= _ENOUGH_FOR_ONE_SPEAKER:
            return Agreement(score, "the same speaker in like words")
        if _fits(one.figures, other.figures) and both:
            return Agreement(max(score, _ENOUGH_FOR_ONE_SPEAKER), "the same speaker with the same figures")
        return None
    enough = _ENOUGH_TO_DENY if denial else _ENOUGH_FROM_ONE_SOURCE if one_source else _ENOUGH
    if common >= 2 and both and score >= enough:
        return Agreement(score, "like words on the same actors" + (" from one source" if one_source else ""))
    if _fits(one.figures, other.figures) and (len(both) > 1 or (both and (one_source or denial))):
        return Agreement(max(score, _ENOUGH), "the same figures on the same actors")
    return None


def _of_other_states(one: Profile, other: Profile) -> bool:
    """ "Exports from Norway to Peru fell" and "Exports from Norway to Oman fell": each of a state that the other leaves out."""
    return bool(one.states - other.states and other.states - one.states)


def _fits(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the figures of the one are among those of the other."""
    return bool(one) and bool(other) and (one <= other or other <= one)
