"""Claims by strength of sourcing: origins in words, the grade with its rule and factors, the evidence quoted."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.telling.case_parts import ClaimEntry, ClaimGroup, Picture, Quotation, Told
from dragoman.telling.corrections_told import marks
from dragoman.telling.endnotes import Endnotes, dated, order_of
from dragoman.telling.likely import likeliest, likeness_words, tells_again
from dragoman.telling.provenance import STANCE_WORDS, paths, provenance
from dragoman.telling.provenance_picture import provenance_svg
from dragoman.telling.wording import counted, isolated, shortened
from dragoman.types import Claim, ClaimStatus, Correction, Grade, Instance, Origin, OriginKind

STANDING: dict[ClaimStatus, str] = {
    "independently-corroborated": "independently corroborated",
    "single-origin": "single origin",
    "disputed": "disputed",
    "denied": "denied",
}
MEANING: dict[ClaimStatus, str] = {
    "independently-corroborated": "Two or more origins that do not depend on each other say so.",
    "single-origin": "However many outlets print it, it goes back to one origin.",
    "disputed": "There is support for it, and a denial or a version that contradicts it.",
    "denied": "A party concerned denies it, and nothing independent stands against the denial.",
}
_CREDIBILITY = {1: "confirmed", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable"}
ORIGIN_WORDS: dict[OriginKind, str] = {
    "person": "named, first-hand",
    "government": "a government",
    "newsroom": "a newsroom",
    "record": "an official record",
    "document": "a document that does not say how it knows",
    "unnamed": "unnamed",
    "unknown": "of unknown kind",
}
_SHOWN = 8
_PICTURES = 12
_QUOTED = 3
_TELLERS = 12
_LIKELY = 5
_ORIGINS = 4  # so many of those that do not count; all that count are told
_LINE = 220


@dataclass(frozen=True)
class ClaimContext:
    """What telling a claim needs beside the claim."""

    notes: Endnotes
    claims: Mapping[str, Claim]
    ledger: Sequence[Correction]
    reliability: Mapping[str, str]
    new: frozenset[str] = frozenset()


def weight(claim: Claim) -> tuple[int, int, int, str]:
    """Sorts claims by how much they matter: told by most outlets, then most often."""
    return -claim.n_outlets, -len({i.document for i in claim.counted}), -len(claim.counted), claim.id


def strength(claim: Claim) -> tuple[int, int, int, str]:
    """Sorts claims by how well they are sourced."""
    return claim.grade.credibility or 6, -claim.n_independent, -claim.n_outlets, claim.id


def main_claims(claims: Iterable[Claim], most: int) -> list[Claim]:
    """The weightiest claims, the best sourced first; what probably is on another's matter comes last."""
    chosen = sorted(claims, key=lambda claim: (tells_again(claim), *weight(claim)))[:most]
    return sorted(chosen, key=lambda claim: (tells_again(claim), *strength(claim)))


def claim_groups(context: ClaimContext) -> tuple[ClaimGroup, ...]:
    """The main claims of each status, with pictures for the weightiest; what probably is on another's matter comes last."""
    by_status: dict[ClaimStatus, list[Claim]] = {status: [] for status in STANDING}
    for claim in context.claims.values():
        by_status[claim.status].append(claim)
    chosen = {status: main_claims(found, _SHOWN) for status, found in by_status.items()}
    drawn = sorted((claim for found in chosen.values() for claim in found if _worth_drawing(claim)), key=weight)[:_PICTURES]
    pictured = {claim.id for claim in drawn}
    anchors = {claim.id: f"claim-{n}" for n, claim in enumerate((c for found in chosen.values() for c in found), 1)}
    groups, number = [], 0
    for status, found in chosen.items():
        entries = []
        for claim in found:
            number += 1
            entry = _entry(claim, number, context, claim.id in pictured)
            entries.append(replace(entry, again=_again(claim, context, anchors)))
        if entries:
            more = len(by_status[status]) - len(entries)
            groups.append(ClaimGroup(status, STANDING[status].capitalize(), MEANING[status], tuple(entries), more))
    return tuple(groups)


def _worth_drawing(claim: Claim) -> bool:
    return bool(claim.credits) and len({instance.document for instance in claim.counted}) > 1


def _entry(claim: Claim, number: int, context: ClaimContext, pictured: bool) -> ClaimEntry:
    notes = context.notes
    ordered = _ordered(claim, notes)
    likely = likeliest(claim)
    quoted = _quoted(claim, ordered)
    graph = provenance(claim, notes.cards)
    return ClaimEntry(
        number=number,
        anchor=f"claim-{number}",
        id=claim.id,
        summary=stated(claim),
        line=in_line(claim),
        status=claim.status,
        standing=STANDING[claim.status],
        tally=tally(claim),
        outlets=claim.n_outlets,
        independent=claim.n_independent,
        grade=grade_words(claim.grade),
        rule=claim.grade.rule,
        reason=claim.status_reason,
        quotations=tuple(_quotation(instance, context) for instance in quoted),
        origins=_origins(claim, context),
        tellers=_tellers(ordered, context),
        factors=tuple(
            Told(factor.value, notes.numbers((a.document, a.span) for a in factor.evidence[:3]), mark=factor.name)
            for factor in claim.grade.factors
        ),
        against=tuple(_against(id, context) for id in claim.contradicted_by if id in context.claims),
        circles=tuple(_ring(ring, notes) for ring in claim.circles),
        paths=paths(graph) if _worth_drawing(claim) else (),
        corrections=marks(claim.corrections, context.ledger),
        is_new=claim.id in context.new,
        picture=Picture(provenance_svg(claim, notes.cards), _caption(claim)) if pictured else None,
        likely=tuple(_quotation(instance, context) for instance in likely[:_LIKELY]),
        more_likely=max(0, len(likely) - _LIKELY),
    )


_MARK = r"\[\d{1,3}\](?:\s?\[\d{1,3}\])*"
# "closed[2]." and "closed [2]." and "closed. [2] The mayor": an endnote's mark; "killed [12] people": words put into a quotation.
_ENDNOTES = re.compile(rf"(?<=[^\s(\[]){_MARK}|\s{_MARK}(?=\s*(?:[.,;:!?]|$))|(?<=[.!?”\"»])\s{_MARK}(?=\s)")


def stated(claim: Claim) -> str:
    """What a claim says, as a reader is told it: without the endnote marks of the report that it was first read in.

    >>> first = Instance(document="d", span=(0, 1))
    >>> stated(Claim(id="c1", summary="The port is closed,[2] and  the mayor left [3].", instances=(first,)))
    'The port is closed, and the mayor left.'
    >>> stated(Claim(id="c1", summary="“They freed [12] people.” [4]", instances=(first,)))
    '“They freed [12] people.”'
    """
    return " ".join(_ENDNOTES.sub("", claim.summary).split())


def in_line(claim: Claim) -> str:
    """A claim's summary as a part of a line: not too long, and without its full stop.

    >>> in_line(Claim(id="c1", summary="The port is open.", instances=(Instance(document="d", span=(0, 1)),)))
    'The port is open'
    """
    words = shortened(stated(claim), _LINE, keep_that=True)
    return isolated(words[:-1] if words.endswith(".") else words)


def tally(claim: Claim) -> str:
    """Outlets against independent origins, the figures that a counter of mentions does not tell apart.

    >>> tally(Claim(id="c1", summary="x", instances=(Instance(document="d", span=(0, 1)),), n_outlets=14, n_independent=1))
    '14 outlets, 1 independent origin'
    """
    return f"{counted(claim.n_outlets, 'outlet')}, {counted(claim.n_independent, 'independent origin')}"


def grade_words(grade: Grade) -> str:
    """The credibility with its name on the Admiralty scale."""
    if grade.credibility is None:
        return "credibility cannot be judged"
    return f"credibility {grade.credibility} ({_CREDIBILITY[grade.credibility]})"


def _caption(claim: Claim) -> str:
    return f"From the origin on the left to those who repeat it: {tally(claim)}."


def _ordered(claim: Claim, notes: Endnotes) -> list[Instance]:
    """One telling a document and stance, the earliest reports first."""
    first: dict[tuple[str, str], Instance] = {}
    for instance in sorted(claim.counted, key=lambda i: (i.document, i.span)):
        first.setdefault((instance.document, instance.stance), instance)

    def age(instance: Instance) -> tuple[str, str]:
        card = notes.cards.get(instance.document)
        return order_of(card) if card else ("9999", instance.document)

    return sorted(first.values(), key=age)


def _quoted(claim: Claim, ordered: Sequence[Instance]) -> list[Instance]:
    """The passages worth reading: nearest to each origin that counts, then the first to deny."""
    asserting = [instance for instance in ordered if instance.stance == "asserts"]
    chosen: list[Instance] = []
    for origin in claim.origins:
        near = [i for i in asserting if i.document in origin.documents and i not in chosen]
        if origin.counted and near and len(chosen) < _QUOTED - 1:
            chosen.append(min(near, key=lambda i: (len(i.chain), bool(i.hedges))))
    if not chosen:
        chosen = asserting[:1] or list(ordered[:1])
    denying = [i for i in ordered if i.stance in ("denies", "doubts", "no-comment") and i not in chosen]
    return chosen + sorted(denying, key=lambda i: i.stance != "denies")[:1]


def _quotation(instance: Instance, context: ClaimContext) -> Quotation:
    notes = context.notes
    note = notes.number(instance.document, instance.span, instance.chain)
    stance = STANCE_WORDS[instance.stance] if instance.stance != "asserts" else ""
    chain = tuple(map(isolated, instance.chain))
    words = notes.quotation(instance.document, instance.span, 300)
    return Quotation(words, _outlet(instance.document, context), _day(instance, notes), chain, stance, note, instance.likeness)


def _day(instance: Instance, notes: Endnotes) -> str:
    card = notes.cards.get(instance.document)
    return dated(card) if card else "undated"


def _outlet(document: str, context: ClaimContext) -> str:
    card = context.notes.cards.get(document)
    grade = context.reliability.get(card.outlet.casefold()) if card else None
    return context.notes.outlet(document) + (f" (reliability {grade})" if grade else "")


def _tellers(ordered: Sequence[Instance], context: ClaimContext) -> Told:
    """Every report of the claim with its note; many are counted."""
    lines = []
    for instance in ordered[:_TELLERS]:
        words = _outlet(instance.document, context)
        if instance.stance != "asserts":
            words += f" ({STANCE_WORDS[instance.stance]})"
        lines.append(Told(words, (context.notes.number(instance.document, instance.span, instance.chain),)))
    more = len(ordered) - len(lines)
    return Told(f"and {counted(more, 'more report')}" if more else "", inner=tuple(lines))


def _origins(claim: Claim, context: ClaimContext) -> tuple[Told, ...]:
    """Those that count, then the first of those that do not."""
    counts = [origin for origin in claim.origins if origin.counted]
    others = [origin for origin in claim.own_origins if not origin.counted]
    told = tuple(_origin(origin, claim, context) for origin in (*counts, *others[:_ORIGINS]))
    more = len(others) - _ORIGINS
    return told if more <= 0 else (*told, Told(f"and {counted(more, 'other')} that {'does' if more == 1 else 'do'} not count"))


def _origin(origin: Origin, claim: Claim, context: ClaimContext) -> Told:
    """An origin in words, and why it counts or does not."""
    reports = {i.document: i for i in reversed(claim.counted) if i.document in origin.documents}
    numbers = context.notes.numbers(
        (i.document, i.span) for i in sorted(reports.values(), key=lambda i: (i.document, i.span))[:3]
    )
    words = f"{isolated(origin.name)}: {origin.reason or ORIGIN_WORDS[origin.kind]}"
    return Told(
        words, numbers, mark="counts" if origin.counted else "does not count", tag="occurred" if origin.counted else "alleged"
    )


def _again(claim: Claim, context: ClaimContext, anchors: Mapping[str, str]) -> Told | None:
    """The claim that one on whose matter one of a single report probably is."""
    other = context.claims.get(claim.likely_of or "")
    if other is None:
        return None
    first = _ordered(other, context.notes)[0]
    words = f"{in_line(other)} ({STANDING[other.status]}; {tally(other)}; {likeness_words(claim.likeness)})"
    note = context.notes.number(first.document, first.span, first.chain)
    return Told(words, (note,), mark="perhaps on the same matter as", tag="alleged", link=anchors.get(other.id, ""))


def _against(id: str, context: ClaimContext) -> Told:
    other = context.claims[id]
    first = _ordered(other, context.notes)[0]
    words = f"{in_line(other)} ({STANDING[other.status]}; {tally(other)})"
    return Told(words, (context.notes.number(first.document, first.span, first.chain),), mark="contradicted by", tag="denied")


def _ring(ring: Sequence[str], notes: Endnotes) -> str:
    """Who credits whom in a circle; members are outlets by name, or nodes of the graph of credits."""
    names = [notes.outlet(name.removeprefix("doc:")) if name.startswith("doc:") else isolated(name) for name in ring]
    names = [name.removeprefix("outlet:") for name in names]
    return " → ".join([*names, *names[:1]])
