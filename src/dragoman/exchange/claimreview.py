"""Case → drafts of ClaimReview (schema.org) as JSON-LD, one a claim, for editors to finish.

Nothing here is a verdict: a draft has no reviewer and no rating. Only where an analyst has set the status of a claim does the
draft have that word as its rating, under the analyst's name.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.exchange.described import standing_of
from dragoman.exchange.material import Material
from dragoman.exchange.naming import urn_of, web_address
from dragoman.exchange.written import ITEMS, filled, with_items
from dragoman.types import Case, Claim, Correction, DocumentCard, Origin, OriginKind

CONTEXT = "https://schema.org"
_AUTHORS: dict[OriginKind, str] = {"person": "Person", "government": "Organization", "newsroom": "Organization"}
_DRAFT = (
    "Draft, made by a program from reports: no review yet. Find the verdict, the reviewer and the rating before you publish it."
)


def write(material: Material) -> Iterator[bytes]:
    """The drafts, in the order of the case's claims."""
    cards = {card.id: card for card in material.case.documents}
    ledger = {entry.id: entry for entry in material.case.corrections}
    drafts = (_draft(claim, material.case, cards, ledger) for claim in material.case.claims)
    return with_items({"@context": CONTEXT, "@graph": ITEMS}, drafts)


def _draft(claim: Claim, case: Case, cards: Mapping[str, DocumentCard], ledger: Mapping[int, Correction]) -> dict[str, Any]:
    return {"@type": "ClaimReview", "@id": urn_of(case.name, "review", claim.id)} | filled(
        claimReviewed=claim.summary,
        creativeWorkStatus="Draft",
        description=_DRAFT,
        abstract="\n".join(standing_of(claim)),
        itemReviewed=_claim(claim, case, cards),
        reviewRating=_rating(claim, ledger),
    )


def _claim(claim: Claim, case: Case, cards: Mapping[str, DocumentCard]) -> dict[str, Any]:
    told = [cards[id] for id in dict.fromkeys(instance.document for instance in claim.counted) if id in cards]
    authors = [author for origin in claim.origins if origin.counted and (author := _author(origin))]
    first = _first(claim, cards)
    return {"@type": "Claim", "@id": urn_of(case.name, "claim", claim.id)} | filled(
        author=authors[0] if len(authors) == 1 else authors,
        firstAppearance=_work(first, case) if first else None,
        appearance=[_work(card, case) for card in told],
    )


def _author(origin: Origin) -> dict[str, Any] | None:
    """An origin that is somebody; a document, a record and whoever is not named are none."""
    kind = _AUTHORS.get(origin.kind)
    return {"@type": kind, "name": origin.name} if kind else None


def _first(claim: Claim, cards: Mapping[str, DocumentCard]) -> DocumentCard | None:
    """The earliest document of the origins, where their days are all known: else it is not known which came first."""
    found = [cards[id] for origin in claim.origins if origin.counted for id in origin.documents if id in cards]
    if not found or (len(found) > 1 and not all(card.published for card in found)):
        return None
    return min(found, key=lambda card: (card.published or "", card.id))


def _work(card: DocumentCard, case: Case) -> dict[str, Any]:
    return {"@type": "Article", "@id": urn_of(case.name, "document", card.id)} | filled(
        url=web_address(card.url),
        identifier=card.id,
        headline=card.title,
        datePublished=card.published,
        inLanguage=card.language,
        publisher={"@type": "Organization", "name": card.outlet},
    )


def _rating(claim: Claim, ledger: Mapping[int, Correction]) -> dict[str, Any] | None:
    """The status that an analyst gave the claim, in the analyst's name; the last one where there are several."""
    given = [ledger[number] for number in claim.corrections if number in ledger and ledger[number].action == "status"]
    if not given:
        return None
    last = max(given, key=lambda entry: entry.id)
    return {"@type": "Rating", "alternateName": last.value, "author": {"@type": "Person", "name": last.author}} | filled(
        ratingExplanation=last.note
    )
