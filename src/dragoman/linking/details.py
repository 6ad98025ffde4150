"""Statements that go on with what their report has told: its lead, further words of one source, another's word on the same.

News tells its matter first and then its details: "Officials met in secret, a site says. Dahl and Berg talked for six hours, the
site reported. An eyewitness saw Dahl leave." One claim, three instances.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.linking.anaphora import families_named
from dragoman.linking.cores import CALLED_OFF, SHARP, Core
from dragoman.linking.denials import has_said, is_of_its_own
from dragoman.linking.desk import Desk, families_of, medium
from dragoman.linking.eventkinds import stage_of
from dragoman.linking.items import statement_in
from dragoman.linking.parts import changed_parts
from dragoman.linking.sides import states_in
from dragoman.linking.signs import signs_of
from dragoman.linking.stances import confirms, counters, points_back, reacts, sees
from dragoman.linking.statements import Told
from dragoman.linking.words import words
from dragoman.types import Claim

_FAR, _NEAR = 6, 3  # statements between a telling and what goes on with it
_COMMON = 2  # signs that another's word on the same shares with it
_UNSAID = frozenset({"anonymous", "outlet", "document", "unknown"})
# "two people told the paper …; the sources said": they are the same
_THE_SOURCES = re.compile(
    r"(?:the|those|these|both|this|that)\s+(?:\w+\s+)?(?:sources?|people|persons?|officials?|diplomats?|insiders?|witness(?:es)?)",
    re.IGNORECASE,
)
_ANOTHER = frozenset(
    "another second earlier previous previously again last former separate otro otra anterior autre précédent précédente "
    "другой другая ранее прежде früher frühere andere anderer عام اخری دیگر اخر".split()
)


def denies_on(index: int, told: Sequence[Told], own: dict[str, list[str]], desk: Desk) -> tuple[Claim, Told] | None:
    """The claim that a statement goes on denying, and the statement as a denial.

    "The palace denied the report. 'The king was at sea that week,' its spokesman said.": the alibi denies what the palace denied.
    """
    statement = told[index].statement
    if is_of_its_own(index, told, None, ()) or confirms(statement.text):
        return None
    if any(core_persons := set(told[index].persons) - {told[index].statement.speaker}) and not points_back(statement.text):
        named_before = {person for other in told[:index] for person in other.persons}
        if core_persons - named_before:
            return None
    for other in reversed(told[max(0, index - 1) : index]):
        denied = [
            claim
            for id in own.get(other.statement.id, ())
            if (claim := desk.get(id)) is not None
            and any(statement_in(i.item) == other.statement.id and i.stance == "denies" for i in claim.instances)
        ]
        if denied and same_voice(told[index], other):
            claims = desk.allowed(denied[:1], statement)
            return (claims[0], replace(told[index], cue="denies")) if claims else None
    return None


def detail_of(
    index: int, told: Sequence[Told], own: dict[str, list[str]], cores: Sequence[Sequence[Core]], desk: Desk
) -> tuple[Claim, str] | None:
    """The claim of its report that a statement gives a detail of, and why; None where it tells something of its own."""
    here = told[index]
    if reacts(here.statement.text) and not confirms(here.statement.text):
        return None
    core = cores[index][0] if cores[index] else None
    denies = here.cue == "denies" or (core is not None and core.status == "denied")
    around = list(_around(index, told, own, desk))
    if is_of_its_own(index, told, core, [claim for _, claim in around]):
        return None
    for other, claim in around:
        there = told[other]
        if has_said(here.statement, core or Core(), claim, "asserts" if denies else "denies"):
            continue
        if core is not None and core.event is not None:
            if _is_lead_and_detail(here, core, there, claim, desk):
                return claim, "the lead of its report and the detail"
            if core.family in SHARP and not (families_of(claim) and core.family not in families_of(claim)):
                continue
        if other < index and here.cue != "asserts" and points_back(here.statement.text):
            return claim, "denies what its report tells"
        if other < index and _goes_on(here, there, index - other, core, claim):
            return claim, "the same source goes on"
        told_of = claim.event or sees(here.statement.text) or (here.side is not None and here.side == there.side)
        if (
            0 < index - other <= _NEAR
            and told_of
            and here.statement.chain
            and _speaks_itself(here)
            and _is_on(here, claim, told, own)
            and (claim.event or not any(other.event and _is_on(here, other, told, own) for _, other in around))
        ):
            return claim, "another's word on what its report tells"
        if other < index and _is_partys_word(here, core, claim, desk):
            return claim, "a party's word on what its report tells"
    # "admitted the letter but contested the date": the half that denies confirms nothing
    if not denies and here.statement.chain and _speaks_itself(here) and confirms(here.statement.text):
        before = [claim for other, claim in around if other < index and claim.event]
        return (before[-1], "confirms what its report tells") if before else None
    return None


def same_voice(here: Told, there: Told) -> bool:
    """Whether two statements of a report have one source: the same, one of its government, one called by a part of its words.

    "the defence ministry" and "ministry spokesman Dahl"; "two diplomats" and "the diplomats".
    """
    one, other = here.statement.chain[-1:], there.statement.chain[-1:]
    if not one:
        return not here.statement.speaker and here.cue == "denies"
    if not other:
        return False
    if medium(one[0]) == medium(other[0]):
        return True
    if _of_two_states(here, there):
        return False
    if (
        here.voice == there.voice == "anonymous"
        and _THE_SOURCES.fullmatch(here.source)
        and not _THE_SOURCES.fullmatch(there.source)
    ):
        return True
    return any(len(word) > 3 for word in set(words(here.source)) & set(words(there.source)) - _ANOTHER)


def _of_two_states(here: Told, there: Told) -> bool:
    """ "Norland's coast guard" behind "the coast guard": the later says whose it is, since the other's is meant before."""
    whose = set(states_in(here.source)) - set(states_in(there.source))
    return bool(whose) and there.side not in whose


def _around(index: int, told: Sequence[Told], own: dict[str, list[str]], desk: Desk) -> Iterator[tuple[int, Claim]]:
    """The claims that the statements before this one tell, the nearest first; for the lead, those of the next ones."""
    before = range(index - 1, max(-1, index - 1 - _FAR), -1)
    for other in (*before, *(range(1, min(3, len(told))) if index == 0 else ())):
        claims = [claim for id in own.get(told[other].statement.id, ()) if (claim := desk.get(id)) is not None]
        for claim in desk.allowed(claims, told[index].statement):
            yield other, claim


def _is_lead_and_detail(here: Told, core: Core, there: Told, claim: Claim, desk: Desk) -> bool:
    """Two deeds of a kind from one source, where nothing says that they are two: who acts on the one side acts on no other."""
    event = desk.event(claim.event)
    if event is None or core.event is None or core.family not in families_of(claim) or _ANOTHER & set(words(here.statement.text)):
        return False
    off = any(f"|{CALLED_OFF}" in mark for mark in claim.core)
    if (claim.phase != core.phase or off != (core.status == CALLED_OFF)) and core.status != "denied":
        return False
    if core.event.start and event.start and core.event.start[:10] != event.start[:10] and core.event.end == core.event.start:
        return False
    if changed_parts(core.event.sources, core.event.actors, event.sources, event.actors):
        return False
    if core.event.sources and event.sources and not set(core.event.sources) & set(event.sources):
        return core.family != "letter" and _one_source(here, there) and not set(core.event.actors) & set(event.actors)
    return _one_source(here, there) or set(core.event.actors) <= set(event.actors)


def _one_source(here: Told, there: Told) -> bool:
    return same_voice(here, there) or bool({here.voice, there.voice} <= {"outlet", "document", "unknown", None})


def _goes_on(here: Told, there: Told, distance: int, core: Core | None, claim: Claim) -> bool:
    """A source that adds what names no further person and no deed of its own; of a named one, words on the deed just told."""
    if distance > 1 or not here.statement.chain or not same_voice(here, there):
        return False
    if here.voice not in _UNSAID and not _is_on_deed(here, there, core, claim):
        return False
    if core is not None and core.event is not None and stage_of(core.event.status) != "done":
        return False
    fresh = set(here.persons) - set(there.persons)
    known = {deed.family for deed in here.deeds if deed.is_known}
    return not fresh and not (families_named(here.statement.text) - families_named(there.statement.text) - known)


def _is_on_deed(here: Told, there: Told, core: Core | None, claim: Claim) -> bool:
    """Whether a statement tells nothing of its own and takes up the deed of the one before by a word in common or a pronoun."""
    told = any(deed.event.id == claim.event for deed in there.deeds)
    own = (
        (core is not None and core.event is not None)
        or set(here.numbers) - set(there.numbers)
        or set(here.sides) - set(there.sides)
    )
    if not told or own or here.cue != "asserts":
        return False
    return bool(signs_of(here) & signs_of(there)) or points_back(here.statement.text)


def _is_on(here: Told, claim: Claim, told: Sequence[Told], own: dict[str, list[str]]) -> bool:
    """Whether a statement has enough in common with what the report has told of a claim; of an eyewitness less is needed."""
    telling = [other for other in told if other is not here and claim.id in own.get(other.statement.id, ())]
    common = len(signs_of(here) & {sign for other in telling for sign in signs_of(other)})
    if sees(here.statement.text):
        return common > 0 or bool(set(here.sides) & {side for other in telling for side in other.sides})
    return common >= _COMMON


def counts_against(here: Told, claim: Claim, told: Sequence[Told], own: dict[str, list[str]]) -> bool:
    """Whether the other side's word puts the blame back: "Orland said that it was Norland's guns which fired first"."""
    if "attack" not in families_of(claim) or not counters(here.statement.text) or confirms(here.statement.text):
        return False
    telling = [other for other in told if other is not here and claim.id in own.get(other.statement.id, ())]
    return any((other.side is None or other.side != here.side) and not same_voice(here, other) for other in telling)


def _is_partys_word(here: Told, core: Core | None, claim: Claim, desk: Desk) -> bool:
    """Whether a party to a deed speaks of it by its noun, and tells no deed of its own: "an exchange is being prepared"."""
    event = desk.event(claim.event)
    if event is None or here.cue != "asserts" or here.negative or not here.statement.chain or not _speaks_itself(here):
        return False
    if core is not None and core.event is not None:
        return False
    named = families_named(here.statement.text)
    return bool(named & families_of(claim)) and len(named) == 1 and here.side is not None and here.side in event.participants


def _speaks_itself(told: Told) -> bool:
    """A person's or an office's word: what a medium adds is news of its own."""
    return told.voice not in ("outlet", "document")
