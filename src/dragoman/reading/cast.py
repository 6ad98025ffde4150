"""Who is mentioned where: the actors of a document, looked up by the tokens that mention them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.types import Actor, Span


@dataclass(frozen=True)
class Cast:
    """The actors and, for each head token of a mention, whom it mentions.

    `heads` maps a token index to actor ids: one for "Zarif" or "he", several for "the two". `phrases` maps a token index to the
    span of the whole mention, titles included. `makers` maps a document's actor id to that of the outlet or author that
    made it.
    """

    actors: tuple[Actor, ...] = ()
    heads: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    phrases: Mapping[int, Span] = field(default_factory=dict)
    makers: Mapping[str, str] = field(default_factory=dict)

    def referents(self, head: int) -> tuple[str, ...]:
        """Ids of the actors that the noun phrase headed by token `head` mentions; empty where unresolved."""
        return self.heads.get(head, ())

    def named(self, identity: str) -> Actor:
        """The actor with that id."""
        return self._by_id[identity]

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}
