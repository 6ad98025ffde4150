"""What a list is narrowed by → whether an item passes."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from dragoman.errors import BadQuery
from dragoman.store.words import tokens
from dragoman.types import CaseEvent, Claim, DocumentCard
from dragoman.workspace.looking import Look

_Item = TypeVar("_Item")
Fits = Callable[[_Item], bool]

DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_AFTER_ALL_DAYS = "~"  # sorts after "-" and digits: "2016-04~" is the end of April


def every(*filters: Fits[_Item] | None) -> Fits[_Item]:
    """Whether an item passes all filters that are set."""
    given = [one for one in filters if one is not None]
    return lambda item: all(one(item) for one in given)


def bears(field: str, value: str) -> Callable[[Iterable[str]], bool]:
    """Whether one of several names holds all words of a value; raises `BadQuery` where it holds none.

    >>> bears("speaker", "foreign ministry")(["Polaris", "the Norland Foreign Ministry"])
    True
    """
    wanted = {token.word for token in tokens(value)}
    if not wanted:
        raise BadQuery(f"{field} {value!r}", "holds no word; give a name")
    return lambda names: any(wanted <= {token.word for token in tokens(name)} for name in names)


def reported(card: DocumentCard, since: str | None, until: str | None) -> bool:
    """Whether a document was reported in these days; one of unknown date passes neither bound."""
    first, last = card.published or card.earliest or "", card.published or card.latest or ""
    return (since is None or first >= since) and (until is None or "" < last <= until + _AFTER_ALL_DAYS)


def told_in(look: Look, *, outlet: str | None, since: str | None, until: str | None) -> Fits[Claim] | None:
    """Whether a document of these days, of this outlet, tells a claim."""
    if outlet is None and since is None and until is None:
        return None
    fitting = {
        card.id
        for card in look.documents()
        if reported(card, since, until) and (outlet is None or card.outlet.casefold() == outlet.casefold())
    }
    return lambda claim: any(instance.document in fitting for instance in claim.counted)


def happened(event: CaseEvent, since: str | None, until: str | None) -> bool:
    """Whether an event may have fallen into these days; one without date into none."""
    first, last = event.start or event.end, event.end or event.start
    if first is None or last is None:
        return since is None and until is None
    return (since is None or last + _AFTER_ALL_DAYS >= since) and (until is None or first <= until + _AFTER_ALL_DAYS)


def members(look: Look, kind: str, document: str | None) -> frozenset[str] | None:
    """The ids of what a document speaks of; None where no document is asked for."""
    if document is None:
        return None
    return frozenset(member.cluster for member in look.members(document) if member.kind == kind)
