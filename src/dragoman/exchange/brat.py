"""Case → brat's standoff: a text and its annotations for each document, and the configuration that lets brat show them.

Mentions and times are text-bound annotations (T) with a reference (N) to the case's actor or to the TIMEX3 value. Attributions
and events are brat's events (E): their trigger is the cue (where there is none, the source or the content) or the event's word.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import count

from dragoman.exchange.material import Material
from dragoman.exchange.spreadsheets import csv_pieces
from dragoman.exchange.standoff import PARTS, Layer, Sheet, Target, file_name, sheet_of
from dragoman.exchange.zipped import zipped
from dragoman.types import Span

BREAKS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""What ends a line for one reader of brat's files or another; an annotation is cut there."""

_KINDS = ("person", "organisation", "state", "group", "outlet", "document")
_ATTRIBUTES = {"form": "Form", "speaker-kind": "SpeakerKind", "status": "Status", "category": "Category", "mode": "Mode"}
_PASSAGES = ("source", "cue", "content", "hedge", "condition")


def write(material: Material) -> Iterator[bytes]:
    """The archive: unpack it into brat's data folder. `exported/` holds the annotations once more, as they were exported."""
    return zipped(_files(material))


def _files(material: Material) -> Iterator[tuple[str, bytes]]:
    actors = {actor.id: actor for actor in material.case.actors}
    kinds: dict[str, None] = {}
    values: dict[str, dict[str, None]] = {name: {} for name in _ATTRIBUTES.values()}
    listed = []
    for card in material.case.documents:
        reading = material.reading(card.id)
        sheet = sheet_of(reading, material.members(card.id), actors)
        for mark in sheet.marks:
            if mark.layer == "event":
                kinds[event_type(mark.values["kind"])] = None
            for name, value in mark.values.items():
                if name in _ATTRIBUTES:
                    values[_ATTRIBUTES[name]][value] = None
        name = file_name(card.id)
        listed.append((f"{name}.txt", card.id, card.title, reading.document.sha256))
        yield f"{name}.txt", text_bytes(sheet.text)
        yield f"{name}.ann", annotations(sheet)
        yield f"exported/{name}.ann", annotations(sheet)
    yield "documents.csv", b"".join(csv_pieces(["file", "document", "title", "sha256"], listed))
    yield "annotation.conf", _configuration(sorted(kinds), {name: sorted(found) for name, found in values.items()}).encode()


def text_bytes(text: str) -> bytes:
    """The text as it stands in a file: half a surrogate pair becomes one question mark."""
    return text.encode("utf-8", "replace")


def event_type(kind: str) -> str:
    """An event's kind as the name of a type.

    >>> event_type("crowd-control")
    'crowd-control'
    """
    return re.sub(r"[^\w-]", "_", kind)


def role_name(role: str) -> str:
    """A role as brat names it.

    >>> role_name("according-to")
    'AccordingTo'
    """
    return "".join(word.capitalize() for word in role.split("-"))


def annotations(sheet: Sheet) -> bytes:
    """The lines of one document's annotations."""
    return text_bytes("".join(line + "\n" for line in _Writer(sheet).lines()))


class _Writer:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._numbers = {letter: count(1) for letter in "TEAN"}
        self._lines: list[str] = []
        self._ids: dict[Target, str] = {}

    def lines(self) -> list[str]:
        deeds = [mark for mark in self._sheet.marks if mark.layer in ("attribution", "event")]
        for mark in self._sheet.marks:
            if mark.layer == "mention":
                self._ids[mark.key] = self._bound(mark.values["kind"].capitalize(), mark.span)
                if "actor" in mark.values:
                    self._reference(self._ids[mark.key], "Actor", mark.values["actor"], mark.values["name"])
            elif mark.layer == "time":
                self._ids[mark.key] = self._bound("Time", mark.span)
                if "value" in mark.values:
                    self._reference(self._ids[mark.key], "Timex", mark.values["value"], mark.values["value"])
        self._ids |= {mark.key: f"E{next(self._numbers['E'])}" for mark in deeds}
        for mark in deeds:
            type = "Attribution" if mark.layer == "attribution" else event_type(mark.values["kind"])
            parts = [self._part(type, role, target) for role, target in mark.parts if (role, target) != ("cue", mark.span)]
            self._lines.append(" ".join([f"{self._ids[mark.key]}\t{type}:{self._bound(type, mark.span)}", *_numbered(parts)]))
            for name, value in mark.values.items():
                if name in _ATTRIBUTES:
                    self._lines.append(f"A{next(self._numbers['A'])}\t{_ATTRIBUTES[name]} {self._ids[mark.key]} {value}")
        return self._lines

    def _part(self, type: str, role: str, target: Target) -> tuple[str, str]:
        id = self._ids[target] if isinstance(target, str) else self._bound(role.capitalize(), target)
        return role_name(role), id

    def _bound(self, type: str, span: Span) -> str:
        id = f"T{next(self._numbers['T'])}"
        places = fragments(self._sheet.text, span)
        words = " ".join(shown(self._sheet.text[slice(*place)]) for place in places)
        self._lines.append(f"{id}\t{type} {';'.join(f'{start} {end}' for start, end in places)}\t{words}")
        return id

    def _reference(self, target: str, resource: str, id: str, words: str) -> None:
        self._lines.append(f"N{next(self._numbers['N'])}\tReference {target} {resource}:{id}\t{shown(words)}")


def fragments(text: str, span: Span) -> list[Span]:
    """The passage cut at its line breaks; one that is nothing else stays whole.

    >>> fragments("in late\\nMarch", (3, 13))
    [(3, 7), (8, 13)]
    """
    found, start = [], span[0]
    for broken in [*BREAKS.finditer(text, *span), None]:
        end = broken.start() if broken else span[1]
        if start < end:
            found.append((start, end))
        start = broken.end() if broken else end
    return found or [span]


def shown(words: str) -> str:
    """Words in a field of a line: no tab and no line break."""
    return re.sub(r"\t", " ", BREAKS.sub(" ", words))


def _numbered(parts: Iterable[tuple[str, str]]) -> list[str]:
    """Roles that occur twice are numbered, as brat has it: Party, Party2."""
    seen: dict[str, int] = {}
    found = []
    for role, id in parts:
        seen[role] = seen.get(role, 0) + 1
        found.append(f"{role}{seen[role] if seen[role] > 1 else ''}:{id}")
    return found


def _configuration(kinds: list[str], values: dict[str, list[str]]) -> str:
    actors = "|".join(kind.capitalize() for kind in _KINDS)
    fillers = {role: role.capitalize() for role in _PASSAGES} | {
        "within": "Attribution",
        "according-to": "Attribution",
        "time": "Time",
    }

    def arguments(layer: Layer) -> str:
        known = [(role, actors if layer == "event" and role == "source" else fillers.get(role, actors)) for role in PARTS[layer]]
        return ", ".join(
            f"{role_name(role)}{'?' if role in ('speaker', 'within', 'according-to') else '*'}:{of}" for role, of in known
        )

    lines = ["[entities]", *(kind.capitalize() for kind in _KINDS), "Time", *(role.capitalize() for role in _PASSAGES), ""]
    lines += ["[relations]", "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", ""]
    lines += ["[events]", f"Attribution\t{arguments('attribution')}", *(f"{kind}\t{arguments('event')}" for kind in kinds), ""]
    lines += ["[attributes]", *(f"{name}\tArg:<EVENT>, Value:{'|'.join(found)}" for name, found in values.items() if found), ""]
    return "\n".join(lines)
