"""Denial → whether what is denied is a matter of its own, or what its report has told.

"Norway will send troops, its ministry said. Serbia denied that it had arrested two journalists.": nobody has denied the troops.
"""

import re
from collections.abc import Sequence

from dragoman.linking.cores import Core
from dragoman.linking.desk import families_of
from dragoman.linking.similarity import telling
from dragoman.linking.statements import Told
from dragoman.linking.words import counts, numbers, stems
from dragoman.types import Claim

# "denied that …", "rejected a claim by Orland that …", "dismissed as false the report that …"
_THAT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing))\b"
    r"[^.;:?!]{0,80}?\bthat\s+(?P<clause>[^;?!]+)",
    re.IGNORECASE,
)
# "denied it had …", "denies having …", "denied arresting …"
_BARE = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?P<clause>(?:(?:it|he|she|they|its|his|her|their|the|any)\s+(?:\w+\s+){0,4}?(?:had|has|have|was|were|would|will)\s|"
    r"(?!everything|anything|nothing|something)\w+ing\s)[^;?!]+)",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(r"\b(?:such|this|these|those|any of)\b", re.IGNORECASE)
_EMPTY = frozenset(stems("happened occurred happen occur true false right wrong correct place case existed exist happening anything done"))
_MOST = 2  # of how many of its signs one must be told elsewhere in the report, so that what is told there is denied


def is_of_its_own(index: int, told: Sequence[Told], core: Core | None, claims: Sequence[Claim]) -> bool:
    """Whether a denial is of a deed or a matter that its report has not told.

    Of a deed, where it is of no kind that the claims are about; of either, only where its words are not those of another statement.
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
