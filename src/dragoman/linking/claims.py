"""Statements + case → claims: which statements tell the same.

A claim has one core. Telling, denying, doubting it and keeping silent about it are stances of its instances, not claims of
their own. A statement without a core of its own ("the palace would not comment") belongs to what its report has told before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import msgspec

from dragoman.linking.anaphora import families_named
from dragoman.linking.answers import answered
from dragoman.linking.cores import Core, asks, cores_of, echo_of
from dragoman.linking.counting import count_people
from dragoman.linking.denials import answering, has_said
from dragoman.linking.desk import Desk, families_of, items_of, medium
from dragoman.linking.details import counts_against, denies_on, detail_of
from dragoman.linking.following import follow, united
from dragoman.linking.items import statement_in
from dragoman.linking.joining import ANALYST, found_claim, join, stance_in
from dragoman.linking.kindred import Kindred, Means
from dragoman.linking.leads import name_the_medium
from dragoman.linking.leaning import leant_on
from dragoman.linking.ledger import Ledger
from dragoman.linking.marks import keys_of
from dragoman.linking.matching import Match, match
from dragoman.linking.similarity import Similarity
from dragoman.linking.stances import confirms
from dragoman.linking.statements import Told
from dragoman.linking.variants import variants_of
from dragoman.types import CaseEvent, CaseView, Claim, Key, Member, Statement

_ANSWERS = "denies what is in the news of who denies it"


@dataclass(frozen=True)
class ClaimLinks:
    """What the statements of one document are in the case: themselves with their claims; claims changed, with all their keys;
    members; claims that hold nothing any more; other claims that are to be settled anew."""

    statements: tuple[Statement, ...] = ()
    changed: tuple[Claim, ...] = ()
    keys: tuple[Key, ...] = ()
    members: tuple[Member, ...] = ()
    gone: tuple[str, ...] = ()
    dirty: tuple[str, ...] = ()


def link_claims(
    told: Sequence[Told],
    view: CaseView,
    similar: Similarity,
    gone: Mapping[str, str] = MappingProxyType({}),
    means: Means | None = None,
) -> ClaimLinks:
    """Link the statements of one document to the claims of the case; with `means`, also to those of the same matter.

    Claims about events that are `gone` come first: they are about those that these have become part of. Then what tells a deed is
    linked, assertions before denials; then what leans on it; then what is merely said.
    """
    if not told and not gone:
        return ClaimLinks()
    desk = _desk(told, view, similar)
    follow(gone, desk)
    own: dict[str, list[str]] = {}
    cores = [cores_of(statement) for statement in told]
    deeds = [index for index, found in enumerate(cores) if any(core.event is not None for core in found)]
    for index in sorted(deeds, key=lambda index: (asks(told[index]), told[index].statement.stance != "asserts")):
        if asks(told[index]):
            own |= _asked(told[index], cores[index][0], own, desk)
            continue
        for number, core in enumerate(cores[index]):
            own.setdefault(told[index].statement.id, []).append(_place(told[index], core, number, own, desk))
    for index, telling in enumerate(told):
        if index in deeds:
            continue
        claim = leant_on(index, told, own, cores[index], desk)
        if claim is not None and not desk.ledger.is_placed(telling.statement):
            own[telling.statement.id] = [join(telling, Core(), 0, Match(1.0, claim, "speaks of what its report tells"), desk)]
        elif cores[index] and asks(telling):
            own |= _asked(telling, cores[index][0], own, desk)
        elif cores[index]:
            own[telling.statement.id] = [_place(telling, cores[index][0], 0, own, desk)]
        elif (echo := echo_of(telling)) is not None:
            own |= _echoed(telling, echo, desk)
    name_the_medium(told, own, desk)
    _gather_details(told, own, cores, desk)
    for index in deeds:
        _confirm_besides(index, told, own, desk)
    for telling in told:
        count_people(telling, own, desk)
    _mark_repeats(told, own, desk)
    _tell_variants(desk)
    shown = Kindred(told, own, desk, means).gather() if means is not None else {}
    return _links(told, own, desk, shown)


def _echoed(telling: Told, echo: Core, desk: Desk) -> dict[str, list[str]]:
    """What a report tells as its own founds no claim; it may repeat one."""
    found = None if desk.ledger.is_placed(telling.statement) else match(telling, echo, desk)
    return {telling.statement.id: [join(telling, echo, 0, found, desk)]} if found is not None else {}


def _asked(telling: Told, core: Core, own: dict[str, list[str]], desk: Desk) -> dict[str, list[str]]:
    """A question of the author founds no claim; it doubts one that the report or another makes."""
    if desk.ledger.is_placed(telling.statement):
        return {telling.statement.id: [_place(telling, core, 0, own, desk)]}
    found = match(telling, core, desk)
    return {telling.statement.id: [join(replace(telling, cue="doubts"), core, 0, found, desk)]} if found is not None else {}


def _gather_details(told: Sequence[Told], own: dict[str, list[str]], cores: Sequence[Sequence[Core]], desk: Desk) -> None:
    """Give to the claims of the report what stands alone in the case and only goes on with one of them."""
    for index, telling in enumerate(told):
        statement = telling.statement
        mine = own.get(statement.id, [])
        if desk.ledger.is_placed(statement) or len(mine) > 1 or (mine and not _is_alone(mine[0], statement, desk)):
            continue
        found = _continuing(index, told, own, cores, desk)
        if found is None or found[1].id in mine:
            continue
        telling, claim, rule = found
        if mine:
            desk.drop(mine[0])
        core = cores[index][0] if cores[index] else Core()
        own[statement.id] = [join(telling, core, 0, Match(1.0, claim, rule), desk)]


def _continuing(
    index: int, told: Sequence[Told], own: dict[str, list[str]], cores: Sequence[Sequence[Core]], desk: Desk
) -> tuple[Told, Claim, str] | None:
    denied = denies_on(index, told, own, desk)
    if denied is not None:
        return denied[1], denied[0], "goes on denying"
    found = detail_of(index, told, own, cores, desk)
    if found is None:
        return None
    against = counts_against(told[index], found[0], told, own)
    return (replace(told[index], cue="denies") if against else told[index], *found)


def _is_alone(id: str, statement: Statement, desk: Desk) -> bool:
    """Whether nothing but this statement tells a claim."""
    claim = desk.get(id)
    return claim is not None and items_of(claim) == {statement.id}


def _confirm_besides(index: int, told: Sequence[Told], own: dict[str, list[str]], desk: Desk) -> None:
    """ "He also confirmed the call and said that they had agreed to …": the call, too, has his word."""
    statement = told[index].statement
    mine = own.get(statement.id, [])
    families = families_named(statement.text) - {core.family for core in cores_of(told[index]) if core.family}
    if not families or told[index].cue == "denies" or not confirms(statement.text) or desk.ledger.is_placed(statement):
        return
    before = dict.fromkeys(id for other in reversed(told[:index]) for id in own.get(other.statement.id, ()) if id not in mine)
    claims = desk.allowed([claim for id in before if (claim := desk.get(id)) is not None], statement)
    named = next((claim for claim in claims if claim.event and families & families_of(claim)), None)
    if named is not None:
        mine.append(join(told[index], Core(), len(mine), Match(1.0, named, "confirms what its report tells"), desk))


def _desk(told: Sequence[Told], view: CaseView, similar: Similarity) -> Desk:
    here = tuple(t.statement for t in told)
    document = here[0].document if here else ""
    ledger = Ledger(view.corrections(), lambda id: here if id == document else view.statements_of(id))
    credited: dict[str, set[str]] = {}
    for statement in told:
        for deed in statement.deeds:
            named = (*deed.chain, *statement.statement.chain, *statement.statement.credits)
            credited.setdefault(deed.event.id, set()).update(map(medium, named))
    sources = {t.statement.id: frozenset(name for deed in t.deeds for name in credited[deed.event.id]) for t in told}
    everything = frozenset(medium(name) for t in told for name in t.statement.credits)
    events = {deed.event.id: deed.event for t in told for deed in t.deeds}
    outlet, day = (told[0].outlet, told[0].day) if told else ("", None)
    throughout = frozenset.intersection(*(frozenset(map(medium, t.statement.credits)) for t in told)) if told else frozenset()
    return Desk(view, similar, ledger, outlet, day, events, sources, everything, throughout)


def _links(told: Sequence[Told], own: dict[str, list[str]], desk: Desk, shown: Mapping[str, None]) -> ClaimLinks:
    claims = desk.changed.values()
    return ClaimLinks(
        statements=tuple(
            msgspec.structs.replace(t.statement, claim=own[t.statement.id][0]) if t.statement.id in own else t.statement
            for t in told
        ),
        changed=tuple(claims),
        keys=tuple(Key(kind="claim", value=key, id=claim.id) for claim in claims for key in keys_of(claim)),
        members=tuple(
            Member(kind="claim", document=item.rpartition(":")[0], item=item, cluster=id)
            for item, id in desk.members.items()
            if id in desk.changed
        ),
        gone=tuple(desk.gone),
        dirty=tuple(id for id in shown if id not in desk.changed and id not in desk.gone),
    )


def _place(told: Told, core: Core, number: int, own: dict[str, list[str]], desk: Desk) -> str:
    """The claim that a statement's core belongs to: by the analyst's word, by what the case tells, else a new one."""
    statement = told.statement
    together = desk.allowed(desk.holding(desk.ledger.together_with(statement)), statement)
    if together:
        rule = f"{ANALYST} says that they are the same"
        return join(told, core, number, Match(1.0, united(together, desk), rule), desk)
    split = desk.ledger.alone_with(statement)
    if split is not None:
        alone = [claim for claim in desk.holding(sorted(split)) if items_of(claim) <= split]
        return (
            join(told, core, number, Match(1.0, alone[0], f"{ANALYST} set them apart"), desk)
            if alone
            else found_claim(told, core, number, desk)
        )
    found = _denied_here(told, core, own, desk) or _matched(told, core, desk)
    if found is not None and stance_in(told, core) == "denies" and has_said(told.statement, core, found.claim):
        # "We have agreed on the names. We have not agreed on the day": the one does not deny the other.
        return found_claim(told, replace(core, exact=()), number, desk)
    return join(told, core, number, found, desk) if found else found_claim(told, core, number, desk)


def _matched(told: Told, core: Core, desk: Desk) -> Match | None:
    """What a statement tells again; of a denial that tells nothing again, what in the news it answers."""
    found = match(told, core, desk)
    answer = answered(told, core, desk) if found is None else None
    return Match(answer.score, answer.claim, _ANSWERS) if answer is not None else found


def _denied_here(told: Told, core: Core, own: dict[str, list[str]], desk: Desk) -> Match | None:
    """A denial that describes the deed more poorly than the report does: "rejects a report that its king wrote"."""
    if told.statement.stance == "asserts" or core.event is None:
        return None
    claims = (desk.get(id) for ids in own.values() for id in ids)
    for claim in desk.allowed([claim for claim in claims if claim is not None], told.statement):
        event = desk.event(claim.event)
        if event is not None and core.family in families_of(claim) and _may_mean(core.event, event):
            return Match(1.0, claim, "speaks of the deed that its report tells")
    return None


def _may_mean(poor: CaseEvent, full: CaseEvent) -> bool:
    """Whether a deed described in passing may be one told in full: an actor in common, none on the other side."""
    crossed = set(poor.sources) & (set(full.actors) - set(full.sources)) if full.sources else set()
    return bool(set(poor.actors) & set(full.actors)) and not crossed and len(full.actors) >= len(poor.actors)


def _mark_repeats(told: Sequence[Told], own: dict[str, list[str]], desk: Desk) -> None:
    """In a report that leads with the denial, relaying what is denied serves the denial."""
    order = [(id, t.statement) for t in told for id in own.get(t.statement.id, ())]
    for id in dict.fromkeys(id for id, _ in order):
        first = next(statement for other, statement in order if other == id)
        claim = desk.changed.get(id)
        if claim is None or not any(statement_in(i.item) == first.id and i.stance == "denies" for i in claim.instances):
            continue
        instances = tuple(
            msgspec.structs.replace(i, stance="repeats-in-order-to-deny")
            if i.document == first.document and i.stance == "asserts" else i
            for i in claim.instances
        )  # fmt: skip
        desk.changed[id] = msgspec.structs.replace(claim, instances=instances)


def _tell_variants(desk: Desk) -> None:
    for claim in list(desk.changed.values()):
        whole, variants = set_variants(claim)
        for id in [id for id in claim.contradicted_by if id not in whole.contradicted_by]:
            desk.drop(id)
        desk.changed |= {whole.id: whole, **{variant.id: variant for variant in variants}}


def set_variants(claim: Claim) -> tuple[Claim, tuple[Claim, ...]]:
    """The claim with what contradicts it, and those variants: instances that tell it with another participant.

    Whether who says that a deed was not, or will not be, done denies it hangs on whether somebody has told it.
    """
    claim = answering(claim)
    found = variants_of(claim)
    others = [id for id in claim.contradicted_by if not id.startswith(f"{claim.id}v")]
    return msgspec.structs.replace(claim, contradicted_by=(*others, *(variant.id for variant in found))), found
