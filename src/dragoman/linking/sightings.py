"""A reading's events as linking compares them: principals of the case, what is known of the date, who says so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import msgspec

from dragoman.linking.anaphora import families_taken_up
from dragoman.linking.dating import When, lately, told, when_of
from dragoman.linking.eventkinds import (
    AMONG_PERSONS,
    BETWEEN_STATES,
    MUTUAL,
    SOLITARY,
    TAKEN_UP,
    Stage,
    family_of,
    stage_of,
)
from dragoman.linking.finality import final_date
from dragoman.linking.lone import stands_alone
from dragoman.linking.onlookers import by_onlookers
from dragoman.linking.places import is_one_of
from dragoman.linking.sides import organ_of, states_in
from dragoman.linking.stand_ins import are_facing, counterpart, facing, foremost_states, meant_by, owner_of, two_of
from dragoman.linking.subjects import is_his_own, leaves_out_its_subject
from dragoman.types import (
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
_AMONG = 4
_ABOUT = 3
_OF_VICTIMS = frozenset({"attack", "exchange"})  # deeds told of people whom nobody knows by name: "three dockers were killed"
_ARTICLE = 12  # characters before a deed that hold its article or "second"
# "met again", "a second meeting": another one than that told of before.
_NO_SUCH = re.compile(r"\bno (?:such )?\w+", re.IGNORECASE)  # "no such letter has arrived"
_AGAIN = re.compile(
    r"\b(?:again|second|another|anew|next|further|third|de nouveau|deuxième|nouvelle|otra vez|segunda|de nuevo|erneut|"
    r"zweite[ns]?|weitere[sn]?|снова|вновь|втор\w+)\b|مجدد|مرة أخرى|ثاني|دوباره|بار دوم",
    re.IGNORECASE,
)
# "a second round of the talks"
_ANOTHER_OF = re.compile(
    r"\b(?:second|third|fourth|another|next|further|new|fresh|deuxième|nouvelle|segunda|nueva|zweite|weitere|neue|втор\w+|нов\w+)\s+"
    r"\w+\s+(?:of\s+(?:the\s+)?|d(?:e|es|u)\s+(?:l[ao]s?\s+)?|der\s+)?$",
    re.IGNORECASE,
)
_BEFORE = 45  # characters before a deed that say of what it is another
# "in the Orlish town", "on Norlandish soil", "the border with Norland": where it was, not who did it.
_WHERE = re.compile(
    r"\b(?:in|into|at|near|outside|inside|on|across|en|au|aux|à|dans|sur|im|bei|auf|в|во|на|под|near|border(?:s)? with|"
    r"frontière avec|frontera con|Grenze zu|granits\w+ с)\s+(?:the |a |an |la |le |l['’]|les |el |los |las |der |dem |den |die )?"
    r"[^\W\d_][\w'’-]*(?:\s+(?:soil|territory|border|town|city|capital|resort|village|coast))?|(?<!\w)(?:في|قرب|داخل|در|نزدیک)\s+\w+",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(
    r"\b(?:tele)?phone[sd]?\b|\btelephon\w+|\bcall(?:s|ed)?\b|\bhotline\b|\brang\b|\brung up\b|\bvideo\b", re.IGNORECASE
)
_WEEKDAY = re.compile(r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]s)?", re.IGNORECASE)


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
    taken_up: bool = False
    """Whether it speaks of a deed as known: "the talks"."""
    unnamed: bool = False
    """Whether its own words name nobody of the case, and nothing by which it is known."""
    among: tuple[str, ...] = ()
    """The states that its report names most, of an unnamed or mutual deed or an attack: its parties are among them."""
    about: tuple[str, ...] = ()
    """The states that its report names most, of any deed."""
    persons: tuple[str, ...] = ()
    """Those of its principals who are persons."""
    two: tuple[str, ...] = ()
    """Those two of them that the report is about, if that is clear."""
    stands_alone: bool = False
    """Whether it is told by a verb, with people, a day or a place, and so is an event though the case knows none of them."""

    @property
    def recalls(self) -> bool:
        """Whether it takes up a deed that is told elsewhere."""
        return self.taken_up and not self.again

    @property
    def stage(self) -> Stage:
        """Wished, planned or done."""
        return stage_of(self.mention.status)

    @property
    def targets(self) -> tuple[str, ...]:
        """Principals who do not act."""
        return tuple(actor for actor in self.mention.actors if actor not in self.mention.sources)


@dataclass(frozen=True)
class _Scene:
    """A document with the case's actors in it; the case's states that it names, the `foremost` first."""

    reading: Reading
    card: DocumentCard
    cast: Mapping[str, CaseActor]
    states: Mapping[str, CaseActor]
    foremost: tuple[tuple[CaseActor, int], ...]

    @property
    def two(self) -> tuple[CaseActor, ...]:
        """The two states that the document is about, if that is clear."""
        return two_of(self.foremost)


def sightings_of(
    reading: Reading, card: DocumentCard, cast: Mapping[str, CaseActor], states: Mapping[str, CaseActor]
) -> list[Sighting]:
    """The sightings of a document in the order of the text; some name no principal of the case.

    `states` are the case's states by name, as far as the document names them in any form.
    """
    scene = _Scene(reading, card, cast, states, foremost_states(reading, cast, states))
    times = {time.id: time for time in _apposed(reading.times)}
    return [
        _sighting(scene, event, family, times)
        for event in reading.events
        if (family := family_of(_kind_of(event, reading))) is not None
    ]


def by_its_states(sighting: Sighting) -> Sighting | None:
    """A deed that names nobody, as one of the two states that its report is about, where it is known by its day or place."""
    placed = sighting.places and sighting.family in MUTUAL
    known = sighting.when is not None and (sighting.when.is_day or sighting.when.day is not None)
    if sighting.family not in BETWEEN_STATES or len(sighting.two) != 2 or not (known or placed):
        return None
    return replace(sighting, mention=msgspec.structs.replace(sighting.mention, actors=sighting.two))


def _sighting(scene: _Scene, event: Event, family: str, times: Mapping[str, Time]) -> Sighting:
    reading, card, cast = scene.reading, scene.card, scene.cast
    actors, sources = _principals(family, _acting(scene, event, family))
    speaker = _speaker(reading, event.according_to, cast)
    if family in BETWEEN_STATES and len(actors) < 2 and (actors or family not in MUTUAL) and not _is_person(actors, cast):
        actors = tuple(dict.fromkeys((*actors, *_states_named(reading, event, scene.states))))
    if family in MUTUAL and leaves_out_its_subject(reading, event, actors, speaker):
        actors = (speaker.id, *actors) if speaker else actors
    if speaker is not None and is_his_own(reading, event, family, actors, speaker, _others(reading, cast, speaker)):
        actors, sources = (speaker.id, *actors), (speaker.id, *sources)
    hearsay = event.status == "occurred" and family not in SOLITARY and by_onlookers(reading, event, actors, speaker, cast)
    status: Status = "alleged" if hearsay else event.status
    time = times.get(event.time) if event.time else None
    start, end = (event.start, event.end) if event.start or time is None else (time.start, time.end)
    if status == "cancelled" and time is not None and not _stands_in(time, event.evidence):
        time, start, end = None, None, None  # "on Friday the palace called off a visit": that is the day of the calling off
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
        kind=_kind_of(event, reading),
        type=event.type,
        mode=event.mode,
        time=time.value if time else None,
        actors=actors,
        sources=sources,
    )
    first, last = mention.span
    words = reading.document.text[first if actors else max(0, first - _ARTICLE) : last]
    again = bool(_AGAIN.search(words) or _ANOTHER_OF.search(reading.document.text[max(0, first - _BEFORE) : first]))
    when = (
        (time and _ahead(time, status, reported(card)))
        or when_of(mention.time, start, end)
        or lately(mention.time, reported(card))
    )
    places = (mention.place,) if mention.place else ()
    unnamed = not actors and not (family == "attack" and mention.place)  # an attack is known by its place, too
    missing = family == "letter" and event.status == "denied" and not event.participants and _NO_SUCH.search(words) is not None
    known = family in families_taken_up(words) or (not event.participants and _is_known(reading, when)) or family in _OF_VICTIMS
    known = known or any(are_facing(actor) for actor in reading.actors if any(p.actor == actor.id for p in event.participants))
    found = Sighting(dated(mention, when), family, when, again, places, missing or (known and family in TAKEN_UP), unnamed)
    persons = tuple(dict.fromkeys(a.id for a in cast.values() if a.kind == "person" and a.id in actors))
    found = replace(
        found,
        stands_alone=stands_alone(reading, event, when),
        persons=persons,
        about=tuple(state.id for state, _ in scene.foremost[:_ABOUT]),
    )
    if not unnamed and family not in MUTUAL | {"attack"}:
        return found
    among = tuple(state.id for state, _ in scene.foremost[:_AMONG])
    return replace(found, among=among, two=tuple(state.id for state in scene.two))


def dated(mention: EventMention, when: When | None) -> EventMention:
    """The mention with the days that its time means, as precisely as they are known."""
    start, end = told(when)
    return msgspec.structs.replace(mention, start=start, end=end)


def reported(card: DocumentCard) -> date | None:
    """The day of a report, if it is known."""
    return date.fromisoformat(card.published[:10]) if card.published and len(card.published) >= 10 else None


def _kind_of(event: Event, reading: Reading) -> str:
    """ "A conversation" is held by telephone only where the report speaks of one."""
    words = reading.document.text[slice(*event.trigger)].casefold()
    spoken = "conversation" in words or words in ("had", "have", "has", "held", "hold")
    return "talks" if event.kind == "call" and spoken and not _TELEPHONE.search(reading.document.text) else event.kind


def _ahead(time: Time, status: Status, report: date | None) -> When | None:
    """ "Monday's meeting has been called off": of what is still to come, a weekday is the next one after the report."""
    if report is None or stage_of(status) == "done" or not _WEEKDAY.fullmatch(time.text.strip()) or time.start != time.end:
        return None
    day = date.fromisoformat(time.start) if time.start and len(time.start) == 10 else None
    if day is None or not 0 < (report - day).days < 7:
        return None
    return When(day + timedelta(days=7), day + timedelta(days=7))


def _stands_in(time: Time, evidence: Sequence[tuple[int, int]]) -> bool:
    return any(start <= time.span[0] < end for start, end in evidence)


def _apposed(times: tuple[Time, ...]) -> list[Time]:
    """ "tomorrow (Tuesday)": a day that nothing anchors is the one that stands beside it."""
    found = []
    for number, time in enumerate(times):
        following = times[number + 1] if number + 1 < len(times) else None
        if time.value is None and following is not None and 0 <= following.span[0] - time.span[1] <= _BESIDE:
            time = msgspec.structs.replace(time, value=following.value, start=following.start, end=following.end)
        found.append(time)
    return found


def _is_known(reading: Reading, when: When | None) -> bool:
    """In English the reader keeps no deed of nobody but what the text speaks of as known; elsewhere a day must tell."""
    return reading.document.language in (None, "en") or (when is not None and when.is_day)


def _others(reading: Reading, cast: Mapping[str, CaseActor], speaker: CaseActor) -> list[int]:
    """Where other persons than the speaker are named."""
    named = [a for a in reading.actors if a.kind == "person" and (known := cast.get(a.id)) is not None and known.id != speaker.id]
    return [start for actor in named for start, _ in actor.mentions]


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
    unnamed = all(sighting.unnamed for sighting in sightings) and not local.actors
    when, again = final_date(local.mentions)[0], all(sighting.again for sighting in sightings)
    return replace(first, mention=mention, when=when, again=again, places=places, unnamed=unnamed)


def _acting(scene: _Scene, event: Event, family: str) -> list[_Acting]:
    """The case's actors in an event with their roles; a government or its unnamed people stand for their state."""
    reading, cast, states = scene.reading, scene.cast, scene.states
    local = {actor.id: actor for actor in reading.actors}
    found: list[_Acting] = []
    where = [event.place] if event.place else []
    for participant in event.participants:
        if participant.role not in ("source", "target", "party"):
            continue
        actor = cast.get(participant.actor)
        if actor is not None and is_one_of(actor.name, where):
            continue
        if actor is not None and actor.side is not None and actor.side in states and _is_government(actor, family):
            found.append(_Acting(states[actor.side], participant.role))
            continue
        described = local.get(participant.actor)
        meant = counterpart(described, [one.actor for one in found], cast) or meant_by(described, cast, states)
        if not meant and family in MUTUAL:
            meant = facing(described, cast, scene.two)
        if not meant and (owner := owner_of(described, reading, cast)) is not None:
            meant = [owner if owner.kind == "state" else states.get(owner.side or "", owner)]
        # A group that the case knows by its description alone ("soldiers from Norland and Orland") stands for its states, too.
        if actor is not None and not (actor.kind == "group" and meant):
            found.append(_Acting(actor, participant.role))
        else:
            group = actor is not None or local[participant.actor].kind != "person"
            found.extend(_Acting(other, participant.role, other.kind == "state", group) for other in meant)
    return found


def _is_person(actors: Sequence[str], cast: Mapping[str, CaseActor]) -> bool:
    return any(actor.kind == "person" for actor in cast.values() if actor.id in actors)


def _is_government(actor: CaseActor, family: str) -> bool:
    """Whether what it does its state does: "Norland's government", "the Orlish army"; whose treasury imposes sanctions, does."""
    organ = organ_of(actor.name)
    if organ is None:
        return False
    return organ.name in ("government", "armed forces") or (family == "sanction" and organ.branch == "executive")


def _states_named(reading: Reading, event: Event, states: Mapping[str, CaseActor]) -> list[str]:
    """The states that a deed's words name by an adjective of their people: "Norlandish troops fired at an Orlish patrol"."""
    words = (_WHERE.sub(" ", reading.document.text[slice(*span)]) for span in event.evidence)
    return [states[name].id for text in words for name in states_in(text) if name in states and name != event.place]


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
