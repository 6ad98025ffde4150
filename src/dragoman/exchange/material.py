"""What an export is made of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dragoman.types import Case, Channel, Member, Pending, Reading


@dataclass(frozen=True)
class Material:
    """A case with its statements; the reading of each document by id, its text included; and which item of a reading belongs to
    which actor, event or claim of the case.

    What other rooms make of the case is asked for when a format needs it: the channels, what is pending as of the day of the
    newest report, and the pages of the dossier.
    """

    case: Case
    reading: Callable[[str], Reading]
    members: Callable[[str], tuple[Member, ...]]
    channels: Callable[[], tuple[Channel, ...]] = field(default=lambda: ())
    pending: Callable[[], tuple[Pending, ...]] = field(default=lambda: ())
    dossier: Callable[[], Iterator[str]] = field(default=lambda: iter(()))
