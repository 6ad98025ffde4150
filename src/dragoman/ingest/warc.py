"""WARC archives: the pages that a crawler kept, by warcio.

A page is a record with an http(s) address whose server answered 200 with HTML, PDF or text; all else (pictures, scripts,
redirects, requests, facts about the crawl) is passed over. The day of the crawl is not the day of publication: it is kept as
`captured`.
"""

import contextlib
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from dragoman.errors import DragomanError, NoText, TooLarge, Unreadable
from dragoman.ingest.known import LONGEST_TEXT, Known, document_of
from dragoman.ingest.pages import page_found
from dragoman.ingest.unpacking import CannotUnpack, unpacked
from dragoman.ingest.warc_records import LARGEST_RECORD, RawRecord, records
from dragoman.types import Document

_PAGES = {"text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/plain": "text"}
_KINDS = frozenset({"response", "resource", "conversion"})


def read_warc(file: BinaryIO, source: str, known: Known) -> Iterator[Document | DragomanError]:
    """The pages of an archive as documents, in its order; a record that is broken or too large is an error in its place.

    `file` can be sought in. Whatever its size, one record at a time is in memory.
    """
    pages = failed = 0
    for record in records(file, source):
        if isinstance(record, DragomanError):
            failed += 1
            yield record
            continue
        kind = record.headers.get("warc-type")
        if kind is None:
            failed += 1
            yield Unreadable(record.place, "is a broken WARC record: it does not say its type; it was left out")
        if kind not in _KINDS:
            continue
        try:
            document = _document(record, known)
        except DragomanError as error:
            failed += 1
            yield error
            continue
        if document is not None:
            pages += 1
            yield document
    if not pages and not failed:
        yield NoText(source, "holds no HTML page, PDF or text; Dragoman reads those of a WARC whose server answered 200")


def _document(record: RawRecord, known: Known) -> Document | None:
    """The page in a record; None where it holds none."""
    url = record.headers.get("warc-target-uri", "").strip("<>")
    if not url.startswith(("http://", "https://")):
        return None
    place = f"{url} ({record.place})"
    answer = _answer(record, place)
    if answer is None:
        return None
    content, format = answer
    document = document_of(page_found(content, place, format, url), known)
    if len(document.text) > LONGEST_TEXT:
        raise TooLarge(place, f"has {len(document.text):,} characters; a document has at most {LONGEST_TEXT:,}")
    captured = record.headers.get("warc-date")
    return msgspec.structs.replace(
        document, url=document.url or url, metadata={"captured": captured[:20]} if captured else {}
    )  # fmt: skip


def _answer(record: RawRecord, place: str) -> tuple[bytes, str] | None:
    """Content and format of what the server sent, unpacked; None where it is no page."""
    # warcio complains to standard error of what is wrong within a record; we say it ourselves
    with contextlib.redirect_stderr(io.StringIO()):
        try:
            parsed = next(iter(ArchiveIterator(io.BytesIO(record.head + b"\r\n" + record.block + b"\r\n\r\n"))))
            kind = parsed.content_type if parsed.http_headers is None else parsed.http_headers.get_header("Content-Type")
            if parsed.http_headers is not None and parsed.http_headers.get_statuscode() != "200":
                if not parsed.http_headers.get_statuscode().isdigit():
                    raise Unreadable(place, "is a broken WARC record: its HTTP answer has no status; it was left out")
                return None
            format = _PAGES.get((kind or "").partition(";")[0].strip().casefold())
            if format is None:
                return None
            content = _unpacked(parsed)
        except (
            CannotUnpack,
            ArchiveLoadFailed,
            StatusAndHeadersParserException,
            StopIteration,
            EOFError,
            ValueError,
            AttributeError,
        ):
            raise Unreadable(place, "is a broken WARC record; it was left out") from None
    if len(content) > LARGEST_RECORD:
        raise TooLarge(place, f"unpacks to more than {LARGEST_RECORD // 1_000_000} MB; it was left out")
    if not content.strip():
        return None
    return content, format


def _unpacked(record: Any) -> bytes:
    """The content, at most a byte more than is allowed. warcio unpacks brotli without bound, and everything else a little at a
    time: that one is taken from it."""
    packing = record.http_headers.get_header("Content-Encoding", "") if record.http_headers is not None else ""
    if packing.strip().casefold() != "br":
        return bytes(record.content_stream().read(LARGEST_RECORD + 1))
    record.http_headers.remove_header("Content-Encoding")
    pieces, size = [], 0
    for piece in unpacked([record.content_stream().read()], "br"):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_RECORD:
            break
    return b"".join(pieces)[: LARGEST_RECORD + 1]
