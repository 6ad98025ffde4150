"""Reading + case → events: which mentions report the same deed.

Candidates come by keys: a family of deeds, a principal and a month, or a family and a pair. A mention joins the one event that
fits best; where two fit equally well, or where only the pair speaks for it and time does not, it stays alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from dragoman.linking.dating import When
from dragoman.linking.eventkinds import family_of
from dragoman.linking.finality import event_of
from dragoman.linking.likeness import Likeness, likeness
from dragoman.linking.sightings import Sighting, sightings_of
from dragoman.types import Anchor, CaseActor, CaseEvent, CaseView, DocumentCard, Key, Member, MergeReason, Reading

_MONTHS = 3  # a longer interval is filed as undated
_PAIRS = 6
_REASONS = 20


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
    changed: dict[str, CaseEvent] = field(default_factory=dict)
    filed: dict[str, dict[str, None]] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)

    def candidates(self, sighting: Sighting) -> list[CaseEvent]:
        """Events under the sighting's keys, as this document has left them so far."""
        keys = asked(sighting)
        found = {event.id: event for event in self.view.events(keys)}
        found |= {id: self.changed[id] for key in keys for id in self.filed.get(key, ())}
        return [self.changed.get(id, event) for id, event in found.items()]

    def put(self, sighting: Sighting, event: CaseEvent | None, why: Likeness | None) -> None:
        """File a sighting under an event, or under one of its own."""
        mention = sighting.mention
        id = event.id if event else f"{mention.document}:{mention.item}"
        reasons = event.reasons if event else ()
        if event is not None and why is not None and len(reasons) < _REASONS:
            first = event.mentions[0]
            reasons = (*reasons, MergeReason(left=self._anchor(first), right=self._anchor(mention), rule=why.rule))
        mentions = (*(event.mentions if event else ()), mention)
        unknown = [actor for m in mentions for actor in m.actors if actor not in self.names]
        self.names |= {actor.id: actor.name for actor in self.view.actors_by_id(list(dict.fromkeys(unknown)))}
        told = event_of(id, mentions, self.names, reasons)
        self.changed[id] = told
        self.items[mention.item] = id
        for key in keys_of(told):
            self.filed.setdefault(key, {})[id] = None

    def _anchor(self, mention: object) -> Anchor:
        document, span = mention.document, mention.span  # type: ignore[attr-defined]
        quote = self.text[span[0] : span[1]] if document == self.card.id else ""
        return Anchor(document=document, span=span, quote=quote)


def link_events(reading: Reading, card: DocumentCard, cast: Mapping[str, CaseActor], view: CaseView) -> EventLinks:
    """Link the events of one reading to those of the case; `cast` gives the case actor of each local actor id.

    Mentions with a date come first, so that "the talks" of the same text find the meeting that a date has already placed.
    """
    desk = _Desk(view, card, reading.document.text, {actor.id: actor.name for actor in cast.values()})
    for sighting in sorted(sightings_of(reading, card, cast), key=_precision):
        event, why = _match(sighting, desk)
        desk.put(sighting, event, why)
    by_item = {item: desk.changed[id] for item, id in desk.items.items()}
    keys = tuple(Key(kind="event", value=key, id=id) for id, event in desk.changed.items() for key in keys_of(event))
    members = tuple(Member(kind="event", document=card.id, item=item, cluster=id) for item, id in desk.items.items())
    return EventLinks(by_item, tuple(desk.changed.values()), keys, members)


def without(event: CaseEvent, document: str, names: Mapping[str, str]) -> CaseEvent | None:
    """The event as the other documents tell it; None if no other does."""
    rest = [mention for mention in event.mentions if mention.document != document]
    return event_of(event.id, rest, names, event.reasons) if rest else None


def _precision(sighting: Sighting) -> tuple[int, int]:
    rank = 2 if sighting.when is None else 1 if sighting.when.is_partial else 0
    return rank, sighting.mention.span[0]


def _match(sighting: Sighting, desk: _Desk) -> tuple[CaseEvent | None, Likeness | None]:
    """The one best candidate; nobody where two are equally good."""
    scored = [(found, event) for event in desk.candidates(sighting) if (found := likeness(sighting, event, desk.card))]
    if not scored:
        return None, None
    best = max(found.rank for found, _ in scored)
    winners = [(found, event) for found, event in scored if found.rank == best]
    if len(winners) > 1 or not winners[0][0].holds_if_single:
        return None, None
    return winners[0][1], winners[0][0]


def asked(sighting: Sighting) -> list[str]:
    """The keys under which a sighting's event may stand."""
    family, actors = sighting.family, sighting.mention.actors
    months = _months(sighting.when, slack=1)
    keys = [f"e:{family}|{actor}|{month}" for actor in actors for month in months]
    return [*keys, *_pair_keys(family, actors)]


def keys_of(event: CaseEvent) -> list[str]:
    """The keys under which an event is filed."""
    family = family_of(event.kind) or event.kind
    when = When(_day(event.start, 0), _day(event.end or event.start, 1)) if event.start else None
    actors = tuple(dict.fromkeys((*event.actors, *(a for m in event.mentions for a in m.actors))))
    keys = [f"e:{family}|{actor}|{month}" for actor in actors for month in _months(when)]
    return [*keys, *_pair_keys(family, actors)]


def _pair_keys(family: str, actors: tuple[str, ...]) -> list[str]:
    pairs = [f"p:{family}|{a}+{b}" for a, b in list(combinations(sorted(actors), 2))[:_PAIRS]]
    return pairs or [f"p:{family}|{actor}" for actor in actors]


def _months(when: When | None, slack: int = 0) -> list[str]:
    if when is None or when.start is None or when.end is None:
        return ["?"]
    first, last = when.start - timedelta(days=slack), when.end + timedelta(days=slack)
    months = [(y, m) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    inside = [f"{y}-{m:02}" for y, m in months if (first.year, first.month) <= (y, m) <= (last.year, last.month)]
    return inside if len(inside) <= _MONTHS else ["?"]


def _day(text: str | None, last: int) -> date:
    from dragoman.linking.dating import when_of

    when = when_of(None, text, text)
    assert when is not None and when.start is not None and when.end is not None
    return when.end if last else when.start


def event_keys(events: Iterable[CaseEvent]) -> tuple[Key, ...]:
    """All keys of these events."""
    return tuple(Key(kind="event", value=key, id=event.id) for event in events for key in keys_of(event))
