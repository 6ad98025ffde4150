"""Statement + claim → claim: a statement founds a claim or becomes an instance of one, and what the claim remembers of it."""

import hashlib
from dataclasses import replace
from itertools import chain, count

import msgspec

from dragoman.linking.anaphora import families_named
from dragoman.linking.cores import CALLED_OFF, Core, profile_of
from dragoman.linking.desk import Desk, families_of
from dragoman.linking.gainsaid import denies_intent
from dragoman.linking.items import item_of, statement_in
from dragoman.linking.marks import Mark, profiles_of, with_marks
from dragoman.linking.matching import Match, is_called_off
from dragoman.linking.points import points_of
from dragoman.linking.similarity import telling
from dragoman.linking.statements import Told
from dragoman.types import Anchor, Claim, Instance, MergeReason, Stance

_REASONS = 20
ANALYST = "the analyst"
"""How the reason of a merge begins that the analyst gave."""


def found_claim(told: Told, core: Core, number: int, desk: Desk) -> str:
    """A new claim with this statement as its first instance."""
    statement = told.statement
    instance = _instance(told, core, number)
    claim = Claim(
        id=_id(core, instance, desk),
        summary=statement.text,
        instances=(instance,),
        event=core.event.id if core.event else None,
        speaker=statement.speaker if not core.exact else None,
        actors=core.event.actors if core.event else statement.actors,
        phase=core.phase,
        core=with_marks((), _marks(told, core, instance)),
        corrections=desk.ledger.entries_on(statement),
    )
    desk.put(claim)
    desk.members[instance.item] = claim.id
    return claim.id


def join(told: Told, core: Core, number: int, found: Match, desk: Desk) -> str:
    """Add a statement to a claim as an instance."""
    claim, statement = found.claim, told.statement
    if told.cue == "asserts" and core.status == "denied" and is_called_off(claim):
        core = replace(core, status=CALLED_OFF)  # "the summit is off", "the king will not be going to it": both say so
    instance = _instance(told, core, number)
    if any(i.document == statement.document and statement_in(i.item) == statement.id for i in claim.instances):
        return claim.id
    first = claim.instances[0]
    reasons = claim.reasons
    if len(reasons) < _REASONS and first.document != statement.document:
        left = Anchor(document=first.document, span=first.span, quote=claim.summary)
        right = Anchor(document=statement.document, span=statement.span, quote=statement.text)
        decision = next(iter(desk.ledger.entries_on(statement)), None) if found.rule.startswith(ANALYST) else None
        reasons = (
            *reasons,
            MergeReason(left=left, right=right, rule=found.rule, score=round(found.score, 3), correction=decision),
        )
    grown = msgspec.structs.replace(
        claim,
        instances=(*claim.instances, instance),
        reasons=reasons,
        core=with_marks(claim.core, _fitting(_marks(told, core, instance, claim), claim)),
        corrections=tuple(sorted({*claim.corrections, *desk.ledger.entries_on(statement)})),
    )
    desk.put(grown)
    desk.members[instance.item] = claim.id
    return claim.id


def _instance(told: Told, core: Core, number: int) -> Instance:
    statement = told.statement
    return Instance(
        document=statement.document,
        span=statement.span,
        chain=core.chain if core.event is not None else statement.chain,
        credits=statement.credits,
        stance=stance_in(told, core),
        hedges=statement.hedges,
        quoted=statement.quoted,
        status=core.status or statement.status,
        item=item_of(statement.id, number),
    )


def _fitting(marks: list[Mark], claim: Claim) -> list[Mark]:
    """The marks without kind and key of a deed of another kind: a wish that belongs to a letter does not make it a meeting."""
    families = families_of(claim)
    if not families or any(mark.kind == "family" and mark.value in families for mark in marks):
        return marks
    return [mark for mark in marks if mark.kind not in ("family", "key")]


def stance_in(told: Told, core: Core) -> Stance:
    """The stance of the sentence's cue; without one, that of the deed: one that is said not to have been is denied."""
    if core.event is None:
        return told.cue
    return told.cue if told.cue != "asserts" else "denies" if core.status == "denied" else "asserts"


def _marks(told: Told, core: Core, instance: Instance, claim: Claim | None = None) -> list[Mark]:
    """What a claim remembers of an instance; of one that only leans on it, no more than that it is told in the negative."""
    negated = _negated(told, core, instance) if claim is None or core.event is not None or _is_about(told, claim) else []
    if not core.near and not core.exact:
        return negated
    marks = [*profile_of(told).marks(instance.item), *negated]
    marks.extend(Mark("key", instance.item, key) for key in core.exact)
    if core.event is not None:
        marks.append(Mark("family", instance.item, core.family or core.event.kind))
    if core.slot:
        marks.append(Mark("slot", instance.item, core.slot))
        marks.append(Mark("said", instance.item, f"{core.slot}|{told.statement.text}"))
    if instance.stance == "asserts" and (points := points_of(told, core.event)):
        marks.extend(Mark("point", instance.item, point) for point in points)
        marks.append(Mark("pointed", instance.item, told.statement.text))
    return marks


def _is_about(told: Told, claim: Claim) -> bool:
    """Whether a remark has a word of what the claim tells: "innocent people are no currency" does not deny an arrest."""
    if families_named(told.statement.text) & families_of(claim):
        return True
    if (claim.phase == "planned" or claim.event) and denies_intent(told.statement.text):
        return True
    said = {stem for stem in told.content if telling((stem,))}
    return any(said & profile.signs for profile in profiles_of(claim))


def _negated(told: Told, core: Core, instance: Instance) -> list[Mark]:
    """The mark of an instance that is told in the negative without a word of denial."""
    if core.status == CALLED_OFF:
        return []
    if core.event is not None and instance.stance == "denies" and told.cue == "asserts":
        return [Mark("negated", instance.item, core.event.id)]
    event = core.event.id if core.event is not None else ""
    if instance.stance == "asserts" and (event in told.negated if event else told.negative):
        return [Mark("negated", instance.item, event)]
    return []


def _id(core: Core, instance: Instance, desk: Desk) -> str:
    """By its deed; a second claim about one deed, as the analyst may want it, by its first instance, and a claim that comes in
    the place of one that has lost that instance by a number besides."""
    first = core.exact[0] if core.exact else instance.item
    names = chain((first, f"{first}|{instance.item}"), (f"{first}|{instance.item}|{number}" for number in count(2)))
    ids = ("c" + hashlib.sha256(name.encode()).hexdigest()[:10] for name in names)
    return next(id for id in ids if desk.get(id) is None)
