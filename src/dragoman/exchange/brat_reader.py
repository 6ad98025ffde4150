"""brat's annotations → a sheet. A line that breaks the format, or quotes other words than the text has, refuses the file."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.errors import BadAnnotations
from dragoman.exchange.brat import role_name, shown
from dragoman.exchange.standoff import PARTS, VALUES, Layer, Mark, Sheet, Target
from dragoman.types import Span

_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_EVENT = re.compile(r"(E\S+)\t(\S+):(T\S+)((?: \S+:[TE]\S+)*) *")
_ATTRIBUTE = re.compile(r"[AM]\S+\t(\S+) (\S+)(?: (\S+))?")
_REFERENCE = re.compile(r"N\S+\tReference (\S+) ([^:\s]+):(\S+)(?:\t(.*))?")
_NOTE = re.compile(r"#\S*\t(\S+) (\S+)\t?(.*)")
_ACTORS = {kind.capitalize(): kind for kind in ("person", "organisation", "state", "group", "outlet", "document")}
_ROLES: dict[Layer, dict[str, str]] = {layer: {role_name(role): role for role in roles} for layer, roles in PARTS.items()}


@dataclass
class _Lines:
    """The lines by what they are; `unread` are those that have no place in a sheet."""

    bounds: dict[str, tuple[str, Span]] = field(default_factory=dict)
    events: dict[str, tuple[str, str, list[tuple[str, str]]]] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    references: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


def read(content: bytes, text: str, source: str) -> Sheet:
    """The sheet of a file that annotates `text`; keys are brat's ids. Raises `BadAnnotations`, which names the line."""
    try:
        lines = content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise BadAnnotations(source, f"is not UTF-8 (byte {error.start})") from error
    found = _Lines()
    for number, line in enumerate(lines, 1):
        if line.strip():
            _take(line.rstrip("\r"), found, text, f"{source}, line {number}")
    return Sheet(text, tuple(_marks(found, source)), tuple(found.unread))


def _take(line: str, found: _Lines, text: str, where: str) -> None:
    if match := _BOUND.fullmatch(line):
        id, type, places, words = match.groups()
        found.bounds[id] = type, _place(places, words, text, where, found)
    elif match := _EVENT.fullmatch(line):
        id, type, trigger, arguments = match.groups()
        parts = [argument.rsplit(":", 1) for argument in arguments.split()]
        found.events[id] = type, trigger, [(role, target) for role, target in parts]
    elif match := _ATTRIBUTE.fullmatch(line):
        name, target, value = match.groups()
        found.attributes.setdefault(target, {})[name] = value or "true"
    elif match := _REFERENCE.fullmatch(line):
        target, resource, id, words = match.groups()
        found.references[target] = resource, id, words or ""
    elif match := _NOTE.fullmatch(line):
        kind, target, words = match.groups()
        if kind == "AnnotatorNotes":
            found.notes.setdefault(target, []).append(" ".join(words.split()))
        else:
            found.unread.append(f"{where}: a note of the kind {kind}")
    elif line[0] in "R*":
        found.unread.append(f"{where}: relations and equivalences have no place in a case ({line.split(chr(9))[-1]})")
    else:
        raise BadAnnotations(where, f"is no annotation of brat's: {line[:60]!r}")


def _place(places: str, words: str, text: str, where: str, found: _Lines) -> Span:
    spans = [(int(start), int(end)) for start, end in (place.split() for place in places.split(";"))]
    quoted = " ".join(shown(text[start:end]) for start, end in spans)
    whole = (min(start for start, _ in spans), max(end for _, end in spans))
    if not 0 <= whole[0] < whole[1] <= len(text) or _plain(quoted) != _plain(words):
        raise BadAnnotations(
            where, f"quotes “{words[:60]}”, and the text has “{quoted[:60]}” there; the file belongs to another text"
        )
    if any(text[one[1] : other[0]].strip() for one, other in pairwise(spans)):
        found.unread.append(f"{where}: the gap within “{words[:60]}”; it is taken for one passage")
    return whole


def _plain(words: str) -> str:
    """To compare: half a surrogate pair was written as a question mark."""
    return words.encode("utf-8", "replace").decode().strip()


def _marks(found: _Lines, source: str) -> list[Mark]:
    marks = []
    used = {trigger for _, trigger, _ in found.events.values()}
    used |= {target for _, _, parts in found.events.values() for _, target in parts}
    for id, (type, span) in found.bounds.items():
        note = " ".join(found.notes.pop(id, ()))
        resource, reference, words = found.references.pop(id, ("", "", ""))
        if type in _ACTORS:
            known = {"actor": reference, "name": words} if resource == "Actor" else {}
            marks.append(Mark(key=id, layer="mention", span=span, values={"kind": _ACTORS[type]} | known, note=note))
        elif type == "Time":
            value = {"value": reference} if resource == "Timex" else {}
            marks.append(Mark(key=id, layer="time", span=span, values=value, note=note))
        elif id not in used:
            found.unread.append(f"{source}: {id} ({type}) belongs to no attribution or event")
        elif note:
            found.unread.append(f"{source}: the note on {id}: {note}")
    marks += [_deed(id, found, source) for id in found.events]
    for target, given in found.attributes.items():
        said = ", ".join(f"{name} {value}" for name, value in given.items())
        found.unread.append(f"{source}: what is said of {target}: {said}")
    found.unread += [f"{source}: the note on {target}: {' '.join(notes)}" for target, notes in found.notes.items()]
    return marks


def _deed(id: str, found: _Lines, source: str) -> Mark:
    type, trigger, arguments = found.events[id]
    layer: Layer = "attribution" if type == "Attribution" else "event"
    if trigger not in found.bounds:
        raise BadAnnotations(source, f"{id} has the trigger {trigger}, which is not in the file")
    span = found.bounds[trigger][1]
    parts: list[tuple[str, Target]] = []
    for name, target in arguments:
        role = _ROLES[layer].get(re.sub(r"\d+$", "", name))
        if role is None:
            found.unread.append(f"{source}: {id} has a part {name}, which no {layer} has")
        elif target in found.bounds:
            kind, place = found.bounds[target]
            parts.append((role, target if kind in _ACTORS or kind == "Time" else place))
        elif target in found.events:
            parts.append((role, target))
        else:
            raise BadAnnotations(source, f"{id} has the part {target}, which is not in the file")
    if layer == "attribution" and span not in [target for role, target in parts if role in ("source", "content")]:
        cue = next((n for n, (role, _) in enumerate(parts) if role not in ("source",)), len(parts))
        parts.insert(cue, ("cue", span))
    given = found.attributes.pop(id, {})
    values = {name: given.pop(role_name(name)) for name in VALUES[layer] if role_name(name) in given}
    if given:
        found.unread.append(f"{source}: {id} has {', '.join(given)}, which no {layer} has")
    values = {"kind": type} | values if layer == "event" else values
    return Mark(key=id, layer=layer, span=span, values=values, parts=tuple(parts), note=" ".join(found.notes.pop(id, ())))
