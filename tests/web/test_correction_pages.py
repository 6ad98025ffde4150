"""Corrections: made from the page of the thing, shown where they have effect, kept in the ledger, undone."""

import re

import pytest
from parsed import harmless

from dragoman.web.pages import links

SAHL, HALDEN, DAHL, QADIM = "a594ebe3206ad", "ad6cf3b14ff4b", "aec98d4ddbb65", "a8462f56f43e0"
OPEN_STRAIT, SHIP_LETTER, MET = "c3568d60a20", "c31d325e17c", "c2e9c10898c"
LEDGER = "/cases/harbour/corrections"


def send(browser, **fields):
    return browser.post(LEDGER, data=fields)


def made(browser, **fields):
    """Where a correction led, and its number."""
    answer = send(browser, **fields)
    assert answer.status_code == 303, answer.text
    where = answer.headers["location"]
    number = re.search(r"(?:done|entry)=(\d+)", where)
    assert number
    return where, number.group(1)


def shown(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200, answer.text
    return harmless(answer.text)


def forms(page):
    return {attributes["value"] for attributes in page.all("input", name="action")}


def test_everything_that_can_be_corrected_is_on_the_page_of_the_thing(browser):
    assert forms(shown(browser, links.actor("harbour", SAHL))) == {"rename", "side", "merge", "split", "note"}
    assert forms(shown(browser, links.event("harbour", "d1:e1"))) == {"status", "merge", "split", "note"}


ACTOR = [
    ({"action": "rename", "value": "O. Sahl"}, "O. Sahl"),
    ({"action": "side", "value": "Orland"}, "side: Orland"),
    ({"action": "note", "value": "Ask the desk"}, "Note: Ask the desk"),
]


@pytest.mark.parametrize(("fields", "words"), ACTOR)
def test_an_actor_is_corrected_and_the_correction_undone(browser, fields, words):
    where, number = made(browser, kind="actor", item=SAHL, note="as he signs", **fields)
    assert where == f"/cases/harbour/actors/{SAHL}?done={number}"
    page = shown(browser, where)
    assert "The correction is made" in page.text
    assert words in page.text
    assert f"{LEDGER}?entry={number}#correction-{number}" in page.links()
    assert page.all("input", name="action", value="undo")
    ledger = shown(browser, LEDGER)
    assert "as he signs" in ledger.text
    assert fields["value"] in ledger.text
    assert "in effect" in ledger.text
    assert f"/cases/harbour/actors/{SAHL}" in ledger.links()
    where, undo = made(browser, action="undo", item=number, to="ledger")
    assert where == f"{LEDGER}?entry={undo}#correction-{undo}"
    assert f"undone by entry {undo}" in shown(browser, where).text
    page = shown(browser, links.actor("harbour", SAHL))
    assert not page.all("ul", **{"class": "lines decisions"})
    assert ("side not known" in page.text) and ("O. Sahl" not in page.text)


def test_two_actors_are_merged_by_a_part_of_a_name(browser):
    where, number = made(browser, action="merge", kind="actor", item=HALDEN, **{"with": "polaris"})
    page = shown(browser, where)
    assert "Polaris" in page.text
    assert "Mira Halden" in page.text
    assert "by correction 1" in page.text
    made(browser, action="undo", item=number)
    assert "Polaris" not in shown(browser, links.actor("harbour", HALDEN)).text


def test_an_actor_is_split(browser, desk):
    where, number = made(browser, action="split", kind="actor", item=SAHL, document=["d5"])
    assert "/actors/" in where
    sahls = [actor for actor in desk.actors("harbour") if "Sahl" in actor.name]
    assert len(sahls) == 2
    made(browser, action="undo", item=number)
    assert len([actor for actor in desk.actors("harbour") if "Sahl" in actor.name]) == 1


def test_a_status_is_set_and_undone(browser):
    where, number = made(browser, action="status", kind="event", item="d1:e1", value="cancelled")
    assert where.startswith(links.event("harbour", "d1:e1"))
    page = shown(browser, where)
    assert "called off" in page.text
    assert f"{LEDGER}?entry={number}#correction-{number}" in page.links()
    made(browser, action="undo", item=number)
    assert (
        "called off" not in shown(browser, links.event("harbour", "d1:e1")).text.split("Status over time")[0].split("Correct")[0]
    )


def test_events_are_merged_and_split(browser, desk):
    before = len(desk.events("harbour"))
    where, number = made(browser, action="merge", kind="event", item="d2:e2", **{"with": "statement · d3:e2"})
    assert "by correction 1" in shown(browser, where).text
    assert len(desk.events("harbour")) == before - 1
    made(browser, action="undo", item=number)
    assert len(desk.events("harbour")) == before
    where, _ = made(browser, action="split", kind="event", item="d1:e1", document=["d3"])
    assert len(desk.events("harbour")) == before + 1


CLAIM = [
    {"action": "status", "value": "disputed"},
    {"action": "origin", "value": "Polaris"},
    {"action": "note", "value": "Check"},
    {"action": "same-claim", "with": "president visit"},
    {"action": "not-same-claim", "with": f"· {MET}"},
    {"action": "split", "document": "d/4"},
]


@pytest.mark.parametrize("fields", CLAIM, ids=lambda fields: fields["action"])
def test_a_claim_is_corrected_and_the_correction_undone(browser, desk, fields):
    before = {claim.id: claim for claim in desk.claims("harbour")}
    where, number = made(browser, kind="claim", item=SHIP_LETTER, **fields)
    assert where.startswith("/cases/harbour/claims/c")
    now = {claim.id: claim for claim in desk.claims("harbour")}
    assert where.removeprefix("/cases/harbour/claims/").partition("?")[0] in now
    assert any(int(number) in claim.corrections for claim in now.values()) or fields["action"] == "not-same-claim"
    ledger = shown(browser, LEDGER)
    assert any(link in ledger.links() for link in (links.claim("harbour", id) for id in now))
    made(browser, action="undo", item=number)
    undone = {claim.id: claim for claim in desk.claims("harbour")}
    assert {c.summary: (c.status, c.corrections) for c in undone.values()} == {c.summary: (c.status, ()) for c in before.values()}


def test_the_reliability_of_an_outlet_leads_back_to_its_document(browser):
    where, number = made(browser, action="reliability", kind="outlet", item="Coast Radio", value="D", page="d3")
    assert where == f"/cases/harbour/documents/d3?done={number}"
    assert "Coast Radio" in shown(browser, LEDGER).text


WRONG = [
    ({"action": "merge", "kind": "actor", "item": SAHL, "with": ""}, "type a part of its name"),
    ({"action": "merge", "kind": "actor", "item": SAHL, "with": "nobody"}, "no actor of this case"),
    ({"action": "merge", "kind": "actor", "item": SAHL, "with": "omar sahl"}, "the same actor"),
    ({"action": "split", "kind": "actor", "item": SAHL}, "some of the documents"),
    ({"action": "split", "kind": "actor", "item": SAHL, "document": ["d1", "d2", "d3", "d/4", "d5"]}, "not all of them"),
    ({"action": "rename", "kind": "actor", "item": SAHL, "value": " "}, "needs a value"),
    ({"action": "rename", "kind": "actor", "item": "nobody", "value": "x"}, "no actor, event or claim"),
    ({"action": "status", "kind": "event", "item": "d1:e1", "value": "rumoured"}, "is none of"),
    ({"action": "status", "kind": "actor", "item": SAHL, "value": "denied"}, "is for claim or event"),
    ({"action": "merge", "kind": "mountain", "item": SAHL, "with": "x"}, "nothing that can be corrected"),
    ({"action": "burn", "kind": "actor", "item": SAHL}, "is no correction"),
    ({"action": "undo", "item": "99"}, "no such entry"),
    ({"action": "undo", "item": "many"}, "number of an entry"),
    ({"action": "reliability", "kind": "outlet", "item": "Coast Radio", "value": "Z"}, "a letter from A to E"),
    ({}, "is no correction"),
]


@pytest.mark.parametrize(("fields", "words"), WRONG)
def test_what_cannot_be_corrected_is_said(browser, fields, words):
    answer = send(browser, **fields)
    assert 400 <= answer.status_code < 500
    assert words.casefold() in harmless(answer.text).text.casefold()
    assert not harmless(browser.get(LEDGER).text).all("li", **{"class": "row"})


def test_what_was_entered_is_kept(browser):
    answer = send(browser, action="rename", kind="actor", item=SAHL, value="", note="He signs so")
    page = harmless(answer.text)
    assert page.all("input", name="note", value="He signs so")
    answer = send(browser, action="split", kind="event", item="d1:e1", document=["d1", "d2", "d3"], note="Two meetings")
    page = harmless(answer.text)
    assert [box["value"] for box in page.all("input", name="document") if "checked" in box] == ["d1", "d2", "d3"]


def test_of_several_one_is_chosen(browser):
    answer = send(browser, action="merge", kind="actor", item=DAHL, note="one minister", **{"with": "minister"})
    page = harmless(answer.text)
    assert answer.status_code == 422
    choices = [box["value"] for box in page.all("input", name="with", type="radio")]
    assert f"Omar Sahl · {SAHL}" in choices
    assert page.all("input", name="note", value="one minister")
    made(browser, action="merge", kind="actor", item=DAHL, **{"with": f"Omar Sahl · {SAHL}"})


def test_suggestions_while_typing(browser):
    found = browser.get("/cases/harbour/suggest", params={"kind": "actor", "q": "sah"}).json()
    assert found[0]["id"] == SAHL
    assert "5 documents" in found[0]["facts"]
    assert browser.get("/cases/harbour/suggest", params={"kind": "actor", "q": "s"}).json() == []
    assert browser.get("/cases/harbour/suggest", params={"kind": "event", "q": "meeting vienna"}).json()[0]["id"] == "d1:e1"
    assert browser.get("/cases/harbour/suggest", params={"kind": "claim", "q": "strait"}).json()[0]["id"] == OPEN_STRAIT
    assert browser.get("/cases/harbour/suggest", params={"kind": "fish", "q": "sah"}).status_code == 400


def test_hostile_names_stay_words(browser):
    name = '"><img src=x onerror=alert(1)>\u202eevil'
    where, _ = made(browser, action="rename", kind="actor", item=SAHL, value=name, note=name)
    for path in (where, LEDGER, "/cases/harbour/actors", "/cases/harbour/network", links.event("harbour", "d1:e1")):
        page = shown(browser, path)
        assert not page.all("img", src="x")
        assert "⟦RLO⟧evil" in page.text


def test_a_long_ledger_opens_where_an_entry_stands(browser):
    for number in range(27):
        made(browser, action="note", kind="actor", item=QADIM, value=f"Note number {number}")
    first = shown(browser, LEDGER)
    assert "Note number 26" in first.text
    assert "Note number 0" not in first.text
    assert "Note number 0" in shown(browser, f"{LEDGER}?entry=1").text
    assert "Note number 0" in shown(browser, f"{LEDGER}?page=2").text


def test_the_notice_shows_nothing_but_a_number(browser):
    page = shown(browser, links.actor("harbour", SAHL) + "?done=%3Cb%3E")
    assert "The correction is made" not in page.text


def colleague(desk, browser):
    """Another analyst with a browser of their own before the same store."""
    from dragoman.workspace.cases import Request

    def correct(**fields):
        return desk.correct("harbour", Request(author="B. Moreau", **fields))

    return correct


def test_who_corrects_second_is_told_what_the_first_decided_and_may_still_decide(browser, desk):
    seen = shown(browser, links.actor("harbour", SAHL)).all("input", name="seen")
    assert seen
    colleague(desk, browser)(action="rename", items=(SAHL,), value="Omar al-Sahl")
    mine = {"action": "rename", "kind": "actor", "item": SAHL, "value": "O. Sahl", "note": "as he signs", "seen": "0"}
    answer = send(browser, **mine)
    assert answer.status_code == 422
    page = harmless(answer.text)
    assert "B. Moreau decided meanwhile that the actor is called" in page.text
    assert "Omar al-Sahl" in page.text
    assert page.all("input", name="value", value="O. Sahl")
    assert page.all("input", name="note", value="as he signs")
    (again,) = {one["value"] for one in page.all("input", name="seen")} - {"0"}
    made(browser, **mine | {"seen": again})
    ledger = desk.ledger("harbour")
    assert [(entry.author == "B. Moreau", entry.value) for entry in ledger] == [(True, "Omar al-Sahl"), (False, "O. Sahl")]


def test_what_both_decide_alike_or_on_different_things_stands_in_nobodys_way(browser, desk):
    colleague(desk, browser)(action="rename", items=(SAHL,), value="O. Sahl")
    colleague(desk, browser)(action="side", items=(DAHL,), value="Norland")
    made(browser, action="rename", kind="actor", item=SAHL, value="O. Sahl", seen="0")
    made(browser, action="rename", kind="actor", item=DAHL, value="L. Dahl", seen="0")
    made(browser, action="note", kind="actor", item=SAHL, value="Ask the desk", seen="0")


def test_what_was_entered_on_a_thing_that_is_gone_is_not_lost(browser, desk):
    for document in ("d1", "d2", "d3", "d/4", "d5"):
        desk.remove("harbour", document)
    answer = send(browser, action="rename", kind="actor", item=SAHL, value="Somebody Else", note="by the gazette", seen="0")
    assert answer.status_code == 404
    page = harmless(answer.text)
    assert "is not in the case any more: another correction" in page.text.casefold()
    assert "Somebody Else" in page.text
    assert "by the gazette" in page.text
    assert "dragoman claims" not in page.text


def test_a_case_that_changes_between_the_look_and_the_entry_is_looked_at_again(browser, desk, monkeypatch):
    real, others = desk.correct, []

    def correct(case, wanted, *, expected=None):
        if not others:
            others.append(real(case, Request(action="rename", author="B. Moreau", items=(SAHL,), value="Omar al-Sahl")))
        return real(case, wanted, expected=expected)

    from dragoman.workspace.cases import Request

    monkeypatch.setattr(desk, "correct", correct)
    answer = send(browser, action="rename", kind="actor", item=SAHL, value="O. Sahl", seen="0")
    assert answer.status_code == 422
    assert "B. Moreau decided meanwhile" in harmless(answer.text).text
    assert len(desk.ledger("harbour")) == 1
