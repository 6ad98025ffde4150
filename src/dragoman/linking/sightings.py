"""A reading's events as linking compares them: principals of the case, what is known of the date, who says so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from dragoman.linking.dating import When, when_of
from dragoman.linking.eventkinds import MUTUAL, SOLITARY, Stage, family_of, stage_of
from dragoman.linking.finality import final_date
from dragoman.types import CaseActor, CaseEvent, DocumentCard, Event, EventMention, Reading

_PRINCIPALS = 6
# "met again", "a second meeting": another one than that told of before.
_AGAIN = re.compile(
    r"\b(?:again|second|another|anew|next|further|third|de nouveau|deuxième|nouvelle|otra vez|segunda|de nuevo|erneut|zweite[ns]?|"
    r"weitere[sn]?|снова|вновь|второй раз|вторая|втор\w+)\b|مجدد|مرة أخرى|ثاني|دوباره|بار دوم",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sighting:
    """One mention with its family and date parsed."""

    mention: EventMention
    family: str
    when: When | None
    again: bool

    @property
    def stage(self) -> Stage:
        """Wished, planned or done."""
        return stage_of(self.mention.status)

    @property
    def targets(self) -> tuple[str, ...]:
        """Principals who do not act."""
        return tuple(actor for actor in self.mention.actors if actor not in self.mention.sources)


def sightings_of(reading: Reading, card: DocumentCard, cast: Mapping[str, CaseActor]) -> list[Sighting]:
    """The sightings of a document in the order of the text; deeds without a principal of the case are left out."""
    found = []
    times = {time.id: time.value for time in reading.times}
    for event in reading.events:
        family = family_of(event.kind)
        if family is None:
            continue
        actors, sources = _principals(event, family, cast)
        if not actors:
            continue
        value = times.get(event.time) if event.time else None
        start, end = event.start, event.end
        mention = EventMention(
            document=card.id,
            span=event.evidence[0] if event.evidence else event.trigger,
            status=event.status,
            published=card.published,
            according_to=_chain(reading, event.according_to, cast),
            start=start,
            end=end,
            place=(_venue(event, cast) if family in SOLITARY else None) or event.place,
            item=event.id,
            kind=event.kind,
            type=event.type,
            mode=event.mode,
            time=value,
            actors=actors,
            sources=sources,
        )
        words = reading.document.text[slice(*mention.span)]
        found.append(Sighting(mention, family, when_of(value, start, end), bool(_AGAIN.search(words))))
    return found


def gathered(local: CaseEvent, sightings: list[Sighting]) -> Sighting:
    """What a document says of one event, as one sighting."""
    first = sightings[0]
    mention = msgspec.structs.replace(
        first.mention,
        status=local.status,
        place=local.place,
        actors=local.actors,
        sources=local.sources,
        kind=local.kind,
    )
    return Sighting(mention, first.family, final_date(local.mentions)[0], False)


def _principals(event: Event, family: str, cast: Mapping[str, CaseActor]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Persons where persons act, else states and organisations; and those among them who act on the others."""
    acting = [(cast[p.actor], p.role) for p in event.participants if p.actor in cast and p.role in ("source", "target", "party")]
    if family in SOLITARY:
        acting = [(actor, role) for actor, role in acting if role != "target"]
    kinds = ("person",) if any(actor.kind == "person" for actor, _ in acting) else ("state", "organisation", "group")
    chosen = [(actor.id, role) for actor, role in acting if actor.kind in kinds]
    actors = tuple(dict.fromkeys(id for id, _ in chosen))[:_PRINCIPALS]
    if family in MUTUAL:
        return actors, ()
    return actors, tuple(dict.fromkeys(id for id, role in chosen if role == "source"))


def _venue(event: Event, cast: Mapping[str, CaseActor]) -> str | None:
    """Where a speech was given: the organisation addressed says more than the town."""
    addressed = [cast[p.actor] for p in event.participants if p.role in ("place", "target") and p.actor in cast]
    return next((actor.name for actor in addressed if actor.kind == "organisation"), None)


def _chain(reading: Reading, attribution: str | None, cast: Mapping[str, CaseActor]) -> tuple[str, ...]:
    """Who says so, outermost first, by the case's names."""
    above = {a.id: a for a in reading.attributions}
    names: list[str] = []
    while attribution is not None and attribution in above:
        found = above[attribution]
        known = cast.get(found.speaker) if found.speaker else None
        label = known.name if known else (found.chain[-1] if found.chain else "")
        if label:
            names.insert(0, label)
        attribution = found.parent
    return tuple(names)
