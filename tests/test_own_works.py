"""A note that names the speaker himself adds nobody to the chain; one that names another outlet does."""

import pytest
from readings import read_text

from dragoman.reading.attributions import is_own_work
from dragoman.reading.speakers import Speaker
from dragoman.types import Citation


@pytest.mark.parametrize(
    ("outlet", "name", "own"),
    [
        ("Norway's Foreign Ministry", "the Foreign Ministry", True),
        ("Norway's Ministry of Defence", "Norwegian Ministry of Defence", True),
        ("Daily Courier", "the Daily Courier", True),
        ("Daily Courier", "the Foreign Ministry", False),
        ("Sweden's Ministry of Defence", "Norwegian Ministry of Defence", False),
        # who is not known is not the same as what is not known
        (None, None, False),
        ("", "", False),
        (None, "the Foreign Ministry", False),
        ("Daily Courier", None, False),
    ],
)
def test_what_the_note_has_from_the_speaker(outlet: str | None, name: str | None, own: bool) -> None:
    work = Citation(
        id="c1",
        marker="[1]",
        kind="endnote",
        outlet=outlet,
        country=None,
        date=None,
        title=None,
        series=None,
        anchors=(),
        span=(0, 1),
    )
    assert is_own_work(work, Speaker((), "named" if name else "unknown", name, None)) is own


@pytest.mark.parametrize(
    ("source", "outlet", "chain"),
    [
        ("Norway's foreign ministry", "Norway's Foreign Ministry", ("Norway's foreign ministry",)),
        ("Norway's foreign ministry", "Daily Courier", ("Daily Courier, May 3, 2017", "Norway's foreign ministry")),
    ],
)
def test_whether_a_note_stands_in_the_chain(source: str, outlet: str, chain: tuple[str, ...]) -> None:
    reading = read_text(f"{source} said that the bridge was closed.[1]\n\nNotes:\n[1] {outlet}, May 3, 2017.\n")
    assert [attribution.chain for attribution in reading.attributions] == [chain]
