"""Statement → the claim of the case that it tells again, with the rule that says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.linking.agreement import agreement, likeness
from dragoman.linking.anaphora import families_named
from dragoman.linking.another import own_words, tells_another
from dragoman.linking.cores import CALLED_OFF, SHARP, Core, dated_alike, may_be_same, profile_of
from dragoman.linking.desk import Desk, families_of, medium
from dragoman.linking.marks import marks_of, profiles_of
from dragoman.linking.similarity import shared
from dragoman.linking.statements import Told
from dragoman.types import Claim

_LIKE_WORDS = 0.4
_SOME_WORDS = 0.15
_COPIED, _COPIED_STEMS = 0.75, 6
_SAME_NEWS = 3  # days in which two reports of a letter by one hand are the same news


@dataclass(frozen=True)
class Match:
    """A claim, how well it fits, and why."""

    score: float
    claim: Claim
    rule: str


def match(told: Told, core: Core, desk: Desk) -> Match | None:
    """The claim that a statement's core belongs to, by the first rule that finds one; None if it tells something new."""
    exact = [claim for claim in desk.under(core.exact, told.statement) if not tells_another(told, core, claim)]
    if exact:
        return Match(1.0, exact[0], "the same deed")
    wished = _best(_wishes(told, core, desk))
    if wished is not None:
        return wished
    near = [claim for claim in desk.closest(core.near, told.statement) if not tells_another(told, core, claim)]
    desk.look_up(near)
    copied = _best(_copies(told, near))
    if copied is not None:
        return copied
    deed = _best(_deeds(told, core, near, desk)) if core.event is not None else _best(_nouns(told, near, desk))
    return deed or _best(_sayings(told, core, near, desk))


def _best(found: Iterable[Match]) -> Match | None:
    return max(found, key=lambda match: (match.score, match.claim.id), default=None)


def _deeds(told: Told, core: Core, near: Sequence[Claim], desk: Desk) -> Iterable[Match]:
    """Claims about a deed that may be the same, told from the same source or in like words."""
    mine = profile_of(told)
    for claim in near:
        event = desk.event(claim.event)
        if event is None or core.event is None or not _same_phase(core, claim) or not may_be_same(core.event, event):
            continue
        if core.family not in families_of(claim):
            continue
        profiles = profiles_of(claim)
        named = {*event.actors, *(actor for profile in profiles for actor in profile.actors)}
        enough = len({*core.event.actors, *told.statement.actors} & named) > 1
        alone = core.event.actors == event.actors and (not enough or core.family == "letter")
        news = alone and desk.in_time(claim, _SAME_NEWS)
        if not (enough or news) or not (dated_alike(core.event, event) or desk.in_time(claim)):
            continue
        alike = max((likeness(mine, theirs) for theirs in profiles), default=0.0)
        # Whoever takes part is no source that two tellings have in common.
        principals = {medium(name) for name in (*event.participants, *core.event.participants)}
        common = desk.common_sources(told.statement, claim) - principals
        # A deed told by its actor alone ("his message") is any of his, unless it asks for the same or the words agree.
        wishes = {mark.value for mark in marks_of(claim) if mark.kind == "slot"}
        poor = min(len(core.event.actors), len(event.actors)) < 2 and core.slot not in wishes
        if common and (not poor or alike >= _SOME_WORDS):
            yield Match(0.5 + alike, claim, f"the same kind of deed by the same actors, both from {min(common)}")
        elif news and core.family == "letter":
            yield Match(0.3 + alike, claim, "the same kind of deed by the same actor in the news of one day")
        elif alike >= _LIKE_WORDS:
            yield Match(alike, claim, "the same kind of deed by the same actors in like words")
        elif told.cue == "denies" and core.event.actors == event.actors and not all(own_words(told, p) for p in profiles):
            yield Match(alike, claim, "denies the same kind of deed by the same actors in none but its words")


def _copies(told: Told, near: Sequence[Claim]) -> Iterable[Match]:
    """Claims of which an instance has nearly these words: whoever copies a sentence tells the same, whatever was read in it."""
    mine = profile_of(told)
    if len(mine.signs) < _COPIED_STEMS:
        return
    for claim in near:
        for theirs in profiles_of(claim):
            common = mine.signs & theirs.signs
            if len(common) < _COPIED_STEMS or mine.figures != theirs.figures:
                continue
            alike = shared(mine.signs, theirs.signs)
            if alike >= _COPIED:
                yield Match(alike, claim, "nearly the same words")


def _same_phase(core: Core, claim: Claim) -> bool:
    """Whether both tell a plan or both a deed; what is denied may be either."""
    if core.status == "denied":
        return True
    return claim.phase == core.phase and is_called_off(claim) == (core.status == CALLED_OFF)


def is_called_off(claim: Claim) -> bool:
    """Whether a claim is that a deed was called off."""
    return any(mark.kind == "key" and mark.value.endswith(f"|{CALLED_OFF}") for mark in marks_of(claim))


def _may_be_one(core: Core, claim: Claim, desk: Desk) -> bool:
    """Whether a deed and that of a claim are of one phase, and not of two families on two days: a seizure and the release."""
    event = desk.event(claim.event)
    if event is None or core.event is None or core.family in families_of(claim):
        return _same_phase(core, claim)
    return _same_phase(core, claim) and not (core.event.start and event.start and not dated_alike(core.event, event))


def _wishes(told: Told, core: Core, desk: Desk) -> Iterable[Match]:
    """Claims about a letter or call that asks for what this statement says is asked for: the asking belongs to them.

    "He wants to meet the premier, the Herald says" tells the letter that the Herald reports.
    """
    if core.wish is None or core.event is None:
        return
    family = core.wish.partition(":")[0]
    for claim in desk.closest([f"w:{family}|{actor}" for actor in core.event.actors], told.statement):
        slots = [mark.value.partition(":")[2].split("+") for mark in marks_of(claim) if mark.kind == "slot"]
        vehicle = desk.event(claim.event)
        if vehicle is None or not set(vehicle.sources) & set(core.event.actors):
            continue
        asked = set(core.event.actors) - set(vehicle.sources)
        if any(asked & set(slot) for slot in slots) and (common := desk.common_sources(told.statement, claim)):
            yield Match(1.0, claim, f"what the letter asks for, both from {min(common)}")


def _nouns(told: Told, near: Sequence[Claim], desk: Desk) -> Iterable[Match]:
    """Claims about a deed whose kind and principals the statement names without its verb, from the same source."""
    families = families_named(told.statement.text)
    fitting = [
        claim
        for claim in near
        if claim.event
        and families & families_of(claim)
        and len(claim.actors) > 1
        and set(claim.actors) <= set(told.statement.actors)
    ]
    found = [(claim, common) for claim in fitting if (common := desk.common_sources(told.statement, claim))]
    # Letters may cross: where two deeds of these actors are told from one source, the noun says too little.
    if len(found) == 1:
        yield Match(0.5, found[0][0], f"names the deed and its actors, both from {min(found[0][1])}")


def _sayings(told: Told, core: Core, near: Sequence[Claim], desk: Desk) -> Iterable[Match]:
    """Claims in like words, unless the statement tells a deed that time and actors must decide on."""
    # "denied that its soldiers had fired": without a day, and often without a name, the words must tell which deed is denied.
    loose = core.status == "denied" and core.event is not None and core.event.start is None
    # What was announced and what was done are two claims, in whatever words.
    near = [claim for claim in near if core.event is None or claim.event is None or _may_be_one(core, claim, desk)]
    mine = profile_of(told)
    if told.cue == "denies" and len(told.content) > 1:
        # "The embassy denied that …": neither the embassy nor the denying is denied.
        mine = replace(mine, stems=told.content)
    # A denial answers what was told: less of it must be the same.
    denial = told.cue == "denies"

    def may_agree(claim: Claim, by_meaning: float) -> bool:
        return any(agreement(mine, theirs, by_meaning, one_source=True, denial=denial) for theirs in profiles_of(claim))

    # Meaning and sources are looked at only where they could make the difference.
    open_ones = [claim for claim in near if (loose or not (core.family in SHARP and claim.event)) and may_agree(claim, 1.0)]
    alike = desk.similar(told.statement.text, [claim.summary for claim in open_ones]) if open_ones else []
    for claim, by_meaning in zip(open_ones, alike, strict=True):
        if not may_agree(claim, by_meaning):
            continue
        common = desk.common_sources(told.statement, claim, whole_report=True)
        for theirs in profiles_of(claim):
            found = agreement(mine, theirs, by_meaning, one_source=bool(common), denial=denial)
            if found is not None:
                yield Match(found.score, claim, found.rule)
