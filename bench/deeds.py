"""Which reports of an affair tell one deed, on our own affairs: `python bench/deeds.py [--errors] [--half first|second]`.

The affairs of `models/corpora/deeds` are told by eight reports each, with a mark on every deed (`[e3/seizure/denied:…]`);
`X.groups` says which marks tell one deed (`3.e2`). What is said is left out. Rules link alone: the network of coreference has
learned from nine in ten of these reports, and so has the reader; the weights of `linking/one_deed` were fitted to them, too. So
the figures are for comparing one code with another, and no measure of how well an affair is linked that nobody here has written.
The affairs are told in as many words as their writers found, so most of what stands apart is read as another kind of deed.

Printed are the share of marks that are read; B-cubed over all marks, those not read counting as alone and wrong; of pairs of
marks in two reports and one event, the share that tell one deed, and of pairs that do the share in one event; and the share of
marks that are read with their status. Every second file is of the first half: errors are read there, the other is a check.
"""

import argparse
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from pathlib import Path

from dragoman.linking.pipeline import link
from dragoman.types import CaseEvent, Document, EventMention, Reading, Span
from dragoman.workspace.reading import read_chunk

MODELS = Path(__file__).parents[1] / "models"
AFFAIRS = MODELS / "corpora" / "deeds"
REPORTS = 8
_DAY = re.compile(r",? ?(\d{1,2})(?:[–-]\d{1,2})? ([A-Z][a-z]+ \d{4})")
_LABEL = re.compile(r"\[e(\d+)/([a-z]+)/([a-z]+):")
_SAID = frozenset({"statement", "report", "denial", "announcement"})
sys.path.insert(0, str(MODELS))

from marked import read_numbered, titled  # noqa: E402  (a program beside this one)


@dataclass(frozen=True)
class Mark:
    """A deed that a report tells: where, what it is of, its status."""

    document: str
    span: Span
    deed: str
    status: str
    words: str


@dataclass(frozen=True)
class Found:
    """A mark with the event and the mention that hold it, if any does."""

    mark: Mark
    event: CaseEvent | None
    mention: EventMention | None


def groups_of(stem: str) -> dict[tuple[int, str], str]:
    """(number of the report, mark) → what it tells."""
    found: dict[tuple[int, str], str] = {}
    for line in (AFFAIRS / f"{stem}.groups").read_text(encoding="utf-8").splitlines():
        name, _, members = line.rpartition(":")
        for member in members.split() if name.strip() else ():
            report, _, mark = member.partition("=")[0].partition(".")
            found[int(report), mark] = name.strip()
    return found


def affairs_of(stem: str) -> Iterator[tuple[list[Document], list[Mark]]]:
    """The affairs of a file: their reports, and the deeds that are marked in them."""
    told, of = list(titled(AFFAIRS / f"{stem}.txt")), groups_of(stem)
    for first in range(0, len(told), REPORTS):
        documents, marks = [], []
        for number, (identifier, title, marked) in enumerate(told[first : first + REPORTS], first + 1):
            text, spans = read_numbered(marked)
            documents.append(_document(identifier, title, text))
            for deed, kind, status in _LABEL.findall(marked):
                if kind not in _SAID:
                    (span, *_) = spans[f"e{deed}"]
                    name = of.get((number, f"e{deed}"), f"{identifier}.{deed}")
                    marks.append(Mark(identifier, span, name, status, text[slice(*span)]))
        yield documents, marks


def _document(identifier: str, title: str, text: str) -> Document:
    found = _DAY.search(title)
    day = datetime.strptime(f"{found[1]} {found[2]}", "%d %B %Y").date().isoformat() if found else None
    outlet, _, headline = _DAY.sub("", title).partition(":")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=identifier, text=text, sha256=digest, title=headline.strip(), publisher=outlet.strip(), published=day, language="en"
    )


def placed(marks: Sequence[Mark], events: Sequence[CaseEvent]) -> list[Found]:
    """Each mark with the mention that covers it, of several the one whose event holds most of its deed."""
    at: dict[str, list[tuple[EventMention, CaseEvent]]] = defaultdict(list)
    for event in events:
        for mention in event.mentions:
            at[mention.document].append((mention, event))
    options = [[(m, e) for m, e in at[mark.document] if _covers(m.span, mark.span)] for mark in marks]
    votes = Counter((mark.deed, event.id) for mark, held in zip(marks, options, strict=True) for _, event in held)
    found = []
    for mark, held in zip(marks, options, strict=True):
        best = max(held, key=lambda one: (votes[mark.deed, one[1].id], one[0].span[0] - one[0].span[1]), default=None)
        found.append(Found(mark, best[1] if best else None, best[0] if best else None))
    return found


def _covers(mention: Span, mark: Span) -> bool:
    return mention[0] < mark[1] and mark[0] < mention[1]


def count(found: Sequence[Found], figures: Counter[str], *, errors: bool) -> None:
    """Add what these marks of one affair show."""
    for one in found:
        figures["marks"] += 1
        deed = {id(other) for other in found if other.mark.deed == one.mark.deed}
        if one.event is None or one.mention is None:
            continue
        event = {id(other) for other in found if other.event is not None and other.event.id == one.event.id}
        figures["read"] += 1
        figures["precision"] += len(deed & event) / len(event)
        figures["recall"] += len(deed & event) / len(deed)
        figures["status"] += one.mention.status == one.mark.status
    for one, other in combinations(found, 2):
        if one.mark.document == other.mark.document or one.event is None or other.event is None:
            continue
        same, joined = one.mark.deed == other.mark.deed, one.event.id == other.event.id
        figures["same"] += same
        figures["joined"] += joined
        figures["rightly joined"] += same and joined
        if errors and joined and not same:
            rules = ", ".join(dict.fromkeys(reason.rule for reason in one.event.reasons))
            print(f"joined\t{one.mark.document} {one.mark.words!r}\t{other.mark.document} {other.mark.words!r}\t{rules}")
        elif errors and same and not joined:
            print(f"apart\t{_told(one)}\t{_told(other)}")


def _told(found: Found) -> str:
    event = found.event
    assert event is not None
    return (
        f"{found.mark.document} {found.mark.words!r} ({event.kind} {event.start} {', '.join(event.participants)} {event.place})"
    )


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print pairs that are wrongly joined, and pairs that stand apart")
    parser.add_argument("--half", choices=("first", "second"), help="only every second file")
    parser.add_argument("--only", nargs="*", default=sorted(path.stem for path in AFFAIRS.glob("*.groups")))
    options = parser.parse_args()
    stems = options.only[options.half == "second" :: 2] if options.half else options.only
    figures: Counter[str] = Counter()
    for stem in stems:
        for documents, marks in affairs_of(stem):
            readings = [found for found in read_chunk(documents, "combined") if isinstance(found, Reading)]
            count(placed(marks, link(readings).events), figures, errors=options.errors)
    precision, recall = figures["precision"] / figures["read"], figures["recall"] / figures["marks"]
    print(f"{figures['marks']} marks, read {figures['read'] / figures['marks']:.3f}")
    print(f"b3 {2 * precision * recall / (precision + recall):.3f} (precision {precision:.3f}, recall {recall:.3f})")
    joined, same, right = figures["joined"], figures["same"], figures["rightly joined"]
    print(f"pairs in one event that tell one deed {right / max(1, joined):.3f} of {joined}")
    print(f"pairs that tell one deed in one event {right / max(1, same):.3f} of {same}")
    print(f"status of marks that are read {figures['status'] / figures['read']:.3f}")


if __name__ == "__main__":
    main()
