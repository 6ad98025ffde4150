"""Reading → brief: what a reader must know in a minute, every line with the characters that prove it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.telling.wording import days, joined, label, sentence, shortened, status_words
from dragoman.types import Actor, Attribution, Citation, Event, Reading, Span, Spans

_NEARLY_ALL = 0.75
_STATEMENTS = 24
_EVENTS = 30
_PEOPLE = 24
_DEEDS = frozenset({"meeting", "talks", "visit", "call", "agreement", "letter"})
_COMMITMENTS = frozenset({"offer", "promise", "demand", "request", "proposal", "threat", "concession"})
_SAYINGS = frozenset({"statement", "announcement", "report", "criticism", "praise", "denial", "support"})
_MEDIA = ("outlet", "document")


@dataclass(frozen=True)
class Note:
    """A numbered endnote: the quotation, its place, its chain, the work that the document cites for it, and its item's id."""

    number: int
    quotation: str
    span: Span
    chain: tuple[str, ...]
    cited: tuple[str, ...]
    item: str = ""


@dataclass(frozen=True)
class Line:
    """A sentence of the brief and the numbers of its notes; `inner` lines stand within what it says.

    Of an event, `status` says in words whether it took place, and `tail` according to whom.
    """

    words: str
    notes: tuple[int, ...]
    inner: tuple["Line", ...] = ()
    tag: str = ""
    status: str = ""
    tail: str = ""


@dataclass(frozen=True)
class Group:
    """Lines under a name."""

    name: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True)
class Brief:
    """The parts of a brief in their order; an empty part is not printed."""

    title: str
    origin: str
    caution: str
    in_short: tuple[Line, ...]
    reported: tuple[Group, ...]
    events: tuple[Line, ...]
    commitments: tuple[Line, ...]
    positions: tuple[Group, ...]
    people: tuple[Line, ...]
    open_questions: tuple[Line, ...]
    notes: tuple[Note, ...]
    more: dict[str, int] = field(default_factory=dict)


class _Writer:
    """Numbers the notes as the lines ask for them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors = {actor.id: actor for actor in reading.actors}
        self.attributions = {attribution.id: attribution for attribution in reading.attributions}
        self.citations = {citation.id: citation for citation in reading.citations}
        self.notes: dict[tuple[Span, tuple[str, ...]], Note] = {}

    def text(self, spans: Spans) -> str:
        """The characters of the spans, gaps marked."""
        return " … ".join(self.reading.document.text_of(span) for span in spans)

    def note(self, spans: Spans, according_to: str | None, item: str = "") -> int:
        """The number of the note for this evidence."""
        span = (spans[0][0], spans[-1][1])
        attribution = self.attributions.get(according_to or "")
        chain = attribution.chain if attribution else ()
        key = span, chain
        if key not in self.notes:
            quotation = shortened_quotation(self.text(spans))
            self.notes[key] = Note(len(self.notes) + 1, quotation, span, chain, self._cited(span, attribution), item)
        return self.notes[key].number

    def _cited(self, span: Span, attribution: Attribution | None) -> tuple[str, ...]:
        ids = list(attribution.citations) if attribution else []
        ids += [c.id for c in self.reading.citations if any(s <= span[0] and span[1] <= e for s, e in c.statements)]
        return tuple(cited_words(self.citations[i]) for i in dict.fromkeys(ids))

    def names(self, ids: Iterable[str]) -> str:
        """Names of actors in words."""
        return joined(list(dict.fromkeys(label(self.actors[i]) for i in ids)))


def shortened_quotation(words: str, limit: int = 400) -> str:
    """The exact characters, cut with a mark where they are many."""
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " […]"


def cited_words(citation: Citation) -> str:
    """The cited item as a reader expects it: outlet, series, title, date."""
    parts = [
        citation.outlet,
        citation.series,
        f"“{citation.title}”" if citation.title else None,
        days(citation.date, None),
    ]
    return ", ".join(filter(None, parts)) or citation.url or "a note without an outlet"


def brief_of(reading: Reading) -> Brief:
    """The brief of one reading, deterministic: every word is the document's or a fixed phrase."""
    writer = _Writer(reading)
    document = reading.document
    events = _merged_events(reading.events)
    in_short = _in_short(writer, events)
    reported, more_statements = _reported(writer)
    told = [event for event in events if event.kind not in _SAYINGS and event.kind not in _COMMITMENTS]
    dated = sorted(told, key=lambda event: (event.start is None, event.start or "", event.trigger))
    commitments = [event for event in events if event.kind in _COMMITMENTS or event.condition]
    people = [actor for actor in reading.actors if _is_known(actor)]
    ranked = sorted(people, key=lambda actor: (-len(actor.mentions), actor.id))
    return Brief(
        title=document.title or "Brief",
        origin=", ".join(filter(None, [document.publisher, days(document.published, None)])),
        caution=caution(reading),
        in_short=in_short,
        reported=reported,
        events=tuple(_event_line(writer, event) for event in dated[:_EVENTS]),
        commitments=tuple(_event_line(writer, event) for event in commitments[:_EVENTS]),
        positions=_positions(writer),
        people=tuple(_person_line(writer, actor) for actor in ranked[:_PEOPLE]),
        open_questions=_open_questions(writer, events),
        notes=tuple(writer.notes.values()),
        more={
            "statements": more_statements,
            "events": max(0, len(dated) - _EVENTS),
            "people": max(0, len(ranked) - _PEOPLE),
        },
    )


def caution(reading: Reading) -> str:
    """What a reader must know of a reading that is not a full one, as a sentence; empty for a full one."""
    return "" if reading.level == "full" else sentence(reading.reason or "not read in full")


def _is_known(actor: Actor) -> bool:
    """Whom a reader wants to know: whoever is named, apart from the documents themselves."""
    # A script without capitals shows no name as such: there every word may be one.
    named = any(word[:1].isupper() or (word[:1].isalpha() and not word[:1].islower()) for word in actor.name.split())
    return actor.kind != "document" and named and actor.name.split()[0].casefold() not in ("a", "an", "the", "both", "each")


def _merged_events(events: Sequence[Event]) -> list[Event]:
    """Of mentions of one deed with one status the first stays; "the talks" of nobody are none that a brief could tell."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in (event for event in events if event.participants or event.place or event.type):
        parties = frozenset(p.actor for p in event.participants if p.role not in ("place", "topic"))
        kept.setdefault((event.kind, parties, event.status, event.start, event.place), event)
    return list(kept.values())


def _in_short(writer: _Writer, events: Sequence[Event]) -> tuple[Line, ...]:
    """At most five lines: what was held, what is planned, the main report, what was denied."""
    held = [e for e in events if e.kind in _DEEDS and e.status in ("occurred", "ongoing") and e.start and len(e.participants) > 1]
    planned = [e for e in events if e.kind in _DEEDS and e.status == "planned" and e.start]
    denied = [e for e in events if e.kind in _DEEDS and e.status in ("denied", "cancelled")]
    lines = [_event_line(writer, event) for event in [*_latest(held, 2), *_latest(planned, 1)]]
    tops = [a for a in writer.reading.attributions if a.parent is None and a.speaker_kind in _MEDIA]
    if tops:
        main = max(tops, key=lambda a: (sum(e - s for s, e in a.content), a.id))
        words = f"{_chain_words(main.chain)} reports: {shortened(writer.text(main.content), 260)}"
        lines.append(Line(sentence(words), (writer.note(main.content, main.id, main.id),)))
    lines.extend(_event_line(writer, event) for event in denied[:1])
    if not lines:
        first = [a for a in writer.reading.attributions if a.parent is None and a.chain][:3]
        lines = [_statement_line(writer, a) for a in first]
    return tuple(lines[:5])


def _latest(events: list[Event], number: int) -> list[Event]:
    return sorted(sorted(events, key=lambda e: e.start or "", reverse=True)[:number], key=lambda e: e.start or "")


def _chain_words(chain: Sequence[str]) -> str:
    return " → ".join(chain) if chain else "An unnamed source"


def _reported(writer: _Writer) -> tuple[tuple[Group, ...], int]:
    """Statements by outermost source, the inner ones within; the longest-winded sources first."""
    children: dict[str | None, list[Attribution]] = {}
    for attribution in writer.reading.attributions:
        children.setdefault(attribution.parent, []).append(attribution)
    groups: dict[str, list[Attribution]] = {}
    for attribution in children.get(None, []):
        groups.setdefault(attribution.chain[-1] if attribution.chain else "Unnamed sources", []).append(attribution)
    left = _STATEMENTS
    found: list[Group] = []
    hidden = 0
    for name, attributions in sorted(groups.items(), key=lambda item: (-len(item[1]), item[1][0].cue[0])):
        shown = attributions[: max(0, left)]
        left -= len(shown)
        hidden += len(attributions) - len(shown)
        if shown:
            lines = tuple(line for a in shown for line in _statement_lines(writer, a, children, within=name))
            found.append(Group(name, lines))
    return tuple(found), hidden


def _statement_lines(
    writer: _Writer, attribution: Attribution, children: dict[str | None, list[Attribution]], within: str
) -> list[Line]:
    """The statement with what stands in it; where the inner statements say nearly all of it, they stand for it."""
    inner = [child for child in children.get(attribution.id, []) if _is_worth(child)]
    size = sum(end - start for start, end in attribution.content)
    told = sum(end - start for child in inner for start, end in (*child.content, *child.source, *child.cue))
    if inner and told >= _NEARLY_ALL * size:
        return [_statement_tree(writer, child, children, within) for child in inner]
    return [_statement_tree(writer, attribution, children, within)]


def _statement_tree(
    writer: _Writer, attribution: Attribution, children: dict[str | None, list[Attribution]], within: str
) -> Line:
    own = attribution.chain[-1] if attribution.chain else "unnamed"
    worth = [child for child in children.get(attribution.id, []) if _is_worth(child)]
    inner = tuple(line for child in worth for line in _statement_lines(writer, child, children, own))
    tag = "quoted" if attribution.form == "direct" else "partly quoted" if attribution.form == "mixed" else ""
    note = writer.note(attribution.content, attribution.id, attribution.id)
    return Line(sentence(_said(writer, attribution, "" if own == within else own)), (note,), inner, tag)


def _said(writer: _Writer, attribution: Attribution, who: str) -> str:
    """Source, cue and content as one reads them: "Dahl promised that …", "said: “…”"; a mere "according to" is left out."""
    cue = " ".join(writer.text(attribution.cue).split())
    content = writer.text(attribution.content)
    if cue.casefold() in _SILENT or not cue[0].isalpha():
        return f"{who}: {shortened(content)}" if who else shortened(content)
    follows = len(attribution.content) == 1 and 0 <= attribution.content[0][0] - attribution.cue[-1][1] <= 2
    words = f"{cue} {shortened(content, keep_that=True)}" if follows else f"{cue}: {shortened(content)}"
    return f"{who} {words}".strip()


_SILENT = frozenset({"according to", "found in", "emerged in", "circulated in", "appeared in", "surfaced in"})


def _is_worth(attribution: Attribution) -> bool:
    return attribution.speaker_kind != "unknown" or attribution.form != "indirect"


def _statement_line(writer: _Writer, attribution: Attribution) -> Line:
    words = f"{_chain_words(attribution.chain)}: {shortened(writer.text(attribution.content))}"
    return Line(sentence(words), (writer.note(attribution.content, attribution.id, attribution.id),))


def _event_line(writer: _Writer, event: Event) -> Line:
    """ "9 May 2021 — meeting: Lena Dahl and Tomas Berg, Geneva — took place"."""
    sources = writer.names(p.actor for p in event.participants if p.role in ("source", "party"))
    targets = writer.names(p.actor for p in event.participants if p.role == "target")
    who = f"{sources} → {targets}" if sources and targets else sources or targets
    when = days(event.start, event.end)
    words = f"{when + ' — ' if when else ''}{event.kind}" + (f": {who}" if who else "")
    if event.place:
        words += f", {event.place}"
    status = status_words(event) + (f" ({writer.text(event.condition)})" if event.condition else "")
    attribution = writer.attributions.get(event.according_to or "")
    tail = f", according to {_chain_words(attribution.chain)}" if attribution is not None else ""
    note = writer.note(event.evidence, event.according_to, event.id)
    return Line(words[:1].upper() + words[1:], (note,), tag=event.status, status=status, tail=tail)


def _positions(writer: _Writer) -> tuple[Group, ...]:
    """Per actor what is held in public and what in private."""
    found: dict[str, dict[str, list[Line]]] = {}
    for position in writer.reading.positions:
        sides = found.setdefault(position.actor, {"public": [], "private": []})
        line = Line(
            sentence(shortened(writer.text(position.evidence), 160)),
            (writer.note(position.evidence, position.attribution),),
            tag=position.audience,
        )
        if len(sides[position.audience]) < 3:
            sides[position.audience].append(line)
    return tuple(Group(label(writer.actors[actor]), (*sides["public"], *sides["private"])) for actor, sides in found.items())


def _person_line(writer: _Writer, actor: Actor) -> Line:
    roles = [", ".join(filter(None, [role.title, role.affiliation])) for role in actor.roles[:3]]
    words = actor.name + (f" — {'; '.join(roles)}" if roles else "")
    others = [alias for alias in actor.aliases if alias not in words and not alias.endswith(actor.name)][:3]
    words += f" (also: {', '.join(others)})" if others else ""
    return Line(words, (writer.note(actor.mentions[:1], None),), tag=actor.kind)


def _open_questions(writer: _Writer, events: Sequence[Event]) -> tuple[Line, ...]:
    """What the document leaves open: one source only, nobody's name, no date, plans not reported as held."""
    reading = writer.reading
    lines: list[Line] = []
    media: dict[str, list[Attribution]] = {}
    for attribution in reading.attributions:
        if attribution.parent is None and attribution.speaker_kind in _MEDIA and attribution.chain:
            media.setdefault(attribution.chain[0], []).append(attribution)
    for name, told in media.items():
        words = (
            f"Single source: {len(told)} statement{'s' if len(told) > 1 else ''} rest on {name} alone. Is there a second source?"
        )
        words = words.replace("statement rest", "statement rests")
        lines.append(Line(words, tuple(writer.note(a.content, a.id, a.id) for a in told[:4])))
    for attribution in reading.attributions:
        if attribution.speaker_kind == "anonymous" and attribution.source and attribution.parent is None:
            who = writer.text(attribution.source)
            lines.append(Line(f"Anonymous: who is “{who}”?", (writer.note(attribution.content, attribution.id, attribution.id),)))
    for event in events:
        if event.status == "planned" and event.kind in _DEEDS:
            who = writer.names(p.actor for p in event.participants)
            when = f" for {days(event.start, event.end)}" if event.start else ", no date given"
            lines.append(
                Line(
                    f"Planned{when}: {event.kind}{' of ' + who if who else ''}. Did it take place?",
                    (writer.note(event.evidence, event.according_to, event.id),),
                )
            )
    for time in reading.times:
        if time.value is None and time.reason:
            lines.append(Line(f"Undated: “{time.text}”: {time.reason}.", (writer.note((time.span,), None, time.id),)))
    return tuple(lines[:12])
