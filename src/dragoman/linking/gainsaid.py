""" "There is no map", "no decision has been taken" → what the report has told of such a thing, and that another has told it.

English only. Whether the words deny it then hangs on who else tells it (`denials.answering`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.linking.anaphora import families_named
from dragoman.linking.desk import families_of
from dragoman.linking.statements import Told
from dragoman.linking.words import sign_of
from dragoman.types import Claim

_NO = re.compile(
    r"\b(?P<there>there\s+(?:is|are|was|were|(?:has|have|had)\s+(?:never\s+)?been|will\s+be)\s+)?no\s+(?P<such>such\s+)?"
    r"(?P<thing>(?:[a-z]+(?:-[a-z]+)?\s+){0,2}?[a-z]+)(?P<behind>\s+(?:has|have|had|was|were|is|are|exists?|existed|will|took|arrived|came)\b\s*"
    r"(?P<verb>\w*)|(?=\s*(?:[,.;:!\"”»]|$|\s(?:and|nor|or|but)\b)))",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"will|(?:planned|scheduled|expected|intended|due|foreseen|envisaged|to)", re.IGNORECASE)
# What nobody misses when it is denied that it is there, whatever was told.
_NO_MATTER = frozenset(
    "doubt comment evidence proof sign reason need point question problem hope alternative way time one longer".split()
)
_INTENT = frozenset("plan plans decision decisions intention intentions".split())


@dataclass(frozen=True)
class _Missing:
    """A thing of which somebody says that there is none, or no `such`; `ahead` where he speaks of what is to come."""

    thing: str
    ahead: bool
    such: bool


def gainsaid(index: int, told: Sequence[Told], own: Mapping[str, Sequence[str]], claims: Sequence[Claim]) -> Claim | None:
    """The claim of the report of which a statement says that the thing that it tells of is not there.

    Another voice of the same report has named the thing, or a deed of its kind; "no decision" and "no plan" are of what is to
    come.
    """
    here = told[index]
    if not here.negative or here.deeds:
        return None
    missing = list(_missing(here.statement.text))
    return next((claim for claim in claims if any(_is_told(thing, claim, here, told, own) for thing in missing)), None)


def denies_the_kind(text: str, families: frozenset[str]) -> bool:
    """Whether a sentence says that there was no deed of these kinds: "said that there was no letter and no courier"."""
    return any(families_named(missing.thing) & families for missing in _missing(text))


def denies_intent(text: str) -> bool:
    """Whether a sentence says that nothing has been decided or planned.

    >>> denies_intent("There is no such plan."), denies_intent("There was no letter.")
    (True, False)
    """
    return any(missing.thing in _INTENT for missing in _missing(text))


def _missing(text: str) -> Iterator[_Missing]:
    for found in _NO.finditer(text):
        thing = found["thing"].casefold().split()[-1]
        if thing not in _NO_MATTER and (found["there"] or found["behind"]):
            yield _Missing(thing, _AHEAD.fullmatch(found["verb"] or "") is not None, found["such"] is not None)


def _is_told(missing: _Missing, claim: Claim, here: Told, told: Sequence[Told], own: Mapping[str, Sequence[str]]) -> bool:
    others = [
        other
        for other in told
        if claim.id in own.get(other.statement.id, ()) and other.statement.chain[-1:] != here.statement.chain[-1:]
    ]
    if not others or not here.statement.chain:
        return False
    if missing.thing in _INTENT:
        return claim.phase == "planned" or (missing.such and claim.event is not None)
    if missing.ahead and claim.phase != "planned":
        return False
    if families_named(missing.thing) & families_of(claim):
        return True
    return any(sign_of(missing.thing) in other.stems for other in others)
