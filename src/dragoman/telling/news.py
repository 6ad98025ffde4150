"""What is new in a case since a date: reports, claims, voices, denials, turns of events, corrections."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.telling.case_parts import Dossier, Told
from dragoman.telling.claims_told import STANDING, in_line, tally, weight
from dragoman.telling.corrections_told import correction_words, in_effect, signed
from dragoman.telling.endnotes import Endnotes
from dragoman.telling.events_told import SAYINGS, event_words
from dragoman.telling.likely import likeness_words, tells_again
from dragoman.telling.wording import STATUS_WORDS, counted, date_words, isolated, joined
from dragoman.types import CaseEvent, Claim, Instance, Span

_SHOWN = 8


@dataclass(frozen=True)
class News:
    """The documents that are new, and the claims that nothing older tells."""

    since: str
    documents: frozenset[str]
    claims: frozenset[str]
    undated: int


@dataclass(frozen=True)
class _Line:
    """A line and the passages that prove it, not looked up yet."""

    told: Told
    passages: tuple[tuple[str, Span, tuple[str, ...]], ...] = ()


def news_of(dossier: Dossier, since: str) -> News:
    """What is new by the date of the report; for a document without one, by the day on which it was added, if that is known."""
    fresh, undated = set(), 0
    for card in dossier.case.documents:
        # a report of "between the 1st and the 9th" is new since the 5th only if it cannot be older
        at = card.published or card.earliest or dossier.added.get(card.id)
        undated += at is None
        if at is not None and at >= since:
            fresh.add(card.id)
    documents = frozenset(fresh)
    claims = frozenset(c.id for c in dossier.case.claims if all(i.document in documents for i in c.counted))
    return News(since, documents, claims, undated)


def news_told(news: News, dossier: Dossier, notes: Endnotes, anchors: Mapping[str, str]) -> tuple[Told, ...]:
    """The news as lines, the weightiest of each sort; `anchors` leads from a claim's id to its place in the brief."""
    if not news.documents:
        return ()
    claims = sorted(dossier.case.claims, key=weight)
    new = sorted((claim for claim in claims if claim.id in news.claims), key=tells_again)
    known = {claim.id: claim for claim in claims}
    fresh = [_new_claim(claim, known, anchors) for claim in new]
    older = [line for c in claims if c.id not in news.claims and (line := _development(c, news, notes, anchors)) is not None]
    reported = sorted(dossier.case.events, key=lambda event: (-len(event.mentions), event.id))
    turns = [line for event in reported if (line := _turn(event, news)) is not None]
    valid = in_effect(dossier.case.corrections)
    decided = [c for c in dossier.case.corrections if c.at[:10] >= news.since and c.id in valid and c.action != "undo"]
    corrections = [_Line(Told(f"{correction_words(c)} ({signed(c)})", mark="corrected")) for c in decided]
    return (
        _reports(news, dossier),
        *_limited(fresh, notes, "new claim"),
        *_limited(older, notes, "claim with more reports", "claims with more reports"),
        *_limited(turns, notes, "turn of events", "turns of events"),
        *_limited(corrections, notes, "correction"),
    )


def basis(news: News) -> str:
    """By which date something counts as new."""
    words = "By the date of the report."
    if news.undated:
        words += f" {counted(news.undated, 'document')} without any date cannot be told to be new or old."
    return words


def _reports(news: News, dossier: Dossier) -> Told:
    outlets = Counter(card.outlet for card in dossier.case.documents if card.id in news.documents)
    ranked = sorted(outlets.items(), key=lambda found: (-found[1], found[0]))
    names = [isolated(name) + (f" ({count})" if count > 1 else "") for name, count in ranked[:_SHOWN]]
    if len(ranked) > _SHOWN:
        names.append(counted(len(ranked) - _SHOWN, "other outlet"))
    return Told(f"{counted(len(news.documents), 'document')}: {joined(names)}", mark="reports")


def _limited(lines: Sequence[_Line], notes: Endnotes, one: str, many: str | None = None) -> list[Told]:
    """The first lines with their notes; only what is shown is looked up."""
    told = [replace(line.told, notes=tuple(notes.number(*passage) for passage in line.passages)) for line in lines[:_SHOWN]]
    more = len(lines) - _SHOWN
    return told if more <= 0 else [*told, Told(f"and {counted(more, one, many)} besides")]


def _new_claim(claim: Claim, known: Mapping[str, Claim], anchors: Mapping[str, str]) -> _Line:
    words = f"{in_line(claim)} ({STANDING[claim.status]}; {tally(claim)})"
    other = known.get(claim.likely_of or "")
    words += f" – perhaps on the same matter as: {in_line(other)} ({likeness_words(claim.likeness)})" if other is not None else ""
    return _Line(Told(words, mark="new claim", tag=claim.status, link=anchors.get(claim.id, "")), _first(claim.counted))


def _development(claim: Claim, news: News, notes: Endnotes, anchors: Mapping[str, str]) -> _Line | None:
    """One line a claim: a denial outweighs a new voice, a new voice outweighs an echo."""
    fresh = [i for i in claim.counted if i.document in news.documents]
    link = anchors.get(claim.id, "")
    denying = [i for i in fresh if i.stance == "denies"]
    if denying:
        return _Line(Told(in_line(claim), mark="denied since", tag="denied", link=link), _first(denying))
    voices = [o for o in claim.origins if o.counted and o.documents and set(o.documents) <= news.documents]
    if voices and claim.n_independent > 1:
        names = joined([isolated(origin.name) for origin in voices])
        heard = [i for i in fresh if any(i.document in origin.documents for origin in voices)]
        return _Line(Told(f"{in_line(claim)} – {names}", mark="new voice", tag="occurred", link=link), _first(heard))
    known = {notes.outlet(i.document) for i in claim.counted if i.document not in news.documents}
    outlets = list(dict.fromkeys(o for i in fresh if (o := notes.outlet(i.document)) not in known))
    if not outlets:
        return None
    more = joined(outlets[:4]) + (f" and {counted(len(outlets) - 4, 'other')}" if len(outlets) > 4 else "")
    still = counted(claim.n_independent, "independent origin")
    return _Line(Told(f"{in_line(claim)} – also in {more}; {still}", mark="repeated", link=link), _first(fresh))


def _first(instances: Sequence[Instance]) -> tuple[tuple[str, Span, tuple[str, ...]], ...]:
    return tuple((i.document, i.span, i.chain) for i in instances[:1])


def _turn(event: CaseEvent, news: News) -> _Line | None:
    """How an event came to its status, where that happened in the time since; mere sayings are claims, not turns."""
    if not event.participants or event.kind in SAYINGS:
        return None
    before = [change.status for change in event.history if change.document not in news.documents]
    after = [c for c in event.history if c.document in news.documents and c.status == event.status]
    if not after or event.status in before:
        return None
    change = after[0]
    words = f"{event_words(event)}: {STATUS_WORDS[change.status]}"
    words += f", before: {STATUS_WORDS[before[-1]]}" if before else ""
    mentions = [m for m in event.mentions if m.document == change.document]
    passages = tuple((m.document, m.span, m.according_to) for m in mentions[:1])
    return _Line(Told(words, mark=date_words(change.at) if change.at else "event", tag=change.status), passages)
