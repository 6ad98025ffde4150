"""Entry of a feed → the document on the page behind it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec

from dragoman.errors import DragomanError, NotFound
from dragoman.ingest.courier import Courier
from dragoman.ingest.fetch import page_of
from dragoman.ingest.formats import documents
from dragoman.ingest.known import Known
from dragoman.types import Document
from dragoman.types.watching import Entry


def document_behind(entry: Entry, link: str, courier: Courier, feed_title: str | None) -> Document:
    """The text of an entry's page; its publisher, where the page names none, is that of the entry, or else the feed.

    Raises `NotFound` where the page has no text or several, and whatever the courier and the reading of the page raise.
    """
    page = page_of(courier.get(link), link)
    known = Known(title=entry.title, published=entry.published)
    document = _one(documents(page.content, link, known, page.format, page.url), link)
    publisher = (entry.publisher or feed_title) if _names_nobody(document, link) else document.publisher
    return msgspec.structs.replace(document, publisher=publisher, url=document.url or link)


def _one(found: Iterator[Document | DragomanError], link: str) -> Document:
    """The one document of a page; raises its error."""
    first = next(found, None)
    if isinstance(first, DragomanError):
        raise first
    if first is None or next(found, None) is not None:
        raise NotFound(link, "is no page with one text; add it by hand")
    return first


def _names_nobody(document: Document, link: str) -> bool:
    """Whether a page tells no publisher: for want of one, an extractor gives the host of its address."""
    hosts = {urlsplit(url).netloc.casefold().removeprefix("www.") for url in (link, document.url or link)}
    return document.publisher is None or document.publisher.casefold().removeprefix("www.") in hosts
