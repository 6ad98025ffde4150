"""HEAD: the head of what GET answers, on every page and all of the API."""

import asyncio

import pytest
from api_cases import CASE
from routes import ways

from dragoman.web.gate import Gate
from dragoman.web.settings import Settings

TIMED = {"date", "set-cookie"}


def test_every_way_answers_head_as_get_without_a_body(api):
    items = {
        kind: api.get(f"/api/v1/cases/{CASE}/{kind}").json()["items"][0]["id"]
        for kind in ("documents", "claims", "events", "actors")
    }
    found = set()
    for way in ways(api.app):
        if way.method != "GET":
            continue
        path = way.filled({"case": CASE, "cases": CASE} | items)
        whole = api.get(path, follow_redirects=False)
        head = api.head(path, follow_redirects=False)
        assert head.status_code == whole.status_code, path
        assert head.content == b"", path
        told = [{name: value for name, value in one.headers.items() if name not in TIMED} for one in (head, whole)]
        assert told[0].keys() == told[1].keys(), path
        assert told[0]["content-type"] == told[1]["content-type"], path
        assert told[0].get("etag") == told[1].get("etag"), path
        found.add(head.status_code)
    assert 200 in found
    assert api.head("/static/dragoman.css").headers["content-type"].startswith("text/css")


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/api/v1/cases/nowhere", 404), ("/sign-out", 405)])
def test_what_is_not_there_is_told_without_a_body(api, path, status):
    head = api.head(path)
    assert (head.status_code, head.content) == (status, b"")


def test_a_tag_is_asked_after_with_head(api):
    tag = api.head(f"/api/v1/cases/{CASE}/claims").headers["etag"]
    assert api.head(f"/api/v1/cases/{CASE}/claims", headers={"If-None-Match": tag}).status_code == 304


def test_who_streams_is_told_that_nobody_listens():
    made = []

    async def endless(scope, receive, send):
        """What a framework does that streams: it sends until the client is gone."""
        assert scope["method"] == "GET"
        await receive()
        gone = asyncio.create_task(receive())
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while not gone.done():
            made.append(1)
            await send({"type": "http.response.body", "body": b"line\n", "more_body": True})
            await asyncio.sleep(0)
        assert (await gone)["type"] == "http.disconnect"

    sent = []

    async def ask():
        scope = {"type": "http", "method": "HEAD", "path": "/static/x", "raw_path": b"/static/x", "query_string": b"",
                 "headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 1), "scheme": "http", "app": None}  # fmt: skip

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        await asyncio.wait_for(Gate(endless, Settings(), None)(scope, receive, send), 10)

    asyncio.run(ask())
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert sent[1]["body"] == b""
    assert not sent[1]["more_body"]
    assert len(made) < 5
