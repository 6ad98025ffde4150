"""Statements + case → claims: which statements tell the same.

A claim has one core. Telling, denying, doubting it and keeping silent about it are stances of its instances, not claims of
their own. A statement without a core of its own ("the palace would not comment") belongs to what its report has told before it.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from dragoman.linking.agreement import agreement, likeness
from dragoman.linking.anaphora import families_named, takes_up
from dragoman.linking.cores import Core, cores_of, may_be_same, profile_of
from dragoman.linking.eventkinds import family_of
from dragoman.linking.ledger import Ledger
from dragoman.linking.marks import Mark, keys_of, marks_of, profiles_of, with_marks
from dragoman.linking.similarity import Similarity
from dragoman.linking.statements import Told
from dragoman.linking.variants import variants_of
from dragoman.linking.words import folded
from dragoman.types import (
    Anchor,
    CaseEvent,
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
_LIKE_WORDS = 0.4


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
    events: dict[str, CaseEvent] = field(default_factory=dict)
    changed: dict[str, Claim] = field(default_factory=dict)
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

    def event(self, id: str | None) -> CaseEvent | None:
        """An event by its id, as this document has left it."""
        if id is None:
            return None
        return self.events.get(id) or next(iter(self.view.events_by_id([id])), None)

    def put(self, claim: Claim) -> None:
        """File a claim under its keys."""
        self.changed[claim.id] = claim
        for key in keys_of(claim):
            self.filed.setdefault(key, {})[claim.id] = None

    def drop(self, id: str) -> None:
        """Take a claim out of the case."""
        self.changed.pop(id, None)
        self.gone[id] = None


def link_claims(told: Sequence[Told], view: CaseView, similar: Similarity) -> ClaimLinks:
    """Link the statements of one document to the claims of the case.

    What has a core is linked first; then what leans on it: silence, denials of "such reports", and deeds told by a bare noun.
    """
    here = {s.document: tuple(t.statement for t in told) for s in (t.statement for t in told)}
    ledger = Ledger(view.corrections(), lambda document: here.get(document) or view.statements_of(document))
    desk = _Desk(view, similar, ledger, {event.id: event for t in told for event, _ in t.deeds})
    own: dict[str, list[str]] = {}
    waiting = []
    for index, statement in enumerate(told):
        cores = cores_of(statement)
        if all(core.event is None for core in cores):
            waiting.append((index, cores))
            continue
        for number, core in enumerate(cores):
            own.setdefault(statement.statement.id, []).append(_place(statement, core, number, desk))
    for index, cores in waiting:
        statement = told[index]
        claim = _leant_on(index, told, own, desk)
        if claim is not None and not desk.ledger.is_placed(statement.statement):
            own[statement.statement.id] = [_join(statement, claim, Core(), 0, "speaks of what its report tells", desk)]
        elif cores:
            own[statement.statement.id] = [_place(statement, cores[0], 0, desk)]
    _mark_repeats(told, own, desk)
    for claim in list(desk.changed.values()):
        whole, variants = set_variants(claim)
        for id in set(claim.contradicted_by) - set(whole.contradicted_by):
            desk.drop(id)
        desk.changed |= {whole.id: whole, **{variant.id: variant for variant in variants}}
    statements = tuple(
        msgspec.structs.replace(s.statement, claim=own[s.statement.id][0]) if s.statement.id in own else s.statement for s in told
    )
    document = told[0].statement.document if told else ""
    return ClaimLinks(
        statements=statements,
        changed=tuple(desk.changed.values()),
        keys=tuple(Key(kind="claim", value=key, id=claim.id) for claim in desk.changed.values() for key in keys_of(claim)),
        members=tuple(
            Member(kind="claim", document=document, item=i, cluster=c) for i, c in desk.members.items() if c in desk.changed
        ),
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
    near = [c for c in desk.under(core.near) if not apart.intersection(_items(c))]
    best = _best_deed(told, core, near, desk) if core.event else _best(told, [c for c in near if c.event is None], desk)
    if best is not None:
        return _join(told, best.claim, core, number, best.rule, desk, best.score)
    return _found(told, core, number, desk)


@dataclass(frozen=True)
class _Match:
    score: float
    claim: Claim
    rule: str


def _best_deed(told: Told, core: Core, near: Sequence[Claim], desk: _Desk) -> _Match | None:
    """The claim about a deed that may be the same and that is told from the same source, or in like words."""
    found = []
    for claim in near:
        event = desk.event(claim.event)
        if event is None or core.event is None or claim.phase != core.phase or not may_be_same(core.event, event):
            continue
        alike = max((likeness(profile_of(told), theirs) for theirs in profiles_of(claim)), default=0.0)
        common = _sources(told, claim, desk)
        if common:
            found.append(_Match(0.5 + alike, claim, f"the same kind of deed by the same actors, both from {min(common)}"))
        elif alike >= _LIKE_WORDS:
            found.append(_Match(alike, claim, "the same kind of deed by the same actors in like words"))
    return max(found, key=lambda match: (match.score, match.claim.id), default=None)


def _sources(told: Told, claim: Claim, desk: _Desk) -> frozenset[str]:
    """The media that both the statement and the claim's instances come from or credit."""
    documents = list(dict.fromkeys(i.document for i in claim.instances))[:_CANDIDATES]
    theirs = {name for i in claim.instances for name in (*i.chain, *i.credits)} | {c.outlet for c in desk.view.cards(documents)}
    mine = {*told.statement.chain, *told.statement.credits, told.outlet}
    return frozenset(map(_medium, mine)) & frozenset(map(_medium, theirs))


def _medium(name: str) -> str:
    return folded(name).removeprefix("the ")


def _best(told: Told, near: Sequence[Claim], desk: _Desk) -> _Match | None:
    """The claim about a saying that agrees best, if any agrees enough."""
    if not near:
        return None
    mine = profile_of(told)
    alike = desk.similar(told.statement.text, [claim.summary for claim in near])
    scored = [
        _Match(found.score, claim, found.rule)
        for claim, likeness in zip(near, alike, strict=True)
        for theirs in profiles_of(claim)
        if (found := agreement(mine, theirs, likeness)) is not None
    ]
    return max(scored, key=lambda match: (match.score, match.claim.id), default=None)


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
        core=with_marks((), _marks(told, core, instance)),
    )
    desk.put(claim)
    desk.members[instance.item] = claim.id
    return claim.id


def _join(told: Told, claim: Claim, core: Core, number: int, rule: str, desk: _Desk, score: float | None = None) -> str:
    """Add a statement to a claim as an instance."""
    statement = told.statement
    instance = _instance(statement, number)
    first = claim.instances[0]
    reasons = claim.reasons
    if len(reasons) < _REASONS and first.document != statement.document:
        left = Anchor(document=first.document, span=first.span, quote=claim.summary)
        right = Anchor(document=statement.document, span=statement.span, quote=statement.text)
        reasons = (*reasons, MergeReason(left=left, right=right, rule=rule, score=None if score is None else round(score, 3)))
    grown = msgspec.structs.replace(
        claim,
        instances=(*claim.instances, instance),
        reasons=reasons,
        core=with_marks(claim.core, _marks(told, core, instance)),
    )
    desk.put(grown)
    desk.members[instance.item] = claim.id
    return claim.id


def _united(claims: Sequence[Claim], desk: _Desk) -> Claim:
    """Claims that the analyst calls one, as one: under the id of the first."""
    first = claims[0]
    for other in claims[1:]:
        merged = msgspec.structs.replace(first, instances=(*first.instances, *other.instances), core=(*first.core, *other.core))
        for instance in other.instances:
            desk.members[instance.item] = first.id
        desk.drop(other.id)
        desk.put(merged)
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
    families = families_named(statement.text)
    before = [id for other in reversed(told[:index]) for id in own.get(other.statement.id, ())]
    after = [id for other in told[index + 1 :] for id in own.get(other.statement.id, ())]
    claims = [claim for id in dict.fromkeys([*before, *after]) if (claim := desk.get(id)) is not None]
    apart = desk.ledger.apart_from(statement)
    claims = [claim for claim in claims if not apart.intersection(_items(claim))]
    fitting = [c for c in claims if c.event and families & desk_families(c)]
    if statement.stance == "asserts":
        return fitting[0] if len(fitting) == 1 and takes_up(statement.text) else None
    return next(iter(fitting), None) or next((c for c in claims if c.event), None) or next(iter(claims), None)


def desk_families(claim: Claim) -> frozenset[str]:
    """The family of a claim's deed, as its core keeps it."""
    return frozenset(mark.value for mark in marks_of(claim) if mark.kind == "family")


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


def set_variants(claim: Claim) -> tuple[Claim, tuple[Claim, ...]]:
    """The claim with what contradicts it, and those variants: instances that tell it with another participant."""
    found = variants_of(claim)
    others = [id for id in claim.contradicted_by if not id.startswith(f"{claim.id}v")]
    return msgspec.structs.replace(claim, contradicted_by=(*others, *(variant.id for variant in found))), found


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


def _marks(told: Told, core: Core, instance: Instance) -> list[Mark]:
    """What a claim remembers of an instance; of one that only leans on it, nothing."""
    if not core.near and not core.exact:
        return []
    marks = list(profile_of(told).marks(instance.item))
    marks.extend(Mark("key", instance.item, key) for key in core.exact)
    if core.event is not None:
        marks.append(Mark("family", instance.item, family_of(core.event.kind) or core.event.kind))
    if core.slot:
        marks.append(Mark("slot", instance.item, core.slot))
        marks.append(Mark("said", instance.item, f"{core.slot}|{told.statement.text}"))
    return marks


def _id(core: Core, instance: Instance, desk: _Desk) -> str:
    """By its deed; a second claim about one deed, as the analyst may want it, by its first instance."""
    first = core.exact[0] if core.exact else instance.item
    wanted = "c" + hashlib.sha256(first.encode()).hexdigest()[:10]
    if desk.get(wanted) is None:
        return wanted
    return "c" + hashlib.sha256(f"{first}|{instance.item}".encode()).hexdigest()[:10]
