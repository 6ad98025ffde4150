"""Bytes as a server packed them → as they are, a bounded piece at a time: a few kilobytes may unpack to gigabytes."""

import zlib
from collections.abc import Iterable, Iterator

PACKINGS = ("gzip", "deflate")
"""What a server may be asked for."""

_PIECE = 1 << 20


class CannotUnpack(Exception):
    """The bytes are not packed as was said, or in a way that is not known here."""


def unpacked(pieces: Iterable[bytes], packing: str) -> Iterator[bytes]:
    """The content, in pieces of a megabyte or two; `packing` is a Content-Encoding. Raises `CannotUnpack`.

    >>> b"".join(unpacked([zlib.compress(b"Dahl met Sahl.")], "deflate"))
    b'Dahl met Sahl.'
    """
    kind = packing.strip().casefold()
    if kind in ("", "identity"):
        yield from pieces
    elif kind == "br":
        yield from _of_brotli(pieces)
    elif kind.removeprefix("x-") in PACKINGS:
        yield from _of_zlib(pieces)
    else:
        raise CannotUnpack(kind)


def _of_zlib(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker, begun = zlib.decompressobj(32 + zlib.MAX_WBITS), False  # 32: the header says which of the two it is
    for piece in pieces:
        waiting, more = piece, True
        while (waiting or more) and not unpacker.eof:
            try:
                found = unpacker.decompress(waiting, _PIECE)
            except zlib.error as error:
                if begun:
                    raise CannotUnpack(str(error)) from None
                unpacker, begun = zlib.decompressobj(-zlib.MAX_WBITS), True  # some servers leave the header of deflate out
                continue
            begun = True
            waiting, more = unpacker.unconsumed_tail, len(found) == _PIECE
            if found:
                yield found


def _of_brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    try:
        import brotli
    except ImportError:
        raise CannotUnpack("br") from None
    unpacker = brotli.Decompressor()
    try:
        for piece in pieces:
            found = unpacker.process(piece, output_buffer_limit=_PIECE)
            while found or not unpacker.can_accept_more_data():
                yield found
                if unpacker.is_finished():
                    return
                found = unpacker.process(b"", output_buffer_limit=_PIECE)
    except (brotli.error, TypeError) as error:  # a release that cannot be bounded does not know the limit
        raise CannotUnpack(str(error)) from None
