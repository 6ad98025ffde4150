"""The keys under which an event of a case is filed, and those under which a sighting's event may stand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from dragoman.linking.dating import When, when_of
from dragoman.linking.eventkinds import MUTUAL, family_of
from dragoman.linking.finality import when_told
from dragoman.linking.likeness import is_somebodys_word
from dragoman.linking.news import DAYS_OF_NEWS, NEWS, states_of
from dragoman.linking.other_words import ANY_FAMILY, asked_of_weeks, day_told, weeks_of
from dragoman.linking.places import city_of
from dragoman.linking.scripts import folded
from dragoman.linking.sightings import Sighting
from dragoman.types import CaseEvent, EventMention, Key

_MONTHS = 3  # a longer interval is filed as undated
_PAIRS = 6
_RECENT = 31  # days around a report in which a deed that it names by its place alone was or will be
_ASKED_ON = 4  # days of an event's reports around which it is looked for
_TOLD_ON = 8  # days on which reports told of an event, by which it is found again


def asked(sighting: Sighting, sides: Mapping[str, str]) -> list[str]:
    """The keys under which a sighting's event may stand."""
    if sighting.unnamed:
        lone = _of_nobody(sighting.family, sighting.places, sighting.when)
        return [*lone, *(_asked_of_states(sighting) if sighting.recalls else ())]
    family, actors = sighting.family, with_sides(sighting.mention.actors, sides)
    months = _months(sighting.when, slack=1)
    placed = _placed(family, sighting.places)
    keys = [f"e:{family}|{actor}|{month}" for actor in (*actors, *placed) for month in months]
    keys += [f"d:{family}|{actor}|{day}" for day in _days([sighting.when]) for actor in actors]
    if family == "attack" or (family in MUTUAL and sighting.places and len(sighting.persons) == 2):
        keys += [f"d:{family}|{state}|{day}" for day in _days([sighting.when]) for state in sighting.among]
    if sighting.when is None and _may_be_denied(sighting.mention):
        keys += [f"x:{family}|{actor}" for actor in actors]
    return [*keys, *_pair_keys(family, sighting.mention.actors), *_pair_keys(family, _parties(sighting.mention.actors, sides))]


def _asked_of_states(sighting: Sighting) -> list[str]:
    """Of a deed that names nobody: what the states that its report names did on that day, or lately at that place."""
    days = _days([sighting.when])
    if days:
        return [f"d:{sighting.family}|{state}|{day}" for state in sighting.among for day in days]
    report = when_of(None, sighting.mention.published) if sighting.mention.published and sighting.places else None
    months = _months(report, slack=_RECENT) if report is not None else []
    return [f"e:{sighting.family}|{state}|{month}" for state in sighting.among for month in months]


def asked_of_the_news(sighting: Sighting, sides: Mapping[str, str]) -> list[str]:
    """Under which an event stands of which others told within days of this report, by its states."""
    published = sighting.mention.published
    if not published:
        return []
    day = date.fromisoformat(published[:10])
    days = [day + timedelta(days=gap) for gap in range(-DAYS_OF_NEWS, DAYS_OF_NEWS + 1)]
    states = dict.fromkeys((*states_of(sighting.mention.actors, sides, sighting.persons), *sighting.among))
    return [f"n:{sighting.family}|{state}|{each}" for state in states for each in days]


def asked_of_likely(event: CaseEvent, sides: Mapping[str, str]) -> list[str]:
    """Under which an event stands that may be this one: those of its family and of its actors, told in the same weeks."""
    actors = with_sides(event.actors, sides)
    days = dict.fromkeys(day for m in event.mentions if (day := day_told(m)) is not None)
    families = (family_of(event.kind) or event.kind, ANY_FAMILY)
    keys = [key for family in families for day in list(days)[:_ASKED_ON] for key in asked_of_weeks(family, actors, day)]
    if not days:  # of a report whose day is not known, the day of the deed must do
        keys = [f"d:{families[0]}|{actor}|{day}" for day in _days(map(when_told, event.mentions)) for actor in actors]
    return list(dict.fromkeys(keys))


def _may_be_denied(mention: EventMention) -> bool:
    """What is denied was told by somebody, whatever its date."""
    return mention.status == "denied" or is_somebodys_word(mention)


def with_sides(actors: Sequence[str], sides: Mapping[str, str]) -> tuple[str, ...]:
    """Actors, and the states for which they act."""
    return tuple(dict.fromkeys((*actors, *(sides[actor] for actor in actors if actor in sides))))


def _parties(actors: Sequence[str], sides: Mapping[str, str]) -> tuple[str, ...]:
    """The states that act, where two or more do, else nobody."""
    found = tuple(dict.fromkeys(sides.get(actor, actor) for actor in actors))
    return found if len(found) > 1 and found != tuple(actors) else ()


def _placed(family: str, places: Iterable[str]) -> list[str]:
    """The places by which a family of deeds is found again, as keys."""
    return [f"@{city_of(place) or folded(place)}" for place in dict.fromkeys(places)] if family == "attack" else []


def keys_of(event: CaseEvent, sides: Mapping[str, str]) -> list[str]:
    """The keys under which an event is filed."""
    family = family_of(event.kind) or event.kind
    when = when_of(None, event.start, event.end)
    actors = tuple(dict.fromkeys((*event.actors, *(a for m in event.mentions for a in m.actors))))
    placed = _placed(family, [m.place for m in event.mentions if m.place])
    whole = with_sides(actors, sides)
    keys = [f"e:{family}|{actor}|{month}" for actor in (*whole, *placed) for month in _months(when)]
    keys += [f"d:{family}|{actor}|{day}" for day in _days([when, *(when_told(m) for m in event.mentions)]) for actor in whole]
    if family in NEWS:
        told_on = dict.fromkeys(m.published[:10] for m in event.mentions if m.published)
        keys += [f"n:{family}|{actor}|{day}" for actor in whole for day in list(told_on)[:_TOLD_ON]]
    if any(_may_be_denied(m) for m in event.mentions):
        keys += [f"x:{family}|{actor}" for actor in whole]
    keys += weeks_of(family, whole, event.mentions)
    keys += weeks_of(ANY_FAMILY, whole, event.mentions)
    keys += _of_nobody(family, [m.place for m in event.mentions if m.place], when)
    return [*keys, *_pair_keys(family, actors), *_pair_keys(family, _parties(actors, sides))]


def _of_nobody(family: str, places: Sequence[str], when: When | None) -> list[str]:
    """Keys by which a deed that names nobody of the case is found: its day and place."""
    if when is None or not when.is_day:
        return []
    return [f"l:{family}|{(city_of(place) or folded(place))}|{when.start}" for place in dict.fromkeys(places)]


def _pair_keys(family: str, actors: tuple[str, ...]) -> list[str]:
    pairs = [f"p:{family}|{a}+{b}" for a, b in list(combinations(sorted(actors), 2))[:_PAIRS]]
    return pairs or [f"p:{family}|{actor}" for actor in actors]


def _days(whens: Iterable[When | None]) -> list[str]:
    """Days of the year, by which a date without a year finds the deed of that day."""
    found: dict[str, None] = {}
    for when in whens:
        if when is not None and when.is_day and when.start is not None:
            found[f"{when.start:%m-%d}"] = None
        elif when is not None and when.month and when.day:
            found[f"{when.month:02}-{when.day:02}"] = None
    return list(found)


def _months(when: When | None, slack: int = 0) -> list[str]:
    if when is None or when.start is None or when.end is None:
        return ["?"]
    first, last = when.start - timedelta(days=slack), when.end + timedelta(days=slack)
    months = [(y, m) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    inside = [f"{y}-{m:02}" for y, m in months if (first.year, first.month) <= (y, m) <= (last.year, last.month)]
    return inside if len(inside) <= _MONTHS else ["?"]


def event_keys(events: Iterable[CaseEvent], sides: Mapping[str, str]) -> tuple[Key, ...]:
    """All keys of these events."""
    return tuple(Key(kind="event", value=key, id=event.id) for event in events for key in keys_of(event, sides))
