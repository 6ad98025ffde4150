"""A page as a reader meets it: its words, its links, what is marked in it."""

from dataclasses import dataclass
from urllib.parse import unquote

from lxml import html


def words_in(element: html.HtmlElement) -> str:
    """The words of an element on one line."""
    return " ".join(element.text_content().split())


@dataclass(frozen=True)
class Looked:
    """A page, or a part of one, that has been parsed."""

    root: html.HtmlElement

    @property
    def words(self) -> str:
        """All words of the content."""
        return words_in(self.root.get_element_by_id("main"))

    def all(self, name: str, kind: str = "") -> list[html.HtmlElement]:
        """The elements of a name ("*": of any) and a class."""
        having = f"[contains(concat(' ', normalize-space(@class), ' '), ' {kind} ')]" if kind else ""
        return self.root.xpath(f"//{name}{having}")

    def texts(self, name: str, kind: str = "") -> list[str]:
        """The words of each such element."""
        return [words_in(found) for found in self.all(name, kind)]

    @property
    def links(self) -> dict[str, str]:
        """Words → address of each link, decoded."""
        return {words_in(a): unquote(a.get("href")) for a in self.root.xpath("//a[@href]")}


def looked(answer) -> Looked:
    """The answer of a client, which must be a page."""
    assert answer.status_code == 200, answer.text[:400]
    assert answer.headers["content-type"].startswith("text/html")
    return Looked(html.fromstring(answer.text))
