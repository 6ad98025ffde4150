"""The events of a case, and one event: how it came to its status, report by report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from litestar import Controller, Request, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from dragoman.errors import NoSuchItem
from dragoman.telling.endnotes import cut
from dragoman.telling.events_told import value_words
from dragoman.types import Anchor, CaseActor, CaseEvent, Claim, Conflict, DocumentCard, EventMention, Span
from dragoman.web.identity import reader
from dragoman.web.pages import links
from dragoman.web.pages.decided import decided
from dragoman.web.pages.filters import LEVELS, Filter, chosen, filter_of
from dragoman.web.pages.paging import paged
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking

_MENTIONS = 100  # reports that one page shows
_REASONS = 40
_LONGEST = 320

Order = Literal["reports", "date"]


@dataclass(frozen=True)
class Report:
    """One report of the event: its words in their sentence, `changes` where it is the first with its status."""

    mention: EventMention
    card: DocumentCard
    before: str
    words: str
    after: str
    changes: bool


@dataclass(frozen=True)
class Differing:
    """Values that reports give for one thing, each with the passages that give it."""

    field: str
    values: tuple[tuple[str, tuple[tuple[DocumentCard, Span], ...]], ...]


@dataclass(frozen=True)
class Because:
    """Why two passages are taken for one: the cards of both, and their words."""

    rule: str
    score: float | None
    correction: int | None
    passages: tuple[tuple[DocumentCard, Span, str], ...]


class Events(Controller):
    """Events."""

    path = "/cases/{case:str}/events"
    dependencies = {"wanted": Provide(filter_of, sync_to_thread=False)}  # noqa: RUF012  # as the framework has it

    @get(guards=[reader], sync_to_thread=True)
    def events(
        self,
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        wanted: NamedDependency[Filter],
        page: FromQuery[int] = 1,
        order: FromQuery[Order] = "reports",
    ) -> Template:
        """The events that pass the filter: the most reported first, or by their day."""
        with looking(workspace, case) as look:
            every, actors = look.events(), look.actors()
        found = chosen(every, actors, wanted)
        if order == "date":
            found.sort(key=lambda event: (event.start is None, event.start or "", event.id))
        context = {
            "case": case,
            "page": paged(found, page),
            "wanted": wanted,
            "order": order,
            "here_is": links.within(case, "events", **wanted.query, order=None if order == "reports" else order),
            "is_empty": not every,
        }
        return Template("events.html.jinja", context=context | choices(every, actors))

    @get("/{event:path}", guards=[reader], sync_to_thread=True)
    def event(
        self,
        request: Request[Any, Any, Any],
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        page: FromQuery[int] = 1,
    ) -> Template:
        """One event."""
        with looking(workspace, case) as look:
            event = look.event(links.document_of(request))
            cards = look.cards([mention.document for mention in event.mentions])
            shown = paged(_in_time(event), page, per=_MENTIONS)
            look.prepare(mention.document for mention in shown.items)
            context = {
                "case": case,
                "event": event,
                "cards": cards,
                "page": shown,
                "reports": [_report(mention, event, cards, look) for mention in shown.items],
                "people": _people(event, look),
                "conflicts": [_differing(conflict, event, cards) for conflict in event.conflicts],
                "claims": _claims(event, look),
                "decisions": decided(look, "event", event.id, cards, event.corrections),
                "reasons": [because(reason, look) for reason in event.reasons[:_REASONS]],
                "more_reasons": max(0, len(event.reasons) - _REASONS),
            }
        return Template("event.html.jinja", context=context)


def choices(events: Sequence[CaseEvent], actors: Sequence[CaseActor]) -> dict[str, Any]:
    """What the filters can be set to: what the case has."""
    sides = {actor.side for actor in actors if actor.side}
    taking_part = {id for event in events for id in event.actors}
    names = [actor.name for actor in actors if actor.id in taking_part]
    return {
        "kinds": sorted({event.kind for event in events}),
        "sides": sorted(sides),
        "levels": LEVELS,
        "names": list(dict.fromkeys(names))[:200],
    }


def because(reason: Any, look: Look) -> Because:
    """A reason of a merge with its passages; what is gone is left out."""
    found = (_passage(anchor, look) for anchor in dict.fromkeys((reason.left, reason.right)))
    return Because(reason.rule, reason.score, reason.correction, tuple(passage for passage in found if passage))


def _passage(anchor: Anchor, look: Look) -> tuple[DocumentCard, Span, str] | None:
    try:
        card = look.card(anchor.document)
        words = anchor.quote or look.reading(anchor.document).document.text[slice(*anchor.span)]
    except NoSuchItem:
        return None
    return card, anchor.span, cut(words, 140)


def _in_time(event: CaseEvent) -> list[EventMention]:
    """The reports in the order of the history: by day, those of unknown day last."""
    return sorted(event.mentions, key=lambda m: (m.published is None, m.published or "", m.document, m.span))


def _report(mention: EventMention, event: CaseEvent, cards: dict[str, DocumentCard], look: Look) -> Report:
    text = look.reading(mention.document).document.text
    start, end = mention.span
    before = " ".join(text[max(0, start - 90) : start].split(" ")[1:] if start > 90 else [text[:start]])
    after = text[end : end + 90].rpartition(" ")[0] if end + 90 < len(text) else text[end:]
    first = next((m for m in _in_time(event) if m.status == mention.status), mention)
    return Report(mention, cards[mention.document], before[-90:], text[start:end][:_LONGEST], after, first is mention)


def _people(event: CaseEvent, look: Look) -> list[CaseActor | str]:
    """The participants; a bare name where the case does not know more."""
    known = {actor.id: actor for actor in look.actors_by_id(event.actors)}
    ids: list[str] = [*event.actors, *[""] * len(event.participants)]
    return [known.get(id, name) for id, name in zip(ids, event.participants, strict=False)]


def _differing(conflict: Conflict, event: CaseEvent, cards: dict[str, DocumentCard]) -> Differing:
    spans: dict[str, Span] = {}
    for mention in event.mentions:
        spans.setdefault(mention.document, mention.span)
    values = [
        (value_words(conflict.field, value), tuple((cards[id], spans[id]) for id in documents if id in cards and id in spans))
        for value, documents in conflict.values
    ]
    return Differing(conflict.field, tuple(values))


def _claims(event: CaseEvent, look: Look) -> list[Claim]:
    """The claims about the event: those that documents of its reports make."""
    ids = {
        member.cluster
        for document in list(dict.fromkeys(mention.document for mention in event.mentions))[:_MENTIONS]
        for member in look.members(document)
        if member.kind == "claim"
    }
    found = [claim for claim in look.claims_by_id(sorted(ids)) if claim.event == event.id]
    return sorted(found, key=lambda claim: (-claim.n_outlets, claim.id))
