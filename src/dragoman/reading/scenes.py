"""Scene → day and place: what those who met on one day in one place then did to each other, and where they were received."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.contents import covers
from dragoman.reading.lexicon import column
from dragoman.reading.locations import is_place
from dragoman.reading.parse import Parse, paragraphs
from dragoman.types import Attribution, Event, Time

_SCENES = frozenset({"meeting", "talks", "visit"})
_BETWEEN = _SCENES | frozenset(
    "agreement signature promise offer request demand announcement statement refusal warning praise criticism apology "
    "proposal threat denial".split()
)
_OTHER_TIME = frozenset(
    "later earlier afterwards afterward since previously recently meanwhile subsequently eventually before after once "
    "formerly already thereafter often repeatedly again".split()
)
_TIMES = frozenset({"DATE", "TIME", "SET"})
_REMOTE = frozenset("telephone phone call video letter message email cable note".split())


@dataclass(frozen=True)
class _Scene:
    """One day and one place, the persons who are there, and who tells of it."""

    day: Event
    place: str
    persons: frozenset[str]


@dataclass(frozen=True)
class _Page:
    parse: Parse
    cast: Cast
    times: Sequence[Time]
    attributions: Sequence[Attribution]

    def persons_of(self, event: Event) -> frozenset[str]:
        return frozenset(p.actor for p in event.participants if self.cast.named(p.actor).kind == "person")

    def head_of(self, event: Event) -> Token:
        return self.parse.doc[self.parse.token_at(event.trigger[0]) or 0]

    def is_beside(self, token: Token, event: Event) -> bool:
        """Whether a word is told on one level with the deed: no content holds it that does not hold the deed."""
        span = self.parse.span(token.i, token.i)
        return not any(covers(a.content, span) and not covers(a.content, event.trigger) for a in self.attributions)


def with_scenes(
    parse: Parse, cast: Cast, times: Sequence[Time], attributions: Sequence[Attribution], events: Sequence[Event]
) -> list[Event]:
    """The events, in their order, with the day and place of the scene in which they are told.

    A scene is one meeting or visit of persons with one day and one place. It holds within its paragraph and for whoever tells
    it, until a sentence names another day or place, or somebody else acts. Only what two of its persons do to each other, told
    in the plain past, takes after it: what is said to reporters may have been said anywhere and at any time.
    """
    page, dated = _Page(parse, cast, times, attributions), list(events)
    scene: _Scene | None = None
    last = -1
    for stretch, sentence, indices in _by_sentence(parse, events):
        scene = scene if stretch == last else None
        last = stretch
        for index in indices:
            dated[index] = event = _where(page, dated[index], [dated[i] for i in indices])
            if scene is None or event.according_to != scene.day.according_to:
                continue
            if _names_another(page, sentence, event, scene) or not _is_among(page, event, scene):
                scene = None
            elif _takes_after(page, event, scene):
                event = dated[index] = _dated(event, scene.day, scene.place)
                scene = _Scene(scene.day, scene.place, scene.persons | page.persons_of(event))
            elif event.kind in _SCENES:
                scene = None
        opened = _opened(page, sentence, [dated[i] for i in indices])
        for index in indices if opened is not None else ():
            if opened is not None and _is_during(page, dated[index]):
                dated[index] = _dated(dated[index], opened.day, opened.place)
        scene = opened or scene
    return dated


def _by_sentence(parse: Parse, events: Sequence[Event]) -> Iterator[tuple[int, Sentence, list[int]]]:
    """Number of the paragraph, the sentence, and the indices of the events that it tells of: those with any."""
    stretches = paragraphs(parse.text, parse.document.sections)
    heads = [parse.token_at(event.trigger[0]) for event in events]
    for sentence in parse.doc.sents:
        begin = parse.span(sentence.start, sentence.start)[0]
        stretch = next((i for i, (start, end) in enumerate(stretches) if start <= begin < end), None)
        if stretch is not None:
            yield stretch, sentence, [i for i, h in enumerate(heads) if h is not None and sentence.start <= h < sentence.end]


def _dated(event: Event, day: Event, place: str) -> Event:
    if event.start is None:
        event = msgspec.structs.replace(event, time=day.time, start=day.start, end=day.end, reason=None)
    return msgspec.structs.replace(event, place=event.place or place)


def _opened(page: _Page, sentence: Sentence, events: Sequence[Event]) -> _Scene | None:
    """The scene that a sentence sets: a meeting or visit, if all that it tells of happened on one day and in one place."""
    meetings = [event for event in events if event.kind in _SCENES]
    if not meetings or len({event.according_to for event in meetings}) != 1:
        return None
    told = [event for event in events if event.according_to == meetings[0].according_to]
    days = {(event.start, event.end) for event in told if event.start}
    places = {event.place for event in told if event.place}
    if len(days) != 1 or len(places) != 1 or any(event.status != "occurred" for event in meetings):
        return None
    day = next(event for event in told if event.start)
    times = [time for time in _times_beside(page, sentence, day) if time.start]
    if day.start != day.end or len({time.start for time in times}) > 1 or not any(event.place for event in meetings):
        return None
    persons = frozenset(actor for event in told for actor in page.persons_of(event))
    return _Scene(day, places.pop() or "", persons) if persons else None


def _is_during(page: _Page, event: Event) -> bool:
    """ "denied it on Monday during a visit to Varna": the visit that the sentence sets its day in."""
    head = page.head_of(event)
    return event.kind == "visit" and event.status == "occurred" and head.dep_ == "pobj" and head.head.lower_ in ("during", "on")


def _times_beside(page: _Page, sentence: Sentence, event: Event) -> Iterator[Time]:
    for time in page.times:
        index = page.parse.token_at(time.span[0]) if time.type in _TIMES else None
        if index is not None and sentence.start <= index < sentence.end and page.is_beside(page.parse.doc[index], event):
            yield time


def _names_another(page: _Page, sentence: Sentence, event: Event, scene: _Scene) -> bool:
    """Whether the sentence gives the deed a time of its own, or names another place."""
    if next(_times_beside(page, sentence, event), None) is not None or event.place not in (None, scene.place):
        return True
    return any(
        token.dep_ == "pobj" and is_place(token) and token.text not in scene.place and page.is_beside(token, event)
        for token in sentence
    )


def _is_among(page: _Page, event: Event, scene: _Scene) -> bool:
    persons = page.persons_of(event)
    return bool(persons & scene.persons) and (persons <= scene.persons or _is_there(page.head_of(event)))


def _is_there(head: Token) -> bool:
    return any(child.lower_ == "there" and child.dep_ == "advmod" for child in head.children)


def _takes_after(page: _Page, event: Event, scene: _Scene) -> bool:
    """Whether a deed is one between persons of the scene, told as its next step."""
    head = page.head_of(event)
    main = head
    while main.dep_ == "conj":
        main = main.head
    if event.kind not in _BETWEEN or event.status != "occurred" or event.start or main.dep_ != "ROOT" or not is_plain_past(head):
        return False
    if is_elsewhere(head):
        return False
    if _is_there(head):
        return bool(page.persons_of(event) & scene.persons)
    told = {actor for child in head.children if child.dep_ in ("dobj", "dative") for actor in page.cast.referents(child.i)}
    if event.kind == "statement":
        return bool(told) and told <= scene.persons and not told <= page.persons_of(event)
    return len(page.persons_of(event)) > 1


def is_plain_past(head: Token) -> bool:
    """ "received", "was received": neither "had received" nor "would receive"."""
    helpers = {child.lower_ for child in head.children if child.dep_ in ("aux", "auxpass", "neg")}
    return (head.tag_ == "VBD" and not helpers) or (head.tag_ == "VBN" and bool(helpers) and helpers <= {"was", "were"})


def is_elsewhere(head: Token) -> bool:
    """ "later", "by telephone", "in a statement", "told reporters": no next step of what went before."""
    for child in head.children:
        if child.lower_ in _OTHER_TIME or any(inner.lower_ in _OTHER_TIME for inner in child.children if child.dep_ == "advmod"):
            return True
        if child.dep_ in ("prep", "dative", "dobj", "agent", "advcl"):
            words = (child, *(inner for inner in child.children if inner.dep_ == "pobj"))
            if any(word.lemma_.lower() in _REMOTE | column("media", "noun") | {"reporter", "journalist"} for word in words):
                return True
    return False


def _where(page: _Page, event: Event, beside: Sequence[Event]) -> Event:
    """ "flew to Varna on Monday, where Berg received him": the deed was done in Varna, and on that day if he has part in it."""
    head = page.head_of(event)
    if head.dep_ not in ("relcl", "advcl", "ccomp") or event.place is not None:
        return event
    marks = [child for child in head.lefts if child.lower_ == "where" and child.dep_ == "advmod"]
    if not marks:
        return event
    landed = [t for t in head.doc[head.sent.start : marks[0].i] if t.dep_ in ("pobj", "dobj", "npadvmod") and is_place(t)]
    came = next((e for e in beside if landed and e.kind == "visit" and e.place and landed[-1].text in e.place), None)
    if came is None or came.place is None or came.according_to != event.according_to:
        return event
    own = any(head.left_edge.i <= (page.parse.token_at(t.span[0]) or 0) <= head.right_edge.i for t in page.times)
    shared = page.persons_of(event) & page.persons_of(came)
    past = came.status == "occurred" == event.status and is_plain_past(head) and is_plain_past(page.head_of(came))
    if shared and past and came.start and came.start == came.end and not own and not is_elsewhere(head):
        return _dated(event, came, came.place)
    return msgspec.structs.replace(event, place=came.place)
