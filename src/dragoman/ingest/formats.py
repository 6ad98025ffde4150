"""Name and first bytes → format → documents."""

from collections.abc import Iterator
from pathlib import PurePath

from dragoman.errors import DragomanError, NoText, TooLarge, UnknownFormat
from dragoman.ingest.article import read_article_lines, read_articles
from dragoman.ingest.known import LONGEST_TEXT, Found, Known, document_of
from dragoman.ingest.text import decode
from dragoman.types import Document

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    ".json": "article",
    ".jsonl": "articles",
    ".ndjson": "articles",
}
MEDIA_TYPES = {
    "text/plain": "text",
    "text/markdown": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "mail",
    "application/json": "article",
    "application/jsonl": "articles",
    "application/x-ndjson": "articles",
}
LARGEST_FILE = 50_000_000  # bytes
_LIST = "text, HTML, PDF, DOCX, EML, JSON or JSON Lines"


def format_of(content: bytes, name: str) -> str:
    """The format by the name's ending, or by the first bytes. Raises `UnknownFormat`."""
    suffix = PurePath(name).suffix.casefold()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    start = content[:2000].lstrip()
    lower = start[:500].lower()
    if start.startswith(b"%PDF"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx"
    if lower.startswith((b"<!doctype html", b"<html")) or b"<body" in lower or b"<head" in lower:
        return "html"
    if start.startswith((b"{", b"[{")):
        return "articles" if b"}\n{" in content or (content.strip().count(b"\n") == 0 and start.startswith(b"{")) else "article"
    if suffix and b"\0" in content[:2000]:
        raise UnknownFormat(name, f"is a {suffix} file; Dragoman reads {_LIST}")
    return "text"


def documents(
    content: bytes, source: str, known: Known, format: str | None = None, url: str | None = None
) -> Iterator[Document | DragomanError]:
    """The documents in the content, an error in the place of each that cannot be read."""
    try:
        yield from _documents(content, source, known, format or format_of(content, source), url)
    except DragomanError as error:
        yield error


def _documents(content: bytes, source: str, known: Known, format: str, url: str | None) -> Iterator[Document | DragomanError]:
    if len(content) > LARGEST_FILE:
        raise TooLarge(source, f"has more than {LARGEST_FILE // 1_000_000} MB; split it into articles")
    if not content.strip():
        raise NoText(source, "is empty")
    if format in ("article", "articles"):
        reader = read_articles if format == "article" else read_article_lines
        for item in reader(content, source, known):
            yield _checked(item, source)
        return
    found = _found(content, source, format, url)
    yield _checked(document_of(found, known), source)


def _checked(item: Document | DragomanError, source: str) -> Document | DragomanError:
    if isinstance(item, Document) and len(item.text) > LONGEST_TEXT:
        return TooLarge(source, f"has {len(item.text):,} characters; split it into articles of at most {LONGEST_TEXT:,}")
    return item


def _found(content: bytes, source: str, format: str, url: str | None) -> Found:
    """The reader of each format, imported when it is needed."""
    if format == "html":
        from dragoman.ingest.html import read_html

        return read_html(content, source, url)
    if format == "pdf":
        from dragoman.ingest.pdf import read_pdf

        return read_pdf(content, source)
    if format == "docx":
        from dragoman.ingest.docx import read_docx

        return read_docx(content, source)
    if format == "mail":
        from dragoman.ingest.mail import read_mail

        return read_mail(content, source)
    text = decode(content, source)
    if not text.strip():
        raise NoText(source, "is empty")
    return Found(text=text, url=url)
