"""`/api/v1/users`, `/api/v1/keys`: owners let people and programs in, change them and shut them out."""

from urllib.parse import parse_qs, urlsplit

import pytest
from argon2 import PasswordHasher
from litestar.testing import TestClient

from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.workspace.cases import Workspace
from dragoman.workspace.people import People

PASSWORD = "three herons on the quay"
USERS, KEYS = "/api/v1/users", "/api/v1/keys"


@pytest.fixture
def people(tmp_path):
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with Workspace.open(f"sqlite:///{tmp_path}/s.db") as workspace:
        found = People(workspace.repository.accounts, quick)
        found.add("Mira", "owner", PASSWORD)
        yield found, create_app(workspace, Settings(auth=True, public_url="https://desk.example", requests_per_second=10_000))


@pytest.fixture
def owner(people):
    """A program with an owner's key."""
    found, app = people
    with TestClient(app, base_url="https://desk.example") as client:
        client.headers["Authorization"] = f"Bearer {found.new_key('tool', 'owner', 'Mira')[1]}"
        yield client


def test_somebody_is_let_in_changed_and_shut_out(owner, people):
    made = owner.post(USERS, json={"name": "Omar  Sahl", "role": "analyst"})
    assert made.status_code == 201, made.text
    user, address = made.json()["user"], made.json()["address"]
    assert (user["name"], user["role"], user["signs_in"]) == ("Omar Sahl", "analyst", "not yet")
    assert address.startswith("https://desk.example/invitation?token=")
    place = made.headers["location"]
    assert owner.get(place).json() == user
    (token,) = parse_qs(urlsplit(address).query)["token"]
    people[0].take_up(token, PASSWORD)
    session = people[0].begin_session(people[0].accounts.named("Omar Sahl"))
    assert owner.patch(place, json={"role": "reader"}).json()["role"] == "reader"
    assert people[0].session(session).role == "reader"
    assert owner.patch(place, json={"active": False}).json()["active"] is False
    assert people[0].session(session) is None
    assert [one["name"] for one in owner.get(USERS).json()["items"]] == ["Mira", "Omar Sahl"]


def test_an_invitation_ends_those_before(owner, people):
    first = owner.post(USERS, json={"name": "Omar"}).json()
    again = owner.post(f"{USERS}/{first['user']['id']}/invitation").json()
    tokens = [parse_qs(urlsplit(one["address"]).query)["token"][0] for one in (first, again)]
    assert [people[0].invited(token) is not None for token in tokens] == [False, True]


def test_a_key_is_made_shown_once_and_revoked(owner):
    made = owner.post(KEYS, json={"name": "feed", "role": "analyst", "days": 2})
    assert made.status_code == 201, made.text
    assert made.headers["cache-control"] == "no-store"
    key, secret = made.json()["key"], made.json()["secret"]
    assert (key["by"], key["role"]) == ("tool", "analyst")
    assert secret not in owner.get(KEYS).text
    as_feed = {"Authorization": f"Bearer {secret}"}
    assert owner.get("/api/v1/cases", headers=as_feed).status_code == 200
    assert owner.get(KEYS, headers=as_feed).status_code == 403  # an analyst lets nobody in
    assert owner.post(KEYS, json={"name": "feed"}).status_code == 409
    assert owner.delete(f"{KEYS}/{key['id']}").status_code == 204
    assert owner.get("/api/v1/cases", headers=as_feed).status_code == 401


def test_a_key_is_revoked_by_its_number_alone(owner):
    named = owner.post(KEYS, json={"name": "77"}).json()
    assert owner.delete(f"{KEYS}/77").status_code == 404
    assert owner.get("/api/v1/cases", headers={"Authorization": f"Bearer {named['secret']}"}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", USERS, {"name": "Mira"}, 409),
        ("POST", USERS, {"name": "a\u0000b"}, 422),
        ("POST", USERS, {"name": "x" * 101}, 422),
        ("POST", USERS, {"name": "Bo", "role": "king"}, 400),
        ("POST", USERS, {"name": "Bo", "password": "x"}, 400),
        ("PATCH", f"{USERS}/1", {"role": "reader"}, 422),
        ("PATCH", f"{USERS}/1", {"active": False}, 422),
        ("PATCH", f"{USERS}/9", {"active": False}, 404),
        ("GET", f"{USERS}/9", None, 404),
        ("GET", f"{USERS}/99999999999999999999", None, 400),
        ("POST", f"{USERS}/9/invitation", None, 404),
        ("POST", KEYS, {"name": "k", "days": 0}, 400),
        ("POST", KEYS, {"name": "k", "days": 10**30}, 400),
        ("DELETE", f"{KEYS}/9", None, 404),
    ],
)
def test_what_cannot_be_done_is_told(owner, method, path, body, status):
    answer = owner.request(method, path, json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert answer.json()["detail"]


def test_who_a_provider_vouches_for_is_the_providers(owner, people):
    user = people[0].of_provider("https://id.example", "s1", "Lena", "analyst")
    assert owner.patch(f"{USERS}/{user.id}", json={"role": "owner"}).status_code == 422
    assert owner.post(f"{USERS}/{user.id}/invitation").status_code == 422
    assert owner.patch(f"{USERS}/{user.id}", json={"active": False}).json()["active"] is False


def test_a_description_stands_in_the_document(owner):
    document = owner.get("/api/v1/schema/openapi.json").json()
    assert {
        "/api/v1/users",
        "/api/v1/users/{user}",
        "/api/v1/users/{user}/invitation",
        "/api/v1/keys",
        "/api/v1/keys/{key}",
    } <= set(document["paths"])
    assert "secret" in document["components"]["schemas"]["MadeKey"]["properties"]
    assert document["paths"]["/api/v1/users"]["post"]["responses"]["201"]
