"""Documents come in by the API: as JSON, as lines, as files; sent twice they change nothing."""

import io
import json
from urllib.parse import quote

import pytest
from api_cases import ARTICLES, CASE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

BASE = f"/api/v1/cases/{quote(CASE)}"
TEXT = "Minister Orlu said that the envoy had left the port on 3 May, the Norland Herald reports."
NEW = {"id": "new/1", "publisher": "Norland Herald", "published": "2021-05-04", "text": TEXT}


def _add(api, *articles, **more):
    return api.post(f"{BASE}/documents", json={"articles": list(articles)} | more.pop("json", {}), **more)


def test_articles_are_read_and_added(own_api):
    answer = _add(own_api, NEW)
    assert answer.status_code == 201, answer.text
    job = answer.json()
    assert (job["state"], job["added"], job["failed"]) == ("done", 1, 0)
    assert job["inputs"][0]["outcomes"][0] | {"title": None} == {
        "state": "added", "document": "new/1", "title": None, "level": "full", "reason": None, "problem": None,
    }  # fmt: skip
    assert own_api.get(answer.headers["location"]).json() == job
    assert own_api.get(f"{BASE}/jobs").json()["items"] == [job]
    card = own_api.get(f"{BASE}/documents/{quote('new/1', safe='')}").json()
    assert (card["outlet"], card["published"]) == ("Norland Herald", "2021-05-04")


def test_what_is_there_already_is_not_added_again(own_api):
    _add(own_api, NEW)
    before = own_api.get(BASE)
    again = _add(own_api, NEW, ARTICLES[0])
    assert (again.status_code, again.json()["already_there"], again.json()["added"]) == (200, 2, 0)
    assert own_api.get(BASE).json() == before.json()
    assert own_api.get(BASE).headers["etag"] == before.headers["etag"]


def test_other_words_under_an_id_that_is_taken(own_api):
    answer = _add(own_api, ARTICLES[0] | {"text": TEXT})
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:dragoman:error:NothingRead"
    assert "is in the case with other words" in answer.json()["detail"]
    beside = _add(own_api, ARTICLES[0] | {"text": TEXT}, NEW)
    assert (beside.status_code, beside.json()["added"], beside.json()["failed"]) == (201, 1, 1)


def test_lines_of_articles(own_api):
    lines = "\n".join([json.dumps(NEW), "not json", json.dumps(NEW | {"id": "new/2", "text": TEXT + " It rained."})])
    answer = own_api.post(f"{BASE}/documents", content=lines.encode(), headers={"Content-Type": "application/x-ndjson"})
    assert (answer.status_code, answer.json()["added"], answer.json()["failed"]) == (201, 2, 1)
    (failed,) = [one for one in answer.json()["inputs"][0]["outcomes"] if one["state"] == "failed"]
    assert failed["problem"].startswith("articles.jsonl:2: is not JSON")


def test_files_with_what_is_known_of_them(own_api):
    files = [
        ("file", ("../../a report.txt", io.BytesIO(TEXT.encode()), "text/plain")),
        ("file", ("page.html", io.BytesIO(b"<html><body><p>" + TEXT.encode() + b" It rained.</p></body></html>"), "text/html")),
        ("file", ("broken.pdf", io.BytesIO(b"%PDF-nothing"), "application/pdf")),
    ]
    answer = own_api.post(f"{BASE}/documents", files=files, data={"publisher": "Norland Herald", "published": "2021-05-04"})
    assert answer.status_code == 201, answer.text
    assert [(one["name"], one["added"], one["failed"]) for one in answer.json()["inputs"]] == [
        ("a report.txt", 1, 0), ("page.html", 1, 0), ("broken.pdf", 0, 1),
    ]  # fmt: skip
    added = answer.json()["inputs"][0]["outcomes"][0]["document"]
    assert own_api.get(f"{BASE}/documents/{added}").json()["outlet"] == "Norland Herald"


def test_addresses_are_fetched_and_private_ones_refused(own_api, site):
    answer = own_api.post(f"{BASE}/documents", json={"urls": [f"{site}/page", "file:///etc/passwd", "http://10.0.0.1/x"]})
    assert answer.status_code == 422
    problems = [one["problem"] for one in answer.json()["errors"]]
    assert len(problems) == 3
    assert "private network" in problems[0]
    assert "http://" in problems[1]


def test_the_client_need_not_wait(own_api):
    answer = _add(own_api, NEW, headers={"Prefer": "respond-async"})
    assert answer.status_code in (201, 202)
    assert answer.headers["location"].startswith(f"{BASE}/jobs/")
    again = _add(own_api, NEW, headers={"Prefer": "wait=50"})
    assert (again.status_code, again.json()["state"]) == (200, "done")


def test_a_request_sent_twice_under_its_key_is_one_job(own_api):
    first, second = (_add(own_api, NEW, headers={"Idempotency-Key": "k-1"}) for _ in range(2))
    assert first.json() == second.json()
    assert len(own_api.get(f"{BASE}/jobs").json()["items"]) == 1
    other = _add(own_api, NEW | {"id": "new/2"}, headers={"Idempotency-Key": "k-1"})
    assert other.status_code == 422
    assert "Idempotency-Key" in other.json()["detail"]
    unnamed = _add(own_api, NEW)
    assert unnamed.json()["id"] != first.json()["id"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"{}", "application/json", 422),
        (b'{"articles": [1]}', "application/json", 400),
        (b'{"articles": [{"txt": "x"}]}', "application/json", 422),
        (b'{"articles": [{"text": "x", "published": "soon"}]}', "application/json", 422),
        (b'{"published": "soon", "urls": ["http://x.example"]}', "application/json", 422),
        (b'{"path": "/etc/passwd"}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"", "application/x-ndjson", 422),
        (b"<a/>", "application/xml", 415),
        (b"", "", 415),
        (b"--x\r\n", "multipart/form-data; boundary=x", 400),
        (b"nothing", "multipart/form-data", 400),
    ],
)
def test_bodies_that_are_not_read(api, body, kind, status):
    before = api.get(BASE).content
    answer = api.post(f"{BASE}/documents", content=body, headers={"Content-Type": kind})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert api.get(BASE).content == before


def test_a_text_without_words_is_added(own_api):
    assert _add(own_api, {"id": "dots", "text": "…"}, NEW).json()["added"] == 2


def test_a_case_that_is_not_there(api):
    assert api.post("/api/v1/cases/nowhere/documents", json={"articles": [NEW]}).status_code == 404


_WORDS = st.sampled_from(
    ["Minister Orlu said that the envoy left.", "The ministry denied the report.", "Talks will go on in May."]
)
_ARTICLE = st.fixed_dictionaries(
    {"text": st.lists(_WORDS, min_size=1, max_size=2).map(" ".join), "id": st.sampled_from(["a", "b/c", "d:e1", "é ?#%2F"])},
    optional={"published": st.dates().map(str), "publisher": st.text(max_size=8), "note": st.integers()},
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=st.lists(_ARTICLE, min_size=1, max_size=3))
def test_adds_are_idempotent(own_api, articles):
    _add(own_api, *articles)
    case, documents = own_api.get(BASE).content, own_api.get(f"{BASE}/documents").content
    again = _add(own_api, *articles)
    assert again.status_code in (200, 422)
    assert (own_api.get(BASE).content, own_api.get(f"{BASE}/documents").content) == (case, documents)
