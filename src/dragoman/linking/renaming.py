"""Whom a document that comes or goes gives another name, and the events that must be told by it."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.types import CaseActor, CaseEvent, CaseView


def renamed(actors: Iterable[CaseActor], view: CaseView) -> list[CaseActor]:
    """Of actors as they will be, those that the case has by another name."""
    now = {actor.id: actor for actor in actors}
    return [now[before.id] for before in view.actors_by_id(list(now)) if now[before.id].name != before.name]


def told_of(actors: Sequence[CaseActor], view: CaseView) -> list[CaseEvent]:
    """The events that have any of these actors, all of them: a key answers with the weightiest only."""
    documents = dict.fromkeys(document for actor in actors for document in actor.documents)
    ids = {actor.id for actor in actors}
    return [event for event in view.events_by_id(view.deeds_of(list(documents))) if not ids.isdisjoint(event.actors)]


def by_name(event: CaseEvent, names: Mapping[str, str]) -> CaseEvent:
    """The event with its actors by these names; of whom none is known the name stays."""
    told = tuple(names.get(actor, name) for actor, name in zip(event.actors, event.participants, strict=True))
    return event if told == event.participants else msgspec.structs.replace(event, participants=told)
