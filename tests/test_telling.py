"""What is printed is what was read, safely."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import read_text

from dragoman.telling import render
from dragoman.telling.brief import brief_of
from dragoman.telling.marks import Mark, segments
from dragoman.types import Actor, Document, Reading

TEXT = (
    "Lena Dahl met Tomas Berg in Vienna on May 9, 2021.[1] According to the website Polaris.org, Dahl offered to leave. "
    "A senior official said that Dahl will meet Berg again on Friday.\n\nNotes:\n[1] Herald (Norland), May 10, 2021."
)
HOSTILE = 'Minister <script>alert(1)</script> said that "<img src=x onerror=alert(1)>" & </p></div> was open.'


class _Parser(HTMLParser):
    """Checks that elements nest, and keeps the text of the marked document."""

    VOID = frozenset({"meta", "input", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if str(values.get("href", "")).startswith("#"):
            self.targets.append(str(values["href"])[1:])
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


def parsed(page: str) -> _Parser:
    parser = _Parser()
    parser.feed(page)
    assert parser.stack == []
    return parser


def marked_text(page: str) -> str:
    body = page.split('<div class="text">')[1].split("</div>")[0]
    return html.unescape(re.sub(r"<[^>]+>", "", body))


@pytest.mark.parametrize("text", [TEXT, HOSTILE, "שלום עולם. Minister Orlu said that he left.", "No statement here"])
def test_the_page_is_well_formed_and_its_links_lead_somewhere(text: str) -> None:
    page = render([read_text(text, title="<b>title</b>")], "html")
    parser = parsed(page)
    assert len(parser.ids) == len(set(parser.ids))
    assert set(parser.targets) <= set(parser.ids)
    assert not {"script", "img", "iframe"} & set(parser.tags)


@pytest.mark.parametrize("text", [TEXT, HOSTILE])
def test_without_its_tags_the_marked_text_is_the_text(text: str) -> None:
    assert marked_text(render([read_text(text)], "html")) == text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 19), st.integers(1, 10)), max_size=12))
def test_segments_of_overlapping_marks_are_the_text_again(pieces: list[tuple[int, int]]) -> None:
    text = "The envoys met today"
    spans = tuple((start, min(len(text), start + length)) for start, length in pieces)
    actor = Actor(id="a1", name="envoys", kind="group", mentions=spans)
    reading = Reading(document=Document.from_text(text), actors=(actor,))
    cut = list(segments(reading))
    assert "".join(segment.text for segment in cut) == text
    for segment in cut:
        covering = {mark.span for mark in segment.marks}
        assert covering == {s for s in spans if s[0] <= segment.start and segment.start + len(segment.text) <= s[1]}


def test_marks_know_how_deep_they_nest() -> None:
    reading = read_text("According to the website Polaris.org, Lena Dahl said that the port was open.")
    depths = {mark.item: mark.depth for segment in segments(reading) for mark in segment.marks if mark.layer == "content"}
    assert sorted(depths.values()) == [0, 1]
    assert Mark((0, 1), "content", "s1", "").depth == 0


def test_every_line_of_a_brief_has_an_endnote_that_quotes_the_text() -> None:
    reading = read_text(TEXT)
    brief = brief_of(reading)
    numbers = {note.number for note in brief.notes}
    lines = [*brief.in_short, *brief.events, *brief.commitments, *brief.people, *brief.open_questions]
    lines += [line for group in (*brief.reported, *brief.positions) for line in group.lines]
    assert lines
    assert all(line.notes and set(line.notes) <= numbers for line in lines)
    for note in brief.notes:
        assert reading.document.text_of(note.span).startswith(note.quotation.split(" … ")[0].removesuffix(" […]"))


def test_the_brief_asks_what_the_text_leaves_open() -> None:
    words = " ".join(line.words for line in brief_of(read_text(TEXT)).open_questions)
    assert "Single source" in words
    assert "A senior official" in words
    assert "Did it take place?" in words


def test_a_long_article_gives_a_short_brief() -> None:
    text = "\n".join(f"Minister Orlu{n} said that road number {n} was open." for n in range(60))
    brief = brief_of(read_text(text))
    assert sum(len(group.lines) for group in brief.reported) <= 24
    assert brief.more["statements"] == 36


def test_a_table_fits_its_width() -> None:
    lines = render([read_text(TEXT)], "table", width=80).splitlines()
    assert max(map(len, lines)) <= 80
    assert any("Polaris.org" in line for line in lines)


def test_several_documents_share_a_page() -> None:
    page = render([read_text(TEXT, title="One"), read_text(HOSTILE, title="Two")], "html")
    parser = parsed(page)
    assert len(parser.ids) == len(set(parser.ids))
    assert "One" in page and "Two" in page


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_a_document_that_says_nothing_to_us_is_told_as_such(format_: str) -> None:
    assert "reads it as English" in render([read_text("Hm, hm.")], format_)
    unread = render([read_text("Ministeri sanoi, että neuvottelut alkaisivat maanantaina Helsingissä.")], format_)
    assert "does not read the language “fi”" in unread
    assert "reads it as English" not in unread


@pytest.mark.parametrize("format_", ["table", "markdown", "html"])
def test_a_lesser_reading_says_so(format_: str) -> None:
    told = render([read_text("قال الوزير سامي قاسم إن المحادثات فشلت.", language="ar")], format_)
    assert "lesser reader for Arabic" in " ".join(told.split())
    assert "lesser reader" not in render([read_text(TEXT)], format_)


def test_a_text_written_from_the_right_stands_so_on_the_page() -> None:
    page = render([read_text("رضا کریمی گفت که راه باز است.", language="fa-IR")], "html")
    assert '<div class="text" lang="fa-IR" dir="rtl">' in page
    assert 'dir="rtl"' not in render([read_text(TEXT)], "html")
