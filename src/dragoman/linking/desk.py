"""The claims of a case while one document is being linked: what the case holds, and what the document has changed so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from msgspec.structs import replace

from dragoman.linking.items import statement_in
from dragoman.linking.ledger import Ledger
from dragoman.linking.marks import keys_of, marks_of
from dragoman.linking.similarity import Similarity
from dragoman.linking.words import folded
from dragoman.types import CaseEvent, CaseView, Claim, DocumentCard, Instance, Statement

_CANDIDATES = 32  # claims of the case that a statement is compared with
_PAGES = 50  # documents of a claim whose days and outlets are looked at
_SEARCHED = 200  # instances of a claim whose sources are compared
_IN_THE_NEWS = 90  # days for which a deed without a date is told of as news


@dataclass
class Desk:
    """`outlet` is the document's own and `day` that of its report; `sources` is what each of its statements' deeds is credited to
    anywhere in it, `credited` whom it credits for anything, and `throughout` for all: "VARNA (Nordag) – …"."""

    view: CaseView
    similar: Similarity
    ledger: Ledger
    outlet: str
    day: str | None
    events: Mapping[str, CaseEvent]
    sources: Mapping[str, frozenset[str]]
    credited: frozenset[str]
    throughout: frozenset[str] = frozenset()
    changed: dict[str, Claim] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    gone: dict[str, None] = field(default_factory=dict)
    _filed: dict[str, dict[str, None]] = field(default_factory=dict)
    _looked_at: dict[str, tuple[tuple[Instance, ...], "_Pages"]] = field(default_factory=dict)

    def under(self, keys: Sequence[str], statement: Statement) -> list[Claim]:
        """Claims under any of these keys, without those that the analyst keeps a statement apart from."""
        return self._now(map(counted, self.view.claims(keys)) if keys else (), keys, statement)

    def closest(self, keys: Sequence[str], statement: Statement) -> list[Claim]:
        """The same, of claims that the case holds only those that share the rarest of the keys: a bound on the cost."""
        return self._now(map(counted, self.view.claims(keys, _CANDIDATES)) if keys else (), keys, statement)

    def _now(self, held: Iterable[Claim], keys: Sequence[str], statement: Statement) -> list[Claim]:
        found = {claim.id: claim for claim in held}
        found |= {id: self.changed[id] for key in keys for id in self._filed.get(key, ()) if id in self.changed}
        return self.allowed([self.changed.get(id, claim) for id, claim in found.items() if id not in self.gone], statement)

    def filed_under(self, key: str) -> list[Claim]:
        """All claims under a key, as this document has left them so far."""
        found = {claim.id: claim for claim in map(counted, self.view.claims([key]))}
        found |= {id: self.changed[id] for id in self._filed.get(key, ()) if id in self.changed}
        return [self.changed.get(id, claim) for id, claim in found.items() if id not in self.gone]

    def allowed(self, claims: Iterable[Claim], statement: Statement) -> list[Claim]:
        """The claims without those that hold what the analyst calls another claim than this statement."""
        apart = self.ledger.apart_from(statement)
        if not apart:
            return list(claims)
        return [claim for claim in claims if not apart.intersection(items_of(claim))]

    def get(self, id: str) -> Claim | None:
        """A claim by its id."""
        if id in self.gone:
            return None
        return self.changed.get(id) or next(map(counted, self.view.claims_by_id([id])), None)

    def event(self, id: str | None) -> CaseEvent | None:
        """An event by its id, as this document has left it."""
        if id is None:
            return None
        return self.events.get(id) or next(iter(self.view.events_by_id([id])), None)

    def look_up(self, claims: Sequence[Claim]) -> None:
        """Ask at once for what the comparison with these claims will ask for one by one: their events."""
        self.view.events_by_id([claim.event for claim in claims if claim.event])

    def holding(self, items: Iterable[str]) -> list[Claim]:
        """The claims that hold these statements."""
        found: dict[str, Claim] = {}
        for item in items:
            here = [claim for member, claim in self.members.items() if statement_in(member) == item]
            there = [
                member.cluster
                for member in self.view.members_of(item.rpartition(":")[0])
                if member.kind == "claim" and statement_in(member.item) == item
            ]
            found |= {id: claim for id in [*here, *there] if (claim := self.get(id)) is not None}
        return list(found.values())

    def put(self, claim: Claim) -> None:
        """File a claim under its keys."""
        self.changed[claim.id] = claim
        self.gone.pop(claim.id, None)
        for key in keys_of(claim):
            self._filed.setdefault(key, {})[claim.id] = None

    def drop(self, id: str) -> None:
        """Take a claim out of the case."""
        self.changed.pop(id, None)
        self.gone[id] = None

    def in_time(self, claim: Claim, within: int = _IN_THE_NEWS) -> bool:
        """Whether a claim was in the news when this document was: a deed without a date is told of in its time only."""
        days = self._pages_of(claim).dates
        if self.day is None or not days:
            return within == _IN_THE_NEWS
        here = date.fromisoformat(self.day)
        return min(abs((day - here).days) for day in days) <= within

    def common_sources(self, statement: Statement, claim: Claim, *, whole_report: bool = False) -> frozenset[str]:
        """The media that both a statement (or the report that it stands in) and a claim's instances come from or credit."""
        told = self._pages_of(claim)
        pages = {outlet for document, outlet in told.outlets if document != statement.document}
        theirs = told.credited
        mine = frozenset(medium(name) for name in (*statement.chain, *statement.credits))
        mine |= self.sources.get(statement.id, frozenset())
        if whole_report:
            mine |= self.credited
        if not pages:  # what a report credits for all that it tells does not tell which of it is one
            theirs -= self.throughout
        # Two pages of one outlet may be two stories: one of the sides must credit the other, or both a third.
        return (mine & (theirs | pages)) | (frozenset({medium(self.outlet)}) & theirs)

    def _pages_of(self, claim: Claim) -> "_Pages":
        """What is looked at of a claim's documents: once, for sentence after sentence is compared with it."""
        instances, pages = self._looked_at.get(claim.id, ((), None))
        if pages is None or instances is not claim.instances:
            searched = claim.instances[:_SEARCHED]
            cards = self.view.cards(list(dict.fromkeys(instance.document for instance in searched))[:_PAGES])
            pages = _Pages(
                days=tuple(day for card in cards if (day := day_of(card)) is not None),
                outlets=tuple((card.id, medium(card.outlet)) for card in cards),
                credited=frozenset(medium(name) for i in searched for name in (*i.chain, *i.credits)),
            )
            self._looked_at[claim.id] = claim.instances, pages
        return pages


@dataclass(frozen=True)
class _Pages:
    """The days and outlets of a claim's first documents, and the media that its first instances name."""

    days: tuple[str, ...]
    outlets: tuple[tuple[str, str], ...]
    credited: frozenset[str]

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """The days as dates."""
        return tuple(map(date.fromisoformat, self.days))


def counted(claim: Claim) -> Claim:
    """A claim as rules see it: without the tellings that only probably belong to it."""
    told = claim.counted
    return claim if len(told) == len(claim.instances) else replace(claim, instances=told)


def day_of(card: DocumentCard) -> str | None:
    """The day of a report as far as it is known."""
    return card.published or card.latest or card.earliest


def items_of(claim: Claim) -> set[str]:
    """The ids of the statements that tell a claim."""
    return {statement_in(instance.item) for instance in claim.instances}


def families_of(claim: Claim) -> frozenset[str]:
    """The families of a claim's deeds."""
    return frozenset(mark.value for mark in marks_of(claim) if mark.kind == "family")


@lru_cache(maxsize=10_000)
def medium(name: str) -> str:
    """A source's name as media are compared."""
    return folded(name).removeprefix("the ")
