"""What a reader of a list or picture of events wants to see: by query parameters, so that what is chosen has an address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, get_args

from litestar import Request
from msgspec.structs import replace

from dragoman.errors import BadQuery
from dragoman.linking.channels import level_of
from dragoman.linking.words import folded
from dragoman.types import CaseActor, CaseEvent, Channel, Level, Status

LEVELS: tuple[Level, ...] = get_args(Level)
_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


@dataclass(frozen=True)
class Filter:
    """Values that are empty let everything through.

    `participant` and `with_` are ids of actors, or words of one of their names; a side is a state's name. `since` and `until` are
    ISO dates in any precision; events without a date pass neither.
    """

    kind: str = ""
    status: str = ""
    side: str = ""
    level: str = ""
    participant: str = ""
    with_: str = ""
    since: str = ""
    until: str = ""

    @property
    def query(self) -> dict[str, str]:
        """The parameters that are set, as an address has them."""
        return {name: value for name, value in asdict(self).items() if value}

    def __bool__(self) -> bool:
        return bool(self.query)


def filter_of(request: Request[Any, Any, Any]) -> Filter:
    """The filter in a request's query (a dependency); raises `BadQuery` for what no event can have."""
    asked = {name.rstrip("_"): name for name in Filter.__dataclass_fields__}
    found = {asked[name]: value.strip() for name, value in request.query_params.items() if name in asked}
    wanted = Filter(**found)
    if wanted.status and wanted.status not in get_args(Status):
        raise BadQuery("status", f"“{wanted.status}” is none of {', '.join(get_args(Status))}")
    if wanted.level and wanted.level not in LEVELS:
        raise BadQuery("level", f"“{wanted.level}” is none of {', '.join(LEVELS)}")
    for name in ("since", "until"):
        value = getattr(wanted, name)
        if value and not _DATE.fullmatch(value):
            raise BadQuery(name, f"“{value}” is no date; write it as YYYY-MM-DD, YYYY-MM or YYYY")
    return wanted


def chosen(events: Sequence[CaseEvent], actors: Sequence[CaseActor], wanted: Filter) -> list[CaseEvent]:
    """The events that pass, in their order."""
    if not wanted:
        return list(events)
    known = {actor.id: actor for actor in actors}
    one, other = (_named(actors, words) for words in (wanted.participant, wanted.with_))
    return [event for event in events if _passes(event, known, wanted) and _takes_part(event, one) and _takes_part(event, other)]


def chosen_channels(channels: Sequence[Channel], events: Mapping[str, CaseEvent], wanted: Filter) -> list[Channel]:
    """The channels of these events, by side and level of the channel itself."""
    found = (replace(channel, events=tuple(id for id in channel.events if id in events)) for channel in channels)
    return [
        channel
        for channel in found
        if channel.events
        and (not wanted.level or channel.level == wanted.level)
        and (not wanted.side or wanted.side in channel.sides)
    ]


def _named(actors: Sequence[CaseActor], words: str) -> frozenset[str] | None:
    """The ids of the actors that are meant; None where all are."""
    if not words:
        return None
    if any(actor.id == words for actor in actors):
        return frozenset({words})
    asked = folded(words).split()
    forms = ((actor.id, folded(" | ".join((actor.name, *actor.aliases)))) for actor in actors)
    return frozenset(id for id, form in forms if all(part in form for part in asked))


def _takes_part(event: CaseEvent, wanted: frozenset[str] | None) -> bool:
    return wanted is None or any(id in wanted for id in event.actors)


def _passes(event: CaseEvent, known: Mapping[str, CaseActor], wanted: Filter) -> bool:
    if wanted.kind and event.kind != wanted.kind:
        return False
    if wanted.status and event.status != wanted.status:
        return False
    who = [known[id] for id in event.actors if id in known]
    if wanted.side and not any(actor.side == wanted.side or actor.name == wanted.side for actor in who):
        return False
    if wanted.level and not any(level_of(actor) == wanted.level for actor in who if actor.kind == "person"):
        return False
    return _within(event, wanted)


def _within(event: CaseEvent, wanted: Filter) -> bool:
    """Dates are compared in the precision that both have: an event of May is within the 9th of May."""
    if not wanted.since and not wanted.until:
        return True
    first, last = event.start, event.end or event.start
    if first is None or last is None:
        return False
    after = not wanted.since or last[: len(wanted.since)] >= wanted.since[: len(last)]
    return after and (not wanted.until or first[: len(wanted.until)] <= wanted.until[: len(first)])
