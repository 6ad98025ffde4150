"""Formats of linked data: each is read back by its own library, and says of an invented case what is true of it."""

import json
import socket
from typing import Any, get_args

import pytest
import strait
from exported import CASE, written

from dragoman.exchange.formats import FORMATS
from dragoman.exchange.material import Material
from dragoman.exchange.naming import urn_of, uuid_of, web_address
from dragoman.exchange.statuses import iptc_status
from dragoman.types import Document, Reading, Status
from dragoman.workspace.cases import Request, Workspace
from dragoman.workspace.looking import looking

NAME = strait.CASE.name


def of_strait(format: str) -> bytes:
    """The hand-made case with echoes, denials, undated documents and a ledger."""

    def reading(id: str) -> Reading:
        return Reading(document=Document.from_text(strait.TEXTS[id], id=id))

    return b"".join(FORMATS[format].write(Material(case=strait.CASE, reading=reading, members=lambda _: ())))


@pytest.fixture(params=["linked", "by hand"])
def bytes_of(request: pytest.FixtureRequest, case: Workspace) -> Any:
    """How a case is written in a format: one that was linked from readings, and one made by hand."""
    return of_strait if request.param == "by hand" else lambda format: written(case, format)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks the network fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _lines(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.splitlines()]


def test_names_hold_beyond_the_case() -> None:
    assert uuid_of("a", "b\nc") != uuid_of("a\nb", "c")
    assert urn_of(NAME, "claim", "c1") == urn_of(NAME, "claim", "c1") != urn_of("other", "claim", "c1")


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "ftp://a.example/x", "http://", "/x", "https://a b.example", "data:,x"]
)
def test_what_is_no_address_of_the_web_is_none(url: str | None) -> None:
    assert web_address(url) is None


# -- FollowTheMoney --------------------------------------------------------------------------------------------------------


def test_ftm_refers_to_what_it_holds(bytes_of) -> None:
    entities = _lines(bytes_of("ftm"))
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    assert {"Article", "Person", "Event", "Note"} <= {entity["schema"] for entity in entities}
    for entity in entities:
        for name in ("proof", "involved", "entity", "document", "resolved", "employer", "employee", "member", "organization"):
            assert set(entity["properties"].get(name, ())) <= by_id.keys(), (entity, name)
    assert all(not url.startswith("javascript") for entity in entities for url in entity["properties"].get("sourceUrl", ()))


def test_ftm_says_what_the_case_says() -> None:
    entities = _lines(of_strait("ftm"))
    meeting = next(e for e in entities if e["schema"] == "Event" and "meeting" in e["properties"]["keywords"])
    assert meeting["properties"]["location"] == ["Vienna"]
    assert meeting["properties"]["startDate"] == ["2021-04-19"]
    assert "status: occurred" in meeting["properties"]["keywords"]
    assert "d02 (2021-04-11): planned, according to the Norland foreign ministry" in meeting["properties"]["notes"]
    echo = next(e for e in entities if e["schema"] == "Note")
    assert "credibility: 4 (one newsroom with an unnamed source)" in echo["properties"]["notes"]
    assert len(echo["properties"]["proof"]) == 7
    circle = next(e for e in entities if e["properties"].get("description") == ["Norland will pay for the pilots."])
    assert "credibility: cannot be judged (the credits go round in a circle)" in circle["properties"]["notes"]


def test_ftm_loads_in_its_own_library(bytes_of) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="followthemoney needs ICU, which is not on this machine")
    entities = _lines(bytes_of("ftm"))
    schema_of = {entity["id"]: followthemoney.model.get(entity["schema"]) for entity in entities}
    for entity in entities:
        schema = schema_of[entity["id"]]
        followthemoney.model.get_proxy(entity, cleaned=False)
        assert set(schema.required) <= entity["properties"].keys()
        for name, values in entity["properties"].items():
            property = schema.get(name)
            assert property is not None, (schema.name, name)
            assert not property.stub, (schema.name, name)
            for value in values:
                # The library takes the joints of Persian words out; they are right in a text, and stand in ours.
                assert property.type.clean(value) == value.replace("\u200c", ""), (schema.name, name, value)
                assert len(value) <= property.max_length
                assert property.range is None or schema_of[value].is_a(property.range), (schema.name, name)


# -- STIX ------------------------------------------------------------------------------------------------------------------


def test_stix_is_read_by_its_own_library(bytes_of) -> None:
    stix2 = pytest.importorskip("stix2", reason="stix2 is not installed")
    content = bytes_of("stix")
    bundle = stix2.parse(content.decode(), allow_custom=False)
    ids = [one.id for one in bundle.objects]
    assert len(set(ids)) == len(ids)
    assert _refs(json.loads(content)) <= set(ids)
    again = json.loads(bundle.serialize())
    assert again["objects"] == json.loads(content)["objects"]


def _refs(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_refs, value))
    if not isinstance(value, dict):
        return set()
    found = {one for name, one in value.items() if name.endswith("_ref")}
    found |= {one for name, several in value.items() if name.endswith("_refs") for one in several}
    return found.union(*map(_refs, value.values()))


def test_stix_says_what_the_case_says() -> None:
    objects = json.loads(of_strait("stix"))["objects"]
    of_type: dict[str, list[dict[str, Any]]] = {}
    for one in objects:
        of_type.setdefault(one["type"], []).append(one)
    (extension,) = of_type["extension-definition"]
    told = [incident["extensions"][extension["id"]] for incident in of_type["incident"]]
    assert {one["status"]: one.get("iptc_status") for one in told} == {
        "alleged": None, "occurred": "eos5", "denied": None, "cancelled": "eos6", "planned": "eos1",
    }  # fmt: skip
    meeting = next(one for one in told if one["kind"] == "meeting")
    assert [mention["plover_modes"] for mention in meeting["mentions"] if "plover_modes" in mention] == [["future"]]
    assert meeting["conflicts"][0]["field"] == "date"
    claims = {note["content"].partition("\n")[0]: note for note in of_type["note"] if "claim" in note["labels"]}
    assert {words[:12]: note.get("confidence") for words, note in claims.items()} == {
        "President Mi": 30, "The secret l": 10, "Foreign mini": 90, "Orland's nav": 10, "Norland will": None,
    }  # fmt: skip
    (denial,) = of_type["opinion"]
    assert denial["authors"] == ["a spokesman of Orland's navy"]
    assert denial["object_refs"] == [claims["Orland's navy seized the tanker Sigrun."]["id"]]
    undated = {note["external_references"][0]["external_id"] for note in of_type["note"] if "document" in note["labels"]}
    assert undated == {"d09", "d12"}
    assert len(of_type["report"]) == len(strait.CARDS) - 2
    copied = [one for one in of_type["relationship"] if one["relationship_type"] == "derived-from"]
    assert [one["description"] for one in copied] == ["the same words"]


# -- PROV ------------------------------------------------------------------------------------------------------------------


def test_prov_is_read_offline_and_in_its_own_words(bytes_of, offline) -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    graph = rdflib.Graph()
    graph.parse(data=bytes_of("prov"), format="json-ld")
    used = {*graph.predicates(), *graph.objects(None, rdflib.RDF.type)}
    of_prov = {term for term in used if term.startswith(str(rdflib.PROV))}
    assert len(of_prov) > 10
    assert [term for term in of_prov if term not in rdflib.PROV] == []
    named = {subject for subject in graph.subjects() if str(subject).startswith("urn:uuid:")}
    told = {target for target in graph.objects() if str(target).startswith("urn:uuid:")}
    assert told <= named


def test_prov_is_read_by_its_own_library(bytes_of) -> None:
    model = pytest.importorskip("prov.model", reason="prov is not installed")
    document = model.ProvDocument.deserialize(content=bytes_of("prov").decode(), format="rdf", rdf_format="json-ld")
    kinds = {type(record).__name__ for record in document.get_records()}
    assert {"ProvEntity", "ProvAgent", "ProvActivity", "ProvAttribution", "ProvMembership", "ProvUsage"} <= kinds


def test_prov_leads_from_an_echo_to_its_origin() -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    graph = rdflib.Graph()
    graph.parse(data=of_strait("prov"), format="json-ld")
    found = graph.query(
        """
        PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT DISTINCT ?name WHERE {
          ?telling prov:wasQuotedFrom ?copy ; prov:wasDerivedFrom* ?earlier .
          ?earlier prov:wasAttributedTo ?agent . ?agent rdfs:label ?name . FILTER (?copy = ?document)
        }
        """,
        initBindings={"document": rdflib.URIRef(urn_of(NAME, "document", "d14"))},
    )
    assert {"Polaris", "Norland Herald"} <= {str(row.name) for row in found}
    undo = rdflib.URIRef(urn_of(NAME, "correction", "4"))
    assert graph.value(undo, rdflib.PROV.wasInformedBy) == rdflib.URIRef(urn_of(NAME, "correction", "3"))
    assert str(graph.value(undo, rdflib.PROV.endedAtTime)) == "2021-04-21T10:01:00+00:00"


# -- Web Annotation --------------------------------------------------------------------------------------------------------

# As much of the context that the W3C publishes at its address as our annotations use.
_ANNO = {
    "oa": "http://www.w3.org/ns/oa#", "dc": "http://purl.org/dc/elements/1.1/", "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#", "foaf": "http://xmlns.com/foaf/0.1/", "dctypes": "http://purl.org/dc/dcmitype/",
    "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource",
    "Text": "dctypes:Text",
    "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector", "Software": "as:Application",
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "tagging": "oa:tagging", "describing": "oa:describing", "identifying": "oa:identifying", "classifying": "oa:classifying",
    "linking": "oa:linking", "canonical": {"@type": "@id", "@id": "oa:canonical"},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"}, "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "value": "rdf:value", "format": "dc:format",
    "language": "dc:language", "label": "rdfs:label", "name": "foaf:name", "generator": {"@type": "@id", "@id": "as:generator"},
    "first": {"@type": "@id", "@id": "as:first"}, "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
}  # fmt: skip


def _annotations(content: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(content)["first"]["items"]
    return found


def _targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def test_web_annotations_are_read_as_such(bytes_of, offline) -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    collection = json.loads(bytes_of("webannotation"))
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    collection["@context"][0] = _ANNO
    graph = rdflib.Graph()
    graph.parse(data=json.dumps(collection), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    annotations = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert len(annotations) == len(collection["first"]["items"]) > 5
    for annotation in annotations:
        assert (annotation, oa.motivatedBy, None) in graph
        for target in graph.objects(annotation, oa.hasTarget):
            kinds = {kind for one in graph.objects(target, oa.hasSelector) for kind in graph.objects(one, rdflib.RDF.type)}
            assert kinds == {oa.TextPositionSelector, oa.TextQuoteSelector}
    known = {str(_ANNO[prefix]) for prefix in ("oa", "as", "rdf", "rdfs", "foaf", "dc", "dctypes")} | {"urn:dragoman:ns:"}
    assert [term for term in graph.predicates() if not str(term).startswith(tuple(known))] == []


def test_both_selectors_say_the_same_characters(case: Workspace) -> None:
    found = _annotations(written(case, "webannotation"))
    with looking(case, CASE) as look:
        documents = {card.id: look.reading(card.id).document for card in look.documents()}
    texts = {urn_of(CASE, "document", id): document for id, document in documents.items()}
    tags = set()
    for annotation in found:
        tags |= {body["value"].partition(":")[0] for body in annotation["body"] if body.get("purpose") == "tagging"}
        for target in _targets(annotation):
            document = texts[target["source"]["id"]]
            assert target["source"]["sha256"] == document.sha256
            position, quote = target["selector"]
            assert document.text[position["start"] : position["end"]] == quote["exact"] != ""
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert document.text.startswith(around, position["start"] - len(quote["prefix"]))
    assert {"attribution", "event", "claim", "person", "time"} <= tags


def test_events_are_tagged_with_their_status(case: Workspace) -> None:
    found = _annotations(written(case, "webannotation"))
    visit = next(one for one in found if {"type": "TextualBody", "value": "event:visit", "purpose": "tagging"} in one["body"])
    classes = [body.get("value") or body.get("source") for body in visit["body"] if body["purpose"] == "classifying"]
    assert classes == ["planned", "http://cv.iptc.org/newscodes/eventoccurstatus/eos1"]
    with looking(case, CASE) as look:
        (event,) = (event for event in look.events() if event.kind == "visit")
    assert urn_of(CASE, "event", event.id) in [body.get("source") for body in visit["body"]]


# -- ClaimReview -----------------------------------------------------------------------------------------------------------


def _drafts(content: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(content)["@graph"]
    return found


def test_drafts_use_the_words_of_schema_org(bytes_of, offline) -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    held = json.loads(bytes_of("claimreview"))
    assert held["@context"] == "https://schema.org"
    graph = rdflib.Graph()
    graph.parse(data=json.dumps(held | {"@context": {"@vocab": "https://schema.org/"}}), format="json-ld")
    used = {*graph.predicates(), *graph.objects(None, rdflib.RDF.type)} - {rdflib.RDF.type}
    assert rdflib.SDO.ClaimReview in used
    assert [term for term in used if term not in rdflib.SDO] == []
    assert all("javascript:" not in str(url) for url in graph.objects(None, rdflib.SDO.url))


def test_a_draft_says_that_it_is_one(bytes_of) -> None:
    for draft in _drafts(bytes_of("claimreview")):
        assert draft["creativeWorkStatus"] == "Draft"
        assert draft["description"].startswith("Draft, made by a program")
        assert not draft.keys() & {"author", "datePublished"}
        assert "ratingValue" not in draft.get("reviewRating", {})


def test_a_draft_leads_to_the_first_appearance() -> None:
    drafts = {draft["claimReviewed"]: draft["itemReviewed"] for draft in _drafts(of_strait("claimreview"))}
    echo = drafts["President Mira Halden wrote a secret letter to Premier Bashir Qadim in late March."]
    assert echo["firstAppearance"]["identifier"] == "d01"
    assert [work["identifier"] for work in echo["appearance"]] == ["d01", "d02", "d03", "d04", "d05", "d14", "d15"]
    assert echo["author"] == {"@type": "Organization", "name": "an aide (Polaris)"}
    assert drafts["Foreign ministers Lena Dahl and Omar Sahl met in Vienna."]["firstAppearance"]["identifier"] == "d07"
    navy = drafts["Orland's navy seized the tanker Sigrun."]
    assert "author" not in navy


def test_only_an_analyst_gives_a_rating(own_case: Workspace) -> None:
    with looking(own_case, CASE) as look:
        claim = look.claims()[0]
    assert all("reviewRating" not in draft for draft in _drafts(written(own_case, "claimreview")))
    own_case.correct(CASE, Request("status", "A. Holm", (claim.id,), "disputed", note="two desks differ"))
    rated = [draft for draft in _drafts(written(own_case, "claimreview")) if "reviewRating" in draft]
    assert [draft["claimReviewed"] for draft in rated] == [claim.summary]
    assert rated[0]["reviewRating"] == {
        "@type": "Rating", "alternateName": "disputed", "author": {"@type": "Person", "name": "A. Holm"},
        "ratingExplanation": "two desks differ",
    }  # fmt: skip
    own_case.correct(CASE, Request("undo", "A. Holm", ("1",)))
    assert all("reviewRating" not in draft for draft in _drafts(written(own_case, "claimreview")))


def test_every_status_has_its_place_in_the_vocabularies() -> None:
    assert {status: iptc_status(status) for status in get_args(Status)} == {
        "occurred": "eos5", "ongoing": "eos5", "planned": "eos1", "proposed": "eos2", "conditional": "eos3", "alleged": None,
        "denied": None, "cancelled": "eos6",
    }  # fmt: skip
