"""The clock by which sources are followed: whoever waits by it can be told to stop."""

import time
from datetime import UTC, datetime

_SLICE = 0.25  # seconds between two looks while waiting


class Stopped(Exception):
    """Whoever follows was told to stop while it waited."""


class WallClock:
    """The clock of this machine; whoever waits by it can be told to stop."""

    def __init__(self) -> None:
        self.stopping = False

    def stop(self) -> None:
        """End the waiting, now and from now on."""
        self.stopping = True

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait; raises `Stopped` when told to stop."""
        end = time.monotonic() + seconds
        while not self.stopping and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _SLICE))
        if self.stopping:
            raise Stopped
