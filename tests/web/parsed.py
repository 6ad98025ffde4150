"""Pages as a parser sees them."""

from html.parser import HTMLParser
from typing import Any


class Page(HTMLParser):
    """The words, tags and addresses of a page; words in script and style are none."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, Any]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """All words, with single spaces."""
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str, **having: str) -> list[dict[str, Any]]:
        """The attributes of every such tag."""
        return [found for name, found in self.tags if name == tag and all(found.get(k) == v for k, v in having.items())]

    def links(self) -> list[str]:
        """Where it leads."""
        return [found["href"] for found in self.all("a") if "href" in found]


def harmless(html: str) -> Page:
    """The page, which runs and styles nothing that the policy forbids."""
    page = Page(html)
    assert all(found.get("src", "").startswith("/static/") for found in page.all("script"))
    assert not page.all("style")
    for _, attributes in page.tags:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:"))
    assert "\u202e" not in html
    return page
