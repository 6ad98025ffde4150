"""What is said on one occasion → its day and place: "On Monday Dahl told a press conference in Varna that … She also vowed …".

A report gives the day and the place of a speech once, in the sentence that opens it, and goes on in the sentences after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.contents import covers
from dragoman.reading.locations import is_place
from dragoman.reading.parse import Parse
from dragoman.reading.scenes import is_elsewhere, is_plain_past
from dragoman.types import Attribution, Event, Span, Time

_TIMES = frozenset({"DATE", "TIME", "SET"})
_HEARING = frozenset({"person", "group", "outlet"})
_SPEAKING = frozenset({"person", "group", "organisation", "state"})


@dataclass(frozen=True)
class _Occasion:
    """Who speaks, on which day and where."""

    speaker: str
    day: Event
    place: str | None


@dataclass(frozen=True)
class _Page:
    parse: Parse
    cast: Cast
    times: Sequence[Time]
    sayings: Sequence[Attribution]

    def head_of(self, event: Event) -> Token:
        return self.parse.doc[self.parse.token_at(event.trigger[0]) or 0]

    def saying_of(self, event: Event) -> Attribution | None:
        """The attribution whose cue the event's trigger stands in: "also [vowed]"."""
        return next((a for a in self.sayings if covers(a.cue, event.trigger)), None)

    def is_said(self, span: Span) -> bool:
        return any(covers(saying.content, span) for saying in self.sayings)


def with_occasions(
    parse: Parse, cast: Cast, times: Sequence[Time], attributions: Sequence[Attribution], events: Sequence[Event]
) -> list[Event]:
    """The events, in their order, with the day and place of the occasion on which they are said.

    An occasion is a saying of somebody's with a single day. It goes on over the next sentences of its paragraph in which the same
    one says something in the plain past, by a pronoun or by name, with no day, place, medium or hearer of its own. Sentences that
    only quote what is said are passed over.
    """
    page = _Page(parse, cast, times, attributions)
    dated = list(events)
    occasion: _Occasion | None = None
    for sentence in parse.sentences:
        span = parse.span(sentence.start, sentence.end - 1)
        if occasion is not None and "\n" in parse.text[span[0] - 2 : span[0]]:
            occasion = None
        opened: _Occasion | None = None
        for index, event in enumerate(dated):
            if not span[0] <= event.trigger[0] < span[1] or event.according_to is not None:
                continue
            if occasion is not None and _goes_on(page, occasion, sentence, event):
                dated[index] = _set(event, occasion)
                opened = occasion
            elif opened is None:
                opened = _opened(page, event)
        if opened is None and occasion is not None and _is_beside(page, occasion, sentence):
            opened = occasion
        occasion = opened
    return dated


def _set(event: Event, occasion: _Occasion) -> Event:
    day = occasion.day
    event = msgspec.structs.replace(event, time=day.time, start=day.start, end=day.end, reason=None)
    return msgspec.structs.replace(event, place=event.place or occasion.place)


def _opened(page: _Page, event: Event) -> _Occasion | None:
    """The occasion that a saying with one day opens: "On Monday Dahl said"; what an outlet writes is none."""
    saying = page.saying_of(event)
    head = page.head_of(event)
    if event.start is None or event.start != event.end or event.status != "occurred" or not is_plain_past(head):
        return None
    if saying is None and event.kind != "statement":
        return None
    speaker = saying.speaker if saying is not None else next((p.actor for p in event.participants if p.role == "source"), None)
    if speaker is None or page.cast.named(speaker).kind not in _SPEAKING:
        return None
    return _Occasion(speaker, event, event.place)


def _goes_on(page: _Page, occasion: _Occasion, sentence: Sentence, event: Event) -> bool:
    """Whether the same one says something more, with nothing that tells of another occasion."""
    saying, head = page.saying_of(event), page.head_of(event)
    if saying is None or saying.parent is not None or saying.speaker != occasion.speaker:
        return False
    if event.start is not None or event.status != "occurred" or not is_plain_past(head) or is_elsewhere(head):
        return False
    hearers = (i for child in head.rights if child.dep_ in ("dobj", "dative") for i in page.cast.referents(child.i))
    if any(page.cast.named(hearer).kind in _HEARING for hearer in hearers):
        return False  # "She assured Berg …": perhaps on another day
    return not _is_set_elsewhere(page, sentence)


def _is_beside(page: _Page, occasion: _Occasion, sentence: Sentence) -> bool:
    """Whether a sentence only quotes the speaker further, or tells what else was done there: "She left a question open"."""
    span = page.parse.span(sentence.start, sentence.end - 1)
    inner = span[0] + 1, max(span[0] + 2, span[1] - 2)
    if any(covers(a.content, inner) for a in page.sayings if a.speaker == occasion.speaker):
        return True
    subject = next((child for child in sentence.root.lefts if child.dep_ == "nsubj"), None)
    own = subject is not None and page.cast.referents(subject.i) == (occasion.speaker,)
    return own and is_plain_past(sentence.root) and not is_elsewhere(sentence.root) and not _is_set_elsewhere(page, sentence)


def _is_set_elsewhere(page: _Page, sentence: Sentence) -> bool:
    """Whether a sentence names a time or a place outside what is said in it."""
    for time in page.times:
        index = page.parse.token_at(time.span[0]) if time.type in _TIMES else None
        if index is not None and sentence.start <= index < sentence.end and not page.is_said(time.span):
            return True
    return any(t.dep_ == "pobj" and is_place(t) and not page.is_said(page.parse.span(t.i, t.i)) for t in sentence)
