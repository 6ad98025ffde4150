"""How many independent origins a claim has, by Dragoman and by readers, on our own affairs: `python bench/origins.py`.

The affairs of `models/corpora/attributions` are told by eight reports each; `X.groups` says which contents tell, deny, doubt or
keep silent about one claim, and `X.counts` what readers made of it: status, number of independent origins, their names. Only
counting is measured: each claim is given exactly the tellings of its group, as far as they are read, and settled.
"""

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from dragoman.linking.canon import canonical
from dragoman.linking.denials import answering
from dragoman.linking.marks import marks_of
from dragoman.linking.memory import MemoryView
from dragoman.linking.pipeline import link_document
from dragoman.linking.settling import settle
from dragoman.types import Case, CaseView, Claim, Document, Instance, Reading, Span
from dragoman.workspace.reading import read_chunk

MODELS = Path(__file__).parents[1] / "models"
AFFAIRS = MODELS / "corpora" / "attributions"
REPORTS = 8
_DAY = re.compile(r", (\d{1,2}) ([A-Z][a-z]+) (\d{4})$")
_LETTERS = re.compile(r"\w{4,}")
sys.path.insert(0, str(MODELS))

from marked import read_numbered, titled  # noqa: E402  (a program beside this one)


@dataclass(frozen=True)
class Counted:
    """A claim as readers counted it: name, members (report, mark), status, number and names of its origins."""

    name: str
    members: tuple[tuple[int, str], ...]
    status: str
    independent: int
    origins: tuple[str, ...]


def claims_of(stem: str) -> Iterator[Counted]:
    """The counted claims of a file of two affairs."""
    rows = (line.split("\t") for line in (AFFAIRS / f"{stem}.counts").read_text(encoding="utf-8").splitlines())
    counted = {name: (status, int(number), tuple(names.split(" | "))) for name, status, number, names in rows}
    for line in (AFFAIRS / f"{stem}.groups").read_text(encoding="utf-8").splitlines():
        name, _, members = line.rpartition(":")
        if name in counted:
            places = (member.partition("=")[0].partition(".") for member in members.split())
            yield Counted(name, tuple((int(report), mark) for report, _, mark in places), *counted[name])


def affairs_of(
    stem: str, *, dated: bool = False
) -> Iterator[tuple[dict[int, tuple[Document, dict[str, list[Span]]]], CaseView, Case]]:
    """The two affairs of a file: marked reports by number, and all of them read and linked.

    Where they are `dated`, a report has the day of its title ("Wire, 12 April 2023: …") as that of its publication.
    """
    told = list(titled(AFFAIRS / f"{stem}.txt"))
    for first in range(0, len(told), REPORTS):
        reports = {}
        for number, (identifier, title, marked) in enumerate(told[first : first + REPORTS], first + 1):
            text, spans = read_numbered(marked)
            outlet, _, headline = title.partition(": ")
            digest = hashlib.sha256(text.encode()).hexdigest()
            outlet, day = _outlet_and_day(outlet) if dated else (outlet, None)
            document = Document(
                id=identifier, text=text, sha256=digest, title=headline, publisher=outlet, published=day, language="en"
            )
            reports[number] = (document, spans)
        readings = [found for found in read_chunk([d for d, _ in reports.values()], "combined") if isinstance(found, Reading)]
        view = MemoryView(())
        for reading in sorted(readings, key=canonical):
            view.apply(link_document(reading, view))
        yield reports, view, view.case(stem)


def _outlet_and_day(title: str) -> tuple[str, str | None]:
    """ "Wire, 12 April 2023" in two: the outlet and its day; None where the title gives no full date."""
    found = _DAY.search(title)
    if found is None:
        return title, None
    return title[: found.start()], datetime.strptime(" ".join(found.groups()), "%d %B %Y").date().isoformat()


def given(claim: Counted, reports: dict[int, tuple[Document, dict[str, list[Span]]]], case: Case) -> Claim | None:
    """The claim of exactly these members; None where none of them is read."""
    found: dict[str, Instance] = {}
    base: Claim | None = None
    for report, mark in claim.members:
        document, spans = reports[report]
        span = min(a for a, _ in spans[mark]), max(b for _, b in spans[mark])
        at = [(overlap(span, i.span), i, c) for c in case.claims for i in c.instances if i.document == document.id]
        best = max((found for found in at if found[0] > 0), key=lambda found: found[0], default=None)
        if best is not None:
            found.setdefault(best[1].item, best[1])
            base = base or best[2]
    return made_of(base, found, case) if base is not None else None


def made_of(base: Claim, found: Mapping[str, Instance], case: Case) -> Claim:
    """A claim of exactly these instances, by item; who tells it in the negative denies it where others do not."""
    negated = (mark for claim in case.claims for mark in marks_of(claim) if mark.item in found and mark.kind == "negated")
    core = tuple(dict.fromkeys((*base.core, *map(str, negated))))
    made = msgspec.structs.replace(base, id="given", instances=tuple(found.values()), contradicted_by=(), core=core)
    return answering(made)


def overlap(one: Span, other: Span) -> float:
    """Common letters by all; 0 where they are less than half of the shorter."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if 2 * common >= shorter else 0.0


def _are_named(names: Sequence[str], claim: Claim) -> bool:
    """Whether each name shares a word of four letters or more with an origin that was found."""
    found = [set(_LETTERS.findall(origin.name.casefold())) for origin in claim.origins]
    return all(any(set(_LETTERS.findall(name.casefold())) & words for words in found) for name in names)


def main() -> None:
    """Print how often status, number and names are right."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print what is counted otherwise")
    parser.add_argument("--dated", action="store_true", help="take the day of a report's title for that of its publication")
    parser.add_argument("--only", nargs="*", default=sorted(path.stem for path in AFFAIRS.glob("*.counts")))
    options = parser.parse_args()
    figures: Counter[str] = Counter()
    for stem in options.only:
        affairs = list(affairs_of(stem, dated=options.dated))
        for claim in claims_of(stem):
            reports, view, case = affairs[(claim.members[0][0] - 1) // REPORTS]
            figures["claims"] += 1
            made = given(claim, reports, case)
            if made is None:
                continue
            (told,) = settle([made], view)
            figures["status"] += told.status == claim.status
            figures["n_independent"] += told.n_independent == claim.independent
            figures["too many"] += told.n_independent > claim.independent
            figures["too few"] += told.n_independent < claim.independent
            figures["origins"] += _are_named(claim.origins, told)
            if options.errors and (told.n_independent, told.status) != (claim.independent, claim.status):
                print(f"{stem} {claim.name}: {claim.status}, {claim.independent}: {' | '.join(claim.origins)}")
                print(f"    found {told.status}, {told.n_independent}: {' | '.join(o.name for o in told.origins if o.counted)}")
    total = figures.pop("claims")
    print(f"{total} claims: " + ", ".join(f"{name} {number / total:.3f}" for name, number in figures.items()))


if __name__ == "__main__":
    main()
