"""What the last transactions of this process have written, so that who holds a whole list reads only what is new in it."""

from collections import OrderedDict
from typing import Literal, TypeAlias

from dragoman.types import Cluster

Mark: TypeAlias = tuple[Cluster | Literal["document"], str]  # what was written, changed or taken away, and its id

_STEPS = 512  # transactions that are remembered
_MOST = 2000  # marks of one: who has written more has changed the case as a whole


class Written:
    """The marks of each transaction, by the revision that it made of another. What another process writes leaves a gap."""

    def __init__(self) -> None:
        self._steps: OrderedDict[str, tuple[str, frozenset[Mark]]] = OrderedDict()

    def note(self, before: str, after: str, marks: frozenset[Mark]) -> None:
        """A transaction was committed that made one revision of the other."""
        if before == after or len(marks) > _MOST:
            return
        self._steps[after] = before, marks
        while len(self._steps) > _STEPS:
            self._steps.popitem(last=False)

    def between(self, before: str, after: str) -> frozenset[Mark] | None:
        """What was written from one revision to a later one; None where that is not known."""
        found: set[Mark] = set()
        while after != before:
            step = self._steps.get(after)
            if step is None:
                return None
            after, marks = step
            found |= marks
        return frozenset(found)
