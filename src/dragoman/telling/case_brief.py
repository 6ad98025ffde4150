"""Case → brief: what is new, what is claimed and how well it is sourced, what happened, who talks to whom, what is open.

Every word is a document's or a fixed phrase, and every line leads to characters of a document. The brief shows the main claims
and events and counts the rest, so that its cost does not grow with the case.
"""

from collections import Counter
from collections.abc import Sequence

from dragoman.telling.case_parts import CaseBrief, ChannelRow, ClaimGroup, Dossier, Picture, Told
from dragoman.telling.channels_picture import channels_svg, ordered
from dragoman.telling.claims_told import STANDING, ClaimContext, claim_groups
from dragoman.telling.contradictions import contradictions_of, contradictions_told
from dragoman.telling.corrections_told import ledger_told, reliabilities
from dragoman.telling.endnotes import Endnotes, order_of
from dragoman.telling.events_told import event_entries, event_words, main_events, mention_notes
from dragoman.telling.likely import how_many_again
from dragoman.telling.network_picture import network, network_svg
from dragoman.telling.news import basis, news_of, news_told
from dragoman.telling.stands import stand_row, stands_of
from dragoman.telling.timeline import timeline_svg
from dragoman.telling.wording import STATUS_WORDS, counted, date_words, days_in, isolated, joined, period
from dragoman.types import Case, CaseEvent, Channel, ClaimStatus, Pending

_CHANNELS = 20
_PENDING = 20
_CONTRADICTIONS = 12
_ACTORS = 10
_LEDGER = 40


def case_brief(dossier: Dossier, *, as_of: str, since: str | None = None) -> CaseBrief:
    """The brief of a case as of an ISO date, with what is new since another where that is given."""
    case = dossier.case
    notes = Endnotes({card.id: card for card in case.documents}, dossier.texts)
    news = news_of(dossier, since) if since else None
    context = ClaimContext(
        notes,
        {claim.id: claim for claim in case.claims},
        case.corrections,
        reliabilities(case.corrections, notes),
        news.claims if news else frozenset(),
    )
    groups = claim_groups(context)
    anchors = {entry.id: entry.anchor for group in groups for entry in group.entries}
    shown = main_events(case.events)
    channels = ordered(dossier.channels)
    by_id = {event.id: event for event in case.events}
    pending = sorted((p for p in dossier.pending if p.event in by_id), key=lambda p: (p.due is None, p.due or "", p.event))
    contradictions = contradictions_of(case)
    stands = stands_of(dossier.positions)
    told_events = event_entries(shown, notes, case.corrections)
    return CaseBrief(
        title=case.name or "Case",
        facts=_facts(case, as_of),
        since=date_words(since) if since else None,
        in_short=_in_short(case, groups, len(pending)),
        news=news_told(news, dossier, notes, anchors) if news else (),
        news_basis=basis(news) if news else "",
        claims=groups,
        events=told_events,
        timeline=Picture(timeline_svg(shown), "Each row is an event; small signs are reports of it.") if shown else None,
        channels=tuple(_channel(channel, by_id, notes) for channel in channels[:_CHANNELS]),
        ladder=Picture(channels_svg(channels[:_CHANNELS], by_id), "What passed between the sides, by level.")
        if channels
        else None,
        network=_network(case),
        stands=tuple(stand_row(actor, held, notes) for actor, held in stands[:_ACTORS]),
        pending=_pending(pending[:_PENDING], by_id, notes),
        contradictions=contradictions_told(contradictions[:_CONTRADICTIONS], notes, anchors),
        corrections=ledger_told(case.corrections, notes, _LEDGER),
        notes=notes.all(),
        made_by=_made_by(case),
        more={
            "events": len(case.events) - len(shown),
            "channels": max(0, len(channels) - _CHANNELS),
            "stands": max(0, len(stands) - _ACTORS),
            "pending": max(0, len(pending) - _PENDING),
            "contradictions": max(0, len(contradictions) - _CONTRADICTIONS),
            "corrections": max(0, len(case.corrections) - _LEDGER),
        },
    )


def _facts(case: Case, as_of: str) -> str:
    """How much the brief rests on, and from when."""
    if not case.documents:
        return f"As of {date_words(as_of)}. This case holds no documents yet."
    outlets = {card.outlet.casefold() for card in case.documents}
    languages = sorted({card.language for card in case.documents if card.language})
    words = f"As of {date_words(as_of)}: {counted(len(case.documents), 'document')} from {counted(len(outlets), 'outlet')}"
    if len(languages) > 1:
        words += f" in {len(languages)} languages ({', '.join(languages)})"
    dates = sorted(card.published for card in case.documents if card.published)
    if dates:
        words += f", {period(dates[0], dates[-1])}"
    undated = sum(order_of(card)[0] == "9999" for card in case.documents)
    copies = sum(card.copy_of is not None for card in case.documents)
    details = [counted(undated, "document") + " without a date"] if undated else []
    details += [f"{counted(copies, 'document')} repeating the words of another" if copies else ""]
    return words + "".join(f"; {detail}" for detail in details if detail) + "."


def _in_short(case: Case, groups: Sequence[ClaimGroup], pending: int) -> tuple[Told, ...]:
    """What a reader takes along who reads no further."""
    if not case.claims:
        return (Told("No claim was found in the documents of this case."),) if case.documents else ()
    counts = Counter(claim.status for claim in case.claims)
    tallies = [f"{counts[status]:,} {words}" for status, words in STANDING.items() if counts[status]]
    again = how_many_again(case.claims)
    lines = [Told(f"{counted(len(case.claims), 'claim')}: {joined(tallies)}" + (f"; {again}." if again else "."))]
    lines += _echo(groups) + _best(groups, "independently-corroborated", "best sourced")
    lines += _best(groups, "disputed", "disputed") + _best(groups, "denied", "denied")
    if pending:
        words = f"{counted(pending, 'event')} announced or due, and not reported since."
        lines.append(Told(words, mark="open", tag="planned", link="pending"))
    return tuple(lines)


def _echo(groups: Sequence[ClaimGroup]) -> list[Told]:
    """The claim that is repeated most on one voice: many outlets are not many witnesses."""
    single = [entry for group in groups for entry in group.entries if entry.independent == 1 and entry.outlets > 1]
    if not single:
        return []
    most = max(single, key=lambda entry: (entry.outlets, -entry.number))
    origins = joined([told.words.split(":")[0] for told in most.origins if told.mark == "counts"])
    words = (
        f"{most.line} – {counted(most.outlets, 'outlet')}, and one independent origin" + (f": {origins}" if origins else "") + "."
    )
    notes = tuple(quotation.note for quotation in most.quotations[:1])
    return [Told(words, notes, mark="most repeated", tag="single-origin", link=most.anchor)]


def _best(groups: Sequence[ClaimGroup], status: ClaimStatus, mark: str) -> list[Told]:
    for group in groups:
        if group.status == status:
            entry = group.entries[0]
            notes = tuple(quotation.note for quotation in entry.quotations[:2])
            return [Told(f"{entry.line} ({entry.tally})", notes, mark=mark, tag=status, link=entry.anchor)]
    return []


def _channel(channel: Channel, events: dict[str, CaseEvent], notes: Endnotes) -> ChannelRow:
    known = [events[id] for id in channel.events if id in events]
    told = [f"{STATUS_WORDS[e.status]} {period(e.start, e.end) or '(no date)'}" for e in known[:4]]
    if len(known) > 4:
        told.append(f"and {counted(len(known) - 4, 'more event')}")
    numbers = tuple(dict.fromkeys(n for event in known[:4] for n in mention_notes(event, notes, 2)))
    first, second = (", ".join(map(isolated, names)) or "not named" for names in channel.actors)
    sides = (isolated(side) for side in channel.sides)
    return ChannelRow(channel.level, next(sides), first, next(sides), second, channel.medium, Told("; ".join(told), numbers))


def _network(case: Case) -> Picture | None:
    if not any(len(event.actors) > 1 for event in case.events):
        return None
    return Picture(network_svg(network(case)), "Actors who share an event; the stronger the line, the more events.")


def _pending(found: Sequence[Pending], events: dict[str, CaseEvent], notes: Endnotes) -> tuple[Told, ...]:
    lines = []
    for item in found:
        event = events[item.event]
        due = f"due {date_words(item.due)}" if item.due else "no date given"
        by = joined(list(dict.fromkeys(notes.outlet(document) for document in item.announced[:3])))
        words = event_words(event) + (f" – announced in {by}" if by else "")
        inner = (Told(days_in(item.reason)),) if item.reason else ()
        lines.append(Told(words, mention_notes(event, notes, 3), mark=due, tag="planned", inner=inner))
    return tuple(lines)


def _made_by(case: Case) -> str:
    parts = [f"reader {case.reader}" if case.reader else "", f"linker {case.linker}" if case.linker else ""]
    return ", ".join(filter(None, parts))
