"""Case → W3C PROV as JSON-LD, with its context inside: who took each claim from whom, and what analysts decided.

A claim is a collection of tellings; a telling is quoted from its document, derived from the telling that it leans on, attributed
to the sources that it names. The program is an agent, linking its activity; each correction is an activity of its author.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from dragoman.exchange.linked import OURS, agent_types, dated, references
from dragoman.exchange.material import Material
from dragoman.exchange.naming import urn_of, web_address
from dragoman.exchange.written import ITEMS, filled, with_items
from dragoman.types import Case, CaseActor, Claim, Correction, Credit, DocumentCard, Instance

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "ours": OURS,
}
_DELEGATED = frozenset({"official-of", "organ-of"})


def write(material: Material) -> Iterator[bytes]:
    """The graph: agents, documents, claims with their tellings, decisions."""
    return with_items({"@context": CONTEXT, "@graph": ITEMS}, _Graph(material).nodes())


class _Graph:
    """The nodes of one case."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._case: Case = material.case
        self._cards = {card.id: card for card in self._case.documents}
        self._text = lru_cache(maxsize=2048)(lambda id: material.reading(id).document.text)

    def nodes(self) -> Iterator[dict[str, Any]]:
        """All of them; what is said of one thing may stand in several."""
        yield from self._made()
        yield from self._agents()
        for actor in self._case.actors:
            yield self._actor(actor)
        for card in self._case.documents:
            yield self._document(card)
        for claim in self._case.claims:
            yield self._claim(claim)
            yield from self._tellings(claim)
        for entry in self._case.corrections:
            yield self._correction(entry)

    def _name(self, kind: str, id: str) -> str:
        return urn_of(self._case.name, kind, id)

    def _telling(self, claim: Claim, number: int) -> str:
        return self._name("telling", f"{claim.id} {number}")

    # -- who -------------------------------------------------------------------------------------------------------------

    def _made(self) -> Iterator[dict[str, Any]]:
        program = self._name("program", "")
        yield {
            "@id": program,
            "@type": ["prov:Agent", "prov:SoftwareAgent"],
            "rdfs:label": f"Dragoman (reader {self._case.reader}; linker {self._case.linker})",
        }
        yield {
            "@id": self._name("linking", ""),
            "@type": "prov:Activity",
            "rdfs:label": f"reading and linking of {self._case.name}",
            "prov:used": references(*(self._name("document", id) for id in self._cards)),
            "prov:wasAssociatedWith": {"@id": program},
        }

    def _agents(self) -> Iterator[dict[str, Any]]:
        """Outlets, sources and origins by their names, and the authors of decisions."""
        outlets = [card.outlet for card in self._case.documents]
        ends = [
            end.partition(":")
            for claim in self._case.claims
            for credit in claim.credits
            for end in (credit.source, credit.target)
        ]
        for outlet in dict.fromkeys([*outlets, *(name for kind, _, name in ends if kind == "outlet")]):
            yield {"@id": self._name("outlet", outlet), "@type": ["prov:Agent", "prov:Organization"], "rdfs:label": outlet}
        chains = [name for claim in self._case.claims for instance in claim.counted for name in instance.chain]
        origins = [origin.name for claim in self._case.claims for origin in claim.own_origins]
        for name in dict.fromkeys([*chains, *origins, *(name for kind, _, name in ends if kind == "source")]):
            yield {"@id": self._name("source", name), "@type": "prov:Agent", "rdfs:label": name}
        for author in dict.fromkeys(entry.author for entry in self._case.corrections):
            yield {"@id": self._name("author", author), "@type": ["prov:Agent", "prov:Person"], "rdfs:label": author}

    def _actor(self, actor: CaseActor) -> dict[str, Any]:
        for_whom = [relation.actor for relation in actor.related if relation.kind in _DELEGATED]
        return {"@id": self._name("actor", actor.id), "@type": agent_types(actor.kind)} | filled(**{
            "rdfs:label": actor.name,
            "skos:altLabel": list(actor.aliases),
            "dcterms:identifier": actor.id,
            "prov:actedOnBehalfOf": references(*(self._name("actor", id) for id in for_whom)),
            "prov:wasInfluencedBy": self._decided(actor.corrections),
        })  # fmt: skip

    # -- what ------------------------------------------------------------------------------------------------------------

    def _document(self, card: DocumentCard) -> dict[str, Any]:
        sha256 = self._material.reading(card.id).document.sha256
        return {"@id": self._name("document", card.id), "@type": "prov:Entity"} | filled(**{
            "dcterms:identifier": card.id,
            "dcterms:title": card.title,
            "dcterms:issued": dated(card.published),
            "dcterms:language": card.language,
            "rdfs:seeAlso": references(web_address(card.url)),
            "ours:sha256": sha256,
            "prov:wasAttributedTo": references(self._name("outlet", card.outlet)),
            "prov:wasDerivedFrom": references(*(self._name("document", id) for id in [card.copy_of] if id in self._cards and id)),
        })  # fmt: skip

    def _claim(self, claim: Claim) -> dict[str, Any]:
        first = [
            document for origin in claim.own_origins if origin.counted for document in origin.documents if document in self._cards
        ]
        return {"@id": self._name("claim", claim.id), "@type": ["prov:Entity", "prov:Collection"]} | filled(**{
            "dcterms:identifier": claim.id,
            "dcterms:description": claim.summary,
            "ours:status": claim.status,
            "ours:credibility": claim.grade.credibility,
            "ours:independentOrigins": claim.n_independent,
            "ours:contradictedBy": references(*(self._name("claim", id) for id in claim.contradicted_by)),
            "prov:hadMember": references(*(self._telling(claim, number) for number in range(len(claim.counted)))),
            "prov:hadPrimarySource": references(*(self._name("document", id) for id in first)),
            "prov:wasAttributedTo": references(*(self._name("source", origin.name) for origin in claim.own_origins)),
            "prov:qualifiedAttribution": [
                {"@id": self._name("origin", f"{claim.id} {number}"), "@type": "prov:Attribution"} | filled(**{
                    "prov:agent": {"@id": self._name("source", origin.name)},
                    "ours:kind": origin.kind, "ours:counted": origin.counted, "rdfs:comment": origin.reason,
                })
                for number, origin in enumerate(claim.own_origins)
            ],
            "prov:wasGeneratedBy": references(self._name("linking", "")),
            "prov:wasInfluencedBy": self._decided(claim.corrections),
        })  # fmt: skip

    def _tellings(self, claim: Claim) -> Iterator[dict[str, Any]]:
        """The tellings, with what they lean on; credits that start from no document follow as influences among agents."""
        of_document: dict[str, list[Credit]] = {}
        for credit in claim.credits:
            of_document.setdefault(credit.source, []).append(credit)
        for number, instance in enumerate(claim.counted):
            credits = of_document.pop(f"doc:{instance.document}", [])
            yield self._told(claim, number, instance, credits)
        for end, credits in of_document.items():
            agents = [self._agent(credit.target) for credit in credits]
            yield {"@id": self._end(claim, end), "prov:wasInfluencedBy": references(*agents)}

    def _told(self, claim: Claim, number: int, instance: Instance, credits: Iterable[Credit]) -> dict[str, Any]:
        leaned = [credit for credit in credits if credit.target.startswith("doc:")]
        named = [credit for credit in credits if not credit.target.startswith("doc:")]
        words = self._text(instance.document)[slice(*instance.span)]
        sources = [self._name("source", name) for name in instance.chain]
        return {"@id": self._telling(claim, number), "@type": "prov:Entity"} | filled(**{
            "prov:value": words,
            "ours:start": instance.span[0],
            "ours:end": instance.span[1],
            "ours:stance": instance.stance,
            "prov:wasQuotedFrom": references(self._name("document", instance.document)),
            "prov:wasDerivedFrom": references(*(self._end(claim, credit.target) for credit in leaned)),
            "prov:qualifiedDerivation": [
                self._qualified(claim, number, "prov:Derivation", "prov:entity", credit, self._end(claim, credit.target))
                for credit in leaned
            ],
            "prov:wasAttributedTo": references(*sources, *(self._agent(credit.target) for credit in named)),
            "prov:qualifiedAttribution": [
                self._qualified(claim, number, "prov:Attribution", "prov:agent", credit, self._agent(credit.target))
                for credit in named
            ],
        })  # fmt: skip

    def _qualified(self, claim: Claim, number: int, type: str, end: str, credit: Credit, id: str) -> dict[str, Any]:
        name = self._name("credit", f"{claim.id} {number} {credit.kind} {credit.target} {credit.reason}")
        return {"@id": name, "@type": type, end: {"@id": id}} | filled(
            **{"ours:kind": credit.kind, "rdfs:comment": credit.reason}
        )

    def _end(self, claim: Claim, end: str) -> str:
        """What an end of a credit is: the claim's first telling in a document, else the document; else an agent."""
        kind, _, name = end.partition(":")
        if kind != "doc":
            return self._agent(end)
        tellings = [number for number, instance in enumerate(claim.counted) if instance.document == name]
        return self._telling(claim, tellings[0]) if tellings else self._name("document", name)

    def _agent(self, end: str) -> str:
        kind, _, name = end.partition(":")
        return self._name("document" if kind == "doc" else kind, name)

    # -- decisions -------------------------------------------------------------------------------------------------------

    def _correction(self, entry: Correction) -> dict[str, Any]:
        passages = [anchor.document for anchor in entry.anchors if anchor.document in self._cards]
        return {"@id": self._name("correction", str(entry.id)), "@type": "prov:Activity"} | filled(**{
            "rdfs:label": f"{entry.action} of a {entry.target}" if entry.action != "undo" else f"undo of entry {entry.undoes}",
            "prov:endedAtTime": {"@value": entry.at, "@type": "xsd:dateTime"},
            "prov:wasAssociatedWith": references(self._name("author", entry.author)),
            "prov:used": references(*(self._name("document", id) for id in passages)),
            "prov:wasInformedBy": references(self._name("correction", str(entry.undoes)) if entry.undoes else None),
            "ours:value": entry.value,
            "rdfs:comment": entry.note,
        })  # fmt: skip

    def _decided(self, corrections: Iterable[int]) -> list[dict[str, Any]]:
        return references(*(self._name("correction", str(number)) for number in corrections))
