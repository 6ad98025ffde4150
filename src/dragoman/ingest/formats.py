"""Name and first bytes → format → documents."""

import io
from collections.abc import Iterator
from pathlib import PurePath

from dragoman.errors import DragomanError, NoText, TooLarge, UnknownFormat
from dragoman.ingest.article import read_article_lines, read_articles
from dragoman.ingest.known import LONGEST_TEXT, Known, document_of
from dragoman.ingest.pages import page_found
from dragoman.ingest.sniffing import looks_like_feed
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
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".warc": "warc",
    ".warc.gz": "warc",
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
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/warc": "warc",
}
LARGEST_FILE = 50_000_000  # bytes
LIST = "text, HTML, PDF, DOCX, EML, JSON, JSON Lines, RSS or Atom, WARC"
_FOREIGN = frozenset(
    ".rtf .odt .ods .odp .doc .xls .xlsx .ppt .pptx .epub .pages .csv .tsv .parquet .mbox .msg .zip .tar .tar.gz .tgz .7z .rar "
    ".jpg .jpeg .png .gif .tif .tiff .webp .svg .mp3 .mp4 .m4a .wav .mov".split()
)
_LISTS = frozenset({"articles", "feed", "warc"})


def suffix_of(name: str) -> str:
    """The ending that tells the format: the last one, two where the last says only how the file is packed.

    >>> suffix_of("crawl-2021.05.WARC.gz"), suffix_of("minutes.v2.txt")
    ('.warc.gz', '.txt')
    """
    suffixes = [suffix.casefold() for suffix in PurePath(name).suffixes]
    return "".join(suffixes[-2:]) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])


def grows(name: str) -> bool:
    """Whether a file of that name is a list that more documents may be added to."""
    return SUFFIXES.get(suffix_of(name)) in _LISTS


def format_of(content: bytes, name: str) -> str:
    """The format by the name's ending, or by the first bytes. Raises `UnknownFormat`."""
    suffix = suffix_of(name)
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    start = content[:2000].lstrip()
    if suffix in _FOREIGN or start.startswith(b"{\\rtf"):
        raise UnknownFormat(name, f"is a {suffix if suffix in _FOREIGN else '.rtf'} file; Dragoman reads {LIST}")
    lower = start[:500].lower()
    if start.startswith(b"%PDF"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx"
    if start.startswith((b"WARC/1.", b"\x1f\x8b")):
        return "warc"
    if looks_like_feed(content):
        return "feed"
    if lower.startswith((b"<!doctype html", b"<html")) or b"<body" in lower or b"<head" in lower:
        return "html"
    if start.startswith((b"{", b"[{")):
        return "articles" if b"}\n{" in content or (content.strip().count(b"\n") == 0 and start.startswith(b"{")) else "article"
    if suffix and b"\0" in content[:2000]:
        raise UnknownFormat(name, f"is a {suffix} file; Dragoman reads {LIST}")
    return "text"


def documents(
    content: bytes, source: str, known: Known, format: str | None = None, url: str | None = None
) -> Iterator[Document | DragomanError]:
    """The documents in the content, an error in the place of each that cannot be read."""
    try:
        yield from _documents(content, source, known, _told(format, content) or format_of(content, source), url)
    except DragomanError as error:
        yield error


def _told(format: str | None, content: bytes) -> str | None:
    """The format that a server told, unless the content knows better: feeds are sent as XML, HTML and text alike."""
    if format in ("xml", "html", "text") and looks_like_feed(content):
        return "feed"
    return "html" if format == "xml" else format


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
    if format == "feed":
        from dragoman.ingest.feed import read_feed

        for item in read_feed(content, source, known, url):
            yield _checked(item, source)
        return
    if format == "warc":
        from dragoman.ingest.warc import read_warc

        yield from read_warc(io.BytesIO(content), source, known)
        return
    yield _checked(document_of(page_found(content, source, format, url), known), source)


def _checked(item: Document | DragomanError, source: str) -> Document | DragomanError:
    if isinstance(item, Document) and len(item.text) > LONGEST_TEXT:
        return TooLarge(source, f"has {len(item.text):,} characters; split it into articles of at most {LONGEST_TEXT:,}")
    return item
