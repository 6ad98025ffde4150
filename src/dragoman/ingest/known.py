"""What the user says of a document that the file does not say itself."""

from dataclasses import dataclass
from datetime import date

from dragoman.errors import BadDate
from dragoman.types import Document, Link

LONGEST_TEXT = 1_000_000  # code points; a novel has half of that


@dataclass(frozen=True)
class Known:
    """Title, publisher, ISO date and language as given on the command line; they count where the file says nothing."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Found:
    """What a format's reader found in a file."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    links: tuple[Link, ...] = ()


def iso_date(value: str, source: str) -> str:
    """The date, checked; a time of day is cut off. Raises `BadDate`.

    >>> iso_date("2016-04-19T10:00:00Z", "a.json")
    '2016-04-19'
    """
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        raise BadDate(source, f"“{value}” is no date of the calendar; write the date of publication as YYYY-MM-DD") from None


def document_of(found: Found, known: Known) -> Document:
    """The document, with the user's word where the file is silent; for the date, the user's word wins."""
    return Document.from_text(
        found.text,
        title=known.title or found.title,
        publisher=known.publisher or found.publisher,
        published=known.published or found.published,
        language=known.language or found.language,
        url=found.url,
        links=found.links,
    )


def only_summary(document: Document) -> bool:
    """Whether the document is no more than a feed's summary of an article."""
    facts = document.metadata.get("entry")
    return isinstance(facts, dict) and facts.get("part") == "summary"
