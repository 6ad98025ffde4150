"""PDF files, by pdfminer.six."""

import io
import re

from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psexceptions import PSException

from dragoman.errors import NoText, Unreadable
from dragoman.ingest.known import Found


def read_pdf(content: bytes, source: str) -> Found:
    """The text of a PDF, one paragraph a line. Raises `Unreadable` when locked or damaged, `NoText` when it is a scan."""
    try:
        raw = extract_text(io.BytesIO(content))
    except (PDFPasswordIncorrect, PDFEncryptionError, PDFTextExtractionNotAllowed):
        raise Unreadable(source, "is an encrypted PDF; save a copy without a password") from None
    except (
        PDFSyntaxError,
        PSException,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        RecursionError,
        OSError,
    ):
        raise Unreadable(source, "is a damaged PDF; open it in a viewer and save it again") from None
    text = unwrap(raw)
    if not text:
        raise NoText(source, "is a PDF without text, perhaps a scan; run text recognition on it first")
    return Found(text=text)


def unwrap(raw: str) -> str:
    """Paragraphs on one line each: wrapped lines joined, words parted by a hyphen at a line's end put together.

    >>> unwrap("The envoy ar-\\nrived on\\nMonday.\\n\\nHe left.\\x0c")
    'The envoy arrived on Monday.\\nHe left.'
    """
    paragraphs = re.split(r"\n\s*\n|\f", raw.replace("\r\n", "\n"))
    joined = (re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", paragraph.strip("\n")) for paragraph in paragraphs)
    lines = (re.sub(r"\s*\n\s*(?!\[\d)", " ", paragraph).strip() for paragraph in joined)
    return "\n".join(line for line in lines if line)
