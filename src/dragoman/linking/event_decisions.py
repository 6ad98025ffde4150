"""What the analyst has decided about events: together, apart, a status, a note.

A decision hangs on passages, so it holds after rereading and for documents that come later; decisions whose passages are not
in the case wait.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

import msgspec

from dragoman.linking.ledger import active
from dragoman.types import Anchor, CaseEvent, CaseView, Correction, EventMention, Span, Status


@dataclass(frozen=True)
class Decided:
    """What the decisions mean for mentions about to be filed: an event to join, with the entry that asks, and events to avoid."""

    join: tuple[str, int] | None = None
    alone: int | None = None
    avoid: frozenset[str] = frozenset()


def decisions_of(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The entries about events that still stand, oldest first."""
    return tuple(entry for entry in active(corrections) if entry.target == "event" and entry.anchors)


class Passages:
    """Which mention a decision's passage means; `here` are the spans of the deeds of the document that is being linked."""

    def __init__(self, view: CaseView, document: str, here: Iterable[Span]) -> None:
        self._view = view
        self._spans: dict[str, frozenset[Span]] = {document: frozenset(here)}

    def means(self, anchor: Anchor, mention: EventMention) -> bool:
        """Whether they are the same words, or have some in common where no deed stands on exactly those, as after rereading.

        "The minister warned that Norland would leave the talks": what is decided of the leaving is not decided of the warning.
        """
        if not _touches(anchor, mention):
            return False
        return anchor.span == mention.span or anchor.span not in self._of(anchor.document)

    def _of(self, document: str) -> frozenset[Span]:
        if document not in self._spans:
            ids = [member.cluster for member in self._view.members_of(document) if member.kind == "event"]
            events = self._view.events_by_id(list(dict.fromkeys(ids)))
            self._spans[document] = frozenset(m.span for event in events for m in event.mentions if m.document == document)
        return self._spans[document]


def decide(
    decisions: Sequence[Correction],
    mentions: Sequence[EventMention],
    changed: dict[str, CaseEvent],
    view: CaseView,
    passages: Passages,
) -> Decided:
    """What the decisions say of a document's mentions of one event.

    Merged passages go to the event of the first of them that is already filed. Split passages stand together, apart from all
    others.
    """
    join: tuple[str, int] | None = None
    alone: int | None = None
    avoid: dict[str, None] = {}
    for entry in decisions:
        mine = any(passages.means(anchor, mention) for anchor in entry.anchors for mention in mentions)
        held = [id for anchor in entry.anchors if (id := _filed(anchor, changed, view, passages)) is not None]
        if entry.action == "merge" and mine and held:
            join, alone = (held[0], entry.id), None
        elif entry.action == "split" and mine:
            join, alone = ((held[0], entry.id), None) if held else (None, entry.id)
        elif entry.action == "split":
            avoid |= dict.fromkeys(held)
    return Decided(join, alone, frozenset(avoid) - ({join[0]} if join else set()))


def as_decided(event: CaseEvent, decisions: Sequence[Correction], passages: Passages) -> CaseEvent:
    """The event with the status that the analyst gave it, the latest entry last, and every entry about it named."""
    about = [e for e in decisions if any(passages.means(anchor, mention) for anchor in e.anchors for mention in event.mentions)]
    if not about:
        return event
    given = [entry for entry in about if entry.action == "status" and entry.value in get_args(Status)]
    event = msgspec.structs.replace(event, corrections=tuple(entry.id for entry in about))
    if not given:
        return event
    return msgspec.structs.replace(event, status=msgspec.convert(given[-1].value, Status))


def is_set_apart(event: CaseEvent, decisions: Sequence[Correction], passages: Passages) -> bool:
    """Whether the analyst has split any of an event's passages from others: no likeness joins it again."""
    split = [anchor for entry in decisions if entry.action == "split" for anchor in entry.anchors]
    return any(passages.means(anchor, mention) for anchor in split for mention in event.mentions)


def _touches(anchor: Anchor, mention: EventMention) -> bool:
    """Whether an anchor's passage and a mention's overlap in one document."""
    return anchor.document == mention.document and anchor.span[0] < mention.span[1] and mention.span[0] < anchor.span[1]


def _filed(anchor: Anchor, changed: dict[str, CaseEvent], view: CaseView, passages: Passages) -> str | None:
    """The event that an anchor's passage is filed under: of several, the one whose mention is nearest to it in length."""
    ids = [member.cluster for member in view.members_of(anchor.document) if member.kind == "event"]
    events = {event.id: event for event in view.events_by_id(list(dict.fromkeys(ids)))} | changed
    found = [
        (abs((m.span[1] - m.span[0]) - (anchor.span[1] - anchor.span[0])), event.id)
        for event in events.values()
        for m in event.mentions
        if passages.means(anchor, m)
    ]
    return min(found)[1] if found else None
