"""What another website may make a browser send is refused; what our own pages and programs send is done."""

import pytest
from litestar import Router, get, post
from litestar.response import Template
from litestar.testing import TestClient
from web_forms import armed

from dragoman.web import app as application
from dragoman.web.app import create_app
from dragoman.web.csrf import FIELD, HEADER, VISITOR, token_for
from dragoman.web.identity import owner
from dragoman.web.settings import Settings
from dragoman.workspace.cases import Workspace

OURS = "http://testserver.local"


@get("/form", guards=[owner], sync_to_thread=False)
def form() -> Template:
    return Template(template_str="<form>{{ csrf_token() }}</form>")


@post(["/change", "/api/v1/change"], guards=[owner], status_code=200, sync_to_thread=False)
def change() -> dict[str, bool]:
    return {"done": True}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch, Workspace.open(f"sqlite:///{tmp_path_factory.mktemp('web')}/s.db") as workspace:
        patch.setattr(application, "pages", lambda: Router("/", route_handlers=[form, change]))
        yield create_app(workspace, Settings())


@pytest.fixture
def client(app):
    with TestClient(app) as client:
        yield client


def token_of(client):
    return client.get("/form").text.removeprefix("<form>").removesuffix("</form>")


def test_a_form_of_ours_is_taken(client):
    token = token_of(client)
    assert client.post("/change", data={FIELD: token}).json() == {"done": True}
    assert client.post("/change", files={"file": b"x"}, data={FIELD: token}).status_code == 200
    assert client.post("/change", headers={HEADER: token}).status_code == 200
    assert token_of(client) == token  # a form that stood open is not spoiled by another page


def test_the_visitors_cookie_is_out_of_the_reach_of_scripts(client):
    cookie = client.get("/form").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert token_for(client.cookies[VISITOR]) not in cookie


@pytest.mark.parametrize("data", [{}, {FIELD: ""}, {FIELD: "f" * 64}, {FIELD: token_for("")}, {FIELD: "й"}])
def test_a_form_without_its_token_is_refused(client, data):
    token_of(client)
    answer = client.post("/change", data=data)
    assert answer.status_code == 403
    assert "out of date" in answer.text


def test_the_token_of_another_browser_is_refused(client):
    token = token_of(client)
    client.cookies.clear()
    assert client.post("/change", data={FIELD: token}).status_code == 403


@pytest.mark.parametrize("path", ["/change", "/api/v1/change"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.local:81"},
        {"Origin": "https://testserver.local"},
        {"Origin": "http://testserver.local.elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": OURS},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"},
    ],
)
def test_another_website_posts_nothing(client, path, headers):
    for body in (
        {"json": {}},
        {"data": {}},
        {"files": {"file": b"x"}},
        {"content": "x", "headers": {"Content-Type": "text/plain"}},
    ):
        sent = armed(client).post(path, **(body | {"headers": headers | body.get("headers", {})}))
        assert sent.status_code == 403
        assert "another website" in sent.text


@pytest.mark.parametrize("headers", [{}, {"Origin": OURS}, {"Sec-Fetch-Site": "same-origin", "Origin": OURS}])
def test_programs_on_loopback_need_no_token(client, headers):
    assert client.post("/api/v1/change", json={}, headers=headers).json() == {"done": True}
