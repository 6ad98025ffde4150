"""The provenance graph of a claim as a picture: origins on the left, whoever took it from them to the right."""

from collections.abc import Callable, Mapping
from typing import Any

import drawsvg

from dragoman.telling.provenance import Node, Passing, Provenance, label, provenance
from dragoman.telling.provenance_layout import HEIGHT, MARGIN, Layout, laid_out
from dragoman.telling.svg import (
    Colour,
    Point,
    arrowhead,
    box,
    curve,
    finished,
    fitted,
    line,
    picture,
    plain,
    stroked,
    text_width,
    words_at,
    wrapped,
)
from dragoman.telling.ways import way
from dragoman.telling.wording import counted
from dragoman.types import Claim, DocumentCard

_TAGS = {"denies": "denies", "doubts": "doubts", "no-comment": "no comment", "repeats-in-order-to-deny": "repeats to deny"}


def provenance_svg(claim: Claim, cards: Mapping[str, DocumentCard], address: Callable[[Node], str | None] | None = None) -> str:
    """The picture of one claim; `cards` holds at least the cards of its documents, `address` says where a node leads."""
    graph = provenance(claim, cards)
    layout = laid_out(graph)
    legend = _legend(graph)
    height = layout.height + 42
    drawing = picture(
        layout.width,
        height,
        f"Where it comes from: {claim.summary}",
        description(claim, graph),
        f"provenance-{claim.id}",
        role="group" if address else "img",
    )
    first = "Origin" if any(node.origin for node in graph.nodes.values()) else "No origin found"
    drawing.append(words_at(Point(MARGIN, 20), first, 11, "soft", bold=True))
    if graph.passings:
        drawing.append(words_at(Point(layout.width - MARGIN, 20), "Who repeats it", 11, "soft", anchor="end", bold=True))
        start, end = Point(MARGIN + text_width(first, 11, bold=True) + 10, 16), Point(layout.width - MARGIN - 104, 16)
        drawing.append(line(start, end, **stroked("line", 1)))
        drawing.append(arrowhead(end, "line"))
    for passing in graph.passings:
        drawing.extend(_arrow(passing, graph, layout))
    for key, node in graph.nodes.items():
        leads = address(node) if address else None
        place = drawing
        if leads:
            place = way(leads, ", ".join(filter(None, [label(node), node.detail])))
            drawing.append(place)
        place.append(_drawn(node, layout.corners[key], layout.box))
    x = float(MARGIN)
    for colour, dash, words in legend:
        y = height - 14
        drawing.append(line(Point(x, y - 4), Point(x + 22, y - 4), **stroked(colour, 1.8, dash=dash)))
        drawing.append(words_at(Point(x + 28, y), words, 11, "soft"))
        x += 28 + text_width(words, 11) + 16
    return finished(drawing)


def description(claim: Claim, graph: Provenance) -> str:
    """The picture in a sentence or two, for those who do not see it."""
    origins = [node for node in graph.nodes.values() if node.origin is not None]
    names = "; ".join(label(node) for node in origins) or "no origin that could be found"
    reports = counted(len({instance.document for instance in claim.counted}), "report")
    words = f"{reports}; {counted(claim.n_independent, 'independent origin')}. It goes back to: {names}."
    denying = [node.name for node in graph.nodes.values() if node.stance == "denies"]
    if denying:
        words += f" Denied in: {'; '.join(dict.fromkeys(denying))}."
    for ring in claim.circles:
        words += f" Circle of credits: {' → '.join(name.removeprefix('outlet:') for name in ring)}."
    if graph.left_out:
        words += f" {counted(graph.left_out, 'report')} not drawn."
    return words


def _arrow(passing: Passing, graph: Provenance, layout: Layout) -> list[Any]:
    ring = graph.nodes[passing.giver].circle and graph.nodes[passing.taker].circle
    colour: Colour = "red" if ring else "violet" if passing.corrected else "soft"
    giver, taker = layout.corners[passing.giver], layout.corners[passing.taker]
    dash = None if passing.credited else "5 4"
    both = any(p.giver == passing.taker and p.taker == passing.giver for p in graph.passings)
    if taker.x > giver.x:
        shift = -8 if both else 0
        start = Point(giver.x + layout.box, giver.y + HEIGHT / 2 + shift)
        end = Point(taker.x, taker.y + HEIGHT / 2 + shift)
        points = [start]
        for bend in layout.bends.get((passing.giver, passing.taker), ()):
            points += [bend, Point(bend.x + layout.box, bend.y)]
        points.append(Point(end.x - 6, end.y))
        return [curve(points, **stroked(colour, 1.6, dash=dash)), arrowhead(end, colour)]
    shift = 8 if both else 0
    start = Point(giver.x, giver.y + HEIGHT / 2 + shift)
    end = Point(taker.x + layout.box, taker.y + HEIGHT / 2 + shift)
    points = [start]
    for bend in layout.bends.get((passing.giver, passing.taker), ()):
        points += [Point(bend.x + layout.box, bend.y), bend]
    points.append(Point(end.x + 6, end.y))
    return [curve(points, **stroked(colour, 1.6, dash=dash)), arrowhead(end, colour, left=True)]


def _drawn(node: Node, corner: Point, width: float) -> Any:
    """A box with the name, and below it the day of the report and what sets it apart."""
    group = drawsvg.Group()
    group.append(drawsvg.Title(plain(label(node))))
    counts = node.origin is not None and node.origin.counted
    denies = node.stance in ("denies", "repeats-in-order-to-deny")
    colour: Colour = "red" if denies or node.circle else "green" if counts else "line" if node.origin is None else "amber"
    dash = "4 3" if node.key.startswith("source:") and not counts else None
    if node.folded:
        group.append(box(Point(corner.x + 4, corner.y + 4), width, HEIGHT, **stroked("line", 1, fill="box")))
    fill: Colour = "tint" if counts else "box"
    group.append(box(corner, width, HEIGHT, **stroked(colour, 2.2 if counts else 1.4, fill=fill, dash=dash)))
    tag, detail = _tag(node), node.detail
    rows = wrapped(node.name, width - 20, 12.5, 2, bold=True)
    if node.folded:
        rows, detail = [f"+ {counted(len(node.folded), 'more report')}"], ", ".join(dict.fromkeys(node.folded))
    last = corner.y + 53 if len(rows) == 2 else corner.y + 47
    first = corner.y + 20 if len(rows) == 2 else corner.y + 27 if detail or tag else corner.y + 37
    for number, row in enumerate(rows):
        group.append(words_at(Point(corner.x + 10, first + 16 * number), row, 12.5, bold=True))
    if tag:
        group.append(words_at(Point(corner.x + width - 10, last), tag[0], 11, tag[1], anchor="end", bold=True))
    if detail:
        room = width - 20 - (text_width(tag[0], 11, bold=True) + 8 if tag else 0)
        group.append(words_at(Point(corner.x + 10, last), fitted(detail, room, 11), 11, "soft"))
    return group


def _tag(node: Node) -> tuple[str, Colour] | None:
    if node.stance in _TAGS:
        return _TAGS[node.stance], "soft" if node.stance == "no-comment" else "red"
    if node.origin is not None:
        return ("origin", "green") if node.origin.counted else ("not counted", "amber")
    return ("circle", "red") if node.circle else None


def _legend(graph: Provenance) -> list[tuple[Colour, str | None, str]]:
    rows: list[tuple[Colour, str | None, str]] = []
    circles = [p for p in graph.passings if graph.nodes[p.giver].circle and graph.nodes[p.taker].circle]
    if any(p.credited and p not in circles for p in graph.passings):
        rows.append(("soft", None, "credited"))
    if any(not p.credited for p in graph.passings):
        rows.append(("soft", "5 4", "not credited, found by its wording"))
    if circles:
        rows.append(("red", None, "credit each other"))
    if any(p.corrected for p in graph.passings):
        rows.append(("violet", None, "by the analyst"))
    return rows
