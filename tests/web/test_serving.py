"""`dragoman serve` and what goes with it: when it starts, when it refuses, how it stops; users, keys and copies by command."""

import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading

import httpx
import pytest
from click.testing import CliRunner
from litestar.testing import TestClient

from dragoman.cli.serve import command
from dragoman.errors import NotServed
from dragoman.store import Repository
from dragoman.web.app import create_app
from dragoman.web.settings import Provider, Settings
from dragoman.web.starting import Wish, addresses_of, listen, settings_of
from dragoman.workspace.cases import Workspace
from dragoman.workspace.people import People

ID = Provider("https://id.example", "dragoman")


def made(wish, *, somebody=False):
    return settings_of(wish, addresses_of(wish.host), somebody, Settings())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_on_this_machine_alone_nobody_has_to_sign_in(host):
    settings = made(Wish(host))
    assert not settings.auth
    for name in ("127.0.0.1:8000", "localhost:8000", "[::1]:8000"):
        assert settings.is_ours(name)
    for name in ("rebound.example", "127.0.0.1.rebound.example:8000", "192.0.2.1", ""):
        assert not settings.is_ours(name)


@pytest.mark.parametrize(
    "wish",
    [
        Wish("0.0.0.0"),
        Wish("::"),
        Wish("192.0.2.1"),
        Wish(auth=True),
        Wish(public_url="https://cases.example"),
        Wish(public_url="https://cases.example", proxies=("127.0.0.1",)),
        Wish(public_url="http://localhost", proxies=("127.0.0.1",)),
    ],
)
def test_for_others_it_starts_only_where_somebody_can_sign_in(wish):
    with pytest.raises(NotServed, match=r"while nobody can sign in; make an owner with `dragoman user add NAME --role owner`"):
        made(wish)
    assert made(wish, somebody=True).auth
    with_provider = Wish(wish.host, auth=wish.auth, public_url="https://cases.example", proxies=wish.proxies, provider=ID)
    assert made(with_provider).auth


def test_a_name_that_leads_elsewhere_is_not_loopback(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (n, 0)) for n in ("127.0.0.1", "192.0.2.1")])
    with pytest.raises(NotServed, match="nobody can sign in"):
        made(Wish("desk.local"))


@pytest.mark.parametrize(
    ("wish", "complaint"),
    [
        (Wish(public_url="cases.example"), "is no address of a server"),
        (Wish(public_url="https://cases.example/desk"), "without a path"),
        (Wish(public_url="https://a:b@cases.example"), "is no address of a server"),
        (Wish(public_url="https://cases.example:port"), "is no address of a server"),
        (Wish(public_url="https://cases.example", proxies=("nginx",)), "is no address; give the proxy's own"),
        (Wish(proxies=("127.0.0.1",)), "needs --public-url"),
        (Wish(provider=Provider("http://id.example", "dragoman")), "must begin with https://"),
        (Wish(provider=Provider("https://id.example", "")), "needs --oidc-client-id"),
        (Wish("0.0.0.0", provider=ID), "needs --public-url"),
    ],
)
def test_what_cannot_be_meant_is_told(wish, complaint):
    with pytest.raises(NotServed, match=complaint):
        made(wish, somebody=True)


def test_behind_a_proxy_only_its_own_name_is_answered_to():
    settings = made(Wish(public_url="https://cases.example", proxies=("127.0.0.1",)), somebody=True)
    assert [settings.is_ours(host) for host in ("cases.example", "127.0.0.1:8000")] == [True, False]
    named = made(Wish(allowed_hosts=("desk.local",)))
    assert [named.is_ours(host) for host in ("desk.local:8000", "127.0.0.1:8000", "other.local")] == [True, True, False]
    assert made(Wish("0.0.0.0"), somebody=True).is_ours("whatever.example")


def test_a_port_that_is_taken_is_told():
    with listen("localhost", "127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(NotServed, match=f"localhost:{port}: is taken by another program; take another with --port"):
            listen("localhost", "127.0.0.1", port)
    with pytest.raises(NotServed, match="cannot be listened on"):
        listen("192.0.2.1", "192.0.2.1", 0)
    with pytest.raises(NotServed, match="is no address of this machine"):
        addresses_of("nowhere.invalid")


def test_serve_complains_in_one_line(run, tmp_path, monkeypatch):
    store = f"sqlite:///{tmp_path}/s.db"
    assert "nobody can sign in" in run("serve", "--host", "0.0.0.0", "--store", store).complaint
    oidc = ("--oidc-issuer", "https://id.example", "--oidc-client-id", "d")
    assert "says no role" in run("serve", "--store", store, *oidc, "--oidc-role", "desk=king").complaint
    assert "cannot be read" in run("serve", "--store", store, *oidc, "--oidc-client-secret-file", tmp_path / "no").complaint
    monkeypatch.setenv("DRAGOMAN_PUBLIC_URL", "nonsense")
    assert "--public-url nonsense" in run("serve", "--store", store).complaint


def test_no_secret_can_be_given_where_others_see_it():
    options = {option for parameter in command.params for option in parameter.opts}
    assert "--oidc-client-secret-file" in options
    assert not any(option.endswith(("secret", "password")) for option in options)
    assert "DRAGOMAN_OIDC_CLIENT_SECRET" in CliRunner().invoke(command, ["--help"]).output


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    with Workspace.open(f"sqlite:///{tmp_path_factory.mktemp('serving')}/s.db") as workspace:
        workspace.repository.new_case("strait")
        yield workspace


def test_another_name_for_this_machine_is_not_answered_to(workspace):
    settings = made(Wish())
    with TestClient(create_app(workspace, settings), base_url="http://127.0.0.1:8000") as client:
        assert client.get("/api/v1/cases").status_code == 200
        rebound = client.get("/api/v1/cases", headers={"Host": "rebound.example:8000"})
        assert rebound.status_code == 421
        assert "strait" not in rebound.text
        assert client.get("/static/dragoman.css", headers={"Host": "rebound.example"}).status_code == 421


def test_what_a_proxy_passes_on_is_refused_where_nobody_signs_in(workspace):
    with TestClient(create_app(workspace, made(Wish())), base_url="http://127.0.0.1:8000") as client:
        for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
            refused = client.get("/", headers={header: "192.0.2.1"})
            assert refused.status_code == 403
            assert "--behind-proxy" in refused.text


def test_a_server_starts_answers_and_stops_in_order(tmp_path):
    store = f"sqlite:///{tmp_path}/s.db"
    with Repository.open(store) as repository:
        repository.new_case("strait")
    command = [sys.executable, "-m", "dragoman", "serve", "--port", "0", "--store", store, "--log-requests"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        said = server.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", said)[0]
        page = httpx.get(f"{address}/?q=hidden", timeout=60)
        used = sum(_processor_seconds(server.pid))
        loaded = _loaded(server.pid)
        server.send_signal(signal.SIGTERM)
        _, log = server.communicate(timeout=60)
    assert page.status_code == 200
    assert "strait" in page.text
    assert "server" not in page.headers
    assert used < 3  # 1.6 s on a machine that does nothing else; two, with what a busy one adds, is the promise
    assert not [heavy for heavy in ("onnxruntime", "spacy") if heavy in loaded]
    assert server.returncode == 0
    assert "GET / 200" in log
    assert "hidden" not in log
    assert "Traceback" not in log


def _processor_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()  # noqa: SIM115, PTH123
    return [int(fields[place]) / 100 for place in (11, 12)]


def _loaded(pid):
    return open(f"/proc/{pid}/maps").read()  # noqa: PTH123


# -- users, keys and copies by command ------------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path):
    return f"sqlite:///{tmp_path}/accounts.db"


def test_users_by_command(run, store, monkeypatch):
    added = run("user", "add", "Ann", "--role", "owner", "--store", store)
    password = added.out.strip().split("\n")[-1]
    assert re.fullmatch(r"(\w{4}-){4}\w{4}", password)
    with Repository.open(store) as repository:
        assert People(repository.accounts).sign_in("ann", password).role == "owner"
    assert "is a user already" in run("user", "add", "ann", "--store", store).complaint
    monkeypatch.setattr("sys.stdin", __import__("io").StringIO("short\n"))
    assert "needs 12 to 500 characters" in run("user", "add", "Bo", "--password-from-stdin", "--store", store).complaint
    run("user", "add", "Bo", "--store", store)
    assert "Bo is analyst now" in run("user", "role", "Bo", "analyst", "--store", store).out
    assert "is the only owner" in run("user", "revoke", "Ann", "--store", store).complaint
    assert "Bo is shut out" in run("user", "revoke", "Bo", "--store", store).out
    listed = run("user", "list", "--store", store).out
    assert "Bo\tanalyst\tpassword\tnever seen\tshut out" in listed
    people = [json.loads(line) for line in run("user", "list", "--format", "json", "--store", store).out.splitlines()]
    assert [(one["name"], one["active"]) for one in people] == [("Ann", True), ("Bo", False)]
    assert "may sign in again" in run("user", "restore", "Bo", "--store", store).out
    another = run("user", "password", "Ann", "--store", store).out.strip().split("\n")[-1]
    with Repository.open(store) as repository:
        assert People(repository.accounts).sign_in("Ann", another)
    assert password not in listed
    assert "is no user" in run("user", "role", "Cy", "reader", "--store", store).complaint


def test_keys_by_command(run, store):
    made = run("key", "new", "feed", "--role", "analyst", "--days", "30", "--store", store)
    secret = made.out.strip()
    assert "shown this once" in made.err
    with Repository.open(store) as repository:
        assert People(repository.accounts).key(secret).role == "analyst"
    listed = run("key", "list", "--store", store).out
    assert secret not in listed
    assert secret[:13] in listed
    assert "opens nothing any more" in run("key", "revoke", "feed", "--store", store).out
    assert "revoked" in run("key", "list", "--store", store).out
    assert "is no key" in run("key", "revoke", "feed", "--store", store).complaint


def test_a_copy_made_while_others_write_is_the_store_of_one_moment(run, store, tmp_path):
    with Workspace.open(store) as workspace:
        people = People(workspace.repository.accounts)
        workspace.repository.new_case("strait")
        key, secret = people.new_key("feed", "reader", "Ann")
        done = threading.Event()

        def write():
            number = 0
            while not done.is_set():
                workspace.repository.new_case(f"case {number}")
                number += 1

        writing = threading.Thread(target=write)
        writing.start()
        try:
            copied = run("store", "backup", tmp_path / "copy.db", "--store", store)
        finally:
            done.set()
            writing.join()
        assert "copied sqlite:///" in copied.out
        later = len(workspace.cases())
    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0
    # restored: the copy in the store's place
    (tmp_path / "restored").mkdir()
    (tmp_path / "copy.db").rename(tmp_path / "restored" / "accounts.db")
    with Workspace.open(f"sqlite:///{tmp_path}/restored/accounts.db", create=False) as restored:
        names = {case.name for case in restored.cases()}
        assert "strait" in names
        assert len(names) <= later
        assert People(restored.repository.accounts).key(secret).id == key.id
        restored.repository.check()


def test_a_copy_is_never_written_over_anything(run, store, tmp_path):
    with Repository.open(store):
        pass
    held = tmp_path / "there"
    held.write_text("something")
    assert "is there already" in run("store", "backup", held, "--store", store).complaint
    assert held.read_text() == "something"
    assert "is there already" in run("store", "backup", tmp_path / "accounts.db", "--store", store).complaint
    assert "cannot be written" in run("store", "backup", tmp_path / "no" / "copy.db", "--store", store).complaint
    assert (
        "there is no such store" in run("store", "backup", tmp_path / "c.db", "--store", f"sqlite:///{tmp_path}/no.db").complaint
    )
    assert not (tmp_path / "c.db").exists()
    sqlite3.connect(tmp_path / "accounts.db").close()
