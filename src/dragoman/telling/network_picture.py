"""Who appears with whom: the actors of a case on a ring, side by side with their own, and a line for every event they share."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import Any

import drawsvg

from dragoman.telling.svg import (
    Colour,
    Point,
    filled,
    finished,
    fitted,
    picture,
    plain,
    stroked,
    text_width,
    words_at,
)
from dragoman.telling.ways import Ways, way
from dragoman.telling.wording import counted
from dragoman.types import Case, CaseActor, CaseEvent

_MOST = 24
_STEP, _LABEL, _RADIUS = 24, 236, 150
_WIDTH = 2 * (_LABEL + _RADIUS) + 60
_COLOURS: tuple[Colour, ...] = ("blue", "red", "green", "violet", "amber")


@dataclass(frozen=True)
class Network:
    """The actors who share events with others, by side, and how many events each pair shares."""

    actors: tuple[CaseActor, ...]
    ties: dict[tuple[str, str], int]
    left_out: int = 0


def network(case: Case) -> Network:
    """The actors with most events; ties are keyed by ids in the order of the ring."""
    known = {actor.id: actor for actor in case.actors if actor.kind not in ("outlet", "document")}
    shared: Counter[str] = Counter()
    for event in case.events:
        together = [id for id in dict.fromkeys(event.actors) if id in known]
        if len(together) > 1:
            shared.update(together)
    ranked = sorted(shared, key=lambda id: (-shared[id], -len(known[id].documents), known[id].name, id))
    chosen = [known[id] for id in ranked[:_MOST]]
    ring = _on_ring(chosen, case.events)
    place = {actor.id: number for number, actor in enumerate(ring)}
    ties: Counter[tuple[str, str]] = Counter()
    for event in case.events:
        inside = sorted({id for id in event.actors if id in place}, key=place.__getitem__)
        ties.update(combinations(inside, 2))
    return Network(
        tuple(ring), dict(sorted(ties.items(), key=lambda tie: (place[tie[0][0]], place[tie[0][1]]))), len(ranked) - len(ring)
    )


def _sides(actors: Sequence[CaseActor]) -> list[str | None]:
    """The sides, the one with most actors first; those of no known side last."""
    sizes = Counter(actor.side for actor in actors)
    return sorted(sizes, key=lambda side: (side is None, -sizes[side], side or ""))


def _on_ring(actors: Sequence[CaseActor], events: Sequence[CaseEvent]) -> list[CaseActor]:
    """Side after side; within a side, whoever meets an actor at the beginning of the ring stands at its end, across from them."""
    partners: dict[str, list[str]] = {}
    for event in events:
        for id in event.actors:
            partners.setdefault(id, []).extend(other for other in event.actors if other != id)
    ring: list[CaseActor] = []
    for side in _sides(actors):
        place = {actor.id: number for number, actor in enumerate(ring)}

        def across(actor: CaseActor, place: Mapping[str, int] = place) -> tuple[float, str, str]:
            met = [place[id] for id in partners.get(actor.id, []) if id in place]
            return -sum(met) / len(met) if met else 0.0, actor.name, actor.id

        ring += sorted((actor for actor in actors if actor.side == side), key=across)
    return ring


def _half(ring: Sequence[CaseActor]) -> int:
    """Where the ring is cut into left and right: between two sides, unless that would be far from the middle."""
    middle = (len(ring) + 1) // 2
    between = [n for n in range(1, len(ring)) if ring[n - 1].side != ring[n].side]
    nearest = min(between, key=lambda n: abs(n - middle), default=middle)
    return nearest if abs(nearest - middle) <= len(ring) / 4 else middle


def network_svg(found: Network, key: str = "network", ways: Ways | None = None) -> str:
    """The picture: half of the ring on the left, half on the right, the names outside of it in even steps."""
    half = _half(found.actors)
    height = max(half, len(found.actors) - half, 4) * _STEP
    top = 20.0
    places: dict[str, tuple[Point, bool]] = {}
    for number, actor in enumerate(found.actors):
        left = number < half
        rank, size = (number, half) if left else (len(found.actors) - 1 - number, len(found.actors) - half)
        y = top + height * (rank + 0.5) / size
        reach = sqrt(max(0.0, 1 - ((y - top) / height * 2 - 1) ** 2)) * _RADIUS
        places[actor.id] = Point(_WIDTH / 2 + (-reach if left else reach), y), left
    legend = list(_sides(found.actors))
    drawing = picture(
        _WIDTH, top + height + 44, "Who appears with whom", description(found), key, role="group" if ways else "img"
    )
    middle = Point(_WIDTH / 2, top + height / 2)
    for (first, second), count in found.ties.items():
        words = _names(found, first, second)
        tie = _tie(places[first][0], places[second][0], middle, count, words)
        drawing.append(_followed(tie, ways.shared(first, second), words) if ways else tie)
    for actor in found.actors:
        at, left = places[actor.id]
        colour = _colour(actor.side, legend)
        node = drawing
        if ways:
            node = way(ways.actor(actor.id), f"{actor.name}, {actor.side or 'side not known'}")
            drawing.append(node)
        node.extend(_mark(at, colour, legend.index(actor.side)))
        name = fitted(actor.name, _LABEL - 12, 12)
        node.append(words_at(Point(at.x + (-12 if left else 12), at.y + 4), name, 12, anchor="end" if left else "start"))
    if not found.actors:
        drawing.append(words_at(Point(16, top + 16), "No event of this case has two actors.", 12, "soft"))
    x = 16.0
    for side in legend[:8]:
        drawing.extend(_mark(Point(x + 5, top + height + 26), _colour(side, legend), legend.index(side)))
        words = fitted(side or "side not known", 150, 11)
        drawing.append(words_at(Point(x + 16, top + height + 30), words, 11, "soft"))
        x += 34 + text_width(words, 11)
    return finished(drawing)


def description(found: Network) -> str:
    """The picture in words: the pairs that share most events."""
    names = {actor.id: actor.name for actor in found.actors}
    most = sorted(found.ties.items(), key=lambda tie: (-tie[1], tie[0]))[:12]
    told = "; ".join(f"{names[a]} and {names[b]}, {counted(count, 'event')}" for (a, b), count in most)
    left = f" {counted(found.left_out, 'more actor')} not drawn." if found.left_out else ""
    return f"{counted(len(found.actors), 'actor')}. {told}.{left}" if told else "No actors share an event."


def _followed(tie: Any, address: str, words: str) -> Any:
    """A tie that leads to the events it stands for; around it lies an unseen band, for a line is hard to hit."""
    found = way(address, words, by_keyboard=False)
    found.append(drawsvg.Path(tie.args["d"], fill="none", stroke="none", stroke_width=9, pointer_events="stroke"))
    found.append(tie)
    return found


def _names(found: Network, first: str, second: str) -> str:
    names = {actor.id: actor.name for actor in found.actors}
    return f"{names[first]} – {names[second]}: {counted(found.ties[first, second], 'event')}"


def _colour(side: str | None, order: Sequence[str | None]) -> Colour:
    return "soft" if side is None else _COLOURS[order.index(side) % len(_COLOURS)]


def _mark(at: Point, colour: Colour, number: int) -> list[Any]:
    """Sides differ by shape as well as by colour."""
    x, y = round(at.x, 1), round(at.y, 1)
    if colour == "soft":
        return [drawsvg.Circle(x, y, 4, **stroked("soft", 1.5, fill="paper"))]
    if number % 3 == 0:
        return [drawsvg.Circle(x, y, 5, **filled(colour))]
    if number % 3 == 1:
        return [drawsvg.Rectangle(x - 4.5, y - 4.5, 9, 9, **filled(colour))]
    return [drawsvg.Lines(x, y - 5.5, x + 5.5, y + 4, x - 5.5, y + 4, close=True, **filled(colour))]


def _tie(start: Point, end: Point, middle: Point, count: int, words: str) -> Any:
    """A bow towards the middle, the stronger the more events."""
    bow = 0.7
    middle = Point(
        (1 - bow) * (start.x + end.x) / 2 + bow * middle.x,
        (1 - bow) * (start.y + end.y) / 2 + bow * middle.y,
    )
    a, b, c = ((round(p.x, 1), round(p.y, 1)) for p in (start, middle, end))
    path = drawsvg.Path(
        f"M{a[0]},{a[1]}Q{b[0]},{b[1]} {c[0]},{c[1]}", **stroked("soft", min(1 + 0.8 * (count - 1), 5)), opacity=0.55
    )
    path.append_title(plain(words))
    return path
