"""Where an entry of the ledger has effect now: what its passages belong to, after everything that was linked since."""

from dataclasses import dataclass
from typing import Literal

from dragoman.errors import NoSuchItem
from dragoman.types import Anchor, Correction, Span, Target
from dragoman.workspace.looking import Look

Kind = Literal["actor", "event", "claim", "document"]


@dataclass(frozen=True)
class Whereabouts:
    """A thing of the case: its kind and id, and what it is called."""

    kind: Kind
    id: str
    name: str


def whereabouts(entry: Correction, look: Look) -> tuple[Whereabouts, ...]:
    """What the passages of an entry belong to now, in their order; nothing where all of them are gone."""
    if entry.undoes is not None:
        undone = next((other for other in look.ledger() if other.id == entry.undoes), None)
        return whereabouts(undone, look) if undone else ()
    found = (_of(entry.target, anchor, look) for anchor in entry.anchors)
    return tuple(dict.fromkeys(place for place in found if place is not None))


def _of(target: Target, anchor: Anchor, look: Look) -> Whereabouts | None:
    try:
        card = look.card(anchor.document)
        span = passage(anchor, look)
    except NoSuchItem:
        return None
    if target == "outlet":
        return Whereabouts("document", card.id, card.outlet)
    if target == "actor":
        return _actor(card.id, span, look)
    return _told(target, card.id, span, look)


def passage(anchor: Anchor, look: Look) -> Span:
    """Where the words of an anchor stand now; where they were, if they are gone. Raises `NoSuchItem`."""
    text = look.reading(anchor.document).document.text
    start, end = anchor.span
    if not anchor.quote or text[start:end] == anchor.quote:
        return anchor.span
    found = text.find(anchor.quote)
    return (found, found + len(anchor.quote)) if found >= 0 else anchor.span


def _actor(document: str, span: Span, look: Look) -> Whereabouts | None:
    clusters = {member.item: member.cluster for member in look.members(document) if member.kind == "actor"}
    named = [actor for actor in look.reading(document).actors if actor.id in clusters]
    # "Norland Finance Minister Nadia Vest" holds the name of a state as well; the passage is the minister's.
    exact = [actor for actor in named if span in actor.mentions]
    for actor in exact or [actor for actor in named if any(_touch(mention, span) for mention in actor.mentions)]:
        found = look.actor(clusters[actor.id])
        return Whereabouts("actor", found.id, found.name)
    return None


def _told(target: Target, document: str, span: Span, look: Look) -> Whereabouts | None:
    """The event or claim that tells this passage; of several, the one whose passage it is exactly."""
    near: Whereabouts | None = None
    for id in dict.fromkeys(member.cluster for member in look.members(document) if member.kind == target):
        if target == "event":
            event = look.event(id)
            spans = [mention.span for mention in event.mentions if mention.document == document]
            place = Whereabouts("event", id, event.kind)
        else:
            claim = look.claim(id)
            spans = [instance.span for instance in claim.counted if instance.document == document]
            place = Whereabouts("claim", id, claim.summary)
        if span in spans:
            return place
        if near is None and any(_touch(other, span) for other in spans):
            near = place
    return near


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
