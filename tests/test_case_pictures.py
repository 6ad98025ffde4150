"""The pictures of a case: well-formed, legible, the same every time."""

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from drawn import NAMESPACE, Area, assert_legible, boxes, labels, root_of
from golden_files import compare
from hypothesis import given, settings
from hypothesis import strategies as st
from strait import CARDS, CASE, CHANNELS, CLAIMS, EVENTS, credit, told

from dragoman.telling.channels_picture import channels_svg
from dragoman.telling.network_picture import network, network_svg
from dragoman.telling.provenance import paths, provenance
from dragoman.telling.provenance_picture import provenance_svg
from dragoman.telling.timeline import timeline_svg
from dragoman.types import Case, CaseActor, CaseEvent, Channel, Claim, DocumentCard, EventMention, Instance, Origin, StatusChange

CARDS_BY_ID = {card.id: card for card in CARDS}
EVENTS_BY_ID = {event.id: event for event in EVENTS}
PICTURES = {
    "provenance-echo": lambda: provenance_svg(CLAIMS[0], CARDS_BY_ID),
    "provenance-witnesses": lambda: provenance_svg(CLAIMS[2], CARDS_BY_ID),
    "provenance-denied": lambda: provenance_svg(CLAIMS[3], CARDS_BY_ID),
    "provenance-circle": lambda: provenance_svg(CLAIMS[4], CARDS_BY_ID),
    "timeline": lambda: timeline_svg(EVENTS),
    "channels": lambda: channels_svg(CHANNELS, EVENTS_BY_ID),
    "network": lambda: network_svg(network(CASE)),
}
EMPTY = {
    "timeline": lambda: timeline_svg([]),
    "channels": lambda: channels_svg([CHANNELS[0]], {}),
    "network": lambda: network_svg(network(Case(name="empty"))),
}
names = st.text(st.sampled_from("abm W.عמ한\u202e<&\x07"), min_size=1, max_size=60)


def words_of(svg: str) -> str:
    return " ".join(label.words for label in labels(svg))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_expected(name: str) -> None:
    compare(f"strait-{name}.svg", PICTURES[name]())


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_legible(name: str) -> None:
    assert_legible(PICTURES[name]())


@pytest.mark.parametrize("name", EMPTY)
def test_a_picture_of_nothing_is_legible(name: str) -> None:
    assert_legible(EMPTY[name]())


def test_the_check_of_labels_bites() -> None:
    crowded = re.sub(r'(<text x="[\d.]+") y="[\d.]+"', r'\1 y="20"', PICTURES["network"]())
    with pytest.raises(AssertionError, match="covers"):
        assert_legible(crowded)


def test_pictures_hold_no_script_and_point_nowhere() -> None:
    for draw in PICTURES.values():
        root = root_of(draw())
        tags = {element.tag.removeprefix(NAMESPACE) for element in root.iter()}
        assert not tags & {"script", "image", "use", "foreignObject", "a"}
        assert not any(name.startswith("on") or "href" in name for element in root.iter() for name in element.attrib)


def test_the_same_bytes_in_another_process() -> None:
    tests = Path(__file__).parent
    code = "from test_case_pictures import PICTURES; print(''.join(draw() for draw in PICTURES.values()), end='')"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{tests.parent / 'src'}{os.pathsep}{tests}"}
        command = [sys.executable, "-X", "utf8", "-c", code]
        found = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=120)
        assert found.stdout.decode("utf-8") == "".join(draw() for draw in PICTURES.values())


def test_origins_stand_left_of_those_who_repeat_them() -> None:
    places = {label.words: label.left for label in labels(PICTURES["provenance-echo"]())}
    assert places["an aide"] < places["Polaris"] < places["Norland Herald"] < places["Agence Nord"]
    assert "origin" in places


def test_a_denial_and_a_circle_are_marked() -> None:
    assert "credit each other" in words_of(PICTURES["provenance-circle"]())
    assert words_of(PICTURES["provenance-circle"]()).count("circle") == 2
    denial = msgspec.structs.replace(
        CLAIMS[0], instances=(*CLAIMS[0].instances, told("d09", "no ship was seized", stance="denies"))
    )
    assert "denies" in words_of(provenance_svg(denial, CARDS_BY_ID))


def test_a_tangle_of_credits_is_drawn() -> None:
    """Two pairs that credit each other within larger circles: the library that lays out would never end with them."""
    edges = (
        (0, 1),
        (2, 3),
        (4, 1),
        (5, 6),
        (2, 0),
        (4, 0),
        (2, 6),
        (7, 6),
        (0, 3),
        (6, 1),
        (0, 4),
        (5, 3),
        (5, 0),
        (1, 0),
        (6, 3),
    )
    tangle = msgspec.structs.replace(
        CLAIMS[4],
        credits=tuple(credit(f"outlet:Paper {taker}", f"outlet:Paper {giver}") for giver, taker in (*edges, (6, 3), (2, 7))),
    )
    drawn = provenance_svg(tangle, CARDS_BY_ID)
    assert {f"Paper {n}" for n in range(8)} <= {label.words for label in labels(drawn)}


def test_a_picture_in_two_pieces_keeps_them_apart() -> None:
    """Long lines of the large piece pass over columns; the library numbers such crossings like vertices of the other piece."""
    ends = "0-1 2-3 4-5 6-7 8-9 4-7 10-11 12-13 9-14 14-15 12-16 2-4 17-16 12-8 18-5 19-3 20-13 21-2 7-11 4-18 15-3 13-7 4-15"
    pairs = [pair.split("-") for pair in [*ends.split(), "22-1", "21-15", "20-19"]]
    credits = [(f"outlet:Paper {giver}", f"outlet:Paper {taker}") for giver, taker in pairs]
    claim = msgspec.structs.replace(CLAIMS[4], circles=(), credits=tuple(credit(taker, giver) for giver, taker in credits))
    drawn = provenance_svg(claim, CARDS_BY_ID)
    assert_legible(drawn)
    assert {f"Paper {n}" for n in range(23)} <= {label.words for label in labels(drawn)}


def test_an_uncredited_copy_is_dashed() -> None:
    paths_drawn = root_of(PICTURES["provenance-echo"]()).iter(f"{NAMESPACE}path")
    assert [path for path in paths_drawn if path.get("stroke-dasharray") == "5 4"]
    assert "not credited" in words_of(PICTURES["provenance-echo"]())


def test_many_echoes_are_folded_and_counted() -> None:
    cards = {f"e{n:03}": DocumentCard(id=f"e{n:03}", outlet=f"Outlet {n}", published="2021-05-01") for n in range(150)}
    claim = Claim(
        id="c9",
        summary="The port is open.",
        instances=tuple(Instance(document=id, span=(0, 5)) for id in cards),
        credits=tuple(credit(f"doc:{id}", "outlet:Polaris") for id in cards),
        origins=(Origin(name="Polaris", kind="newsroom"),),
        n_outlets=150,
        n_independent=1,
    )
    svg = provenance_svg(claim, cards)
    assert_legible(svg)
    assert "+ 146 more reports" in words_of(svg)
    assert len(boxes(svg)) < 12


def test_what_does_not_fit_is_counted() -> None:
    cards = {f"e{n:03}": DocumentCard(id=f"e{n:03}", outlet=f"Outlet {n}") for n in range(90)}
    claim = Claim(
        id="c9",
        summary="The port is open.",
        instances=tuple(Instance(document=id, span=(0, 5)) for id in cards),
        credits=tuple(credit(f"doc:{id}", f"source:Envoy {id}") for id in cards),
    )
    svg = provenance_svg(claim, cards)
    assert_legible(svg)
    desc = root_of(svg).find(f"{NAMESPACE}desc")
    assert desc is not None and "reports not drawn" in (desc.text or "")


def test_the_paths_say_in_words_what_the_picture_shows() -> None:
    told_paths = paths(provenance(CLAIMS[0], CARDS_BY_ID))
    aide = next(path for path in told_paths if path.words == "an aide (origin)")
    assert [path.words for path in aide.inner] == ["Polaris (10 April 2021)"]
    herald = next(path for path in aide.inner[0].inner if path.words.startswith("Norland Herald"))
    assert "without credit" in herald.inner[0].inner[0].words
    circle = paths(provenance(CLAIMS[4], CARDS_BY_ID))
    assert circle[0].inner[0].inner[0].words.endswith("(see above)")


@settings(max_examples=40, deadline=None)
@given(
    edges=st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=30),
    outlets=st.lists(names, min_size=15, max_size=15),
    stances=st.lists(st.sampled_from(["asserts", "denies", "no-comment"]), min_size=15, max_size=15),
)
def test_any_graph_of_credits_can_be_drawn(edges: list[tuple[int, int]], outlets: list[str], stances: list[str]) -> None:
    cards = {f"d{n}": DocumentCard(id=f"d{n}", outlet=outlet, published="2021-05-01") for n, outlet in enumerate(outlets)}
    instances = tuple(Instance(document=f"d{n}", span=(0, 1), stance=stance) for n, stance in enumerate(stances))  # type: ignore[arg-type]
    claim = Claim(
        id="c1",
        summary="x",
        instances=instances,
        credits=tuple(credit(f"doc:d{a}", f"doc:d{b}") for a, b in edges),
        circles=((outlets[0], outlets[1]),),
    )
    svg = provenance_svg(claim, cards)
    root_of(svg)
    shown = [area for area in boxes(svg) if area.right - area.left > 100]
    fronts = [a for a in shown if not any(_is_shadow(a, other) for other in shown)]
    for number, area in enumerate(fronts):
        assert not any(area.covers(other) for other in fronts[number + 1 :])
    assert_legible(svg)


def _is_shadow(area: Area, other: Area) -> bool:
    return (area.left, area.top) == (other.left + 4, other.top + 4)


@settings(max_examples=40, deadline=None)
@given(
    days=st.lists(st.dates().filter(lambda day: day.year > 1000), min_size=1, max_size=25),
    who=names,
)
def test_any_days_can_be_drawn(days: list, who: str) -> None:  # type: ignore[type-arg]
    mention = EventMention(document="d1", span=(0, 1), status="planned")
    events = [
        CaseEvent(
            id=f"e{n}",
            kind="meeting",
            participants=(who,),
            start=day.isoformat()[: (10, 7, 4)[n % 3]],
            end=day.isoformat()[: (10, 7, 4)[n % 3]],
            status=("planned", "occurred", "denied")[n % 3],  # type: ignore[arg-type]
            mentions=(mention,),
            history=(StatusChange(at=day.isoformat(), status="planned", document="d1"),),
        )
        for n, day in enumerate(days)
    ]
    assert_legible(timeline_svg(events))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(names, names, names, names), min_size=1, max_size=8))
def test_any_channels_can_be_drawn(rows: list[tuple[str, str, str, str]]) -> None:
    channels = [
        Channel(sides=(a, b), level=("ministers", "other")[n % 2], actors=((c,) * (n + 1), (d, a)), medium=c, events=())  # type: ignore[arg-type]
        for n, (a, b, c, d) in enumerate(rows)
    ]
    assert_legible(channels_svg(channels, {}))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(names, st.sampled_from(["Norland", "Orland", "Third", None])), min_size=2, max_size=30))
def test_any_network_can_be_drawn(people: list[tuple[str, str | None]]) -> None:
    actors = tuple(
        CaseActor(id=f"a{n}", name=name, kind="person", side=side, documents=("d1",)) for n, (name, side) in enumerate(people)
    )
    mention = EventMention(document="d1", span=(0, 1), status="planned")
    events = tuple(
        CaseEvent(id=f"e{n}", kind="meeting", actors=(f"a{n}", f"a{n + 1}"), status="planned", mentions=(mention,))
        for n in range(len(actors) - 1)
    )
    case = Case(name="x", actors=actors, events=events)
    assert_legible(network_svg(network(case)))
    assert len(network(case).actors) == min(24, len(actors))


def test_names_and_outlets_are_not_drawn_as_actors() -> None:
    assert "Polaris" not in words_of(PICTURES["network"]())
    assert "عمر سهل" in words_of(PICTURES["network"]())


def test_a_side_stands_on_one_half_of_the_ring() -> None:
    middle = float(root_of(PICTURES["network"]()).get("width", 0)) / 2
    places = {label.words: label.left for label in labels(PICTURES["network"]())}
    assert all(places[name] < middle for name in ("Mira Halden", "Lena Dahl", "Ivo Lund"))
    assert all(places[name] > middle for name in ("Bashir Qadim", "عمر سهل", "Nadia Rahal"))


def test_nodes_without_a_line_do_not_take_the_place_of_bends() -> None:
    cards = {f"d{n:02}": DocumentCard(id=f"d{n:02}", outlet=f"Outlet {n}") for n in range(24)}
    edges = [("d20", "d21"), ("d21", "d22"), ("d22", "d23"), ("d20", "d23"), ("d20", "d22")]
    claim = Claim(
        id="c9",
        summary="The port is open.",
        instances=tuple(
            Instance(document=id, span=(0, 5), stance="denies" if n % 2 else "asserts") for n, id in enumerate(cards)
        ),
        credits=tuple(credit(f"doc:{a}", f"doc:{b}") for a, b in edges),
    )
    svg = provenance_svg(claim, cards)
    assert_legible(svg)
    shown = {label.words: label.left for label in labels(svg)}
    assert shown["Outlet 23"] < shown["Outlet 22"] < shown["Outlet 21"] < shown["Outlet 20"]
    assert shown["Outlet 0"] == shown["Outlet 23"]


def test_a_month_is_drawn_as_a_stretch() -> None:
    letter = replace_event(EVENTS[0], history=())
    assert len(boxes(timeline_svg([letter]))) == 1
    assert not boxes(timeline_svg([EVENTS[4]]))


def replace_event(event: CaseEvent, **changes: object) -> CaseEvent:
    return msgspec.structs.replace(event, **changes)
