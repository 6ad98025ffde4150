"""Statements + case → claims: which statements tell the same.

A claim has one core. Telling, denying, doubting it and keeping silent about it are stances of its instances, not claims of
their own. A statement without a core of its own ("the palace would not comment") belongs to what its report has told before it.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from dragoman.linking.agreement import Profile, agreement, profile_of
from dragoman.linking.anaphora import families_named
from dragoman.linking.cores import Core, cores_of
from dragoman.linking.eventkinds import family_of
from dragoman.linking.ledger import Ledger
from dragoman.linking.similarity import Similarity
from dragoman.linking.statements import Told
from dragoman.linking.variants import variants_of
from dragoman.types import (
    Anchor,
    CaseView,
    Claim,
    Instance,
    Key,
    Member,
    MergeReason,
    Statement,
)

_REASONS = 20
_CANDIDATES = 50


@dataclass(frozen=True)
class ClaimLinks:
    """What the statements of one document are in the case: themselves with their claims; claims changed, with all their keys;
    members; claims that hold nothing any more."""

    statements: tuple[Statement, ...] = ()
    changed: tuple[Claim, ...] = ()
    keys: tuple[Key, ...] = ()
    members: tuple[Member, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass
class _Desk:
    """The claims of the case as they stand while one document is being linked."""

    view: CaseView
    similar: Similarity
    ledger: Ledger
    changed: dict[str, Claim] = field(default_factory=dict)
    keys: dict[str, dict[str, None]] = field(default_factory=dict)
    filed: dict[str, dict[str, None]] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    gone: dict[str, None] = field(default_factory=dict)

    def under(self, keys: Sequence[str]) -> list[Claim]:
        """Claims under any of these keys, as this document has left them so far."""
        found = {claim.id: claim for claim in self.view.claims(keys)} if keys else {}
        found |= {id: self.changed[id] for key in keys for id in self.filed.get(key, ())}
        return [self.changed.get(id, claim) for id, claim in found.items() if id not in self.gone][:_CANDIDATES]

    def get(self, id: str) -> Claim | None:
        """A claim by its id."""
        if id in self.gone:
            return None
        found = self.changed.get(id)
        return found or next(iter(self.view.claims_by_id([id])), None)

    def put(self, claim: Claim, keys: Iterable[str]) -> None:
        """File a claim, under further keys."""
        if claim.id not in self.keys:
            self.keys[claim.id] = dict.fromkeys(self.view.keys_of("claim", claim.id))
        self.keys[claim.id] |= dict.fromkeys(keys)
        self.changed[claim.id] = claim
        for key in self.keys[claim.id]:
            self.filed.setdefault(key, {})[claim.id] = None

    def drop(self, id: str) -> None:
        """Take a claim out of the case."""
        self.changed.pop(id, None)
        self.keys.pop(id, None)
        self.gone[id] = None


def link_claims(told: Sequence[Told], view: CaseView, similar: Similarity) -> ClaimLinks:
    """Link the statements of one document to the claims of the case.

    What has a core is linked first; then what leans on it: silence, denials of "such reports", and deeds told by a bare noun.
    """
    here = {s.document: tuple(t.statement for t in told) for s in (t.statement for t in told)}
    ledger = Ledger(view.corrections(), lambda document: here.get(document) or view.statements_of(document))
    desk = _Desk(view, similar, ledger)
    own: dict[str, list[str]] = {}
    for statement in told:
        for number, core in enumerate(cores_of(statement)):
            own.setdefault(statement.statement.id, []).append(_place(statement, core, number, desk))
    for index, statement in enumerate(told):
        if statement.statement.id not in own and (claim := _leant_on(index, told, own, desk)) is not None:
            own[statement.statement.id] = [_join(statement, claim, Core(), 0, "speaks of what its report tells", desk)]
    _mark_repeats(told, own, desk)
    for claim in list(desk.changed.values()):
        _set_variants(claim, desk)
    statements = tuple(
        msgspec.structs.replace(s.statement, claim=own[s.statement.id][0]) if s.statement.id in own else s.statement for s in told
    )
    document = told[0].statement.document if told else ""
    return ClaimLinks(
        statements=statements,
        changed=tuple(desk.changed.values()),
        keys=tuple(Key(kind="claim", value=key, id=id) for id in desk.changed for key in desk.keys[id]),
        members=tuple(Member(kind="claim", document=document, item=i, cluster=c) for i, c in desk.members.items() if c in desk.changed),
        gone=tuple(desk.gone),
    )


def _place(told: Told, core: Core, number: int, desk: _Desk) -> str:
    """The claim that a statement's core belongs to: by the analyst's word, by the same deed, by agreeing words, else its own."""
    statement = told.statement
    apart = desk.ledger.apart_from(statement)
    together = desk.ledger.together_with(statement)
    wanted = [claim for claim in _holding(together, desk) if not apart.intersection(_items(claim))]
    if wanted:
        first = _united(wanted, desk)
        return _join(told, first, core, number, "the analyst says that they are the same", desk)
    split = desk.ledger.alone_with(statement)
    if split is not None:
        own = _holding(sorted(split), desk)
        own = [claim for claim in own if _items(claim) <= split]
        return _join(told, own[0], core, number, "the analyst set them apart", desk) if own else _found(told, core, number, desk)
    exact = [c for c in desk.under(core.exact) if not apart.intersection(_items(c))]
    if exact:
        return _join(told, exact[0], core, number, "the same deed", desk)
    if not core.exact:
        near = [c for c in desk.under(core.near) if c.event is None and not apart.intersection(_items(c))]
        best = _best(told, near, desk)
        if best is not None:
            return _join(told, best[1], core, number, best[2], desk, best[0])
    return _found(told, core, number, desk)


def _best(told: Told, near: Sequence[Claim], desk: _Desk) -> tuple[float, Claim, str] | None:
    """The candidate that agrees best, if any agrees enough."""
    if not near:
        return None
    mine = profile_of(told)
    alike = desk.similar(told.statement.text, [claim.summary for claim in near])
    scored = [
        (found.score, claim, found.rule)
        for claim, likeness in zip(near, alike, strict=True)
        for theirs in Profile.of_claim(claim)
        if (found := agreement(mine, theirs, likeness)) is not None
    ]
    return max(scored, key=lambda found: (found[0], found[1].id), default=None)


def _found(told: Told, core: Core, number: int, desk: _Desk) -> str:
    """A new claim with this statement as its first instance."""
    statement = told.statement
    instance = _instance(statement, number)
    claim = Claim(
        id=_id(core, instance, desk),
        summary=statement.text,
        instances=(instance,),
        event=core.event.id if core.event else None,
        speaker=statement.speaker if core.event is None else None,
        actors=core.event.actors if core.event else statement.actors,
        phase=core.phase,
        core=(*profile_of(told).written(0), *_slots(core, instance)),
    )
    desk.put(claim, (*core.exact, *core.near))
    desk.members[instance.item] = claim.id
    return claim.id


def _join(
    told: Told, claim: Claim, core: Core, number: int, rule: str, desk: _Desk, score: float | None = None
) -> str:
    """Add a statement to a claim as an instance."""
    statement = told.statement
    instance = _instance(statement, number)
    first = claim.instances[0]
    reasons = claim.reasons
    if len(reasons) < _REASONS and first.document != statement.document:
        left = Anchor(document=first.document, span=first.span, quote=claim.summary)
        right = Anchor(document=statement.document, span=statement.span, quote=statement.text)
        reasons = (*reasons, MergeReason(left=left, right=right, rule=rule, score=None if score is None else round(score, 3)))
    written = profile_of(told).written(len(claim.instances)) if core.near or core.exact else ()
    grown = msgspec.structs.replace(
        claim,
        instances=(*claim.instances, instance),
        reasons=reasons,
        core=(*claim.core, *written, *_slots(core, instance)),
    )
    desk.put(grown, core.near)
    desk.members[instance.item] = claim.id
    return claim.id


def _united(claims: Sequence[Claim], desk: _Desk) -> Claim:
    """Claims that the analyst calls one, as one: under the id of the first."""
    first = claims[0]
    for other in claims[1:]:
        merged = msgspec.structs.replace(
            first, instances=(*first.instances, *other.instances), core=(*first.core, *other.core)
        )
        keys = [*desk.view.keys_of("claim", other.id), *desk.keys.get(other.id, ())]
        for instance in other.instances:
            desk.members[instance.item] = first.id
        desk.drop(other.id)
        desk.put(merged, keys)
        first = merged
    return first


def _holding(items: Iterable[str], desk: _Desk) -> list[Claim]:
    """The claims that hold these statements."""
    found: dict[str, Claim] = {}
    for item in items:
        document = item.rpartition(":")[0]
        here = [c for i, c in desk.members.items() if i.partition("/")[0] == item]
        there = [m.cluster for m in desk.view.members_of(document) if m.kind == "claim" and m.item.partition("/")[0] == item]
        for id in [*here, *there]:
            claim = desk.get(id)
            if claim is not None:
                found.setdefault(id, claim)
    return list(found.values())


def _items(claim: Claim) -> set[str]:
    return {instance.item.partition("/")[0] for instance in claim.instances}


def _leant_on(index: int, told: Sequence[Told], own: dict[str, list[str]], desk: _Desk) -> Claim | None:
    """The claim of the same report that a statement without a core speaks of.

    By the noun that it uses ("there was such a letter"), else, for denial, doubt and silence, the nearest told before it, or,
    at the head of a report, the first told after it.
    """
    statement = told[index].statement
    families = families_named(statement.text) | {f for e, _ in told[index].deeds if (f := family_of(e.kind))}
    before = [id for other in reversed(told[:index]) for id in own.get(other.statement.id, ())]
    after = [id for other in told[index + 1 :] for id in own.get(other.statement.id, ())]
    claims = [claim for id in dict.fromkeys([*before, *after]) if (claim := desk.get(id)) is not None]
    apart = desk.ledger.apart_from(statement)
    claims = [claim for claim in claims if not apart.intersection(_items(claim))]
    fitting = [c for c in claims if c.event and families & desk_families(c)]
    if statement.stance == "asserts":
        return fitting[0] if families and len(fitting) == 1 and told[index].deeds else None
    return next(iter(fitting), None) or next((c for c in claims if c.event), None) or next(iter(claims), None)


def desk_families(claim: Claim) -> frozenset[str]:
    """The family of a claim's deed, as its core keeps it."""
    return frozenset(mark.removeprefix("family:") for mark in claim.core if mark.startswith("family:"))


def _mark_repeats(told: Sequence[Told], own: dict[str, list[str]], desk: _Desk) -> None:
    """In a report that leads with the denial, relaying what is denied serves the denial."""
    order = [(id, s.statement) for s in told for id in own.get(s.statement.id, ())]
    for id in dict.fromkeys(id for id, _ in order):
        first = next(statement for other, statement in order if other == id)
        claim = desk.changed.get(id)
        if claim is None or first.stance != "denies":
            continue
        instances = tuple(
            msgspec.structs.replace(i, stance="repeats-in-order-to-deny")
            if i.document == first.document and i.stance == "asserts" else i
            for i in claim.instances
        )  # fmt: skip
        desk.changed[id] = msgspec.structs.replace(claim, instances=instances)


def _set_variants(claim: Claim, desk: _Desk) -> None:
    """Set apart the instances that tell the claim with another participant, as a claim that contradicts it."""
    old = [id for id in claim.contradicted_by if id.startswith(f"{claim.id}v")]
    found = variants_of(claim)
    for id in old:
        if id not in {variant.id for variant in found}:
            desk.drop(id)
    for variant in found:
        desk.put(variant, [f"v:{claim.id}"])
    kept = [id for id in claim.contradicted_by if id not in old]
    desk.changed[claim.id] = msgspec.structs.replace(claim, contradicted_by=(*kept, *(variant.id for variant in found)))


def _instance(statement: Statement, number: int) -> Instance:
    return Instance(
        document=statement.document,
        span=statement.span,
        chain=statement.chain,
        credits=statement.credits,
        stance=statement.stance,
        hedges=statement.hedges,
        quoted=statement.quoted,
        status=statement.status,
        item=statement.id if number == 0 else f"{statement.id}/{number + 1}",
    )


def _slots(core: Core, instance: Instance) -> tuple[str, ...]:
    family = (f"family:{family_of(core.event.kind)}",) if core.event is not None else ()
    return (*family, *((f"slot:{core.slot}@{instance.item}",) if core.slot else ()))


def _id(core: Core, instance: Instance, desk: _Desk) -> str:
    """By its deed; a second claim about one deed, as the analyst may want it, by its first instance."""
    first = core.exact[0] if core.exact else instance.item
    wanted = "c" + hashlib.sha256(first.encode()).hexdigest()[:10]
    if desk.get(wanted) is None:
        return wanted
    return "c" + hashlib.sha256(f"{first}|{instance.item}".encode()).hexdigest()[:10]
