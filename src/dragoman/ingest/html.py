"""HTML pages: main text, title, date, publisher and links, by trafilatura."""

import re

import trafilatura
from lxml import etree, html

from dragoman.errors import NoText, Unreadable
from dragoman.ingest.known import Found
from dragoman.types import Link

_BLOCKS = frozenset("p head item quote cell row list table ab div code".split())
_MARKER = re.compile(r"\s*\[?(\d{1,3})\]?\s*")


def read_html(content: bytes | str, source: str, url: str | None = None) -> Found:
    """The main text of a page, one paragraph a line, and what its head says of it.

    Raises `Unreadable` where the page cannot be parsed, `NoText` where it has no main text.
    """
    try:
        tree = trafilatura.load_html(content)
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None:
        raise Unreadable(source, "cannot be parsed as HTML; save the page again or give its text")
    _keep_markers(tree)
    page = trafilatura.bare_extraction(tree, url=url, include_links=True, include_comments=False, with_metadata=True)
    if page is None or page.body is None:
        raise NoText(
            source,
            "is a page without a main text; it may be built by scripts: save it from a browser, or give its text",
        )
    pieces: list[str] = []
    links: list[tuple[int, int, str]] = []
    _walk(page.body, pieces, links)
    text = "".join(pieces)
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        raise NoText(
            source,
            "is a page without a main text; it may be built by scripts: save it from a browser, or give its text",
        )
    return Found(
        text=text,
        title=page.title,
        publisher=page.sitename,
        published=page.date,
        language=page.language,
        url=page.url or url,
        links=tuple(
            Link(span=(start - lead, end - lead), url=target)
            for start, end, target in links
            if lead <= start < end <= lead + len(text)
        ),
    )


def _keep_markers(tree: html.HtmlElement) -> None:
    """Raised numbers become "[3]": an extractor would glue them to the word or drop them."""
    for raised in list(tree.iter("sup")):
        number = _MARKER.fullmatch("".join(raised.itertext()))
        if number:
            for child in list(raised):
                raised.remove(child)
            raised.text = f"[{number[1]}]"
            raised.drop_tag()


def _walk(element: etree._Element, pieces: list[str], links: list[tuple[int, int, str]]) -> None:
    """Append the text of an element, blocks on lines of their own, and note where its links stand."""
    block = element.tag in _BLOCKS
    if block or element.tag == "lb":
        _break_line(pieces)
    start = _length(pieces)
    _append(pieces, element.text)
    for child in element:
        _walk(child, pieces, links)
        _append(pieces, child.tail)
    if element.tag == "ref" and element.get("target"):
        links.append((start, _length(pieces), str(element.get("target"))))
    if block:
        _break_line(pieces)


def _append(pieces: list[str], text: str | None) -> None:
    words = re.sub(r"\s+", " ", text or "")
    if words.startswith(" ") and (not pieces or pieces[-1][-1:].isspace()):
        words = words[1:]
    if words:
        pieces.append(words)


def _break_line(pieces: list[str]) -> None:
    if pieces and not pieces[-1].endswith("\n"):
        pieces.append("\n")


def _length(pieces: list[str]) -> int:
    return sum(map(len, pieces))
