"""Every route of the application, asked by everybody: nobody gets further than the guard on it says."""

import pytest
from argon2 import PasswordHasher
from litestar.testing import TestClient
from routes import SAFE, ways

from dragoman.web import gate
from dragoman.web.app import create_app
from dragoman.web.csrf import HEADER, token_for
from dragoman.web.settings import Settings
from dragoman.workspace.cases import Workspace
from dragoman.workspace.people import People

OPEN = {
    "/sign-in": {"GET", "POST"},
    "/sign-in/provider": {"GET"},
    "/sign-in/provider/back": {"GET"},
    "/sign-out": {"POST"},
    "/invitation": {"GET", "POST"},
    "/api/v1/health": {"GET"},
}
RANK = {"anyone": -1, "nobody": -1, "reader": 0, "analyst": 1, "owner": 2}
VALUES = {"case": "strait", "cases": "strait", "documents": "d1", "claims": "c1", "events": "e1", "actors": "a1"}


class World:
    """A store with somebody of each role, each with a session and a key, and the application before it."""

    def __init__(self, workspace):
        quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        people = People(workspace.repository.accounts, quick)
        for role in ("owner", "analyst", "reader"):
            people.add(role, role, "three herons on the quay")
        self.people, self.workspace = people, workspace
        self.app = create_app(workspace, Settings(auth=True, requests_per_second=10_000))
        self.local = create_app(workspace, Settings())
        self.clients = {}
        self.sessions = {}
        self.answers = {}

    def client(self, app):
        """A browser that keeps no cookies."""
        client = self.clients.setdefault(app, TestClient(app))
        client.cookies.clear()
        return client

    def session(self, role):
        """A session that goes on; a new one where a request ended the last, or changed whose it is."""
        held = self.sessions.get(role)
        user = self.people.session(held) if held else None
        if user is None or user.role != role:
            user = self.people.accounts.named(role)
            self.people.accounts.set_active(user.id, True)
            held = self.sessions[role] = self.people.begin_session(self.people.accounts.set_role(user.id, role))
        return held

    def first(self, way, role):
        """What it answers to the simplest request of somebody of that role, which is made once."""
        if (way, role) not in self.answers:
            self.answers[way, role] = self.ask(way, role)
        return self.answers[way, role]

    def ask(self, way, role, *, token=True, app=None, headers=()):
        """What the application answers to somebody of that role."""
        if not any(case.name == "strait" for case in self.workspace.cases()):
            self.workspace.repository.new_case("strait")
        sent = dict(headers)
        if role != "nobody":
            session = self.session(role)
            sent["Cookie"] = f"{gate.SESSION}={session}"
            if token:
                sent[HEADER] = token_for(session)
        body = {} if way.method in SAFE else {"json": {}} if not way.is_page else {"data": {"x": "y"}}
        client = self.client(app or self.app)
        return client.request(way.method, way.filled(VALUES), headers=sent, follow_redirects=False, **body)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with Workspace.open(f"sqlite:///{tmp_path_factory.mktemp('roles')}/s.db") as workspace:
        world = World(workspace)
        with world.client(world.app), world.client(world.local):
            yield world


@pytest.fixture(scope="module")
def every(world):
    return sorted(ways(world.app), key=lambda way: (way.method == "DELETE", way.path, way.method))


def is_refused(answer, way):
    """Whether a guard refused it: by leading a browser to the sign-in, or by saying which role it takes."""
    if answer.status_code == 303 and answer.headers["location"].startswith("/sign-in?then="):
        return True
    return answer.status_code == 401 or (answer.status_code == 403 and "this needs the role of" in answer.text)


def test_every_route_has_a_guard_and_only_the_ways_in_are_open(every):
    assert len(every) > 20
    assert [way for way in every if not way.guards or "?" in way.guards] == []
    opened: dict[str, set[str]] = {}
    for way in every:
        if "anyone" in way.guards:
            assert way.guards == ("anyone",)
            opened.setdefault(way.path, set()).add(way.method)
    assert opened == OPEN


def test_what_changes_something_takes_more_than_a_reader(every):
    mild = [way for way in every if way.method not in SAFE and set(way.guards) == {"reader"}]
    assert {way.path for way in mild} <= {"/account/password"}


@pytest.mark.parametrize("role", ["nobody", "reader", "analyst", "owner"])
def test_everybody_gets_as_far_as_the_guard_says(world, every, role):
    for way in every:
        if way.path in OPEN:
            continue
        needed = max(way.guards, key=lambda guard: RANK[guard])
        answer = world.first(way, role)
        assert is_refused(answer, way) == (RANK[role] < RANK[needed]), (way, role, answer.status_code, answer.text[:300])
        assert answer.status_code != 500, (way, answer.text[:300])


def test_what_changes_something_needs_the_token_of_the_session(world, every):
    for way in every:
        if way.method not in SAFE:
            role = "nobody" if way.path in OPEN else "owner"
            assert world.ask(way, role, token=False).status_code == 403, way


def test_a_website_changes_nothing_on_loopback_or_elsewhere(world, every):
    foreign = {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    for way in every:
        if way.method not in SAFE:
            for app in (world.app, world.local):
                assert world.ask(way, "owner", app=app, headers=foreign).status_code == 403, way


def test_a_key_does_what_its_role_may_and_no_more(world, every):
    keys = {role: world.people.new_key(f"{role}'s key", role, "owner")[1] for role in ("reader", "analyst", "owner")}
    for way in every:
        if way.is_page or way.method == "DELETE":
            continue
        needed = max(way.guards, key=lambda guard: RANK[guard])
        for role, key in keys.items():
            answer = world.ask(way, "nobody", headers={"Authorization": f"Bearer {key}"})
            assert is_refused(answer, way) == (RANK[role] < RANK[needed]), (way, role, answer.status_code, answer.text[:300])


def test_every_answer_bears_what_keeps_a_browser_safe(world, every):
    paths = [(way, role) for way in every for role in ("nobody", "owner")]
    for way, role in paths:
        answer = world.first(way, role)
        _is_safe(answer, way)
        if role == "owner" and way.path not in OPEN and "etag" not in answer.headers:
            assert answer.headers["cache-control"] == "no-store", way
    client = world.client(world.app)
    for path in ("/nowhere", "/api/v1/nowhere", "/static/dragoman.css", "/static/nowhere", "/static/../app.py"):
        _is_safe(client.get(path), path)
    _is_safe(client.request("PROPFIND", "/"), "PROPFIND")


def _is_safe(answer, what):
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'", what
    assert policy["script-src"] == policy["style-src"] == "'self'", what
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'", what
    assert answer.headers["x-content-type-options"] == "nosniff", what
    assert answer.headers["referrer-policy"] == "same-origin", what
    assert "cache-control" in answer.headers, what
    assert "access-control-allow-origin" not in answer.headers, what
