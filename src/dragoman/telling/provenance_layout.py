"""Where the nodes of a provenance graph stand: columns from the origins on the left to the last who repeat on the right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fast_sugiyama import from_edges

from dragoman.telling.provenance import Passing, Provenance
from dragoman.telling.svg import Point

HEIGHT, MARGIN, TOP = 64, 14, 40
_ROW = 76
_WIDE, _NARROW = (168, 48), (146, 32)
_MOST_WIDE = 5  # more columns than these are drawn narrow, so that a page holds them
_LEAST = 470


@dataclass(frozen=True)
class Layout:
    """Left top corners of the boxes, which are `box` wide, and the bends of the lines that pass over whole columns.

    A bend is the left end of the stretch where a line crosses a column.
    """

    corners: dict[str, Point]
    bends: dict[tuple[str, str], tuple[Point, ...]]
    box: float
    width: float
    height: float


@dataclass(frozen=True)
class _Place:
    column: int
    row: float


def laid_out(graph: Provenance) -> Layout:
    """Layers by the library, turned so that they are columns; nodes without a line stand below."""
    linked = dict.fromkeys(key for passing in graph.passings for key in (passing.giver, passing.taker))
    alone = [key for key in graph.nodes if key not in linked]
    places: dict[str, _Place] = {}
    crossings: dict[tuple[str, str], tuple[_Place, ...]] = {}
    below = 0.0
    for passings in _apart(graph.passings):
        # The library counts its own vertices up from the number of those in a piece: a piece at a time, numbered from nought.
        keys = list(dict.fromkeys(key for passing in passings for key in (passing.giver, passing.taker)))
        numbers = {key: number for number, key in enumerate(keys)}
        edges = [(numbers[passing.giver], numbers[passing.taker]) for passing in passings]
        ((positions, _, _, drawn),) = from_edges(_acyclic(edges), vertex_spacing=_ROW, dummy_vertices=True)
        found = _columns(positions, below)
        places.update({key: found[number] for key, number in numbers.items()})
        for giver, taker in edges:
            crossings[keys[giver], keys[taker]] = _crossings(giver, taker, drawn or [], found, len(keys))
        below = max(place.row for place in found.values()) + _ROW
    for key in alone:
        places[key] = _Place(0, below)
        below += _ROW
    return _measured(places, crossings)


def _apart(passings: Sequence[Passing]) -> list[list[Passing]]:
    """The pieces of a graph that no line joins, in the order of their first lines."""
    pieces: list[tuple[set[str], list[Passing]]] = []
    for passing in passings:
        ends = {passing.giver, passing.taker}
        joined = [piece for piece in pieces if piece[0] & ends]
        if not joined:
            pieces.append((ends, [passing]))
            continue
        keys, lines = joined[0]
        keys |= ends
        lines.append(passing)
        for other in joined[1:]:
            keys |= other[0]
            lines += other[1]
            pieces.remove(other)
    return [lines for _, lines in pieces]


def _acyclic(edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The edges without circles: what leads back is turned round, and what is then there twice is there once.

    The library turns circles itself, but never comes to an end with some in which two vertices lead to each other.

    >>> _acyclic([(0, 1), (1, 2), (2, 0), (1, 0)])
    [(0, 1), (1, 2), (0, 2)]
    """
    onward: dict[int, list[int]] = {}
    for giver, taker in edges:
        onward.setdefault(giver, []).append(taker)
        onward.setdefault(taker, [])
    place: dict[int, int] = {}
    for root in onward:
        if root not in place:
            _number(root, onward, place)
    # A depth-first search leaves a vertex after all that it leads to, except where the way leads back.
    return list(dict.fromkeys((one, other) if place[one] > place[other] else (other, one) for one, other in edges))


def _number(root: int, onward: Mapping[int, Sequence[int]], place: dict[int, int]) -> None:
    """Number the vertices that a search from the root reaches, in the order in which it leaves them."""
    seen, way = {root}, [(root, iter(onward[root]))]
    while way:
        vertex, rest = way[-1]
        step = next((other for other in rest if other not in seen and other not in place), None)
        if step is None:
            place[vertex] = len(place)
            way.pop()
        else:
            seen.add(step)
            way.append((step, iter(onward[step])))


def _measured(places: Mapping[str, _Place], crossings: Mapping[tuple[str, str], Sequence[_Place]]) -> Layout:
    columns = 1 + max(place.column for place in places.values())
    box, gap = _WIDE if columns <= _MOST_WIDE else _NARROW

    def corner(place: _Place) -> Point:
        return Point(MARGIN + place.column * (box + gap), TOP + place.row)

    def bend(place: _Place) -> Point:
        return Point(corner(place).x, corner(place).y + HEIGHT / 2)

    corners = {key: corner(place) for key, place in places.items()}
    bends = {ends: tuple(map(bend, crossed)) for ends, crossed in crossings.items()}
    bottom = max(point.y for point in corners.values()) + HEIGHT
    lowest = max((point.y + 10 for points in bends.values() for point in points), default=0.0)
    return Layout(corners, bends, box, max(MARGIN * 2 + columns * (box + gap) - gap, _LEAST), max(bottom, lowest))


def _columns(positions: Sequence[tuple[int, tuple[float, float]]], below: float) -> dict[int, _Place]:
    """Layers become columns, and no two vertices of a column stand closer than a row; the first row is at `below`."""
    layers = sorted({y for _, (_, y) in positions}, reverse=True)
    rows: dict[int, tuple[int, float]] = {}
    for column, layer in enumerate(layers):
        lowest = 0.0
        for vertex, x in sorted(((v, x) for v, (x, y) in positions if y == layer), key=lambda found: (found[1], found[0])):
            rows[vertex] = column, max(x, lowest)
            lowest = rows[vertex][1] + _ROW
    first = min(row for _, row in rows.values())
    return {vertex: _Place(column, row - first + below) for vertex, (column, row) in rows.items()}


def _crossings(
    giver: int, taker: int, drawn: Sequence[tuple[int, int]], places: Mapping[int, _Place], real: int
) -> tuple[_Place, ...]:
    """Where a line over several columns passes through those between, as the library keeps room for it."""
    beside: dict[int, list[int]] = {}
    for start, end in drawn:
        beside.setdefault(start, []).append(end)
        beside.setdefault(end, []).append(start)
    first, goal = sorted((giver, taker), key=lambda vertex: places[vertex].column)
    for step in beside.get(first, []):
        way = [first]
        while step >= real and places[step].column > places[way[-1]].column:
            way.append(step)
            onward = [vertex for vertex in beside[step] if vertex != way[-2]]
            if not onward:
                break
            step = onward[0]
        if step == goal and len(way) > 1:
            crossed = [places[vertex] for vertex in way[1:]]
            return tuple(crossed if first == giver else reversed(crossed))
    return ()
