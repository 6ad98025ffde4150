"""Which tellings end in one claim, on our own affairs: `python bench/grouping.py [--errors] [--half first|second]`.

The affairs of `models/corpora/attributions` are told by eight reports each; `X.groups` says which contents tell (`3.k2`), deny
(`3.k2=-`), doubt (`=?`) or keep silent about (`=0`) one claim. Of each group its home is the claim that holds most of its
assertions. Printed are the share of denials, doubts and silences that ended in that home, with an assertion of the group in
another claim, elsewhere or in no claim; the share of pairs of assertions of one group in two reports that are in one claim; and
the share of pairs in one claim that are of one group, among tellings that the groups name once. Every second file is of the first
half: errors are read there, the other is a check.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from origins import AFFAIRS, REPORTS, affairs_of, overlap

from dragoman.types import Case, Document, Span

_PLACES = ("home", "with an assertion", "elsewhere", "nowhere")
_STANCES = {"": "assertion", "-": "denial", "?": "doubt", "0": "silence"}


@dataclass(frozen=True)
class Member:
    """A telling of a group: its report's number, its words, its stance, and the claims that hold it."""

    report: int
    words: str
    stance: str
    claims: frozenset[str]


def groups_of(stem: str) -> Iterator[tuple[str, list[tuple[int, str, str]]]]:
    """The groups of a file: their names and members (report, mark, stance)."""
    for line in (AFFAIRS / f"{stem}.groups").read_text(encoding="utf-8").splitlines():
        name, _, members = line.rpartition(":")
        if not name.strip():
            continue
        parted = (member.partition("=") for member in members.split())
        yield name, [(int(place.partition(".")[0]), place.partition(".")[2], _STANCES[stance]) for place, _, stance in parted]


def member(place: tuple[int, str, str], reports: dict[int, tuple[Document, dict[str, list[Span]]]], case: Case) -> Member:
    """A telling with the claims that hold the statement which covers it best."""
    report, mark, stance = place
    document, spans = reports[report]
    span = min(a for a, _ in spans[mark]), max(b for _, b in spans[mark])
    at = [(overlap(span, i.span), c.id) for c in case.claims for i in c.instances if i.document == document.id]
    best = max((common for common, _ in at), default=0.0)
    held = frozenset(id for common, id in at if common == best and best > 0)
    return Member(report, document.text[slice(*span)], stance, held)


def home_of(members: list[Member]) -> str | None:
    """The claim that holds most of a group's assertions."""
    held = Counter(id for m in members if m.stance == "assertion" for id in sorted(m.claims))
    return held.most_common(1)[0][0] if held else None


def main() -> None:
    """Print the shares of each kind."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print what ended elsewhere, and pairs that are wrongly joined")
    parser.add_argument("--half", choices=("first", "second"), help="only every second file")
    options = parser.parse_args()
    stems = sorted(path.stem for path in AFFAIRS.glob("[qw]*.groups"))
    if options.half:
        stems = stems[options.half == "second" :: 2]
    figures: Counter[str] = Counter()
    for stem in stems:
        affairs = list(affairs_of(stem, dated=True))
        told: list[tuple[int, list[tuple[str, Member]]]] = [(0, []), (1, [])]
        for name, places in groups_of(stem):
            number = (places[0][0] - 1) // REPORTS
            reports, _, case = affairs[number]
            members = [member(place, reports, case) for place in places]
            told[number][1].extend((name, found) for found in members)
            _count_group(f"{stem} {name}", members, figures, errors=options.errors)
        for _, named in told:
            _count_pairs(stem, named, figures, errors=options.errors)
    print(f"{len(stems)} files")
    for kind in ("denial", "doubt", "silence"):
        total = sum(figures[f"{kind} {where}"] for where in _PLACES)
        shares = (f"{where} {figures[f'{kind} {where}'] / max(1, total):.3f}" for where in _PLACES)
        print(f"{kind}: {total}: {', '.join(shares)}")
    print(f"assertions of two reports in one claim: {figures['together'] / max(1, figures['pairs']):.3f} of {figures['pairs']}")
    print(f"pairs in one claim that are of one group: {figures['right'] / max(1, figures['joined']):.3f} of {figures['joined']}")


def _count_group(name: str, members: list[Member], figures: Counter[str], *, errors: bool) -> None:
    home = home_of(members)
    asserted = [m for m in members if m.stance == "assertion" and m.claims]
    for m in members if home is not None else ():
        if m.stance == "assertion":
            continue
        where = _where(m, home, asserted)
        figures[f"{m.stance} {where}"] += 1
        if errors and where in ("elsewhere", "nowhere"):
            print(f"{name}: {m.stance} {where}, report {m.report}: {m.words!r}")
    for one, other in combinations(asserted, 2):
        if one.report != other.report:
            figures["pairs"] += 1
            figures["together"] += bool(one.claims & other.claims)


def _where(here: Member, home: str, asserted: list[Member]) -> str:
    if home in here.claims:
        return "home"
    if any(here.claims & other.claims for other in asserted):
        return "with an assertion"
    return "elsewhere" if here.claims else "nowhere"


def _count_pairs(stem: str, named: list[tuple[str, Member]], figures: Counter[str], *, errors: bool) -> None:
    """Count pairs in one claim, of tellings that are in one group only."""
    times = Counter((m.report, m.words) for _, m in named)
    once = [(name, m) for name, m in named if m.claims and times[m.report, m.words] == 1]
    for (one, here), (other, there) in combinations(once, 2):
        if here.report != there.report and here.claims & there.claims:
            figures["joined"] += 1
            figures["right"] += one == other
            if errors and one != other:
                print(f"{stem}: wrongly joined: {one}, {here.report}: {here.words!r} | {other}, {there.report}: {there.words!r}")


if __name__ == "__main__":
    main()
