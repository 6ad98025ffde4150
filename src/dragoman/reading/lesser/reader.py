"""Document → Reading in the languages that have a lexicon but no parser, by words and their order."""

import msgspec

from dragoman.reading.citations import agency_credit
from dragoman.reading.foreign_datelines import agency_of
from dragoman.reading.languages import LESSER, primary
from dragoman.reading.lesser.actors import find_actors
from dragoman.reading.lesser.attributions import find_attributions
from dragoman.reading.lesser.events import find_events
from dragoman.reading.lesser.page import Page, page_of
from dragoman.reading.lesser.scene import Scene
from dragoman.reading.lesser.times import find_times
from dragoman.types import Actor, Attribution, Citation, Document, Event, Reading, Spans, Time


def read_lesser(document: Document) -> Reading:
    """The reading of a document whose sections are known, in a language that has a lexicon but no parser."""
    language = primary(document.language)
    page = page_of(document, language)
    times = find_times(page)
    cast = find_actors(page)
    attributions, kinds = find_attributions(page, cast)
    events = find_events(Scene(page, cast, times, attributions, kinds))
    return Reading(
        level="lesser",
        reason=f"read with the lesser reader for {LESSER[language]}: "
        "by words and their order, without grammar; no positions, and citations only of the agency in the dateline",
        document=document,
        actors=tuple(_actor(page, actor) for actor in cast.actors),
        times=tuple(_time(page, time) for time in times),
        attributions=tuple(_attribution(page, attribution) for attribution in attributions),
        events=tuple(_event(page, event) for event in events),
        citations=_credits(document, language),
    )


def _credits(document: Document, language: str) -> tuple[Citation, ...]:
    """The agency of the dateline, whose the whole report is: "Oslo, 3 may (EFE).-"."""
    agency = agency_of(document, language)
    return (msgspec.structs.replace(agency_credit(document, agency), id="c1"),) if agency else ()


def _moved(page: Page, spans: Spans) -> Spans:
    return tuple(page.original(span) for span in spans)


def _actor(page: Page, actor: Actor) -> Actor:
    return msgspec.structs.replace(actor, mentions=_moved(page, actor.mentions))


def _time(page: Page, time: Time) -> Time:
    return msgspec.structs.replace(time, span=page.original(time.span))


def _attribution(page: Page, attribution: Attribution) -> Attribution:
    return msgspec.structs.replace(
        attribution,
        source=_moved(page, attribution.source),
        cue=_moved(page, attribution.cue),
        content=_moved(page, attribution.content),
    )


def _event(page: Page, event: Event) -> Event:
    return msgspec.structs.replace(
        event,
        trigger=page.original(event.trigger),
        condition=_moved(page, event.condition),
        evidence=_moved(page, event.evidence),
    )
