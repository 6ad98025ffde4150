"""Files in every format become documents with the right text."""

import io
import json
from email.message import EmailMessage
from pathlib import Path

import docx
import msgspec
import pytest
from fpdf import FPDF

from dragoman.ingest.formats import documents
from dragoman.ingest.known import Known
from dragoman.types import Document

SENTENCE = "Minister Orlu said that the envoy left on Monday."


def only(content: bytes, name: str, known: Known | None = None) -> Document:
    (document,) = documents(content, name, known or Known())
    assert isinstance(document, Document), document
    return document


def pdf(*paragraphs: str) -> bytes:
    file = FPDF()
    file.add_page()
    file.set_font("Helvetica", size=12)
    for paragraph in paragraphs:
        file.multi_cell(0, 6, paragraph)
        file.ln(8)
    return bytes(file.output())


def word_file(*paragraphs: str) -> bytes:
    file = docx.Document()
    file.core_properties.title = "Envoy leaves"
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    sink = io.BytesIO()
    file.save(sink)
    return sink.getvalue()


def message() -> bytes:
    mail = EmailMessage()
    mail["From"] = "Norland Herald <desk@herald.example>"
    mail["Subject"] = "Envoy leaves"
    mail["Date"] = "Mon, 10 May 2021 10:00:00 +0000"
    mail.set_content(SENTENCE)
    return mail.as_bytes()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (SENTENCE.encode(), "a.txt"),
        (SENTENCE.encode("utf-16"), "a.txt"),
        (pdf(SENTENCE), "a.pdf"),
        (word_file(SENTENCE), "a.docx"),
        (message(), "a.eml"),
        (json.dumps({"text": SENTENCE}).encode(), "a.json"),
        (json.dumps([{"text": SENTENCE}]).encode(), "a.json"),
        (json.dumps({"text": SENTENCE}).encode(), "a.jsonl"),
        (pdf(SENTENCE), "no-suffix"),
        (json.dumps({"text": SENTENCE}).encode(), "-"),
    ],
)
def test_every_format_gives_the_text(content: bytes, name: str) -> None:
    document = only(content, name)
    assert document.text.strip() == SENTENCE
    assert json.loads(msgspec.json.encode(document))["text"] == document.text  # its words are words, whatever the library's are


def test_a_wrapped_paragraph_of_a_pdf_is_one_line() -> None:
    long = " ".join([SENTENCE] * 6)
    assert only(pdf(long, SENTENCE), "a.pdf").text.split("\n") == [long, SENTENCE]


def test_mail_and_word_files_say_what_they_are() -> None:
    mail = only(message(), "a.eml")
    assert (mail.title, mail.publisher, mail.published) == ("Envoy leaves", "Norland Herald", "2021-05-10")
    assert only(word_file(SENTENCE), "a.docx").title == "Envoy leaves"


@pytest.mark.parametrize(
    ("head", "title", "publisher", "published"),
    [
        ("From: =?utf-8?q?D=C3=A9sk?= <>\nSubject: =?utf-8?b?w4l0?=\n goes on\nDate: nonsense", "Ét goes on", "Désk", None),
        ("From: @@@,,<<>>:;\nSubject: hi\nDate: Mon, 99 Foo 2021", "hi", None, None),
        ('From: "a" <b@c> d e f <x\nSubject: \nDate: Mon, 10 May 2021 10:00:00 +0000', None, "a", "2021-05-10"),
    ],
)
def test_a_message_with_broken_headers_is_read(
    head: str, title: str | None, publisher: str | None, published: str | None
) -> None:
    mail = only(f"{head}\n\n{SENTENCE}".encode(), "a.eml")
    assert mail.text == SENTENCE
    assert (mail.title, mail.published) == (title, published)
    assert mail.publisher == publisher


def test_an_article_keeps_its_fields_and_its_other_keys() -> None:
    record = {"id": "x1", "text": SENTENCE, "title": "T", "publisher": "P", "published": "2021-05-10T08:00", "desk": 3}
    document = only(json.dumps(record).encode(), "a.json")
    assert (document.id, document.title, document.publisher, document.published) == ("x1", "T", "P", "2021-05-10")
    assert document.metadata == {"desk": 3}


def test_the_command_line_fills_what_a_file_does_not_say() -> None:
    known = Known(title="T", publisher="P", published="2021-05-10", language="en")
    document = only(SENTENCE.encode(), "a.txt", known)
    assert (document.title, document.publisher, document.published, document.language) == ("T", "P", "2021-05-10", "en")


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👩‍👧 Minister Orlu said “e\u0301te\u0301”.",
        "אמר השר. Minister Orlu said that he left.",
        "A\r\nB",
    ],
)
def test_offsets_count_code_points(text: str, tmp_path: Path, run) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    reading = json.loads(run("read", path, "--format", "json").out)
    told = reading["document"]["text"]
    assert told == text.replace("\r\n", "\n")
    for attribution in reading["attributions"]:
        assert "".join(told[s:e] for s, e in attribution["source"]) == "Minister Orlu"


def test_notes_of_a_word_file_become_numbered_lines() -> None:
    from lxml import etree

    from dragoman.ingest.docx import _line

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraph = etree.fromstring(
        f'<w:p xmlns:w="{space}"><w:r><w:t>He left.</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    order: list[tuple[str, str]] = []
    assert (_line(paragraph, order), order) == ("He left.[1]", [("endnote", "2")])
