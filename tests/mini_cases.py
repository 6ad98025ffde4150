"""Small invented cases, linked as far as events: actors are told apart by their exact names."""

from dragoman import Document, Reading
from dragoman.linking.cards import card_of
from dragoman.linking.events import link_events
from dragoman.linking.memory import MemoryView
from dragoman.reading.pipeline import read_all
from dragoman.types import CaseActor, CaseEvent, Delta

Told = tuple[str, str | None, str]
"""A document's id, day of publication and text."""


def view_of(*told: Told) -> MemoryView:
    """The documents linked in their order."""
    documents = [Document.from_text(text, id=id, published=day, publisher=f"{id} Herald") for id, day, text in told]
    view = MemoryView()
    for reading in read_all(documents):
        add(view, reading)
    return view


def add(view: MemoryView, reading: Reading) -> None:
    """Link one reading's events into the view."""
    card, _ = card_of(reading, view)
    cast = {
        actor.id: CaseActor(
            id=f"actor {actor.name}", name=actor.name, kind=actor.kind, roles=actor.roles, documents=(reading.document.id,)
        )
        for actor in reading.actors
        if actor.kind != "group"  # "twelve people" are no actor of a case
    }
    links = link_events(reading, card, cast, view)
    actors = tuple({actor.id: actor for actor in cast.values()}.values())
    view.apply(
        Delta(
            document=card,
            actors=actors,
            events=links.changed,
            keys=links.keys,
            members=links.members,
            gone=tuple(("event", id) for id in links.gone),
        )
    )


def events_of(view: MemoryView, *kinds: str) -> list[CaseEvent]:
    """The case's events of these kinds, by date and first mention."""
    found = [event for event in view.case("mini").events if event.kind in kinds]
    return sorted(found, key=lambda event: (event.start or "9999", event.id))


def meetings(*told: Told) -> list[CaseEvent]:
    """The meetings and talks of a case of these documents."""
    return events_of(view_of(*told), "meeting", "talks")
