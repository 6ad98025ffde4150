"""Single things of the API: one claim, one document, what a case tells as a whole; and how it is changed."""

from urllib.parse import quote

import msgspec
import pytest
from api_cases import ARTICLES, CASE
from litestar.testing import TestClient

from dragoman.exchange.formats import FORMATS
from dragoman.types import from_json
from dragoman.web.api.graphs import Provenance
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.workspace.exporting import export

BASE = f"/api/v1/cases/{quote(CASE)}"


def _got(api, path, **query):
    answer = api.get(f"{BASE}/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def _first(api, path, **query):
    return _got(api, path, **query)["items"][0]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_a_document_of_any_id(api, article):
    id = quote(article["id"], safe="")
    assert _got(api, f"documents/{id}")["id"] == article["id"]
    text = api.get(f"{BASE}/texts/{id}")
    assert (text.text, text.headers["content-type"]) == (article["text"], "text/plain; charset=utf-8")
    reading = from_json(api.get(f"{BASE}/readings/{id}").content)
    assert (reading.document.id, reading.document.text) == (article["id"], article["text"])


@pytest.mark.parametrize("path", ["claims", "events", "actors"])
def test_each_item_can_be_asked_for(api, path):
    for item in _got(api, path)["items"]:
        assert _got(api, f"{path}/{quote(item['id'], safe='')}") == item


@pytest.mark.parametrize(
    "path",
    [
        "documents/no",
        "members/no",
        "actors/no/positions",
        "readings/no",
        "texts/no%2Fno",
        "claims/no",
        "claims/no/provenance",
        "events/no%3Ae1",
        "actors/no",
        "jobs/no",
        "corrections/9",
        "exports/no",
    ],
)
def test_what_is_not_there(api, path):
    answer = api.get(f"{BASE}/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["type"].startswith("urn:dragoman:error:NoSuch")


@pytest.mark.parametrize("path", ["", "/documents", "/claims", "/jobs", "/brief", "/pictures/network", "/corrections"])
def test_a_case_that_is_not_there(api, path):
    answer = api.get(f"/api/v1/cases/nowhere{path}")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:dragoman:error:NoSuchCase")


def test_the_graph_of_a_claim_leads_back_to_its_origin(api):
    claim = _first(api, "claims", status="denied")
    graph = msgspec.json.decode(api.get(f"{BASE}/claims/{claim['id']}/provenance").content, type=Provenance)
    nodes = {node.key: node for node in graph.nodes}
    assert {f"doc:{instance['document']}" for instance in claim["instances"]} <= nodes.keys()
    assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= nodes.keys()
    assert nodes["doc:herald-1"].document.outlet == "Norland Herald"
    assert len(graph.origins) == len(claim["origins"]) > 0


def test_what_a_case_tells(api):
    (due,) = _got(api, "pending", as_of="2021-06-01")["items"]
    assert due["event"]["id"] == due["pending"]["event"]
    assert due["event"]["status"] == "planned"
    assert [one["pending"]["reason"] for one in _got(api, "pending", as_of="2021-05-01")["items"]] != [due["pending"]["reason"]]
    assert {channel["medium"] for channel in _got(api, "channels")["items"]} >= {"letter", "meeting"}
    denial = next(one for one in _got(api, "contradictions")["items"] if one["kind"] == "denial")
    assert [instance["document"] for instance in denial["denials"]] == ["herald-1"]


def test_items_of_a_reading_lead_to_the_case(api):
    id = quote("polaris/2021/letter", safe="")
    reading, members = _got(api, f"readings/{id}"), _got(api, f"members/{id}")["items"]
    named = {(one["kind"], one["item"]): one["cluster"] for one in members}
    for actor in reading["actors"]:
        if ("actor", actor["id"]) in named:
            assert actor["name"] in {(found := _got(api, f"actors/{named['actor', actor['id']]}"))["name"], *found["aliases"]}
    assert {kind for kind, _ in named} == {"actor", "event", "claim"}


def test_what_an_actor_holds_before_whom(own_api):
    text = (
        "In public Premier Bashir Qadim speaks of closing the strait for good. In private, Bashir Qadim told the envoys that "
        "he is ready to open the strait, an aide said."
    )
    article = {"id": "stands", "publisher": "Polaris", "published": "2021-04-22", "text": text}
    assert own_api.post(f"{BASE}/documents", json={"articles": [article]}).status_code == 201
    actors = _got(own_api, "actors", name="Qadim")["items"]
    held = [one for actor in actors for one in _got(own_api, f"actors/{actor['id']}/positions")["items"]]
    assert {one["audience"] for one in held} >= {"private"}
    for one in held:
        assert one["document"] == "stands"
        assert all(0 <= start < end <= len(text) for start, end in one["evidence"])
    assert all(_got(own_api, f"actors/{actor['id']}/positions", limit=1) for actor in actors)


def test_a_case_counts_what_it_holds(api):
    counts = _got(api, "")
    assert counts["name"] == CASE
    for path in ("documents", "claims", "events", "actors", "statements", "corrections"):
        assert counts[path] == len(_got(api, path, limit=1000)["items"]), path


@pytest.mark.parametrize(
    ("accept", "format", "begins"),
    [
        ("text/markdown", None, b"# Hellin strait"),
        ("text/html", None, b"<!doctype html>"),
        ("*/*", "html", b"<!doctype html>"),
        ("*/*", "json", b'{"title":"Hellin strait"'),
        ("*/*", None, b'{"title":"Hellin strait"'),
    ],
)
def test_the_brief_in_each_form(api, accept, format, begins):
    query = {"as_of": "2021-05-01"} | ({"format": format} if format else {})
    answer = api.get(f"{BASE}/brief", params=query, headers={"Accept": accept})
    assert answer.content.lower().startswith(begins.lower())
    assert answer.headers["vary"] == "Accept"
    assert answer.headers["content-type"].count("charset") == (1 if "text/" in answer.headers["content-type"] else 0)
    again = api.get(f"{BASE}/brief", params=query, headers={"Accept": accept, "If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    another_day = {"Accept": accept, "If-None-Match": answer.headers["etag"]}
    assert api.get(f"{BASE}/brief", params=query | {"as_of": "2021-05-02"}, headers=another_day).status_code == 200


def test_the_brief_to_be_printed(api):
    pytest.importorskip("weasyprint")
    answer = api.get(f"{BASE}/brief?format=pdf&as_of=2021-05-01")
    assert (answer.content[:5], answer.headers["content-type"]) == (b"%PDF-", "application/pdf")


@pytest.mark.parametrize("picture", ["timeline", "channels", "network"])
def test_pictures_stand_alone(api, picture):
    answer = api.get(f"{BASE}/pictures/{picture}")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.text.startswith("<svg")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_cases_are_made_and_dropped(own_api):
    made = own_api.post("/api/v1/cases", json={"name": "New one"})
    assert (made.status_code, made.headers["location"]) == (201, "/api/v1/cases/New%20one")
    assert own_api.get(made.headers["location"]).json() == made.json()
    again = own_api.post("/api/v1/cases", json={"name": "New one"})
    assert (again.status_code, again.json()["type"]) == (409, "urn:dragoman:error:CaseExists")
    assert own_api.post("/api/v1/cases", json={"name": "../x"}).status_code == 422
    assert own_api.post("/api/v1/cases", json={"name": "y", "owner": "me"}).status_code == 400
    assert own_api.delete(made.headers["location"]).status_code == 204
    assert own_api.delete(made.headers["location"]).status_code == 404


def test_a_decision_is_made_signed_and_undone(own_api):
    actor = _first(own_api, "actors", name="Sahl")
    made = own_api.post(
        f"{BASE}/corrections", json={"action": "rename", "items": [actor["id"]], "value": "O. Sahl", "note": "so"}
    )
    assert made.status_code == 201, made.text
    entry = made.json()
    assert own_api.get(made.headers["location"]).json() == entry
    assert (entry["action"], entry["value"], entry["note"]) == ("rename", "O. Sahl", "so")
    assert entry["author"]
    assert _first(own_api, "actors", name="Sahl")["name"] == "O. Sahl"

    undone = own_api.post(f"{BASE}/corrections/{entry['id']}/undo")
    assert (undone.status_code, undone.json()["undoes"]) == (201, entry["id"])
    assert _first(own_api, "actors", name="Sahl")["name"] == "Omar Sahl"
    assert [one["id"] for one in _got(own_api, "corrections")["items"]] == [1, 2]
    assert [one["id"] for one in _got(own_api, "corrections", counts=True)["items"]] == [2]
    assert [one["id"] for one in _got(own_api, "corrections", action="rename", author=entry["author"])["items"]] == [1]
    twice = own_api.post(f"{BASE}/corrections/{entry['id']}/undo")
    assert (twice.status_code, twice.json()["type"]) == (422, "urn:dragoman:error:BadCorrection")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"action": "rename", "items": ["nobody"], "value": "X"}, 404),
        ({"action": "merge", "items": ["one"]}, 422),
        ({"action": "rename", "items": []}, 422),
        ({"action": "undo", "items": []}, 422),
        ({"action": "reliability", "items": [], "value": "A"}, 422),
        ({"action": "undo", "items": ["99999999999999999999"]}, 422),
        ({"action": "explode", "items": ["x"]}, 400),
        ({"items": ["x"]}, 400),
        ([], 400),
    ],
)
def test_decisions_that_cannot_be_made(api, body, status):
    answer = api.post(f"{BASE}/corrections", json=body)
    assert answer.status_code == status, answer.text
    assert _got(api, "")["corrections"] == 0


def test_a_change_is_refused_where_the_case_is_another_by_now(own_api):
    tag = own_api.get(f"{BASE}/claims").headers["etag"]
    claim = _first(own_api, "claims")["id"]
    note = {"action": "note", "items": [claim], "value": "look again"}
    assert own_api.post(f"{BASE}/corrections", json=note, headers={"If-Match": tag}).status_code == 201
    late = own_api.post(f"{BASE}/corrections", json=note, headers={"If-Match": tag})
    assert (late.status_code, late.json()["type"]) == (412, "urn:dragoman:error:CaseChanged")
    assert own_api.delete(f"{BASE}/documents/courier", headers={"If-Match": tag}).status_code == 412
    assert own_api.delete(BASE, headers={"If-Match": tag}).status_code == 412
    now = own_api.get(f"{BASE}/actors").headers["etag"]
    assert own_api.delete(f"{BASE}/documents/courier", headers={"If-Match": f"W/{now}"}).status_code == 204
    assert _got(own_api, "")["corrections"] == 1
    assert own_api.post(f"{BASE}/corrections", json=note, headers={"If-Match": "*"}).status_code == 201


def test_a_document_is_taken_out_with_its_traces(own_api):
    id = quote("https://gazette.example//2021/vienna", safe="")
    assert own_api.delete(f"{BASE}/documents/{id}").status_code == 204
    assert own_api.get(f"{BASE}/documents/{id}").status_code == 404
    assert _got(own_api, "statements", words="strait")["items"] == []
    assert own_api.delete(f"{BASE}/documents/{id}").status_code == 404


def test_a_case_is_read_anew(own_api):
    answer = own_api.post(f"{BASE}/reread", json={"everything": True})
    lines = [msgspec.json.decode(line) for line in answer.content.splitlines()]
    assert [line["document"] for line in lines] == [
        "polaris/2021/letter",
        "herald-1",
        "https://gazette.example//2021/vienna",
        "courier",
    ]
    assert all(line["before"] == line["after"] for line in lines)
    assert own_api.post(f"{BASE}/reread").content == b""
    assert own_api.post("/api/v1/cases/nowhere/reread").status_code == 404
    assert own_api.post(f"{BASE}/reread", json={"engine": "magic"}).status_code == 400


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_exports_are_what_the_command_writes(api, told, format):
    answer = api.get(f"{BASE}/exports/{format}")
    assert answer.content == b"".join(export(told, CASE, FORMATS[format]))
    assert answer.headers["content-type"].replace(" ", "") == FORMATS[format].media_type.replace(" ", "")
    assert answer.headers["content-length"] == str(len(answer.content))
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''Hellin%20strait{FORMATS[format].suffix}"


def test_formats_are_listed_with_what_they_lose(api):
    listed = api.get("/api/v1/exports").json()["items"]
    assert [one["name"] for one in listed] == list(FORMATS)
    assert all(one["says"] and one["loses"] for one in listed)


def test_the_server_tells_of_itself(api):
    assert api.get("/api/v1/health").json()["status"] == "ok"
    assert api.get("/api/v1/version").json()["reader"].endswith("/rules")
    assert api.get("/api/v1/schemas/reading").json()["title"] == "dragoman/reading/1"
    assert api.get("/api/v1/schemas/nothing").status_code == 400
    assert isinstance(api.get("/api/v1/exports").json()["items"], list)


def test_a_store_that_cannot_answer_is_a_problem(told, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        from dragoman.errors import StoreBusy

        raise StoreBusy("sqlite:///x", "another process is writing to it; try again")

    monkeypatch.setattr(type(told.repository), "ping", broken)
    with TestClient(create_app(told, Settings(engine="rules"))) as api:
        answer = api.get("/api/v1/health")
    assert (answer.status_code, answer.json()["title"]) == (503, "The store cannot answer now")
