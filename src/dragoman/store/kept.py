"""Clusters that the last transaction on a case leaves in memory for the next: documents that come one after the other ask for the
same states, people and stories, and what is told of those grows with the case."""

from typing import TypeAlias

from dragoman.store.clusters import Held
from dragoman.types import Cluster

Clusters: TypeAlias = dict[tuple[Cluster, str], Held]

_MOST = 4096  # clusters of a case: those that were asked for or written last
_CASES = 4


class Kept:
    """The clusters of a few cases, each case's with the revision at which the store holds the same.

    Only who writes takes them: the case is his alone until he leaves them again, and after an error they are not left.
    """

    def __init__(self) -> None:
        self._of: dict[int, tuple[str, Clusters]] = {}

    def take(self, case: int, revision: str) -> Clusters:
        """What is kept of a case; nothing where another process has changed it since."""
        then, held = self._of.pop(case, ("", {}))
        return held if then == revision else {}

    def leave(self, case: int, revision: str, held: Clusters) -> None:
        """Keep what a transaction has learnt of a case and made of it."""
        for place in list(held)[:-_MOST]:
            del held[place]
        self._of[case] = revision, held
        for other in list(self._of)[:-_CASES]:
            self._of.pop(other, None)
