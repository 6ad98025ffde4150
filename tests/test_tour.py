"""The tour shows the pages as they are: their words are compared here, their looks where a browser is (tests/browser)."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
TOUR = (DOCS / "tour.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tour():
    spec = importlib.util.spec_from_file_location("tour", DOCS / "tour.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_are_of_the_pages_as_they_are(tour) -> None:
    with tour.toured() as (app, addresses):
        now = tour.shown_in(app, addresses)
    kept = json.loads(tour.SHOWN.read_text(encoding="utf-8"))
    assert sorted(kept) == sorted(now)
    changed = [name for name in now if now[name] != kept[name]]
    assert not changed, f"pages of the tour have changed: {changed}; look at them, then `make tour`"


def test_every_picture_is_in_the_tour_and_small(tour) -> None:
    names = [stop.name for stop in tour.STOPS]
    assert re.findall(r"!\[[^\]]{20,}\]\(tour/([\w-]+)\.webp\)", TOUR) == names, (
        "in the order of the stops, each with words for it"
    )
    assert sorted(path.stem for path in tour.PICTURES.glob("*.webp")) == sorted(names)
    for path in tour.PICTURES.glob("*.webp"):
        assert 2_000 < path.stat().st_size < 100_000, path.name
