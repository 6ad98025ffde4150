"""Sighting and event → how much speaks for their being the same deed, or that they cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.linking.dating import When, apart, compatible, when_of
from dragoman.linking.eventkinds import BETWEEN_STATES, MUTUAL, SOLITARY, family_of, stage_of
from dragoman.linking.finality import when_told
from dragoman.linking.parts import changed_parts
from dragoman.linking.places import same_place
from dragoman.linking.reach import looks, near
from dragoman.linking.sightings import Sighting
from dragoman.types import CaseEvent, DocumentCard, EventMention

_WINDOW = {"letter": 120}
_WIDE = 45  # days: two longer stretches that overlap say little
_FRESH = 3
_RECENT = 45  # days between a report and a deed that it names by its place alone
_NOTABLE = frozenset({"deal", "attack", "exchange", "ceasefire", "test", "seizure", "airstrike"})  # rarely two a day by one hand
_OF_TWO = frozenset({"deal", "exchange"})
_NEXT_SENTENCES = 500  # characters
_DEFAULT_WINDOW = 60  # days between a report and the undated deed that it looks back on or forward to


@dataclass(frozen=True)
class Likeness:
    """`rank` orders candidates; `holds_if_single` is False where what speaks for it is too little even without a rival.

    What `outweighs` stands against rivals of its rank that do not hold.
    """

    rank: tuple[int, ...]
    rule: str
    holds_if_single: bool = True
    correction: int | None = None
    outweighs: bool = False


def likeness(sighting: Sighting, event: CaseEvent, card: DocumentCard, sides: Mapping[str, str]) -> Likeness | None:
    """How a sighting fits an event; None where it cannot be the same. `sides` gives the state of each official by their ids."""
    if family_of(event.kind) != sighting.family or not _stages_fit(sighting, event):
        return None
    if sighting.unnamed:
        return _recognised(sighting, event, card, sides)
    mine = sighting.mention
    if sighting.family not in MUTUAL and changed_parts(mine.sources, mine.actors, event.sources, event.actors):
        return None
    here = any(m.document == card.id for m in event.mentions)
    people = _people(sighting, event) or _parties(sighting, event, sides) or (here and _lead(sighting, event, sides, card.id))
    people = people or _one_end(sighting, event, sides, card.id) or _strangers(sighting, event, sides)
    if not people and here and (gap := _other_party(sighting, event, card.id)) is not None:
        return Likeness((0, 0, 0, -gap), "told right before, with the other party")
    if not people:
        return None
    if here and sighting.again and not _told_with_the_same_date(sighting, event, card.id):
        return None
    if is_next_of(sighting, event):
        return None
    if sighting.family == "wish" and sighting.mention.kind != event.kind:
        return None
    place = _places(sighting, event)
    if sighting.family in MUTUAL and len({*sighting.mention.actors, *event.actors}) < 2 and place < 1 and not here:
        return None  # whom they met is not told
    if sighting.when is None:
        return _undated(sighting, event, card, people, place, here)
    return _dated(sighting, event, card, people, place, here)


def _recognised(sighting: Sighting, event: CaseEvent, card: DocumentCard, sides: Mapping[str, str]) -> Likeness | None:
    """ "The raid of 9 October", "the Varna summit": of the states that the report names, on that day, or lately at that place."""
    place, given = _places(sighting, event), when_of(None, event.start, event.end)
    if not event.actors or not sighting.recalls:
        same = place > 0 and sighting.when is not None and sighting.when.is_day and sighting.when == given
        same = same and sighting.mention.kind == event.kind
        return Likeness((3, place, 0), "a deed of that day at that place") if same and not sighting.again else None
    parties = {sides.get(actor, actor) for actor in event.actors}
    shared = len(parties & set(sighting.among))
    if place < 0 or not shared or sighting.again:
        return None
    if sighting.when is not None:
        day = given is not None and given.is_day and compatible(sighting.when, given) and _could_look_at(given, card, sighting)
        return Likeness((4, place, shared), "a deed of that day among states that the report names") if day else None
    window = None if given is None else _in_time(sighting, event, card, given, _RECENT)
    near = place > 0 and shared == len(parties) and window is not False and window is not None
    return Likeness((2, place, shared), "the deed at that place among states that the report names") if near else None


def _told_with_the_same_date(sighting: Sighting, event: CaseEvent, document: str) -> bool:
    """ "They will meet again on Friday" is another meeting than the one told of before, unless that one was on Friday too."""
    told = [when for m in event.mentions if m.document == document and (when := when_told(m)) is not None]
    return sighting.when is not None and sighting.when in told


def is_next_of(sighting: Sighting, event: CaseEvent) -> bool:
    """Whether a mention speaks of another deed, still to come, than one that reports up to it have told as done.

    "The next exchange", "a further round of talks will be held".
    """
    if not sighting.again or sighting.stage == "done":
        return False
    mine = sighting.mention.published
    done = [m.published for m in event.mentions if stage_of(m.status) == "done" and m.status != "denied"]
    return any(mine is None or day is None or day <= mine for day in done)


def _stages_fit(sighting: Sighting, event: CaseEvent) -> bool:
    """What is only wished for is not what is planned or done, unless both name the same day."""
    stages = {stage_of(m.status) for m in event.mentions}
    if (sighting.stage == "wished") == (stages == {"wished"}):
        return True
    given = when_of(None, event.start, event.end)
    return sighting.when is not None and sighting.when.is_day and given == sighting.when


def _people(sighting: Sighting, event: CaseEvent) -> int:
    """2 where the principals are the same, 1 where one side names fewer, 0 where they differ or letters cross."""
    mine, theirs = set(sighting.mention.actors), set(event.actors)
    if not mine or not theirs:
        return (2 if mine == theirs else 1) if _places(sighting, event) > 0 else 0
    if sighting.family == "letter" and not _same_direction(sighting, event):
        return 0
    if sighting.family in SOLITARY:
        return 2 if mine == theirs else 0
    if sighting.mention.sources and event.sources and not set(sighting.mention.sources) & set(event.sources):
        return 0  # what A does to B is not what B does to A
    if mine == theirs:
        return 2
    return 1 if mine & theirs and (mine < theirs or theirs < mine) else 0


def _other_party(sighting: Sighting, event: CaseEvent, document: str) -> int | None:
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


def _lead(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str], document: str) -> int:
    """1 where a report's lead names the state of one who takes part, and its next sentences name him, or the other way round."""
    mine, theirs = set(sighting.mention.actors), set(event.actors)
    if sighting.family not in BETWEEN_STATES or min(len(mine), len(theirs)) != 1 or sighting.again:
        return 0
    (one,), others = (mine, theirs) if len(mine) == 1 else (theirs, mine)
    if not any(one == sides.get(other) or sides.get(one) == other for other in others):
        return 0
    gap = min(abs(m.span[0] - sighting.mention.span[0]) for m in event.mentions if m.document == document)
    return int(gap < _NEXT_SENTENCES)


def _parties(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str]) -> int:
    """1 where two states do what their officials are said to do elsewhere: "Norland and Orland held talks", "Dahl met Berg"."""
    mine, theirs = set(sighting.mention.actors), set(event.actors)
    if sighting.family not in BETWEEN_STATES or len(mine) < 2 or len(theirs) < 2:
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


def _one_end(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str], document: str) -> int:
    """1 where one tells only who attacked, the other only whom: next to it, or on one day if the report names both."""
    given = when_of(None, event.start, event.end)
    if sighting.family != "attack" or sighting.again or _places(sighting, event) < 0:
        return 0
    theirs = set(event.actors) - set(event.sources)
    if (sighting.mention.sources and event.sources) or (sighting.targets and theirs):
        return 0
    gaps = [abs(m.span[0] - sighting.mention.span[0]) for m in event.mentions if m.document == document]
    if gaps and min(gaps) < _NEXT_SENTENCES and (sighting.when is None or given is None or compatible(sighting.when, given)):
        return 1
    parties = {sides.get(actor, actor) for actor in event.actors}
    same_day = sighting.when is not None and sighting.when.is_day and given == sighting.when
    return int(same_day and bool(parties & set(sighting.among)))


def _strangers(sighting: Sighting, event: CaseEvent, sides: Mapping[str, str]) -> int:
    """1 where two states and two persons meet on one day in one place, and no person is known to be of another side."""
    mine, theirs = set(sighting.mention.actors), set(event.actors)
    given = when_of(None, event.start, event.end)
    if sighting.family not in MUTUAL or len(mine) != 2 or len(theirs) != 2 or mine & theirs or sighting.again:
        return 0
    if sighting.when is None or given is None or _places(sighting, event) < 1 or not compatible(sighting.when, given):
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


def _places(sighting: Sighting, event: CaseEvent) -> int:
    """1 same, 0 unknown, -1 different."""
    theirs = tuple(dict.fromkeys(m.place for m in event.mentions if m.place))
    if not sighting.places or not theirs:
        return 0
    return 1 if any(same_place(mine, other) for mine in sighting.places for other in theirs) else -1


def _dated(sighting: Sighting, event: CaseEvent, card: DocumentCard, people: int, place: int, here: bool) -> Likeness | None:
    when = sighting.when
    assert when is not None
    given = when_of(None, event.start, event.end)
    patterns = [w for m in event.mentions if (w := when_told(m)) is not None]
    if given is None and not patterns:
        return _date_meets_undated(sighting, event, card, people, place, here)
    if given is not None and not compatible(given, when):
        return _next_day(sighting, event, given, people, place, here)
    if given is None and any(pattern != when for pattern in patterns):
        return None  # a Friday and an April 22nd of unknown years say nothing of each other
    exact = given is not None and given.is_day and (when.is_day or (when.month is not None and when.day is not None))
    if place < 0 and not (exact and people == 2 and sighting.family in MUTUAL) and sighting.family not in SOLITARY:
        return None
    if given is None:
        precision = 1
    elif exact:
        precision = 4
    else:
        precision = 3 if given.is_day else 2
    if when.is_partial and not _could_look_at(given, card, sighting):
        return None
    if sighting.family in SOLITARY:
        same = exact or here or place > 0
        return Likeness((precision, people, place), "same speaker, dates agree") if same else None
    if people == 2:
        wide = given is not None and not exact and not when.is_partial and max(when.days, given.days) > _WIDE
        return None if wide else Likeness((precision, people, place), "same principals, dates agree")
    alone = sighting.mention.kind == event.kind and sighting.family in _NOTABLE
    if exact and (len(sighting.mention.actors) > 1 or place > 0 or here or alone):
        return Likeness((precision, people, place), "same day, one names fewer principals")
    a_day = given is not None and (given.is_day or when.is_day)
    if given is not None and ((a_day and (place > 0 or here)) or sighting.family == "letter"):
        return Likeness((precision, people, place), "dates and place agree, one names fewer principals")
    return None


def _next_day(sighting: Sighting, event: CaseEvent, given: When, people: int, place: int, here: bool) -> Likeness | None:
    """Reports that differ by one day on a meeting of the same pair in the same place mean the same: the conflict is shown.

    So does an exchange that was announced for Wednesday and carried out on Thursday, wherever it was.
    """
    when = sighting.when
    if when is None or not (when.is_day and given.is_day) or here or sighting.again or place < 0 or people < 2:
        return None
    of_one = sighting.family == "exchange" and bool(sighting.persons)  # "freed on Wednesday": one hostage is freed once
    if (len(event.actors) < 2 and not of_one) or apart(when, given) != 1:
        return None
    put_off = of_one or (sighting.family == "exchange" and not _same_stage(sighting, event))
    if not put_off and (sighting.family not in MUTUAL or place < 1):
        return None
    return Likeness((0, people, place), "same principals and place, reports differ by a day")


def _date_meets_undated(
    sighting: Sighting, event: CaseEvent, card: DocumentCard, people: int, place: int, here: bool
) -> Likeness | None:
    """A dated mention and an event that nobody has dated: the date must lie where its reports look."""
    when = sighting.when
    if when is None or place < 0 or sighting.family in SOLITARY:
        return None
    if here and {stage_of(m.status) for m in event.mentions if m.document == card.id} != {sighting.stage}:
        return None
    sure = people == 2 and (len(event.actors) > 1 or here)
    window = _WINDOW.get(sighting.family, _DEFAULT_WINDOW) if sure else _FRESH
    verdicts = {looks(m.published, m.published, when, stage_of(m.status) == "done", window) for m in event.mentions}
    if False in verdicts or (None in verdicts and not here and not (sure and _same_stage(sighting, event))):
        return None
    return Likeness((1, people, place), "same principals, in the time that its reports look at")


def _undated(sighting: Sighting, event: CaseEvent, card: DocumentCard, people: int, place: int, here: bool) -> Likeness | None:
    """A mention without a date: in one report the deed told before; across reports only the pair's single one in that time."""
    if place < 0 and not (here and sighting.family in SOLITARY):
        return None
    same_stage = _same_stage(sighting, event)
    if here:
        stages = {stage_of(m.status) for m in event.mentions if m.document == card.id}
        if sighting.stage not in stages:
            return None
        gap = min(abs(m.span[0] - sighting.mention.span[0]) for m in event.mentions if m.document == card.id)
        return Likeness((4, people, place, -gap), "told before in the same report")
    window = _WINDOW.get(sighting.family, _DEFAULT_WINDOW)
    given = when_of(None, event.start, event.end)
    verdict = _in_time(sighting, event, card, given, window)
    if verdict is False:
        return None
    if _calls_off(sighting, event) and people == 2 and verdict:
        return Likeness((1, people, place, 1), "the one planned visit, called off")
    if sighting.family in SOLITARY | {"visit"}:
        # One who acts alone acts often: the place must speak for it too.
        return Likeness((1 if verdict else 0, people, 1, 1), "same actor and place") if place > 0 and people == 2 else None
    pair = len(sighting.mention.actors) > 1 or _both_denied(sighting, event)
    answers = verdict is True and sighting.mention.kind == event.kind and _one_denies_the_other(sighting, event)
    holds = (
        answers
        or (pair and people == 2 and (verdict is True or same_stage))
        or (verdict is True and people == 1 and same_stage and (sighting.family == "letter" or _names_a_pair(sighting, event)))
    )
    # Where the time is unknown, a place must not choose among several: the pair may meet there often.
    rank = (1, people, int(same_stage), place) if verdict else (0, people, int(same_stage), int(_both_denied(sighting, event)))
    return Likeness(rank, "the only one of these principals", holds, outweighs=answers)


def _calls_off(sighting: Sighting, event: CaseEvent) -> bool:
    """Whether a visit that is called off may be one that others have announced."""
    announced = any(m.status == "planned" for m in event.mentions)
    return sighting.family == "visit" and sighting.mention.status == "cancelled" and announced


def _names_a_pair(sighting: Sighting, event: CaseEvent) -> bool:
    """Whether both name at least two: one name alone takes part in too much."""
    return sighting.family in MUTUAL and len(sighting.mention.actors) > 1 and len(event.actors) > 1


def _both_denied(sighting: Sighting, event: CaseEvent) -> bool:
    """A deed is denied because it was reported: two denials of the same actor's mean the same report."""
    return sighting.mention.status == "denied" and any(m.status == "denied" for m in event.mentions)


def _one_denies_the_other(sighting: Sighting, event: CaseEvent) -> bool:
    """What is denied was told: a denial that names fewer people means the one such deed that is talked about."""
    if sighting.mention.status == "denied":
        return any(is_somebodys_word(m) for m in event.mentions)
    return is_somebodys_word(sighting.mention) and any(m.status == "denied" for m in event.mentions)


def is_somebodys_word(mention: EventMention) -> bool:
    """Whether a deed is told on somebody's word, so that another may deny it."""
    return mention.status == "alleged" or (mention.status == "occurred" and bool(mention.according_to))


def _same_stage(sighting: Sighting, event: CaseEvent) -> bool:
    return sighting.stage in {stage_of(m.status) for m in event.mentions}


def _could_look_at(given: When | None, card: DocumentCard, sighting: Sighting) -> bool:
    """Whether a report can mean that day by a weekday or month alone: not from half a year away."""
    if given is None:
        return True
    earliest, latest = card.published or card.earliest, card.published or card.latest
    if earliest is None and latest is None:
        return True
    reach = 10 if sighting.when is not None and sighting.when.weekday is not None else 340
    done = sighting.stage == "done"
    return looks(earliest, latest, given, done, reach) is not False


def _in_time(sighting: Sighting, event: CaseEvent, card: DocumentCard, given: When | None, window: int) -> bool | None:
    earliest, latest = card.published or card.earliest, card.published or card.latest
    done = sighting.stage == "done"
    if given is not None and sighting.stage != "wished":
        return looks(earliest, latest, given, done, window)
    if earliest is None and latest is None:
        return None
    reports = [m.published for m in event.mentions if m.published]
    return near(reports, earliest or latest, window) if reports else None
