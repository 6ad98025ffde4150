"""Who comes in with what, what they may do then, and what an attacker at the door learns."""

import re

import pytest
from argon2 import PasswordHasher
from litestar.testing import TestClient

from dragoman.web import gate, signing
from dragoman.web.app import create_app
from dragoman.web.csrf import FIELD
from dragoman.web.limits import Attempts
from dragoman.web.settings import Settings
from dragoman.workspace import people as module
from dragoman.workspace.cases import Workspace
from dragoman.workspace.people import People

WORDS = {"Ann": "three herons on the quay", "Bo": "four gulls over the roof", "Cy": "five larks in the barley"}
ROLES = {"Ann": "owner", "Bo": "analyst", "Cy": "reader"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("argon2.PasswordHasher", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        with Workspace.open(f"sqlite:///{tmp_path_factory.mktemp('accounts')}/store.db") as workspace:
            workspace.repository.new_case("strait")
            people = People(workspace.repository.accounts)
            for name, words in WORDS.items():
                people.add(name, ROLES[name], words)
            yield workspace


@pytest.fixture
def people(workspace):
    return People(workspace.repository.accounts)


@pytest.fixture
def app(workspace):
    return create_app(workspace, Settings(auth=True))


@pytest.fixture
def client(app):
    with TestClient(app) as client:
        client.follow_redirects = False
        yield client


def token_of(page):
    return re.search(rf'name="{FIELD}" value="(\w+)"', page.text)[1]


def sign_in(client, name, words=None, then="/"):
    token = token_of(client.get("/sign-in"))
    return client.post("/sign-in", data={FIELD: token, "name": name, "password": words or WORDS[name], "then": then})


def test_who_has_not_signed_in_is_led_to_it_and_back(client):
    asked = client.get("/account?a=b&c=d")
    assert asked.status_code == 303
    there = client.get(asked.headers["location"])
    assert there.status_code == 200
    data = {FIELD: token_of(there), "name": "Ann", "password": WORDS["Ann"]}
    then = re.search(r'name="then" value="([^"]*)"', there.text)[1].replace("&amp;", "&")
    assert then == "/account?a=b&c=d"
    done = client.post("/sign-in", data=data | {"then": then})
    assert (done.status_code, done.headers["location"]) == (303, then)
    assert client.get("/account").status_code == 200


def test_nothing_is_told_to_who_has_not_signed_in(client):
    for path in ("/", "/users", "/cases/strait", "/cases/nowhere"):
        assert client.get(path).status_code in (303, 404)
        assert "strait" not in client.get(path).text
    refused = client.get("/api/v1/cases")
    assert refused.status_code == 401
    assert refused.headers["content-type"] == "application/problem+json"
    assert client.post("/api/v1/cases", json={"name": "x"}).status_code in (401, 405)


@pytest.mark.parametrize(
    "then", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "javascript:x", "/\t/e"]
)
def test_nobody_is_led_elsewhere(client, then):
    assert sign_in(client, "Ann", then=then).headers["location"] == "/"


def test_the_session_is_in_a_cookie_that_scripts_and_other_sites_do_not_get(client):
    cookie = next(c for c in sign_in(client, "Ann").headers.get_list("set-cookie") if c.startswith(gate.SESSION))
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= {part.strip() for part in cookie.split(";")}
    assert "Secure" not in cookie
    assert "Domain" not in cookie


def test_behind_https_cookies_are_of_this_host_alone(workspace):
    settings = Settings(auth=True, public_url="https://cases.example")
    with TestClient(create_app(workspace, settings), base_url="https://cases.example") as client:
        client.follow_redirects = False
        answer = sign_in(client, "Ann")
        cookie = next(c for c in answer.headers.get_list("set-cookie") if "session" in c)
        assert cookie.startswith("__Host-dragoman_session=")
        assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= {part.strip() for part in cookie.split(";")}
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert client.get("/account").status_code == 200
        assert client.post("/sign-out", headers={"Origin": "http://cases.example"}).status_code == 403


def test_a_session_is_new_at_each_sign_in_and_ends_at_sign_out(client):
    client.cookies.set(gate.SESSION, "chosen-by-somebody-else", domain="testserver.local")
    sign_in(client, "Ann")
    first = client.cookies[gate.SESSION]
    assert first != "chosen-by-somebody-else"
    page = client.get("/account")
    out = client.post("/sign-out", data={FIELD: token_of(page)})
    assert (out.status_code, out.headers["location"]) == (303, "/sign-in")
    client.cookies.clear()
    client.cookies.set(gate.SESSION, first, domain="testserver.local")  # whoever kept the cookie has nothing
    assert client.get("/account").status_code == 303
    sign_in(client, "Ann")
    assert client.cookies[gate.SESSION] != first


def test_a_token_does_not_outlive_its_session(client):
    sign_in(client, "Ann")
    page = client.get("/users")
    old = token_of(page)
    client.post("/sign-out", data={FIELD: old})
    sign_in(client, "Ann")
    assert client.post("/users", data={FIELD: old, "name": "Zed", "role": "reader"}).status_code == 403


def test_signing_in_needs_the_token_of_the_page(client):
    assert client.post("/sign-in", data={"name": "Ann", "password": WORDS["Ann"]}).status_code == 403
    elsewhere = {"Origin": "https://elsewhere.example"}
    data = {FIELD: token_of(client.get("/sign-in")), "name": "Ann", "password": WORDS["Ann"]}
    assert client.post("/sign-in", data=data, headers=elsewhere).status_code == 403


def test_a_wrong_name_and_a_wrong_password_are_told_alike(client):
    wrong = [sign_in(client, name, "something else altogether") for name in ("Ann", "Nobody", "")]
    assert {answer.status_code for answer in wrong} == {403}
    words = {re.sub(r'value="[^"]*"', "", answer.text) for answer in wrong}
    assert len(words) == 1
    assert "no user of that name has that password" in words.pop()


def test_after_a_few_wrong_passwords_the_next_has_to_wait(client):
    for _ in range(5):
        assert sign_in(client, "Bo", "wrong").status_code == 403
    refused = sign_in(client, "bo", WORDS["Bo"])
    assert refused.status_code == 429
    assert "wait a while" in refused.text
    assert sign_in(client, "Ann").status_code == 303


def test_a_wait_grows_and_ends():
    now = [0.0]
    attempts = Attempts(clock=lambda: now[0])
    waits = []
    for _ in range(20):
        attempts.failed("Bo", "192.0.2.1")
        before = now[0]
        while True:
            try:
                attempts.check("bo", "192.0.2.1")
                break
            except signing.TooManyRequests as told:
                now[0] += told.seconds
        waits.append(now[0] - before)
    assert waits[:4] == [0, 0, 0, 0]
    assert waits[4:9] == [1, 2, 4, 8, 16]
    assert max(waits) == 900
    for n in range(60):
        attempts.failed("Cy", f"192.0.2.{n}")
    with pytest.raises(signing.TooManyRequests):
        attempts.check("Cy", "198.51.100.1")


def test_an_address_has_so_many_tries_in_all(client):
    answers = [sign_in(client, f"nobody {n}", "wrong").status_code for n in range(22)]
    assert answers[:20] == [403] * 20
    assert answers[20:] == [429, 429]


def test_passwords_are_not_checked_by_more_than_a_few_at_once(people, monkeypatch):
    monkeypatch.setattr(module, "_QUEUE", 0.01)
    with module._HASHES_AT_ONCE, module._HASHES_AT_ONCE, pytest.raises(signing.TooManyRequests):
        people.sign_in("Ann", WORDS["Ann"])


def test_a_key_opens_the_api_and_no_page(client, people):
    _, secret = people.new_key("feed one", "reader", "Ann")
    bearer = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/v1/cases", headers=bearer).status_code == 200
    assert client.get("/", headers=bearer).status_code == 303
    for wrong in (f"Bearer {secret}x", "Bearer", "Bearer ", f"Basic {secret}", secret, f"bearer {secret[:-1]}"):
        refused = client.get("/api/v1/cases", headers={"Authorization": wrong})
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == "Bearer"
    people.revoke("feed one")
    assert client.get("/api/v1/cases", headers=bearer).status_code == 401


def test_a_wrong_key_is_refused_though_there_is_a_session_or_nobody_signs_in(client, workspace):
    sign_in(client, "Ann")
    assert client.get("/api/v1/cases", headers={"Authorization": "Bearer x"}).status_code == 401
    with TestClient(create_app(workspace, Settings())) as local:
        assert local.get("/api/v1/cases", headers={"Authorization": "Bearer x"}).status_code == 401


def test_requests_are_limited_by_user_and_by_stranger(workspace, people):
    _, secret = people.new_key("busy", "reader", "Ann")
    bearer = {"Authorization": f"Bearer {secret}"}
    with TestClient(create_app(workspace, Settings(auth=True, requests_per_second=0.5))) as client:
        client.follow_redirects = False
        answers = [client.get("/api/v1/cases", headers=bearer) for _ in range(7)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 2
        assert client.get("/sign-in").status_code == 200  # a stranger is counted apart
        assert client.get("/sign-in").status_code == 429
        assert client.get("/static/dragoman.css").status_code == 200


def test_owners_invite_and_the_invited_set_a_password(client, app):
    sign_in(client, "Ann")
    page = client.get("/users")
    made = client.post("/users", data={FIELD: token_of(page), "name": "Dee <b>", "role": "analyst"})
    assert made.status_code == 200
    assert made.headers["cache-control"] == "no-store"
    assert "Dee &lt;b&gt;" in made.text
    link = re.search(r"http://testserver.local(/invitation\?token=[\w-]{43})<", made.text)[1]
    assert link.split("=")[1] not in client.get("/users").text
    with TestClient(app) as other:
        other.follow_redirects = False
        form = other.get(link)
        assert other.get(link).status_code == 200
        data = {FIELD: token_of(form), "token": link.split("=")[1], "password": "six owls in a row", "again": "six owls in a row"}
        assert "in two ways" in other.post("/invitation", data=data | {"again": "x"}).text
        assert other.post("/invitation", data=data | {"password": "x", "again": "x"}).status_code == 422
        assert other.post("/invitation", data=data).status_code == 303
        assert "analyst" in other.get("/account").text
        assert other.get("/users").status_code == 403
        assert other.get(link).status_code == 403
    with TestClient(app) as third:
        third.follow_redirects = False
        assert sign_in(third, "Dee <b>", "six owls in a row").status_code == 303


def test_owners_change_roles_and_shut_out(client, people, app):
    eve = people.add("Eve", "reader", "seven wrens by the wall")
    with TestClient(app) as other:
        other.follow_redirects = False
        sign_in(other, "Eve", "seven wrens by the wall")
        sign_in(client, "Ann")
        token = token_of(client.get("/users"))
        assert client.post(f"/users/{eve.id}/role", data={FIELD: token, "role": "analyst"}).status_code == 303
        assert "analyst" in other.get("/account").text
        assert client.post(f"/users/{eve.id}/role", data={FIELD: token, "role": "king"}).status_code == 422
        assert client.post(f"/users/{eve.id}/active", data={FIELD: token, "active": "no"}).status_code == 303
        assert other.get("/account").status_code == 303
        ann = people.accounts.named("Ann")
        only = client.post(f"/users/{ann.id}/active", data={FIELD: token, "active": "no"})
        assert only.status_code == 422
        assert "is the only owner" in only.text
        assert client.post("/users/999/active", data={FIELD: token, "active": "no"}).status_code == 404


def test_owners_make_and_revoke_keys(client, people):
    sign_in(client, "Ann")
    token = token_of(client.get("/users"))
    made = client.post("/keys", data={FIELD: token, "name": "robot", "role": "analyst", "days": "30"})
    secret = re.search(r"dragoman_[\w-]{43}", made.text)[0]
    assert made.headers["cache-control"] == "no-store"
    assert secret not in client.get("/users").text
    assert (key := people.key(secret)) and key.by == "Ann"
    for days in ("0", "-1", "x", "9999999", "٣"):
        assert client.post("/keys", data={FIELD: token, "name": "other", "role": "reader", "days": days}).status_code == 422
    assert client.post(f"/keys/{key.id}/revoke", data={FIELD: token}).status_code == 303
    assert people.key(secret) is None


def test_everybody_changes_their_own_password(client, app):
    sign_in(client, "Cy")
    with TestClient(app) as other:
        other.follow_redirects = False
        sign_in(other, "Cy")
        data = {
            FIELD: token_of(client.get("/account")),
            "old": WORDS["Cy"],
            "password": "eight crows at dusk",
            "again": "eight crows at dusk",
        }
        assert client.post("/account/password", data=data | {"old": "wrong"}).status_code == 422
        assert client.post("/account/password", data=data | {"again": "wrong"}).status_code == 422
        changed = client.post("/account/password", data=data)
        assert changed.status_code == 303
        assert client.get(changed.headers["location"]).status_code == 200
        assert other.get("/account").status_code == 303
        assert sign_in(other, "Cy").status_code == 403


def test_a_form_larger_than_any_name_is_not_read(client):
    token = token_of(client.get("/sign-in"))
    answer = client.post("/sign-in", data={FIELD: token, "name": "x" * 70_000, "password": "x"})
    assert answer.status_code == 413
