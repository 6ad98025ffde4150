"""Case → what it is without one document.

Clusters lose what that document told; those that nobody else tells are gone. Nothing is linked anew: what other documents
say of each other does not hang on the one that goes.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from dragoman.linking import events as deeds
from dragoman.linking.belonging import Votes
from dragoman.linking.claims import set_variants
from dragoman.linking.desk import counted
from dragoman.linking.event_keys import keys_of as keys_of_event
from dragoman.linking.events import without
from dragoman.linking.items import statement_in
from dragoman.linking.ledger import active
from dragoman.linking.marks import KIN, keys_of, marks_of
from dragoman.linking.profile import FIRST
from dragoman.linking.profile import named as with_name
from dragoman.linking.renaming import by_name, renamed, told_of
from dragoman.linking.service import served, with_service
from dragoman.linking.spellings import Spellings
from dragoman.linking.words import folded
from dragoman.types import CaseActor, CaseEvent, CaseView, Claim, Cluster, CorrectionAction, Delta, Key, MergeReason

_SEARCHED = 50  # documents of an actor that are searched for a name before it is given up


def unlink_document(document: str, view: CaseView) -> Delta:
    """What removing a document changes."""
    held: dict[Cluster, list[str]] = {"actor": [], "event": [], "claim": []}
    for member in view.members_of(document):
        if member.cluster not in held[member.kind]:
            held[member.kind].append(member.cluster)
    gone: list[tuple[Cluster, str]] = []
    actors = [_actor_without(actor, document, view) for actor in view.actors_by_id(held["actor"])]
    gone.extend(("actor", id) for id, actor in zip(held["actor"], actors, strict=True) if actor is None)
    told = view.events_by_id(held["event"])
    people = {actor.id: actor for actor in actors if actor is not None}
    named = {actor.id: actor.name for actor in people.values()}
    elsewhere = [event for event in told_of(renamed(people.values(), view), view) if event.id not in held["event"]]
    unknown = dict.fromkeys(
        a for event in (*told, *elsewhere) for mention in event.mentions for a in mention.actors if a not in people
    )
    people |= {actor.id: actor for actor in view.actors_by_id(list(unknown))}
    sides = deeds.sides_of(people.values())
    names = {id: actor.name for id, actor in people.items()}
    events = [_event_without(event, document, names, sides) for event in told]
    gone.extend(("event", event.id) for event, rest in zip(told, events, strict=True) if rest is None)
    claims, lost = _claims_without([counted(claim) for claim in view.claims_by_id(held["claim"])], document, view)
    gone.extend(("claim", id) for id in lost)
    shown = _shown_with(view.claims_by_id(held["claim"]), claims, lost)
    claims = (*claims, *_let_go(lost, {claim.id for claim in claims}, view))
    kept_actors = tuple(_in_service(actor, document, view) for actor in actors if actor is not None)
    kept_events = (*(event for event in events if event is not None), *(by_name(event, named) for event in elsewhere))
    return Delta(
        removed=document,
        actors=kept_actors,
        events=kept_events,
        claims=claims,
        keys=(
            *(Key(kind="actor", value=key, id=a.id) for a in kept_actors for key in _keys_without(a, document, view)),
            *(Key(kind="event", value=key, id=event.id) for event in kept_events for key in keys_of_event(event, sides)),
            *(Key(kind="claim", value=key, id=claim.id) for claim in claims for key in keys_of(claim)),
        ),
        gone=tuple(gone),
        dirty=(*(claim.id for claim in claims), *shown),
    )


def _shown_with(before: Sequence[Claim], claims: Sequence[Claim], lost: Sequence[str]) -> list[str]:
    """The claims with which one is shown that the document told, and which are to be settled without it."""
    told = {*(claim.id for claim in claims), *lost}
    return list(dict.fromkeys(claim.likely_of for claim in before if claim.likely_of is not None and claim.likely_of not in told))


def _let_go(lost: Sequence[str], kept: Collection[str], view: CaseView) -> Iterator[Claim]:
    """The claims that were shown with one that is gone: they stand for themselves."""
    for id in lost:
        for claim in view.claims([f"{KIN}{id}"]):
            if claim.id not in lost and claim.id not in kept:
                yield msgspec.structs.replace(counted(claim), likely_of=None, likeness=None)


def _actor_without(actor: CaseActor, document: str, view: CaseView) -> CaseActor | None:
    """The actor by the names and roles that other documents print."""
    documents = tuple(id for id in actor.documents if id != document)
    if not documents:
        return None
    texts = [folded(s.text) for id in documents[:_SEARCHED] for s in view.statements_of(id)]

    def printed(words: str | None) -> bool:
        return words is None or any(folded(words) in text for text in texts)

    aliases = tuple(alias for alias in actor.aliases if printed(alias)) or actor.aliases[:1]
    spelling = Spellings(view.keys_of("actor", actor.id)).without(document).best
    if printed(actor.name) or _is_given("rename", actor, view) or not aliases:
        name = actor.name
    else:
        name = spelling or max(aliases, key=lambda alias: (len(alias), alias))
    rest = msgspec.structs.replace(
        actor,
        name=name,
        aliases=tuple(alias for alias in aliases if alias != name),
        documents=documents,
        roles=tuple(role for role in actor.roles if printed(role.title) and printed(role.affiliation)),
        side=_side_without(actor, document, view),
        reasons=_passages_without(actor.reasons, document),
    )
    return with_name(rest, spelling)


def _is_given(action: CorrectionAction, actor: CaseActor, view: CaseView) -> bool:
    """Whether the analyst gave the actor its name or side."""
    return any(entry.action == action and entry.id in actor.corrections for entry in active(view.corrections()))


def _in_service(actor: CaseActor, document: str, view: CaseView) -> CaseActor:
    """The actor as an official of whom the other reports make it one."""
    state = served(actor, _keys_without(actor, document, view), given=_is_given("side", actor, view))
    found = view.actors([f"f:{folded(state)}"]) if state else ()
    return with_service(actor, next((owner for owner in found if owner.kind == "state" and owner.documents != (document,)), None))


def _keys_without(actor: CaseActor, document: str, view: CaseView) -> tuple[str, ...]:
    keys = view.keys_of("actor", actor.id)
    votes, spellings = Votes(keys).without(document), Spellings(keys).without(document)
    others = (key for key in keys if not key.startswith(Votes.PREFIX) and not Spellings.has(key))
    return (*others, *votes.keys, *spellings.keys)


def _side_without(actor: CaseActor, document: str, view: CaseView) -> str | None:
    """The side that the other reports show; the analyst's stays, and so does that of an actor whose reports have no vote."""
    votes = Votes(view.keys_of("actor", actor.id))
    return actor.side if _is_given("side", actor, view) or not votes.keys else votes.without(document).side


def _event_without(event: CaseEvent, document: str, names: Mapping[str, str], sides: Mapping[str, str]) -> CaseEvent | None:
    rest = without(event, document, names, sides)
    return msgspec.structs.replace(rest, reasons=_reasons_without(rest.reasons, document)) if rest else None


def _claims_without(claims: Sequence[Claim], document: str, view: CaseView) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """The claims that remain, with their variants told anew, and the ids of those that do not."""
    kept: dict[str, Claim] = {}
    lost: dict[str, None] = {}
    for claim in claims:
        instances = tuple(instance for instance in claim.instances if instance.document != document)
        variants = [id for id in claim.contradicted_by if id.startswith(f"{claim.id}v")]
        if not instances:
            lost |= dict.fromkeys([claim.id, *variants])
            continue
        marks = [mark for mark in marks_of(claim) if not mark.item.startswith(f"{document}:")]
        first = next(s for s in view.statements_of(instances[0].document) if s.id == statement_in(instances[0].item))
        rest = msgspec.structs.replace(
            claim,
            instances=instances,
            summary=claim.summary if claim.instances[0] == instances[0] else first.text,
            core=tuple(str(mark) for mark in marks),
            reasons=_reasons_without(claim.reasons, document),
        )
        rest, told_anew = set_variants(rest)
        lost |= {id: None for id in variants if id not in {variant.id for variant in told_anew}}
        kept |= {rest.id: rest, **{variant.id: variant for variant in told_anew}}
    return tuple(kept.values()), tuple(lost)


def _passages_without(reasons: tuple[MergeReason, ...], document: str) -> tuple[MergeReason, ...]:
    """An actor's passages in the other reports; the first of those that are left is the one with which the others are held."""
    left = [reason for reason in reasons if reason.right.document != document]
    if not left or left[0] is reasons[0]:
        return tuple(left)
    first = MergeReason(left=left[0].right, right=left[0].right, rule=FIRST)
    return (first, *(msgspec.structs.replace(reason, left=first.left) for reason in left[1:]))


def _reasons_without(reasons: tuple[MergeReason, ...], document: str) -> tuple[MergeReason, ...]:
    return tuple(reason for reason in reasons if document not in (reason.left.document, reason.right.document))
