"""WARC archives → documents, whatever is broken in them."""

import gzip
import io
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest
from test_ingest import pdf
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from watched import page

from dragoman.errors import DragomanError
from dragoman.ingest import warc_records
from dragoman.ingest.known import Known
from dragoman.ingest.warc import read_warc
from dragoman.types import Document

SAID = "Minister Orlu said that the envoy left on Monday."
DAY = "2021-05-10T08:00:00Z"


def pages(number: int) -> bytes:
    return page(*[SAID, "The road to the capital was closed for most of the day, and nobody knew when it would open."] * 3,
                f"It was page {number}.")  # fmt: skip


def archive(
    records: Iterable[tuple[str, bytes, dict[str, str]]], *, gz: bool = True, kind: str = "response"
) -> tuple[bytes, list[int]]:
    """The archive and where its records begin."""
    sink = io.BytesIO()
    writer = WARCWriter(sink, gzip=gz)
    starts: list[int] = []
    for url, body, headers in records:
        starts.append(sink.tell())
        status = headers.pop("status", "200 OK")
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1") if kind == "response" else None
        record = writer.create_warc_record(
            url, kind, payload=io.BytesIO(body), http_headers=http, warc_headers_dict={"WARC-Date": DAY},
            warc_content_type="" if http else headers["Content-Type"],
        )  # fmt: skip
        writer.write_record(record)
    return sink.getvalue(), starts


def three(gz: bool = True) -> tuple[bytes, list[int]]:
    return archive([(f"https://h.example/{n}", pages(n), {"Content-Type": "text/html; charset=utf-8"}) for n in range(3)], gz=gz)


def read(content: bytes) -> list[Document | DragomanError]:
    return list(read_warc(io.BytesIO(content), "a.warc", Known()))


def told(content: bytes) -> list[str]:
    """The last digit of each page's address, and "!" for an error."""
    return [(one.url or "")[-1] if isinstance(one, Document) else "!" for one in read(content)]


@pytest.mark.parametrize(
    "content", [three()[0], three(gz=False)[0], gzip.compress(three(gz=False)[0])], ids=["by record", "plain", "whole"]
)
def test_pages_of_an_archive(content: bytes) -> None:
    first, *rest = read(content)
    assert isinstance(first, Document) and len(rest) == 2
    assert SAID in first.text and "It was page 0." in first.text
    assert (first.url, first.published, first.metadata) == ("https://h.example/0", None, {"captured": DAY})


def test_pdf_and_text_are_read_and_all_else_is_passed_over() -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(SAID), SAID.encode())
    content, _ = archive([
        ("https://h.example/a", pdf(SAID), {"Content-Type": "application/pdf"}),
        ("https://h.example/b", chunked, {"Content-Type": "text/plain", "Transfer-Encoding": "chunked"}),
        ("https://h.example/c", gzip.compress(SAID.encode()), {"Content-Type": "text/plain", "Content-Encoding": "gzip"}),
        ("https://h.example/d", b"\x89PNG", {"Content-Type": "image/png"}),
        ("https://h.example/e", pages(1), {"Content-Type": "text/html", "status": "404 Not Found"}),
        ("https://h.example/f", b"", {"Content-Type": "text/html"}),
        ("dns:h.example", b"1.2.3.4", {"Content-Type": "text/plain"}),
    ])  # fmt: skip
    assert told(content) == ["a", "b", "c"]
    assert {one.text for one in read(content) if isinstance(one, Document)} == {SAID}
    words, _ = archive([("https://h.example/w", SAID.encode(), {"Content-Type": "text/plain"})], kind="conversion")
    assert told(words) == ["w"]


def test_the_pages_own_date_counts_not_the_crawls() -> None:
    dated = pages(1).replace(b"</title>", b"</title><meta property='article:published_time' content='2021-05-02'>")
    content, _ = archive([("https://h.example/1", dated, {"Content-Type": "text/html"})])
    (document,) = read(content)
    assert isinstance(document, Document) and document.published == "2021-05-02"


@pytest.mark.parametrize("gz", [True, False])
def test_a_broken_record_is_named_and_the_others_are_read(gz: bool) -> None:
    content, starts = three(gz)
    middle = bytearray(content)
    middle[starts[1] + 40 : starts[1] + 90] = b"\0" * 50
    assert told(bytes(middle)) == ["0", "!", "2"]
    assert f"a.warc, byte {starts[1]:,}" in str(read(bytes(middle))[1])
    assert told(content[:-40]) == ["0", "1", "!"]
    assert told(content[: starts[1] + 20]) == ["0", "!"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Content-Length: ", b"Content-Length: 9"),
        (b"Content-Length: ", b"Content-Length: -"),
        (b"WARC-Date", b"WARC-Date" + b"x" * 70_000),
    ],
)
def test_lengths_that_are_none(old: bytes, new: bytes) -> None:
    assert told(three(gz=False)[0].replace(old, new, 1)) == ["!", "1", "2"]


@pytest.mark.parametrize("content", [b"hello", gzip.compress(b"no archive", mtime=0), b"\x1f\x8b\x08 no gzip either"])
def test_what_is_no_archive(content: bytes) -> None:
    (error,) = read(content)
    assert "is no WARC archive" in str(error)


def test_an_archive_without_a_page() -> None:
    content, _ = archive([("https://h.example/d", b"\x89PNG", {"Content-Type": "image/png"})])
    (error,) = read(content)
    assert "holds no HTML page" in str(error)


def bomb(size: int) -> bytes:
    """A record of so many zeros, packed a thousandfold."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://h.example/\r\nContent-Length: {size}\r\n\r\n"
    return packer.compress(head.encode()) + packer.compress(b"\0" * size) + packer.compress(b"\r\n\r\n") + packer.flush()


def test_a_large_record_is_one_line_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = bomb(60_000_000) + three()[0]
    assert told(content) == ["!", "0", "1", "2"]
    assert "more than 50 MB" in str(read(content)[0])
    monkeypatch.setattr(warc_records, "LONGEST_SKIP", 55_000_000)
    assert told(content) == ["!", "!"]
    assert "was not read" in str(read(content)[1])


def test_a_page_that_unpacks_without_end() -> None:
    packed = gzip.compress(b"\0" * 60_000_000)
    content, _ = archive([("https://h.example/1", packed, {"Content-Type": "text/html", "Content-Encoding": "gzip"})])
    (error,) = read(content)
    assert "unpacks to more than 50 MB" in str(error)


def test_an_archive_is_read_from_a_folder_by_its_double_ending(run, tmp_path: Path) -> None:
    (tmp_path / "crawl-2021.05.warc.gz").write_bytes(three()[0])
    (tmp_path / "other.tar.gz").write_bytes(b"not ours")
    outcome = run("read", tmp_path, "--format", "json", "--engine", "rules")
    assert (outcome.code, outcome.out.count('"captured"'), outcome.err) == (0, 3, "")
