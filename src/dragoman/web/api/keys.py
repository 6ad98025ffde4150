"""Requests that are sent twice: a client's own word for one → the job that it began."""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

from dragoman.errors import BadQuery, NoSuchItem
from dragoman.web.jobs import Job, Jobs
from dragoman.web.spool import Spool

_KEPT = 1_000

Named = tuple[str, str, str | None]
"""Who asks, the case, and the word; None where the client gives none."""


class Keys:
    """The words that clients gave to their requests, as long as the server lives; what they added is found again by its id and
    text even then."""

    def __init__(self) -> None:
        self._begun: dict[Named, tuple[str, str]] = {}
        self._lock = threading.Lock()

    def job(self, named: Named, spool: Spool, jobs: Jobs, start: Callable[[], Job]) -> Job:
        """The job that this word began, else one that `start` begins; what was spooled is removed where it is not needed.

        Raises `BadQuery` where the word stood for something else.
        """
        if named[2] is None:
            return start()
        digest = _digest(spool)
        with self._lock:
            found = self._begun.get(named)
            if found is not None and found[0] != digest:
                raise BadQuery(
                    f"Idempotency-Key {named[2][:40]!r}", "stood for another request; give each request a word of its own"
                )
            if found is not None:
                try:
                    job = jobs.job(named[1], found[1])
                except NoSuchItem:
                    pass  # forgotten since: adding it again changes nothing
                else:
                    spool.remove()
                    return job
            job = start()
            self._begun[named] = (digest, job.id)
            while len(self._begun) > _KEPT:
                del self._begun[next(iter(self._begun))]
            return job


def _digest(spool: Spool) -> str:
    found = hashlib.sha256()
    for one in spool.inputs:
        content = one.source.encode() if one.is_address else Path(one.source).read_bytes()
        found.update(hashlib.sha256(content).digest())
        found.update(repr((one.name, one.known)).encode())
    return found.hexdigest()
