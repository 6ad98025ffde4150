"""Sighting and event → how much speaks for their being the same deed, or that they cannot be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.linking.dating import When, apart, compatible, when_of
from dragoman.linking.eventkinds import MUTUAL, SOLITARY, family_of, stage_of
from dragoman.linking.finality import when_told
from dragoman.linking.one_voice import says_both, words_about, words_of
from dragoman.linking.partners import lead, one_end, other_party, parties, people_of, places_of, strangers, who_came
from dragoman.linking.parts import changed_parts
from dragoman.linking.reach import looks, near
from dragoman.linking.sightings import Sighting
from dragoman.types import CaseEvent, DocumentCard, EventMention

_WINDOW = {"letter": 120}
_WIDE = 45  # days: two longer stretches that overlap say little
_FRESH = 3
_NEWS = 21  # days between two reports of one letter, where either leaves out to whom it was
_RECENT = 45  # days between a report and a deed that it names by its place alone
_NOTABLE = frozenset({"deal", "attack", "exchange", "ceasefire", "test", "custody"})  # rarely two a day by one hand
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
    if says_both(words_of([sighting.mention]), words_about(event)):
        return None
    if sighting.unnamed:
        return _recognised(sighting, event, card, sides)
    mine = sighting.mention
    if sighting.family not in MUTUAL and changed_parts(mine.sources, mine.actors, event.sources, event.actors):
        return None
    here = any(m.document == card.id for m in event.mentions)
    people = people_of(sighting, event) or parties(sighting, event, sides) or (here and lead(sighting, event, sides, card.id))
    people = people or (here and who_came(sighting, event, sides, card.id))
    people = people or one_end(sighting, event, sides, card.id) or strangers(sighting, event, sides)
    if not people and here and (gap := other_party(sighting, event, card.id)) is not None:
        return Likeness((0, 0, 0, -gap), "told right before, with the other party")
    if not people:
        return None
    if here and sighting.again and not _told_with_the_same_date(sighting, event, card.id):
        return None
    if is_next_of(sighting, event):
        return None
    if sighting.family == "wish" and sighting.mention.kind != event.kind:
        return None
    place = places_of(sighting, event)
    if sighting.family in MUTUAL and len({*sighting.mention.actors, *event.actors}) < 2 and place < 1 and not here:
        return None  # whom they met is not told
    if sighting.when is None:
        return _undated(sighting, event, card, people, place, here)
    return _dated(sighting, event, card, people, place, here)


def _recognised(sighting: Sighting, event: CaseEvent, card: DocumentCard, sides: Mapping[str, str]) -> Likeness | None:
    """ "The raid of 9 October", "the Varna summit": of the states that the report names, on that day, or lately at that place."""
    place, given = places_of(sighting, event), when_of(None, event.start, event.end)
    if not event.actors or not sighting.recalls:
        same = place > 0 and sighting.when is not None and sighting.when.is_day and sighting.when == given
        same = same and (sighting.mention.kind == event.kind or sighting.family == "attack")
        return Likeness((3, place, 0), "a deed of that day at that place") if same and not sighting.again else None
    acting = {sides.get(actor, actor) for actor in event.actors}
    shared = len(acting & set(sighting.among))
    if place < 0 or not shared or sighting.again:
        return None
    if sighting.when is not None:
        day = given is not None and given.is_day and compatible(sighting.when, given) and _could_look_at(given, card, sighting)
        return Likeness((4, place, shared), "a deed of that day among states that the report names") if day else None
    window = None if given is None else _in_time(sighting, event, card, given, _RECENT)
    near = place > 0 and shared == len(acting) and window is not False and window is not None
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
        or (
            verdict is True
            and people == 1
            and same_stage
            and (_is_in_the_news(sighting, event) or _names_a_pair(sighting, event))
        )
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


def _is_in_the_news(sighting: Sighting, event: CaseEvent) -> bool:
    """Whether a letter of which one party is told may be that of which reports of these weeks tell, and not the writer's next."""
    mine = sighting.mention.published
    told = [m.published for m in event.mentions if m.published]
    if sighting.family != "letter" or len(sighting.mention.actors) > 1 or not mine or not told:
        return sighting.family == "letter"
    return min(abs((date.fromisoformat(mine[:10]) - date.fromisoformat(day[:10])).days) for day in told) <= _NEWS


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
        in_time = looks(earliest, latest, given, done, window)
        # "the summit fell through", reported on the day after: what is off is told before its day or not long after it
        off = in_time is False and sighting.mention.status == "cancelled"
        return looks(earliest, latest, given, True, window) if off else in_time
    if earliest is None and latest is None:
        return None
    reports = [m.published for m in event.mentions if m.published]
    return near(reports, earliest or latest, window) if reports else None


Alike = Callable[[Sighting, CaseEvent, DocumentCard, Mapping[str, str]], Likeness | None]
"""How far a mention and an event may be one deed."""


def best_like(
    sighting: Sighting,
    candidates: Sequence[CaseEvent],
    card: DocumentCard,
    sides: Mapping[str, str],
    alike: Alike = likeness,
) -> tuple[CaseEvent | None, Likeness | None]:
    """The one best candidate; nobody where two are equally good."""
    scored = [(found, event) for event in candidates if (found := alike(sighting, event, card, sides))]
    if not scored:
        return None, None
    best = max(found.rank for found, _ in scored)
    winners = [(found, event) for found, event in scored if found.rank == best]
    firm = [(found, event) for found, event in winners if found.holds_if_single]
    if len(firm) != 1 or (len(winners) > 1 and not firm[0][0].outweighs):
        return None, None
    return firm[0][1], firm[0][0]
