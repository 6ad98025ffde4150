"""The documents of a case, and the text of one with everything that was read in it."""

import time

import msgspec
import pytest
from looked import looked, words_in
from made import put, served

from dragoman.types import Attribution, Delta, Document, DocumentCard, Reading, Section
from dragoman.web.pages import links

HERALD = (
    "According to the website Polaris.org, Lena Dahl said that the port of Eide was open.[1] Dahl and Omar Sahl met in Vienna on "
    "19 April 2021.\nThe talks may resume, an aide said.\n\n[1] Polaris.org, April 10, 2021."
)
COURIER = (
    "Lena Dahl said that the port of Eide was open. Dahl and Omar Sahl will meet in Vienna on 19 April 2021, her office said."
)
HOSTILE = (
    "<script>alert('text')</script> said Orlu\u202e\x00, \"that the port is open\". Minister Orlu said that he left.\r\nBye."
)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with served(tmp_path_factory.mktemp("pages"), "strait", "hostile") as (workspace, client):
        put(
            workspace,
            "strait",
            Document.from_text(
                HERALD, id="h/1", title="Port open", publisher="Norland Herald", published="2021-04-20", language="en"
            ),
            Document.from_text(
                COURIER, id="c1", publisher="The Courier", published="2021-04-12", url="https://courier.example/a"
            ),
            Document.from_text(COURIER + " ", id="copy", publisher="The Echo", published="2021-04-13"),
            Document.from_text("قال الوزير سامي قاسم إن المحادثات فشلت.", id="ar", publisher="المرصد", language="ar"),
            Document.from_text("Hm.", id="fi", publisher="Lehti", language="fi"),
        )
        put(
            workspace,
            "hostile",
            Document.from_text(
                HOSTILE,
                id='"><img src=x onerror=alert(1)>',
                title="<script>alert('title')</script>\u202e",
                publisher="<b>Blog</b>",
                url="javascript:alert(1)",
                published="2021-04-13",
            ),
        )
        yield client


def test_the_list_shows_the_latest_first_and_marks_copies(client):
    page = looked(client.get("/cases/strait/documents"))
    rows = page.texts("li", "row")
    assert [row.split()[0] for row in rows] == ["Port", "copy", "c1", "fi", "ar"]
    assert "copy of The Courier" in rows[1]
    assert "20 April 2021" in rows[0]
    assert page.links["Port open"] == "/cases/strait/documents/h/1"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"outlet": "herald"}, {"Port"}),
        ({"language": "ar"}, {"ar"}),
        ({"since": "2021-04-13"}, {"Port", "copy"}),
        ({"until": "2021-04-12"}, {"c1"}),
        ({"copies": "none", "since": "2021-04-01"}, {"Port", "c1"}),
        ({"copies": "only"}, {"copy"}),
    ],
)
def test_the_list_is_filtered(client, query, found):
    rows = looked(client.get("/cases/strait/documents", params=query)).texts("li", "row")
    assert {row.split()[0] for row in rows} == found


def test_where_nothing_fits_the_list_says_so(client):
    page = looked(client.get("/cases/strait/documents", params={"outlet": "nobody"}))
    assert "No document fits" in page.words


def test_nested_attributions_are_nested_elements(client):
    page = looked(client.get("/cases/strait/documents/h%2F1"))
    inner = [e for e in page.all("span", "d2") if "the port of Eide was open" in words_in(e)]
    assert inner
    assert "d1" in inner[0].getparent().get("class") or "d1" in inner[0].getparent().getparent().get("class")


def test_the_text_is_whole_and_its_marks_lead_to_their_items(client):
    page = looked(client.get("/cases/strait/documents/h%2F1"))
    (text,) = page.all("div", "text")
    assert words_in(text) == " ".join(HERALD.split())
    said = next(a for a in page.all("a", "cue") if words_in(a) == "said")
    assert "item=" in said.get("href") and said.get("href").endswith("#chosen")


def test_a_chosen_attribution_shows_its_chain_claim_and_the_same_elsewhere(client):
    page = looked(client.get("/cases/strait/documents/h%2F1"))
    said = next(a for a in page.all("a", "cue") if words_in(a) == "said")
    page = looked(client.get(said.get("href")))
    (panel,) = page.all("aside")
    steps = [words_in(step) for step in panel.xpath(".//ol[@class='steps']/li")]
    assert len(steps) == 2 and steps[0].startswith("Polaris") and steps[1].startswith("Lena Dahl")
    assert panel.xpath(".//li[contains(@class, 'claim-row')]//a/@href")[0].startswith("/cases/strait/claims/")
    assert "The Courier, 12 April 2021" in words_in(panel)
    assert "% sure" in words_in(panel) or "Found by rules" in words_in(panel)
    assert page.root.get_element_by_id("chosen") is not None
    assert any("chosen" in e.get("class") for e in page.all("*", "cue"))


def test_a_chosen_event_shows_its_status_here_and_in_the_case(client):
    met = next(a for a in looked(client.get("/cases/strait/documents/h%2F1")).all("a", "event") if words_in(a) == "met")
    (panel,) = looked(client.get(met.get("href"))).all("aside")
    words = words_in(panel)
    assert "Meeting took place" in words and "19 April 2021" in words
    assert "the author" in words
    assert "planned" in words, "the other report announced it"


def test_an_endnote_marker_shows_its_note(client):
    marker = next(a for a in looked(client.get("/cases/strait/documents/h%2F1")).all("a", "citation") if words_in(a) == "[1]")
    (panel,) = looked(client.get(marker.get("href"))).all("aside")
    assert "Polaris.org, April 10, 2021" in words_in(panel)


def test_only_the_item_can_be_asked_for(client):
    href = looked(client.get("/cases/strait/documents/h%2F1")).all("a", "cue")[0].get("href").partition("#")[0]
    part = client.get(href + "&only=item").text
    assert "<html" not in part and "Who says so" in part


def test_characters_are_highlighted(client):
    page = looked(client.get(links.document("strait", "c1", at=(0, 9))))
    assert page.texts("mark") == ["Lena Dahl"]
    assert page.all("mark")[0].get("id") == "at"


@pytest.mark.parametrize("query", ["at=99999-100000", "item=s99", "at=x-y", "part=99", "at=5-2"])
def test_what_a_text_does_not_have_still_shows_the_text(client, query):
    page = looked(client.get(f"/cases/strait/documents/c1?{query}"))
    assert "Lena Dahl said" in page.words


def test_layers_are_switched_by_the_address_too(client):
    page = looked(client.get("/cases/strait/documents/c1?layers=event,time"))
    on = {box.get("id") for box in page.all("input", "show") if box.get("checked") is not None}
    assert on == {"show-event", "show-time"}


def test_lesser_readings_say_so_and_run_from_the_right(client):
    page = looked(client.get("/cases/strait/documents/ar"))
    assert "lesser reader for Arabic" in page.words
    assert page.all("div", "text")[0].get("dir") == "rtl"
    assert "does not read the language “fi”" in looked(client.get("/cases/strait/documents/fi")).words


def test_the_original_is_linked_only_by_http(client):
    assert looked(client.get("/cases/strait/documents/c1")).links["Original (opens elsewhere)"] == "https://courier.example/a"
    hostile = client.get(links.document("hostile", '"><img src=x onerror=alert(1)>'))
    assert "javascript:" not in hostile.text


def test_nothing_of_a_document_becomes_a_part_of_the_page(client):
    id = '"><img src=x onerror=alert(1)>'
    for address in ("/cases/hostile/documents", links.document("hostile", id), links.document("hostile", id, item="s1")):
        answer = client.get(address)
        page = looked(answer)
        assert [s.get("src") for s in page.all("script")] == ["/static/dragoman.js"]
        assert {i.get("src") for i in page.all("img")} == {"/static/icon.svg"}
        assert "\u202e" not in answer.text and "\x00" not in answer.text
    text = looked(client.get(links.document("hostile", id))).all("div", "text")[0]
    assert "<script>alert('text')</script> said Orlu⟦RLO⟧⟦NUL⟧" in text.text_content()


def test_a_document_that_is_not_there_is_told_as_such(client):
    assert client.get("/cases/strait/documents/nothing").status_code == 404
    assert client.get("/cases/nowhere/documents").status_code == 404


def _nested(count: int, text: str) -> tuple[Attribution, ...]:
    step = len(text) // (2 * count + 2)
    return tuple(
        Attribution(
            id=f"s{n}",
            parent=f"s{n - 1}" if n else None,
            source=((n * step, n * step + 2),),
            cue=((n * step + 3, n * step + 5),),
            content=((n * step + 6, len(text) - n * step),),
            speaker=None,
            speaker_kind="unknown",
            form="indirect",
            chain=("one", "another"),
        )
        for n in range(count)
    )


def test_a_megabyte_with_ten_thousand_nested_attributions_opens(tmp_path):
    text = "words and so on " * 65_536
    document = Document.from_text(text, id="large")
    document = msgspec.structs.replace(document, sections=(Section(kind="body", start=0, end=len(text)),))
    reading = Reading(document=document, attributions=_nested(10_000, text))
    with served(tmp_path, "large") as (workspace, client):
        with workspace.repository.transaction("large") as session:
            session.put(reading, Delta(document=DocumentCard(id="large", outlet="Herald")), reader="test", linker="test")
        client.get("/cases/large/documents")
        started = time.process_time()
        page = looked(client.get("/cases/large/documents/large"))
        spent = time.process_time() - started
        assert "Part 1 of" in page.words
        deepest = max(len(list(e.iterancestors("span"))) for e in page.all("span", "content"))
        assert deepest < 5
        last = looked(client.get("/cases/large/documents/large?item=s9999"))
        assert last.root.get_element_by_id("chosen") is not None
        assert "Part 1 of" not in last.words
    assert spent < 3  # about half a second of it is the client's
