"""What a case actor becomes when one more document shows it: name, forms, roles, side, documents, reasons."""

import msgspec

from dragoman.linking.names import parse_name
from dragoman.linking.nameshapes import is_person_name
from dragoman.linking.portrait import Portrait
from dragoman.linking.scripts import folded, script_of
from dragoman.linking.sides import known_body
from dragoman.types import ActorKind, CaseActor, DocumentCard, MergeReason

_MOST_FORMS, _MOST_ROLES, _MOST_REASONS = 300, 40, 100
_BODY_KINDS: tuple[ActorKind, ...] = ("outlet", "organisation", "group")
_LONGEST_NAME = 4
FIRST = "first named here"
"""Why an actor has its first passage."""


def founded(id: str, portrait: Portrait, card: DocumentCard) -> CaseActor:
    """A new actor by its first portrait; its first reason is the passage that names it."""
    name = _chief(portrait)
    return CaseActor(
        id=id,
        name=name,
        kind=portrait.kind,
        aliases=tuple(form for form in portrait.forms if form != name),
        roles=portrait.roles[:_MOST_ROLES],
        side=portrait.side,
        documents=(card.id,),
        reasons=(MergeReason(left=portrait.anchor, right=portrait.anchor, rule=FIRST),),
    )


def joined(
    actor: CaseActor, portrait: Portrait, card: DocumentCard, rule: str, score: float, correction: int | None = None
) -> CaseActor:
    """The actor with what the portrait adds; the reason holds the actor's first passage and this one."""
    name = _better_name(actor, portrait)
    reason = MergeReason(
        left=actor.reasons[0].left if actor.reasons else portrait.anchor,
        right=portrait.anchor,
        rule=rule,
        score=round(1 - score, 4),
        correction=correction,
    )
    forms = dict.fromkeys((*actor.aliases, *([actor.name] if actor.name != name else []), *portrait.forms))
    return msgspec.structs.replace(
        actor,
        name=name,
        kind=_kind(actor, portrait),
        aliases=tuple(form for form in forms if form != name)[:_MOST_FORMS],
        roles=tuple(dict.fromkeys((*actor.roles, *portrait.roles)))[:_MOST_ROLES],
        side=actor.side or portrait.side,
        documents=actor.documents if card.id in actor.documents else (*actor.documents, card.id),
        reasons=(*actor.reasons, reason)[:_MOST_REASONS],
    )


def named(actor: CaseActor, name: str | None) -> CaseActor:
    """The person under the name that most reports print, unless the analyst has had a word on him."""
    if name is None or name == actor.name or actor.kind != "person" or actor.corrections:
        return actor
    forms = tuple(form for form in dict.fromkeys((*actor.aliases, actor.name)) if form != name)
    return msgspec.structs.replace(actor, name=name, aliases=forms[:_MOST_FORMS])


def _chief(portrait: Portrait) -> str:
    if portrait.kind == "outlet" and portrait.known_as:
        return portrait.known_as[0]
    return (known_body(portrait.name) or portrait.name) if portrait.kind in _BODY_KINDS else portrait.name


def _better_name(actor: CaseActor, portrait: Portrait) -> str:
    """A name that tells more than the present one: in Latin letters, with a given name, with more of the given names."""
    new = _chief(portrait)
    if actor.corrections or portrait.kind == "state":
        return actor.name
    if portrait.kind != "person":
        return new if _is_latin(new) and not _is_latin(actor.name) else actor.name
    if not portrait.names:
        return actor.name
    if not is_person_name(actor.name) and is_person_name(new):
        return new  # "Norland's caretaker premier" is Ola Dahl
    old_name, new_name = parse_name(actor.name), parse_name(new)
    known = any(folded(actor.name) == folded(form) for form in actor.aliases) or old_name.is_full
    if not known and not _is_latin(actor.name):
        return new
    before = (_is_latin(actor.name), old_name.is_full)
    after = (_is_latin(new), new_name.is_full)
    if after > before and after[1] >= before[1]:
        return new
    fuller = set(folded(actor.name).split()) < set(folded(new).split())
    return new if before == after and fuller and len(new.split()) <= _LONGEST_NAME else actor.name


def _is_latin(text: str) -> bool:
    return script_of(text) == "latin"


def _kind(actor: CaseActor, portrait: Portrait) -> ActorKind:
    """An outlet somewhere is an outlet everywhere; an organisation tells more than a group, and than a person of no office."""
    if actor.kind in _BODY_KINDS and portrait.kind in _BODY_KINDS:
        return min(actor.kind, portrait.kind, key=_BODY_KINDS.index)
    if actor.kind == "person" and portrait.kind in _BODY_KINDS and " " in portrait.name and not actor.roles:
        return portrait.kind
    return actor.kind
