"""`dragoman serve` is told to stop in the middle of an addition: by the service manager, by Ctrl-C, while reading and linking."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from dragoman.store import Repository
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import looking

SOON = 10  # seconds; what a document in hand may take on a busy machine is in them, what forty take is not
PLACES = ("Karun", "Halden", "Orsk", "Tarvo", "Mirel")


def report(number: int) -> dict[str, str]:
    """One of many reports, none the same as another."""
    place = PLACES[number % len(PLACES)]
    words = (
        f"Foreign Minister Lena Dahl said that {number + 3} ships would leave the port of {place} on Monday. "
        f"She met Nadia Vest in {place} and promised that the road would be opened. "
        "“We shall see,” an aide to the president told reporters, who had waited since the early morning. "
    )
    return {"id": f"r{number:03}", "publisher": f"{place} Herald", "published": "2021-05-12", "text": words}


class Serving:
    """A server process over a store with the case `strait`, and whatever processes it starts."""

    def __init__(self, folder: Path) -> None:
        self.store = f"sqlite:///{folder}/s.db"
        with Repository.open(self.store) as repository:
            repository.new_case("strait")
        command = [sys.executable, "-m", "dragoman", "serve", "--port", "0", "--store", self.store]
        spool = folder / "tmp"
        spool.mkdir()
        self.spool = spool
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | {"TMPDIR": str(spool)}
        )
        self.address = re.search(r"http://127\.0\.0\.1:\d+", self.process.stdout.readline())[0]
        self.case = f"{self.address}/api/v1/cases/strait"

    def send(self, reports: list[dict[str, str]], prefer: str) -> httpx.Response:
        """Ask for the reports to be added."""
        lines = "".join(json.dumps(one) + "\n" for one in reports)
        headers = {"Content-Type": "application/x-ndjson", "Prefer": prefer}
        return httpx.post(f"{self.case}/documents", content=lines, headers=headers, timeout=120)

    def add(self, reports: list[dict[str, str]]) -> str:
        """Begin to add; where the job is told of."""
        answer = self.send(reports, "respond-async")
        assert answer.status_code == 202, answer.text
        return f"{self.address}{answer.headers['Location']}"

    def until_reading(self) -> None:
        """Wait until a job knows what there is to be read."""
        for _ in range(2000):
            jobs = httpx.get(f"{self.case}/jobs", timeout=60).json()["items"]
            if any(given["found"] for job in jobs for given in job["inputs"]):
                return
            time.sleep(0.01)
        raise AssertionError("nothing is read")

    def until(self, job: str, reached) -> dict:
        """The job as soon as it is so far."""
        for _ in range(2000):
            state = httpx.get(job, timeout=60).json()
            if reached(state):
                return state
            assert state["state"] not in ("done", "stopped"), "it was over before it was stopped"
            time.sleep(0.01)
        raise AssertionError(state)

    def stopped_by(self, number: int) -> str:
        """Send the signal; what the server had to say until it had ended, in time, with all that it had started."""
        family = descendants(self.process.pid)
        assert family, "nothing reads beside the server"
        self.process.send_signal(number)
        began = time.monotonic()
        _, log = self.process.communicate(timeout=60)
        took = time.monotonic() - began
        assert took < SOON, f"it took {took:.1f} s"
        for _ in range(200):
            left = [pid for pid in family if alive(pid)]
            if not left:
                return log
            time.sleep(0.01)
        raise AssertionError(f"{left} outlive the server")


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    children = [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]
    return children + [one for child in children for one in descendants(child)]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def serving(tmp_path):
    made = Serving(tmp_path)
    yield made
    if made.process.poll() is None:
        made.process.kill()
    made.process.communicate()


def kept(store: str) -> list[str]:
    """The documents of the case, each of which must be there with all that belongs to it."""
    with Workspace.open(store, create=False) as workspace:
        workspace.repository.check()
        with looking(workspace, "strait") as look:
            ids = sorted(card.id for card in look.documents())
            for id in ids:
                read = look.reading(id).events
                items = {event.id for event in read if event.participants}  # who takes part in no deed may stand alone
                linked = {member.item for member in look.members(id) if member.kind == "event"}
                assert items
                assert items <= linked <= {event.id for event in read}, f"{id} is in the case by half"
            told = {mention.document for event in look.events() for mention in event.mentions}
            assert told == set(ids), "events are told by documents that are not there"
    return ids


def test_told_to_stop_while_it_links_it_finishes_the_document_in_hand(serving: Serving) -> None:
    job = serving.add([report(n) for n in range(24)])
    serving.until(job, lambda state: state["added"] >= 3)
    log = serving.stopped_by(signal.SIGTERM)
    assert (serving.process.returncode, log) == (0, "")
    ids = kept(serving.store)
    assert 3 <= len(ids) < 24
    assert ids == [report(n)["id"] for n in range(len(ids))], "documents of one day are linked in the order of their ids"
    assert not list(serving.spool.glob("dragoman-*")), "what was uploaded is left behind"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_while_it_reads_it_waits_for_nothing(serving: Serving, number: int) -> None:
    long = [report(n) | {"text": " ".join(report(100 * n + m)["text"] for m in range(60))} for n in range(40)]
    answers = []
    patient = threading.Thread(target=lambda: answers.append(serving.send(long, "wait=60")))
    patient.start()
    serving.until_reading()
    time.sleep(1)  # into the first of them
    log = serving.stopped_by(number)
    patient.join()
    assert (serving.process.returncode, log) == (0, "")
    assert answers[0].status_code == 503
    assert "told to stop when 0 of the documents had been added" in answers[0].json()["detail"]
    assert kept(serving.store) == []
    assert not list(serving.spool.glob("dragoman-*"))
