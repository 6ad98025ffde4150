"""Mentions that name nobody → the deed of the same report that they take up: "the talks", "the meeting of 9 October"."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from dragoman.linking.dating import compatible, when_of
from dragoman.linking.eventkinds import family_of, stage_of
from dragoman.linking.finality import when_told
from dragoman.linking.places import are_apart
from dragoman.linking.sightings import Sighting
from dragoman.types import CaseEvent

_UNSAID = frozenset({"occurred", "alleged"})  # what a noun that takes up a deed seems to say, whether it was done or not


def taken_up(sighting: Sighting, told: Sequence[CaseEvent]) -> CaseEvent | None:
    """The nearest deed of that family told before, else after, that neither date nor place contradicts.

    "Another", "the next" or "a second" one is none of them.
    """
    if sighting.again or not sighting.taken_up:
        return None
    fitting = [event for event in told if family_of(event.kind) == sighting.family and _fits(sighting, event)]
    here = sighting.mention.span[0]
    before = [
        (here - m.span[0], number, event) for number, event in enumerate(fitting) for m in event.mentions if m.span[0] <= here
    ]
    if before:
        return min(before, key=lambda found: found[:2])[2]
    after = [(m.span[0] - here, number, event) for number, event in enumerate(fitting) for m in event.mentions]
    return min(after, key=lambda found: found[:2])[2] if after else None


def as_told_of(sighting: Sighting, event: CaseEvent) -> Sighting:
    """The mention with what it leaves unsaid: "Friday's meeting" of a meeting that is only planned is planned, too."""
    stages = {stage_of(m.status) for m in event.mentions}
    mention = sighting.mention
    if mention.status in _UNSAID and (sighting.stage not in stages or mention.status == "occurred"):
        last = [m.status for m in event.mentions if m.span[0] <= mention.span[0]] or [event.mentions[0].status]
        mention = msgspec.structs.replace(mention, status=last[-1])
    if mention.status == "denied":
        return replace(sighting, mention=msgspec.structs.replace(mention, start=None, end=None, time=None), when=None)
    return replace(sighting, mention=mention)


def _fits(sighting: Sighting, event: CaseEvent) -> bool:
    # "No such meeting was held, it said on Thursday": the day is that of the denial.
    when = sighting.when if sighting.mention.status != "denied" else None
    known = [given for m in event.mentions if (given := when_told(m)) is not None]
    if (given := when_of(None, event.start, event.end)) is not None:
        known.append(given)
    if when is not None and any(not compatible(when, given) for given in known):
        return False
    places = [m.place for m in event.mentions if m.place]
    if are_apart(sighting.places, places):
        return False
    return sighting.stage == "done" or sighting.stage in {stage_of(m.status) for m in event.mentions}
