"""Deeds → deeds with the day and the place that another mention of them gives, or a deed that they are counted from.

"The army shelled Varna on May 2. … the shelling", "a letter went out four days before the first clash".
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
from spacy.tokens import Token

from dragoman.reading.kindred import kindred_of
from dragoman.reading.reckoned import is_reckoned, points_at_it
from dragoman.reading.timex_units import count_of
from dragoman.reading.triggers import Trigger
from dragoman.types import Event

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_OTHERS = frozenset("first second third another new next further other last latest previous earlier later final more".split())
_AHEAD = frozenset({"planned", "proposed", "conditional", "cancelled"})
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_COUNTED = re.compile(r"^(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)$", re.IGNORECASE)

Told = Sequence[tuple[Trigger, Event]]


def retold(told: Told) -> list[Event]:
    """The events in their order, each with what another mention says of when and where, where only one can be meant."""
    events = [event for _, event in told]
    for index, (trigger, event) in enumerate(told):
        if event.start is None and (counted := _counted_from(trigger.head, told)) is not None:
            day = counted.isoformat()
            events[index] = msgspec.structs.replace(event, start=day, end=day, reason=None)
    pairs = [(trigger, event) for (trigger, _), event in zip(told, events, strict=True)]
    for index, (_, event) in enumerate(pairs):
        same = _taken_up(index, pairs)
        if same is not None:
            events[index] = _completed(event, same)
    pairs = [(trigger, event) for (trigger, _), event in zip(told, events, strict=True)]
    return [event if event.place or event.start is None else _placed(event, pairs) for _, event in pairs]


def _completed(event: Event, same: Event) -> Event:
    if event.start is None and same.start is not None:
        event = msgspec.structs.replace(event, time=same.time, start=same.start, end=same.end, reason=None)
    if event.place is None and same.place is not None:
        event = msgspec.structs.replace(event, place=same.place)
    return event


def _placed(event: Event, told: Told) -> Event:
    """The place of the same deed on the same day: two meetings of one day, of which one is placed, are one."""
    group = kindred_of(event.kind)
    places = {
        other.place
        for _, other in told
        if group is not None
        and kindred_of(other.kind) == group
        and other.start == event.start
        and other.end == event.end
        and other.place
    }
    return msgspec.structs.replace(event, place=places.pop()) if len(places) == 1 else event


def _taken_up(index: int, told: Told) -> Event | None:
    """The deed told before that "the shelling", "this meeting" takes up; None where it is another, or may be."""
    trigger, event = told[index]
    noun, group = trigger.head, kindred_of(event.kind)
    words = {child.lower_ for child in noun.lefts}
    if group is None or noun.pos_ != "NOUN" or not words & _POINTING or words & _OTHERS or event.status in _AHEAD - {"cancelled"}:
        return None
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if over.i != noun.i and any(other.head.i == over.i for other, _ in told[:index]):
        return None  # "a second round of the talks": the round is told, and of which talks it is
    people, passed = {p.actor for p in event.participants}, False
    for before, other in reversed(told[:index]):
        # "A team was due on June 6. The trip was called off": what is cancelled had been planned, and nothing else has
        alike = other.status == "planned" if event.status == "cancelled" else other.status not in _AHEAD
        if kindred_of(other.kind) != group or not alike:
            continue
        if is_reckoned(before) and not points_at_it(noun):
            passed = True
            continue  # "The two last met in 2019. The palace confirmed the meeting": not that one
        if event.start and other.start and event.start != other.start:
            continue
        if event.place and other.place and event.place != other.place:
            continue
        shared = people & {p.actor for p in other.participants}
        if (shared or not people or not other.participants) and (other.start or other.place):
            return other
        if shared and passed:
            return None  # the one told last has no day, and the one before it is only reckoned by
    return None


def _counted_from(head: Token, told: Told) -> date | None:
    """ "wrote four days before the first clash": the day of that deed, less four."""
    for preposition in head.children:
        if (noun := _eve_of(preposition)) is not None:
            day = _day_of(noun, told)
            return day - timedelta(days=1) if day is not None else None
        if preposition.dep_ != "prep" or preposition.lower_ not in ("before", "after"):
            continue
        beside = (*preposition.children, *(child for child in head.children if child.i == preposition.i - 1))
        length = next((child for child in beside if child.dep_ == "npadvmod"), None)
        deed = next((child for child in preposition.children if child.dep_ == "pobj"), None)
        if length is None or deed is None or length.lemma_.lower() not in _DAYS:
            continue
        number = next((child.text for child in length.lefts if _COUNTED.match(child.text)), None)
        count = count_of("1" if number and number.casefold() in ("a", "an") else number) if number else None
        day = _day_of(deed, told)
        if count is not None and day is not None:
            days = int(count) * _DAYS[length.lemma_.lower()]
            return day - timedelta(days=days) if preposition.lower_ == "before" else day + timedelta(days=days)
    return None


def _eve_of(preposition: Token) -> Token | None:
    """ "on the eve of [the publication]"."""
    eves = (inner for inner in preposition.children if inner.lower_ == "eve") if preposition.lower_ == "on" else ()
    links = (link for eve in eves for link in eve.children if link.lower_ == "of")
    return next((noun for link in links for noun in link.children if noun.dep_ == "pobj"), None)


def _day_of(noun: Token, told: Told) -> date | None:
    """The day of the deed that a noun names: of "the first clash" the earliest, else the only one that the text dates."""
    own = next((event for trigger, event in told if trigger.head.i == noun.i), None)
    group = kindred_of(own.kind) if own is not None else None
    if own is not None and own.start:
        return date.fromisoformat(own.start)
    days = {
        event.start
        for _, event in told
        if group is not None
        and kindred_of(event.kind) == group
        and event.start
        and event.start == event.end
        and event.status not in _AHEAD
    }
    first = any(child.lower_ in ("first", "initial") for child in noun.lefts)
    if not days or (len(days) > 1 and not first):
        return None
    return date.fromisoformat(min(days))
