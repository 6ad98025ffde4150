"""Reading → a sheet of annotations, which brat and UIMA CAS write and read; two sheets → what an annotator changed."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dragoman.types import CaseActor, Member, Reading, Span
from dragoman.types.reading import Noun

Layer = Literal["mention", "attribution", "event", "time"]
Target = str | Span  # the key of another mark, or a passage

PARTS: dict[Layer, tuple[str, ...]] = {
    "mention": (),
    "attribution": ("source", "cue", "content", "hedge", "speaker", "within"),
    "event": ("source", "target", "party", "place", "topic", "time", "according-to", "condition"),
    "time": (),
}
"""Which parts a mark of a layer can have."""

VALUES: dict[Layer, tuple[str, ...]] = {
    "mention": ("kind", "actor", "name"),
    "attribution": ("form", "speaker-kind"),
    "event": ("kind", "category", "mode", "status"),
    "time": ("value",),
}
"""Which values it can have; `actor` is the id of the case's actor, `name` what the case calls it."""


class Mark(Noun, frozen=True, kw_only=True):
    """One annotation: where it stands, its values, its parts with their roles, and what the annotator noted."""

    key: str
    layer: Layer
    span: Span
    values: dict[str, str] = {}  # noqa: RUF012  # msgspec copies it
    parts: tuple[tuple[str, Target], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """The annotations of a text in the order of the reading; `unread` says what of a file is no such annotation, a line each."""

    text: str
    marks: tuple[Mark, ...]
    unread: tuple[str, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[str, Mark]:
        """The marks by their keys."""
        return {mark.key: mark for mark in self.marks}

    def words(self, span: Span) -> str:
        """The words of a passage on one line, shortened where they are many."""
        found = " ".join(self.text[slice(*span)].split())
        return found if len(found) <= 60 else f"{found[:59]}…"

    def part(self, mark: Mark, role: str, known: "Sheet | None" = None) -> tuple[str, ...]:
        """What fills a role: actors by the case's id, other marks and passages by their place; marks of another sheet that has
        them too are taken from there."""
        return tuple(sorted(self._filler(target, known or self) for other, target in mark.parts if other == role))

    def told(self, mark: Mark, role: str) -> str:
        """What fills a role, in words."""
        return ", ".join(self._told(target) for other, target in mark.parts if other == role) or "nothing"

    def _filler(self, target: Target, known: "Sheet") -> str:
        mark = known.by_key.get(target) or self.by_key.get(target) if isinstance(target, str) else None
        if mark is not None and mark.layer == "mention" and mark.values.get("actor"):
            return mark.values["actor"]
        return str(mark.span if mark else target)

    def _told(self, target: Target) -> str:
        mark = self.by_key.get(target) if isinstance(target, str) else None
        if mark is None:
            return f"“{self.words(target)}”" if isinstance(target, tuple) else target
        return mark.values.get("name") or f"“{self.words(mark.span)}”"


def sheet_of(reading: Reading, members: tuple[Member, ...], actors: Mapping[str, CaseActor]) -> Sheet:
    """The sheet of a reading, with the actors of the case to which its own belong."""
    marks: list[Mark] = []
    cast = {m.item: actors[m.cluster] for m in members if m.kind == "actor" and m.cluster in actors}
    mentions: dict[str, list[Mark]] = {}
    for actor in reading.actors:
        known = cast.get(actor.id)
        values = {"kind": actor.kind} | ({"actor": known.id, "name": known.name} if known else {})
        spans = [span for span in actor.mentions if span[0] < span[1]]
        found = [Mark(key=f"{actor.id}/{n}", layer="mention", span=span, values=values) for n, span in enumerate(spans)]
        mentions[actor.id] = found
        marks += found
    for time in reading.times:
        marks.append(Mark(key=time.id, layer="time", span=time.span, values={"value": time.value} if time.value else {}))

    def nearest(actor: str | None, place: Span) -> list[Target]:
        """Of an actor's mentions, the one that stands nearest to a place."""
        near = sorted(mentions.get(actor or "", ()), key=lambda m: (max(m.span[0] - place[1], place[0] - m.span[1], 0), m.span))
        return [mark.key for mark in near[:1]]

    told = {a.id for a in reading.attributions if a.cue or a.source or a.content}
    for a in reading.attributions:
        if a.id not in told:
            continue
        place = (a.cue or a.source or a.content)[0]
        fillers: dict[str, list[Target]] = {"source": [*a.source], "cue": [*a.cue], "content": [*a.content], "hedge": [*a.hedges]}
        fillers["speaker"] = nearest(a.speaker, (a.source or (place,))[0])
        fillers["within"] = [a.parent] if a.parent in told else []
        parts = tuple((role, target) for role, targets in fillers.items() for target in targets)
        marks.append(
            Mark(
                key=a.id, layer="attribution", span=place, values={"form": a.form, "speaker-kind": a.speaker_kind},
                parts=_whole(parts),
            )
        )  # fmt: skip
    times = {time.id for time in reading.times}
    for e in reading.events:
        who: list[tuple[str, Target]] = [(p.role, key) for p in e.participants for key in nearest(p.actor, e.trigger)]
        when: list[tuple[str, Target]] = [("time", e.time)] if e.time in times and e.time else []
        by: list[tuple[str, Target]] = [("according-to", e.according_to)] if e.according_to in told and e.according_to else []
        given = {"kind": e.kind, "category": e.type, "mode": e.mode, "status": e.status}
        marks.append(
            Mark(
                key=e.id, layer="event", span=e.trigger, values={name: value for name, value in given.items() if value},
                parts=_whole((*who, *when, *by, *(("condition", span) for span in e.condition))),
            )
        )  # fmt: skip
    return Sheet(reading.document.text, tuple(marks))


def _whole(parts: tuple[tuple[str, Target], ...]) -> tuple[tuple[str, Target], ...]:
    """The parts without empty passages, each once, in the order of their roles."""
    kept = [part for part in dict.fromkeys(parts) if isinstance(part[1], str) or part[1][0] < part[1][1]]
    return tuple(kept)


@dataclass(frozen=True)
class Change:
    """What an annotator did to a mark: added, removed, noted on it, or changed `what` of it: a value, a role, its span."""

    how: Literal["added", "removed", "changed", "noted"]
    layer: Layer
    before: Mark | None
    after: Mark | None
    what: str = ""


def changes(before: Sheet, after: Sheet) -> tuple[Change, ...]:
    """The changes from one sheet to another, in the order of the first, then what is new. Marks are matched by their keys."""
    found: list[Change] = []
    for old in before.marks:
        new = after.by_key.get(old.key)
        if new is None:
            found.append(Change("removed", old.layer, old, None))
            continue
        names = [name for name in VALUES[old.layer] if old.values.get(name, "") != new.values.get(name, "")]
        # A mention that means another actor now is one change, and not one of each event that it takes part in.
        names += [role for role in PARTS[old.layer] if before.part(old, role) != after.part(new, role, before)]
        names = ["span", *names] if old.span != new.span else names
        found += [Change("changed", old.layer, old, new, name) for name in names]
        if new.note and new.note != old.note:
            found.append(Change("noted", old.layer, old, new))
    found += [Change("added", new.layer, None, new) for new in after.marks if new.key not in before.by_key]
    return tuple(found)


def file_name(document: str) -> str:
    """The name of a document's files: readable, safe on every system, another for every id.

    >>> file_name("d01"), file_name("Wire/1")
    ('d01', 'wire_1-a0fb17fe')
    """
    plain = re.sub(r"[^a-z0-9_-]+", "_", document.lower())[:60]
    if plain and plain == document:
        return plain
    return f"{plain or 'document'}-{hashlib.sha256(document.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
