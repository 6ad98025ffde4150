"""Files and addresses → readings, in a process of its own, so that a long reading does not slow down whoever looks at pages.

With no process (`processes=0`) the same is done in the thread that asks, one at a time. A server that stops waits for no reading:
its processes live as long as a pipe that it holds, and nothing of what they had in hand is kept.
"""

import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from typing import TypeVar

from dragoman.errors import DragomanError, ReadingFailed
from dragoman.types import Document, Engine, Reading
from dragoman.workspace.reading import Options, documents_of, read_chunk

_Answer = TypeVar("_Answer")


_CHUNK = 16  # documents that a process reads at a time


class ReadingStopped(Exception):
    """The server stops, and what was to be read is not."""


class Reader:
    """Reads for all jobs of the server; started when first needed. What is asked of it after `close` raises `ReadingStopped`."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._lifeline: Connection | None = None
        self._closed = False
        self._lock = threading.Lock()
        self._one = threading.Lock()  # what is read in the threads of this process is read one at a time

    @property
    def at_once(self) -> int:
        """How many documents to ask for at a time: where no process can be ended, one, which is the one in hand."""
        return _CHUNK if self._processes else 1

    def documents(self, source: str, options: Options) -> list[Document | DragomanError]:
        """The documents in a file or at an address, an error in the place of each that cannot be read."""
        try:
            return self._do(_documents, source, options)
        except BrokenProcessPool:
            return [ReadingFailed(source, "ended the process that reads it; it may be damaged, or too large for this machine")]

    def readings(self, documents: Sequence[Document], engine: Engine) -> list[Reading | DragomanError]:
        """A reading of each document, an error in the place of each that fails."""
        try:
            return self._do(read_chunk, list(documents), engine)
        except BrokenProcessPool:
            if len(documents) > 1:  # one of them did it: read each alone
                return [outcome for document in documents for outcome in self.readings([document], engine)]
            return [ReadingFailed(documents[0].id, "ended the process that reads it; it may be too large for this machine")]

    def close(self) -> None:
        """End the processes, whatever they are at; does not wait."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
            lifeline, self._lifeline = self._lifeline, None
        if lifeline is not None:
            lifeline.close()
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _do(self, work: Callable[..., _Answer], *arguments: object) -> _Answer:
        if self._processes == 0:
            with self._one:
                if self._closed:
                    raise ReadingStopped
                return work(*arguments)
        pool = self._running()
        try:
            return pool.submit(work, *arguments).result()
        except BrokenProcessPool:
            with self._lock:
                if self._closed:
                    raise ReadingStopped from None
                if self._pool is pool:
                    self._pool = None
            raise
        except (CancelledError, RuntimeError):  # it was closed while this waited, or before this could be asked
            if self._closed:
                raise ReadingStopped from None
            raise

    def _running(self) -> ProcessPoolExecutor:
        from multiprocessing import get_context

        with self._lock:
            if self._closed:
                raise ReadingStopped
            if self._pool is None:
                context = get_context("spawn")
                held, self._lifeline = context.Pipe(duplex=False)
                self._pool = ProcessPoolExecutor(self._processes, context, _prepare, (held,))
            return self._pool


def _documents(source: str, options: Options) -> list[Document | DragomanError]:
    return list(documents_of(source, options))


def _prepare(lifeline: Connection) -> None:
    """In the new process: leave Ctrl-C to the server, and do not outlive it."""
    os.environ["OMP_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def follow() -> None:
        lifeline.poll(None)  # nothing is ever sent: it ends when the server lets go of it, or ends
        os._exit(0)

    threading.Thread(target=follow, daemon=True).start()
