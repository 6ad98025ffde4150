"""Claims follow their events: where two events have become one, so have the claims that tell it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

import msgspec

from dragoman.linking.cores import CALLED_OFF, deed_key
from dragoman.linking.desk import Desk
from dragoman.linking.items import statement_in
from dragoman.linking.marks import Mark, marks_of
from dragoman.types import Anchor, Claim, Instance, MergeReason, Phase

_PHASES = (*get_args(Phase), CALLED_OFF)
_REASONS = 20
_RULE = "tell what is now one event"


def follow(gone: Mapping[str, str], desk: Desk) -> None:
    """Let the claims about events that are `gone` be about those that these have become part of, and be one with theirs."""
    for lost, kept in gone.items():
        claims = {claim.id: claim for phase in _PHASES for claim in desk.filed_under(deed_key(lost, phase))}
        for id in claims:
            claim = desk.get(id)
            if claim is not None:
                _give_over(claim, lost, kept, desk)


def united(claims: Sequence[Claim], desk: Desk) -> Claim:
    """Claims as one, under the id of the first."""
    first = claims[0]
    for other in claims[1:]:
        merged = msgspec.structs.replace(first, instances=(*first.instances, *other.instances), core=(*first.core, *other.core))
        for instance in other.instances:
            desk.members[instance.item] = first.id
        for id in (other.id, *(id for id in other.contradicted_by if id.startswith(f"{other.id}v"))):
            desk.drop(id)
        desk.put(merged)
        first = merged
    return first


def _give_over(claim: Claim, lost: str, kept: str, desk: Desk) -> None:
    """A claim about the event that is lost, about the one that is kept; one with the claim that tells that of it."""
    core = tuple(dict.fromkeys(str(mark) for mark in _about(marks_of(claim), lost, kept)))
    given = msgspec.structs.replace(claim, core=core, event=kept if claim.event == lost else claim.event)
    keys = [mark.value for mark in marks_of(given) if mark.kind == "key" and mark.value.startswith(deed_key(kept, ""))]
    others = [other for key in keys for other in desk.filed_under(key) if other.id != claim.id]
    told = next((other for other in others if other.phase == given.phase and not desk.ledger.keeps_apart(given, other)), None)
    if told is None:
        desk.put(given)
        return
    why = MergeReason(left=_first(told), right=_first(given), rule=_RULE)
    whole = united((told, given), desk)
    reasons = tuple(dict.fromkeys((*told.reasons, *given.reasons, why)))[:_REASONS]
    corrections = tuple(sorted({*told.corrections, *given.corrections}))
    desk.put(msgspec.structs.replace(whole, instances=_once(whole.instances), reasons=reasons, corrections=corrections))


def _once(instances: Sequence[Instance]) -> tuple[Instance, ...]:
    """A statement that told both tells the one claim once."""
    return tuple({statement_in(instance.item): instance for instance in reversed(instances)}.values())[::-1]


def _about(marks: Sequence[Mark], lost: str, kept: str) -> Iterator[Mark]:
    begins = deed_key(lost, "")
    for mark in marks:
        if mark.kind == "key" and mark.value.startswith(begins):
            yield Mark("key", mark.item, deed_key(kept, mark.value.removeprefix(begins)))
        else:
            yield mark


def _first(claim: Claim) -> Anchor:
    instance = claim.instances[0]
    return Anchor(document=instance.document, span=instance.span, quote=claim.summary)
