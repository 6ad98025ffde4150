"""What all pictures share: colours for paper and for the dark, widths of words, marks of status.

Colours stand twice: as attributes, which every renderer and every printer understands, and as classes, which a screen in dark
mode overrides. Widths of words are estimated with the widths of DejaVu Sans, the widest of the common fonts: a label that fits by
the estimate fits on the screen, and the bytes do not depend on the fonts of the machine.
"""

import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import drawsvg

from dragoman.telling.visible import visible
from dragoman.telling.wording import STATUS_WORDS
from dragoman.types import Status

Colour = Literal["ink", "soft", "line", "paper", "box", "tint", "green", "blue", "red", "amber", "violet"]
Anchor = Literal["start", "middle", "end"]

COLOURS: dict[Colour, tuple[str, str]] = {
    "ink": ("#1c2126", "#e6e9ec"),
    "soft": ("#56616c", "#a3adb7"),
    "line": ("#c3cad1", "#46505a"),
    "paper": ("#ffffff", "#14181c"),
    "box": ("#f7f8f9", "#1f252b"),
    "tint": ("#fff3c4", "#3d3414"),
    "green": ("#0b6e4f", "#74d3ae"),
    "blue": ("#1a5fb4", "#8ab4f8"),
    "red": ("#b3261e", "#ff9a90"),
    "amber": ("#8a5a00", "#e3b95b"),
    "violet": ("#6b3fa0", "#c9a6ff"),
}
FONT = "system-ui,'Segoe UI','Noto Sans','Noto Sans Arabic','Noto Sans Hebrew','DejaVu Sans',sans-serif"
STATUS_COLOURS: dict[Status, Colour] = {
    "occurred": "green",
    "ongoing": "green",
    "planned": "blue",
    "proposed": "blue",
    "conditional": "blue",
    "alleged": "amber",
    "denied": "red",
    "cancelled": "red",
}
_STYLE = (
    "@media screen and (prefers-color-scheme:dark){"
    + "".join(f".dg-f-{name}{{fill:{dark}}}.dg-s-{name}{{stroke:{dark}}}" for name, (_, dark) in COLOURS.items())
    + "}"
)
_WIDTHS = {
    **dict.fromkeys("'ijlIJ|", 0.3),
    **dict.fromkeys(",. ·/:;\\f-", 0.36),
    **dict.fromkeys('t()[]!r"', 0.43),
    **dict.fromkeys("sz?c*_`–“”", 0.56),
    **dict.fromkeys("CDGUHNBRXZVKA&$", 0.76),
    **dict.fromkeys("OQw#+<=>^~M%→×", 0.86),
    **dict.fromkeys("mW@…—", 1.0),
}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Point:
    """A place in a picture, in pixels from its top left corner."""

    x: float
    y: float


class _Description(drawsvg.Title):  # type: ignore[misc]  # drawsvg is untyped, and has no element for <desc>
    TAG_NAME = "desc"


_BOLD = 1.12  # so much wider are bold letters


def plain(words: str) -> str:
    """Words on one line, without characters that XML forbids; those that would turn the line around are made visible.

    >>> plain("Port\\x00  of\\nEide")
    'Port of Eide'
    """
    return visible(" ".join(_ILLEGAL.sub("", words).split()))


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """About how many pixels the words take; never less than in the common fonts.

    >>> round(text_width("Herald", 10)), round(text_width("北京", 10))
    (34, 20)
    """
    ems = sum(_character_width(character) for character in words)
    return ems * size * (_BOLD if bold else 1.0)


@lru_cache(maxsize=4096)
def _character_width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    default = 0.64 if character.isascii() or not character.isupper() else 0.8
    return _WIDTHS.get(character, default)


def fitted(words: str, width: float, size: float, *, bold: bool = False) -> str:
    """The words, cut with a mark where they are wider than `width` pixels.

    >>> fitted("Norland Herald", 60, 10)
    'Norland…'
    """
    words = plain(words)
    if text_width(words, size, bold=bold) <= width:
        return words
    ends = itertools.accumulate(map(_character_width, words))
    mark, scale = _character_width("…"), size * (_BOLD if bold else 1.0)
    words = words[: sum(1 for _ in itertools.takewhile(lambda end: (end + mark) * scale <= width, ends))]
    return words.rstrip(" ,;:–-(") + "…"


def wrapped(words: str, width: float, size: float, lines: int, *, bold: bool = False) -> list[str]:
    """The words on at most `lines` lines of `width` pixels, broken between words, the last cut where more remains.

    >>> wrapped("an unnamed envoy of Orland", 90, 10, 2)
    ['an unnamed', 'envoy of Orland']
    """
    rows: list[str] = []
    rest = plain(words).split(" ")
    while rest and len(rows) < lines - 1:
        take = 1
        while take < len(rest) and text_width(" ".join(rest[: take + 1]), size, bold=bold) <= width:
            take += 1
        rows.append(fitted(" ".join(rest[:take]), width, size, bold=bold))
        rest = rest[take:]
    return [*rows, fitted(" ".join(rest), width, size, bold=bold)] if rest else rows


def picture(width: float, height: float, title: str, description: str, key: str, *, role: str = "img") -> Any:
    """An empty picture with its title and description; `key` makes its ids its own on a page of many.

    The `role` of one whose parts can be followed is "group": what is in an "img" is not read aloud.
    """
    name = re.sub(r"[^A-Za-z0-9_-]", "-", key)
    drawing = drawsvg.Drawing(
        _number(width),
        _number(height),
        id_prefix=f"{name}-",
        class_="dg",
        role=role,
        aria_labelledby=f"{name}-title {name}-desc",
        font_family=FONT,
        style=f"min-width:{round(0.72 * width)}px",
    )
    drawing.append(drawsvg.Title(plain(title), id=f"{name}-title"))
    drawing.append(_Description(plain(description), id=f"{name}-desc"))
    drawing.append_css(_STYLE)
    drawing.append(drawsvg.Rectangle(0, 0, _number(width), _number(height), **filled("paper")))
    return drawing


def finished(drawing: Any) -> str:
    """The picture as SVG that can stand alone or inside a page."""
    return str(drawing.as_svg(header="")).strip() + "\n"


def embedded(svg: str) -> str:
    """The picture to be put into a page whose policy allows no style inside it: the page's own sheet has those rules.

    Names in it that would steer the writing of the page are made visible, as everywhere on a page.
    """
    head, _, body = svg.partition(">")
    bare = re.sub(r"<style>.*?</style>", "", body, count=1, flags=re.DOTALL)
    return re.sub(r' style="[^"]*"', "", head) + ">" + visible(bare)


def filled(colour: Colour) -> dict[str, str]:
    """Attributes that fill with a colour."""
    return {"fill": COLOURS[colour][0], "class_": f"dg-f-{colour}"}


def stroked(colour: Colour, width: float = 1.5, *, fill: Colour | None = None, dash: str | None = None) -> dict[str, Any]:
    """Attributes that draw a line in a colour, around a filling or around nothing."""
    attributes: dict[str, Any] = {"stroke": COLOURS[colour][0], "stroke_width": width, "class_": f"dg-s-{colour}"}
    attributes["fill"] = COLOURS[fill][0] if fill else "none"
    if fill:
        attributes["class_"] += f" dg-f-{fill}"
    if dash:
        attributes["stroke_dasharray"] = dash
    return attributes


def words_at(at: Point, words: str, size: float, colour: Colour = "ink", *, anchor: Anchor = "start", bold: bool = False) -> Any:
    """Words whose baseline begins, ends or has its middle at a point."""
    more = {"font_weight": 600} if bold else {}
    return drawsvg.Text(plain(words), size, _number(at.x), _number(at.y), text_anchor=anchor, **filled(colour), **more)


def box(at: Point, width: float, height: float, **attributes: Any) -> Any:
    """A rectangle with round corners."""
    return drawsvg.Rectangle(_number(at.x), _number(at.y), _number(width), _number(height), rx=5, **attributes)


def line(start: Point, end: Point, **attributes: Any) -> Any:
    """A straight line."""
    return drawsvg.Line(_number(start.x), _number(start.y), _number(end.x), _number(end.y), **attributes)


def curve(points: list[Point], **attributes: Any) -> Any:
    """A curve that leaves and reaches each point level."""
    parts = [f"M{_number(points[0].x)},{_number(points[0].y)}"]
    for before, after in itertools.pairwise(points):
        middle = _number((before.x + after.x) / 2)
        parts.append(
            f"C{middle},{_number(before.y)} {middle},{_number(after.y)} {_number(after.x)},{_number(after.y)}",
        )
    return drawsvg.Path("".join(parts), **attributes)


def arrowhead(tip: Point, colour: Colour, *, left: bool = False) -> Any:
    """The head of an arrow that comes in level, to the right or to the left."""
    back = tip.x + (7 if left else -7)
    corners = [tip.x, tip.y, back, tip.y - 3.5, back, tip.y + 3.5]
    return drawsvg.Lines(*map(_number, corners), close=True, **filled(colour))


def status_mark(at: Point, status: Status, radius: float = 5) -> list[Any]:
    """A sign for a status that can be told without its colour: full, ring, square, cross."""
    colour = STATUS_COLOURS[status]
    x, y, r = at.x, at.y, radius
    if status in ("occurred", "ongoing"):
        disc = drawsvg.Circle(_number(x), _number(y), r, **filled(colour))
        ring = drawsvg.Circle(_number(x), _number(y), r + 2.5, **stroked(colour, 1))
        return [disc] if status == "occurred" else [disc, ring]
    if status == "planned":
        return [drawsvg.Circle(_number(x), _number(y), r - 0.5, **stroked(colour, 2, fill="paper"))]
    if status in ("proposed", "conditional"):
        corners = [x, y - r, x + r, y, x, y + r, x - r, y]
        return [drawsvg.Lines(*map(_number, corners), close=True, **stroked(colour, 1.8, fill="paper"))]
    if status == "alleged":
        return [
            drawsvg.Rectangle(_number(x - r + 1), _number(y - r + 1), 2 * r - 2, 2 * r - 2, **stroked(colour, 2, fill="paper"))
        ]
    strokes = [line(Point(x - r + 1, y - r + 1), Point(x + r - 1, y + r - 1), **stroked(colour, 2.4))]
    if status == "denied":
        strokes.append(line(Point(x - r + 1, y + r - 1), Point(x + r - 1, y - r + 1), **stroked(colour, 2.4)))
    else:
        strokes.append(drawsvg.Circle(_number(x), _number(y), r, **stroked(colour, 1.8)))
    return strokes


def status_legend(drawing: Any, at: Point, statuses: list[Status], width: float) -> float:
    """The signs in use with their words, in rows of at most `width` pixels; returns the height taken."""
    x, y = at.x, at.y
    for status in statuses:
        words = STATUS_WORDS[status]
        needed = 16 + text_width(words, 11) + 18
        if x > at.x and x + needed > at.x + width:
            x, y = at.x, y + 18
        drawing.extend(status_mark(Point(x + 5, y - 4), status))
        drawing.append(words_at(Point(x + 16, y), words, 11, "soft"))
        x += needed
    return y - at.y + 18


def _number(value: float) -> float:
    """As short as it can be written at a tenth of a pixel."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
