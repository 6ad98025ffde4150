"""What an address may lead to, and how much may come from there: for whoever lets others give addresses to a server."""

import gzip
import io
import socket
import tracemalloc
import zipfile
import zlib
from itertools import islice

import brotli
import pytest
from test_warc import archive
from test_warc import read as read_warc_file

from dragoman.errors import AddressRefused, FetchFailed, TooLarge, Unreadable
from dragoman.ingest import docx
from dragoman.ingest import fetch as fetching
from dragoman.ingest.docx import read_docx
from dragoman.ingest.fetch import fetch
from dragoman.ingest.unpacking import CannotUnpack, unpacked

ZEROS = bytes(51_000_000)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0177.0.0.1", "0x7f000001", "0", "169.254.169.254", "2852039166",
        "0xa9.0xfe.0xa9.0xfe", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[64:ff9b::7f00:1]",
        "[2002:a9fe:a9fe::]", "[::127.0.0.1]", "[fe80::1]", "[fd00::1]", "[fec0::1]", "10.0.0.1", "100.64.0.1",
        "224.0.0.1", "255.255.255.255",
    ],
)  # fmt: skip
def test_no_spelling_of_a_private_address_is_fetched(host: str) -> None:
    with pytest.raises(AddressRefused, match="private network"):
        fetch(f"http://{host}:9/")


@pytest.fixture
def names(monkeypatch):
    """Names of the test's own: each gives its addresses in turn; loopback counts as public the first time, as a site must."""
    known: dict[str, list[list[str]]] = {}
    asked: list[str] = []
    real, is_public, seen = socket.getaddrinfo, fetching.is_public, []

    def resolve(host, port, *more, **options):
        if host not in known:
            return real(host, port, *more, **options)
        asked.append(host)
        answers = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in answers]

    def once(number):
        if number == "127.0.0.1" and not seen:
            seen.append(number)
            return True
        return is_public(number)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(fetching, "is_public", once)
    return known, asked


def test_a_name_that_changes_its_address_is_asked_once_and_the_checked_address_is_taken(site, names) -> None:
    known, asked = names
    known["rebind.example"] = [["127.0.0.1"], ["169.254.169.254"]]
    assert b"Envoy leaves" in fetch(f"http://rebind.example:{site.rpartition(':')[2]}/page").content
    assert asked == ["rebind.example"]


def test_one_private_address_among_several_is_enough_to_refuse(names) -> None:
    known, _ = names
    known["mixed.example"] = [["8.8.8.8", "10.0.0.7"]]
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.7"):
        fetch("http://mixed.example/")


@pytest.mark.parametrize("host", ["127.0.0.1", "169.254.169.254", "[::1]", "2130706433", "[::ffff:10.0.0.1]"])
def test_a_redirect_inwards_is_refused(site, names, host: str) -> None:
    known, _ = names
    known["herald.example"] = [["127.0.0.1"]]
    with pytest.raises(AddressRefused, match="private network"):
        fetch(f"http://herald.example:{site.rpartition(':')[2]}/to/http://{host}:9/")


@pytest.mark.parametrize("place", ["{site}@/page", "{site}@:port/", "{site}/to/http://ann:secret@h.example/"])
def test_an_address_with_a_password_is_refused_and_the_password_not_told(site, place: str) -> None:
    url = place.replace("{site}@", f"http://ann:secret@{site[7:]}").replace("{site}", site)
    with pytest.raises(FetchFailed) as told:
        fetch(url, allow_private=True)
    assert "http://ann:secret" not in str(told.value).replace("/to/http://ann:secret", "")
    assert "@" in told.value.problem or "port" in told.value.problem


@pytest.mark.parametrize("packing", ["gzip", "deflate", "raw-deflate", "br"])
def test_what_unpacks_to_too_much_is_given_up_a_megabyte_at_a_time(packing: str) -> None:
    raw = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = {
        "gzip": lambda: gzip.compress(ZEROS, 1),
        "deflate": lambda: zlib.compress(ZEROS, 1),
        "raw-deflate": lambda: raw.compress(ZEROS) + raw.flush(),
        "br": lambda: brotli.compress(ZEROS, quality=1),
    }[packing]()
    assert len(packed) < 300_000
    tracemalloc.start()
    pieces = islice(unpacked([packed], packing.removeprefix("raw-")), 5)
    assert all(0 < len(piece) <= 3 << 20 for piece in pieces)
    assert tracemalloc.get_traced_memory()[1] < 12_000_000
    tracemalloc.stop()
    assert sum(map(len, unpacked([packed[:1000], packed[1000:]], packing.removeprefix("raw-")))) == len(ZEROS)


def test_what_cannot_be_unpacked_is_told() -> None:
    for packing in ("gzip", "br", "zstd"):
        with pytest.raises(CannotUnpack):
            list(unpacked([b"Minister Orlu left." * 20], packing))


def test_a_bomb_from_a_server_is_too_large(site) -> None:
    with pytest.raises(TooLarge, match="more than 50 MB"):
        fetch(f"{site}/bomb", allow_private=True, seconds=60)
    assert "Envoy leaves" in fetch(f"{site}/packed", allow_private=True).content.decode()
    with pytest.raises(FetchFailed, match="cannot be unpacked"):
        fetch(f"{site}/wrongly-packed", allow_private=True)


def test_a_bomb_in_an_archive_is_left_out() -> None:
    kinds = {"Content-Type": "text/html", "Content-Encoding": "br"}
    body = brotli.compress(b"<html><body><p>Minister Orlu said that the envoy left the port on Monday.</p></body></html>")
    content, _ = archive(
        [("https://h.example/1", brotli.compress(ZEROS, quality=1), dict(kinds)), ("https://h.example/2", body, dict(kinds))]
    )
    bomb, page = read_warc_file(content)
    assert isinstance(bomb, TooLarge)
    assert "the envoy left" in page.text


def test_a_bomb_in_a_word_file_is_refused_before_it_is_unpacked(monkeypatch) -> None:
    monkeypatch.setattr(docx, "_LARGEST", 1_000_000)
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("word/media/picture.bmp", bytes(2_000_000))
    with pytest.raises(TooLarge, match="unpacks to more than 1 MB"):
        read_docx(package.getvalue(), "a.docx")
    with pytest.raises(Unreadable):
        read_docx(package.getvalue()[:-30], "a.docx")
