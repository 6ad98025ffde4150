"""Small readings made by hand, for tests of linking: a text, and who is mentioned in it."""

import re
from collections.abc import Sequence

from dragoman.linking.actors import ActorLinks, link_actors
from dragoman.linking.memory import MemoryView
from dragoman.types import (
    Actor,
    ActorKind,
    Attribution,
    CaseActor,
    Correction,
    Delta,
    Document,
    DocumentCard,
    Event,
    Participant,
    Reading,
    Role,
)


def person(
    name: str, *forms: str, title: str | None = None, of: str | None = None, kind: ActorKind = "person"
) -> dict[str, object]:
    """An actor by its name, its other printed forms and its office."""
    return {"name": name, "forms": forms, "kind": kind, "roles": (Role(title=title, affiliation=of),) if title else ()}


def body(name: str, *forms: str, kind: ActorKind = "organisation") -> dict[str, object]:
    """An organisation, outlet, state or document."""
    return person(name, *forms, kind=kind)


def reading(
    id: str, text: str, *cast: dict[str, object], published: str | None = None, met: Sequence[str] = (), says: str | None = None
) -> Reading:
    """A reading of `text`: mentions are wherever a form stands; `met` names who meet in it, `says` who speaks."""
    actors = []
    for number, known in enumerate(cast, 1):
        name, forms = str(known["name"]), tuple(known["forms"])  # type: ignore[call-overload]
        shown = (name, *forms)
        spans = sorted(match.span() for form in shown for match in re.finditer(re.escape(form), text))
        kept = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
        actors.append(
            Actor(id=f"a{number}", name=name, kind=known["kind"], roles=known["roles"], aliases=forms, mentions=tuple(kept))  # type: ignore[arg-type]
        )
    ids = {actor.name: actor.id for actor in actors}
    events = [
        Event(
            id="e1", kind="meeting", type=None, mode=None, trigger=(0, 1), time=None, start=None, end=None, place=None,
            participants=tuple(Participant(actor=ids[name], role="party") for name in met),
            status="occurred", according_to=None, evidence=((0, len(text)),),
        )
    ] if met else []  # fmt: skip
    told = [
        Attribution(
            id="t1", parent=None, source=(), cue=(), content=((0, len(text)),), speaker=ids[says], speaker_kind="named",
            form="indirect", chain=(says,),
        )
    ] if says else []  # fmt: skip
    return Reading(
        document=Document.from_text(text, id=id, published=published),
        actors=tuple(actors),
        events=tuple(events),
        attributions=tuple(told),
    )


class SmallCase:
    """Readings linked one after the other."""

    def __init__(self, *readings: Reading, corrections: Sequence[Correction] = ()) -> None:
        self.view = MemoryView(corrections)
        self.links: dict[str, ActorLinks] = {}
        for known in readings:
            self.add(known)

    def add(self, known: Reading) -> ActorLinks:
        """Link one more reading."""
        document = known.document
        card = DocumentCard(id=document.id, outlet=document.publisher or document.id, published=document.published)
        links = link_actors(known, card, self.view)
        self.view.apply(Delta(document=card, actors=links.changed, keys=links.keys, members=links.members))
        self.links[document.id] = links
        return links

    def actor(self, document: str, item: str = "a1") -> CaseActor:
        """The case actor that an item belongs to, as it is now."""
        return self.view.actors_by_id([self.links[document].cast[item].id])[0]

    def same(self, *items: tuple[str, str]) -> bool:
        """Whether all these items are one actor."""
        return len({self.links[document].cast[item].id for document, item in items}) == 1
