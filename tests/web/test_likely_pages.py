"""A claim that probably tells another again, on its page and on that of the other: labelled, linked, and decided on there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from likely_cases import NAME, both, fill
from likely_cases import likely as likely  # a fixture
from litestar.testing import TestClient
from looked import looked, words_in
from web_forms import armed

from dragoman.types import Claim
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.workspace.cases import Workspace

AT = f"/cases/{NAME}"
API = f"/api/v1{AT}"


@pytest.fixture
def desk(likely: None, tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(f"sqlite:///{tmp_path}/store.db") as workspace:
        fill(workspace)
        yield workspace


@pytest.fixture
def client(desk: Workspace) -> Iterator[TestClient]:
    with TestClient(create_app(desk, Settings())) as client:
        client.follow_redirects = False
        yield armed(client)


@pytest.fixture
def pair(desk: Workspace) -> tuple[Claim, Claim]:
    return both(desk.claims(NAME))


def _decided(client, claim: Claim, action: str) -> None:
    """Press the button beside what is probable."""
    page = looked(client.get(f"{AT}/claims/{claim.id}"))
    (form,) = (f for f in page.all("form", "inline") if f.xpath(f".//input[@name='action'][@value='{action}']"))
    fields = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    answer = client.post(form.get("action"), data=fields)
    assert answer.status_code == 303, answer.text


def test_the_page_tells_it_apart_from_the_tellings(client, pair):
    other, lone = pair
    page = looked(client.get(f"{AT}/claims/{other.id}"))
    assert "Perhaps on the same matter, not counted" in page.texts("h2")
    (card,) = page.all("li", "likely")
    assert "likeness 0.75" in words_in(card) and "Morning Post, 3 May 2021" in words_in(card)
    assert f"{AT}/claims/{lone.id}" in card.xpath(".//a/@href")
    tellings = [words_in(found) for found in page.root.xpath("//ol[contains(@class, 'tellings')]/li")]
    assert len(tellings) == 2 and not any("Voss" in words for words in tellings)
    origins = page.root.xpath("//h2[@id='origins']/following-sibling::ul[1]")[0]
    assert "Voss" not in words_in(origins)
    assert "2 outlets, 1 independent origin" in page.words


def test_its_own_page_leads_to_the_other_and_says_how_likely_it_is(client, pair):
    other, lone = pair
    page = looked(client.get(f"{AT}/claims/{lone.id}"))
    (told,) = page.texts("div", "notice")
    assert told.startswith("Perhaps on the same matter as: Foreign minister Lena Dahl said that the port of Varn is closed")
    assert "likeness 0.75" in told and "not counted" in told
    assert f"{AT}/claims/{other.id}" in page.links.values()
    assert not page.all("li", "likely")


@pytest.mark.parametrize("number", [0, 1], ids=["on the page of the other", "on its own"])
def test_it_is_rejected_by_a_button(client, desk, pair, number):
    _decided(client, pair[number], "not-same-claim")
    other, lone = both(desk.claims(NAME))
    assert lone.likely_of is None and other.instances == other.counted


@pytest.mark.parametrize("number", [0, 1], ids=["on the page of the other", "on its own"])
def test_it_is_confirmed_by_a_button(client, desk, pair, number):
    _decided(client, pair[number], "same-claim")
    assert [len(claim.counted) for claim in desk.claims(NAME) if "d2" in {i.document for i in claim.instances}] == [3]


def test_a_split_offers_what_counts(client, pair):
    page = looked(client.get(f"{AT}/claims/{pair[0].id}"))
    assert page.root.xpath("//input[@name='document']/@value") == ["d1", "d2"]


def test_the_lists_say_so_and_lose_nothing(client, pair):
    for address in (f"{AT}/claims", AT):
        page = looked(client.get(address))
        rows = page.texts("li", "claim-row")
        assert any("perhaps touched on by 1 report, not counted" in words and "2 outlets" in words for words in rows), rows
        assert any("Voss" in words and "perhaps on the matter of another claim" in words for words in rows), rows
    # who asks for the outlet finds what it tells, and not what it only probably tells
    rows = looked(client.get(f"{AT}/claims?outlet=morning")).texts("li", "claim-row")
    assert any("Voss" in words for words in rows) and not any("closed to all tankers" in words for words in rows)


def test_a_report_shows_what_is_probably_told_elsewhere(client, desk):
    with desk.repository.session(NAME) as session:
        ids = {id: next(a.id for a in session.reading(id).attributions) for id in ("d1", "d3")}
    for document, elsewhere in (("d1", "Morning Post"), ("d3", "Norland Herald")):
        page = looked(client.get(f"{AT}/documents/{document}?item={ids[document]}"))
        probable = [words for words in page.texts("li", "row") if "probably the same, likeness 0.75" in words]
        assert any(elsewhere in words for words in probable), page.texts("li", "row")


def test_the_api_has_it_among_the_instances_and_nowhere_else(client, pair):
    other, lone = pair
    found = client.get(f"{API}/claims/{other.id}").json()
    assert [(i["document"], i.get("likeness")) for i in found["instances"]] == [("d1", None), ("d2", None), ("d3", 0.75)]
    assert client.get(f"{API}/claims/{lone.id}").json()["likely_of"] == other.id
    graph = client.get(f"{API}/claims/{other.id}/provenance").json()
    assert "d3" not in str(graph) and "Voss" not in str(graph)
    for asked in ("outlet=Morning Post", "since=2021-05-03", "speaker=Karl Voss", "via=Voss"):
        ids = [claim["id"] for claim in client.get(f"{API}/claims?{asked}").json()["items"]]
        assert other.id not in ids and lone.id in ids, asked
