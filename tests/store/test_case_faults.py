"""Kills, crowds, full disks, damaged stores and odd cases, as a user of the commands meets them."""

import json
import multiprocessing
import os
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select, text

from dragoman.cli import main
from dragoman.reading.pipeline import read_all
from dragoman.store import Repository
from dragoman.store.tables import OF_A_CASE, cases, documents
from dragoman.types import Document

_fork = multiprocessing.get_context("fork")  # a process of its own that runs the command, without a second's imports
_PLACES = ("Varna", "Oslo", "Torvik", "Port Orla")
_COUNT = 24


def reports(folder: Path, numbers: range) -> Path:
    """A folder of reports: every third repeats what the one before it told."""
    folder.mkdir(exist_ok=True)
    for n in numbers:
        told = n - (n % 3 == 2)
        record = {
            "id": f"r{n:02}",
            "publisher": f"Paper {n % 7}",
            "published": f"2021-05-{n + 1:02}",
            "language": "en",
            "text": f"President Viktor Orlan met Prime Minister Astrid Holm in {_PLACES[told % 4]} on {told % 9 + 1} April 2021, "
            f"the website Polaris.org said. Envoy Tomas Berg said that {told} ships had left the port.",
        }
        (folder / f"r{n:02}.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """The language model, before any process is forked off."""
    list(read_all([Document.from_text("An envoy left.", language="en")], "rules"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """A command in this process: exit code, output, complaints."""

    def runner(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        caught = capsys.readouterr()
        return int(left.value.code or 0), caught.out, caught.err

    return runner


def _command(arguments: list[str], log: Path, most: int | None) -> None:
    os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    sys.stderr = os.fdopen(2, "w", closefd=False)
    if most is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    main(arguments)


def started(arguments: list[object], log: Path, most: int | None = None) -> multiprocessing.Process:
    """The command in a process of its own, with its complaints in a file; no file of it may grow beyond `most` bytes."""
    process = _fork.Process(target=_command, args=([str(one) for one in arguments], log, most))
    process.start()
    return process


def held(url: str) -> int:
    """How many documents a case shows to who looks at it."""
    with Repository.open(url) as store, store.engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(documents)).scalar_one())


def whole(url: str) -> int:
    """Check that each document that is there is wholly there; how many there are."""
    with Repository.open(url) as store:
        store.check()
        with store.session("strait") as session:
            ids = [card.id for card in session.cards()]
            assert len({statement.document for statement in session.statements()}) == len(ids)
            assert all(session.reading(id).document.id == id and session.view.members_of(id) for id in ids)
            told = {instance.document for claim in session.claims() for instance in claim.instances}
        with store.engine.connect() as connection:
            for table in OF_A_CASE:
                if "document" in table.c:
                    assert set(connection.execute(select(table.c.document)).scalars()) <= set(ids), table.name
    assert told <= set(ids)
    return len(ids)


def export(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the store but for its running numbers and moments."""
    with Repository.open(url) as store, store.engine.connect() as connection:
        found = {}
        for table in OF_A_CASE:
            kept = [column for column in table.c if column.name not in ("seq", "added")]
            found[table.name] = sorted(map(tuple, connection.execute(select(*kept))), key=repr)
        return found


def undisturbed(run, tmp_path: Path, folder: Path) -> str:
    """The claims of a case to which a folder was added in peace."""
    url = f"sqlite:///{tmp_path / 'peace.db'}"
    run("case", "new", "strait", "--store", url)
    assert run("add", "strait", folder, "--engine", "rules", "--store", url)[0] == 0
    return run("claims", "strait", "--format", "json", "--store", url)[1]


def test_a_killed_add_is_completed_by_the_next(url: str, run, tmp_path: Path) -> None:
    folder = reports(tmp_path / "reports", range(_COUNT))
    run("case", "new", "strait", "--store", url)
    add = ["add", "strait", folder, "--engine", "rules", "--store", url]
    shown = [0]
    for least in (1, 5, 12):
        adder = started(add, tmp_path / "log")
        until = time.monotonic() + 120
        while held(url) < least and adder.is_alive() and time.monotonic() < until:
            time.sleep(0.001)
        os.kill(adder.pid, signal.SIGKILL)
        adder.join()
        shown.append(whole(url))
    assert shown == sorted(shown) and shown[1] > 0
    assert shown[1] < _COUNT  # the first kill at least came before the end, or it proves nothing
    assert run(*add)[0] == 0
    assert whole(url) == _COUNT
    assert run("claims", "strait", "--format", "json", "--store", url)[1] == undisturbed(run, tmp_path, folder)


def test_two_adds_at_once(url: str, run, tmp_path: Path) -> None:
    run("case", "new", "strait", "--store", url)
    halves = [reports(tmp_path / "one", range(_COUNT // 2)), reports(tmp_path / "two", range(_COUNT // 3, _COUNT))]
    adders = [
        started(["add", "strait", half, "--engine", "rules", "--store", url], tmp_path / half.name / "log") for half in halves
    ]
    for adder in adders:
        adder.join(240)
    assert [adder.exitcode for adder in adders] == [0, 0]
    assert whole(url) == _COUNT  # those that both had are there once
    code, told, _ = run("claims", "strait", "--format", "json", "--store", url)
    assert code == 0 and told


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_disk_that_fills_up_loses_nothing(url: str, run, tmp_path: Path) -> None:
    folder = reports(tmp_path / "reports", range(_COUNT))
    run("case", "new", "strait", "--store", url)
    run("add", "strait", folder / "r00.json", "--engine", "rules", "--store", url)
    size = sum(path.stat().st_size for path in tmp_path.glob("cases.db*"))
    adder = started(["add", "strait", folder, "--engine", "rules", "--store", url], tmp_path / "log", size + 60_000)
    adder.join(240)
    complaint = (tmp_path / "log").read_text(encoding="utf-8").strip()
    assert adder.exitcode == 1
    assert complaint.startswith("dragoman: ") and "make room and try again" in complaint and "\n" not in complaint
    assert 1 <= whole(url) < _COUNT
    assert run("add", "strait", folder, "--engine", "rules", "--store", url)[0] == 0
    assert run("claims", "strait", "--format", "json", "--store", url)[1] == undisturbed(run, tmp_path, folder)


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE dragoman_version SET version_num = 'v9999'")
    connection.close()


def _scrambled(path: Path) -> None:
    path.write_bytes(Random(1).randbytes(path.stat().st_size))


@pytest.mark.parametrize(("harm", "said"), [(_newer, "newer Dragoman"), (_scrambled, "restore it from a copy")])
def test_a_store_that_cannot_be_used_is_told_in_one_line(tmp_path: Path, run, harm: Callable[[Path], None], said: str) -> None:
    url = f"sqlite:///{tmp_path / 'cases.db'}"
    run("case", "new", "strait", "--store", url)
    harm(tmp_path / "cases.db")
    before = (tmp_path / "cases.db").read_bytes()
    folder = reports(tmp_path / "reports", range(1))
    for command in (["add", "strait", folder], ["claims", "strait"], ["search", "strait", "port"], ["brief", "strait"]):
        code, _, complaint = run(*command, "--store", url)
        assert code == 1 and said in complaint and complaint.startswith("dragoman: ") and complaint.count("\n") == 1
    assert (tmp_path / "cases.db").read_bytes() == before


def test_adding_twice_changes_nothing_and_removing_leaves_nothing(url: str, run, tmp_path: Path) -> None:
    folder = reports(tmp_path / "reports", range(4))
    run("case", "new", "strait", "--store", url)
    run("add", "strait", folder, "--engine", "rules", "--store", url)
    before = export(url)
    late = reports(tmp_path / "late", range(20, 21))
    assert "4 already there" in run("add", "strait", folder, "--engine", "rules", "--store", url)[1]
    assert export(url) == before
    run("add", "strait", late, "--engine", "rules", "--store", url)
    assert export(url) != before
    assert run("remove", "strait", "r20", "--store", url)[0] == 0
    assert export(url) == before


def _told(run, url: str, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """What every command says of a case; each must succeed."""
    page = tmp_path / "brief.html"
    tables = [[name, "strait", *form] for name in ("claims", "events", "actors") for form in ([], ["--format", "json"])]
    for command in (
        *tables, ["pending", "strait", "--as-of", "2022-01-01"], ["search", "strait", "port"],
        ["brief", "strait", "--as-of", "2022-01-01"], ["brief", "strait", "--as-of", "2022-01-01", "-o", page],
        ["reread", "strait", "--engine", "rules"], ["ledger", "strait"],
    ):  # fmt: skip
        code, out, complaint = run(*command, "--store", url)
        assert (code, complaint) == (0, ""), command
        yield command[0], out
    assert "<html" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_case_of_one_document(url: str, run, tmp_path: Path) -> None:
    run("case", "new", "strait", "--store", url)
    assert run("add", "strait", reports(tmp_path / "reports", range(1)), "--engine", "rules", "--store", url)[0] == 0
    told = dict(_told(run, url, tmp_path))
    assert "Orlan" in told["brief"] or "Orlan" in told["actors"]
    assert "port" in told["search"]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_document_in_a_language_without_a_reader(url: str, run, tmp_path: Path) -> None:
    run("case", "new", "strait", "--store", url)
    path = tmp_path / "ge.json"
    record = {"id": "ge", "language": "ka", "published": "2021-05-01", "text": "ელჩი ნავსადგურში ჩავიდა. port"}
    path.write_text(json.dumps(record), encoding="utf-8")
    code, out, complaint = run("add", "strait", path, "--engine", "rules", "--store", url)
    assert code == 0 and "added 1" in out
    assert "ge: " in complaint and "does not read the language" in complaint and complaint.count("\n") == 1
    assert dict(_told(run, url, tmp_path))["claims"] == ""
    assert "1 document" in run("case", "list", "--store", url)[1]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_many_copies_of_one_document_are_one_origin(url: str, run, tmp_path: Path) -> None:
    run("case", "new", "strait", "--store", url)
    words = "The website Polaris.org said that President Viktor Orlan met Prime Minister Astrid Holm in Varna on 1 May 2021."
    lines = [
        json.dumps({"id": f"c{n:03}", "publisher": f"Paper {n}", "published": "2021-05-02", "language": "en", "text": words})
        for n in range(80)
    ]
    (tmp_path / "copies.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("add", "strait", tmp_path / "copies.jsonl", "--engine", "rules", "--store", url)[0] == 0
    claims = [json.loads(line) for line in run("claims", "strait", "--format", "json", "--store", url)[1].splitlines()]
    carried = next(claim for claim in claims if claim["n_outlets"] == 80)
    assert (carried["status"], carried["n_independent"]) == ("single-origin", 1)
    with Repository.open(url) as store, store.engine.connect() as connection:
        assert connection.execute(text("SELECT count(DISTINCT outlet) FROM documents")).scalar() == 80
        assert connection.execute(select(func.count()).select_from(cases)).scalar() == 1
