"""Sighting and event → whether those who take part in the one can be those of the other, and whether the places can."""

from collections.abc import Mapping

from dragoman.linking.dating import compatible, when_of
from dragoman.linking.eventkinds import BETWEEN_STATES, MUTUAL, SOLITARY, stage_of
from dragoman.linking.places import are_apart, same_place
from dragoman.linking.sightings import Sighting
from dragoman.types import CaseEvent

_TREATIES = frozenset({"agreement", "signature"})
_OF_TWO = frozenset({"deal", "exchange"})
_NEXT_SENTENCES = 500  # characters


def people_of(sighting: Sighting, event: CaseEvent) -> int:
    """2 where the principals are the same, 1 where one side names fewer, 0 where they differ or letters cross."""
    mine, theirs = set(sighting.mention.actors), set(event.actors)
    if not mine or not theirs:
        return (2 if mine == theirs else 1) if places_of(sighting, event) > 0 else 0
    if sighting.family == "letter" and not _same_direction(sighting, event):
        return 0
    if sighting.family in SOLITARY:
        return 2 if mine == theirs else 0
    if sighting.mention.sources and event.sources and not set(sighting.mention.sources) & set(event.sources):
        return 0  # what A does to B is not what B does to A
    if mine == theirs:
        return 2
    return 1 if mine & theirs and (mine < theirs or theirs < mine) else 0


def other_party(sighting: Sighting, event: CaseEvent, document: str) -> int | None:
    """How near another mention of the same deed stands that names the other party only; None where they may be two deeds.

    "The company signed a contract in secret. … The paper was signed by the minister, Ola Dahl."
    """
    mine, theirs = set(sighting.mention.actors), set(event.actors)
    if sighting.family not in _OF_TWO or len(mine) != 1 or len(theirs) != 1 or sighting.again:
        return None
    if sighting.mention.kind != event.kind or sighting.stage not in {stage_of(m.status) for m in event.mentions}:
        return None
    if (sighting.mention.status == "denied") != all(m.status == "denied" for m in event.mentions):
        return None
    given = when_of(None, event.start, event.end)
    if sighting.when is not None and given is not None and not compatible(sighting.when, given):
        return None
    gap = min(abs(m.span[0] - sighting.mention.span[0]) for m in event.mentions if m.document == document)
    return gap if gap < _NEXT_SENTENCES else None


def lead(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str], document: str) -> int:
    """1 where a report's lead names the state of one who takes part, and its next sentences name him, or the other way round."""
    mine, theirs = set(sighting.mention.actors), set(event.actors)
    if sighting.family not in BETWEEN_STATES or min(len(mine), len(theirs)) != 1 or sighting.again:
        return 0
    (one,), others = (mine, theirs) if len(mine) == 1 else (theirs, mine)
    if not any(one == sides.get(other) or sides.get(one) == other for other in others):
        return 0
    gap = min(abs(m.span[0] - sighting.mention.span[0]) for m in event.mentions if m.document == document)
    return int(gap < _NEXT_SENTENCES)


def who_came(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str], document: str) -> int:
    """1 where a report's lead names the two that met and its next sentences two persons, none known to be of a third side.

    "Norland and the Front opened talks. Ola Dahl shook hands with Anna Berg": that is told of the talks, by
    the same voice.
    """
    mine, theirs = set(sighting.mention.actors), set(event.actors)
    if sighting.family not in MUTUAL or len(mine) != 2 or len(theirs) != 2 or mine & theirs or sighting.again:
        return 0
    known = {sides[one] for one in mine if one in sides}
    if not mine <= set(sighting.persons) or theirs & set(sides) or not known <= theirs or sighting.when or sighting.places:
        return 0
    own = [m for m in event.mentions if m.document == document and m.according_to == sighting.mention.according_to]
    return int(any(abs(m.span[0] - sighting.mention.span[0]) < _NEXT_SENTENCES for m in own))


def parties(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str]) -> int:
    """1 where two states do what their officials are said to do elsewhere: "Norland and Orland held talks", "Dahl met Berg"."""
    mine, theirs = set(sighting.mention.actors), set(event.actors)
    of_states = sighting.family in BETWEEN_STATES or {sighting.mention.kind, event.kind} <= _TREATIES
    if not of_states or len(mine) < 2 or len(theirs) < 2:
        return 0

    def stands_among(actor: str, others: set[str]) -> bool:
        return actor in others or any(actor == sides.get(other) or sides.get(actor) == other for other in others)

    if sighting.family not in MUTUAL and _of_other_hands(sighting, event, sides):
        return 0  # what Norland does to Orland is not what Orland does to Norland
    same = all(stands_among(a, theirs) for a in mine) and all(stands_among(a, mine) for a in theirs)
    return 1 if same else 0


def _of_other_hands(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str]) -> bool:
    """Whether both name who acts, and these are of no common state."""
    mine, theirs = ({sides.get(actor, actor) for actor in acting} for acting in (sighting.mention.sources, event.sources))
    return bool(mine and theirs) and not mine & theirs


def one_end(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str], document: str) -> int:
    """1 where one tells only who attacked, the other only whom: next to it, or on one day if the report names both."""
    given = when_of(None, event.start, event.end)
    if sighting.family != "attack" or sighting.again or places_of(sighting, event) < 0:
        return 0
    theirs = set(event.actors) - set(event.sources)
    if (sighting.mention.sources and event.sources) or (sighting.targets and theirs):
        return 0
    gaps = [abs(m.span[0] - sighting.mention.span[0]) for m in event.mentions if m.document == document]
    if gaps and min(gaps) < _NEXT_SENTENCES and (sighting.when is None or given is None or compatible(sighting.when, given)):
        return 1
    acting = {sides.get(actor, actor) for actor in event.actors}
    same_day = sighting.when is not None and sighting.when.is_day and given == sighting.when
    return int(same_day and bool(acting & set(sighting.among)))


def strangers(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str]) -> int:
    """1 where two states and two persons meet on one day in one place, and no person is known to be of another side."""
    mine, theirs = set(sighting.mention.actors), set(event.actors)
    given = when_of(None, event.start, event.end)
    if sighting.family not in MUTUAL or len(mine) != 2 or len(theirs) != 2 or mine & theirs or sighting.again:
        return 0
    if sighting.when is None or given is None or places_of(sighting, event) < 1 or not compatible(sighting.when, given):
        return 0
    persons = set(sighting.persons)
    for states, people in ((mine, theirs), (theirs, mine)):
        known = [sides[one] for one in people if one in sides]
        if states & set(sides) or states & persons or any(side not in states for side in known):
            continue
        if people == mine and not people <= persons:
            continue
        if known and (sighting.when.is_day or given.is_day):
            return 1
        if sighting.when.is_day and sighting.when == given and (people == theirs or states & set(sighting.among)):
            return 1
    return 0


def _same_direction(sighting: Sighting, event: CaseEvent) -> bool:
    """A letter of A to B is none of B to A; of one whose hand is not named, the addressees must be its own."""
    mine, theirs = set(sighting.mention.sources), set(event.sources)
    if not mine and not theirs:
        return True
    if not mine:
        return set(sighting.targets) <= set(event.actors) - theirs
    if not theirs:
        return set(event.actors) <= set(sighting.targets)
    return mine == theirs


def places_of(sighting: Sighting, event: CaseEvent) -> int:
    """1 same, 0 unknown, -1 different."""
    theirs = tuple(dict.fromkeys(m.place for m in event.mentions if m.place))
    if not sighting.places or not theirs:
        return 0
    if any(same_place(mine, other) for mine in sighting.places for other in theirs):
        return 1
    return -int(are_apart(sighting.places, theirs))
