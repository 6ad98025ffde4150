"""Files and addresses → readings, in a process of its own, so that a long reading does not slow down whoever looks at pages.

With no process (`processes=0`) the same is done in the thread that asks, one at a time.
"""

import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from dragoman.errors import DragomanError, ReadingFailed
from dragoman.types import Document, Engine, Reading
from dragoman.workspace.reading import Options, documents_of, read_chunk

_Answer = TypeVar("_Answer")


class Reader:
    """Reads for all jobs of the server; started when first needed."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._one = threading.Lock()

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
        """End the process."""
        with self._one:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _do(self, work: Callable[..., _Answer], *arguments: object) -> _Answer:
        if self._processes == 0:
            with self._one:
                return work(*arguments)
        pool = self._running()
        try:
            return pool.submit(work, *arguments).result()
        except BrokenProcessPool:
            with self._one:
                if self._pool is pool:
                    self._pool = None
            raise

    def _running(self) -> ProcessPoolExecutor:
        from multiprocessing import get_context

        with self._one:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(self._processes, get_context("spawn"), _prepare)
            return self._pool


def _documents(source: str, options: Options) -> list[Document | DragomanError]:
    return list(documents_of(source, options))


def _prepare() -> None:
    """In the new process: leave Ctrl-C to the server, and do not outlive it."""
    from multiprocessing import parent_process

    os.environ["OMP_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    server = parent_process()

    def follow() -> None:
        if server is not None:
            server.join()
        os._exit(0)

    threading.Thread(target=follow, daemon=True).start()
