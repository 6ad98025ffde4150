"""Two sayings → whether they agree: speaker, whom they concern, words, numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.linking.similarity import shared
from dragoman.linking.statements import Told
from dragoman.types import Claim

_KEPT = 3  # instances of a claim whose words are kept to compare with: more would let a claim drift
_ENOUGH = 0.42
_ENOUGH_FOR_ONE_SPEAKER = 0.36


@dataclass(frozen=True)
class Profile:
    """What of a saying is compared."""

    speaker: str | None
    actors: frozenset[str]
    stems: frozenset[str]
    numbers: frozenset[str]

    def written(self, number: int) -> tuple[str, ...]:
        """The profile as marks in a claim's core; of later instances none."""
        if number >= _KEPT:
            return ()
        marks = [f"speaker:{self.speaker}"] if self.speaker else []
        for kind, values in (("actor", self.actors), ("stem", self.stems), ("number", self.numbers)):
            marks.extend(f"{kind}:{value}" for value in sorted(values))
        return tuple(f"{number}.{mark}" for mark in marks)

    @classmethod
    def of_claim(cls, claim: Claim) -> Iterator["Profile"]:
        """The profiles that a claim's core keeps."""
        held: dict[str, dict[str, list[str]]] = {}
        for mark in claim.core:
            number, dot, rest = mark.partition(".")
            if dot and number.isdigit():
                kind, _, value = rest.partition(":")
                held.setdefault(number, {}).setdefault(kind, []).append(value)
        for found in held.values():
            yield cls(
                speaker=next(iter(found.get("speaker", ())), None),
                actors=frozenset(found.get("actor", ())),
                stems=frozenset(found.get("stem", ())),
                numbers=frozenset(found.get("number", ())),
            )


def profile_of(told: Told) -> Profile:
    """The profile of a statement."""
    statement = told.statement
    actors = frozenset(statement.actors) - {statement.speaker}
    return Profile(statement.speaker, actors, frozenset(told.stems), frozenset(told.numbers))


@dataclass(frozen=True)
class Agreement:
    """How far two sayings agree, and by what."""

    score: float
    rule: str


def agreement(one: Profile, other: Profile, likeness: float) -> Agreement | None:
    """How far two sayings agree; None where they are not the same.

    Words and numbers count most. Of one speaker less is needed; of different speakers those concerned must be the same, too.
    Sayings with different numbers are different, however alike their words.
    """
    words, figures = shared(one.stems, other.stems), shared(one.numbers, other.numbers)
    if one.numbers and other.numbers and not figures:
        return None
    concerned = shared(one.actors, other.actors)
    score = 0.4 * words + 0.2 * likeness + 0.2 * figures + 0.2 * concerned
    common = len(one.stems & other.stems) + 2 * len(one.numbers & other.numbers)
    if one.speaker and one.speaker == other.speaker:
        if common >= 2 and score >= _ENOUGH_FOR_ONE_SPEAKER:
            return Agreement(score, "the same speaker in like words")
        if figures == 1 and concerned > 0:
            return Agreement(max(score, _ENOUGH_FOR_ONE_SPEAKER), "the same speaker with the same figures")
        return None
    if common >= 2 and one.actors & other.actors and score >= _ENOUGH:
        return Agreement(score, "like words on the same actors")
    if figures == 1 and len(one.actors & other.actors) > 1:
        return Agreement(max(score, _ENOUGH), "the same figures on the same actors")
    return None
