"""The lead of a report that only describes a medium, and the sentence that names it: one telling, and then its detail.

"A local newspaper claims that the king has met the premier. The Varna Herald wrote on Monday that Osvald and Brandt were the
guests of a shipowner." English only.
"""

import re
from collections.abc import Sequence

from dragoman.linking.desk import Desk, families_of
from dragoman.linking.following import united
from dragoman.linking.statements import Told
from dragoman.types import Claim

_LEADS, _REACH = 2, 3  # statements that can be the lead, and within which the medium is named
_MEDIUM = (
    r"(?:newspaper|daily|weekly|web\s?site|site|portal|magazine|newsletter|broadcaster|channel|television|tabloid|blog|(?:radio|tv)\s+station|"
    r"news\s+(?:agency|outlet|site|web\s?site|portal|service))"
)
_DESCRIBED = re.compile(rf"(?:an?|one)\s+(?:[\w-]+\s+){{0,3}}?{_MEDIUM}", re.IGNORECASE)
# "dismissed an Orlish newspaper report that", "denied a report in a local daily"
_REPORTED = re.compile(
    rf"\b(?:an?|one)\s+(?:[\w-]+\s+){{0,3}}?{_MEDIUM}\s+(?:report|story|article|account|claim)\b|"
    rf"\b(?:an?|the)\s+(?:report|story|article|account|claim)\s+(?:in|by|on|from|carried by|published by|published in)\s+"
    rf"(?:an?|one)\s+(?:[\w-]+\s+){{0,3}}?{_MEDIUM}\b",
    re.IGNORECASE,
)


_WROTE = re.compile(r"\b(?:wrote|writes|reported|reports|published|carried|printed)\b", re.IGNORECASE)


def name_the_medium(told: Sequence[Told], own: dict[str, list[str]], desk: Desk) -> None:
    """Make what the lead has from a medium without a name one claim with what the medium is then said to tell."""
    for index, lead in enumerate(told[:_LEADS]):
        if not _describes(lead):
            continue
        following = told[index + 1 : index + 1 + _REACH]
        detail = next((other for other in following if _names_it(lead, other)), None)
        if detail is None:
            return
        first, second = _claim_of(lead, own, desk), _claim_of(detail, own, desk)
        if first is None or second is None or not _may_be_one(first, second) or desk.ledger.keeps_apart(first, second):
            return
        document = lead.statement.document
        mine = [claim for claim in (first, second) if all(i.document == document for i in claim.instances)]
        if not mine:
            return  # each is told by others, too, and by nobody as one
        gone = mine[0]
        kept = second if gone is first else first
        desk.put(united((kept, gone), desk))
        for statement, ids in own.items():
            own[statement] = list(dict.fromkeys(kept.id if id == gone.id else id for id in ids))
        return


def _describes(lead: Told) -> bool:
    if lead.cue == "asserts":
        return _DESCRIBED.fullmatch(lead.source.strip()) is not None
    return _REPORTED.search(lead.statement.text) is not None


def _names_it(lead: Told, detail: Told) -> bool:
    """Whether a statement is of a medium by name; behind a denied report also of a name that has written something."""
    names = [word for word in detail.source.split() if word[:1].isupper()]
    if detail.cue != "asserts" or not names or _DESCRIBED.match(detail.source):
        return False
    if detail.voice == "outlet":
        return True
    return (
        lead.cue != "asserts"
        and detail.voice == "named"
        and detail.side is None
        and _WROTE.search(detail.statement.text) is not None
    )


def _may_be_one(first: Claim, second: Claim) -> bool:
    """Whether two claims are two, and tell no deeds of two families or phases."""
    families, others = families_of(first), families_of(second)
    told_alike = not families or not others or (bool(families & others) and first.phase == second.phase)
    return first.id != second.id and told_alike


def _claim_of(told: Told, own: dict[str, list[str]], desk: Desk) -> Claim | None:
    return next((claim for id in own.get(told.statement.id, ()) if (claim := desk.get(id)) is not None), None)
