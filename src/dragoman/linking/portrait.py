"""An actor as one document shows it, as far as other documents can know it too."""

import msgspec

from dragoman.linking.names import PersonName, parse_name
from dragoman.linking.offices import Office
from dragoman.types import ActorKind, Anchor, Role


class Portrait(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as one document shows it.

    `items` are the reading's ids; `names` are bare names, without titles; `forms` what is printed, titles and articles included;
    `known_as` are names that the lexicon adds. `state` is the state that it is, `side` the one that it belongs to: by words that
    say so, or by what is only presumed (`side_is_sure`).
    """

    items: tuple[str, ...]
    kind: ActorKind
    name: str
    names: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    offices: tuple[Office, ...] = ()
    anchor: Anchor
    state: str | None = None
    side: str | None = None
    side_is_sure: bool = True
    organ: str | None = None
    acting: str = ""

    @property
    def people(self) -> tuple[PersonName, ...]:
        """The names of a person, taken apart."""
        return tuple(parse_name(name) for name in self.names)

    @property
    def is_full(self) -> bool:
        """Whether a person's given name is known."""
        return any(name.is_full for name in self.people)
