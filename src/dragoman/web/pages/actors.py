"""The actors of a case, and one actor: names, roles, relations, what they say in public and hold in private, whom they meet."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import msgspec
from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from dragoman.linking.channels import level_of
from dragoman.linking.words import folded
from dragoman.telling.case_parts import Held
from dragoman.telling.endnotes import cut, order_of
from dragoman.telling.stands import held_positions
from dragoman.types import (
    ActorKind,
    CaseActor,
    CaseEvent,
    DocumentCard,
    Hit,
    Query,
    Reading,
    RelationKind,
    Role,
    Span,
)
from dragoman.web.identity import reader
from dragoman.web.pages import links
from dragoman.web.pages.decided import decided
from dragoman.web.pages.events import because
from dragoman.web.pages.paging import paged
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking

_READ = 60  # documents whose readings are looked through for roles and positions, the latest ones
_STATEMENTS = 20
_COUNTERPARTS = 25
_REASONS = 40
_SHOWN = 6  # positions, events and documents that are shown at once of each kind

_RELATIONS: dict[RelationKind, tuple[str, str]] = {
    "organ-of": ("an organ of", "has the organ"),
    "official-of": ("an official of", "has the official"),
    "medium-of": ("a medium of", "has the medium"),
    "part-of": ("a part of", "has the part"),
}


@dataclass(frozen=True)
class Office:
    """A role, from the first to the last report that gives it, and passages of those."""

    role: Role
    first: str | None
    last: str | None
    passages: tuple[tuple[DocumentCard, Span], ...]
    reports: int


@dataclass(frozen=True)
class Stand:
    """A position in the words of a document."""

    held: Held
    words: str
    card: DocumentCard
    span: Span


@dataclass(frozen=True)
class Counterpart:
    """Somebody with whom the actor shares events."""

    actor: CaseActor
    events: tuple[CaseEvent, ...]


@dataclass(frozen=True)
class Belonging:
    """A relation to another actor: in words, and why."""

    words: str
    other: CaseActor
    reason: str


class Actors(Controller):
    """Actors."""

    path = "/cases/{case:str}/actors"

    @get(guards=[reader], sync_to_thread=True)
    def actors(
        self,
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        q: FromQuery[str] = "",
        kind: FromQuery[str] = "",
        side: FromQuery[str] = "",
        page: FromQuery[int] = 1,
    ) -> Template:
        """The actors, those in most documents first."""
        with looking(workspace, case) as look:
            every = look.actors()
        asked = folded(q).split()
        found = [
            actor
            for actor in every
            if (not kind or actor.kind == kind)
            and (not side or actor.side == side)
            and all(part in folded(" | ".join((actor.name, *actor.aliases))) for part in asked)
        ]
        context = {
            "case": case,
            "page": paged(found, page),
            "q": q,
            "kind": kind,
            "side": side,
            "kinds": get_args(ActorKind),
            "sides": sorted({actor.side for actor in every if actor.side}),
            "here_is": links.within(case, "actors", q=q, kind=kind, side=side),
            "is_empty": not every,
            "level_of": level_of,
        }
        return Template("actors.html.jinja", context=context)

    @get("/{actor:path}", guards=[reader], sync_to_thread=True)
    def actor(self, request: Request[Any, Any, Any], workspace: NamedDependency[Workspace], case: FromPath[str]) -> Template:
        """One actor."""
        with looking(workspace, case) as look:
            actor = look.actor(links.document_of(request))
            every = look.actors()
            cards = look.cards(actor.documents)
            latest = sorted(cards.values(), key=order_of)[-_READ:]
            look.prepare(card.id for card in latest)
            read = [(card, look.reading(card.id), _local(actor, card.id, look)) for card in latest]
            stands = [stand for card, reading, local in read for stand in _stands(actor, card, reading, local)]
            mentioned = [event for event in look.events() if actor.id in event.actors]
            context = {
                "case": case,
                "actor": actor,
                "cards": cards,
                "level": level_of(actor) if actor.kind == "person" else None,
                "scripts": _by_script((actor.name, *actor.aliases)),
                "offices": _offices(actor, read),
                "belongings": [*_belongings(actor, every)],
                "public": [stand for stand in stands if stand.held.audience == "public"],
                "private": [stand for stand in stands if stand.held.audience == "private"],
                "said": _said(actor, look),
                "decisions": decided(look, "actor", actor.id, actor.documents, actor.corrections),
                "counterparts": _counterparts(actor, mentioned, every)[:_COUNTERPARTS],
                "alone": len(mentioned),
                "documents": _latest_first(cards.values()),
                "read": len(latest),
                "shown": _SHOWN,
                "reasons": [because(reason, look) for reason in actor.reasons[:_REASONS]],
                "more_reasons": max(0, len(actor.reasons) - _REASONS),
                "sides": sorted({other.side for other in every if other.side}),
            }
        return Template("actor.html.jinja", context=context)


def _latest_first(cards: Iterable[DocumentCard]) -> list[DocumentCard]:
    """Those of unknown day last."""
    return sorted(sorted(cards, key=order_of, reverse=True), key=lambda card: order_of(card)[0] == "9999")


def _local(actor: CaseActor, document: str, look: Look) -> frozenset[str]:
    """What the actor is called in a document's reading: ids of its actors."""
    return frozenset(member.item for member in look.members(document) if member.kind == "actor" and member.cluster == actor.id)


def _stands(actor: CaseActor, card: DocumentCard, reading: Reading, local: frozenset[str]) -> Iterable[Stand]:
    own = [position for position in reading.positions if position.actor in local]
    if not own:
        return
    names = dict.fromkeys(local, actor.name)
    for held in held_positions(msgspec.structs.replace(reading, positions=tuple(own)), names):
        span = held.evidence[0][0], held.evidence[-1][1]
        yield Stand(held, cut(reading.document.text_of(span), 300), card, span)


def _offices(actor: CaseActor, read: Sequence[tuple[DocumentCard, Reading, frozenset[str]]]) -> list[Office]:
    """The roles by the first report that gives them; those that no document looked through gives have no date."""
    found: dict[Role, list[tuple[DocumentCard, Span]]] = {role: [] for role in actor.roles}
    for card, reading, local in read:
        for one in reading.actors:
            if one.id in local:
                for role in one.roles:
                    found.setdefault(role, []).append((card, one.mentions[0]))
    offices = []
    for role, passages in found.items():
        days = [day for card, _ in passages if (day := card.published)]
        offices.append(Office(role, min(days, default=None), max(days, default=None), tuple(passages[:3]), len(passages)))
    return sorted(offices, key=lambda o: (o.first is None, o.first or "", -o.reports, o.role.title or ""))


def _belongings(actor: CaseActor, every: Sequence[CaseActor]) -> Iterable[Belonging]:
    known = {other.id: other for other in every}
    for relation in actor.related:
        if relation.actor in known:
            yield Belonging(_RELATIONS[relation.kind][0], known[relation.actor], relation.reason)
    for other in every:
        for relation in other.related:
            if relation.actor == actor.id:
                yield Belonging(_RELATIONS[relation.kind][1], other, relation.reason)


def _said(actor: CaseActor, look: Look) -> list[Hit]:
    """Statements that the actor makes; those of others by the same name are left out."""
    hits = look.search(Query(speaker=actor.name, limit=3 * _STATEMENTS))
    return [hit for hit in hits if hit.statement.speaker == actor.id][:_STATEMENTS]


def _counterparts(actor: CaseActor, events: Sequence[CaseEvent], every: Sequence[CaseActor]) -> list[Counterpart]:
    """Those with whom the actor shares most events first."""
    known = {other.id: other for other in every}
    shared: Counter[str] = Counter(id for event in events for id in dict.fromkeys(event.actors) if id != actor.id and id in known)
    by_day = sorted(events, key=lambda event: (event.start is None, event.start or "", event.id))
    return [
        Counterpart(known[id], tuple(event for event in by_day if id in event.actors))
        for id, _ in sorted(shared.items(), key=lambda pair: (-pair[1], known[pair[0]].name, pair[0]))
    ]


def _by_script(names: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Names by the writing that their letters are of.

    >>> _by_script(["Dahl", "دال", "Дал", "L. Dahl"])
    [('Latin', ['Dahl', 'L. Dahl']), ('Arabic', ['دال']), ('Cyrillic', ['Дал'])]
    """
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        letter = next((letter for letter in name if letter.isalpha()), "")
        script = unicodedata.name(letter, "other").split()[0].capitalize() if letter else "Other"
        found.setdefault(script, []).append(name)
    return list(found.items())
