"""The lists of the API: pages that lose nothing, filters, lines, tags."""

import re
from urllib.parse import quote

import msgspec
import pytest
from api_cases import ARTICLES, CASE
from litestar.testing import TestClient

from dragoman.types import CaseActor, CaseEvent, Claim, Document, DocumentCard, Hit, Reading
from dragoman.web.api.answers import Page
from dragoman.web.api.cursors import cursor_of
from dragoman.workspace.cases import Workspace
from dragoman.workspace.reading import read_chunk

BASE = f"/api/v1/cases/{quote(CASE)}"
LISTS = {"documents": DocumentCard, "claims": Claim, "events": CaseEvent, "actors": CaseActor, "statements": Hit}


def _items(api: TestClient, path: str, **query: object) -> list[dict]:
    """All items of a list, page by page."""
    found, cursor = [], {}
    while True:
        page = _got(api, path, **query, **cursor)
        found += page["items"]
        if page["next"] is None:
            return found
        cursor = {"cursor": page["next"]}


def _got(api: TestClient, path: str, **query: object) -> dict:
    answer = api.get(f"{BASE}/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def _id(item: dict) -> str:
    return item["statement"]["id"] if "statement" in item else item["id"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("limit", [1, 2, 1000])
def test_pages_hold_what_the_list_holds(api, path, limit):
    whole = [_id(item) for item in _got(api, path, limit=1000)["items"]]
    assert len(whole) > 3
    assert [_id(item) for item in _items(api, path, limit=limit)] == whole
    assert len(set(whole)) == len(whole)


@pytest.mark.parametrize(("path", "type"), LISTS.items())
def test_items_are_the_contracts_objects(api, path, type):
    answer = api.get(f"{BASE}/{path}")
    page = msgspec.json.decode(answer.content, type=Page[type])
    assert msgspec.json.encode(page) == answer.content
    lines = api.get(f"{BASE}/{path}", headers={"Accept": "application/x-ndjson"})
    assert lines.headers["content-type"].startswith("application/x-ndjson")
    assert [msgspec.json.decode(line, type=type) for line in lines.content.splitlines()] == list(page.items)


def test_the_next_page_is_linked(api):
    answer = api.get(f"{BASE}/claims?limit=2&order=documents")
    address = re.fullmatch(r'<(.+)>; rel="next"', answer.headers["link"])[1]
    following = api.get(address).json()
    assert [claim["id"] for claim in answer.json()["items"] + following["items"]] == [
        claim["id"] for claim in _items(api, "claims", order="documents")[:4]
    ]
    assert "link" not in api.get(f"{BASE}/claims").headers


@pytest.mark.parametrize("path", LISTS)
def test_pages_lose_nothing_while_documents_are_added(own_api, told, path):
    before = {_id(item) for item in _items(own_api, path)}
    seen, cursor = [], {}
    for n in range(100):
        if n < 3:
            _add(told, f"late-{n}", f"Lena Dahl told the envoy of Borland that the road number {n} was closed on 3 May.")
        page = _got(own_api, path, limit=2, **cursor)
        seen += [_id(item) for item in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


def _add(told: Workspace, id: str, text: str) -> None:
    (reading,) = read_chunk([Document.from_text(text, id=id, publisher=id, published="2021-05-04")], "rules")
    assert isinstance(reading, Reading)
    told.put(CASE, reading, "rules")
    told.settle(CASE)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"outlet": "the courier"}, {"courier"}),
        ({"since": "2021-04-20"}, {"https://gazette.example//2021/vienna", "courier"}),
        ({"until": "2021-04-12"}, {"polaris/2021/letter", "herald-1"}),
        ({"since": "2021-04", "until": "2021-04"}, {article["id"] for article in ARTICLES}),
        ({"language": "fr"}, set()),
        ({"copies": "true"}, set()),
    ],
)
def test_documents_are_narrowed(api, query, expected):
    assert {card["id"] for card in _items(api, "documents", **query)} == expected


def test_claims_are_narrowed(api):
    everything = _items(api, "claims")
    denied = _items(api, "claims", status="denied")
    assert denied
    assert denied == [claim for claim in everything if claim["status"] == "denied"]
    by_ministry = _items(api, "claims", speaker="foreign ministry")
    assert by_ministry
    assert all("the Norland foreign ministry" in claim["instances"][0]["chain"] for claim in by_ministry)
    of_letter = _items(api, "claims", document="polaris/2021/letter")
    assert of_letter == [c for c in everything if any(i["document"] == "polaris/2021/letter" for i in c["instances"])]
    assert _items(api, "claims", since="2021-04-21") == [
        c for c in everything if any(i["document"] == "courier" for i in c["instances"])
    ]
    assert _items(api, "claims", via="nobody at all") == []
    assert _items(api, "claims", event=denied[0]["event"] or "none") == ([denied[0]] if denied[0]["event"] else [])


def test_events_are_narrowed(api):
    everything = _items(api, "events")
    planned = _items(api, "events", status="planned")
    assert planned
    assert planned == [event for event in everything if event["status"] == "planned"]
    sahl = _items(api, "actors", name="sahl")[0]["id"]
    assert _items(api, "events", participant="Sahl") == [event for event in everything if sahl in event["actors"]] != []
    assert _items(api, "events", participant=sahl) == _items(api, "events", participant="sahl")
    assert {event["kind"] for event in _items(api, "events", kind="letter")} == {"letter"}
    may = _items(api, "events", since="2021-05", until="2021-05-31")
    assert may
    assert may == [event for event in everything if (event["start"] or "").startswith("2021-05")]
    assert _items(api, "events", place="vienna") == [event for event in everything if event["place"] == "Vienna"] != []


def test_actors_are_narrowed(api):
    assert [actor["name"] for actor in _items(api, "actors", name="Dahl")] == ["Lena Dahl"]
    assert {actor["kind"] for actor in _items(api, "actors", kind="organisation")} <= {"organisation"}
    everything = _items(api, "actors")
    assert _items(api, "actors", document="courier") == [actor for actor in everything if "courier" in actor["documents"]] != []


def test_statements_are_searched(api):
    best = _got(api, "statements", words="strait")
    assert [hit["statement"]["document"] for hit in best["items"]] == ["https://gazette.example//2021/vienna"]
    said = best["items"][0]["statement"]["text"]
    assert [said[slice(*mark)] for mark in best["items"][0]["marks"]] == ["strait"]
    as_added = _items(api, "statements", words="-met Vien*", order="added", limit=1)
    assert [hit["statement"]["document"] for hit in as_added] == ["polaris/2021/letter"]
    by_dahl = _items(api, "statements", speaker="Lena Dahl", limit=1)
    assert [hit["statement"]["document"] for hit in by_dahl] == ["courier"]


def test_the_best_hits_come_in_pages(api):
    words = "Vienna"
    whole = _got(api, "statements", words=words)["items"]
    assert len(whole) == 2
    assert _items(api, "statements", words=words, limit=1) == whole
    assert (
        _got(api, "statements", words=words, order="added", limit=1)["items"][0]["statement"]["document"] == "polaris/2021/letter"
    )


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("claims", {"cursor": "nonsense"}, 422),
        ("claims", {"cursor": cursor_of(7)}, 422),
        ("documents", {"cursor": "WzEsIngiXQ"}, 422),
        ("statements", {"words": '"half a phrase'}, 422),
        ("statements", {"words": "x", "cursor": cursor_of(20_000)}, 422),
        ("actors", {"name": "…"}, 422),
        ("claims", {"limit": "1001"}, 400),
        ("claims", {"status": "true"}, 400),
        ("documents", {"since": "yesterday"}, 400),
        ("pending", {"as_of": "2021-02-30"}, 422),
        ("claims", {"document": "\0"}, 422),
    ],
)
def test_what_does_not_fit_is_a_problem(api, path, query, status):
    answer = api.get(f"{BASE}/{path}", params=query)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


@pytest.mark.parametrize("path", ["", *LISTS, "channels", "pictures/network", "corrections", "texts/courier"])
def test_what_has_not_changed_is_not_sent_again(own_api, told, path):
    first = own_api.get(f"{BASE}/{path}")
    tag = first.headers["etag"]
    for known in (tag, f'"other", W/{tag}', "*"):
        again = own_api.get(f"{BASE}/{path}", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    _add(told, "late", "Minister Orlu said that the harbour was closed.")
    assert own_api.get(f"{BASE}/{path}", headers={"If-None-Match": tag}).status_code == 200


def test_forms_of_one_thing_have_tags_of_their_own(api):
    claim = _items(api, "claims", order="documents")[0]["id"]
    graph = api.get(f"{BASE}/claims/{claim}/provenance")
    picture = api.get(f"{BASE}/claims/{claim}/provenance", headers={"Accept": "image/svg+xml"})
    assert picture.text.startswith("<svg")
    assert graph.headers["etag"] != picture.headers["etag"]
    refused = api.get(f"{BASE}/claims/{claim}/provenance", headers={"Accept": "image/png"})
    assert (refused.status_code, refused.json()["title"]) == (406, "Not to be had in that form")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "application/json"),
        ("text/html, */*;q=0.1", "application/json"),
        ("application/x-ndjson", "application/x-ndjson"),
        ("application/json;q=0.2, application/*;q=0.5", "application/x-ndjson"),
        ("application/json; q=x, application/x-ndjson;q=0.1", "application/x-ndjson"),
    ],
)
def test_the_client_chooses_the_form(api, accept, kind):
    assert api.get(f"{BASE}/claims", headers={"Accept": accept}).headers["content-type"].partition(";")[0] == kind


def test_a_case_of_any_name(own_api, told):
    told.repository.new_case("Мост +1")
    made = own_api.get(f"/api/v1/cases/{quote('Мост +1')}/documents?limit=1")
    assert made.json() == {"items": [], "next": None}
    assert own_api.get("/api/v1/cases/%D0%9C/claims").status_code == 404


@pytest.mark.parametrize(
    ("path", "name", "known"),
    [("statements", "q", "words"), ("claims", "outlets", "outlet"), ("channels", "since", "takes none")],
)
def test_a_parameter_that_nobody_reads_is_named(api: TestClient, path: str, name: str, known: str) -> None:
    answer = api.get(f"{BASE}/{path}", params={name: "minister"})
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert f"“{name}”" in answer.json()["detail"] and known in answer.json()["detail"]


def test_a_parameter_without_a_value_is_named_too(api: TestClient) -> None:
    assert api.get(f"{BASE}/events?sinse").status_code == 400
