"""What one report alone tells → the claim on whose matter it perhaps is, in other words or another language.

Rules join what they can vouch for, and leave most of what reports tell alone. Here a claim of one report is held against the
claims of the reports that share one with it, and those in like words, by what their tellings have in common (`kinship`). Where
the forest finds one likely enough, it is shown with that claim, and never counted: nobody becomes a witness by likeness. It
stays a claim of its own, keeps its keys, and leaves the other as soon as a second report tells it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from dragoman.linking.desk import Desk, items_of
from dragoman.linking.items import statement_in
from dragoman.linking.kinship import UNKNOWN, Telling, dates_agree, in_common, telling_of
from dragoman.linking.marks import KIN, profiles_of
from dragoman.linking.other_words import OtherWords
from dragoman.linking.statements import Told
from dragoman.types import CaseActor, Claim, DocumentCard, Kinship, Statement

LEAST = 0.3
"""The probability from which a claim is shown with another: the mean over their tellings."""
_REPORTS = 12  # that share a claim with this one, and whose claims are looked at
_WORTH = 0.12  # the probability without the network from which that is asked, too
_BY_KEYS = 32  # claims that share a key with one
_COMPARED = 16  # claims that one is held against
_TELLINGS = 3  # of either side, the first and the last
MOST = 40
"""Claims that are shown with one: fewer than a key tells of, so that none is forgotten when that one goes."""


@dataclass(frozen=True)
class Means:
    """By what the claims of a document are compared with others: the forest, the network where there is one, the document's card,
    and the case's actors that stand in it, by id."""

    kinship: Kinship
    card: DocumentCard
    cast: Mapping[str, CaseActor]
    words: OtherWords | None = None


class Kindred:
    """The claims of one document and of those that share one with it, as they are compared."""

    def __init__(self, told: Sequence[Told], own: Mapping[str, Sequence[str]], desk: Desk, means: Means) -> None:
        self._desk, self._means, self._own = desk, means, own
        self._here = {telling.statement.id: telling.statement for telling in told}
        self._document = means.card.id
        self._tellings: dict[str, Telling] = {}
        self._claims: dict[str, dict[str, None]] = {}

    def gather(self) -> dict[str, None]:
        """Show the lone claims of this document with others, and those of others with what it has made of more than one report;
        the ids of the claims that are shown otherwise now."""
        changed = self._let_go()
        mine = [claim for id in self._claims_of(self._document) if (claim := self._desk.get(id)) is not None]
        for claim in mine:
            if _is_lone(claim):
                self._place(claim, mine, changed)
        for claim in mine:
            if not _is_lone(claim):
                self._take_in(claim, changed)
        return changed

    def _let_go(self) -> dict[str, None]:
        """Claims that a second report tells now, and those whose other is gone, stand for themselves."""
        changed: dict[str, None] = {}
        for claim in list(self._desk.changed.values()):
            if claim.likely_of is not None:
                changed[claim.likely_of] = None
                if not _is_lone(claim):
                    self._set(claim, None, None)
        for id in list(self._desk.gone):
            for claim in self._desk.filed_under(f"{KIN}{id}"):
                self._set(claim, None, None)
        return changed

    def _place(self, claim: Claim, mine: Sequence[Claim], changed: dict[str, None]) -> None:
        """Show a lone claim with the likeliest of several reports, else with the likeliest that came before it."""
        if self._is_decided(claim) or self._kin_of(claim):
            return
        before = mine[: mine.index(claim)]
        others = {c.id: c for c in [*self._near(claim), *(c for c in mine if not _is_lone(c)), *before] if c.id != claim.id}
        now = [c for id in others if (c := self._desk.get(id)) is not None and c.likely_of is None and self._room_at(c)]
        scores = self._scores(claim, now)
        for lone in (False, True):
            best = max(((score, other.id) for other, score in scores if _is_lone(other) is lone), default=(0.0, ""))
            if best[0] >= LEAST:
                self._set(claim, best[1], best[0])
                changed[best[1]] = None
                return

    def _take_in(self, claim: Claim, changed: dict[str, None]) -> None:
        """Show with a claim of several reports what stands alone in those that share one with this document."""
        alone = [c for c in self._near(claim) if _is_lone(c)]
        now = [c for held in alone if (c := self._desk.get(held.id)) is not None and c.likely_of is None]
        for other, score in self._scores(claim, now):
            kin = self._kin_of(other)
            if score >= LEAST and not self._is_decided(other) and self._room_at(claim, 1 + len(kin)):
                for one in (other, *kin):
                    self._set(one, claim.id, min(score, one.likeness or score))
                changed |= {claim.id: None, other.id: None}

    def _scores(self, claim: Claim, others: Sequence[Claim]) -> list[tuple[Claim, float]]:
        """The claims that have most in common with one, with the probability that each tells the same."""
        mine = self._told_in(claim)
        near = sorted(((self._nearness(mine, other), other) for other in others), key=lambda found: (-found[0], found[1].id))
        asked = [(other, self._told_in(other)) for score, other in near[:_COMPARED] if score > 0]
        asked = [(other, told) for other, told in asked if told and not self._are_two(claim, other)]
        scores = self._likelihoods(mine, [told for _, told in asked])
        if self._means.words is not None:
            asked = [found for found, score in zip(asked, scores, strict=True) if score >= _WORTH]
            scores = self._likelihoods(mine, [told for _, told in asked], ask=True)
        return [(other, score) for (other, _), score in zip(asked, scores, strict=True)]

    def _are_two(self, claim: Claim, other: Claim) -> bool:
        """Whether two claims are two for certain: by the analyst, in one sentence that tells both, or by days of their deeds."""
        if self._desk.ledger.keeps_apart(claim, other) or items_of(claim) & items_of(other):
            return True
        one, two = self._desk.event(claim.event), self._desk.event(other.event)
        return dates_agree(one, two) == 0.0

    def _likelihoods(self, mine: Sequence[Statement], others: Sequence[Sequence[Statement]], *, ask: bool = False) -> list[float]:
        """For the statements of each of other claims, the mean probability over pairs with mine; the network has a say where it
        is worth to `ask` it."""
        pairs = [(one, two) for told in others for one in mine for two in told]
        said = self._network(pairs) if ask else [UNKNOWN] * len(pairs)
        rows = [in_common(self._telling(one), self._telling(two), score) for (one, two), score in zip(pairs, said, strict=True)]
        found = iter(self._means.kinship(rows))
        scores = [[next(found) for _ in range(len(mine) * len(told))] for told in others]
        return [sum(each) / len(each) for each in scores]

    def _nearness(self, mine: Sequence[Statement], other: Claim) -> int:
        """A cheap first look: actors and stems in common with what the claim remembers of its instances."""
        actors = {actor for statement in mine for actor in statement.actors}
        signs = frozenset().union(*(self._telling(statement).signs for statement in mine))
        kept = max((len(signs & profile.signs) for profile in profiles_of(other)), default=0)
        return 2 * len(actors & {*other.actors}) + kept

    def _network(self, pairs: Sequence[tuple[Statement, Statement]]) -> list[float]:
        assert self._means.words is not None
        asked: dict[str, list[Statement]] = {}
        by_id = {one.id: one for one, _ in pairs}
        for one, two in pairs:
            asked.setdefault(one.id, []).append(two)
        said: dict[tuple[str, str], float | None] = {}
        for id, others in asked.items():
            found = self._means.words.likeness(by_id[id].document, by_id[id].span, [(o.document, o.span) for o in others])
            said |= {(id, other.id): score for other, score in zip(others, found, strict=True)}
        return [UNKNOWN if (score := said[one.id, two.id]) is None else score for one, two in pairs]

    # ---- what is compared ----------------------------------------------------------------------------------------------------

    @cached_property
    def _around(self) -> list[Claim]:
        """The claims of the reports that share most claims with this document."""
        shared: Counter[str] = Counter()
        for id in self._claims_of(self._document):
            claim = self._desk.get(id)
            shared.update({i.document for i in claim.counted if i.document != self._document} if claim else ())
        near = sorted(shared, key=lambda document: (-shared[document], document))[:_REPORTS]
        self._desk.view.prepare(near)
        ids = dict.fromkeys(id for document in near for id in self._claims_of(document))
        return [claim for id in ids if (claim := self._desk.get(id)) is not None]

    def _near(self, claim: Claim) -> list[Claim]:
        """The claims around, and those that share the rarest of a claim's keys."""
        keys = [key for profile in profiles_of(claim) for key in profile.near_keys()]
        found = self._desk.view.claims(keys, _BY_KEYS) if keys else ()
        ids = dict.fromkeys(other.id for other in (*self._around, *found))
        return [other for id in ids if id not in self._claims_of(self._document) and (other := self._desk.get(id)) is not None]

    def _claims_of(self, document: str) -> dict[str, None]:
        if document not in self._claims:
            if document == self._document:
                ids: Iterable[str] = (id for found in self._own.values() for id in found)
            else:
                ids = (member.cluster for member in self._desk.view.members_of(document) if member.kind == "claim")
            self._claims[document] = dict.fromkeys(ids)
        return self._claims[document]

    def _told_in(self, claim: Claim) -> list[Statement]:
        """The statements of a claim that are compared: the first ones and the last."""
        items = dict.fromkeys((i.document, statement_in(i.item)) for i in claim.counted)
        chosen = list(items)
        if len(chosen) > _TELLINGS:
            chosen = [*chosen[: _TELLINGS - 1], chosen[-1]]
        return [found for document, id in chosen if (found := self._statement(document, id)) is not None]

    def _statement(self, document: str, id: str) -> Statement | None:
        if document == self._document:
            return self._here.get(id)
        return next((s for s in self._desk.view.statements_of(document) if s.id == id), None)

    def _telling(self, statement: Statement) -> Telling:
        if statement.id not in self._tellings:
            claims = self._claims_of(statement.document)
            held = [claim for id in claims if (claim := self._desk.get(id)) is not None]
            sizes = {claim.id: len({i.document for i in claim.counted}) for claim in held}
            mine = [(c.id, i.stance) for c in held for i in c.counted if statement_in(i.item) == statement.id]
            cast = {actor.id: actor for actor in self._cast(statement)}
            self._tellings[statement.id] = telling_of(
                statement,
                self._card(statement.document).language,
                self._desk.event(statement.event),
                cast,
                [stance for _, stance in mine],
                frozenset(sizes),
                max(sorted(sizes), key=lambda id: sizes[id], default=None),
                frozenset(id for id, _ in mine),
            )
        return self._tellings[statement.id]

    def _card(self, document: str) -> DocumentCard:
        here = document == self._document
        return self._means.card if here else next(iter(self._desk.view.cards([document])), self._means.card)

    def _cast(self, statement: Statement) -> Iterator[CaseActor]:
        ids = dict.fromkeys((*statement.actors, *((statement.speaker,) if statement.speaker else ())))
        here = self._means.cast
        yield from (here[id] for id in ids if id in here)
        yield from self._desk.view.actors_by_id([id for id in ids if id not in here])

    # ---- what is set ---------------------------------------------------------------------------------------------------------

    def _is_decided(self, claim: Claim) -> bool:
        statements = (self._statement(i.document, statement_in(i.item)) for i in claim.counted)
        return any(s is not None and self._desk.ledger.is_placed(s) for s in statements)

    def _kin_of(self, claim: Claim) -> list[Claim]:
        return [other for other in self._desk.filed_under(f"{KIN}{claim.id}") if other.likely_of == claim.id]

    def _room_at(self, claim: Claim, more: int = 1) -> bool:
        return len(self._kin_of(claim)) + more <= MOST

    def _set(self, claim: Claim, other: str | None, score: float | None) -> None:
        self._desk.put(msgspec.structs.replace(claim, likely_of=other, likeness=round(score, 3) if score is not None else None))


def _is_lone(claim: Claim) -> bool:
    """Whether one report alone tells a claim by rules."""
    return len({instance.document for instance in claim.counted}) == 1
