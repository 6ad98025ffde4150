"""Statement + claim → whether it tells or denies something else than the claim, in words that are nearly the same."""

import re
from collections.abc import Collection
from functools import cache

from dragoman.linking.anaphora import families_named
from dragoman.linking.besides import is_of_another_hand
from dragoman.linking.contrast import By, contrast, excludes, unlike
from dragoman.linking.cores import Core, profile_of
from dragoman.linking.desk import families_of
from dragoman.linking.eventkinds import AMONG_PERSONS
from dragoman.linking.gainsaid import denies_the_kind
from dragoman.linking.marks import SIDE, Profile, marks_of, profiles_of
from dragoman.linking.points import contradict, points_of
from dragoman.linking.sides import capitals
from dragoman.linking.similarity import telling
from dragoman.linking.stances import names_a_report
from dragoman.linking.statements import Told
from dragoman.linking.words import sign_of, words
from dragoman.types import Claim

# words by which anything may be denied
_ANY = (
    "planned plan intention taken place held happened occurred true false wrong report claim known aware sought agreed "
    "story rumour account article published publication press media news nothing word exist existence invented invention "
    "fabricated hour hours fabrication baseless groundless unfounded untrue fiction nonsense lie tale allegation alleged "
    "going decision such kind"
)
_ANY_OF = re.compile(r"\b(?:any|no)\s+(?:such\s+)?((?:[\w-]+\s+)?[\w-]+)", re.IGNORECASE)
_FEW = 2  # words of its own that a denial of something else has, and what was told besides


def tells_another(told: Told, core: Core, claim: Claim) -> bool:
    """Whether a statement tells in the words of a claim something else.

    Not where what differs makes a variant that contradicts: what a letter asks for, where a deed was and whose.
    """
    theirs = next(iter(profiles_of(claim)), None)
    if theirs is not None and is_of_another_hand(told, claim):
        return True
    if theirs is None or core.slot or _is_contrary(told, core, claim):
        return False
    text, start = told.statement.text, told.statement.span[0]
    families = families_of(claim)
    triggers = [deed.trigger for deed in told.deeds if deed.family in families]
    deeds = {sign_of(word) for first, last in triggers for word in words(text[max(0, first - start) : max(0, last - start)])}
    if told.cue == "denies" and not denies_the_kind(text, families) and _of_another(told, theirs, deeds):
        return True
    talks = core.family in AMONG_PERSONS and core.event is not None and core.event.id == claim.event
    by: tuple[By, ...] = ("names",) if talks else ("names", "words")
    return contrast(text, profile_of(told), claim.summary, theirs, deeds, by=by)


def _is_contrary(told: Told, core: Core, claim: Claim) -> bool:
    points = [mark.value for mark in marks_of(claim) if mark.kind == "point"]
    return bool(points) and any(contradict(one, other) for one in points_of(told, core.event) for other in points)


def _of_another(denial: Told, told: Profile, deeds: Collection[str] = ()) -> bool:
    """Whether a denial is of something else than what was told.

    "denied that it had bought vaccines" does not deny that missiles were bought: they share what was done, and each has one word
    or two of its own besides. A denial in words of its own ("denied any such purchase") shares less, or has nothing besides.
    """
    one = own_words(denial, told)
    other = {stem for stem in told.stems if telling((stem,))} - {*denial.stems}
    if excludes(one, other):
        return True
    common, one = told.signs & {*denial.content}, one - {*deeds}
    if not common or max(len(one), len(other)) > _FEW:
        return False
    own = frozenset([f"{SIDE}{denial.side}".replace(" ", "_")])
    states = frozenset(f"{SIDE}{side.replace(' ', '_')}" for side in denial.sides)
    text = denial.statement.text
    all_of_it = any(families_named(thing) for thing in _ANY_OF.findall(text))
    if all_of_it or (names_a_report(text) and len(one - {*deeds}) < _FEW):
        return False  # "denied that any meeting, secret or open, had been held": in whatever words, that one, too
    if len(common) > 1 and states - told.states - own and told.states - states - own:
        return True
    return unlike(one, other)


def own_words(denial: Told, told: Profile) -> set[str]:
    """The signs of what is denied that say something of the deed which was not told of it."""
    return {stem for stem in denial.content if telling((stem,))} - told.signs - _of_no_matter()


@cache
def _of_no_matter() -> frozenset[str]:
    return frozenset(map(sign_of, (*_ANY.split(), *capitals())))  # "was denied in Oslo within hours"
