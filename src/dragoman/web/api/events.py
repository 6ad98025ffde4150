"""`/api/v1/cases/{case}/events`, `/actors`: what happened, and who took part."""

from collections.abc import Callable
from typing import Annotated

import msgspec
from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter

from dragoman.telling.case_parts import Held
from dragoman.telling.stands import held_positions
from dragoman.types import ActorKind, CaseActor, CaseEvent, Status
from dragoman.web.api.addresses import id_after
from dragoman.web.api.answers import Page, Source, linked, listed, told
from dragoman.web.api.asked import Asked, Paging
from dragoman.web.api.claims import DOCUMENT, ORDER, start_of
from dragoman.web.api.cursors import cursor_of, number_of, place_of
from dragoman.web.api.describing import described
from dragoman.web.api.filters import DATE, Fits, bears, every, happened, members
from dragoman.web.identity import reader
from dragoman.workspace.looking import Look


class Events(Controller):
    """What happened, and what is said to happen."""

    path = "/cases/{case:str}/events"
    tags = ("events",)

    @get(
        guards=[reader],
        sync_to_thread=True,
        summary="The events of a case",
        operation_id="listEvents",
        **described(304, 404, 406, 422, lines=True, headers=("Link",)),
    )
    def list_events(
        self,
        asked: NamedDependency[Asked],
        paging: NamedDependency[Paging],
        order: ORDER = "id",
        kind: Annotated[str | None, QueryParameter(description="The codebook's kind: meeting, letter, sanction …")] = None,
        type: Annotated[str | None, QueryParameter(description="PLOVER's category: CONSULT, THREATEN …")] = None,
        status: Annotated[Status | None, QueryParameter(description="The latest status that reports support.")] = None,
        participant: Annotated[
            str | None, QueryParameter(description="Who takes part: an actor's id, or words of its name.")
        ] = None,
        place: Annotated[str | None, QueryParameter(description="Words of the place.")] = None,
        document: DOCUMENT = None,
        since: Annotated[
            str | None,
            QueryParameter(description="May have fallen on this day or later; events without date pass not.", pattern=DATE),
        ] = None,
        until: Annotated[str | None, QueryParameter(description="May have fallen on this day or earlier.", pattern=DATE)] = None,
    ) -> Response[Page[CaseEvent]]:
        """What `dragoman events --format json` writes: participants, date, place, and the status, report by report."""

        def fits(look: Look) -> Fits[CaseEvent]:
            found = members(look, "event", document)
            return every(
                (lambda event: event.kind == kind) if kind is not None else None,
                (lambda event: event.type == type) if type is not None else None,
                (lambda event: event.status == status) if status is not None else None,
                (lambda event: event.id in found) if found is not None else None,
                _with(look, participant) if participant is not None else None,
                _at(place) if place is not None else None,
                lambda event: happened(event, since, until),
            )

        at = place_of(paging.cursor) if paging.cursor else None
        return listed(asked, paging, Source(start_of(order), Look.events_after), at, fits)

    @get(
        "/{event:path}",
        guards=[reader],
        sync_to_thread=True,
        summary="An event",
        operation_id="getEvent",
        **described(304, 404),
    )
    def get_event(
        self,
        asked: NamedDependency[Asked],
        event: Annotated[str, PathParameter(description="The id of an event, percent-encoded: it may hold slashes.")],
    ) -> Response[CaseEvent]:
        """One event with all its mentions and the history of its status."""
        with asked.look() as look:
            return told(asked, look, lambda: look.event(id_after(asked.request, "events")))


class Actors(Controller):
    """Who speaks, acts or is spoken of."""

    path = "/cases/{case:str}/actors"
    tags = ("actors",)

    @get(
        guards=[reader],
        sync_to_thread=True,
        summary="The actors of a case",
        operation_id="listActors",
        **described(304, 404, 406, 422, lines=True, headers=("Link",)),
    )
    def list_actors(
        self,
        asked: NamedDependency[Asked],
        paging: NamedDependency[Paging],
        order: ORDER = "id",
        kind: Annotated[ActorKind | None, QueryParameter(description="What sort of actor.")] = None,
        name: Annotated[str | None, QueryParameter(description="Words of any of its names, in any script.")] = None,
        side: Annotated[str | None, QueryParameter(description="The side that it stands on.")] = None,
        document: DOCUMENT = None,
    ) -> Response[Page[CaseActor]]:
        """What `dragoman actors --format json` writes: every spelling, roles, side, and why passages are one actor."""

        def fits(look: Look) -> Fits[CaseActor]:
            found = members(look, "actor", document)
            named = _named(look, name) if name is not None else None
            return every(
                (lambda actor: actor.kind == kind) if kind is not None else None,
                (lambda actor: actor.side == side) if side is not None else None,
                (lambda actor: actor.id in named) if named is not None else None,
                (lambda actor: actor.id in found) if found is not None else None,
            )

        at = place_of(paging.cursor) if paging.cursor else None
        return listed(asked, paging, Source(start_of(order), Look.actors_after), at, fits)

    @get(
        "/{actor:str}",
        guards=[reader],
        sync_to_thread=True,
        summary="An actor",
        operation_id="getActor",
        **described(304, 404),
    )
    def get_actor(
        self, asked: NamedDependency[Asked], actor: Annotated[str, PathParameter(description="The id of an actor.")]
    ) -> Response[CaseActor]:
        """One actor with all its names, roles and documents."""
        with asked.look() as look:
            return told(asked, look, lambda: look.actor(actor))

    @get(
        "/{actor:str}/positions",
        guards=[reader],
        sync_to_thread=True,
        summary="What an actor holds in public and in private",
        operation_id="getPositions",
        **described(304, 404, 422, headers=("Link",)),
    )
    def get_positions(
        self,
        asked: NamedDependency[Asked],
        paging: NamedDependency[Paging],
        actor: Annotated[str, PathParameter(description="The id of an actor.")],
    ) -> Response[Page[Held]]:
        """Positions with their audience, issue, passages and sources, document by document; `limit` counts documents."""
        at = number_of(paging.cursor) if paging.cursor else 0
        with asked.look() as look:
            return linked(asked, told(asked, look, lambda: _held(look, look.actor(actor), max(at, 0), paging.limit)))


def _held(look: Look, actor: CaseActor, at: int, limit: int) -> Page[Held]:
    found: list[Held] = []
    for document in actor.documents[at : at + limit]:
        reading = look.reading(document)
        own = {one.item for one in look.members(document) if one.kind == "actor" and one.cluster == actor.id}
        mine = tuple(position for position in reading.positions if position.actor in own)
        found += held_positions(msgspec.structs.replace(reading, positions=mine), dict.fromkeys(own, actor.name))
    more = at + limit < len(actor.documents)
    return Page(items=tuple(found), next=cursor_of(at + limit) if more else None)


def _named(look: Look, name: str) -> frozenset[str]:
    bears("name", name)
    return look.actors_named(name)


def _with(look: Look, participant: str) -> Callable[[CaseEvent], bool]:
    ids = look.actors_named(participant) | {participant}
    fits = bears("participant", participant)
    return lambda event: not ids.isdisjoint(event.actors) or fits(event.participants)


def _at(place: str) -> Callable[[CaseEvent], bool]:
    fits = bears("place", place)
    return lambda event: event.place is not None and fits([event.place])
