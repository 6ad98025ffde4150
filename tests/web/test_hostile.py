"""Documents whose every word wants to be a script, on every page and every answer of the API: nothing of it runs.

The walk follows every link that a page shows and fills every route with what the case holds, so that a page that is added is
looked at without anybody thinking of it.
"""

import json
import re
from urllib.parse import urljoin, urlsplit

import pytest
from litestar.testing import TestClient
from lxml import etree, html
from made import put
from routes import ways

from dragoman.types import Document
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.workspace.cases import Request, Workspace
from dragoman.workspace.looking import looking

MARK = "pwned"
TAG = f'"><script>{MARK}(1)</script><img src=x onerror={MARK}(2)>'
ATTRIBUTE = f"' autofocus onfocus={MARK}(3) x='"
TEMPLATE = "{{ 7 * 191 }}{% raw %}${7*191}"
CLOSING = f"</script></style></title></textarea></svg>--><svg onload={MARK}(4)>"
RUSE = "\u202egnp.exe\u2066\u0000\u001b[31m"
URL = f"javascript:{MARK}(5)//"
HANDLERS = re.compile(r"^on", re.IGNORECASE)
MOST = 150  # links that are followed beyond the routes


def documents():
    """Reports of a meeting, as an attacker would write them."""
    sentence = "Minister {} said on Monday that President Mira Halden met Premier Bashir Qadim in Vienna on 19 April 2021."
    names = ["Orlu", f"Orlu {TAG}", f"Orlu{ATTRIBUTE}", f"<b onclick={MARK}(6)>Orlu</b>", f"Orlu {TEMPLATE}", f"Orlu {CLOSING}"]
    wild = [TAG, ATTRIBUTE, TEMPLATE, CLOSING, RUSE.replace("\0", ""), URL]
    for number, (name, words) in enumerate(zip(names, wild, strict=True)):
        said = f"“The strait is {words} open,” Orlu said, citing the Herald{words} [1]."
        text = f"{words}\n\n{sentence.format(name)} {said}\n\n[1] {URL}"
        yield Document.from_text(
            text,
            id=f"d{number}{words}",
            title=f"Talks {words}",
            publisher=f"Herald {words}",
            published="2021-04-20",
            url=URL + words,
        )


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with Workspace.open(f"sqlite:///{tmp_path_factory.mktemp('hostile')}/s.db") as workspace:
        workspace.repository.new_case("strait")
        put(workspace, "strait", *documents())
        with looking(workspace, "strait") as look:
            claims, actors = look.claims(), look.actors()
        assert claims
        assert actors
        for words in (TAG, ATTRIBUTE, CLOSING):
            request = Request(action="note", items=(claims[0].id,), value=words, author=words, note=words)
            workspace.correct("strait", request)
            workspace.correct("strait", Request(action="rename", items=(actors[0].id,), value=words, author=words, note=None))
        yield workspace


@pytest.fixture(scope="module")
def client(case):
    with TestClient(create_app(case, Settings())) as client:
        yield client


@pytest.fixture(scope="module")
def answers(case, client):
    """Every answer that can be had by reading: along the links, and by the routes."""
    with looking(case, "strait") as look:
        held = {
            "documents": [card.id for card in look.documents()],
            "claims": [claim.id for claim in look.claims()],
            "events": [event.id for event in look.events()],
            "actors": [actor.id for actor in look.actors()],
        }
    waiting = [f"http://testserver.local{path}" for path in _starts(client.app, held)]
    got = {}
    most = len(waiting) + MOST
    while waiting and len(got) < most:
        url = waiting.pop(0).partition("#")[0]
        if url in got:
            continue
        got[url] = client.get(url)
        if got[url].headers.get("content-type", "").startswith("text/html"):
            waiting.extend(found for found in _links(url, got[url].text) if found not in got)
    return got


def _starts(app, held):
    """The routes with each kind of thing in the place of its parameter, and with words that want to be scripts."""
    yield "/"
    for way in ways(app):
        if way.method != "GET":
            continue
        for number in range(max(map(len, held.values()))):
            values = {noun: _quoted(ids[number % len(ids)]) for noun, ids in held.items() if ids}
            path = way.filled({"case": "strait", "cases": "strait", **values})
            yield path
            # Every document is hostile in its own way and shown on pages; what else is told is told of all of them.
            if "{" not in way.path or number >= (3 if way.is_page and "document" in way.path else 1):
                break
        for words in (TAG + TEMPLATE + ATTRIBUTE, URL) if way.is_page else (TAG + URL,):
            reflected = "&".join(
                f"{name}={_quoted(words)}"
                for name in (
                    "q",
                    "speaker",
                    "via",
                    "status",
                    "since",
                    "page",
                    "cursor",
                    "then",
                    "token",
                    "at",
                    "item",
                    "kind",
                    "sort",
                )
            )
            filled = way.filled({"case": "strait", "cases": "strait", **{k: _quoted(v[0]) for k, v in held.items() if v}})
            yield f"{filled}?{reflected}"
            yield way.filled(dict.fromkeys(("cases", "documents", "claims", "events", "actors"), _quoted(words)))


def _quoted(words):
    from urllib.parse import quote

    return quote(words, safe="")


def _links(url, page):
    for element in html.fromstring(page).xpath("//*[@href or @src or @action]"):
        for name in ("href", "src", "action"):
            target = urljoin(url, element.get(name) or "")
            if element.get(name) and urlsplit(target).netloc == "testserver.local" and element.tag != "form":
                yield target


def test_the_walk_sees_what_there_is(answers):
    kinds = {answer.headers.get("content-type", "").partition(";")[0] for answer in answers.values()}
    assert {"text/html", "application/json"} <= kinds
    assert sum(answer.status_code == 200 for answer in answers.values()) > 10
    assert any(MARK in answer.text for answer in answers.values() if answer.status_code == 200)


def test_nothing_fails(answers):
    assert {url: answer.status_code for url, answer in answers.items() if answer.status_code >= 500} == {}


def test_no_page_holds_a_script_that_is_not_ours(answers):
    for url, answer in answers.items():
        if answer.headers.get("content-type", "").startswith("text/html"):
            _is_harmless(html.fromstring(answer.text), url)
            assert "1337" not in answer.text, url  # 7 * 191: words of a document that were taken for a template


def _is_harmless(root, url, *, forbidden=("style", "srcdoc", "autofocus", "formaction")):
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2].lower()
        assert tag not in ("iframe", "object", "embed", "base", "style", "foreignobject", "noscript", "template"), (url, tag)
        if tag == "script":
            assert (element.get("src") or "").startswith("/static/"), url
            assert not (element.text or "").strip(), url
        if tag == "img":
            assert element.get("src") != "x", url
        if tag == "meta":
            assert (element.get("http-equiv") or "").lower() != "refresh", url
        for name, value in element.attrib.items():
            plain = name.rpartition("}")[2]
            assert not HANDLERS.match(plain), (url, tag, name, value)
            assert plain not in forbidden, (url, tag, name, value)
            if plain in ("href", "src", "action", "data", "ping"):
                scheme = urlsplit("".join(value.split())).scheme.lower()
                assert scheme in ("", "http", "https"), (url, tag, name, value)


def test_pictures_hold_no_script(answers):
    for url, answer in answers.items():
        if answer.headers.get("content-type", "").startswith("image/svg"):
            root = etree.fromstring(answer.content)
            for own in root.findall("{http://www.w3.org/2000/svg}style"):  # a picture that is saved brings its colours along
                root.remove(own)
            _is_harmless(root, url, forbidden=())


def test_what_is_not_a_page_is_never_taken_for_one(answers):
    for url, answer in answers.items():
        assert answer.headers["x-content-type-options"] == "nosniff", url
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy or policy.startswith("sandbox; default-src 'none'"), url
        kind = answer.headers.get("content-type", "")
        if kind.startswith(("application/json", "application/problem+json")):
            json.loads(answer.text)
        saved = answer.headers.get("content-disposition", "")
        assert not re.search(r'[\r\n<>]|\.\.|filename="[^"]*[/\\]', saved), (url, saved)


def test_no_header_is_split(client):
    for words in ("a\r\nSet-Cookie: x=y", "a%0d%0aSet-Cookie:%20x=y"):
        answer = client.get("/sign-in", params={"then": words}, follow_redirects=False)
        assert "x=y" not in answer.headers.get("set-cookie", "")
        assert answer.headers.get("location", "/") == "/"


def test_what_steers_the_writing_is_made_visible_on_pages(answers):
    for url, answer in answers.items():
        if answer.headers.get("content-type", "").startswith("text/html") and answer.status_code == 200:
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]", answer.text), url
