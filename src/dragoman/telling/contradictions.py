"""What stands against what in a case: two versions of a claim, denials, events on which the reports differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.telling.case_parts import Told
from dragoman.telling.claims_told import STANDING, in_line, tally, weight
from dragoman.telling.endnotes import Endnotes
from dragoman.telling.events_told import conflict_words, event_words, mention_notes
from dragoman.telling.wording import isolated, joined
from dragoman.types import Case, CaseEvent, Claim, Conflict


@dataclass(frozen=True)
class TwoVersions:
    """Claims that cannot both be true."""

    claim: Claim
    other: Claim


@dataclass(frozen=True)
class Denial:
    """A claim that somebody denies."""

    claim: Claim


@dataclass(frozen=True)
class Difference:
    """An event of which the reports give different dates, places or participants."""

    event: CaseEvent
    conflict: Conflict


Contradiction = TwoVersions | Denial | Difference


def contradictions_of(case: Case) -> list[Contradiction]:
    """All of them, the weightiest claims first, then the most reported events."""
    claims = {claim.id: claim for claim in case.claims}
    found: list[Contradiction] = []
    seen: set[frozenset[str]] = set()
    for claim in sorted(case.claims, key=weight):
        for other in claim.contradicted_by:
            pair = frozenset((claim.id, other))
            if other in claims and pair not in seen:
                seen.add(pair)
                found.append(TwoVersions(claim, claims[other]))
        if any(instance.stance == "denies" for instance in claim.counted):
            found.append(Denial(claim))
    for event in sorted(case.events, key=lambda event: (-len(event.mentions), event.id)):
        found += [Difference(event, conflict) for conflict in event.conflicts]
    return found


def contradictions_told(found: Sequence[Contradiction], notes: Endnotes, anchors: Mapping[str, str]) -> tuple[Told, ...]:
    """Each as a line with the passages of both sides."""
    return tuple(_told(contradiction, notes, anchors) for contradiction in found)


def _told(found: Contradiction, notes: Endnotes, anchors: Mapping[str, str]) -> Told:
    if isinstance(found, TwoVersions):
        first, second = found.claim.counted[0], found.other.counted[0]
        words = f"{_standing(found.claim)} – against: {_standing(found.other)}"
        numbers = notes.numbers(((first.document, first.span), (second.document, second.span)))
        return Told(words, numbers, mark="two versions", tag="disputed", link=anchors.get(found.claim.id, ""))
    if isinstance(found, Denial):
        denying = [instance for instance in found.claim.counted if instance.stance == "denies"]
        who = [isolated(i.chain[-1]) if i.chain else notes.outlet(i.document) for i in denying]
        numbers = tuple(notes.number(i.document, i.span, i.chain) for i in denying[:4])
        words = f"{in_line(found.claim)} – denied by {joined(list(dict.fromkeys(who))[:4])}"
        return Told(words, numbers, mark="denial", tag="denied", link=anchors.get(found.claim.id, ""))
    told = conflict_words(found.conflict, notes)
    words = f"{event_words(found.event)} – {told.words}"
    return Told(words, mention_notes(found.event, notes, 4), mark=told.mark, tag="alleged")


def _standing(claim: Claim) -> str:
    return f"{in_line(claim)} ({STANDING[claim.status]}; {tally(claim)})"
