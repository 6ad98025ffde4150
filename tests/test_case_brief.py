"""The brief of a case: every line leads to its characters, safely, and the cost does not grow with the case."""

import builtins
import html
import io
import re
import time
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import msgspec
import pypdf
import pytest
from golden_files import compare
from readings import read_text
from strait import CASE, DOSSIER, POSITIONS, TEXTS, at, credit

from dragoman.errors import PdfUnavailable
from dragoman.telling.case_brief import case_brief
from dragoman.telling.case_pages import render_case
from dragoman.telling.case_parts import CaseBrief, Dossier
from dragoman.telling.stands import held_positions
from dragoman.types import (
    Case,
    CaseEvent,
    Claim,
    Correction,
    DocumentCard,
    EventMention,
    Grade,
    Instance,
    Origin,
    Pending,
    StatusChange,
)

BRIEF = case_brief(DOSSIER, as_of="2021-04-25", since="2021-04-16")
PAGE = render_case(BRIEF, "html")


class Page(HTMLParser):
    """Checks that elements nest, and keeps ids, targets and attributes."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.attributes: set[str] = set()
        self.feed(page)
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attrs)
        self.attributes |= set(values)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if values.get("href"):
            self.targets.append(str(values["href"]))
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


def words_of(page: str) -> str:
    body = re.sub(r"<(style|svg|title)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def brief_of(case: Case, **options: Any) -> CaseBrief:
    return case_brief(Dossier(case=case, texts=lambda document: "x" * 200, **options), as_of="2021-04-25", since=None)


def test_the_brief_is_as_expected() -> None:
    compare("strait.md", render_case(BRIEF, "markdown"))


def test_the_page_is_as_expected() -> None:
    compare("strait.html", PAGE)


def test_the_same_bytes_twice() -> None:
    again = case_brief(DOSSIER, as_of="2021-04-25", since="2021-04-16")
    assert render_case(again, "html") == PAGE
    assert render_case(again, "pdf") == render_case(BRIEF, "pdf")


def test_the_page_is_well_formed_and_every_link_arrives() -> None:
    page = Page(PAGE)
    assert len(page.ids) == len(set(page.ids))
    inside = [target[1:] for target in page.targets if target.startswith("#")]
    assert len(inside) > 60
    assert set(inside) <= set(page.ids)


def test_nothing_of_a_document_is_taken_for_markup() -> None:
    page = Page(PAGE)
    assert "script" not in page.tags
    assert not any(name.startswith("on") for name in page.attributes)
    assert "javascript:" not in " ".join(page.targets)
    assert "<script>alert('x')</script>" in words_of(PAGE)
    markdown = render_case(BRIEF, "markdown")
    assert "<script" not in markdown.replace("\\<script", "")


def test_the_page_needs_nothing_else() -> None:
    assert not re.search(r"<link|@import|url\(|<img|src=", PAGE)
    assert [target for target in Page(PAGE).targets if not target.startswith("#")] == ["https://courier.example/a?b=1&c=2"]


def test_every_note_quotes_the_characters_it_points_at() -> None:
    assert len(BRIEF.notes) > 25
    for note in BRIEF.notes:
        words = " ".join(TEXTS[note.document][slice(*note.span)].split())
        assert note.quotation == words
        assert note.outlet == next(card.outlet for card in CASE.documents if card.id == note.document)
    assert [note.number for note in BRIEF.notes] == list(range(1, len(BRIEF.notes) + 1))


def test_every_note_of_the_page_is_referred_to() -> None:
    referred = {target for target in Page(PAGE).targets if re.fullmatch(r"#n\d+", target)}
    assert referred == {f"#n{note.number}" for note in BRIEF.notes}


def test_ten_echoes_are_not_ten_witnesses() -> None:
    words = words_of(PAGE)
    assert "7 outlets, and one independent origin: an aide (Polaris)" in words
    assert "●○○○○○○" in words
    assert [group.status for group in BRIEF.claims] == ["independently-corroborated", "single-origin", "disputed", "denied"]
    assert [entry.id for group in BRIEF.claims for entry in group.entries] == ["c3", "c1", "c5", "c2", "c4"]


def test_a_grade_comes_with_its_rule_and_factors() -> None:
    words = words_of(PAGE)
    assert "credibility 4 (doubtful)" in words
    assert "One newsroom with an unnamed source." in words
    assert "second-hand: an aide tells Polaris" in words
    assert "credibility cannot be judged" in words


def test_corrections_are_shown_where_they_have_effect() -> None:
    corroborated = BRIEF.claims[0].entries[0]
    assert [line.words for line in corroborated.corrections] == [
        "the same claim (A. Holm, 20 April 2021, entry 1) – one meeting, seen from two sides"
    ]  # entry 3 was undone
    meeting = next(event for event in BRIEF.events if event.words.startswith("Meeting"))
    assert [line.mark for line in meeting.corrections] == ["corrected"]
    assert "Orland Gazette (reliability B)" in words_of(PAGE)
    assert [line.mark for line in BRIEF.corrections] == ["in effect", "in effect", "undone", "in effect", "in effect"]


def test_a_correction_finds_its_words_again_or_points_nowhere() -> None:
    moved = msgspec.structs.replace(CASE.corrections[0].anchors[0], span=(3, 9))
    gone = msgspec.structs.replace(moved, quote="words that no document holds")
    entry = msgspec.structs.replace(CASE.corrections[0], anchors=(moved, gone))
    case = msgspec.structs.replace(CASE, corrections=(entry,))
    brief = case_brief(replace(DOSSIER, case=case), as_of="2021-04-25")
    (number,) = brief.corrections[0].notes
    assert brief.notes[number - 1].quotation == "Dahl and Sahl met"


def test_the_way_of_an_event_to_its_status() -> None:
    meeting = next(event for event in BRIEF.events if event.words.startswith("Meeting"))
    assert [(line.mark, line.tag) for line in meeting.history] == [("11 April 2021", "planned"), ("19 April 2021", "occurred")]
    assert meeting.conflicts[0].words == "19 April 2021 (Norland Herald) · 20 April 2021 (Orland Gazette)"
    visit = next(event for event in BRIEF.events if event.words.startswith("Visit"))
    assert visit.standing == "called off"


def test_what_is_new_is_new_by_the_date_of_the_report() -> None:
    marks = {line.mark: line.words for line in BRIEF.news}
    assert marks["reports"].startswith("6 documents: Bourse Wire")
    assert "also in Strait Monitor; 1 independent origin" in marks["repeated"]
    assert "called off, before: planned" in marks["16 April 2021"]
    assert sum(line.mark == "new claim" for line in BRIEF.news) == 2
    undated = case_brief(replace(DOSSIER, added={}), as_of="2021-04-25", since="2021-04-16")
    assert "1 document without any date cannot be told to be new or old" in undated.news_basis


def test_a_denial_is_news() -> None:
    claim = Claim(
        id="c1",
        summary="The port is open.",
        instances=(
            Instance(document="d1", span=(0, 3)),
            Instance(document="d2", span=(0, 3), stance="denies"),
        ),
    )
    cards = (
        DocumentCard(id="d1", outlet="Herald", published="2021-05-01"),
        DocumentCard(id="d2", outlet="Post", published="2021-05-09"),
    )
    dossier = Dossier(case=Case(name="Port", documents=cards, claims=(claim,)), texts=lambda document: "abc")
    brief = case_brief(dossier, as_of="2021-05-10", since="2021-05-05")
    assert [line.mark for line in brief.news] == ["reports", "denied since"]
    nothing = case_brief(dossier, as_of="2021-05-20", since="2021-05-15")
    assert "No document of this case is dated 15 May 2021 or later." in words_of(render_case(nothing, "html"))


def test_a_correction_after_the_date_is_news_and_the_ledger_alone_is_no_document() -> None:
    late = Correction(id=1, at="2021-05-09T10:00:00Z", author="A. Holm", action="note", target="claim", value="call the port")
    card = DocumentCard(id="d1", outlet="Herald", published="2021-05-09")
    case = Case(name="Port", documents=(card,), corrections=(late,))
    brief = case_brief(Dossier(case=case, texts=lambda document: "abc"), as_of="2021-05-10", since="2021-05-05")
    assert [line.words for line in brief.news if line.mark == "corrected"] == [
        "note: call the port (A. Holm, 9 May 2021, entry 1)"
    ]


def test_an_empty_case_says_so() -> None:
    brief = brief_of(Case(name="Nothing yet"))
    assert "This case holds no documents yet." in words_of(render_case(brief, "html"))
    assert render_case(brief, "markdown").startswith("# Nothing yet\n")
    assert render_case(brief, "pdf").startswith(b"%PDF")
    Page(render_case(brief, "html"))


def test_a_case_of_one_document() -> None:
    claim = Claim(id="c1", summary="The port is open.", instances=(Instance(document="d1", span=(0, 3)),), n_outlets=1)
    brief = brief_of(Case(name="One", documents=(DocumentCard(id="d1", outlet="Herald"),), claims=(claim,)))
    words = words_of(render_case(brief, "html"))
    assert "1 document from 1 outlet; 1 document without a date." in words
    assert "No origin could be made out." in words
    assert "Herald, undated" in words


def test_documents_without_claims_are_said_to_have_none() -> None:
    brief = brief_of(Case(name="One", documents=(DocumentCard(id="d1", outlet="Herald"),)))
    assert "No claim was found in the documents of this case." in words_of(render_case(brief, "html"))


def test_public_stands_beside_private() -> None:
    (row,) = BRIEF.stands
    assert row.actor == "Bashir Qadim"
    assert "closing it for good" in row.public[0].words
    assert "an aide, in Polaris" in row.private[0].words
    only_public = case_brief(replace(DOSSIER, positions=POSITIONS[1:]), as_of="2021-04-25")
    assert only_public.stands == ()


def test_positions_of_a_reading_bear_the_names_of_the_case() -> None:
    reading = read_text(
        "In public Minister Dahl says that the port is closed. In private talks Minister Dahl says that the port is open."
    )
    assert reading.positions
    actor = reading.positions[0].actor
    held = held_positions(reading, {actor: "Lena Dahl"})
    assert {h.actor for h in held} >= {"Lena Dahl"}
    assert [(h.audience, h.evidence) for h in held] == [(p.audience, p.evidence) for p in reading.positions]


def test_pending_events_are_told_and_those_that_are_gone_are_not() -> None:
    assert [line.mark for line in BRIEF.pending] == ["due 22 April 2021"]
    gone = Pending(event="e99", due=None, announced=(), reason="")
    assert case_brief(replace(DOSSIER, pending=(gone,)), as_of="2021-04-25").pending == ()


def test_contradictions_name_both_sides_once() -> None:
    assert [line.mark for line in BRIEF.contradictions] == ["two versions", "denial", "reports differ on the date"]
    assert "denied by a spokesman of Orland's navy" in BRIEF.contradictions[1].words


def test_the_pdf_holds_the_words_and_the_notes() -> None:
    document = pypdf.PdfReader(io.BytesIO(render_case(BRIEF, "pdf")))
    words = " ".join(" ".join(page.extract_text() for page in document.pages).split())
    assert "The Strait of Hellin" in words
    assert "7 outlets, 1 independent origin" in words
    assert "Who repeats it" in words  # the picture is there
    assert "document d01, characters" in words


def test_nothing_is_fetched_for_a_pdf(caplog: pytest.LogCaptureFixture) -> None:
    from dragoman.telling.pdf import pdf_of

    assert pdf_of('<img src="file:///etc/hostname"><link rel="stylesheet" href="http://127.0.0.1:9/x.css">text').startswith(
        b"%PDF"
    )
    assert caplog.text.count("disallowed protocol") == 2


@pytest.mark.parametrize(("problem", "advice"), [(ImportError("no"), r"dragoman\[pdf\]"), (OSError("no pango"), "Pango")])
def test_without_the_parts_for_pdf_there_is_a_clear_word(
    problem: Exception, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing: Callable[..., Any] = builtins.__import__

    def refuse(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "weasyprint":
            raise problem
        return importing(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(PdfUnavailable, match=advice):
        render_case(BRIEF, "pdf")


def large(documents: int) -> Dossier:
    """As many documents as asked, one claim and one event for every three."""
    cards = tuple(
        DocumentCard(id=f"d{n:05}", outlet=f"Outlet {n % 400}", published=f"2021-{n % 12 + 1:02}-{n % 28 + 1:02}")
        for n in range(documents)
    )
    claims, events = [], []
    for n in range(0, documents - 3, 3):
        ids = [f"d{n + step:05}" for step in range(3)]
        if n == 0:
            ids = [f"d{step:05}" for step in range(200)]
        claims.append(
            Claim(
                id=f"c{n}",
                summary=f"Port {n} is open.",
                status=("single-origin", "independently-corroborated", "disputed", "denied")[n % 4],  # type: ignore[arg-type]
                instances=tuple(Instance(document=id, span=(0, 9), stance="denies" if n % 5 == 0 else "asserts") for id in ids),
                credits=tuple(credit(f"doc:{id}", f"source:Envoy {n}") for id in ids),
                origins=(Origin(name=f"Envoy {n}", documents=tuple(ids), kind="person"),),
                n_outlets=len(ids),
                n_independent=1,
                grade=Grade(credibility=n % 5 + 1, rule="x"),
            )
        )
        mention = EventMention(document=ids[0], span=(0, 9), status="planned")
        events.append(
            CaseEvent(
                id=f"e{n}",
                kind="meeting",
                participants=(f"Envoy {n}", "Dahl"),
                start=cards[n].published,
                end=cards[n].published,
                status="planned",
                mentions=(mention,),
                history=(StatusChange(at=cards[n].published, status="planned", document=ids[0]),),
            )
        )
    pending = tuple(Pending(event=event.id, due=event.start, announced=(), reason="x") for event in events)
    asked: dict[str, int] = {}

    def texts(document: str) -> str:
        asked[document] = asked.get(document, 0) + 1
        assert len(asked) < 600, "the brief reads documents that it does not show"
        return "The port is open." * 20

    case = Case(name="Large", documents=cards, claims=tuple(claims), events=tuple(events))
    return Dossier(case=case, texts=texts, pending=pending)


def test_a_large_case_is_told_in_seconds_and_counted() -> None:
    dossier = large(10_000)
    start = time.perf_counter()
    brief = case_brief(dossier, as_of="2022-01-01", since="2021-06-01")
    page = render_case(brief, "html")
    assert time.perf_counter() - start < 5
    assert all(group.more > 700 for group in brief.claims)
    assert "more claims of this status" in page
    assert brief.more["pending"] > 3000
    assert len(page) < 1_500_000


def test_a_wrong_page_is_noticed() -> None:
    with pytest.raises(AssertionError):
        Page("<p><b>x</p></b>")


def test_at_finds_the_words_of_the_invented_case() -> None:
    assert TEXTS["d07"][slice(*at("d07", "met for three hours"))] == "met for three hours"
    assert msgspec.json.decode(msgspec.json.encode(CASE), type=Case) == CASE
