"""Web addresses: what is fetched, and what is refused."""

import json
import socket

import pytest

from dragoman.errors import AddressRefused, FetchFailed
from dragoman.ingest.fetch import fetch


def test_a_page_is_read_with_title_publisher_date_links_and_markers(run, site) -> None:
    outcome = run("read", f"{site}/page", "--allow-private", "--format", "json")
    assert outcome.code == 0
    document = json.loads(outcome.out)["document"]
    facts = document["title"], document["publisher"], document["published"]
    assert facts == ("Envoy leaves the port", "Norland Herald", "2021-05-10")
    assert "talks with the premier.[1]" in document["text"]
    (link,) = document["links"]
    assert document["text"][slice(*link["span"])] == "road to the capital"


def test_plain_text_is_read_by_its_type(run, site) -> None:
    outcome = run("read", f"{site}/text", "--allow-private", "--format", "json")
    assert json.loads(outcome.out)["attributions"][0]["chain"] == ["Minister Orlu"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/broken", "500"),
        ("/missing", "404"),
        ("/loop", "redirects more than 5 times"),
        ("/picture", "image/png"),
        ("/file", "not an http(s) address"),
    ],
)
def test_a_bad_answer_is_one_clear_line(run, site, path: str, words: str) -> None:
    outcome = run("read", f"{site}{path}", "--allow-private")
    assert outcome.code == 1
    assert words in outcome.complaint


def test_private_addresses_are_refused(run, site) -> None:
    outcome = run("read", f"{site}/page")
    assert outcome.code == 1
    assert "private network" in outcome.complaint


def test_a_redirect_into_a_private_network_is_refused(site, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        calls.append(host)
        # The first name is said to be public, and is connected to loopback by the test alone; the redirect's is private.
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", port))]

    monkeypatch.setattr("dragoman.ingest.fetch.socket.getaddrinfo", resolve)
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        fetch("http://intranet.example/")
    assert calls == ["intranet.example"]


def test_a_slow_answer_is_given_up(site) -> None:
    with pytest.raises(FetchFailed, match="in time"):
        fetch(f"{site}/slow", allow_private=True, seconds=0.4)


def test_a_host_that_is_not_there(run) -> None:
    outcome = run("read", "http://no-such-host.invalid/")
    assert outcome.code == 1
    assert "not found" in outcome.complaint
