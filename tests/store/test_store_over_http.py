"""The HTTP API answers alike over both dialects."""

from collections.abc import Iterator

import pytest
from dispatches import add, dispatch
from litestar.testing import TestClient

from dragoman.store import Repository
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.workspace.cases import Workspace

BASE = "/api/v1/cases/strait"
LISTS = [
    "documents",
    "claims",
    "events",
    "actors",
    "statements",
    "statements?words=ship",
    "claims?order=documents",
    "corrections",
]


@pytest.fixture
def client(store: Repository) -> Iterator[TestClient]:
    for n in range(4):
        add(
            store,
            dispatch(f"2021/d{n}", [(f"Speaker {n}", f"The ship number {n} has left."), ("Karo Blen", "No letter was sent.")]),
        )
    with TestClient(create_app(Workspace(store), Settings(engine="rules"))) as client:
        yield client


@pytest.mark.parametrize("path", LISTS)
def test_lists_come_whole_in_pages_and_as_lines(client: TestClient, path: str) -> None:
    whole = client.get(f"{BASE}/{path}").json()["items"]
    assert whole or path == "corrections"
    found, cursor = [], {}
    while True:
        page = client.get(
            f"{BASE}/{path}", params=dict(pair.split("=") for pair in path.split("?")[1:]) | {"limit": 1} | cursor
        ).json()
        found += page["items"]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert found == whole
    lines = client.get(f"{BASE}/{path}", headers={"Accept": "application/x-ndjson"}).content.splitlines()
    assert len(lines) == len(whole)


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("claims?speaker=blen", 1),
        ("claims?document=2021%2Fd1", 2),
        ("actors?name=karo", 1),
        ("statements?speaker=Karo%20Blen", 4),
        ("statements?words=ship&via=speaker%202", 1),
        ("statements?words=number%20-letter&order=added", 4),
        ("documents?outlet=nobody", 0),
    ],
)
def test_lists_are_narrowed(client: TestClient, path: str, count: int) -> None:
    assert len(client.get(f"{BASE}/{path}").json()["items"]) == count


def test_tags_follow_the_case(client: TestClient, store: Repository) -> None:
    tag = client.get(BASE).headers["etag"]
    assert client.get(BASE, headers={"If-None-Match": tag}).status_code == 304
    add(store, dispatch("late"))
    assert client.get(BASE, headers={"If-None-Match": tag}).status_code == 200
    refused = client.delete(f"{BASE}/documents/late", headers={"If-Match": tag})
    assert refused.status_code == 412
    assert client.get(f"{BASE}/documents/late").status_code == 200


@pytest.mark.parametrize(
    "path", ["documents/%00", "claims/%00", "actors?name=%00", "documents?cursor=WzEsIlx1MDAwMCJd", "texts/%F0%9F"]
)
def test_what_no_database_takes_is_no_failure_of_the_store(client: TestClient, path: str) -> None:
    assert client.get(f"{BASE}/{path}").status_code in (404, 422)


@pytest.mark.parametrize(
    "body", [{"action": "note", "items": ["a:Karo Blen"], "value": "x\0y"}, {"action": "note", "items": ["\0"]}]
)
def test_null_characters_in_a_decision_are_refused(client: TestClient, body: dict) -> None:
    answer = client.post(f"{BASE}/corrections", json=body)
    assert answer.status_code in (404, 422), answer.text
    assert client.get(f"{BASE}/corrections").json()["items"] == []
