"""A case at a glance, its claims, one claim, contradictions, search: what the pages say of the strait's case."""

import csv
import io
from pathlib import Path

import pytest
import strait
from looked import looked, words_in
from made import served

from dragoman.types import Delta, Document, Reading, Statement

NAME = "The Strait of Hellin"
AT = "/cases/The%20Strait%20of%20Hellin"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with served(tmp_path_factory.mktemp("claims"), NAME, "empty") as (workspace, client):
        with workspace.repository.transaction(NAME) as session:
            session.apply(Delta(actors=strait.ACTORS))
            for card in strait.CARDS:
                document = Document.from_text(
                    strait.TEXTS[card.id], id=card.id, publisher=card.outlet, published=card.published, language=card.language
                )
                said = Statement(
                    id=f"{card.id}:t1",
                    document=card.id,
                    span=(0, len(document.text)),
                    text=document.text,
                    chain=("an aide",) if card.id == "d01" else (),
                    speaker="a1" if card.id == "d13" else None,
                    status="alleged" if card.id == "d01" else None,
                    published=card.published,
                    claim="c1" if card.id == "d01" else None,
                )
                session.put(Reading(document=document), Delta(document=card, statements=(said,)), reader="test", linker="test")
            for entry in strait.CORRECTIONS:
                session.append(entry)
            session.apply(Delta(events=strait.EVENTS, claims=strait.CLAIMS))
        yield client


# -- start ---------------------------------------------------------------------------------------------------------------------


def _made(client, name):
    page = looked(client.get("/"))
    token = page.root.xpath("//form[@action='/cases']//input[@name='_csrf_token']/@value")[0]
    return client.post("/cases", data={"name": name, "_csrf_token": token}, follow_redirects=False)


def test_the_first_page_leads_to_the_cases(client):
    page = looked(client.get("/"))
    assert page.links[NAME] == f"/cases/{NAME}"
    assert "15 documents" in page.words
    assert page.links["Add documents"] == "/cases/empty/add"


def test_a_case_is_made_and_documents_are_asked_for(client):
    answer = _made(client, "  New   case ")
    assert (answer.status_code, answer.headers["location"]) == (303, "/cases/New%20case/add")


@pytest.mark.parametrize(
    ("name", "status", "words"), [("empty", 409, "is a case"), ("/../", 422, "cannot name a case"), ("", 422, "cannot name")]
)
def test_a_name_that_will_not_do_is_told_beside_the_field(client, name, status, words):
    answer = _made(client, name)
    assert answer.status_code == status
    assert words in answer.text and "Make a case" in answer.text


# -- case ----------------------------------------------------------------------------------------------------------------------


def test_the_case_shows_its_claims_by_strength(client):
    page = looked(client.get(AT))
    headings = [words_in(h) for h in page.root.xpath("//h3")]
    assert headings == ["independently corroborated 1 claim", "single origin 2 claims", "disputed 1 claim", "denied 1 claim"]
    assert "15 documents from 13 outlets" in page.words
    assert page.links["Foreign ministers Lena Dahl and Omar Sahl met in Vienna."] == f"/cases/{NAME}/claims/c3"
    assert "came with the first addition" in page.words


def test_the_case_tells_what_is_new_since_a_day(client):
    page = looked(client.get(AT, params={"since": "2021-04-19"}))
    assert "New since 19 April 2021" in page.words
    news = " ".join(page.texts("section", "news"))
    assert "Foreign ministers Lena Dahl and Omar Sahl met in Vienna" in news
    assert "tanker" not in news, "told on the 18th at the latest"
    proof = next(a for a in page.all("a", "proof") if "Norland Herald, 19 April 2021" in words_in(a))
    assert "/documents/d07?at=" in proof.get("href")


def test_the_case_shows_contradictions_and_what_is_pending(client):
    words = looked(client.get(AT)).words
    assert "Contradictions all" in words and "two versions" in words
    assert "Call: Mira Halden, Bashir Qadim" in words.partition("Announced and not reported since")[2]


def test_a_date_that_is_none_is_told_in_place(client):
    answer = client.get(AT, params={"since": "next week"})
    page = looked(answer)
    assert "next week" in " ".join(page.texts("div", "error"))
    assert "Claims by strength" in page.words


def test_an_empty_case_asks_for_documents(client):
    page = looked(client.get("/cases/empty"))
    assert "No documents yet" in page.words
    assert page.root.xpath("//main//a/@href") == ["/cases/empty/add", "/cases/empty/delete"]


def test_the_documentation_names_every_page(client):
    documented = (Path(__file__).parents[2] / "docs" / "workbench.md").read_text(encoding="utf-8")
    entries = [words_in(a) for a in looked(client.get(AT)).root.xpath("//nav[@id='navigation']//a")]
    assert len(entries) > 10
    assert [name for name in entries if f"| {name} |" not in documented] == []


# -- claims --------------------------------------------------------------------------------------------------------------------


def _claims(client, **query):
    return [row.partition(".")[0] for row in looked(client.get(f"{AT}/claims", params=query)).texts("li", "claim-row")]


def test_the_best_sourced_claims_come_first(client):
    found = _claims(client)
    assert found[0].startswith("Foreign ministers") and found[1].startswith("President Mira Halden")
    assert len(found) == 5


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ({"status": "denied"}, ["Orland's navy"]),
        ({"speaker": "courtier"}, ["The secret letter"]),
        ({"outlet": "gazette"}, ["Foreign ministers"]),
        ({"since": "2021-04-19"}, ["Foreign ministers", "President Mira"]),
        ({"words": "PILOTS"}, ["Norland will pay"]),
        ({"words": "nothing of the sort"}, []),
    ],
)
def test_claims_are_filtered(client, query, begins):
    found = _claims(client, **query)
    assert len(found) == len(begins)
    assert all(one.startswith(begin) for one, begin in zip(found, begins, strict=True))


def test_the_most_told_claim_can_come_first(client):
    assert _claims(client, order="told")[0].startswith("President Mira Halden")


def test_a_claim_names_its_origins_and_says_which_count(client):
    page = looked(client.get(f"{AT}/claims/c1"))
    rows = [row for row in page.texts("li", "row") if "count" in row]
    assert rows[0].startswith("counts an aide (Polaris)") and rows[1].startswith("does not count rumours")
    assert "One origin, and nobody concerned has confirmed or denied it." in page.words
    assert "Credibility 4 (doubtful): one newsroom with an unnamed source" in page.words
    assert "second-hand: an aide tells Polaris" in page.words


def test_tellings_are_compared_with_the_earliest_that_is_worded_alike(client):
    page = looked(client.get(f"{AT}/claims/c1"))
    tellings = page.all("li", "telling")
    assert words_in(tellings[0]).startswith("1 Polaris, 10 April 2021 earliest")
    same = next(t for t in tellings if "Agence Nord" in words_in(t))
    assert not same.xpath(".//ins | .//del")
    other = next(t for t in tellings if "The Courier" in words_in(t))
    assert "worded otherwise" in words_in(other) or other.xpath(".//ins")
    assert any("does not comment" in words_in(t) for t in tellings)


def test_the_provenance_leads_to_the_words_and_can_be_saved(client):
    page = looked(client.get(f"{AT}/claims/c1"))
    (picture,) = page.root.xpath("//figure//*[local-name()='svg']")
    hrefs = picture.xpath(".//*[local-name()='a']/@href")
    assert any("/documents/d02?at=0-" in href for href in hrefs)
    assert not picture.xpath(".//@style | .//*[local-name()='style']")
    saved = client.get(f"{AT}/claims/c1/provenance.svg")
    assert saved.headers["content-type"].startswith("image/svg+xml") and "attachment" in saved.headers["content-disposition"]
    assert "<a " not in saved.text, "a picture that stands alone leads nowhere"
    rows = list(csv.DictReader(io.StringIO(client.get(f"{AT}/claims/c1/provenance.csv").text)))
    assert len(rows) == 7
    assert {"taker": "The Courier, 12 April 2021", "giver": "Polaris", "kind": "chain"}.items() <= rows[2].items()


def test_credits_are_a_table_in_words(client):
    page = looked(client.get(f"{AT}/claims/c1"))
    rows = [[words_in(cell) for cell in row] for row in page.root.xpath("//table//tbody/tr")]
    assert ["Agence Nord, 12 April 2021", "credits it in the line", "Norland Herald, 11 April 2021", ""] in rows
    assert "copies its words without credit" in [row[1] for row in rows]


def test_a_circle_is_told(client):
    assert "A circle of credits: Evening Star → Daily Beam → Evening Star" in looked(client.get(f"{AT}/claims/c5")).words


def test_a_claim_shows_what_contradicts_it_its_event_and_its_corrections(client):
    page = looked(client.get(f"{AT}/claims/c1"))
    assert "The secret letter of Halden went to the Regent" in page.words.partition("What contradicts it")[2]
    corrected = looked(client.get(f"{AT}/claims/c3"))
    assert "entry 1 The same claim. A. Holm" in corrected.words
    assert "entry 3" not in corrected.words, "it was undone"
    assert corrected.links["Meeting: Lena Dahl, عمر سهل"] == f"/cases/{NAME}/events/e2"


def test_no_such_claim_is_told_as_such(client):
    assert client.get(f"{AT}/claims/c99").status_code == 404


# -- contradictions ------------------------------------------------------------------------------------------------------------


def test_contradictions_name_both_sides(client):
    page = looked(client.get(f"{AT}/contradictions"))
    cards = page.texts("li", "card")
    assert any("two versions" in c and "late March" in c and "the Regent of Orland" in c for c in cards)
    assert any("Denied by a spokesman of Orland's navy" in c for c in cards)
    only = looked(client.get(f"{AT}/contradictions?kind=denials")).texts("li", "card")
    assert len(only) == 1 and only[0].startswith("denied")
    assert "No contradictions" in looked(client.get("/cases/empty/contradictions")).words


# -- search --------------------------------------------------------------------------------------------------------------------


def _found(client, **query):
    page = looked(client.get(f"{AT}/search", params=query))
    return page, page.texts("p", "statement")


def test_a_search_marks_the_words_and_leads_to_the_characters(client):
    page, found = _found(client, q='"secret letter"')
    assert len(found) == 5
    assert set(page.texts("mark")) == {"secret letter"}
    href = page.all("p", "statement")[0].find("a").get("href")
    assert "/documents/d" in href and "?at=0-" in href
    assert any("an aide alleged" in facts for facts in page.texts("p", "row-facts"))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"q": "letter", "since": "2021-04-14"}, 2),
        ({"q": "letter", "via": "Polaris"}, 1),
        ({"q": "letter", "status": "alleged"}, 1),
        ({"speaker": "Halden"}, 1),
        ({"q": "zeppelin"}, 0),
    ],
)
def test_a_search_is_filtered(client, query, count):
    _, found = _found(client, **query)
    assert len(found) == count


def test_where_nothing_is_found_there_is_advice(client):
    assert "Try fewer words" in looked(client.get(f"{AT}/search", params={"q": "zeppelin"})).words
    assert "Search what is said" in looked(client.get(f"{AT}/search")).words
    assert "No documents yet" in looked(client.get("/cases/empty/search?q=x")).words


@pytest.mark.parametrize("query", [{"q": '"open'}, {"q": "-only"}, {"q": "letter", "since": "yesterday"}])
def test_an_error_of_the_query_stands_beside_it(client, query):
    answer = client.get(f"{AT}/search", params=query)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text and 'name="q"' in answer.text


def test_no_query_becomes_a_part_of_the_page(client):
    answer = client.get(f"{AT}/search", params={"q": '"><script>alert(1)</script>\u202e', "speaker": "<b>"})
    assert "<script>alert" not in answer.text and "\u202e" not in answer.text
    assert "<img src=x" not in client.get(f"{AT}/claims", params={"speaker": '"><img src=x>'}).text


def test_hostile_cards_stay_words_on_every_page(client):
    for path in ("", "?since=2021-01-01", "/documents", "/claims/c1", "/contradictions", "/search?q=letter", "/documents/d14"):
        page = looked(client.get(AT + path))
        assert [s.get("src") for s in page.all("script")] == ["/static/dragoman.js"], path
        assert not [href for href in page.root.xpath("//@href") if href.startswith("javascript")], path
        assert "Blog" not in [words_in(b) for b in page.all("b")], path
