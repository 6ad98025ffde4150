"""Adding documents while the page shows how far it is: jobs in this process, each on a thread of its own.

A job reads its inputs, then links what was read by date of report, each document in one transaction: a server that stops in the
middle ends what is being read, finishes the document that is being linked, and leaves every document wholly in or wholly out.
Jobs are not kept beyond the server's life; what they added is.
"""

import logging
import secrets
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urlsplit

from dragoman.errors import (
    AddressRefused,
    BadQuery,
    DragomanError,
    FetchFailed,
    NoSuchItem,
    ReadingFailed,
    StoreError,
    TooMuchAtOnce,
)
from dragoman.linking.canon import canonical
from dragoman.types import Document, Reading
from dragoman.types.reading import Noun
from dragoman.web.reader import Reader, ReadingStopped
from dragoman.web.spool import Input, Spool
from dragoman.workspace.cases import Added, Workspace
from dragoman.workspace.reading import Options

_log = logging.getLogger("dragoman.web")

_AT_ONCE = 2  # jobs that run at the same time
_WAITING = 20  # jobs that may wait or run; one more is refused
_KEPT = 100  # jobs that can still be asked after
_BATCH = 500  # documents that are put in canonical order before they are linked
_SHOWN = 200  # outcomes that are kept of one input; the numbers count all

JobStage = Literal["waiting", "reading", "linking", "done", "stopped"]
InputStage = Literal["waiting", "reading", "read", "done", "stopped"]


class Outcome(Noun, frozen=True, kw_only=True):
    """What became of one document. `problem` says in words why it failed; `level` is how far its language is read, with the
    `reason` where that is not full."""

    state: Literal["added", "already there", "failed"]
    document: str | None = None
    title: str | None = None
    level: str | None = None
    reason: str | None = None
    problem: str | None = None


class InputState(Noun, frozen=True, kw_only=True):
    """How far one file, address or text is. `found` documents are in it, `read` of them read; the first outcomes are listed."""

    name: str
    state: InputStage
    found: int = 0
    read: int = 0
    added: int = 0
    already_there: int = 0
    failed: int = 0
    outcomes: tuple[Outcome, ...] = ()


class JobState(Noun, frozen=True, kw_only=True):
    """How far a job is, as of now. The numbers count documents."""

    id: str
    case: str
    author: str
    started: str
    state: JobStage
    added: int
    already_there: int
    failed: int
    inputs: tuple[InputState, ...]
    problem: str | None = None


@dataclass
class _Progress:
    """What the worker counts of one input."""

    state: InputStage = "waiting"
    found: int = 0
    read: int = 0
    counts: dict[str, int] = field(default_factory=lambda: {"added": 0, "already there": 0, "failed": 0})
    outcomes: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        self.counts[outcome.state] += 1
        if len(self.outcomes) < _SHOWN:
            self.outcomes.append(outcome)


class Job:
    """One request to add documents; `state` may be asked from any thread."""

    def __init__(self, case: str, spool: Spool, options: Options, author: str) -> None:
        self.id = secrets.token_urlsafe(12)
        self.case = case
        self.author = author
        self.options = options
        self._spool = spool
        self._inputs = tuple(spool.inputs)
        self._progress = [_Progress() for _ in self._inputs]
        self._started = datetime.now(UTC).isoformat(timespec="seconds")
        self._stage: JobStage = "waiting"
        self._problem: str | None = None
        self._ended = threading.Event()
        self._lock = threading.Lock()

    @property
    def state(self) -> JobState:
        """How far it is."""
        with self._lock:
            inputs = tuple(_told(i, p) for i, p in zip(self._inputs, self._progress, strict=True))
            return JobState(
                id=self.id,
                case=self.case,
                author=self.author,
                started=self._started,
                state=self._stage,
                added=sum(i.added for i in inputs),
                already_there=sum(i.already_there for i in inputs),
                failed=sum(i.failed for i in inputs),
                inputs=inputs,
                problem=self._problem,
            )

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self._ended.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it has ended; whether it has."""
        return self._ended.wait(seconds)

    def run(self, workspace: Workspace, reader: Reader, stopping: threading.Event) -> None:
        """Do it all; called once, on a worker's thread."""
        try:
            if not stopping.is_set():
                self._read_and_keep(workspace, reader, stopping)
            self._end("stopped" if stopping.is_set() else "done")
        except ReadingStopped:
            self._end("stopped")
        except DragomanError as error:  # the case is gone, the disk is full: nothing more can be added
            self._problem = _without_folder(str(error), self._inputs)
            self._end("stopped")
        except Exception:
            _log.exception("failed: adding to %s", self.case)
            self._problem = "something failed here; the server's log says more"
            self._end("stopped")
        finally:
            self._spool.remove()
            self._ended.set()

    def _read_and_keep(self, workspace: Workspace, reader: Reader, stopping: threading.Event) -> None:
        batch: list[tuple[Reading, int]] = []
        try:
            self._at("reading")
            for number, reading in self._readings(reader, stopping):
                batch.append((reading, number))
                if len(batch) == _BATCH:
                    self._keep(batch, workspace, stopping)
                    batch = []
                    self._at("reading")
            self._keep(batch, workspace, stopping)
        finally:
            if not stopping.is_set():  # who looks at the case next settles it
                workspace.settle(self.case)

    def _readings(self, reader: Reader, stopping: threading.Event) -> Iterator[tuple[int, Reading]]:
        """The readings of each input with its number; what fails is noted."""
        for number, given in enumerate(self._inputs):
            if stopping.is_set():
                return
            with self._lock:
                self._progress[number].state = "reading"
            found = _documents_of(given, self.options, reader)
            with self._lock:
                self._progress[number].found = len(found)
            for start in range(0, len(found), reader.at_once):
                if stopping.is_set():
                    return
                for outcome in _read(found[start : start + reader.at_once], self.options, reader):
                    with self._lock:
                        self._progress[number].read += 1
                        if isinstance(outcome, DragomanError):
                            self._progress[number].add(Outcome(state="failed", problem=_problem(outcome, given)))
                    if isinstance(outcome, Reading):
                        yield number, outcome
            with self._lock:
                self._progress[number].state = "read"

    def _keep(self, batch: list[tuple[Reading, int]], workspace: Workspace, stopping: threading.Event) -> None:
        """Link and keep what was read, by date of report."""
        self._at("linking")
        for reading, number in sorted(batch, key=lambda pair: canonical(pair[0])):
            if stopping.is_set():
                return
            try:
                kept = workspace.put(self.case, reading, self.options.engine, settled=len(batch) == 1)
            except StoreError:
                raise
            except DragomanError as error:
                kept = error
            with self._lock:
                self._progress[number].add(_outcome(kept, self._inputs[number]))

    def _at(self, stage: JobStage) -> None:
        with self._lock:
            self._stage = stage

    def _end(self, stage: JobStage) -> None:
        with self._lock:
            self._stage = stage
            for progress in self._progress:
                counted = sum(progress.counts.values())
                complete = progress.state == "read" and counted == progress.found
                progress.state = "done" if complete else "stopped"


class Jobs:
    """All jobs of a server."""

    def __init__(self, workspace: Workspace, reading_processes: int = 0) -> None:
        self._workspace = workspace
        self._reader = Reader(reading_processes)
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="adding")
        self._stopping = threading.Event()
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def start(self, case: str, spool: Spool, options: Options, author: str) -> Job:
        """Begin to add what was spooled; the job removes it. Raises `NoSuchCase`, `BadQuery`, `TooMuchAtOnce`."""
        try:
            with self._workspace.repository.session(case):
                pass
            if not spool.inputs:
                raise BadQuery("add", "needs a file, an address or a text")
            job = Job(case, spool, options, author)
            with self._lock:
                if sum(not other.ended for other in self._jobs.values()) >= _WAITING:
                    raise TooMuchAtOnce("add", "much is being added already; try again when some of it is done")
                self._jobs[job.id] = job
                for old in [id for id, other in self._jobs.items() if other.ended][: max(0, len(self._jobs) - _KEPT)]:
                    del self._jobs[old]
            self._threads.submit(job.run, self._workspace, self._reader, self._stopping)
        except BaseException:
            spool.remove()
            raise
        return job

    def job(self, case: str, id: str) -> Job:
        """A job of the case; raises `NoSuchItem` where there is none, or none any more."""
        job = self._jobs.get(id)
        if job is None or job.case != case:
            raise NoSuchItem(id, "is nothing that this server is adding; what was added before is among the documents")
        return job

    def of_case(self, case: str) -> Sequence[JobState]:
        """What is being added to a case, and was not long ago; the newest first."""
        with self._lock:  # another request may begin a job meanwhile
            jobs = [job for job in reversed(self._jobs.values()) if job.case == case]
        return [job.state for job in jobs]

    def stop(self) -> None:
        """Let each job finish the document that it links, and no more; does not wait."""
        self._stopping.set()
        self._reader.close()

    def close(self) -> None:
        """Stop, and wait until every job has ended."""
        self.stop()
        self._threads.shutdown(wait=True)


def _documents_of(given: Input, options: Options, reader: Reader) -> Sequence[Document | DragomanError]:
    options = Options(known=given.known, allow_private=options.allow_private, engine=options.engine)
    if not given.is_address:
        return reader.documents(given.source, options)
    try:
        scheme = urlsplit(given.source).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        return [FetchFailed(given.name, "is no address that begins with http:// or https://")]
    return reader.documents(scheme + given.source[len(scheme) :], options)


def _read(found: Sequence[Document | DragomanError], options: Options, reader: Reader) -> list[Reading | DragomanError]:
    wanted = [item for item in found if isinstance(item, Document)]
    readings = iter(reader.readings(wanted, options.engine) if wanted else [])
    return [next(readings) if isinstance(item, Document) else item for item in found]


def _outcome(kept: Added | DragomanError, given: Input) -> Outcome:
    if isinstance(kept, DragomanError):
        return Outcome(state="failed", problem=_problem(kept, given))
    return Outcome(state=kept.state, document=kept.document, title=kept.title, level=kept.level, reason=kept.reason)


def _problem(error: DragomanError, given: Input) -> str:
    """The error in words for a page: by the user's name for the file, and without what only the command line can do."""
    if isinstance(error, AddressRefused):
        return f"{given.name}: leads to an address of a private network, which this server does not fetch"
    if isinstance(error, ReadingFailed):  # its source is the document's id, which nobody has chosen
        return f"{given.name}: document {error.source} {error.problem}"
    return _without_folder(str(error), [given])


def _without_folder(words: str, inputs: Sequence[Input]) -> str:
    for given in inputs:
        if not given.is_address:
            words = words.replace(given.source, given.name)
    return words


def _told(given: Input, progress: _Progress) -> InputState:
    return InputState(
        name=given.name,
        state=progress.state,
        found=progress.found,
        read=progress.read,
        added=progress.counts["added"],
        already_there=progress.counts["already there"],
        failed=progress.counts["failed"],
        outcomes=tuple(progress.outcomes),
    )


__all__ = ["InputState", "Job", "JobState", "Jobs", "Outcome"]
