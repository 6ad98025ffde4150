"""Denial behind "nor" → silence: "ni confirmó ni desmintió el encuentro" neither denies it nor tells it."""

import re
from dataclasses import replace

from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import Found

_NOR = re.compile(
    r"(?<!\w)(?:ni|nem|né|noch|и не|і не|ані|ولم|ولا)\s+"
    r"(?:(?:l['’]|le\s|la\s|lo\s|os?\s|as?\s|es\s|het\s|ont\s|a\s|ha\s|hanno\s)\s*)*$",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"(?<!\w)(?:ni|nem|né|weder|noch|не|ані|لم|لا)(?!\w)", re.IGNORECASE)
_NEAR = 60  # characters between the two parts: "nem confirmou oficialmente nem desmentiu"


def neither(page: Page, cue: Found) -> Found:
    """The cue itself, or as one of silence where it is a denial that "neither … nor" takes back."""
    if cue.row["kind"] != "deny":
        return cue
    start = page.sentence_at(cue.span[0])[0]
    nor = _NOR.search(page.text[start : cue.span[0]])
    if nor is None:
        return cue
    first = _NEITHER.search(page.text, max(start, start + nor.start() - _NEAR), start + nor.start())
    return replace(cue, row={**cue.row, "kind": "silence"}) if first is not None else cue
