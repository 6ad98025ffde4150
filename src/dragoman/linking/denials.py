"""Denial → whether what is denied is a matter of its own, or what others have told.

"Norway will send troops, its ministry said. Serbia denied that it had arrested two journalists.": nobody has denied the troops.
"Norway will not send troops, its ministry said.": nobody has said that it will, so nothing is denied.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.linking.cores import Core
from dragoman.linking.desk import families_of
from dragoman.linking.marks import marks_of
from dragoman.linking.similarity import telling
from dragoman.linking.statements import Told
from dragoman.linking.words import counts, numbers, stems
from dragoman.types import Claim, Stance, Statement

_TELLS_OR_DENIES = frozenset({"asserts", "repeats-in-order-to-deny", "denies"})

# "denied that …", "rejected a claim by Orland that …", "dismissed as false the report that …"
_THAT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing))\b"
    r"[^.;:?!]{0,80}?\bthat\s+(?!(?:as|with|in|on|too|charge|version)\b|(?:accusation|account|allegation|claim|idea|notion|report|rumou?r|story)s?\b)"
    r"(?P<clause>[^;?!]+)",
    re.IGNORECASE,
)
# "denied it had …", "denies having …", "denied arresting …"
_BARE = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?P<clause>(?:(?:it|he|she|they|its|his|her|their|the|any)\s+(?:\w+\s+){0,4}?(?:had|has|have|was|were|would|will)\s|"
    r"(?!everything|anything|nothing|something)\w+ing\s)[^;?!]+)",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(r"\b(?:such|this|these|those|any of)\b", re.IGNORECASE)
_EMPTY = frozenset(
    stems("happened occurred happen occur true false right wrong correct place case existed exist happening anything done")
)
_MOST = 2  # of how many of its signs one must be told elsewhere in the report, so that what is told there is denied


def is_of_its_own(index: int, told: Sequence[Told], core: Core | None, claims: Sequence[Claim]) -> bool:
    """Whether a denial is of a deed or a matter that its report has not told.

    Of a deed, where it is of no kind that the claims are about; of either, only where its words are not those of another
    statement.
    """
    here = told[index]
    denied = _clause(here.statement.text)
    if here.cue != "denies" or denied is None or _TAKES_UP.search(denied):
        return False
    if core is not None and core.event is not None and any(core.family in families_of(claim) for claim in claims):
        return False
    signs = _signs(denied) & (set(here.stems) | set(here.numbers) | counts(denied))
    if not signs or not telling(signs):
        return False
    others = (other for number, other in enumerate(told) if number != index)
    return all(_MOST * len(signs & _told_by(other)) < len(signs) for other in others)


def _clause(text: str) -> str | None:
    """The words for what is denied; None where they are no clause of their own."""
    found = _THAT.search(text) or _BARE.search(text)
    return found["clause"] if found is not None else None


def _signs(text: str) -> set[str]:
    return (set(stems(text)) | set(numbers(text)) | counts(text)) - _EMPTY


def _told_by(other: Told) -> set[str]:
    return set(other.stems) | set(other.numbers) | counts(other.statement.text)


def has_said(statement: Statement, core: Core, claim: Claim, stance: Stance = "asserts") -> bool:
    """Whether who denies a claim has told it in the same report, or the other way round: then he denies something else."""
    chain = (core.chain if core.event is not None else statement.chain)[-1:]
    return bool(chain) and any(
        i.document == statement.document and i.stance == stance and i.chain[-1:] == chain for i in claim.instances
    )


def answering(claim: Claim) -> Claim:
    """The claim with the stances of those who only say that the deed was not, or will not be, done.

    They deny it where somebody tells it, or denies it in so many words; where nobody does, what they say is the claim.
    """
    negated = {mark.item for mark in marks_of(claim) if mark.kind == "negated"}
    if not negated:
        return claim
    answers = any(i.item not in negated and i.stance in _TELLS_OR_DENIES for i in claim.instances)
    stance: Stance = "denies" if answers else "asserts"
    instances = tuple(replace(i, stance=stance) if i.item in negated and i.stance != stance else i for i in claim.instances)
    return replace(claim, instances=instances)
