"""Timeline, channels, network: in the page, as a file, as a table."""

import csv
import io
import xml.etree.ElementTree as tree

import msgspec
import pytest
from parsed import harmless
from strait import CASE, CHANNELS, EVENTS

from dragoman.telling.channels_picture import channels_svg
from dragoman.telling.network_picture import network, network_svg
from dragoman.telling.svg import embedded
from dragoman.telling.timeline import timeline_svg
from dragoman.telling.ways import Ways
from dragoman.web.pages import links
from dragoman.web.pages.filters import Filter
from dragoman.web.pages.pictures import _between, _Case, _in_time
from dragoman.workspace.looking import looking

NAMES = ("timeline", "channels", "network")
HARD = '"><script>&\x00'
WAYS = Ways(
    event=lambda id: f"/e/{id}?a=1&b={HARD}",
    actor=lambda id: f"/a/{id}",
    passage=lambda document, span: f"/d/{document}?at={span[0]}-{span[1]}",
    shared=lambda one, other: f"/s/{one}/{other}",
    channel=lambda channel: f"#{channel.medium}",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_leads_to_pages_and_has_a_table(page, name):
    answer = page.get(f"/cases/harbour/{name}")
    assert answer.status_code == 200
    found = harmless(answer.text)
    svg = answer.text[answer.text.index("<svg") : answer.text.index("</svg>")]
    assert "<a href=" in svg
    assert 'role="group"' in svg
    assert found.all("table")
    for link in (link for link in found.links() if link.startswith(("/cases/harbour/events/", "/cases/harbour/actors/"))):
        assert page.get(link).status_code == 200
    for ending in ("svg", "csv"):
        assert f"/cases/harbour/{name}.{ending}" in found.links()


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_picture_stands_alone(page, name):
    answer = page.get(f"/cases/harbour/{name}.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.svg"'
    root = tree.fromstring(answer.text)
    assert not list(root.iter("{http://www.w3.org/2000/svg}a"))
    assert "<style>" in answer.text


@pytest.mark.parametrize(("name", "rows"), [("timeline", 9), ("channels", 2), ("network", 2)])
def test_a_saved_table_has_a_row_for_each(page, name, rows):
    answer = page.get(f"/cases/harbour/{name}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    read = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len({len(row) for row in read}) == 1
    assert len(read) - 1 == rows


def test_the_table_of_the_timeline_has_each_status_that_was_reported(page, desk):
    read = list(csv.DictReader(io.StringIO(page.get("/cases/harbour/timeline.csv").text.removeprefix("\ufeff"))))
    meeting = next(event for event in desk.events("harbour") if event.id == "d1:e1")
    rows = [(row["reported"], row["reported status"], row["document"]) for row in read if row["event"] == "d1:e1"]
    assert rows == [(change.at, change.status, change.document) for change in meeting.history]


def test_a_filtered_picture_has_an_address(page):
    found = harmless(page.get("/cases/harbour/timeline?kind=letter&since=2021-04").text)
    assert links.event("harbour", "d3:e3") in found.links()
    assert links.event("harbour", "d1:e1") not in found.links()
    assert "/cases/harbour/timeline.svg?kind=letter&since=2021-04" in found.links()
    saved = page.get("/cases/harbour/timeline.svg?kind=letter&since=2021-04").text
    assert "letter: Mira Halden" in saved
    assert "meeting: " not in saved


def test_channels_by_level_and_side(page):
    assert "Bashir Qadim" in page.get("/cases/harbour/channels?level=heads+of+state").text
    found = harmless(page.get("/cases/harbour/channels?level=envoys").text)
    assert "No channel" in found.text
    table = page.get("/cases/harbour/channels.csv?participant=sahl").text
    assert "Lena Dahl" in table
    assert "Qadim" not in table


def drawn(name, ways=None):
    events = {event.id: event for event in EVENTS}
    return {
        "timeline": lambda: timeline_svg(EVENTS, ways=ways),
        "channels": lambda: channels_svg(CHANNELS, events, ways=ways),
        "network": lambda: network_svg(network(CASE), ways=ways),
    }[name]()


@pytest.mark.parametrize("name", NAMES)
def test_addresses_and_names_cannot_leave_their_attribute(name):
    root = tree.fromstring(drawn(name, WAYS).replace("\x00", ""))
    ways = list(root.iter("{http://www.w3.org/2000/svg}a"))
    assert ways
    assert all(way.find("{http://www.w3.org/2000/svg}title").text for way in ways)
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))
    assert not [way for way in ways if list(way.iter("{http://www.w3.org/2000/svg}a"))[1:]]  # none within another


@pytest.mark.parametrize("name", NAMES)
def test_ways_change_nothing_of_what_is_drawn(name):
    """The same signs at the same places, whether they lead somewhere or not."""

    def signs(svg):
        every = tree.fromstring(svg.replace("\x00", "")).iter()
        drawn = [element for element in every if element.get("pointer-events") is None]
        return sorted(
            str(sorted(e.attrib.items())) for e in drawn if e.tag.rpartition("}")[2] in ("circle", "rect", "text", "line", "path")
        )

    assert signs(drawn(name, WAYS)) == signs(drawn(name))


def test_every_event_and_actor_of_a_picture_can_be_followed():
    assert all(f"/e/{event.id}?" in drawn("timeline", WAYS) for event in EVENTS if event.start)
    assert all(f'"/a/{id}"' in drawn("network", WAYS) for id in ("a1", "a2", "a3", "a4", "a5", "a6"))
    assert '"/d/d02?at=' in drawn("timeline", WAYS)
    assert '"/s/a1/a2"' in drawn("network", WAYS)
    assert '"/a/a3"' in drawn("channels", WAYS)


def test_a_picture_in_a_page_brings_no_style():
    for name in NAMES:
        assert "style" not in embedded(drawn(name, WAYS)).replace("font-style", "")


def test_large_pictures_say_what_is_left_out(desk):
    many = (*(msgspec.structs.replace(EVENTS[n % 2], id=f"e{n}") for n in range(80)), EVENTS[5])
    shown = _in_time(many)
    assert len(shown.drawn) == 50
    assert len(shown.rows) == 80
    assert "Drawn are the 50 events" in shown.sentence
    assert "80 events" in shown.sentence
    assert "1 event has no date" in shown.sentence
    people = [msgspec.structs.replace(CASE.actors[0], id=f"p{n}", name=f"P{n}", side=f"Side {n}") for n in range(50)]
    meetings = tuple(
        msgspec.structs.replace(EVENTS[1], id=f"m{n}", actors=(f"p{n}", f"p{n + 1}"), participants=(f"P{n}", f"P{n + 1}"))
        for n in range(49)
    )
    with looking(desk, "harbour") as look:
        between = _between(_Case(look, meetings, meetings, tuple(people)), Filter())
    assert len(between.drawn) == 40
    assert "all 49" in between.sentence
