"""Case → a STIX 2.1 bundle: actors as identities, documents as reports, events as incidents, claims as notes, denials as
opinions.

STIX's incident has a name and no more, so what an event is (status, dates, who says so, passages) stands in an extension, which
is defined in the bundle itself. Every object is dated as of the newest report: a bundle that is made twice is the same twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.exchange.described import event_name, roles_of, standing_of
from dragoman.exchange.material import Material
from dragoman.exchange.naming import uuid_of, web_address
from dragoman.exchange.statuses import iptc_status, modes_of
from dragoman.exchange.written import ITEMS, filled, with_items
from dragoman.types import ActorKind, Case, CaseActor, CaseEvent, Claim, DocumentCard, EventMention, Instance

_CLASSES: dict[ActorKind, str] = {
    "person": "individual",
    "organisation": "organization",
    "state": "organization",
    "group": "group",
    "outlet": "organization",
    "document": "unknown",
}
# STIX 2.1, appendix A, "Admiralty Credibility" → confidence; 6, "truth cannot be judged", is no confidence at all.
_CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
_NO_DAY = "1970-01-01"
_EXTENSION = f"extension-definition--{uuid_of('dragoman', 'stix', 'reported-event')}"
_MAKER = f"identity--{uuid_of('dragoman', 'stix', 'maker')}"
# When the extension was first defined: it is the same in every bundle.
_DEFINED = "2026-01-01T00:00:00.000Z"
_SCHEMA = (
    "Properties of an incident as reports tell it. kind, type, mode: the deed by Dragoman's codebook and PLOVER; status: "
    "occurred, ongoing, planned, proposed, conditional, alleged, denied or cancelled; iptc_status: IPTC eventoccurstatus; start, "
    "end: ISO "
    "dates in the precision that is known; place: as printed; mentions: each report with document, span (code points), status, "
    "published, according_to (outermost source first) and PLOVER's modes; conflicts: values that reports give and that cannot "
    "all be true."
)


def write(material: Material) -> Iterator[bytes]:
    """The bundle."""
    id = f"bundle--{uuid_of(material.case.name, 'bundle', '')}"
    return with_items({"type": "bundle", "id": id, "objects": ITEMS}, _Bundle(material.case).objects())


class _Bundle:
    """The objects of one case, each with the names that the others know it by."""

    def __init__(self, case: Case) -> None:
        self._case = case
        day = max((card.published[:10] for card in case.documents if card.published), default=_NO_DAY)
        self._as_of = f"{day}T00:00:00.000Z"
        self._cards = {card.id: card for card in case.documents}
        self._actors = {actor.id for actor in case.actors}
        self._events = {event.id for event in case.events}
        self._spoken = self._by_document()

    def objects(self) -> Iterator[dict[str, Any]]:
        """All of them, what others refer to first."""
        yield from _definition()
        for outlet in dict.fromkeys(card.outlet for card in self._case.documents):
            yield self._object("identity", "outlet", outlet, name=outlet, identity_class="organization", labels=["outlet"])
        for actor in self._case.actors:
            yield self._actor(actor)
        for actor in self._case.actors:
            yield from self._ties(actor)
        for event in self._case.events:
            yield self._event(event)
            yield from self._parts(event)
        for claim in self._case.claims:
            yield self._claim(claim)
            yield from self._denials(claim)
        for card in self._case.documents:
            yield self._document(card)
            yield from self._copy(card)

    def _id(self, type: str, kind: str, id: str) -> str:
        return f"{type}--{uuid_of(self._case.name, kind, id)}"

    def _object(self, type: str, kind: str, id: str, **fields: Any) -> dict[str, Any]:
        common = {"type": type, "spec_version": "2.1", "id": self._id(type, kind, id), "created_by_ref": _MAKER}
        return common | {"created": self._as_of, "modified": self._as_of} | filled(**fields)

    def _link(self, name: str, source: str, target: str, why: str) -> dict[str, Any]:
        return self._object(
            "relationship", "link", f"{name} {source} {target} {why}",
            relationship_type=name, source_ref=source, target_ref=target, description=why,
        )  # fmt: skip

    def _actor(self, actor: CaseActor) -> dict[str, Any]:
        about = [
            f"also: {'; '.join(actor.aliases)}" if actor.aliases else "",
            f"side: {actor.side}" if actor.side else "",
        ]
        return self._object(
            "identity", "actor", actor.id,
            name=actor.name, description="\n".join(filter(None, about)), roles=roles_of(actor),
            identity_class=_CLASSES[actor.kind], labels=[actor.kind],
        )  # fmt: skip

    def _ties(self, actor: CaseActor) -> Iterator[dict[str, Any]]:
        for relation in actor.related:
            if relation.actor in self._actors:
                one, two = (self._id("identity", "actor", id) for id in (actor.id, relation.actor))
                yield self._link("related-to", one, two, f"{relation.kind}: {relation.reason}")

    def _event(self, event: CaseEvent) -> dict[str, Any]:
        told = filled(
            kind=event.kind, type=event.type, mode=event.mode, status=event.status, iptc_status=iptc_status(event.status),
            start=event.start, end=event.end, place=event.place,
            mentions=[self._mention(event, mention) for mention in event.mentions],
            conflicts=[
                {"field": one.field, "values": [{"value": value, "documents": documents} for value, documents in one.values]}
                for one in event.conflicts
            ],
        )  # fmt: skip
        return self._object(
            "incident", "event", event.id,
            name=event_name(event), labels=[event.kind, f"status:{event.status}"],
            external_references=self._references(mention.document for mention in event.mentions),
            extensions={_EXTENSION: {"extension_type": "property-extension", **told}},
        )  # fmt: skip

    def _mention(self, event: CaseEvent, mention: EventMention) -> dict[str, Any]:
        card = self._cards.get(mention.document)
        modes = modes_of(mention.status, mention.end or event.end, mention.published or (card.published if card else None))
        told = {
            "historical": modes.historical,
            "future": modes.future,
            "hypothetical": modes.hypothetical,
            "negation": modes.negation,
        }
        return filled(
            document=mention.document, span=mention.span, status=mention.status, published=mention.published,
            according_to=mention.according_to, plover_modes=[name for name, holds in told.items() if holds],
        )  # fmt: skip

    def _parts(self, event: CaseEvent) -> Iterator[dict[str, Any]]:
        incident = self._id("incident", "event", event.id)
        for id in dict.fromkeys(event.actors):
            if id in self._actors:
                part = "source" if id in event.sources else "target" if event.sources else "party"
                yield self._link("related-to", self._id("identity", "actor", id), incident, part)

    def _claim(self, claim: Claim) -> dict[str, Any]:
        return self._object(
            "note", "claim", claim.id,
            abstract=f"claim, {claim.status}", content="\n".join([claim.summary, "", *standing_of(claim)]),
            authors=list(dict.fromkeys(instance.chain[-1] for instance in claim.counted if instance.chain)),
            labels=["claim", claim.status],
            confidence=_CONFIDENCE.get(claim.grade.credibility or 0),
            object_refs=self._spoken_of(claim),
            external_references=self._references(instance.document for instance in claim.counted),
        )  # fmt: skip

    def _spoken_of(self, claim: Claim) -> list[str]:
        """What a claim is about: its event and actors; the reports that tell it where it knows of neither."""
        about = [self._id("incident", "event", claim.event)] if claim.event in self._events and claim.event else []
        about += [self._id("identity", "actor", id) for id in claim.actors if id in self._actors]
        told = dict.fromkeys(instance.document for instance in claim.counted)
        return list(dict.fromkeys(about)) or [self._report(id) for id in told]

    def _denials(self, claim: Claim) -> Iterator[dict[str, Any]]:
        note = self._id("note", "claim", claim.id)
        for number, instance in enumerate(claim.counted):
            if instance.stance == "denies":
                yield self._opinion(claim, number, instance, note)

    def _opinion(self, claim: Claim, number: int, instance: Instance, note: str) -> dict[str, Any]:
        card = self._cards.get(instance.document)
        who = list(instance.chain[-1:]) or ([card.outlet] if card else [])
        return self._object(
            "opinion", "denial", f"{claim.id} {number}",
            opinion="disagree", explanation=f"denied in {instance.document}, characters {instance.span[0]} to {instance.span[1]}",
            authors=who, object_refs=[note], external_references=self._references([instance.document]),
        )  # fmt: skip

    def _report(self, id: str) -> str:
        """A report must say when it was published; a document that does not say it is a note."""
        dated = id in self._cards and self._cards[id].published
        return self._id("report" if dated else "note", "document", id)

    def _document(self, card: DocumentCard) -> dict[str, Any]:
        held = self._spoken.get(card.id, [])
        outlet = self._id("identity", "outlet", card.outlet)
        about = dict.fromkeys([outlet, *held])
        common = {"object_refs": list(about), "external_references": self._references([card.id]), "lang": card.language}
        if card.published:
            return self._object(
                "report", "document", card.id,
                name=card.title or card.id, published=f"{card.published[:10]}T00:00:00Z",
                description=f"{card.outlet}, {card.published}; the time of day is not known", labels=["document"], **common,
            )  # fmt: skip
        return self._object(
            "note", "document", card.id,
            content=f"{card.title or card.id}\n{card.outlet}, day of publication not known", labels=["document"], **common,
        )  # fmt: skip

    def _by_document(self) -> Mapping[str, list[str]]:
        """What each document speaks of."""
        found: dict[str, list[str]] = {}
        for event in self._case.events:
            for id in dict.fromkeys(mention.document for mention in event.mentions):
                found.setdefault(id, []).append(self._id("incident", "event", event.id))
        for claim in self._case.claims:
            for id in dict.fromkeys(instance.document for instance in claim.counted):
                found.setdefault(id, []).append(self._id("note", "claim", claim.id))
        for actor in self._case.actors:
            for id in actor.documents:
                found.setdefault(id, []).append(self._id("identity", "actor", actor.id))
        return found

    def _copy(self, card: DocumentCard) -> Iterator[dict[str, Any]]:
        if card.copy_of in self._cards and card.copy_of:
            yield self._link("derived-from", self._report(card.id), self._report(card.copy_of), card.copy_reason or "copy")

    def _references(self, documents: Iterable[str]) -> list[dict[str, Any]]:
        """Where it can be read: the document's id, and its address where it has one of the web."""
        found = []
        for id in dict.fromkeys(documents):
            card = self._cards.get(id)
            url = web_address(card.url) if card else None
            found.append(filled(source_name=card.outlet if card else "document", external_id=id, url=url))
        return found


def _definition() -> Iterator[dict[str, Any]]:
    """Who makes bundles, and the extension that says what an event is."""
    dated = {"spec_version": "2.1", "created": _DEFINED, "modified": _DEFINED}
    yield {"type": "identity", "id": _MAKER, **dated, "name": "Dragoman", "identity_class": "system"}
    yield {
        "type": "extension-definition",
        "id": _EXTENSION,
        "created_by_ref": _MAKER,
        **dated,
        "name": "Event as reported",
        "schema": _SCHEMA,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }
