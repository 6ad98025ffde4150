"""Statement + claim → whether it tells or denies something else than the claim, in words that are nearly the same."""

from collections.abc import Collection

from dragoman.linking.contrast import contrast, excludes, unlike
from dragoman.linking.cores import profile_of
from dragoman.linking.desk import families_of
from dragoman.linking.marks import SIDE, Profile, profiles_of
from dragoman.linking.similarity import telling
from dragoman.linking.statements import Told
from dragoman.linking.words import sign_of, words
from dragoman.types import Claim

_FEW = 2  # words of its own that a denial of something else has, and what was told besides


def tells_another(told: Told, claim: Claim) -> bool:
    """Whether a statement tells in the words of a claim something else."""
    text, start = told.statement.text, told.statement.span[0]
    families = families_of(claim)
    triggers = [deed.trigger for deed in told.deeds if deed.family in families]
    deeds = {sign_of(word) for first, last in triggers for word in words(text[max(0, first - start) : max(0, last - start)])}
    theirs = next(iter(profiles_of(claim)), None)
    if theirs is None:
        return False
    if told.cue == "denies" and _of_another(told, theirs, deeds):
        return True
    return contrast(text, profile_of(told), claim.summary, theirs, deeds)


def _of_another(denial: Told, told: Profile, deeds: Collection[str] = ()) -> bool:
    """Whether a denial is of something else than what was told.

    "denied that it had bought vaccines" does not deny that missiles were bought: they share what was done, and each has one word
    or two of its own besides. A denial in words of its own ("denied any such purchase") shares less, or has nothing besides.
    """
    one = {stem for stem in denial.content if telling((stem,))} - told.signs
    other = {stem for stem in told.stems if telling((stem,))} - {*denial.stems}
    if excludes(one, other):
        return True
    common, one = told.signs & {*denial.content}, one - {*deeds}
    if not common or max(len(one), len(other)) > _FEW:
        return False
    own = frozenset([f"{SIDE}{denial.side}".replace(" ", "_")])
    states = frozenset(f"{SIDE}{side.replace(' ', '_')}" for side in denial.sides)
    if len(common) > 1 and states - told.states - own and told.states - states - own:
        return True
    return unlike(one, other)
