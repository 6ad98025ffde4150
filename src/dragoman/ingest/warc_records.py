"""A WARC file → its records, one after the other, in bounded memory.

A record is a block of headers and as many bytes as they announce; in a `.warc.gz` each record is a gzip member of its own, or one
member holds them all. What is broken is an error in its place, and the search goes on at the next thing that looks like a record.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dragoman.errors import DragomanError, TooLarge, Unreadable

LARGEST_RECORD = 50_000_000  # bytes, unpacked: as of a file
LONGEST_SKIP = 4_000_000_000  # bytes of a file that are unpacked only to get past them
_LONGEST_HEAD = 65_536
_BLOCK = 1 << 20
_GZIP = b"\x1f\x8b\x08"
_START = b"WARC/1."


@dataclass(frozen=True)
class RawRecord:
    """A record as it stands: its headers (names in lower case), their bytes, and the block that follows."""

    headers: dict[str, str]
    head: bytes
    block: bytes
    place: str


class _Broken(Exception):
    """The bytes stop making sense here."""


class _Plain:
    """Bytes read in order, with one block of looking back."""

    def __init__(self, file: BinaryIO, offset: int = 0) -> None:
        self._file = file
        self._held = b""
        file.seek(offset)
        self.start = offset  # where in the file the record at hand begins
        self._at = offset

    def mark(self) -> None:
        """What follows is the beginning of a record."""
        self.start = self._at - len(self._held)

    def more(self) -> bytes:
        """The next bytes of the file, as they are."""
        found = self._file.read(_BLOCK)
        self._at += len(found)
        return found

    def line(self) -> bytes:
        """The next line with its end, b"" at the end of the file."""
        while b"\n" not in self._held:
            if len(self._held) > _LONGEST_HEAD:
                raise _Broken
            found = self.more()
            if not found:
                break
            self._held += found
        head, end, rest = self._held.partition(b"\n")
        self._held = rest
        return head + end

    def take(self, number: int) -> bytes:
        """At most so many bytes, fewer only at the end of the file."""
        pieces: list[bytes] = []
        while number > 0:
            if not self._held:
                self._held = self.more()
                if not self._held:
                    break
            piece, self._held = self._held[:number], self._held[number:]
            number -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def skip(self, number: int) -> int:
        """Pass over so many bytes; returns how many there were."""
        passed = 0
        while passed < number:
            piece = self.take(min(_BLOCK, number - passed))
            if not piece:
                break
            passed += len(piece)
        return passed


class _Gzipped(_Plain):
    """The same over gzip members, unpacked a bounded piece at a time."""

    def __init__(self, file: BinaryIO, offset: int = 0) -> None:
        super().__init__(file, offset)
        self._packed = b""
        self._member: zlib._Decompress | None = None
        self._begun = offset  # where the member at hand begins

    def mark(self) -> None:
        self.start = self._begun if self._held or self._member is not None else self._at - len(self._packed)

    def more(self) -> bytes:
        while True:
            if not self._packed:
                self._packed = super().more()
            if self._member is None:
                self._packed = self._packed.lstrip(b"\0")
                if not self._packed:
                    if len(self._peeked()) == 0:
                        return b""
                    continue
                self._begun = self._at - len(self._packed)
                self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
            elif not self._packed:
                raise _Broken  # the file ends within a member
            try:
                found = self._member.decompress(self._packed, _BLOCK)
            except zlib.error:
                raise _Broken from None
            self._packed = self._member.unconsumed_tail
            if self._member.eof:
                self._packed = self._member.unused_data
                self._member = None
            if found:
                return found

    def _peeked(self) -> bytes:
        self._packed = super().more()
        return self._packed


def records(file: BinaryIO, source: str) -> Iterator[RawRecord | DragomanError]:
    """The records of a WARC, gzipped or not, an error in the place of each that is broken or larger than a record may be."""
    gzipped = file.read(3) == _GZIP
    offset: int | None = 0
    while offset is not None:
        stream = (_Gzipped if gzipped else _Plain)(file, offset)
        try:
            yield from _sound(stream, source)
            return
        except _Broken:
            following = _next_start(file, stream.start + 1, _GZIP if gzipped else _START)
            if stream.start == 0 and following is None:
                yield Unreadable(source, "is no WARC archive, or broken from its first record on")
            else:
                yield Unreadable(_place(source, stream), "is a broken WARC record; it was left out")
            offset = following


def _sound(stream: _Plain, source: str) -> Iterator[RawRecord | DragomanError]:
    passed = 0
    while True:
        stream.mark()
        first = stream.line()
        while first in (b"\r\n", b"\n"):
            stream.mark()
            first = stream.line()
        if not first:
            return
        if not first.startswith(_START):
            raise _Broken
        place = _place(source, stream)
        headers, head = _headers(stream, first)
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdigit() or len(length) > 18:
            raise _Broken
        if int(length) > LARGEST_RECORD:
            yield TooLarge(place, f"is a record of more than {LARGEST_RECORD // 1_000_000} MB; it was left out")
            passed += int(length)
            if passed > LONGEST_SKIP:
                yield TooLarge(place, "is too long to get past; what follows it in the file was not read")
                return
            if stream.skip(int(length)) < int(length):
                raise _Broken
            continue
        block = stream.take(int(length))
        if len(block) < int(length):
            raise _Broken
        yield RawRecord(headers, head, block, place)


def _headers(stream: _Plain, first: bytes) -> tuple[dict[str, str], bytes]:
    found: dict[str, str] = {}
    head = first
    while (line := stream.line()) not in (b"\r\n", b"\n"):
        head += line
        if not line or len(head) > _LONGEST_HEAD:
            raise _Broken
        name, colon, value = line.partition(b":")
        if colon:
            found[name.decode("latin-1").strip().lower()] = value.decode("utf-8", "replace").strip()
    return found, head


def _place(source: str, stream: _Plain) -> str:
    return f"{source}, byte {stream.start:,}"


def _next_start(file: BinaryIO, offset: int, mark: bytes) -> int | None:
    """Where the next record may begin: the mark after `offset`, at the start of a line where the file is not gzipped."""
    file.seek(offset)
    held, at = b"", offset
    while block := file.read(1 << 20):
        held += block
        found = held.find(mark)
        while found >= 0 and mark == _START and (found == 0 or held[found - 1 : found] != b"\n"):
            found = held.find(mark, found + 1)
        if found >= 0:
            return at + found
        keep = min(len(held), len(mark) + 1)
        at += len(held) - keep
        held = held[-keep:]
    return None
