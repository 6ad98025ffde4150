"""A reading's events as linking compares them: principals of the case, what is known of the date, who says so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from dragoman.linking.dating import When, lately, told, when_of
from dragoman.linking.eventkinds import AMONG_PERSONS, BETWEEN_STATES, MUTUAL, SOLITARY, Stage, family_of, stage_of
from dragoman.linking.finality import final_date
from dragoman.linking.offices import office_of, offices_of_roles
from dragoman.linking.scripts import folded
from dragoman.linking.sides import organ_of, states_in
from dragoman.types import (
    Actor,
    CaseActor,
    CaseEvent,
    DocumentCard,
    Event,
    EventMention,
    ParticipantRole,
    Reading,
    Status,
    Time,
)

_PRINCIPALS = 6
_BESIDE = 3
_SUBJECTLESS = frozenset({"ar", "fa", "es"})
# "met again", "a second meeting": another one than that told of before.
_AGAIN = re.compile(
    r"\b(?:again|second|another|anew|next|further|third|de nouveau|deuxième|nouvelle|otra vez|segunda|de nuevo|erneut|"
    r"zweite[ns]?|weitere[sn]?|снова|вновь|втор\w+)\b|مجدد|مرة أخرى|ثاني|دوباره|بار دوم",
    re.IGNORECASE,
)
# "in the Orlish town", "on Norlandish soil", "the border with Norland": where it was, not who did it.
_WHERE = re.compile(
    r"\b(?:in|into|at|near|outside|inside|on|across|en|au|aux|à|dans|sur|im|bei|auf|в|во|на|под|near|border(?:s)? with|"
    r"frontière avec|frontera con|Grenze zu|granits\w+ с)\s+(?:the |a |an |la |le |l['’]|les |el |los |las |der |dem |den |die )?"
    r"[^\W\d_][\w'’-]*(?:\s+(?:soil|territory|border|town|city|capital|resort|village|coast))?|(?<!\w)(?:في|قرب|داخل|در|نزدیک)\s+\w+",
    re.IGNORECASE,
)
_SINGULAR = re.compile(r"(?<=\w)s\b(?!['’])")  # "the foreign ministers of" → "the foreign minister of"
_NOTING = re.compile(r"\b(?:not(?:e|es|ed|ing)|recall(?:s|ed|ing)?|remind(?:s|ed)?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Acting:
    """An actor with its part in a deed; a state that `stands` for people without a name, and whether these are a `group`."""

    actor: CaseActor
    role: ParticipantRole
    stands: bool = False
    group: bool = False


@dataclass(frozen=True)
class Sighting:
    """One mention with its family and date parsed."""

    mention: EventMention
    family: str
    when: When | None
    again: bool
    places: tuple[str, ...] = ()

    @property
    def stage(self) -> Stage:
        """Wished, planned or done."""
        return stage_of(self.mention.status)

    @property
    def targets(self) -> tuple[str, ...]:
        """Principals who do not act."""
        return tuple(actor for actor in self.mention.actors if actor not in self.mention.sources)


def sightings_of(
    reading: Reading, card: DocumentCard, cast: Mapping[str, CaseActor], states: Mapping[str, CaseActor]
) -> list[Sighting]:
    """The sightings of a document in the order of the text; deeds without a principal of the case are left out.

    `states` are the case's states by name, as far as the document names them in any form.
    """
    times = {time.id: time for time in _apposed(reading.times)}
    return [
        sighting
        for event in reading.events
        if (family := family_of(event.kind)) and (sighting := _sighting(reading, card, cast, states, event, family, times))
    ]


def _sighting(
    reading: Reading,
    card: DocumentCard,
    cast: Mapping[str, CaseActor],
    states: Mapping[str, CaseActor],
    event: Event,
    family: str,
    times: Mapping[str, Time],
) -> Sighting | None:
    actors, sources = _principals(family, _acting(reading, event, cast, states))
    speaker = _speaker(reading, event.according_to, cast)
    if family in BETWEEN_STATES and len(actors) < 2 and (actors or family not in MUTUAL) and not _is_person(actors, cast):
        actors = tuple(dict.fromkeys((*actors, *_states_named(reading, event, states))))
    if family in MUTUAL and _leaves_out_its_subject(reading, event, actors, speaker):
        actors = (speaker.id, *actors) if speaker else actors
    if not actors and not (family == "attack" and event.place):
        return None  # an attack is known by its place, too
    hearsay = event.status == "occurred" and family not in SOLITARY and _is_onlooker(speaker, actors)
    hearsay = hearsay and not _only_notes(reading, event.according_to)
    status: Status = "alleged" if hearsay else event.status
    time = times.get(event.time) if event.time else None
    start, end = (event.start, event.end) if event.start or time is None else (time.start, time.end)
    mention = EventMention(
        document=card.id,
        span=event.evidence[0] if event.evidence else event.trigger,
        status=status,
        published=card.published,
        according_to=_chain(reading, event.according_to, cast),
        start=start,
        end=end,
        place=None if family == "letter" else event.place,  # a letter has no place: what is named is its subject
        item=event.id,
        kind=event.kind,
        type=event.type,
        mode=event.mode,
        time=time.value if time else None,
        actors=actors,
        sources=sources,
    )
    words = reading.document.text[slice(*mention.span)]
    when = when_of(mention.time, start, end) or lately(mention.time, reported(card))
    return Sighting(dated(mention, when), family, when, bool(_AGAIN.search(words)), (mention.place,) if mention.place else ())


def dated(mention: EventMention, when: When | None) -> EventMention:
    """The mention with the days that its time means, as precisely as they are known."""
    start, end = told(when)
    return msgspec.structs.replace(mention, start=start, end=end)


def reported(card: DocumentCard) -> date | None:
    """The day of a report, if it is known."""
    return date.fromisoformat(card.published[:10]) if card.published and len(card.published) >= 10 else None


def _apposed(times: tuple[Time, ...]) -> list[Time]:
    """ "tomorrow (Tuesday)": a day that nothing anchors is the one that stands beside it."""
    found = []
    for number, time in enumerate(times):
        following = times[number + 1] if number + 1 < len(times) else None
        if time.value is None and following is not None and 0 <= following.span[0] - time.span[1] <= _BESIDE:
            time = msgspec.structs.replace(time, value=following.value, start=following.start, end=following.end)
        found.append(time)
    return found


def _leaves_out_its_subject(reading: Reading, event: Event, actors: tuple[str, ...], speaker: CaseActor | None) -> bool:
    """ "Dijo que verá a Berg": where a verb needs no subject, whoever says it is the one who will meet Berg."""
    if reading.document.language not in _SUBJECTLESS or speaker is None or speaker.kind != "person" or len(actors) != 1:
        return False
    return speaker.id not in actors and event.status in ("planned", "proposed", "conditional")


def _is_onlooker(speaker: CaseActor | None, actors: tuple[str, ...]) -> bool:
    """An institute or company that tells of others' deeds was not there: it is a medium."""
    return (
        speaker is not None
        and speaker.kind in ("organisation", "group", "outlet")
        and speaker.id not in actors
        and speaker.side is None
        and organ_of(speaker.name) is None
        and not states_in(speaker.name)
    )


def _only_notes(reading: Reading, attribution: str | None) -> bool:
    """ "The paper also notes that Dahl met Berg": what is noted is taken as known."""
    found = next((a for a in reading.attributions if a.id == attribution), None)
    cue = " ".join(reading.document.text[slice(*span)] for span in found.cue) if found else ""
    return bool(_NOTING.search(cue))


def _speaker(reading: Reading, attribution: str | None, cast: Mapping[str, CaseActor]) -> CaseActor | None:
    found = next((a for a in reading.attributions if a.id == attribution), None)
    return cast.get(found.speaker) if found is not None and found.speaker else None


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
        time=next((s.mention.time for s in sightings if s.when is not None), None),
    )
    places = tuple(dict.fromkeys(place for sighting in sightings for place in sighting.places))
    return Sighting(mention, first.family, final_date(local.mentions)[0], False, places)


def _acting(reading: Reading, event: Event, cast: Mapping[str, CaseActor], states: Mapping[str, CaseActor]) -> list[_Acting]:
    """The case's actors in an event with their roles; a government or its unnamed people stand for their state."""
    local = {actor.id: actor for actor in reading.actors}
    found: list[_Acting] = []
    for participant in event.participants:
        if participant.role not in ("source", "target", "party"):
            continue
        actor = cast.get(participant.actor)
        if actor is not None and actor.side is not None and actor.side in states and _is_government(actor):
            found.append(_Acting(states[actor.side], participant.role))
            continue
        meant = _meant_by(local.get(participant.actor), cast, states)
        # A group that the case knows by its description alone ("soldiers from Norland and Orland") stands for its states, too.
        if actor is not None and not (actor.kind == "group" and meant):
            found.append(_Acting(actor, participant.role))
        else:
            group = actor is not None or local[participant.actor].kind != "person"
            found.extend(_Acting(other, participant.role, other.kind == "state", group) for other in meant)
    return found


def _is_person(actors: Sequence[str], cast: Mapping[str, CaseActor]) -> bool:
    return any(actor.kind == "person" for actor in cast.values() if actor.id in actors)


def _is_government(actor: CaseActor) -> bool:
    """Whether what it does its state does: "Norland's government", "the Orlish army"."""
    organ = organ_of(actor.name)
    return organ is not None and organ.name in ("government", "armed forces")


def _states_named(reading: Reading, event: Event, states: Mapping[str, CaseActor]) -> list[str]:
    """The states that a deed's words name by an adjective of their people: "Norlandish troops fired at an Orlish patrol"."""
    words = (_WHERE.sub(" ", reading.document.text[slice(*span)]) for span in event.evidence)
    return [states[name].id for text in words for name in states_in(text) if name in states and name != event.place]


def _meant_by(actor: Actor | None, cast: Mapping[str, CaseActor], known: Mapping[str, CaseActor]) -> list[CaseActor]:
    """Whom people without a name stand for: the holders of the office that they are called by, else their states.

    "the foreign ministers of Norland and Orland", "Norlandish officials", "the Dahl administration", "an Orlish envoy".
    """
    if actor is None or actor.kind not in ("group", "organisation", "person"):
        return []
    words = set(folded(actor.name).split())
    if actor.kind == "group":  # "members of the Front", "Front rebels"
        bodies = [
            b
            for b in cast.values()
            if b.kind == "organisation" and any(set(folded(n).split()) <= words for n in (b.name, *b.aliases))
        ]
        if bodies:
            return list({body.id: body for body in bodies}.values())
    persons = [person for person in cast.values() if person.kind == "person" and person.side]
    heads = (
        {person.side for person in persons if words & set(folded(person.name).split()[-1:])} if actor.kind != "person" else set()
    )
    named = tuple(states_in(actor.name)) or tuple(side for side in heads if side)
    states = [known[name] for name in named if name in known]
    if len(states) != len(named):
        return []
    if actor.kind == "group" and (holders := _holders(actor.name, named, persons)):
        return holders
    return states


def _holders(description: str, states: Sequence[str], persons: Sequence[CaseActor]) -> list[CaseActor]:
    """The persons of a document who hold the office that a plural names, one for each of its states; else nobody."""
    office = office_of(_SINGULAR.sub("", description))
    if office is None:
        return []
    found = [
        [p for p in persons if any(held.name == office.name and held.state == state for held in offices_of_roles(p.roles))]
        for state in states
    ]
    return [people[0] for people in found] if all(len(people) == 1 for people in found) else []


def _principals(family: str, acting: list[_Acting]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Persons where persons act, else states and organisations; and those among them who act on the others.

    Where one does something to another, each side has its own: a state that lists a general acts on him.
    """
    if family in SOLITARY:
        acting = [one for one in acting if one.role != "target"]
    if family not in BETWEEN_STATES:
        acting = [one for one in acting if not one.stands or one.group]
    if family in AMONG_PERSONS | SOLITARY:
        chosen = _foremost(acting, family in BETWEEN_STATES)
    else:
        doing = [one for one in acting if one.role == "source"]
        chosen = [*_foremost(doing), *_foremost([one for one in acting if one not in doing])]
    actors = tuple(dict.fromkeys(one.actor.id for one in chosen))[:_PRINCIPALS]
    if family in MUTUAL:
        return actors, ()
    return actors, tuple(dict.fromkeys(one.actor.id for one in chosen if one.role == "source"))


def _foremost(acting: Sequence[_Acting], stand_ins: bool = False) -> list[_Acting]:
    """Persons, and with them the states that people without a name stand for; where no person acts, everybody."""
    sides = {one.actor.side for one in acting if one.actor.kind == "person"}
    if not sides:
        return [one for one in acting if one.actor.kind in ("state", "organisation", "group")]
    return [one for one in acting if one.actor.kind == "person" or (stand_ins and one.stands and one.actor.name not in sides)]


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
