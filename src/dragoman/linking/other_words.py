"""Deeds told in other words: where no rule finds the event that a mention tells, the network of coreference may.

"The national security advisers met in secret", one report says; "the talks at the villa", another, and names nobody. Asked only
of deeds of one family that reports in English tell within three weeks; where two fit equally well, neither is meant.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from dragoman.linking.dating import compatible, when_of
from dragoman.linking.eventkinds import MUTUAL, SPOKEN
from dragoman.linking.finality import when_told
from dragoman.linking.likeness import Likeness, is_next_of
from dragoman.linking.long_ago import is_out_of_time
from dragoman.linking.one_voice import DONE
from dragoman.linking.places import are_apart
from dragoman.linking.sentences import sentence_of, sentences
from dragoman.linking.sightings import Sighting
from dragoman.types import CaseEvent, CaseView, Coreference, DocumentCard, EventMention, Passage, Span

LEAST = 0.7
"""The probability from which a mention is one of an event's."""
ANY_FAMILY = "*"
"""In the place of a family: deeds of every family by these actors."""
OF_WEEKS = 48  # events of the case that a mention is compared with
_AHEAD = 0.01  # by which the best must be better than the next
_OWN, _THEIRS = 2, 3  # mentions of either side that are compared
_WEEKS = 3  # between two reports of one deed
_KEPT_WEEKS = 4  # of an event, by which it is found again
_BEFORE = 400  # characters
_DAY = 10  # characters of a whole date
_LANGUAGE = "en"  # in which the network has learned


class OtherWords:
    """The network, and the passages of the document that is linked and of those of the case."""

    def __init__(self, view: CaseView, card: DocumentCard, text: str, coreference: Coreference) -> None:
        self._view, self._coreference = view, coreference
        self._cards: dict[str, DocumentCard | None] = {card.id: card}
        here = sentences(text, [(0, len(text))])
        self._sentences: dict[str, list[tuple[Span, str]]] = {card.id: [(span, text[slice(*span)]) for span in here]}

    def event_of(self, document: str, spans: Sequence[Span], candidates: Sequence[CaseEvent]) -> tuple[CaseEvent, float] | None:
        """The one candidate that tells what these passages of one deed tell, and how likely.

        That is the mean of the likelier half of the pairs of passages.
        """
        mine = [passage for span in spans[:_OWN] if (passage := self._passage(document, span)) is not None]
        if not mine or not candidates:
            return None
        self._prepare(candidates)
        told = {event.id: self._passages(event) for event in candidates}
        others = list(dict.fromkeys(passage for passages in told.values() for passage in passages))
        rows = [dict(zip(others, self._coreference(own, others), strict=True)) for own in mine]
        scores = {id: _likelier_half([row[p] for row in rows for p in passages]) for id, passages in told.items() if passages}
        ranked = sorted(scores, key=lambda id: (-scores[id], id))
        if not ranked or scores[ranked[0]] < LEAST or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _AHEAD):
            return None
        return next(event for event in candidates if event.id == ranked[0]), scores[ranked[0]]

    def likeness(self, document: str, span: Span, others: Sequence[tuple[str, Span]]) -> list[float | None]:
        """How likely each of other passages, by document and span, tells what this one does; None where one is not read."""
        own, theirs = self._passage(document, span), [self._passage(*other) for other in others]
        asked = list(dict.fromkeys(passage for passage in theirs if passage is not None)) if own is not None else []
        if own is None or not asked:
            return [None] * len(others)
        found = dict(zip(asked, self._coreference(own, asked), strict=True))
        return [found[passage] if passage is not None else None for passage in theirs]

    def _prepare(self, events: Iterable[CaseEvent]) -> None:
        """Learn at once what these events will be asked for."""
        asked = dict.fromkeys(mention.document for event in events for mention in event.mentions[:_THEIRS])
        unknown = [document for document in asked if document not in self._cards]
        if unknown:
            self._cards |= dict.fromkeys(unknown) | {card.id: card for card in self._view.cards(unknown)}
            self._view.prepare([document for document in unknown if self._is_read(document)])

    def _passages(self, event: CaseEvent) -> list[Passage]:
        found = (self._passage(mention.document, mention.span) for mention in event.mentions[:_THEIRS])
        return list(dict.fromkeys(passage for passage in found if passage is not None))

    def _passage(self, document: str, span: Span) -> Passage | None:
        """Where a deed is told; None in another language, and where the text is not at hand."""
        if not self._is_read(document):
            return None
        told = self._told(document)
        bounds = sentence_of([span for span, _ in told], span[0])
        if bounds is None:
            return None
        place = next(index for index, (other, _) in enumerate(told) if other == bounds)
        card = self._cards.get(document)
        before = " ".join(text for _, text in told[max(0, place - 2) : place])[-_BEFORE:]
        lead = (card.title if card else None) or (told[0][1] if place else "")
        return Passage(told[place][1], (span[0] - bounds[0], min(span[1], bounds[1]) - bounds[0]), before, lead)

    def _is_read(self, document: str) -> bool:
        if document not in self._cards:
            self._cards[document] = next(iter(self._view.cards([document])), None)
        card = self._cards[document]
        return card is not None and (card.language or _LANGUAGE).partition("-")[0] == _LANGUAGE

    def _told(self, document: str) -> list[tuple[Span, str]]:
        """The sentences of a document, of those of the case from its statements."""
        if document not in self._sentences:
            found: list[tuple[Span, str]] = []
            for statement in sorted(self._view.statements_of(document), key=lambda s: (s.span[0], -s.span[1])):
                if not found or statement.span[0] >= found[-1][0][1]:
                    found.append((statement.span, statement.text))
            self._sentences[document] = found
        return self._sentences[document]


def in_other_words(
    sighting: Sighting,
    mentions: Sequence[EventMention],
    candidates: Sequence[CaseEvent],
    words: OtherWords,
    persons: Collection[str],
    sides: Mapping[str, str],
) -> tuple[CaseEvent | None, Likeness | None]:
    """The one event of other reports that these mentions of one deed tell again.

    `persons` are the ids of who is a person, `sides` gives the state of each official by their ids.
    """
    if sighting.mention.kind in SPOKEN:
        return None, None
    fitting = [event for event in candidates if _may_be(sighting, event, persons, sides)]
    found = words.event_of(sighting.mention.document, [mention.span for mention in mentions], fitting)
    if found is None:
        return None, None
    event, score = found
    return event, Likeness((0,), f"told in other words, by the network of coreference ({score:.2f})")


def _likelier_half(scores: Sequence[float]) -> float:
    best = sorted(scores, reverse=True)[: (len(scores) + 1) // 2]
    return sum(best) / len(best)


def _may_be(sighting: Sighting, event: CaseEvent, persons: Collection[str], sides: Mapping[str, str]) -> bool:
    """Whether other reports alone tell an event, and nothing in them says that it is another."""
    if any(mention.document == sighting.mention.document for mention in event.mentions):
        return False
    if is_next_of(sighting, event) or is_out_of_time(sighting, event):
        return False
    mine, theirs = ({actor for actor in actors if actor in persons} for actors in (sighting.mention.actors, event.actors))
    if mine and theirs and (not mine & theirs or (sighting.family in MUTUAL and mine - theirs and theirs - mine)):
        return False  # whom Dahl met on the one occasion, he did not on the other
    if _of_others(sighting.mention.actors, event.actors, sides):
        return False
    here, there = ({sides.get(actor, actor) for actor in sources} for sources in (sighting.mention.sources, event.sources))
    if sighting.family not in MUTUAL and here and there and not here & there:
        return False  # what one does to the other is not what the other does
    places = [mention.place for mention in event.mentions if mention.place]
    if are_apart(sighting.places, places):
        return False
    given = [when_of(None, event.start, event.end), *(when_told(mention) for mention in event.mentions)]
    if sighting.when is not None and not all(when is None or compatible(sighting.when, when) for when in given):
        return False
    return _in_order(sighting, event)


def _of_others(mine: Collection[str], theirs: Collection[str], sides: Mapping[str, str]) -> bool:
    """Whether both name who takes part, and nobody of the one is of the other or serves the same state."""
    here, there = ({sides.get(actor, actor) for actor in actors} for actors in (mine, theirs))
    return bool(here and there) and not here & there and not {*mine} & {*theirs}


def _in_order(sighting: Sighting, event: CaseEvent) -> bool:
    """Whether nothing that one report tells as done is due on a later day by the other."""
    due = sighting.when.start.isoformat() if sighting.when is not None and sighting.when.start is not None else ""
    told = (mention.published[:10] for mention in event.mentions if mention.published and mention.status in DONE)
    published = sighting.mention.published if sighting.mention.status in DONE else None
    return all(due <= day for day in told) and not (published and (event.start or "") > published[:10])


def asked_of_weeks(family: str, actors: Iterable[str], published: str | None) -> list[str]:
    """The keys under which deeds of a family stand that reports of these weeks told, those of these actors with one more."""
    if not published:
        return []
    day = date.fromisoformat(published[:10])
    return _keys(family, actors, [_week(day + timedelta(weeks=gap)) for gap in range(-_WEEKS, _WEEKS + 1)])


def weeks_of(family: str, actors: Iterable[str], mentions: Sequence[EventMention]) -> list[str]:
    """The keys under which an event stands, by its family, its actors and the weeks of its reports."""
    weeks = dict.fromkeys(_week(date.fromisoformat(day)) for m in mentions if (day := day_told(m)) is not None)
    return _keys(family, actors, list(weeks)[:_KEPT_WEEKS])


def day_told(mention: EventMention) -> str | None:
    """The day of a mention's report; of one whose day is not given, the day of a deed that it tells as done.

    >>> day_told(EventMention(document="d1", span=(0, 3), status="occurred", start="2021-10-09"))
    '2021-10-09'
    """
    done = mention.start if mention.status in DONE else None
    day = (mention.published or done or "")[:10]
    return day if len(day) == _DAY else None


def _keys(family: str, actors: Iterable[str], weeks: Sequence[str]) -> list[str]:
    nobody = ("",) if family != ANY_FAMILY else ()  # what all reports of a week tell says too little
    return [f"w:{family}|{actor}|{week}" for actor in (*nobody, *dict.fromkeys(actors)) for week in weeks]


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
