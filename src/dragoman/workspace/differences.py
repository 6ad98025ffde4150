"""How a case stood before and stands now → what is new. Ids of clusters may change when they grow together, passages do not:
a claim (an event) is the same where it has a telling (a mention) that it had before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.types import CaseEvent, Claim, Pending
from dragoman.types.watching import ClaimNews, EventNews, News, PendingNews

_Passage = tuple[str, str]  # document, item of its reading


@dataclass(frozen=True)
class _Held:
    """What is kept of a claim or an event to compare it: status, and how many independent origins a claim has."""

    id: str
    status: str
    independent: int = 0


@dataclass(frozen=True)
class Standing:
    """How a case stands: its claims and events by their passages, and what is pending."""

    claims: Mapping[_Passage, _Held]
    events: Mapping[_Passage, _Held]
    pending: Mapping[str, tuple[Pending, CaseEvent]]


def standing(claims: Iterable[Claim], events: Sequence[CaseEvent], pending: Iterable[Pending]) -> Standing:
    """The standing of a case whose claims are settled."""
    told: dict[_Passage, _Held] = {}
    for claim in claims:
        held = _Held(claim.id, claim.status, claim.n_independent)
        told.update({(i.document, i.item or str(i.span)): held for i in claim.counted})
    mentioned: dict[_Passage, _Held] = {}
    by_id = {event.id: event for event in events}
    for event in events:
        held = _Held(event.id, event.status)
        mentioned.update({(m.document, m.item or str(m.span)): held for m in event.mentions})
    return Standing(told, mentioned, {one.event: (one, by_id[one.event]) for one in pending})


def differences(before: Standing, claims: Sequence[Claim], events: Sequence[CaseEvent], pending: Sequence[Pending]) -> News:
    """What is new or otherwise in a case, in the order of its claims and events."""
    claim_news = [found for claim in claims if (found := _claim_news(claim, before)) is not None]
    event_news = [turn for event in events if (turn := _event_news(event, before)) is not None]
    now = standing((), events, pending)
    return News(
        claims_new=tuple(news for news in claim_news if news.before is None),
        claims_changed=tuple(news for news in claim_news if news.before is not None),
        events_new=tuple(news for news in event_news if news.before is None),
        events_changed=tuple(news for news in event_news if news.before is not None),
        pending_new=tuple(_newly_pending(now, before)),
        pending_resolved=tuple(_resolved(now, before)),
    )


def _claim_news(claim: Claim, before: Standing) -> ClaimNews | None:
    passages = [(i.document, i.item or str(i.span)) for i in claim.counted]
    held = next((before.claims[passage] for passage in passages if passage in before.claims), None)
    if held and (held.status, held.independent) == (claim.status, claim.n_independent):
        return None
    return ClaimNews(
        claim=claim.id,
        summary=claim.summary,
        before=held.status if held else None,
        after=claim.status,
        independent_before=held.independent if held else 0,
        independent_after=claim.n_independent,
        likely_of=claim.likely_of,
        likeness=claim.likeness,
    )


def _event_news(event: CaseEvent, before: Standing) -> EventNews | None:
    passages = [(m.document, m.item or str(m.span)) for m in event.mentions]
    held = next((before.events[passage] for passage in passages if passage in before.events), None)
    if held and held.status == event.status:
        return None
    return EventNews(
        event=event.id,
        kind=event.kind,
        participants=event.participants,
        before=held.status if held else None,
        after=event.status,
    )


def _newly_pending(now: Standing, before: Standing) -> Iterable[PendingNews]:
    for id, (one, event) in now.pending.items():
        passages = ((m.document, m.item or str(m.span)) for m in event.mentions)
        earlier = {before.events[passage].id for passage in passages if passage in before.events}
        if id not in before.pending and not earlier & before.pending.keys():
            yield _pending_news(one, event, event.status)


def _resolved(now: Standing, before: Standing) -> Iterable[PendingNews]:
    for one, event in before.pending.values():
        passages = ((m.document, m.item or str(m.span)) for m in event.mentions)
        later = next((now.events[passage] for passage in passages if passage in now.events), None)
        if later is None or later.id not in now.pending:
            yield _pending_news(one, event, later.status if later else None)


def _pending_news(one: Pending, event: CaseEvent, status: str | None) -> PendingNews:
    return PendingNews(event=event.id, kind=event.kind, participants=event.participants, due=one.due, status=status)
