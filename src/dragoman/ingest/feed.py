"""RSS and Atom feeds: what they list, and the documents whose text stands in them, by feedparser.

A feed gives of an article its text (`content`), a summary, or a title and a link alone. Which it is decides what becomes of the
entry: the text is a document; what follows the links of the others is the workspace's to say.
"""

import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any, Literal
from urllib.parse import urljoin

import feedparser

from dragoman.errors import DragomanError, NoText, TooLarge, Unreadable
from dragoman.ingest.html import fragment_text, read_fragment
from dragoman.ingest.known import LONGEST_TEXT, Found, Known, document_of, iso_date
from dragoman.types import Document
from dragoman.types.watching import Entry

LARGEST_FEED = 10_000_000  # bytes; a feed is a list of the latest, not an archive
Part = Literal["content", "summary", "nothing"]

_END = re.compile(rb"</(?:rss|(?:\w+:)?feed|(?:\w+:)?RDF|channel)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.IGNORECASE | re.DOTALL)
# Entities in terms of entities are how a page of text is made to unfold into gigabytes; no feed needs them.
_BOMB = re.compile(rb"<!ENTITY[^>]*&[\w.-]+;", re.IGNORECASE)
_LINK = re.compile(rb"<link\s([^>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""([\w-]+)\s*=\s*(["'])(.*?)\2""", re.DOTALL)
_TEASER = re.compile(r"(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3})\s*\Z")


@dataclass(frozen=True)
class FeedEntry:
    """An entry as the feed has it: `part` tells what `found` is of the article."""

    guid: str
    link: str | None
    found: Found
    part: Part


@dataclass(frozen=True)
class Feed:
    """A feed: its title, and its entries in the feed's own order. `cut_off` tells that its end is missing; the entry that stood
    last, which may be half, is not among them."""

    title: str | None
    entries: tuple[FeedEntry, ...]
    cut_off: bool


def parse_feed(content: bytes, source: str, url: str | None = None) -> Feed:
    """The feed in the bytes; links are made absolute by its `url`.

    Raises `Unreadable` for what is no feed, `TooLarge`.
    """
    if len(content) > LARGEST_FEED:
        raise TooLarge(source, f"is a feed of more than {LARGEST_FEED // 1_000_000} MB; follow one with fewer entries")
    if _BOMB.search(content[:100_000]):
        raise Unreadable(source, "declares entities in terms of one another, which no feed needs; it is not read")
    parsed = feedparser.parse(io.BytesIO(content), response_headers={"content-location": url} if url else None)
    if not parsed.version and not parsed.entries:
        raise Unreadable(source, _why_not(parsed, content, url or source))
    cut_off = bool(parsed.bozo) and b"\0" not in content[:4] and not _END.search(content[-2000:])
    entries = parsed.entries[:-1] if cut_off else parsed.entries
    title = _plain(parsed.feed.get("title_detail"))
    language = parsed.feed.get("language")
    return Feed(title, tuple(_entry(entry, title, language) for entry in entries), cut_off)


def _why_not(parsed: Any, content: bytes, url: str) -> str:
    advertised = advertised_feed(content, url)
    if advertised:
        return f"is a page, and no feed; it names this one: {advertised}"
    error = parsed.get("bozo_exception")
    line = getattr(error, "getLineNumber", lambda: None)()
    where = f"; its XML breaks off at line {line}" if line else ""
    return f"is no RSS or Atom feed{where}; check that it is the feed's own address or file"


def advertised_feed(content: bytes, url: str) -> str | None:
    """The address of the first feed that a web page names in its head."""
    for tag in _LINK.findall(content[:200_000]):
        attributes = {name.lower(): value for name, _, value in _ATTRIBUTE.findall(tag)}
        if attributes.get(b"type", b"").lower() in (b"application/rss+xml", b"application/atom+xml") and b"href" in attributes:
            return urljoin(url, unescape(attributes[b"href"].decode("utf-8", "replace")))
    return None


def read_feed(content: bytes, source: str, known: Known, url: str | None = None) -> Iterator[Document | DragomanError]:
    """The documents that stand in a feed: each entry's text, or its summary where the feed holds no more.

    A summary's document says so in its metadata (`known.only_summary` asks for it). Entries without either are named in one
    line, and so is a feed whose end is missing.
    """
    feed = parse_feed(content, source, url)
    for entry in feed.entries:
        if entry.part != "nothing":
            yield document_of_entry(entry, known, feed.title)
    bare = [entry for entry in feed.entries if entry.part == "nothing"]
    if bare:
        first = bare[0].link or bare[0].found.title or bare[0].guid
        which = f"{len(bare)} of {len(feed.entries)} entries hold" if len(bare) > 1 else "an entry holds"
        yield NoText(
            source, f"{which} no text but a link (as {first}); add the pages by their addresses, or use `dragoman watch`"
        )
    if feed.cut_off:
        yield cut_off(source)
    if not feed.entries and not feed.cut_off:
        yield NoText(source, "is a feed without entries")


def cut_off(source: str) -> DragomanError:
    """The error of a feed whose end is missing."""
    return Unreadable(source, "is a feed whose end is missing; its last entry was left out: get the feed again")


def document_of_entry(entry: FeedEntry, known: Known, feed_title: str | None) -> Document:
    """The document of an entry's own words. Its id is that of its text, as a plain file's."""
    document = document_of(entry.found, known)
    facts = {"guid": entry.guid, "feed": feed_title, "part": entry.part}
    return Document.from_text(
        document.text,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        language=document.language,
        url=document.url,
        links=document.links,
        metadata={"entry": {key: value for key, value in facts.items() if value}},
    )


def listed(feed: Feed, known: Known) -> tuple[Entry, ...]:
    """What the feed lists, oldest first where its dates tell, for one who follows it.

    An entry whose text stands in the feed, or that leads nowhere, brings its document; another has a link to follow.
    """
    ordered = list(feed.entries)
    ordered.reverse()  # feeds list the newest first: on one day, what stands lower is older
    ordered.sort(key=lambda entry: entry.found.published or "")
    return tuple(_listed(entry, known, feed.title) for entry in ordered)


def _listed(entry: FeedEntry, known: Known, feed_title: str | None) -> Entry:
    found = entry.found
    stands = entry.part == "content" or (entry.part == "summary" and entry.link is None)
    return Entry(
        guid=entry.guid,
        link=entry.link,
        title=found.title,
        published=found.published,
        publisher=found.publisher,
        digest=hashlib.sha256(f"{found.title}\n{found.text}".encode("utf-8", "replace")).hexdigest()[:32],
        document=document_of_entry(entry, known, feed_title) if stands else None,
    )


def _entry(entry: Any, feed_title: str | None, language: str | None) -> FeedEntry:
    title = _plain(entry.get("title_detail"))
    link = _web(entry.get("link"))
    part, body = _body(entry, link)
    origin = entry.get("source") or {}
    found = Found(
        text=body.text,
        title=title,
        publisher=_plain(origin.get("title_detail")) or origin.get("title") or feed_title,
        published=_day(entry),
        language=_language(entry, language),
        url=link,
        links=body.links,
    )
    named = entry.get("id") or link
    guid = named or hashlib.sha256(f"{title}\n{body.text}".encode("utf-8", "replace")).hexdigest()[:32]
    return FeedEntry(_clean(guid), link, found, part)


def _body(entry: Any, link: str | None) -> tuple[Part, Found]:
    """What the entry holds of the article. A content that trails off ("The envoy said […]") is a summary; a summary is all that
    there is to read where no link leads on."""
    for detail in entry.get("content") or ():
        body = _text_of(detail)
        if body.text:
            return ("summary" if link and _TEASER.search(body.text) else "content"), body
    body = _text_of(entry.get("summary_detail") or {})
    if not body.text:
        return "nothing", body
    return "summary", body


def _text_of(detail: Any) -> Found:
    value = _clean(str(detail.get("value") or ""))[: LONGEST_TEXT + 1]
    if detail.get("type") == "text/plain":
        return Found(text=value.replace("\r\n", "\n").strip())
    return read_fragment(value)


def _plain(detail: Any) -> str | None:
    """A title without its markup, on one line."""
    if not detail:
        return None
    value = _clean(str(detail.get("value") or ""))
    words = value if detail.get("type") == "text/plain" else fragment_text(value)
    return " ".join(words.split()) or None


def _clean(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _web(link: str | None) -> str | None:
    return _clean(link) if link and link.startswith(("http://", "https://")) else None


def _language(entry: Any, of_feed: str | None) -> str | None:
    for detail in (*(entry.get("content") or ()), entry.get("summary_detail") or {}, entry.get("title_detail") or {}):
        if detail.get("language"):
            return str(detail["language"])
    return of_feed


def _day(entry: Any) -> str | None:
    """The day that the entry gives, in its own time zone: published, else last updated. None where it is no date."""
    for field in ("published", "created", "updated"):
        if field not in entry:  # asked for a missing "updated", feedparser would answer with another field
            continue
        words = str(entry[field])
        day = _date(words) or _parsed(entry.get(f"{field}_parsed"), words)
        if day is not None:
            return day
    return None


def _date(words: str) -> str | None:
    try:
        return iso_date(words.strip(), "")
    except DragomanError:
        pass
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _parsed(moment: Sequence[int] | None, words: str) -> str | None:
    """The day of a date in a form that is feedparser's alone to know; it makes a day of the next month of a 30 February, so the
    words must have the day's number."""
    numbers = {int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", words, re.ASCII)}
    is_iso = re.match(r"\d{4}-\d", words.strip(), re.ASCII)  # read before, if it is a date at all
    return date(*moment[:3]).isoformat() if moment and not is_iso and moment[2] in numbers else None
