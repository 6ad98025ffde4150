"""Marks can be read on every ground on which they stand, in the light and in the dark: 4.5 to 1, as WCAG has it."""

import re
from pathlib import Path

import pytest

import dragoman.web

CSS = (Path(dragoman.web.__file__).parent / "static" / "dragoman.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part)) for part in CSS.split("@media screen and", 1))
GROUNDS = ("paper", "mark-content", "mark-content-2", "mark-content-3", "mark-content-4")
WORDS = ("ink", "mark-source", "mark-cue", "mark-event", "mark-time", "mark-citation", "mark-hedge")


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG21/#dfn-relative-luminance"""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_marks_stand_out_from_their_ground(colours: dict[str, str], ground: str) -> None:
    faint = {word: round(contrast(colours[word], colours[ground]), 2) for word in WORDS}
    assert min(faint.values()) >= 4.5, faint


def test_black_on_white_is_the_most() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
