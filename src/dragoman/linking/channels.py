"""Case → channels: who meets or writes to whom, at which level, by which medium."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import cast

from dragoman.lexicon import rows
from dragoman.linking.eventkinds import MUTUAL, family_of
from dragoman.linking.offices import offices_of_roles
from dragoman.linking.scripts import folded
from dragoman.types import Case, CaseActor, CaseEvent, Channel, Level

_MEDIA = {"meet": "meeting", "letter": "letter", "call": "call", "visit": "visit"}
_ORDER: tuple[Level, ...] = ("heads of state", "ministers", "central bank and treasury", "envoys", "officials", "other")
_NEVER_WAS = frozenset({"denied", "cancelled", "proposed", "conditional"})


def channels(case: Case) -> tuple[Channel, ...]:
    """The channels between sides: meetings, letters, calls and visits that were, are told of, or are planned.

    A side is a state, else the actor itself. Of several on one side the most senior gives its level; the channel has that of its
    less senior side. Ordered by sides, level and medium.
    """
    actors = {actor.id: actor for actor in case.actors}
    rank = cache(lambda id: _rank(actors[id]))  # a minister meets often
    found: dict[tuple[tuple[str, str], Level, str], list[tuple[CaseEvent, dict[str, list[CaseActor]]]]] = {}
    for event in case.events:
        medium = _MEDIA.get(family_of(event.kind) or "")
        if medium is None or event.status in _NEVER_WAS:
            continue
        for pair, by_side in _pairs(event, actors):
            level = max((min(rank(actor.id) for actor in by_side[side]) for side in pair), default=len(_ORDER) - 1)
            found.setdefault((pair, _ORDER[level], medium), []).append((event, by_side))
    keys = sorted(found, key=lambda key: (key[0], _ORDER.index(key[1]), key[2]))
    return tuple(_channel(key, found[key]) for key in keys)


def is_channel(kind: str) -> bool:
    """Whether events of the kind pass on a channel.

    >>> is_channel("talks"), is_channel("statement")
    (True, False)
    """
    return (family_of(kind) or "") in _MEDIA


def level_of(actor: CaseActor) -> Level:
    """The level at which an actor deals: by the most senior office among its roles.

    >>> from dragoman.types import Role
    >>> minister = Role(title="foreign minister", affiliation=None)
    >>> level_of(CaseActor(id="a", name="Lena Dahl", kind="person", roles=(minister,), documents=()))
    'ministers'
    """
    return _ORDER[_rank(actor)]


def _rank(actor: CaseActor) -> int:
    by_office, by_word = _levels()
    ranks = [by_office[office.name] for office in offices_of_roles(actor.roles) if office.name in by_office]
    if not ranks:
        titles = " ".join(folded(role.title) for role in actor.roles if role.title)
        ranks = [rank for word, rank in by_word.items() if f" {word} " in f" {titles} "]
    return min(ranks, default=len(_ORDER) - 1)


@cache
def _levels() -> tuple[dict[str, int], dict[str, int]]:
    table = [(row["form"], row["by"], _ORDER.index(cast(Level, row["level"]))) for row in rows("levels")]
    return {form: rank for form, by, rank in table if by == "office"}, {folded(f): rank for f, by, rank in table if by == "word"}


def _pairs(event: CaseEvent, actors: Mapping[str, CaseActor]) -> Iterator[tuple[tuple[str, str], dict[str, list[CaseActor]]]]:
    by_side: dict[str, list[CaseActor]] = {}
    for id in event.actors:
        if id in actors:
            actor = actors[id]
            by_side.setdefault(actor.name if actor.kind == "state" else actor.side or actor.name, []).append(actor)
    writers = {side for side, members in by_side.items() if any(member.id in event.sources for member in members)}
    for one, other in combinations(sorted(by_side), 2):
        if writers and not writers & {one, other}:
            continue  # two whom a third has written to
        if event.sources or family_of(event.kind) in MUTUAL:
            yield (one, other), by_side


def _channel(key: tuple[tuple[str, str], Level, str], events: list[tuple[CaseEvent, dict[str, list[CaseActor]]]]) -> Channel:
    pair, level, medium = key
    one, other = (tuple(dict.fromkeys(a.name for _, by_side in events for a in by_side[side])) for side in pair)
    return Channel(sides=pair, level=level, actors=(one, other), medium=medium, events=tuple(event.id for event, _ in events))
