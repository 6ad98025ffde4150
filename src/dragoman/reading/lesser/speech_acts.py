"""Sayings → events: who promised, asked, denied; and the categories of all deeds."""

from functools import cache

from dragoman.reading.deed_rows import Deed
from dragoman.reading.lesser.scene import Scene, attributions_over
from dragoman.reading.lexicon import rows
from dragoman.reading.plover import category_of
from dragoman.types import Attribution, Event, Participant, Span

_SAYINGS = {
    "deny": "denial", "request": "request", "promise": "promise", "threat": "threat", "propose": "proposal", "decline": "refusal",
    "criticism": "criticism", "praise": "praise", "accusation": "accusation", "say": "statement", "claim": "statement",
    "warn": "statement", "hope": "statement", "relay": "statement", "announce": "statement",
}  # fmt: skip
NO_TIME = "the text gives no date for it"


def saying_event(scene: Scene, attribution: Attribution, kind: str) -> Event | None:
    """The saying itself, where a known actor says it."""
    if kind not in _SAYINGS or attribution.speaker is None or attribution.speaker_kind not in ("named", "outlet"):
        return None
    above = attributions_over(scene, attribution.cue[0])
    told = bool(above) and above[-1].speaker_kind in ("outlet", "document", "anonymous", "unknown")
    category, mode = category_of(deed_of(_SAYINGS[kind]), "occurred")
    return Event(
        id="",
        kind=_SAYINGS[kind],
        type=category,
        mode=mode,
        trigger=attribution.cue[0],
        participants=(Participant(actor=attribution.speaker, role="source"),),
        time=None,
        start=None,
        end=None,
        place=None,
        status="alleged" if told else "occurred",
        according_to=above[0].id if above else None,
        evidence=(*attribution.source, *attribution.cue),
        reason=NO_TIME,
    )


def denial(cue: Span, actors: tuple[str, ...]) -> Event:
    """A denial of what was told before: "Oslo dément."."""
    category, mode = category_of(deed_of("denial"), "occurred")
    return Event(
        id="",
        kind="denial",
        type=category,
        mode=mode,
        trigger=cue,
        participants=tuple(Participant(actor=actor, role="source") for actor in actors),
        time=None,
        start=None,
        end=None,
        place=None,
        status="occurred",
        according_to=None,
        evidence=(cue,),
        reason=NO_TIME,
    )


def deed_of(kind: str) -> Deed:
    """The deed of a kind with its category."""
    category, mode = _categories().get(kind, ("", ""))
    return Deed(kind, category, mode)


@cache
def _categories() -> dict[str, tuple[str, str]]:
    """PLOVER's category and mode of each kind, as most rows of the English lexicon have it."""
    counts: dict[str, dict[tuple[str, str], int]] = {}
    for row in rows("events"):
        found = counts.setdefault(row["kind"], {})
        found[row["type"], row["mode"]] = found.get((row["type"], row["mode"]), 0) + 1
    return {kind: max(sorted(found), key=lambda pair: found[pair]) for kind, found in counts.items()}
