"""Statements that lean on what their report has told: silence, denials of "such reports", deeds taken up by a bare noun."""

from collections.abc import Sequence

from dragoman.linking.anaphora import families_named, families_taken_up
from dragoman.linking.cores import SHARP, Core
from dragoman.linking.denials import clause_denied, denied_in_words, has_said, is_of_its_own
from dragoman.linking.desk import Desk, families_of
from dragoman.linking.gainsaid import gainsaid
from dragoman.linking.signs import signs_of
from dragoman.linking.stances import confirms, names_a_report, points_back, reacts
from dragoman.linking.statements import Told
from dragoman.types import Claim


def leant_on(index: int, told: Sequence[Told], own: dict[str, list[str]], cores: Sequence[Core], desk: Desk) -> Claim | None:
    """The claim of the same report that a statement speaks of without telling it.

    Silence, denial and doubt are about the deed that the statement names ("there was no letter"); else silence is about what its
    report is about, denial and doubt about the nearest deed before it (at the head of a report, the first after it). What only
    asserts leans on a deed that it takes up by its noun, where the report tells just one of that kind.
    """
    statement = told[index].statement
    families = families_named(statement.text)
    before = [id for other in reversed(told[:index]) for id in own.get(other.statement.id, ())]
    after = [id for other in told[index + 1 :] for id in own.get(other.statement.id, ())]
    claims = [claim for id in dict.fromkeys([*before, *after]) if (claim := desk.get(id)) is not None]
    claims = desk.allowed(claims, statement)
    if told[index].answers:
        mine = own.get(told[index - 1].statement.id, ())
        return next((claim for claim in claims if claim.id in mine), None)
    if told[index].cue == "denies":
        claims = [claim for claim in claims if not has_said(statement, Core(), claim)]
    fitting = [claim for claim in claims if claim.event and families & families_of(claim)]
    if told[index].cue == "asserts":
        if (missing := gainsaid(index, told, own, claims)) is not None:
            return missing
        if before and confirms(statement.text):
            return _confirmed(told[: index + 1], own, claims, fitting, before)
        if reacts(statement.text):
            return None
        known = families_taken_up(statement.text)
        # At the head of a report "the summit" is not the meeting of which its end tells.
        fitting = [claim for claim in fitting if known & families_of(claim) and claim.id in before]
        return fitting[0] if len(fitting) == 1 else None
    if fitting:
        return fitting[0]
    told_before = [claim for claim in claims if claim.id in before]
    if told[index].cue == "no-comment" and told_before:
        # "The palace would not comment.": on what the report is about, not on the detail that it told last
        return _main(told_before, statement.document)
    if is_of_its_own(index, told, cores[0] if cores else None, claims):
        return None
    if told[index].cue == "denies" and told_before and points_back(statement.text):
        return _main(told_before, statement.document) if names_a_report(statement.text) else told_before[0]
    if cores and told[index].cue == "denies" and not families:
        if (said := denied_in_words(index, told, own, told_before)) is not None or clause_denied(statement.text) is None:
            return said  # else a denial of something else
        return next(iter(told_before), None)
    # What the report told before comes first; at its head, what follows.
    claims = told_before or claims
    deeds = [c for c in claims if families_of(c) & SHARP] or [c for c in claims if c.event] or claims
    return next(iter(deeds), None)


def _main(claims: Sequence[Claim], document: str) -> Claim:
    """What "the report" or "the story" of a report is: what it tells most often, a deed before a saying, the first of equals."""
    told = {claim.id: sum(i.document == document for i in claim.instances) for claim in claims}
    return max(reversed(claims), key=lambda claim: (claim.event is not None, told[claim.id], len(claim.instances)))


def _confirmed(
    told: Sequence[Told], own: dict[str, list[str]], claims: Sequence[Claim], fitting: Sequence[Claim], before: Sequence[str]
) -> Claim | None:
    """What a confirmation, the last of `told`, confirms without a deed of its own: the deed that it names, else that of which its
    report tells in the most of its words and figures, of equals the nearest before it.

    "The ministry confirmed the exchange", "the palace said that it had indeed been asked".
    """
    named = [claim for claim in fitting if claim.id in before]
    if named:
        return named[0]
    here = told[-1]
    found = [claim for claim in claims if claim.id in before and claim.event]
    return max(found, key=lambda claim: _in_common(here, claim, told[:-1], own), default=None)


def _in_common(here: Told, claim: Claim, told: Sequence[Told], own: dict[str, list[str]]) -> int:
    """How many telling words and figures a statement has in common with what its report tells of a claim."""
    signs = {sign for other in told if claim.id in own.get(other.statement.id, ()) for sign in signs_of(other)}
    return len(signs & signs_of(here))
