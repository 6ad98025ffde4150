"""Timeline, channels, network: pictures whose parts lead to pages, each to be saved as SVG and as a table.

The picture that is saved stands alone: it leads nowhere, for the workbench may not be where it is opened.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from litestar import Controller, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Response, Template
from markupsafe import Markup

from dragoman.linking.channels import channels as channels_of
from dragoman.telling.channels_picture import channels_svg, ordered
from dragoman.telling.events_told import SAYINGS
from dragoman.telling.network_picture import Network, network, network_svg
from dragoman.telling.svg import embedded
from dragoman.telling.timeline import STARTS, timeline_svg, title_of, when
from dragoman.telling.ways import Ways
from dragoman.telling.wording import counted
from dragoman.types import Case, CaseActor, CaseEvent, Channel, Span
from dragoman.web.identity import reader
from dragoman.web.pages import links
from dragoman.web.pages.events import choices
from dragoman.web.pages.filters import Filter, chosen, chosen_channels, filter_of
from dragoman.web.pages.paging import paged
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking

_EVENTS = 50  # rows of the timeline
_CHANNELS = 40
_ROWS = 50

_Row = TypeVar("_Row")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Shown(Generic[_Row]):
    """A picture's parts: those that are drawn, and all of the table; `sentence` says what is left out of the drawing."""

    drawn: Sequence[_Row]
    rows: Sequence[_Row]
    sentence: str


@dataclass(frozen=True)
class Drawn:
    """A picture: what it shows, by which it is known again, and how it is drawn."""

    shows: object
    draw: Callable[[], str]


@dataclass(frozen=True)
class _Case:
    """What all three pictures are made of, by the filter."""

    look: Look
    events: tuple[CaseEvent, ...]
    every: tuple[CaseEvent, ...]
    actors: tuple[CaseActor, ...]
    is_empty: bool = False

    @property
    def name(self) -> str:
        """The case's."""
        return self.look.name

    @property
    def by_id(self) -> dict[str, CaseEvent]:
        """The events that passed."""
        return {event.id: event for event in self.events}

    def linked(self) -> Case:
        """The events that passed with all actors."""
        return Case(name=self.name, events=self.events, actors=self.actors)


class Pictures(Controller):
    """Timeline, channels, network."""

    path = "/cases/{case:str}"
    dependencies = {"wanted": Provide(filter_of, sync_to_thread=False)}  # noqa: RUF012  # as the framework has it

    @get("/timeline", guards=[reader], sync_to_thread=True)
    def timeline(
        self,
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        wanted: NamedDependency[Filter],
        page: FromQuery[int] = 1,
    ) -> Template:
        """Events in time."""
        found = _found(workspace, case, wanted)
        shown = _in_time(found.events)
        draw = partial(timeline_svg, shown.drawn, ways=_ways(case))
        more = {"sentence": shown.sentence, "page": paged(shown.rows, page, per=_ROWS), "starts": STARTS}
        return _page("timeline", found, wanted, Drawn(tuple(shown.drawn), draw), more)

    @get("/timeline.svg", guards=[reader], sync_to_thread=True)
    def timeline_picture(
        self, workspace: NamedDependency[Workspace], case: FromPath[str], wanted: NamedDependency[Filter]
    ) -> Response[str]:
        """The timeline as a file."""
        return _svg(timeline_svg(_in_time(_found(workspace, case, wanted).events).drawn), "timeline")

    @get("/timeline.csv", guards=[reader], sync_to_thread=True)
    def timeline_table(
        self, workspace: NamedDependency[Workspace], case: FromPath[str], wanted: NamedDependency[Filter]
    ) -> Response[str]:
        """The timeline as a table: a row for each status that an event took."""
        head = (
            "event",
            "kind",
            "participants",
            "start",
            "end",
            "place",
            "status",
            "reported",
            "reported status",
            "document",
            "according to",
        )
        rows = (
            (
                e.id,
                e.kind,
                "; ".join(e.participants),
                e.start,
                e.end,
                e.place,
                e.status,
                c.at,
                c.status,
                c.document,
                " > ".join(c.according_to),
            )
            for e in _in_time(_found(workspace, case, wanted).events).rows
            for c in e.history
        )
        return _csv(head, rows, "timeline")

    @get("/channels", guards=[reader], sync_to_thread=True)
    def channels(
        self,
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        wanted: NamedDependency[Filter],
        page: FromQuery[int] = 1,
    ) -> Template:
        """Who meets or writes to whom."""
        found = _passing(workspace, case, wanted)
        shown = _between(found, wanted)
        places = {channel: number for number, channel in enumerate(shown.rows)}

        def row(channel: Channel) -> str:
            number = places[channel]
            at = number // _ROWS + 1
            address = links.within(case, "channels", **wanted.query, page=at if at > 1 else None)
            return f"{address}#channel-{number + 1}"

        draw = partial(channels_svg, shown.drawn, found.by_id, ways=_ways(case, row))
        events = tuple(found.by_id[id] for channel in shown.drawn for id in channel.events)
        more = {"sentence": shown.sentence, "page": paged(shown.rows, page, per=_ROWS), "events": found.by_id}
        return _page("channels", found, wanted, Drawn((tuple(shown.drawn), events), draw), more)

    @get("/channels.svg", guards=[reader], sync_to_thread=True)
    def channels_picture(
        self, workspace: NamedDependency[Workspace], case: FromPath[str], wanted: NamedDependency[Filter]
    ) -> Response[str]:
        """The channels as a file."""
        found = _passing(workspace, case, wanted)
        return _svg(channels_svg(_between(found, wanted).drawn, found.by_id), "channels")

    @get("/channels.csv", guards=[reader], sync_to_thread=True)
    def channels_table(
        self, workspace: NamedDependency[Workspace], case: FromPath[str], wanted: NamedDependency[Filter]
    ) -> Response[str]:
        """The channels as a table: a row for each event."""
        found = _passing(workspace, case, wanted)
        head = ("side", "actors", "other side", "other actors", "level", "medium", "event", "kind", "start", "end", "status")
        rows = (
            (
                c.sides[0],
                "; ".join(c.actors[0]),
                c.sides[1],
                "; ".join(c.actors[1]),
                c.level,
                c.medium,
                e.id,
                e.kind,
                e.start,
                e.end,
                e.status,
            )
            for c in _between(found, wanted).rows
            for e in (found.by_id[id] for id in c.events)
        )
        return _csv(head, rows, "channels")

    @get("/network", guards=[reader], sync_to_thread=True)
    def network(
        self,
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        wanted: NamedDependency[Filter],
        page: FromQuery[int] = 1,
    ) -> Template:
        """Who appears with whom."""
        found = _found(workspace, case, wanted)
        drawn = network(found.linked())
        ties = _ties(drawn)
        sentence = ""
        if drawn.left_out:
            left = counted(drawn.left_out, "more is", "more are")
            sentence = f"Drawn are the {len(drawn.actors)} actors who share most events; {left} in the list of actors."
        more = {"sentence": sentence, "page": paged(ties, page, per=_ROWS)}
        return _page("network", found, wanted, Drawn(drawn, partial(network_svg, drawn, ways=_ways(case))), more)

    @get("/network.svg", guards=[reader], sync_to_thread=True)
    def network_picture(
        self, workspace: NamedDependency[Workspace], case: FromPath[str], wanted: NamedDependency[Filter]
    ) -> Response[str]:
        """The network as a file."""
        return _svg(network_svg(network(_found(workspace, case, wanted).linked())), "network")

    @get("/network.csv", guards=[reader], sync_to_thread=True)
    def network_table(
        self, workspace: NamedDependency[Workspace], case: FromPath[str], wanted: NamedDependency[Filter]
    ) -> Response[str]:
        """The network as a table: a row for each pair."""
        head = ("actor", "name", "side", "other actor", "other name", "other side", "events")
        rows = (
            (a.id, a.name, a.side, b.id, b.name, b.side, n)
            for a, b, n in _ties(network(_found(workspace, case, wanted).linked()))
        )
        return _csv(head, rows, "network")


def _found(workspace: Workspace, case: str, wanted: Filter) -> _Case:
    with looking(workspace, case) as look:
        every, actors = look.events(), look.actors()
    return _Case(look, tuple(chosen(every, actors, wanted)), every, actors, not every)


def _passing(workspace: Workspace, case: str, wanted: Filter) -> _Case:
    """The same of events that may pass on a channel; a channel has a level and two sides of its own, which those of a single
    participant must not hide."""
    with looking(workspace, case) as look:
        every, actors, is_empty = look.channel_events(), look.actors(), not look.counts().events
    return _Case(look, tuple(chosen(every, actors, replace(wanted, level="", side=""))), every, actors, is_empty)


def _in_time(events: Sequence[CaseEvent]) -> Shown[CaseEvent]:
    """The dated events, by day; drawn are those told by most documents, deeds before mere sayings."""
    dated = [event for event in events if event.start or any(change.at for change in event.history)]
    rows = sorted(dated, key=_day)
    told = sorted(dated, key=lambda e: (e.kind in SAYINGS, not e.participants, -len({m.document for m in e.mentions}), e.id))
    parts = []
    if len(told) > _EVENTS:
        below = f"the table below has all {counted(len(told), 'event')} with a date"
        parts.append(f"Drawn are the {_EVENTS} events told by most documents; {below}.")
    if len(events) > len(dated):
        parts.append(f"{counted(len(events) - len(dated), 'event has', 'events have')} no date and cannot be drawn.")
    return Shown(told[:_EVENTS], rows, " ".join(parts))


def _day(event: CaseEvent) -> tuple[str, str]:
    return event.start or min(change.at for change in event.history if change.at), event.id


def _between(found: _Case, wanted: Filter) -> Shown[Channel]:
    rows = ordered(chosen_channels(channels_of(found.linked()), found.by_id, wanted))
    sentence = ""
    if len(rows) > _CHANNELS:
        sentence = f"Drawn are the {_CHANNELS} channels of the busiest sides; the table below has all {len(rows):,}."
    return Shown(rows[:_CHANNELS], rows, sentence)


def _ties(found: Network) -> list[tuple[CaseActor, CaseActor, int]]:
    known = {actor.id: actor for actor in found.actors}
    most = sorted(found.ties.items(), key=lambda tie: (-tie[1], known[tie[0][0]].name, known[tie[0][1]].name, tie[0]))
    return [(known[one], known[other], count) for (one, other), count in most]


def _ways(case: str, channel: Callable[[Channel], str] | None = None) -> Ways:
    def passage(document: str, span: Span) -> str:
        return links.document(case, document, at=span)

    return Ways(
        event=lambda id: links.event(case, id),
        actor=lambda id: links.actor(case, id),
        passage=passage,
        shared=lambda one, other: links.within(case, "events", participant=one, with_=other),
        channel=channel or (lambda _: links.within(case, "channels")),
    )


def _page(kind: str, found: _Case, wanted: Filter, drawn: Drawn, more: dict[str, Any]) -> Template:
    svg = found.look.drawn(f"{kind} {wanted.query}", drawn.shows, lambda: embedded(drawn.draw()))
    saves = [
        (links.within(found.name, f"{kind}.svg", **wanted.query), "SVG"),
        (links.within(found.name, f"{kind}.csv", **wanted.query), "table (CSV)"),
    ]
    context = {
        "case": found.name,
        "wanted": wanted,
        "svg": Markup(svg),  # telling escapes all words of documents
        "saves": saves,
        "is_empty": found.is_empty,
        "here_is": links.within(found.name, kind, **wanted.query),
        "title_of": title_of,
        "when": when,
    }
    return Template(f"{kind}.html.jinja", context=context | choices(found.every, found.actors) | more)


def _svg(svg: str, name: str) -> Response[str]:
    headers = {"Content-Disposition": f'attachment; filename="{name}.svg"'}
    return Response('<?xml version="1.0" encoding="UTF-8"?>\n' + svg, media_type="image/svg+xml", headers=headers)


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]], name: str) -> Response[str]:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response("\ufeff" + out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _cell(value: object) -> object:
    """A value that no spreadsheet takes for a formula.

    >>> _cell("=HYPERLINK(1)"), _cell(None), _cell(3)
    ("'=HYPERLINK(1)", '', 3)
    """
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA) else value
