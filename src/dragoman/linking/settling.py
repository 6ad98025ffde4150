"""Claims settled: their origins, counts, status and grade told from their instances and what the case knows around them."""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.linking.credits import credit_graph
from dragoman.linking.decisions import NO_DECISIONS, Decisions, decisions_on
from dragoman.linking.descriptions import describe
from dragoman.linking.grades import grade
from dragoman.linking.ledger import Ledger
from dragoman.linking.origins import origins_of
from dragoman.linking.standing import standing
from dragoman.linking.tellings import Setting
from dragoman.linking.voices import ActorSides, Sides, voice
from dragoman.types import CaseView, Claim, Span


def settle(claims: Sequence[Claim], view: CaseView) -> tuple[Claim, ...]:
    """The claims with origins, counts, status and grade; their instances and ids are left alone."""
    ledger = Ledger(view.corrections(), view.statements_of)
    placed = (replace(claim, corrections=ledger.placing(claim.corrections)) for claim in claims)
    return tuple(settle_in(claim, setting_of(claim, view), decisions_on(claim, ledger)) for claim in placed)


def settle_in(claim: Claim, setting: Setting, decisions: Decisions = NO_DECISIONS) -> Claim:
    """One claim, settled in its setting; what the analyst has decided stands above what the rules find, and says so."""
    graph = credit_graph(claim, setting)
    origins, circles = origins_of(graph, setting)
    origins = decisions.on_origins(origins)
    stands = decisions.on_standing(standing(claim, origins, setting))
    return replace(
        claim,
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


def setting_of(claim: Claim, view: CaseView) -> Setting:
    """What surrounds a claim, asked of the case by ids only."""
    related = tuple(view.claims_by_id(claim.contradicted_by))
    documents = tuple(dict.fromkeys(i.document for other in (claim, *related) for i in other.instances))
    view.prepare(documents)
    members = (member for document in documents for member in view.members_of(document) if member.kind == "actor")
    parties = view.actors_by_id(claim.actors)
    speaker = view.actors_by_id((claim.speaker,)) if claim.speaker else ()
    ids = dict.fromkeys((*claim.actors, *(member.cluster for member in members)))
    sides = ActorSides(view.actors_by_id(tuple(ids)))
    words: dict[tuple[str, Span], str] = {}
    elsewhere: dict[str, dict[str, None]] = {}
    for document in documents:
        for statement in view.statements_of(document):
            words[document, statement.span] = statement.text
            elsewhere.setdefault(document, {}).update(dict.fromkeys(_credited(statement.chain, statement.credits, sides)))
    return Setting(
        cards={card.id: card for card in view.cards(documents)},
        sides=sides,
        words=words,
        elsewhere={document: tuple(names) for document, names in elsewhere.items()},
        related=related,
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


def _credited(chain: Sequence[str], credits: Sequence[str], sides: Sides) -> list[str]:
    """The outlets that a statement credits by name."""
    heard = [voice(text, sides) for text in chain]
    return [*credits, *(v.name for v in heard if v.kind == "outlet")]
