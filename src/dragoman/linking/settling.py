"""Claims settled: their origins, counts, status and grade told from their instances and what the case knows around them."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.linking.credits import credit_graph
from dragoman.linking.decisions import NO_DECISIONS, Decisions, decisions_on
from dragoman.linking.descriptions import describe
from dragoman.linking.desk import counted
from dragoman.linking.grades import grade
from dragoman.linking.items import VARIANT, statement_in
from dragoman.linking.ledger import Ledger
from dragoman.linking.marks import KIN
from dragoman.linking.origins import origins_of
from dragoman.linking.standing import standing
from dragoman.linking.tellings import Setting, denying
from dragoman.linking.variants import contrary_items, is_contrary
from dragoman.linking.voices import ActorSides, Sides, voice
from dragoman.types import CaseView, Claim

_LIKELY = "tells what is probably the same, by likeness alone; no rule vouches for it"


def settle(claims: Sequence[Claim], view: CaseView) -> tuple[Claim, ...]:
    """The claims with origins, counts, status and grade; their instances and ids are left alone."""
    ledger = Ledger(view.corrections(), view.statements_of)
    settled: dict[str, Claim] = {}
    # What is shown with another claim comes first, so that the other can name its origins.
    for claim in sorted(claims, key=lambda claim: claim.likely_of is None):
        if claim.likely_of is not None:
            settled[claim.id] = _settle_alone(claim, view, ledger)
            continue
        kin = [other for other in view.claims([f"{KIN}{claim.id}"]) if other.likely_of == claim.id]
        # One that waits for a later batch has no origins yet: how many are settled at once must not show.
        settled |= {other.id: _settle_alone(other, view, ledger) for other in kin if other.id not in settled}
        settled[claim.id] = _with_kin(_settle_alone(claim, view, ledger), [settled[other.id] for other in kin])
    return tuple(settled[claim.id] for claim in claims)


def _settle_alone(claim: Claim, view: CaseView, ledger: Ledger) -> Claim:
    """A claim without what is shown with it."""
    placed = replace(counted(claim), corrections=ledger.placing(claim.corrections))
    return settle_in(placed, setting_of(placed, view), decisions_on(placed, ledger))


def _with_kin(claim: Claim, kin: Sequence[Claim]) -> Claim:
    """The claim with what probably tells it again: shown, and counted nowhere."""
    held = {statement_in(instance.item) for instance in claim.instances}
    likely = [
        replace(instance, likeness=other.likeness)
        for other in kin
        for instance in other.counted
        if statement_in(instance.item) not in held
    ]
    named = {origin.name for origin in claim.origins}
    further = {
        origin.name: replace(origin, counted=False, reason=_LIKELY, likeness=other.likeness)
        for other in kin
        for origin in other.origins
        if origin.name not in named
    }
    return replace(claim, instances=(*claim.instances, *likely), origins=(*claim.origins, *further.values()))


def settle_in(claim: Claim, setting: Setting, decisions: Decisions = NO_DECISIONS) -> Claim:
    """One claim, settled in its setting; what the analyst has decided stands above what the rules find, and says so."""
    whole, claim = claim, _without_contraries(claim)
    graph = credit_graph(claim, setting)
    origins, circles = origins_of(graph, setting, denying(claim, setting))
    origins = decisions.on_origins(origins)
    stands = decisions.on_standing(standing(claim, origins, setting))
    return replace(
        whole,
        corrections=tuple(sorted({*claim.corrections, *decisions.ids})),
        origins=origins,
        circles=circles,
        credits=(*graph.credits, *decisions.credits()),
        n_outlets=stands.n_outlets,
        n_independent=stands.n_independent,
        status=stands.status,
        status_reason=stands.reason,
        grade=grade(claim, origins, graph, setting),
    )


def _without_contraries(claim: Claim) -> Claim:
    """The claim without the tellings that contradict it, which are a claim of their own: they confirm nothing of this one."""
    against = contrary_items(claim)
    return replace(claim, instances=tuple(i for i in claim.instances if i.item not in against)) if against else claim


def setting_of(claim: Claim, view: CaseView) -> Setting:
    """What surrounds a claim, asked of the case by ids only."""
    beside = tuple(map(counted, view.claims_by_id(claim.contradicted_by)))
    against = beside if is_contrary(claim) else tuple(other for other in beside if is_contrary(other))
    related = tuple(other for other in beside if other not in against)
    tellings: dict[str, list[str]] = {}
    for instance in (i for other in (claim, *related) for i in other.instances):
        tellings.setdefault(instance.document, []).append(statement_in(instance.item.removesuffix(VARIANT)))
    documents = tuple(tellings)
    parties = view.actors_by_id(claim.actors)
    speaker = view.actors_by_id((claim.speaker,)) if claim.speaker else ()
    ids = dict.fromkeys((*claim.actors, *view.cast_of(documents)))
    sides = ActorSides(view.actors_by_id(tuple(ids)))
    return Setting(
        cards={card.id: card for card in view.cards(documents)},
        sides=sides,
        words={(statement.document, statement.span): statement.text for statement in view.sentences(tellings)},
        elsewhere=_Elsewhere(documents, sides, view),
        related=related,
        against=tuple(_without_contraries(other) for other in against),
        speaker=speaker[0].name if speaker else None,
        parties=tuple(actor.name for actor in parties),
        newsrooms=_newsrooms((claim, *related), sides, view),
    )


def _newsrooms(claims: Sequence[Claim], sides: Sides, view: CaseView) -> dict[str, str]:
    """Sources in the words of the chains that are outlets of the case: "the site Nordstern" → "Nordstern"."""
    texts = dict.fromkeys(text for claim in claims for i in claim.instances for text in i.chain)
    found: dict[str, str] = {}
    for text in texts:
        heard = voice(text, sides)
        if heard.kind not in ("body", "person"):
            continue
        names = dict.fromkeys(filter(None, (text, heard.name, describe(text).name)))
        forms = (form for name in names for form in (name, f"The {name}"))
        card = next((card for form in forms for card in view.pages_of(form, 1)), None)
        if card is not None:
            found[text] = card.outlet
    return found


class _Elsewhere(Mapping[str, tuple[str, ...]]):
    """Document → the outlets that it credits anywhere, looked up where it is asked for: few claims need it."""

    def __init__(self, documents: Sequence[str], sides: Sides, view: CaseView) -> None:
        self._documents, self._sides, self._view = dict.fromkeys(documents), sides, view

    def __getitem__(self, document: str) -> tuple[str, ...]:
        if document not in self._documents:
            raise KeyError(document)
        told = self._view.statements_of(document)
        return tuple(dict.fromkeys(name for s in told for name in _credited(s.chain, s.credits, self._sides)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


def _credited(chain: Sequence[str], credits: Sequence[str], sides: Sides) -> list[str]:
    """The outlets that a statement credits by name."""
    heard = [voice(text, sides) for text in chain]
    return [*credits, *(v.name for v in heard if v.kind == "outlet")]
