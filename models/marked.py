"""Our own corpora: texts with marks in them → records of attributions, or of deeds. `python models/marked.py FILE …` checks them.

A file holds documents: a line `### title`, then paragraphs. What the marks mean is in `corpora/README.md`.

>>> record = read_marked("[s1:The daily] [c1:reported] [k1:that [s2:he] [c2:denied] [k2:it]].")
>>> [(one["level"], record["text"][slice(*one["content"][0])]) for one in record["attributions"]]
[(0, 'that he denied it'), (1, 'it')]
>>> read_marked("[a1:They] will [e1/meeting/planned:meet] [t1:on Monday].")["deeds"][0]["time"]
[[15, 24]]
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from dragoman.reading.deed_kinds import KINDS, STATUSES

_MARK = re.compile(r"\[(?:e(?P<deed>\d+)/(?P<kind>[a-z]+)/(?P<status>[a-z]+)|(?P<role>[sckablt])(?P<number>\d+)):|\]")
_ROLES = {"s": "source", "c": "cue", "k": "content"}
_PARTS = {"a": "source", "b": "target", "l": "place", "t": "time"}


class MarkError(ValueError):
    """Marks that say nothing: one line that names the place."""


def documents(path: Path) -> Iterator[tuple[str, str]]:
    """The identifiers and marked texts of a file's documents."""
    for identifier, _, marked in titled(path):
        yield identifier, marked


def titled(path: Path) -> Iterator[tuple[str, str, str]]:
    """The identifiers, titles and marked texts of a file's documents."""
    parts = re.split(r"^### (.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for number, (title, part) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
        yield f"{path.stem}-{number:03}", title.strip(), part.strip()


def records(path: Path) -> Iterator[dict]:
    """The records of a file, or of all files of a folder, in the scorer's format."""
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        for identifier, marked in documents(file):
            try:
                yield {"id": identifier} | read_marked(marked)
            except MarkError as error:
                raise MarkError(f"{file}, {identifier}: {error}") from None


def read_marked(marked: str) -> dict:
    """The text without its marks, and what they say."""
    text, spans = _unmarked(marked)
    named = {mark["deed"]: (mark, span) for mark, span in spans if mark["deed"]}
    by_number: dict[str, dict[str, list[list[int]]]] = {}
    for mark, span in sorted(spans, key=lambda found: found[1]):
        if mark["role"]:
            role = (_PARTS if named or mark["role"] in _PARTS else _ROLES).get(mark["role"])
            if role is None:
                raise MarkError(f"marks of deeds and of attributions in one text: «{mark['role']}{mark['number']}»")
            by_number.setdefault(mark["number"], {}).setdefault(role, []).append(list(span))
    if named or any(mark["role"] in _PARTS for mark, _ in spans):
        deeds = [_deed(*named[number], by_number.pop(number, {})) for number in sorted(named, key=int)]
        if by_number:
            raise MarkError(f"parts of no deed: {sorted(by_number)}")
        return {"text": text, "deeds": deeds}
    return {"text": text, "attributions": _leveled([_attribution(n, by_number[n]) for n in sorted(by_number, key=int)])}


def read_numbered(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without its marks, and the spans of each mark by its letter and number.

    >>> read_numbered("[a1:They] [e1/meeting/planned:meet].")
    ('They meet.', {'a1': [(0, 4)], 'e1': [(5, 9)]})
    """
    text, spans = _unmarked(marked)
    found: dict[str, list[tuple[int, int]]] = {}
    for mark, span in spans:
        found.setdefault(f"e{mark['deed']}" if mark["deed"] else f"{mark['role']}{mark['number']}", []).append(span)
    return text, found


def _unmarked(marked: str) -> tuple[str, list[tuple[dict[str, str], tuple[int, int]]]]:
    pieces, open_, spans, at, place = [], [], [], 0, 0
    for match in _MARK.finditer(marked):
        pieces.append(marked[place : match.start()])
        at, place = at + match.start() - place, match.end()
        if match.group() != "]":
            open_.append((match.groupdict(), at))
            continue
        if not open_:
            raise MarkError(f"a ] too many near «{marked[max(0, match.start() - 40) : match.end()]}»")
        mark, start = open_.pop()
        spans.append((mark, (start, at)))
    text = "".join([*pieces, marked[place:]])
    if open_:
        raise MarkError(f"never closed: {[mark for mark, _ in open_]}")
    if "[" in text or "]" in text:
        raise MarkError("a bracket that is no mark")
    for _, (start, end) in spans:
        if not text[start:end] or text[start:end] != text[start:end].strip():
            raise MarkError(f"a blank at the edge of «{text[start:end]}»")
    return text, spans


def _attribution(number: str, roles: dict[str, list[list[int]]]) -> dict:
    if "cue" not in roles or "content" not in roles:
        raise MarkError(f"{number} has no cue, or no content")
    return {"source": roles.get("source", []), "cue": roles["cue"], "content": roles["content"]}


def _leveled(attributions: list[dict]) -> list[dict]:
    """With `level`: in how many contents of others the cue stands."""

    def holds(other: dict, cue: list[int]) -> bool:
        return any(start <= cue[0] and cue[1] <= end for start, end in other["content"])

    return [
        one | {"level": sum(holds(other, one["cue"][0]) for other in attributions if other is not one)} for one in attributions
    ]


def _deed(mark: dict[str, str], span: tuple[int, int], parts: dict[str, list[list[int]]]) -> dict:
    if mark["kind"] not in KINDS or mark["status"] not in STATUSES:
        raise MarkError(f"no such kind or status: {mark['kind']}/{mark['status']}")
    found = {name: parts.get(name, []) for name in _PARTS.values()}
    return {"trigger": list(span), "kind": mark["kind"], "status": mark["status"], **found}


def main() -> None:
    """Check the files named."""
    faults = 0
    for name in sys.argv[1:]:
        found = []
        for identifier, marked in documents(Path(name)):
            try:
                found.append(read_marked(marked))
            except MarkError as error:
                faults += 1
                print(f"{name}, {identifier}: {error}")
        words = sum(len(record["text"].split()) for record in found)
        things = sum(len(record.get("attributions", record.get("deeds", ()))) for record in found)
        print(f"{name}: {len(found)} documents, {words} words, {things} marked")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
