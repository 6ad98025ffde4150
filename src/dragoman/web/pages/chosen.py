"""One item of a reading that a reader has chosen, with what the case knows of it."""

from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec.structs import replace

from dragoman.telling.evidence import first_tellings, standing_in, statement_of, told_inside, words_of
from dragoman.telling.likely import likeliest
from dragoman.telling.marks import marks_of
from dragoman.types import (
    Actor,
    Attribution,
    CaseEvent,
    Citation,
    Claim,
    DocumentCard,
    Event,
    Reading,
    Span,
    Spans,
    Status,
    Time,
)
from dragoman.workspace.looking import Look

_ELSEWHERE = 6
_INSIDE = 12
_SAME_WORDS = 8
_KINDS = {"content": "attribution", "source": "attribution", "cue": "attribution", "event": "event", "time": "time"}


@dataclass(frozen=True)
class Elsewhere:
    """A passage of another document of the case; with a `likeness`, it only probably tells the same."""

    card: DocumentCard
    span: Span
    words: str
    chain: tuple[str, ...]
    stance: str = "asserts"
    status: Status | None = None
    likeness: float | None = None


@dataclass(frozen=True)
class Chosen:
    """The item, its words, and by its kind: the steps of its chain, what stands inside it, its claim and event in the case.

    `ids` leads from actors of the reading to those of the case; `others` are items on the same words, as (id, kind, tip).
    """

    kind: Literal["attribution", "event", "time", "citation", "actor"]
    item: Attribution | Event | Time | Citation | Actor
    words: str
    names: dict[str, str]
    ids: dict[str, str]
    steps: tuple[Attribution, ...] = ()
    inside: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    citations: tuple[Citation, ...] = ()
    hedges: tuple[str, ...] = ()
    claim: Claim | None = None
    event: CaseEvent | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    more: int = 0
    others: tuple[tuple[str, str, str], ...] = ()
    quotes: tuple[tuple[Span, str], ...] = ()
    details: dict[str, Any] = field(default_factory=dict)


def place_of(reading: Reading, id: str) -> int | None:
    """Where an item begins, if the reading has it."""
    item = _item(reading, id)
    return min((start for start, _ in _spans(item)), default=None) if item is not None else None


def chosen(look: Look, reading: Reading, id: str) -> Chosen | None:
    """The item with what belongs to it; None where the reading has no such item."""
    item = _item(reading, id)
    if item is None:
        return None
    found = _Finder(look, reading)
    if isinstance(item, Attribution):
        return found.attribution(item)
    if isinstance(item, Event):
        return found.event(item)
    if isinstance(item, Citation):
        return found.citation(item)
    if isinstance(item, Time):
        return found.made("time", item)
    return found.made("actor", item)


def _item(reading: Reading, id: str) -> Attribution | Event | Time | Citation | Actor | None:
    every = (reading.attributions, reading.events, reading.times, reading.citations, reading.actors)
    return next((item for items in every for item in items if item.id == id), None)


def _spans(item: Attribution | Event | Time | Citation | Actor) -> Spans:
    if isinstance(item, Attribution):
        return (*item.source, *item.cue, *item.content)
    if isinstance(item, Event):
        return (item.trigger,)
    if isinstance(item, Time):
        return (item.span,)
    return item.anchors or (item.span,) if isinstance(item, Citation) else item.mentions


class _Finder:
    """Finds what belongs to items of one reading."""

    def __init__(self, look: Look, reading: Reading) -> None:
        self._look, self._reading, self._id = look, reading, reading.document.id
        self._members = {(member.kind, member.item): member.cluster for member in look.members(self._id)}
        self._names = {actor.id: actor.name for actor in reading.actors}

    def made(self, kind: Any, item: Any, **more: Any) -> Chosen:
        ids = {id: cluster for (kind, id), cluster in self._members.items() if kind == "actor"}
        return Chosen(kind, item, words_of(self._reading, _spans(item)[:4]), self._names, ids, others=self._others(item), **more)

    def attribution(self, item: Attribution) -> Chosen:
        statement = statement_of(item.content, self._look.statements(self._id), item.chain)
        claim = self._members.get(("claim", statement.id), statement.claim) if statement else None
        claims = self._look.claims_by_id([claim] if claim else [])
        elsewhere, more = self._tellings(claims[0]) if claims else ((), 0)
        return self.made(
            "attribution",
            item,
            steps=standing_in(self._reading, item),
            inside=told_inside(self._reading, item)[:_INSIDE],
            events=tuple(event for event in self._reading.events if event.according_to == item.id)[:_INSIDE],
            citations=tuple(citation for citation in self._reading.citations if citation.id in item.citations),
            hedges=tuple(words_of(self._reading, (span,)) for span in item.hedges),
            claim=claims[0] if claims else None,
            elsewhere=elsewhere,
            more=more,
        )

    def event(self, item: Event) -> Chosen:
        cluster = self._members.get(("event", item.id))
        events = self._look.events_by_id([cluster] if cluster else [])
        elsewhere, more = self._mentions(events[0]) if events else ((), 0)
        teller = [a for a in self._reading.attributions if a.id == item.according_to]
        times = [time for time in self._reading.times if time.id == item.time]
        return self.made(
            "event",
            item,
            steps=standing_in(self._reading, teller[0]) if teller else (),
            hedges=tuple(words_of(self._reading, (span,)) for span in item.hedges),
            event=events[0] if events else None,
            elsewhere=elsewhere,
            more=more,
            details={"condition": words_of(self._reading, item.condition), "time": times[0] if times else None},
        )

    def citation(self, item: Citation) -> Chosen:
        note = words_of(self._reading, (item.span,), 600)
        see = [other for other in self._reading.citations if other.id == item.see]
        quotes = tuple((span, words_of(self._reading, (span,), 240)) for span in item.statements[:4])
        return self.made("citation", item, citations=tuple(see), quotes=quotes, details={"note": note})

    def _tellings(self, claim: Claim) -> tuple[tuple[Elsewhere, ...], int]:
        again = self._look.claims_by_id([claim.likely_of] if claim.likely_of else [])
        probable = [replace(i, likeness=claim.likeness) for other in again for i in other.counted]
        cards = self._look.cards(i.document for i in (*claim.instances, *probable))
        told_so = [*first_tellings(claim.counted, cards), *likeliest(claim), *first_tellings(probable, cards)]
        others = [i for i in told_so if i.document != self._id and i.document in cards]
        told = tuple(
            Elsewhere(cards[i.document], i.span, self._quoted(i.document, i.span), i.chain, i.stance, i.status, i.likeness)
            for i in others[:_ELSEWHERE]
        )
        return told, len(others) - len(told)

    def _mentions(self, event: CaseEvent) -> tuple[tuple[Elsewhere, ...], int]:
        first = {mention.document: mention for mention in reversed(event.mentions) if mention.document != self._id}
        ordered = sorted(first.values(), key=lambda mention: (mention.published or "9999", mention.document))
        cards = self._look.cards(mention.document for mention in ordered[:_ELSEWHERE])
        told = tuple(
            Elsewhere(cards[m.document], m.span, self._quoted(m.document, m.span), m.according_to, status=m.status)
            for m in ordered[:_ELSEWHERE]
            if m.document in cards
        )
        return told, max(0, len(ordered) - _ELSEWHERE)

    def _quoted(self, document: str, span: Span) -> str:
        return words_of(self._look.reading(document), (span,), 240)

    def _others(self, item: Any) -> tuple[tuple[str, str, str], ...]:
        """Items that mark the first words of this one, or that these stand in."""
        spans = item.cue if isinstance(item, Attribution) and item.cue else _spans(item)
        if not spans:
            return ()
        found: dict[str, tuple[str, str, str]] = {}
        for mark in marks_of(self._reading, spans[0]):
            if mark.item != item.id and mark.layer in _KINDS:
                found.setdefault(
                    mark.item, (mark.item, _KINDS[mark.layer], mark.tip.removeprefix("cue: ").removeprefix("source: "))
                )
        return tuple(found.values())[-_SAME_WORDS:]
