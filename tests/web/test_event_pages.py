"""Events, pending: lists with filters, one event report by report."""

import msgspec
import pytest
from parsed import harmless

from dragoman.web.pages import links
from dragoman.web.pages.filters import Filter, chosen


def seen(page, path):
    answer = page.get(path)
    assert answer.status_code == 200, answer.text
    return harmless(answer.text)


def test_the_list_has_every_event_with_its_status(page):
    found = seen(page, "/cases/harbour/events")
    assert "Meeting: Lena Dahl , Omar Sahl" in found.text
    assert links.event("harbour", "d1:e1") in found.links()
    assert links.event("harbour", "d/4:e2") in found.links()
    assert "8 events" in found.text


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("kind=letter", {"d3:e3"}),
        ("status=planned", {"d5:e1"}),
        ("participant=halden", {"d3:e3", "d5:e1"}),
        ("participant=halden&with=qadim", {"d3:e3"}),
        ("participant=ad6cf3b14ff4b&kind=visit", {"d5:e1"}),
        ("since=2021-04-19", {"d1:e1", "d5:e1"}),
        ("since=2021-04&until=2021-04", {"d1:e1", "d3:e3"}),
        ("until=2021-04-18", {"d3:e3"}),
        ("level=heads+of+state&kind=letter", {"d3:e3"}),
        ("participant=nobody", set()),
    ],
)
def test_filters_have_an_address(page, query, ids):
    found = seen(page, f"/cases/harbour/events?{query}")
    every = {links.event("harbour", id) for id in ("d1:e1", "d3:e3", "d5:e1", "d1:e2", "d2:e2", "d/4:e2")}
    assert {link for link in found.links() if link in every} == {links.event("harbour", id) for id in ids}
    if not ids:
        assert "No such event" in found.text


@pytest.mark.parametrize("query", ["since=yesterday", "status=rumoured", "level=kings", "order=size"])
def test_a_filter_that_cannot_be_is_said(page, query):
    answer = page.get(f"/cases/harbour/events?{query}")
    assert answer.status_code in (400, 422)
    assert query.split("=")[0] in answer.text


def test_an_event_of_a_month_is_within_each_of_its_days(desk):
    event = desk.events("harbour")[0]
    loose = msgspec.structs.replace(event, start="2021-04", end="2021-04")
    assert chosen([loose], [], Filter(since="2021-04-20", until="2021-04-20")) == [loose]
    assert not chosen([loose], [], Filter(since="2021-05"))


def test_an_event_is_told_report_by_report(page):
    found = seen(page, links.event("harbour", "d1:e1"))
    reports = found.text[found.text.index("Status over time") :]
    assert reports.index("15 April 2021") < reports.index("19 April 2021") < reports.index("20 April 2021")
    assert "the foreign ministry of Norland" in found.text
    assert "The reports differ on the date." in found.text
    assert "None of these is chosen here" in found.text
    assert found.text.count("first so") == 2
    passages = [link for link in found.links() if "/documents/d3?at=" in link]
    assert passages
    assert any("/claims/" in link for link in found.links())
    assert any("/actors/" in link for link in found.links())
    assert "same principals" in found.text


def test_the_passage_linked_is_the_one_quoted(page, desk):
    event = next(e for e in desk.events("harbour") if e.id == "d1:e1")
    found = seen(page, links.event("harbour", "d1:e1"))
    for mention in event.mentions:
        assert links.document("harbour", mention.document, at=mention.span) in found.links()
        with desk.repository.session("harbour") as session:
            words = session.text(mention.document)[slice(*mention.span)]
        assert words in found.text


def test_an_event_of_a_document_with_a_slash_and_a_hostile_title(page):
    found = seen(page, links.event("harbour", "d/4:e2"))
    assert "<script>alert(1)</script>⟦RLO⟧" in found.text


@pytest.mark.parametrize("path", ["events/nothing", "actors/nothing", "add/nothing"])
def test_what_is_not_there_is_said(page, path):
    answer = page.get(f"/cases/harbour/{path}")
    assert answer.status_code == 404
    assert "nothing" in answer.text


@pytest.mark.parametrize("name", ["events", "timeline", "channels", "network", "actors", "pending", "corrections"])
def test_an_empty_case_says_what_to_do(page, name):
    found = seen(page, f"/cases/empty/{name}")
    assert [tag for tag in found.all("p") if tag.get("class") == "empty-title"]


@pytest.mark.parametrize("name", ["events", "timeline", "channels", "network", "actors", "pending", "corrections", "add"])
def test_a_case_that_is_not_there(page, name):
    assert page.get(f"/cases/nowhere/{name}").status_code == 404


def test_pending_as_of_a_day(page):
    found = seen(page, "/cases/harbour/pending?as_of=2021-04-25")
    assert "Visit: Mira Halden, Orland" in found.text
    assert "ahead" in found.text
    assert any("/documents/d5?at=" in link for link in found.links())
    assert "overdue" in seen(page, "/cases/harbour/pending?as_of=2021-06-01").text
    assert "Visit" in seen(page, "/cases/harbour/pending").text
    assert page.get("/cases/harbour/pending?as_of=31+April").status_code == 422
