"""Plain text in any encoding."""

import codecs

import charset_normalizer

from dragoman.errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Without a mark, any even number of bytes is some UTF-16.
_NEEDS_MARK = ["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be"]
_SAMPLE = 200_000  # bytes enough to tell an encoding


def decode(content: bytes, source: str) -> str:
    """Characters of a text file: by its byte order mark, as UTF-8, or in the encoding that its bytes fit best.

    Line ends become "\\n"; nothing else changes. Raises `Unreadable` for binary content and for bytes that fit no encoding.

    >>> decode("Le café est fermé, dit le ministre.\\r\\n".encode("latin-1"), "menu.txt")
    'Le café est fermé, dit le ministre.\\n'
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(content, encoding, source)
    if b"\0" in content[:_SAMPLE]:
        raise Unreadable(source, "is a binary file, not text; convert it to text, HTML, PDF or DOCX first")
    try:
        return _lines(content.decode("utf-8"))
    except UnicodeDecodeError:
        best = charset_normalizer.from_bytes(content[:_SAMPLE], cp_exclusion=_NEEDS_MARK).best()
    if best is None:
        raise Unreadable(source, "is in no text encoding that can be told; save it as UTF-8")
    return _checked(content, best.encoding, source)


def _checked(content: bytes, encoding: str, source: str) -> str:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise Unreadable(source, f"begins as {encoding} and is broken further on; save it as UTF-8") from None
    if _is_noise(text):
        raise Unreadable(source, "is a binary file, not text; convert it to text, HTML, PDF or DOCX first")
    return _lines(text)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_noise(text: str) -> bool:
    """Whether control characters are too many for a text."""
    sample = text[:5000]
    controls = sum((character < " " and character not in "\t\n\r\f\x1b") or "\x7f" <= character <= "\x9f" for character in sample)
    return controls > len(sample) / 50
