"""Claims follow their events: where two events have become one, so have the claims that tell it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

import msgspec

from dragoman.linking.cores import CALLED_OFF, deed_key
from dragoman.linking.desk import Desk
from dragoman.linking.items import statement_in
from dragoman.linking.marks import Mark, marks_of, with_marks
from dragoman.types import Anchor, Claim, Instance, MergeReason, Phase

_PHASES = (*get_args(Phase), CALLED_OFF)
_REASONS = 20
_RULE = "tell what is now one event"


def follow(gone: Mapping[str, str], desk: Desk) -> None:
    """Let the claims about events that are `gone` be about those that these have become part of, and be one with theirs."""
    for lost, kept in gone.items():
        for id in _told_of(lost, desk):
            claim = desk.get(id)
            if claim is not None:
                _give_over(claim, lost, kept, desk)


def _told_of(event: str, desk: Desk) -> list[str]:
    """The ids of the claims about an event: by its key, and by the documents that tell it, for a claim may have lost its key with
    the document that it came from."""
    found = [claim.id for phase in _PHASES for claim in desk.filed_under(deed_key(event, phase))]
    told = {mention.document for held in desk.view.events_by_id([event]) for mention in held.mentions}
    members = [m.cluster for document in sorted(told) for m in desk.view.members_of(document) if m.kind == "claim"]
    about = [claim.id for claim in desk.view.claims_by_id(list(dict.fromkeys(members))) if claim.event == event]
    return list(dict.fromkeys((*found, *about)))


def united(claims: Sequence[Claim], desk: Desk) -> Claim:
    """Claims as one, under the id of the first."""
    first = claims[0]
    for other in claims[1:]:
        core = with_marks(first.core, marks_of(other))
        merged = msgspec.structs.replace(first, instances=(*first.instances, *other.instances), core=core)
        for item in _items_of(other, desk):
            desk.members[item] = first.id
        for id in (other.id, *(id for id in other.contradicted_by if id.startswith(f"{other.id}v"))):
            desk.drop(id)
        desk.put(merged)
        first = merged
    return first


def _items_of(claim: Claim, desk: Desk) -> list[str]:
    """All that is filed under a claim, also what tells it a second time and is no instance of it."""
    documents = dict.fromkeys(instance.document for instance in claim.instances)
    held = [m.item for document in documents for m in desk.view.members_of(document) if m.cluster == claim.id]
    here = [item for item, id in desk.members.items() if id == claim.id]
    return list(dict.fromkeys((*(instance.item for instance in claim.instances), *held, *here)))


def _give_over(claim: Claim, lost: str, kept: str, desk: Desk) -> None:
    """A claim about the event that is lost, about the one that is kept; one with the claim that tells that of it."""
    core = tuple(dict.fromkeys(str(mark) for mark in _about(marks_of(claim), lost, kept)))
    given = msgspec.structs.replace(claim, core=core, event=kept if claim.event == lost else claim.event)
    keys = [deed_key(kept, given.phase or ""), *(m.value for m in marks_of(given) if m.kind == "key")]
    others = [other for key in keys for other in desk.filed_under(key) if other.id != claim.id]
    others = [other for other in others if other.event == given.event == kept and other.phase == given.phase]
    told = next((other for other in others if not desk.ledger.keeps_apart(given, other)), None)
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
    found: dict[str, Instance] = {}
    for instance in instances:
        found.setdefault(statement_in(instance.item), instance)
    return tuple(found.values())


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
