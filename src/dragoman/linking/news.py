"""Deeds in the news: what two reports of the same days tell of the same states is one deed, unless something says otherwise.

"Ola Dahl met Tomas Berg in secret", one report says on Tuesday; "envoys of Norland and Orland held talks", another on Wednesday.
Asked only where nothing else finds the deed; where two fit, neither is meant.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from dragoman.linking.dating import compatible, when_of
from dragoman.linking.eventkinds import MUTUAL, family_of, stage_of
from dragoman.linking.finality import when_told
from dragoman.linking.likeness import Likeness
from dragoman.linking.long_ago import is_out_of_time
from dragoman.linking.places import are_apart, same_place
from dragoman.linking.sightings import Sighting
from dragoman.types import CaseEvent, DocumentCard

DAYS_OF_NEWS = 3
TOLD = frozenset({"occurred", "ongoing", "alleged", "planned"})
NEWS = frozenset({"meet", "call", "deal", "ceasefire", "exchange", "attack", "custody"})


def may_be_news(sighting: Sighting) -> bool:
    """Whether a mention tells of a deed among states that other reports of these days may tell of."""
    return sighting.family in NEWS and not sighting.again and bool(sighting.mention.published) and sighting.mention.status in TOLD


def states_of(actors: Iterable[str], sides: Mapping[str, str], persons: Iterable[str] = ()) -> tuple[str, ...]:
    """The states that act, or whose people do; who serves none that is known is left out."""
    unknown = set(persons)
    return tuple(dict.fromkeys(sides.get(actor, actor) for actor in actors if actor in sides or actor not in unknown))


def in_the_news(sighting: Sighting, event: CaseEvent, card: DocumentCard, sides: Mapping[str, str]) -> Likeness | None:
    """How a mention fits an event that other reports of these days tell of; None where something says that it is another."""
    if family_of(event.kind) != sighting.family or any(m.document == card.id for m in event.mentions):
        return None
    if sighting.stage not in {stage_of(m.status) for m in event.mentions} or not _in_days(sighting, event):
        return None
    if not _among_the_same(sighting, event, sides) or _of_other_people(sighting, event, sides):
        return None
    if not _when_fits(sighting, event):
        return None
    places = [m.place for m in event.mentions if m.place]
    here = any(same_place(mine, other) for mine in sighting.places for other in places)
    if are_apart(sighting.places, places):
        return None
    return Likeness((0, int(here)), "the news of these days on the same states")


def _in_days(sighting: Sighting, event: CaseEvent) -> bool:
    day = date.fromisoformat((sighting.mention.published or "")[:10])
    told = [date.fromisoformat(m.published[:10]) for m in event.mentions if m.published]
    return any(abs((day - other).days) <= DAYS_OF_NEWS for other in told)


def _among_the_same(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str]) -> bool:
    mine = set(states_of(sighting.mention.actors, sides))
    theirs = set(states_of(event.actors, sides))
    report = mine | set(sighting.among)
    if not theirs or not theirs <= report:
        return False
    if sighting.family in MUTUAL:
        return len(mine) > 1 and bool(mine & theirs)
    acting, there = (set(states_of(sources, sides)) for sources in (sighting.mention.sources, event.sources))
    return bool(mine & theirs) and not (acting and there and not acting & there)


def _of_other_people(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str]) -> bool:
    """Whether each names somebody of a side whom the other does not: Dahl met Berg, and Lund met Orn."""
    mine, theirs = set(sighting.mention.actors) - set(event.actors), set(event.actors) - set(sighting.mention.actors)
    return any(a in sides and b in sides and sides[a] == sides[b] for a in mine for b in theirs)


def _when_fits(sighting: Sighting, event: CaseEvent) -> bool:
    if is_out_of_time(sighting, event):
        return False
    given = [when_of(None, event.start, event.end), *(when_told(m) for m in event.mentions)]
    return sighting.when is None or all(when is None or compatible(sighting.when, when) for when in given)
