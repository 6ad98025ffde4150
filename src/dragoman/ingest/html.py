"""HTML pages: main text, title, date, publisher and links, by trafilatura."""

import re

import trafilatura
from lxml import etree, html

from dragoman.errors import NoText, Unreadable
from dragoman.ingest.known import Found
from dragoman.types import Link

_BLOCKS = frozenset("p head item quote cell row list table ab div code".split())
_HTML_BLOCKS = frozenset(
    "p div section article header footer main aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table tr td th "
    "figure figcaption hr address".split()
)
_UNREAD = frozenset("script style noscript template iframe object svg math form button select textarea head title".split())
_DEEPEST = 200  # elements within elements; no page that people read goes there
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


def read_fragment(markup: str) -> Found:
    """The text of a piece of HTML, all of it, one block a line, with its links; empty where it has none.

    >>> read_fragment("<p>The envoy <a href='https://h.example/1'>left</a>.</p><p>Talks go on.</p>").text
    'The envoy left.\\nTalks go on.'
    """
    tree = _fragment(markup)
    if tree is None:
        return Found(text="")
    _keep_markers(tree)
    pieces: list[str] = []
    links: list[tuple[int, int, str]] = []
    _walk_html(tree, pieces, links, 0)
    text = "".join(pieces)
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    return Found(
        text=text,
        links=tuple(
            Link(span=(start - lead, end - lead), url=target)
            for start, end, target in links
            if lead <= start < end <= lead + len(text)
        ),
    )


def fragment_text(markup: str) -> str:
    """The words of a piece of HTML, as of a title."""
    return read_fragment(markup).text


def _fragment(markup: str) -> html.HtmlElement | None:
    """The piece as a tree; None where nothing can be made of it."""
    if not markup.strip():
        return None
    try:
        tree: html.HtmlElement = html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def _walk_html(element: etree._Element, pieces: list[str], links: list[tuple[int, int, str]], depth: int) -> None:
    """As `_walk`, over HTML's own elements."""
    if not isinstance(element.tag, str) or element.tag in _UNREAD or depth > _DEEPEST:
        return
    block = element.tag in _HTML_BLOCKS
    if block or element.tag == "br":
        _break_line(pieces)
    target = str(element.get("href") or "") if element.tag == "a" else ""
    start = _length(pieces) if target else 0
    _append(pieces, element.text)
    for child in element:
        _walk_html(child, pieces, links, depth + 1)
        _append(pieces, child.tail)
    if target.startswith(("http://", "https://")):
        links.append((start, _length(pieces), target))
    if block:
        _break_line(pieces)


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
