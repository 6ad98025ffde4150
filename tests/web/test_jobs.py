"""Jobs: what becomes of files, addresses and texts, in order, and when the server stops."""

import io
import threading
from pathlib import Path

import pytest

from dragoman.errors import BadDate, BadQuery, NoSuchCase, NoSuchItem, TooMuchAtOnce
from dragoman.ingest.known import Known
from dragoman.types import Document, Reading
from dragoman.web import jobs as web_jobs
from dragoman.web.jobs import Jobs, JobState
from dragoman.web.spool import Spool
from dragoman.workspace.cases import Workspace
from dragoman.workspace.reading import Options

RULES = Options(engine="rules")


@pytest.fixture
def workspace(tmp_path):
    with Workspace.open(f"sqlite:///{tmp_path}/store.db") as opened:
        opened.repository.new_case("strait")
        yield opened


@pytest.fixture
def jobs(workspace):
    made = Jobs(workspace)
    yield made
    made.close()


def spooled(*files: tuple[str, bytes]) -> Spool:
    spool = Spool()
    for name, content in files:
        spool.file(name, io.BytesIO(content))
    return spool


def done(jobs: Jobs, spool: Spool, options: Options = RULES) -> JobState:
    job = jobs.start("strait", spool, options, "A. Holm")
    assert job.wait(60)
    return job.state


def test_each_file_tells_what_became_of_it(jobs, workspace):
    text = b"Minister Dahl said that the port is open."
    state = done(jobs, spooled(("a.txt", text), ("b.exe", b"MZ\0\0"), ("again.txt", text), ("c.json", b'{"id": "x"}')))
    assert state.state == "done"
    assert [i.state for i in state.inputs] == ["done"] * 4
    assert (state.added, state.already_there, state.failed) == (1, 1, 2)
    exe, article = state.inputs[1].outcomes[0].problem, state.inputs[3].outcomes[0].problem
    assert exe.startswith("b.exe: is a .exe file; Dragoman reads text")
    assert article.startswith("c.json")
    assert "/" not in exe + article.replace("HTTP/", "")  # nothing of where the file was put
    with workspace.repository.session("strait") as session:
        assert [card.id for card in session.cards()] == [state.inputs[0].outcomes[0].document]


def test_documents_are_linked_by_date_and_told_by_file(jobs):
    lines = b'{"id": "late", "text": "Dahl met Sahl.", "published": "2021-05-02"}\n{"id": "bad"}\n'
    spool = spooled(("two.jsonl", lines))
    spool.text("Sahl met Dahl.\r\nThey left.", Known(title="Early", publisher="Herald", published="2021-05-01"))
    state = done(jobs, spool)
    assert [(i.name, i.found, i.added, i.failed) for i in state.inputs] == [("two.jsonl", 2, 1, 1), ("Early", 1, 1, 0)]
    assert state.inputs[1].outcomes[0].title == "Early"


def test_what_was_spooled_is_removed(jobs):
    spool = spooled(("a.txt", b"Dahl met Sahl."))
    folder = Path(spool.inputs[0].source).parent
    done(jobs, spool)
    assert not folder.exists()
    spool = spooled(("a.txt", b"Dahl met Sahl."))
    with pytest.raises(NoSuchCase):
        jobs.start("nowhere", spool, RULES, "A. Holm")
    assert not Path(spool.inputs[0].source).parent.exists()


def test_addresses_of_private_networks_are_not_fetched(jobs, site):
    spool = Spool()
    for url in (f"{site}/page", "ftp://herald.example/a", "nonsense", "https://user:secret@[broken/"):
        spool.address(url)
    state = done(jobs, spool)
    assert state.failed == 4
    problems = [i.outcomes[0].problem for i in state.inputs]
    assert "private network, which this server does not fetch" in problems[0]
    assert "127.0.0.1" not in problems[0].replace(site, "")
    assert all("http:// or https://" in problem for problem in problems[1:3])
    assert "secret" not in problems[3]


def test_an_address_is_fetched_where_that_is_allowed(jobs, site):
    spool = Spool()
    spool.address(f"  HTTP{site[4:]}/page ", Known())
    state = done(jobs, spool, Options(engine="rules", allow_private=True))
    assert state.inputs[0].outcomes[0].title == "Envoy leaves the port"


def test_nothing_to_add_is_said(jobs):
    with pytest.raises(BadQuery, match="needs a file, an address or a text"):
        jobs.start("strait", Spool(), RULES, "A. Holm")
    with pytest.raises(BadDate):
        Spool().text("Dahl left.", Known(published="31 May"))


def test_a_job_is_asked_after_under_its_case(jobs, workspace):
    workspace.repository.new_case("other")
    job = jobs.start("strait", spooled(("a.txt", b"Dahl left.")), RULES, "A. Holm")
    job.wait(60)
    assert jobs.job("strait", job.id) is job
    assert [state.id for state in jobs.of_case("strait")] == [job.id]
    assert not jobs.of_case("other")
    for case, id in (("other", job.id), ("strait", "nothing")):
        with pytest.raises(NoSuchItem):
            jobs.job(case, id)


class Gate:
    """A reader that waits to be let go."""

    at_once = 1

    def __init__(self) -> None:
        self.open = threading.Event()
        self.began = threading.Event()

    def documents(self, source: str, options: Options) -> list[Document]:
        return [Document.from_text(Path(source).read_text(), id=f"d{n}") for n in range(3)]

    def readings(self, documents: list[Document], engine: str) -> list[Reading]:
        self.began.set()
        assert self.open.wait(60)
        return [Reading(document=document) for document in documents]

    def close(self) -> None:
        self.open.set()


def test_a_server_that_stops_leaves_each_document_in_or_out(workspace):
    jobs = Jobs(workspace)
    jobs._reader = gate = Gate()
    job = jobs.start("strait", spooled(("a.txt", b"Dahl left.")), RULES, "A. Holm")
    waiting = jobs.start("strait", spooled(("b.txt", b"Dahl left.")), RULES, "A. Holm")
    gate.began.wait(60)
    jobs.close()
    assert job.ended
    assert waiting.ended
    state = job.state
    assert state.state == "stopped"
    assert state.inputs[0].state == "stopped"
    with workspace.repository.session("strait") as session:
        assert sum(1 for _ in session.cards()) == state.added + waiting.state.added


def test_there_is_an_end_to_what_waits(workspace, monkeypatch):
    monkeypatch.setattr(web_jobs, "_WAITING", 2)
    jobs = Jobs(workspace)
    jobs._reader = gate = Gate()
    for _ in range(2):
        jobs.start("strait", spooled(("a.txt", b"Dahl left.")), RULES, "A. Holm")
    with pytest.raises(TooMuchAtOnce):
        jobs.start("strait", spooled(("a.txt", b"Dahl left.")), RULES, "A. Holm")
    gate.open.set()
    jobs.close()


def test_a_case_that_is_dropped_in_the_middle_ends_its_job(workspace):
    jobs = Jobs(workspace)
    jobs._reader = gate = Gate()
    job = jobs.start("strait", spooled(("a.txt", b"Dahl left.")), RULES, "A. Holm")
    gate.began.wait(60)
    workspace.repository.drop_case("strait")
    gate.open.set()
    assert job.wait(60)
    assert job.state.state == "stopped"
    assert "strait" in job.state.problem
    jobs.close()
