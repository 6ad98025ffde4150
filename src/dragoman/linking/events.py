"""Reading + case → events: which mentions report the same deed.

Candidates come by keys: a family of deeds, a principal and a month, or a family and a pair. A mention joins the one event that
fits best; where two fit equally well, or where only the pair speaks for it and time does not, it stays alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

import msgspec

from dragoman.linking.dating import When, when_of
from dragoman.linking.event_decisions import Passages, as_decided, decide, decisions_of
from dragoman.linking.eventkinds import MUTUAL, SOLITARY, family_of
from dragoman.linking.finality import event_of, when_told
from dragoman.linking.likeness import Likeness, is_somebodys_word, likeness
from dragoman.linking.news import DAYS_OF_NEWS, NEWS, in_the_news, may_be_news, states_of
from dragoman.linking.other_words import OF_WEEKS, OtherWords, asked_of_weeks, in_other_words, weeks_of
from dragoman.linking.places import city_of
from dragoman.linking.scripts import folded
from dragoman.linking.sides import states_in
from dragoman.linking.sightings import Sighting, by_its_states, dated, gathered, sightings_of
from dragoman.linking.taken_up import as_told_of, taken_up
from dragoman.types import (
    Anchor,
    CaseActor,
    CaseEvent,
    CaseView,
    Correction,
    DocumentCard,
    EventMention,
    Key,
    Member,
    MergeReason,
    Reading,
)

_MONTHS = 3  # a longer interval is filed as undated
_PAIRS = 6
_RECENT = 31  # days around a report in which a deed that it names by its place alone was or will be
_CANDIDATES = 24  # events of the case that a sighting is compared with
_REASONS = 20
_TOLD_ON = 8  # days on which reports told of an event, by which it is found again
_LISTED = 200  # mentions listed with an event; beyond, a report that says nothing new of it is only its member


@dataclass(frozen=True)
class EventLinks:
    """What the events of one document are in the case: `by_item` by local id; clusters changed, with all their keys; members."""

    by_item: dict[str, CaseEvent]
    changed: tuple[CaseEvent, ...] = ()
    keys: tuple[Key, ...] = ()
    members: tuple[Member, ...] = ()


@dataclass
class _Desk:
    """The case as it stands while one document is being linked."""

    view: CaseView
    card: DocumentCard
    text: str
    names: dict[str, str]
    sides: dict[str, str]
    passages: Passages
    persons: set[str]
    words: OtherWords | None = None
    decisions: tuple[Correction, ...] = ()
    changed: dict[str, CaseEvent] = field(default_factory=dict)
    filed: dict[str, dict[str, None]] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)

    def find(self, sighting: Sighting, mentions: Sequence[EventMention]) -> tuple[CaseEvent | None, Likeness | None]:
        """The event that a sighting belongs to, as the analyst decided, else the one that is most like it."""
        decided = decide(self.decisions, mentions, self.changed, self.view, self.passages)
        if decided.alone is not None:
            return None, None
        if decided.join is not None:
            id, entry = decided.join
            event = self.changed.get(id) or next(iter(self.view.events_by_id([id])))
            return event, Likeness((), "the analyst's decision", correction=entry)
        candidates = [event for event in self.candidates(sighting) if event.id not in decided.avoid]
        self.learn(actor for event in candidates for actor in event.actors)
        found = _best(sighting, candidates, self.card, self.sides)
        if found[0] is None and may_be_news(sighting):
            others = [event for event in self.told_of_late(sighting) if event.id not in decided.avoid]
            self.learn(actor for event in others for actor in event.actors)
            found = _best(sighting, others, self.card, self.sides, in_the_news)
        if found[0] is not None or self.words is None:
            return found
        others = [event for event in self.of_these_weeks(sighting) if event.id not in decided.avoid]
        self.learn(actor for event in others for actor in event.actors)
        return in_other_words(sighting, mentions, others, self.words, self.persons, self.sides)

    def told_of_late(self, sighting: Sighting) -> list[CaseEvent]:
        """Events of the family among these states of which other reports told in the same days."""
        return self._under(_asked_of_the_news(sighting, self.sides))

    def of_these_weeks(self, sighting: Sighting) -> list[CaseEvent]:
        """Events of the family of which reports of these weeks told, those by its actors or the states of its report first."""
        actors = (*_with_sides(sighting.mention.actors, self.sides), *sighting.about)
        return self._under(asked_of_weeks(sighting.family, actors, sighting.mention.published), OF_WEEKS)

    def candidates(self, sighting: Sighting) -> list[CaseEvent]:
        """Events under the sighting's keys, as this document has left them so far."""
        return self._under(asked(sighting, self.sides))

    def _under(self, keys: Sequence[str], most: int = _CANDIDATES) -> list[CaseEvent]:
        found = {event.id: event for event in self.view.events(keys, most)}
        found |= {id: self.changed[id] for key in keys for id in self.filed.get(key, ())}
        return [self.changed.get(id, event) for id, event in found.items()]

    def put(self, mentions: Sequence[EventMention], event: CaseEvent | None, why: Likeness | None) -> CaseEvent:
        """File mentions under an event of the case, or under one of their own."""
        id = event.id if event else self._new_id(mentions[0].item)
        reasons = event.reasons if event else ()
        if event is not None and why is not None and len(reasons) < _REASONS:
            left, right = self._anchor(event.mentions[0]), self._anchor(mentions[0])
            reasons = (*reasons, MergeReason(left=left, right=right, rule=why.rule, correction=why.correction))
        listed = event.mentions if event else ()
        everything = (*listed, *(m for m in mentions if len(listed) < _LISTED or _adds(m, listed)))
        self.learn(actor for m in everything for actor in m.actors)
        self.changed[id] = told = as_decided(
            event_of(id, everything, self.names, reasons, self.sides), self.decisions, self.passages
        )
        self.items |= {mention.item: id for mention in mentions}
        for key in keys_of(told, self.sides):
            self.filed.setdefault(key, {})[id] = None
        return told

    def _new_id(self, item: str) -> str:
        """By the first mention; where an event of that name stands without it, as after a correction, by a number more."""
        id, number = f"{self.card.id}:{item}", 1
        while id in self.changed or self.view.events_by_id([id]):
            number += 1
            id = f"{self.card.id}:{item}.{number}"
        return id

    def learn(self, actors: Iterable[str]) -> None:
        """Ask the case for names and states of actors that this document does not show."""
        unknown = list(dict.fromkeys(actor for actor in actors if actor not in self.names))
        found = self.view.actors_by_id(unknown) if unknown else ()
        self.names |= {actor.id: actor.name for actor in found}
        self.sides |= sides_of(found)
        self.persons |= _persons(found)

    def _anchor(self, mention: EventMention) -> Anchor:
        quote = self.text[slice(*mention.span)] if mention.document == self.card.id else ""
        return Anchor(document=mention.document, span=mention.span, quote=quote)


def _states(reading: Reading, cast: Mapping[str, CaseActor], view: CaseView) -> dict[str, CaseActor]:
    """The case's states by name that the document names, be it only by an adjective."""
    known = {actor.name: actor for actor in cast.values() if actor.kind == "state"}
    named = [name for line in reading.document.text.splitlines() for name in states_in(line) if name not in known]
    found = view.actors([f"f:{folded(name)}" for name in dict.fromkeys(named)]) if named else ()
    return known | {actor.name: actor for actor in found if actor.kind == "state" and actor.name in named}


def sides_of(actors: Iterable[CaseActor]) -> dict[str, str]:
    """Official or organ → the state whose it is, by their ids; who serves several has none."""
    found = {actor.id: {r.actor for r in actor.related if r.kind in ("official-of", "organ-of")} for actor in actors}
    return {id: next(iter(states)) for id, states in found.items() if len(states) == 1}


def _persons(actors: Iterable[CaseActor]) -> set[str]:
    return {actor.id for actor in actors if actor.kind == "person"}


def _adds(mention: EventMention, listed: Sequence[EventMention]) -> bool:
    """Whether a mention says anything of the event that none of those listed says."""
    return all(_facts(mention) != _facts(other) for other in listed)


def _facts(mention: EventMention) -> tuple[object, ...]:
    return mention.status, mention.start, mention.time, mention.place, mention.actors, mention.sources, mention.according_to[-1:]


def link_events(
    reading: Reading,
    card: DocumentCard,
    cast: Mapping[str, CaseActor],
    view: CaseView,
    words: OtherWords | None = None,
) -> EventLinks:
    """Link the events of one reading to those of the case; `cast` gives the case actor of each local actor id.

    What the document itself says of one event is put together first; then each of its events looks for its like in the case.
    """
    names = {actor.id: actor.name for actor in cast.values()}
    sides = sides_of(cast.values())
    states = _states(reading, cast, view)
    groups = _within(sightings_of(reading, card, cast, states), card, sides)
    whole = [(gathered(local, sightings), local) for local, sightings in groups]
    passages = Passages(view, card.id, (mention.span for _, local in whole for mention in local.mentions))
    decisions = decisions_of(view.corrections())
    desk = _Desk(view, card, reading.document.text, names, sides, passages, _persons(cast.values()), words, decisions)
    meant: dict[str, date] = {}
    for sighting, local in sorted(whole, key=lambda pair: _reliance(pair[0])):
        sighting, mentions = _as_meant(sighting, local.mentions, meant)
        event, why = desk.find(sighting, mentions)
        if event is None and sighting.unnamed:
            stated = by_its_states(sighting)
            if stated is None:
                continue
            mentions = tuple(msgspec.structs.replace(mention, actors=stated.mention.actors) for mention in mentions)
            sighting = replace(stated, unnamed=False)
            event, why = desk.find(sighting, mentions)
        told = desk.put(mentions, event, why)
        meant = _learnt(sighting, told) | meant
    # "the attack on the bridge" in a sentence does not tell that it was attacked: such a mention makes no claim.
    nouns = {sighting.mention.item for _, sightings in groups for sighting in sightings if sighting.unnamed}
    by_item = {item: desk.changed[id] for item, id in desk.items.items() if item not in nouns}
    members = tuple(Member(kind="event", document=card.id, item=item, cluster=id) for item, id in desk.items.items())
    return EventLinks(by_item, tuple(desk.changed.values()), event_keys(desk.changed.values(), desk.sides), members)


def _reliance(sighting: Sighting) -> tuple[int, ...]:
    """Deeds of several named actors first: they are found again most surely, and date what else the report tells."""
    alone = len(sighting.mention.actors) < 2 or sighting.unnamed or sighting.family in SOLITARY
    return (_precision(sighting)[0] == 2, alone, *_precision(sighting))


def _learnt(sighting: Sighting, event: CaseEvent) -> dict[str, date]:
    """What a partial date of the report means, by the event of other reports that it was recognised in."""
    value, when = sighting.mention.time, when_of(None, event.start, event.end)
    others = {mention.document for mention in event.mentions} - {sighting.mention.document}
    if not value or sighting.when is None or not sighting.when.is_partial or when is None or not when.is_day or not others:
        return {}
    return {value: when.start} if when.start is not None and sighting.when.fits(when.start) else {}


def _as_meant(
    sighting: Sighting, mentions: Sequence[EventMention], meant: Mapping[str, date]
) -> tuple[Sighting, tuple[EventMention, ...]]:
    """The same with partial dates read as elsewhere in the report: its "Friday" is one Friday."""
    read = tuple(
        dated(mention, When(day, day)) if mention.start is None and (day := meant.get(mention.time or "")) else mention
        for mention in mentions
    )
    when = sighting.when
    if when is not None and when.is_partial and (day := meant.get(sighting.mention.time or "")):
        when = When(day, day)
    return replace(sighting, when=when), read


def _within(
    sightings: list[Sighting],
    card: DocumentCard,
    sides: Mapping[str, str],
) -> list[tuple[CaseEvent, list[Sighting]]]:
    """The document's own events. Mentions with a date come first, so that "the talks" find the meeting that has one.

    A mention that names nobody is the deed of its family told next to it, else stays alone for the case to recognise.
    """
    groups: dict[str, list[Sighting]] = {}
    local: dict[str, CaseEvent] = {}

    def put(sighting: Sighting, found: CaseEvent | None) -> None:
        id = found.id if found is not None else sighting.mention.item
        groups.setdefault(id, []).append(sighting)
        told = sorted(groups[id], key=lambda s: s.mention.span)
        local[id] = event_of(id, [s.mention for s in told], {}, (), sides)

    for sighting in sorted((s for s in sightings if not s.unnamed), key=_precision):
        put(sighting, _best(sighting, list(local.values()), card, sides)[0])
    for sighting in sorted((s for s in sightings if s.unnamed), key=_precision):
        if (meant := taken_up(sighting, list(local.values()))) is not None:
            put(as_told_of(sighting, meant), meant)
        elif sighting.taken_up and not sighting.again:
            put(sighting, None)
    return [(local[id], groups[id]) for id in groups]


def without(event: CaseEvent, document: str, names: Mapping[str, str], sides: Mapping[str, str]) -> CaseEvent | None:
    """The event as the other documents tell it; None if no other does."""
    rest = [mention for mention in event.mentions if mention.document != document]
    return event_of(event.id, rest, names, event.reasons, sides) if rest else None


def _precision(sighting: Sighting) -> tuple[int, int, int]:
    rank = 2 if sighting.when is None else 1 if sighting.when.is_partial else 0
    return rank, int(sighting.mention.place is None), sighting.mention.span[0]


def _best(
    sighting: Sighting,
    candidates: Sequence[CaseEvent],
    card: DocumentCard,
    sides: Mapping[str, str],
    alike: Callable[[Sighting, CaseEvent, DocumentCard, Mapping[str, str]], Likeness | None] = likeness,
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


def asked(sighting: Sighting, sides: Mapping[str, str]) -> list[str]:
    """The keys under which a sighting's event may stand."""
    if sighting.unnamed:
        return _asked_of_states(sighting)
    family, actors = sighting.family, _with_sides(sighting.mention.actors, sides)
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


def _asked_of_the_news(sighting: Sighting, sides: Mapping[str, str]) -> list[str]:
    """Under which an event stands of which others told within days of this report, by its states."""
    published = sighting.mention.published
    if not published:
        return []
    day = date.fromisoformat(published[:10])
    days = [day + timedelta(days=gap) for gap in range(-DAYS_OF_NEWS, DAYS_OF_NEWS + 1)]
    states = dict.fromkeys((*states_of(sighting.mention.actors, sides, sighting.persons), *sighting.among))
    return [f"n:{sighting.family}|{state}|{each}" for state in states for each in days]


def _may_be_denied(mention: EventMention) -> bool:
    """What is denied was told by somebody, whatever its date."""
    return mention.status == "denied" or is_somebodys_word(mention)


def _with_sides(actors: Sequence[str], sides: Mapping[str, str]) -> tuple[str, ...]:
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
    whole = _with_sides(actors, sides)
    keys = [f"e:{family}|{actor}|{month}" for actor in (*whole, *placed) for month in _months(when)]
    keys += [f"d:{family}|{actor}|{day}" for day in _days([when, *(when_told(m) for m in event.mentions)]) for actor in whole]
    if family in NEWS:
        told_on = dict.fromkeys(m.published[:10] for m in event.mentions if m.published)
        keys += [f"n:{family}|{actor}|{day}" for actor in whole for day in list(told_on)[:_TOLD_ON]]
    if any(_may_be_denied(m) for m in event.mentions):
        keys += [f"x:{family}|{actor}" for actor in whole]
    keys += weeks_of(family, whole, event.mentions)
    return [*keys, *_pair_keys(family, actors), *_pair_keys(family, _parties(actors, sides))]


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
