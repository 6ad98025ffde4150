"""What an export is made of."""

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.types import Case, Member, Reading


@dataclass(frozen=True)
class Material:
    """A case with its statements; the reading of each document by id, its text included; and which item of a reading belongs to
    which actor, event or claim of the case."""

    case: Case
    reading: Callable[[str], Reading]
    members: Callable[[str], tuple[Member, ...]]
