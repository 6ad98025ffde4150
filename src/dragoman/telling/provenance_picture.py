"""The provenance graph of a claim as a picture: origins on the left, whoever took it from them to the right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import drawsvg
from fast_sugiyama import from_edges

from dragoman.telling.provenance import Node, Passing, Provenance, label, provenance
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
from dragoman.telling.wording import counted
from dragoman.types import Claim, DocumentCard

_WIDTH, _HEIGHT = 168, 64
_COLUMN, _ROW = 216, 76
_MARGIN, _TOP = 14, 40
_TAGS = {"denies": "denies", "doubts": "doubts", "no-comment": "no comment", "repeats-in-order-to-deny": "repeats to deny"}


@dataclass(frozen=True)
class _Layout:
    """Left top corners of the nodes, and the bends of the lines that pass over whole columns."""

    corners: dict[str, Point]
    bends: dict[tuple[str, str], tuple[Point, ...]]
    width: float
    height: float


def provenance_svg(claim: Claim, cards: Mapping[str, DocumentCard]) -> str:
    """The picture of one claim; `cards` holds at least the cards of its documents."""
    graph = provenance(claim, cards)
    layout = _laid_out(graph)
    legend = _legend(graph)
    height = layout.height + 42
    drawing = picture(
        layout.width,
        height,
        f"Where it comes from: {claim.summary}",
        description(claim, graph),
        f"provenance-{claim.id}",
    )
    first = "Origin" if any(node.origin for node in graph.nodes.values()) else "No origin found"
    drawing.append(words_at(Point(_MARGIN, 20), first, 11, "soft", bold=True))
    if graph.passings:
        drawing.append(words_at(Point(layout.width - _MARGIN, 20), "Who repeats it", 11, "soft", anchor="end", bold=True))
        start, end = Point(_MARGIN + text_width(first, 11, bold=True) + 10, 16), Point(layout.width - _MARGIN - 104, 16)
        drawing.append(line(start, end, **stroked("line", 1)))
        drawing.append(arrowhead(end, "line"))
    for passing in graph.passings:
        drawing.extend(_arrow(passing, graph, layout))
    for key, node in graph.nodes.items():
        drawing.append(_drawn(node, layout.corners[key]))
    x = float(_MARGIN)
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
    reports = counted(len({instance.document for instance in claim.instances}), "report")
    words = f"{reports}; {counted(claim.n_independent, 'independent origin')}. It goes back to: {names}."
    denying = [node.name for node in graph.nodes.values() if node.stance == "denies"]
    if denying:
        words += f" Denied in: {'; '.join(dict.fromkeys(denying))}."
    for ring in claim.circles:
        words += f" Circle of credits: {' → '.join(name.removeprefix('outlet:') for name in ring)}."
    if graph.left_out:
        words += f" {counted(graph.left_out, 'report')} not drawn."
    return words


def _laid_out(graph: Provenance) -> _Layout:
    """Layers by the library, turned so that they are columns; nodes without a line stand below."""
    keys = list(graph.nodes)
    numbers = {key: number for number, key in enumerate(keys)}
    edges = [(numbers[p.giver], numbers[p.taker]) for p in graph.passings]
    places: dict[int, tuple[int, float]] = {}
    bends: dict[tuple[str, str], tuple[Point, ...]] = {}
    below = 0.0
    for positions, _, _, drawn in from_edges(edges, vertex_spacing=_ROW, dummy_vertices=True) if edges else []:
        component = _columns(positions)
        depth = max(row for _, row in component.values())
        found = {vertex: (column, row + below) for vertex, (column, row) in component.items()}
        places.update({vertex: place for vertex, place in found.items() if vertex < len(keys)})
        for giver, taker in edges:
            if giver in found:
                bends[keys[giver], keys[taker]] = _bends(giver, taker, drawn or [], found, len(keys))
        below += depth + _ROW
    for number in range(len(keys)):
        if number not in places:
            places[number] = (0, below)
            below += _ROW
    corners = {keys[number]: Point(_MARGIN + column * _COLUMN, _TOP + row) for number, (column, row) in places.items()}
    width = max(corner.x for corner in corners.values()) + _WIDTH + _MARGIN
    bottom = max(corner.y for corner in corners.values()) + _HEIGHT
    lowest = max((bend.y + 10 for found_bends in bends.values() for bend in found_bends), default=0.0)
    return _Layout(corners, bends, max(width, 470), max(bottom, lowest))


def _columns(positions: Sequence[tuple[int, tuple[float, float]]]) -> dict[int, tuple[int, float]]:
    """Vertex → (column, row in pixels): layers become columns, and no two of a column stand closer than a row."""
    layers = sorted({y for _, (_, y) in positions}, reverse=True)
    columns: dict[int, tuple[int, float]] = {}
    for column, layer in enumerate(layers):
        lowest = 0.0
        for vertex, x in sorted(((v, x) for v, (x, y) in positions if y == layer), key=lambda found: (found[1], found[0])):
            row = max(x, lowest)
            columns[vertex] = column, row
            lowest = row + _ROW
    first = min(row for _, row in columns.values())
    return {vertex: (column, row - first) for vertex, (column, row) in columns.items()}


def _bends(
    giver: int, taker: int, drawn: Sequence[tuple[int, int]], places: Mapping[int, tuple[int, float]], real: int
) -> tuple[Point, ...]:
    """Where a line over several columns passes through those between, as the library keeps room for it."""
    after: dict[int, list[int]] = {}
    for start, end in drawn:
        after.setdefault(start, []).append(end)
        after.setdefault(end, []).append(start)
    start, goal = sorted((giver, taker), key=lambda vertex: places[vertex][0])
    for step in after.get(start, []):
        way = [start]
        while step >= real and places[step][0] > places[way[-1]][0]:
            way.append(step)
            onward = [vertex for vertex in after[step] if vertex != way[-2]]
            if not onward:
                break
            step = onward[0]
        if step == goal and len(way) > 1:
            middle = [Point(_MARGIN + places[v][0] * _COLUMN, _TOP + places[v][1] + _HEIGHT / 2) for v in way[1:]]
            return tuple(middle if start == giver else reversed(middle))
    return ()


def _arrow(passing: Passing, graph: Provenance, layout: _Layout) -> list[Any]:
    ring = graph.nodes[passing.giver].circle and graph.nodes[passing.taker].circle
    colour: Colour = "red" if ring else "violet" if passing.corrected else "soft"
    giver, taker = layout.corners[passing.giver], layout.corners[passing.taker]
    dash = None if passing.credited else "5 4"
    both = any(p.giver == passing.taker and p.taker == passing.giver for p in graph.passings)
    if taker.x > giver.x:
        shift = -8 if both else 0
        start = Point(giver.x + _WIDTH, giver.y + _HEIGHT / 2 + shift)
        end = Point(taker.x, taker.y + _HEIGHT / 2 + shift)
        points = [start]
        for bend in layout.bends.get((passing.giver, passing.taker), ()):
            points += [bend, Point(bend.x + _WIDTH, bend.y)]
        points.append(Point(end.x - 6, end.y))
        return [curve(points, **stroked(colour, 1.6, dash=dash)), arrowhead(end, colour)]
    shift = 8 if both else 0
    start = Point(giver.x, giver.y + _HEIGHT / 2 + shift)
    end = Point(taker.x + _WIDTH, taker.y + _HEIGHT / 2 + shift)
    points = [start]
    for bend in layout.bends.get((passing.giver, passing.taker), ()):
        points += [Point(bend.x + _WIDTH, bend.y), bend]
    points.append(Point(end.x + 6, end.y))
    return [curve(points, **stroked(colour, 1.6, dash=dash)), arrowhead(end, colour, left=True)]


def _drawn(node: Node, corner: Point) -> Any:
    """A box with the name, and below it the day of the report and what sets it apart."""
    group = drawsvg.Group()
    group.append(drawsvg.Title(plain(label(node))))
    counts = node.origin is not None and node.origin.counted
    denies = node.stance in ("denies", "repeats-in-order-to-deny")
    colour: Colour = "red" if denies or node.circle else "green" if counts else "line" if node.origin is None else "amber"
    dash = "4 3" if node.key.startswith("source:") and not counts else None
    if node.folded:
        group.append(box(Point(corner.x + 4, corner.y + 4), _WIDTH, _HEIGHT, **stroked("line", 1, fill="box")))
    fill: Colour = "tint" if counts else "box"
    group.append(box(corner, _WIDTH, _HEIGHT, **stroked(colour, 2.2 if counts else 1.4, fill=fill, dash=dash)))
    tag, detail = _tag(node), node.detail
    rows = wrapped(node.name, _WIDTH - 20, 12.5, 2, bold=True)
    if node.folded:
        rows, detail = [f"+ {counted(len(node.folded), 'more report')}"], ", ".join(dict.fromkeys(node.folded))
    last = corner.y + 53 if len(rows) == 2 else corner.y + 47
    first = corner.y + 20 if len(rows) == 2 else corner.y + 27 if detail or tag else corner.y + 37
    for number, row in enumerate(rows):
        group.append(words_at(Point(corner.x + 10, first + 16 * number), row, 12.5, bold=True))
    if tag:
        group.append(words_at(Point(corner.x + _WIDTH - 10, last), tag[0], 11, tag[1], anchor="end", bold=True))
    if detail:
        room = _WIDTH - 20 - (text_width(tag[0], 11, bold=True) + 8 if tag else 0)
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
