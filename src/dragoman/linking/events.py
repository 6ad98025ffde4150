"""Reading + case → events: which mentions report the same deed.

Candidates come by keys: a family of deeds, a principal and a month, or a family and a pair. A mention joins the one event that
fits best; where two fit equally well, or where only the pair speaks for it and time does not, it stays alone. What the document
has touched is then held against the events of its weeks, and those that are likely one deed become one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import msgspec

from dragoman.linking.dating import When, when_of
from dragoman.linking.event_decisions import Passages, as_decided, decide, decisions_of, is_set_apart
from dragoman.linking.event_keys import asked, asked_of_likely, asked_of_the_news, event_keys, keys_of, with_sides
from dragoman.linking.eventkinds import SOLITARY, are_of_one_sort
from dragoman.linking.finality import event_of
from dragoman.linking.likeness import Alike, Likeness, best_like, likeness
from dragoman.linking.long_ago import is_out_of_time, may_recall
from dragoman.linking.memory import weight_of
from dragoman.linking.news import in_the_news, may_be_news
from dragoman.linking.one_deed import LIKELY, best_of, likelihood, portrait
from dragoman.linking.one_deed import reason as likely_reason
from dragoman.linking.other_words import OF_WEEKS, OtherWords, asked_of_weeks, day_told, in_other_words
from dragoman.linking.renaming import by_name, renamed, told_of
from dragoman.linking.scripts import folded
from dragoman.linking.sides import states_in
from dragoman.linking.sightings import Sighting, by_its_states, dated, gathered, sightings_of
from dragoman.linking.taken_up import as_told_of, taken_up
from dragoman.linking.wordings import Wordings
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

_CANDIDATES = 24  # events of the case that a sighting is compared with
_REASONS = 20
_LISTED = 200  # mentions listed with an event; beyond, a report that says nothing new of it is only its member


@dataclass(frozen=True)
class EventLinks:
    """What the events of one document are in the case: `by_item` by local id; clusters changed, with all their keys; members;
    ids that are gone, each with that of the event it has become part of."""

    by_item: dict[str, CaseEvent]
    changed: tuple[CaseEvent, ...] = ()
    keys: tuple[Key, ...] = ()
    members: tuple[Member, ...] = ()
    gone: Mapping[str, str] = field(default_factory=dict)


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
    wordings: Wordings
    words: OtherWords | None = None
    decisions: tuple[Correction, ...] = ()
    likely: float = LIKELY
    changed: dict[str, CaseEvent] = field(default_factory=dict)
    filed: dict[str, dict[str, None]] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    moved: dict[tuple[str, str], None] = field(default_factory=dict)

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
        candidates = [event for event in candidates if not is_out_of_time(sighting, event)]
        self.learn(actor for event in candidates for actor in event.actors)
        found = self.best(sighting, mentions[0], candidates)
        if found[0] is None and may_be_news(sighting):
            others = [event for event in self.told_of_late(sighting) if event.id not in decided.avoid]
            self.learn(actor for event in others for actor in event.actors)
            found = self.best(sighting, mentions[0], others, in_the_news)
        if found[0] is not None or self.words is None:
            return found
        others = [event for event in self.of_these_weeks(sighting) if event.id not in decided.avoid]
        others = [event for event in others if not self.wordings.differ(mentions[0], event)]
        self.learn(actor for event in others for actor in event.actors)
        return in_other_words(sighting, mentions, others, self.words, self.persons, self.sides)

    def best(
        self, sighting: Sighting, mention: EventMention, candidates: Sequence[CaseEvent], alike: Alike = likeness
    ) -> tuple[CaseEvent | None, Likeness | None]:
        """The one best candidate that does not tell another deed in the same words."""
        events = list(candidates)
        found = best_like(sighting, events, self.card, self.sides, alike)
        while found[0] is not None and self.wordings.differ(mention, found[0]):
            events.remove(found[0])
            found = best_like(sighting, events, self.card, self.sides, alike)
        return found

    def told_of_late(self, sighting: Sighting) -> list[CaseEvent]:
        """Events of the family among these states of which other reports told in the same days."""
        return self._under(asked_of_the_news(sighting, self.sides))

    def of_these_weeks(self, sighting: Sighting) -> list[CaseEvent]:
        """Events of the family of which reports of these weeks told, those by its actors or the states of its report first."""
        actors = (*with_sides(sighting.mention.actors, self.sides), *sighting.about)
        return self._under(asked_of_weeks(sighting.family, actors, day_told(sighting.mention)), OF_WEEKS)

    def candidates(self, sighting: Sighting) -> list[CaseEvent]:
        """Events under the sighting's keys, as this document has left them so far."""
        return self._under(asked(sighting, self.sides))

    def _under(self, keys: Sequence[str], most: int | None = _CANDIDATES) -> list[CaseEvent]:
        found = {event.id: event for event in self.view.events(keys, most)}
        found |= {id: self.changed[id] for key in keys for id in self.filed.get(key, ()) if id in self.changed}
        return [self.changed.get(id, event) for id, event in found.items() if id not in self.gone]

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
        self._file(told)
        return told

    def _file(self, event: CaseEvent) -> None:
        for key in keys_of(event, self.sides):
            self.filed.setdefault(key, {})[event.id] = None

    def reunite(self) -> None:
        """Make one of the events that reports tell unlike each other: those that this document tells with what the case holds."""
        for id in list(self.changed):
            while id in self.changed and (twin := self._twin(self.changed[id])) is not None:
                id = self._unite(self.changed[id], *twin)

    def _twin(self, event: CaseEvent) -> tuple[CaseEvent, Mapping[str, float]] | None:
        """The event that is likeliest the same deed, and what speaks for it."""
        if not self._may_unite(event):
            return None
        others = [other for other in self._under(asked_of_likely(event, self.sides), OF_WEEKS) if other.id != event.id]
        others = [other for other in others if self._may_unite(other) and are_of_one_sort(event.kind, other.kind)]
        self.learn(actor for other in (event, *others) for actor in other.actors)
        best = best_of(*(portrait(one, self.persons, self.sides) for one in (event, *others)))
        while best is not None and likelihood(best[1]) >= self.likely:
            if not self.wordings.are_apart(event, others[best[0]]):
                return others[best[0]], best[1]
            others.remove(others[best[0]])
            best = best_of(*(portrait(one, self.persons, self.sides) for one in (event, *others)))
        return None

    def _may_unite(self, event: CaseEvent) -> bool:
        return len(event.mentions) < _LISTED and not is_set_apart(event, self.decisions, self.passages)

    def _unite(self, one: CaseEvent, other: CaseEvent, found: Mapping[str, float]) -> str:
        """Two events as one, under the id of that of more documents; of equals, under that which the case has had before."""
        kept, lost = sorted((one, other), key=lambda event: (-weight_of(event), self._is_new(event), event.id))
        why = MergeReason(
            left=self._anchor(kept.mentions[0]),
            right=self._anchor(lost.mentions[0]),
            rule=likely_reason(found),
            score=round(likelihood(found), 2),
        )
        reasons = (*kept.reasons, *lost.reasons, why)[-_REASONS:]
        mentions = (*kept.mentions, *lost.mentions)
        self.learn(actor for mention in mentions for actor in mention.actors)
        told = as_decided(event_of(kept.id, mentions, self.names, reasons, self.sides), self.decisions, self.passages)
        self.changed.pop(lost.id, None)
        self.changed[kept.id] = told
        self.gone = {gone: kept.id if id == lost.id else id for gone, id in self.gone.items()} | {lost.id: kept.id}
        self.items = {item: kept.id if id == lost.id else id for item, id in self.items.items()}
        self.moved |= {(m.document, m.item): None for m in lost.mentions if m.document != self.card.id}
        self._file(told)
        return kept.id

    def rename(self, actors: Iterable[CaseActor]) -> None:
        """Tell the events of those whom this document has given another name by that name."""
        for event in told_of(renamed(actors, self.view), self.view):
            told = by_name(self.changed.get(event.id, event), self.names)
            if event.id not in self.gone and told != event:
                self.changed[event.id] = told
                self.learn(told.actors)  # whose the event is, under whose keys it is filed again
                self._file(told)

    def _is_new(self, event: CaseEvent) -> bool:
        return all(mention.document == self.card.id for mention in event.mentions)

    def members(self) -> Iterable[Member]:
        """What the document's items belong to, and those of other documents whose event has become part of another."""
        for item, id in self.items.items():
            yield Member(kind="event", document=self.card.id, item=item, cluster=id)
        events = self.changed.values() if self.moved else ()
        at = {(m.document, m.item): event.id for event in events for m in event.mentions}
        for document, item in self.moved:
            yield Member(kind="event", document=document, item=item, cluster=at[document, item])

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
    likely: float = LIKELY,
) -> EventLinks:
    """Link the events of one reading to those of the case; `cast` gives the case actor of each local actor id, `likely` the
    probability from which two events are one.

    What the document itself says of one event is put together first; then each of its events looks for its like in the case.
    """
    names = {actor.id: actor.name for actor in cast.values()}
    sides = sides_of(cast.values())
    states = _states(reading, cast, view)
    groups = _within(sightings_of(reading, card, cast, states), card, sides, reading.document.text)
    whole = [(gathered(local, sightings), local) for local, sightings in groups]
    passages = Passages(view, card.id, (mention.span for _, local in whole for mention in local.mentions))
    decisions = decisions_of(view.corrections())
    wordings = Wordings(view, card.id, reading)
    desk = _Desk(
        view, card, reading.document.text, names, sides, passages, _persons(cast.values()), wordings, words, decisions, likely
    )
    meant: dict[str, date] = {}
    for sighting, local in sorted(whole, key=lambda pair: _reliance(pair[0])):
        sighting, mentions = _as_meant(sighting, local.mentions, meant)
        event, why = desk.find(sighting, mentions)
        if event is None and not sighting.mention.actors:
            stated = by_its_states(sighting)
            if stated is None and sighting.unnamed and not sighting.stands_alone:
                continue
            if stated is not None:
                presumed = tuple(msgspec.structs.replace(mention, actors=stated.mention.actors) for mention in mentions)
                sighting = replace(stated, unnamed=False)
                event, why = desk.find(sighting, presumed)
                mentions = mentions if event is not None and event.actors else presumed  # who it was, others say
        told = desk.put(mentions, event, why)
        meant = _learnt(sighting, told) | meant
    desk.reunite()
    desk.rename(cast.values())
    # "the attack on the bridge" in a sentence does not tell that it was attacked: such a mention makes no claim, but "the summit
    # is off" does.
    unnamed = [s for _, sightings in groups for s in sightings if s.unnamed and not s.stands_alone]
    nouns = {s.mention.item for s in unnamed if s.mention.status != "cancelled"}
    by_item = {item: desk.changed[id] for item, id in desk.items.items() if item not in nouns}
    changed = tuple(desk.changed.values())
    return EventLinks(by_item, changed, event_keys(changed, desk.sides), tuple(desk.members()), desk.gone)


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
    text: str,
) -> list[tuple[CaseEvent, list[Sighting]]]:
    """The document's own events. Mentions with a date come first, so that "the talks" find the meeting that has one.

    A mention that names nobody is the deed of its family told next to it, else stays alone: for the case to recognise where it
    recalls a deed, as an event of its own where it tells one.
    """
    groups: dict[str, list[Sighting]] = {}
    local: dict[str, CaseEvent] = {}

    def put(sighting: Sighting, found: CaseEvent | None) -> None:
        id = found.id if found is not None else sighting.mention.item
        groups.setdefault(id, []).append(sighting)
        told = sorted(groups[id], key=lambda s: s.mention.span)
        local[id] = event_of(id, [s.mention for s in told], {}, (), sides)

    def recalled(sighting: Sighting) -> list[CaseEvent]:
        return [event for id, event in local.items() if may_recall(sighting, groups[id], text)]

    for sighting in sorted((s for s in sightings if not s.unnamed), key=_precision):
        put(sighting, best_like(sighting, recalled(sighting), card, sides)[0])
    for sighting in sorted((s for s in sightings if s.unnamed), key=_precision):
        if (meant := taken_up(sighting, recalled(sighting))) is not None:
            put(as_told_of(sighting, meant), meant)
        elif sighting.recalls or sighting.stands_alone:
            put(sighting, None)
    return [(local[id], groups[id]) for id in groups]


def without(event: CaseEvent, document: str, names: Mapping[str, str], sides: Mapping[str, str]) -> CaseEvent | None:
    """The event as the other documents tell it; None if no other does."""
    rest = [mention for mention in event.mentions if mention.document != document]
    return event_of(event.id, rest, names, event.reasons, sides) if rest else None


def _precision(sighting: Sighting) -> tuple[int, int, int]:
    rank = 2 if sighting.when is None else 1 if sighting.when.is_partial else 0
    return rank, int(sighting.mention.place is None), sighting.mention.span[0]
