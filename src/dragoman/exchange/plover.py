"""Case → an event table in the manner of PLOVER: one row for each pair of actors in each report of each event."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from dragoman.exchange.material import Material
from dragoman.exchange.spreadsheets import Cell
from dragoman.exchange.statuses import Modes, iptc_status, modes_of
from dragoman.types import CaseActor, CaseEvent, DocumentCard, EventMention, Span

Kind = Literal["string", "date", "boolean", "integer", "strings"]


@dataclass(frozen=True)
class Row:
    """One pair of actors in one report of one event; `evidence` is the passage and `text` its words."""

    event: CaseEvent
    number: int
    mention: EventMention
    card: DocumentCard
    source: CaseActor | None
    target: CaseActor | None
    directed: bool
    modes: Modes
    evidence: Span
    text: str


@dataclass(frozen=True)
class Column:
    """A column: its type, what it means, and where its value comes from. Dates are ISO in the precision that is known."""

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Row], Cell]


def _source(of: Callable[[CaseActor], Cell]) -> Callable[[Row], Cell]:
    return lambda row: None if row.source is None else of(row.source)


def _target(of: Callable[[CaseActor], Cell]) -> Callable[[Row], Cell]:
    return lambda row: None if row.target is None else of(row.target)


COLUMNS = (
    Column("event_id", "string", "The event; rows with one id report the same event", lambda r: r.event.id),
    Column("mention", "integer", "The number of the report among those of the event, from 1", lambda r: r.number),
    Column("source_id", "string", "The actor who acts; of a mutual event, one of the two", _source(lambda a: a.id)),
    Column("source", "string", "The name of the source", _source(lambda a: a.name)),
    Column("source_kind", "string", "What the source is: person, organisation, state, group", _source(lambda a: a.kind)),
    Column("source_side", "string", "The state or body that the source belongs to", _source(lambda a: a.side)),
    Column("target_id", "string", "The actor acted upon; empty where none is named", _target(lambda a: a.id)),
    Column("target", "string", "The name of the target", _target(lambda a: a.name)),
    Column("target_kind", "string", "What the target is", _target(lambda a: a.kind)),
    Column("target_side", "string", "The state or body that the target belongs to", _target(lambda a: a.side)),
    Column("directed", "boolean", "true: source acts on target; false: both are parties, each pair once", lambda r: r.directed),
    Column("kind", "string", "The deed, by the codebook", lambda r: r.mention.kind or r.event.kind),
    Column("type", "string", "PLOVER's category, as this report codes it", lambda r: r.mention.type if r.mention.kind else r.event.type),
    Column("mode", "string", "PLOVER's mode", lambda r: r.mention.mode if r.mention.kind else r.event.mode),
    Column("date_start", "date", "First day of the event by this report; empty where it gives none", lambda r: r.mention.start),
    Column("date_end", "date", "Last day of the event by this report", lambda r: r.mention.end),
    Column("date_value", "string", "The time as a TIMEX3 value, as this report gives it", lambda r: r.mention.time),
    Column("event_date_start", "date", "First day by all reports together", lambda r: r.event.start),
    Column("event_date_end", "date", "Last day by all reports together", lambda r: r.event.end),
    Column("place", "string", "The place by this report, else by the others", lambda r: r.mention.place or r.event.place),
    Column("status", "string", "What this report makes of the event, by the codebook", lambda r: r.mention.status),
    Column("event_status", "string", "The latest supported status by all reports", lambda r: r.event.status),
    Column("iptc_status", "string", "IPTC eventoccurstatus; empty for alleged and denied", lambda r: iptc_status(r.mention.status)),
    Column(
        "historical", "boolean", "Over 30 days before the report; empty where a day is not known", lambda r: r.modes.historical
    ),
    Column("future", "boolean", "Planned, proposed or conditional", lambda r: r.modes.future),
    Column("hypothetical", "boolean", "Proposed or conditional", lambda r: r.modes.hypothetical),
    Column("negation", "boolean", "Denied or cancelled", lambda r: r.modes.negation),
    Column("according_to", "strings", "Who says so, the outermost source first; empty: the report itself", lambda r: r.mention.according_to),
    Column("document", "string", "The report's id", lambda r: r.mention.document),
    Column("outlet", "string", "Who published the report", lambda r: r.card.outlet),
    Column("published", "date", "The report's day; empty where it is not known", lambda r: r.mention.published),
    Column("language", "string", "The report's language (ISO 639)", lambda r: r.card.language),
    Column("url", "string", "The report's address", lambda r: r.card.url),
    Column("span_start", "integer", "First character of the word that tells the event, in the report's text, from 0", lambda r: r.mention.span[0]),
    Column("span_end", "integer", "The character after that word's last", lambda r: r.mention.span[1]),
    Column("evidence_start", "integer", "First character of the passage", lambda r: r.evidence[0]),
    Column("evidence_end", "integer", "The character after the passage's last", lambda r: r.evidence[1]),
    Column("text", "string", "The passage", lambda r: r.text),
)  # fmt: skip


def rows(material: Material) -> Iterator[Row]:
    """The rows, document by document, in the order of the text."""
    case = material.case
    cast = {actor.id: actor for actor in case.actors}
    cards = {card.id: card for card in case.documents}
    told: dict[str, list[tuple[EventMention, int, CaseEvent]]] = {}
    for event in case.events:
        for number, mention in enumerate(event.mentions, 1):
            told.setdefault(mention.document, []).append((mention, number, event))
    for document, card in cards.items():
        if document not in told:
            continue
        reading = material.reading(document)
        passages = {event.id: event.evidence for event in reading.events}
        for mention, number, event in sorted(told[document], key=lambda found: (found[0].span, found[2].id, found[1])):
            modes = modes_of(mention.status, mention.end or event.end, mention.published or card.published)
            spans = (mention.span, *passages.get(mention.item, ()))
            evidence = (min(start for start, _ in spans), max(end for _, end in spans))
            for source, target, directed in _pairs(mention, event, cast):
                words = reading.document.text_of(evidence)
                yield Row(event, number, mention, card, source, target, directed, modes, evidence, words)


def _pairs(
    mention: EventMention, event: CaseEvent, cast: dict[str, CaseActor]
) -> list[tuple[CaseActor | None, CaseActor | None, bool]]:
    """Who does it to whom: those whom the report names, else those whom the event has from other reports."""
    named, acting = (mention.actors, mention.sources) if mention.actors else (event.actors, event.sources)
    actors = [cast[id] for id in named if id in cast]
    sources = [actor for actor in actors if actor.id in acting]
    others = [actor for actor in actors if actor.id not in acting]
    if sources and others:
        return [(source, target, True) for source in sources for target in others]
    if sources or len(actors) == 1:
        return [(actor, None, True) for actor in actors]
    # "Dahl, Sahl and Berg met": each two of the parties, once
    return [(one, other, False) for one, other in combinations(actors, 2)] or [(None, None, False)]
