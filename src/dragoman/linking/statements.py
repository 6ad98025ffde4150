"""Reading → statements: every sentence once for each source that governs it, with its chain, credits and stance."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.linking.anaphora import families_named
from dragoman.linking.brought_up import is_brought_up
from dragoman.linking.chains import Names
from dragoman.linking.credited import credits_of, standing_credits
from dragoman.linking.eventkinds import family_of
from dragoman.linking.events import EventLinks
from dragoman.linking.halves import halves
from dragoman.linking.negations import is_negative, presupposes, reaches
from dragoman.linking.retorts import answerer, retort_in
from dragoman.linking.sentences import sentences
from dragoman.linking.sides import states_in
from dragoman.linking.stances import confirms, stance_of
from dragoman.linking.undertakings import undertakes
from dragoman.linking.words import numbers, stems, words
from dragoman.types import (
    Attribution,
    CaseActor,
    CaseEvent,
    DocumentCard,
    Event,
    EventMention,
    Reading,
    Span,
    SpeakerKind,
    Stance,
    Statement,
)

_READ = frozenset({"headline", "body"})
_SPOKEN = frozenset({"statement", "announcement", "report", "denial", "criticism", "praise", "support", "accusation"})
_ASKED = re.compile(r"\basked\s+(?:\w+\s+){0,2}?(?:whether|if|about|why|when|how|on)\b[^,;:.]*$", re.IGNORECASE)
_LEAST_WORDS = 3  # contents of fewer words ("today", "the same") are fragments


@dataclass(frozen=True)
class Deed:
    """A deed that a statement tells: the case's event, this mention of it, who tells it, and the names of those who act.

    `hands` are the states that act: those named, else those of the officials and organs who do. What `is_known` is only taken up
    as what another deed is for: "sanctions over the shelling". `trigger` is where the word for it stands in the document.
    """

    event: CaseEvent
    mention: EventMention
    family: str
    chain: tuple[str, ...]
    acting: tuple[str, ...]
    is_known: bool = False
    hands: tuple[str, ...] = ()
    trigger: Span = (0, 0)


@dataclass(frozen=True)
class Told:
    """A statement with what linking compares: the deeds that it tells, its stems without names, its numbers.

    `source` is its source as the report calls it, `voice` what kind of source that is and `side` its state; `persons` are those
    whom it names besides, and `content` are the stems without its source and cue; `negative` is what is told in the negative,
    and `negated` are the events of which it is. What `answers` denies what its sentence has told before it.
    """

    statement: Statement
    deeds: tuple[Deed, ...]
    stems: tuple[str, ...]
    numbers: tuple[str, ...]
    sides: tuple[str, ...]
    officials: frozenset[str]
    outlet: str
    day: str | None
    cue: Stance
    source: str = ""
    voice: SpeakerKind | None = None
    side: str | None = None
    persons: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    negative: bool = False
    negated: frozenset[str] = frozenset()
    answers: bool = False


def read_statements(
    reading: Reading, card: DocumentCard, cast: Mapping[str, CaseActor], events: EventLinks
) -> tuple[Statement, ...]:
    """The statements of a document, in the order of its text; claims are not known yet."""
    return tuple(told.statement for told in tell(reading, card, cast, events))


def tell(reading: Reading, card: DocumentCard, cast: Mapping[str, CaseActor], events: EventLinks) -> tuple[Told, ...]:
    """The statements of a document with what linking compares."""
    text = reading.document.text
    stretches = [(s.start, s.end) for s in reading.document.sections if s.kind in _READ] or [(0, len(text))]
    teller = _Teller(reading, card, cast, events)
    bounds = (part for sentence in sentences(text, stretches) for part in halves(sentence, reading))
    voices = [voice for part in bounds for voice in _with_retort(part, reading)]
    return tuple(teller.told(number, *voice) for number, voice in enumerate(voices, 1))


def _with_retort(bounds: Span, reading: Reading) -> Iterator[tuple[Span, Attribution | None, bool]]:
    """The voices of a sentence; where another answers what it tells, those of what stands before the answer, and then his."""
    text = reading.document.text
    retort = retort_in(text, bounds) if reading.document.language in (None, "en") else None
    source = answerer(retort, reading) if retort is not None else None
    if retort is None or source is None:
        yield from ((*voice, False) for voice in _voices(bounds, reading))
        return
    start, end = retort.clause
    before = bounds[0], bounds[0] + len(text[bounds[0] : start].rstrip(" ,;—–"))
    yield from ((*voice, False) for voice in _voices(before, reading))
    yield retort.clause, source, True
    if len(text[end : bounds[1]].split()) >= _LEAST_WORDS:
        yield from ((*voice, False) for voice in _voices((end, bounds[1]), reading))


def _voices(bounds: Span, reading: Reading) -> list[tuple[Span, Attribution | None]]:
    """The sources that govern a sentence, each with the part that it tells; (sentence, None) where only the author speaks."""
    here = [a for a in reading.attributions if _within(a.content, bounds)]
    here = [a for a in here if not _asks(a, reading.document.text)] or here
    # "Norland denies it.": few words, but the only ones.
    inside = {a.id: a for a in here if _speaks(reading, a, bounds)} or {a.id: a for a in here if _begins(a, bounds)}
    tops = [a for a in inside.values() if a.parent not in inside]
    voices = [voice for top in tops for voice in _leaves(top, inside, bounds, reading.document.text)]
    if len(tops) == 1 and not _is_aside(voices[0][0], bounds, reading):
        voices[0] = (bounds, voices[0][1])
    rest = [
        hull
        for event in reading.events
        if event.kind not in _SPOKEN and bounds[0] <= event.trigger[0] < bounds[1]
        and not any(span[0] <= event.trigger[0] < span[1] and not _of_source(event, attribution) for span, attribution in voices)
        and not _is_asked(event, bounds, reading.document.text)
        and (hull := _hull(_clipped((*event.evidence, event.trigger), bounds)))
    ]  # fmt: skip
    if not voices:
        return [(bounds, None)]
    return sorted([*voices, *((span, None) for span in dict.fromkeys(rest))], key=lambda voice: voice[0])


def _is_aside(told: Span, bounds: Span, reading: Reading) -> bool:
    """ "Dahl, whom the premier trusts, met Berg", "news of the talks alarmed officials, who fear a war": what is said fills less
    than half of a sentence that tells a deed beside it, which is not that source's word."""
    if 2 * (told[1] - told[0]) >= bounds[1] - bounds[0]:
        return False
    deeds = (e for e in reading.events if e.kind not in _SPOKEN and e.according_to is None)
    triggers = (e.trigger for e in deeds if not _is_asked(e, bounds, reading.document.text))
    return any(bounds[0] <= start < bounds[1] and not told[0] <= start < told[1] for start, _ in triggers)


def _asks(attribution: Attribution, text: str) -> bool:
    """ "Asked whether they had met, …": whoever asked is nobody whose word it is."""
    cue = " ".join(text[slice(*span)] for span in attribution.cue).casefold()
    return not attribution.source and cue.split()[:1] == ["asked"]


def _is_asked(event: Event, bounds: Span, text: str) -> bool:
    """ "Asked whether the envoys had met, the minister said that …": who asks tells nothing, and who answers speaks of it."""
    return _ASKED.search(text[bounds[0] : event.trigger[0]]) is not None


def _of_source(event: Event, attribution: Attribution | None) -> bool:
    """Whether a deed is told in the words for the source."""
    return attribution is not None and any(start <= event.trigger[0] < end for start, end in attribution.source)


def _speaks(reading: Reading, attribution: Attribution, bounds: Span) -> bool:
    parts = _clipped(attribution.content, bounds)
    return sum(len(reading.document.text[a:b].split()) for a, b in parts) >= _LEAST_WORDS


def _begins(attribution: Attribution, bounds: Span) -> bool:
    """Whether a sentence has the cue of an attribution, too, and its source, who is somebody."""
    return (
        attribution.speaker_kind in ("named", "outlet")
        and bool(attribution.source)
        and _within(attribution.source, bounds)
        and _within(attribution.cue, bounds)
    )


def _leaves(top: Attribution, inside: Mapping[str, Attribution], bounds: Span, text: str) -> Iterator[tuple[Span, Attribution]]:
    """The innermost source that still tells half of what the outer one does; beside it, sources that tell another part."""
    current = top
    aside: list[Attribution] = []
    while not _rejects(current, text):
        children = [a for a in inside.values() if a.parent == current.id]
        children = [child for child in children if tells(child, current, text)]
        main = max(children, key=lambda a: (_length(a.content, bounds), -a.content[0][0]), default=None)
        if main is None or 2 * _length(main.content, bounds) < _length(current.content, bounds):
            break
        aside.extend(child for child in children if not any(_within(child.content, whole) for whole in main.content))
        current = main
    yield _hull(_clipped((*top.source, *top.cue, *top.content), bounds)) or bounds, current
    for child in aside:
        yield from _leaves(child, inside, bounds, text)


def _rejects(attribution: Attribution, text: str) -> bool:
    """ "The ministry rejected a claim by Orland that …": it is the ministry that denies, and not Orland."""
    return stance_of(" ".join(text[slice(*cue)] for cue in attribution.cue) + " the report") == "denies"


def tells(inner: Attribution, outer: Attribution, text: str) -> bool:
    """Whether a source within another's words has told something, so that the outer one only passes it on.

    "The senator says that the palace promised a loan": the promise is the senator's word. "The envoy said that a study by the
    institute shows a shortage": nobody but the envoy has shown the study.
    """
    if inner.speaker_kind == "document" and outer.speaker_kind in ("named", "anonymous"):
        return False
    return not undertakes(" ".join(text[slice(*cue)] for cue in inner.cue))


def _within(spans: Iterable[Span], bounds: Span) -> bool:
    return any(start < bounds[1] and bounds[0] < end for start, end in spans)


def _clipped(spans: Iterable[Span], bounds: Span) -> list[Span]:
    cut = [(max(start, bounds[0]), min(end, bounds[1])) for start, end in spans]
    return [(start, end) for start, end in cut if start < end]


def _length(spans: Iterable[Span], bounds: Span) -> int:
    return sum(end - start for start, end in _clipped(spans, bounds))


def _hull(spans: Sequence[Span]) -> Span | None:
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


class _Teller:
    """Makes the statements of one document."""

    def __init__(self, reading: Reading, card: DocumentCard, cast: Mapping[str, CaseActor], events: EventLinks) -> None:
        self.reading, self.card, self.cast = reading, card, cast
        self.names = Names(reading, cast)
        self.attributions = {attribution.id: attribution for attribution in reading.attributions}
        self.standing = standing_credits(reading, card)
        self.sighted = [
            (reading_event, case_event, mention)
            for reading_event in reading.events
            if (case_event := events.by_item.get(reading_event.id)) is not None
            for mention in case_event.mentions
            if mention.document == card.id and mention.item == reading_event.id
        ]
        self.mentioned = [(span, actor.id) for actor in reading.actors if actor.id in cast for span in actor.mentions]

    def told(self, number: int, span: Span, attribution: Attribution | None, answers: bool) -> Told:
        """The statement that stands at `span` in the words of `attribution`'s source; what `answers` denies."""
        text = self.reading.document.text[slice(*span)]
        # "Dahl, who met Orlu on Monday, believes …": the meeting is told of Dahl, and not by him.
        aside = attribution.source if attribution else ()
        others = (*aside, *self._told_beside(attribution)) if attribution else ()
        sighted = [
            f
            for f in self.sighted
            if span[0] <= f[0].trigger[0] < span[1] and not any(a <= f[0].trigger[0] < b for a, b in others)
        ]
        deeds = tuple(self._deed(*found) for found in sighted if found[1].kind not in _SPOKEN and not answers)
        main = max(deeds, key=lambda deed: len(deed.event.actors), default=None)
        chain = self.names.chain(attribution)
        actors = self._actors(span, deeds)
        speaker = self.cast.get(attribution.speaker) if attribution and attribution.speaker else None
        cue = "denies" if answers else stance_of(text)
        if cue == "asserts" and attribution is not None and attribution.cue and confirms(text):
            # "admitted that he had written but contested that he had set a date": each by its own word, and what comes behind it
            cue = stance_of(text[max(0, attribution.cue[0][0] - span[0]) :])
        stance = cue
        if cue == "asserts" and main is not None and main.mention.status == "denied":
            stance = "denies"
        parts = _clipped(attribution.content, span) if attribution else [span]
        told = " ".join(self.reading.document.text[slice(*part)] for part in parts)
        negative = self.reading.document.language in (None, "en") and is_negative(told)
        negative = negative and not any(families_named(word) and presupposes(told, word) for word in set(words(told)))
        statement = Statement(
            id=f"{self.card.id}:t{number}",
            document=self.card.id,
            span=span,
            text=text,
            chain=chain,
            speaker=speaker.id if speaker and speaker.kind != "document" else None,
            actors=actors,
            stance=stance,
            status=main.mention.status if main else None,
            published=self.card.published,
            credits=credits_of(self.reading, self.card, self.names, span, chain, self.standing),
            hedges=tuple(h for h in self._hedges(attribution) if span[0] <= h[0] < span[1]),
            quoted=bool(attribution and attribution.form != "indirect") or text[:1] in '"“«',
            event=main.event.id if main else None,
        )
        named = self.names.stems(span)
        return Told(
            statement=statement,
            deeds=deeds,
            stems=tuple(s for s in stems(text) if s not in named),
            numbers=numbers(text),
            sides=self._sides(span),
            officials=frozenset(a.id for a in self.cast.values() if a.kind == "state" or (a.side and a.kind != "person")),
            outlet=self.card.outlet,
            cue=cue,
            day=self.card.published or self.card.latest or self.card.earliest,
            source=" ".join(self.reading.document.text[slice(*place)] for place in aside),
            voice=attribution.speaker_kind if attribution else None,
            side=(speaker.name if speaker.kind == "state" else speaker.side) if speaker else None,
            persons=self._persons(span, attribution),
            content=self._content(span, attribution),
            negative=negative,
            negated=frozenset(deed.event.id for deed in deeds if negative and self._is_reached(parts, deed)),
            answers=answers,
        )

    def _told_beside(self, attribution: Attribution) -> Iterator[Span]:
        """What the same words for a source say by an earlier cue: "Dahl confirmed [the call] but disputed Orland's account"."""
        for other in self.reading.attributions:
            if other.id != attribution.id and other.source == attribution.source and other.cue < attribution.cue:
                yield from (part for part in other.content if not _within(attribution.content, part))

    def _is_reached(self, parts: Sequence[Span], deed: Deed) -> bool:
        """Whether what is told in the negative is this deed: it stands in the first clause."""
        text, start = self.reading.document.text, deed.trigger[0]
        heard = [(a, b) for a, b in parts if a < start]
        before = " ".join(text[a : min(b, start)] for a, b in heard)
        # "conceded that he had a letter, after he had said that there was none": only the other part is in the negative
        negative = is_negative(" ".join(text[slice(*part)] for part in heard))
        return _within(parts, deed.trigger) and negative and reaches(before, len(before))

    def _content(self, span: Span, attribution: Attribution | None) -> tuple[str, ...]:
        """The stems of what is told, without names, and without who says it and that he does."""
        text = self.reading.document.text
        named = self.names.stems(span)
        saying = (*attribution.source, *attribution.cue) if attribution else ()
        kept = "".join(" " if any(s <= at < e for s, e in saying) else text[at] for at in range(*span))
        return tuple(s for s in stems(kept) if s not in named)

    def _persons(self, span: Span, attribution: Attribution | None) -> tuple[str, ...]:
        """Persons named in the statement, without its source."""
        here = [self.cast[local] for place, local in sorted(self.mentioned) if span[0] <= place[0] < span[1]]
        source = self.cast.get(attribution.speaker or "") if attribution else None
        mine = {source.id} if source else set()
        return tuple(dict.fromkeys(actor.id for actor in here if actor.kind == "person" and actor.id not in mine))

    def _deed(self, event: Event, case: CaseEvent, mention: EventMention) -> Deed:
        doing = [self.cast[p.actor] for p in event.participants if p.role == "source" and p.actor in self.cast]
        states = [actor.name for actor in doing if actor.kind == "state"] or [actor.side for actor in doing if actor.side]
        if not states:  # "Norlandish troops": whom nobody knows, but whose they are
            known = dict(zip(case.actors, case.participants, strict=True))
            states = [known[id] for id in mention.sources if states_in(known.get(id, "")) == (known.get(id),)]
        return Deed(
            case,
            mention,
            family_of(case.kind) or case.kind,
            self.names.chain(self._teller(self.attributions.get(event.according_to or ""))),
            tuple(actor.name for actor in doing),
            is_brought_up(event, self.attributions.get(event.according_to or ""), self.reading.document.text),
            tuple(dict.fromkeys(states)),
            event.trigger,
        )

    def _teller(self, attribution: Attribution | None) -> Attribution | None:
        """The innermost source over a deed that tells it."""
        while attribution is not None and (outer := self.attributions.get(attribution.parent or "")) is not None:
            if tells(attribution, outer, self.reading.document.text):
                break
            attribution = outer
        return attribution

    def _actors(self, span: Span, deeds: Sequence[Deed]) -> tuple[str, ...]:
        """Who is named in the statement, then who takes part in its deeds by another name."""
        here = sorted((place, local) for place, local in self.mentioned if span[0] <= place[0] < span[1])
        named = [self.cast[local].id for _, local in here if self.cast[local].kind not in ("document", "outlet")]
        return tuple(dict.fromkeys([*named, *(actor for deed in deeds for actor in deed.mention.actors)]))

    def _sides(self, span: Span) -> tuple[str, ...]:
        """The states that the statement names, or whose organs and officials it names: "Washington", "US officials"."""
        here = [self.cast[local] for place, local in sorted(self.mentioned) if span[0] <= place[0] < span[1]]
        sides = (a.name if a.kind == "state" else a.side for a in here)
        return tuple(dict.fromkeys(side for side in sides if side))

    def _hedges(self, attribution: Attribution | None) -> Iterator[Span]:
        if attribution is not None:
            yield from attribution.hedges
