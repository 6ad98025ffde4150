"""What a picture shows, taken out of its SVG: words with the rectangles that they cover, and boxes."""

from dataclasses import dataclass
from xml.etree import ElementTree

from dragoman.telling.svg import text_width

NAMESPACE = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Area:
    """A rectangle; `words` is empty for a box."""

    left: float
    top: float
    right: float
    bottom: float
    words: str = ""

    def covers(self, other: "Area") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right - 0.1
            and other.left < self.right - 0.1
            and self.top < other.bottom - 0.1
            and other.top < self.bottom - 0.1
        )


def root_of(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def labels(svg: str) -> list[Area]:
    """The words of a picture and where they stand; a line of text reaches from its ascenders to its descenders."""
    found = []
    for text in root_of(svg).iter(f"{NAMESPACE}text"):
        words, size, x, y = text.text or "", float(text.get("font-size", 0)), float(text.get("x", 0)), float(text.get("y", 0))
        width = text_width(words, size, bold=text.get("font-weight") == "600")
        left = {"start": x, "middle": x - width / 2, "end": x - width}[text.get("text-anchor", "start")]
        found.append(Area(left, y - 0.8 * size, left + width, y + 0.22 * size, words))
    return found


def boxes(svg: str) -> list[Area]:
    """The boxes with an outline and round corners."""
    found = []
    for rect in root_of(svg).iter(f"{NAMESPACE}rect"):
        if rect.get("rx") and rect.get("stroke"):
            x, y, width, height = (float(rect.get(name, 0)) for name in ("x", "y", "width", "height"))
            found.append(Area(x, y, x + width, y + height))
    return found


def frame(svg: str) -> Area:
    _, _, width, height = map(float, root_of(svg).get("viewBox", "").split())
    return Area(0, 0, width, height)


def assert_legible(svg: str) -> None:
    """No words cover others, and none leave the picture; it has a title and a description that are not empty."""
    root, shown, whole = root_of(svg), labels(svg), frame(svg)
    title, desc = root.find(f"{NAMESPACE}title"), root.find(f"{NAMESPACE}desc")
    assert title is not None and title.text and desc is not None and desc.text
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert shown
    for number, area in enumerate(shown):
        assert area.left >= -0.1 and area.right <= whole.right + 0.1, f"{area} leaves {whole}"
        assert area.top >= -0.1 and area.bottom <= whole.bottom + 0.1, f"{area} leaves {whole}"
        for other in shown[number + 1 :]:
            assert not area.covers(other), f"“{area.words}” covers “{other.words}”"
