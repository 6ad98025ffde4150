"""Case → Web Annotations (W3C), as one collection in JSON-LD: what was read in each document, on the characters that say it.

Every target is told twice, by TextPositionSelector (Unicode code points) and by TextQuoteSelector, and names the SHA-256 of the
text, so that a tool can tell whether the text that it holds is the one that was read.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.exchange.linked import OURS
from dragoman.exchange.material import Material
from dragoman.exchange.naming import urn_of, web_address
from dragoman.exchange.statuses import iptc_status
from dragoman.exchange.written import ITEMS, filled, with_items
from dragoman.types import Attribution, Citation, Claim, Cluster, DocumentCard, Event, Instance, Reading, Span

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"ours": OURS, "sha256": "ours:sha256"}]
_AROUND = 32  # characters before and after that make a quotation unique enough
_IPTC = "http://cv.iptc.org/newscodes/eventoccurstatus/"

Body = dict[str, Any]
_Told = tuple[Claim, int, Instance]


def write(material: Material) -> Iterator[bytes]:
    """The collection, all annotations on its only page."""
    case = material.case
    told: dict[str, list[_Told]] = {}
    for claim in case.claims:
        for number, instance in enumerate(claim.counted):
            told.setdefault(instance.document, []).append((claim, number, instance))
    items = (
        annotation for card in case.documents for annotation in _Annotator(material, card, told.get(card.id, ())).annotations()
    )
    frame = {
        "@context": CONTEXT,
        "id": urn_of(case.name, "annotations", ""),
        "type": "AnnotationCollection",
        "label": case.name,
        "generator": {"id": urn_of(case.name, "program", ""), "type": "Software", "name": "Dragoman"},
        "first": {"id": urn_of(case.name, "annotations", "1"), "type": "AnnotationPage", "startIndex": 0, "items": ITEMS},
    }
    return with_items(frame, items)


class _Annotator:
    """The annotations of one document."""

    def __init__(self, material: Material, card: DocumentCard, told: Sequence[_Told]) -> None:
        self._told = told
        self._case = material.case
        self._reading: Reading = material.reading(card.id)
        self._text = self._reading.document.text
        self._of_case = {(member.kind, member.item): member.cluster for member in material.members(card.id)}
        self._source = {"id": urn_of(self._case.name, "document", card.id), "type": "Text", "format": "text/plain"} | filled(
            language=card.language, sha256=self._reading.document.sha256, label=card.title or card.id,
            canonical=web_address(card.url),
        )  # fmt: skip

    def annotations(self) -> Iterator[dict[str, Any]]:
        """Actors, times, attributions, events, citations, positions of the reading, and the claims that it tells."""
        yield from self._actors()
        yield from self._times()
        for attribution in self._reading.attributions:
            yield from self._attribution(attribution)
        for event in self._reading.events:
            yield self._event(event)
        for citation in self._reading.citations:
            yield self._citation(citation)
        yield from self._positions()
        yield from self._claims()

    def _actors(self) -> Iterator[dict[str, Any]]:
        for actor in self._reading.actors:
            bodies = [_tag(actor.kind), _words(actor.name, "identifying"), *self._thing("actor", actor.id)]
            for number, span in enumerate(actor.mentions):
                yield self._annotation("actor", f"{actor.id} {number}", "identifying", bodies, [span])

    def _times(self) -> Iterator[dict[str, Any]]:
        for time in self._reading.times:
            said = [_words(value, "describing") for value in (time.value, _period(time.start, time.end)) if value]
            yield self._annotation("time", time.id, "describing", [_tag(f"time:{time.type}"), *said], [time.span])

    def _attribution(self, attribution: Attribution) -> Iterator[dict[str, Any]]:
        """Three annotations, tied by the attribution that they are parts of: source, cue, content."""
        whole = _thing(self._name("attribution", attribution.id), "linking")
        above = [_thing(self._name("attribution", attribution.parent), "linking")] if attribution.parent else []
        said = [_words(" > ".join(attribution.chain), "describing")] if attribution.chain else []
        speaker = self._thing("actor", attribution.speaker) if attribution.speaker else []
        parts: list[tuple[str, Iterable[Span], list[Body]]] = [
            ("source", attribution.source, speaker),
            ("cue", attribution.cue, []),
            ("content", attribution.content, [*said, *above]),
        ]
        for part, spans, bodies in parts:
            tagged = [_tag(f"attribution:{part}"), whole, *bodies]
            if spans:
                yield self._annotation("attribution", f"{attribution.id} {part}", "describing", tagged, spans)

    def _event(self, event: Event) -> dict[str, Any]:
        status = iptc_status(event.status)
        bodies = [
            _tag(f"event:{event.kind}"),
            *([_tag(f"plover:{event.type}")] if event.type else []),
            _words(event.status, "classifying"),
            *([_thing(_IPTC + status, "classifying")] if status else []),
            *([_words(period, "describing")] if (period := _period(event.start, event.end)) else []),
            *([_thing(self._name("attribution", event.according_to), "linking")] if event.according_to else []),
            *self._thing("event", event.id),
        ]
        return self._annotation("event", event.id, "classifying", bodies, [event.trigger])

    def _citation(self, citation: Citation) -> dict[str, Any]:
        words = ", ".join(filter(None, (citation.outlet, citation.title, citation.date)))
        url = web_address(citation.url)
        bodies = [_tag(f"citation:{citation.kind}"), *([_words(words, "describing")] if words else [])]
        bodies += [_thing(url, "linking")] if url else []
        return self._annotation("citation", citation.id, "linking", bodies, citation.anchors or (citation.span,))

    def _positions(self) -> Iterator[dict[str, Any]]:
        for number, position in enumerate(self._reading.positions):
            issue = [_words(position.issue, "describing")] if position.issue else []
            bodies = [_tag(f"position:{position.audience}"), *issue, *self._thing("actor", position.actor)]
            if position.evidence:
                yield self._annotation("position", str(number), "describing", bodies, position.evidence)

    def _claims(self) -> Iterator[dict[str, Any]]:
        for claim, number, instance in self._told:
            bodies = [
                _tag("claim"), _tag(f"stance:{instance.stance}"), _words(claim.summary, "describing"),
                _thing(urn_of(self._case.name, "claim", claim.id), "identifying"),
            ]  # fmt: skip
            yield self._annotation("claim", f"{claim.id} {number}", "identifying", bodies, [instance.span])

    def _annotation(self, kind: str, id: str, motivation: str, bodies: list[Body], spans: Iterable[Span]) -> dict[str, Any]:
        targets = [self._target(span) for span in spans]
        return {
            "id": self._name(f"{kind} annotation", id),
            "type": "Annotation",
            "motivation": motivation,
            "body": bodies,
            "target": targets if len(targets) > 1 else targets[0],
        }

    def _target(self, span: Span) -> dict[str, Any]:
        start, end = span
        return {
            "type": "SpecificResource",
            "source": self._source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": self._text[start:end],
                    "prefix": self._text[max(0, start - _AROUND) : start],
                    "suffix": self._text[end : end + _AROUND],
                },
            ],
        }

    def _name(self, kind: str, id: str) -> str:
        return urn_of(self._case.name, kind, self._reading.document.id, id)

    def _thing(self, kind: Cluster, item: str) -> list[Body]:
        """The thing of the case that an item of the reading belongs to."""
        cluster = self._of_case.get((kind, item))
        return [_thing(urn_of(self._case.name, kind, cluster), "identifying")] if cluster else []


def _tag(value: str) -> Body:
    return {"type": "TextualBody", "value": value, "purpose": "tagging"}


def _words(value: str, purpose: str) -> Body:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _thing(id: str, purpose: str) -> Body:
    return {"type": "SpecificResource", "source": id, "purpose": purpose}


def _period(start: str | None, end: str | None) -> str:
    """A stretch of days as ISO 8601 writes it.

    >>> _period("2021-04-19", "2021-04-19"), _period("2021-04-01", "2021-04-30")
    ('2021-04-19', '2021-04-01/2021-04-30')
    """
    if start and end and start != end:
        return f"{start}/{end}"
    return start or end or ""
