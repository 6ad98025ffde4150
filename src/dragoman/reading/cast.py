"""Who is mentioned where: the actors of a document, looked up by the tokens that mention them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from dragoman.types import Actor, Span


@dataclass(frozen=True)
class Cast:
    """The actors and, for each head token of a mention, whom it mentions.

    `heads` maps a token index to actor ids: one for "Zarif" or "he", several for "the two". `phrases` maps a token index to the
    span of the whole mention, titles included; `inner` maps the other tokens of a titled name to whom it names;
    `unnamed` are the actors that the text only describes; `genders` are "m" or "f" where known.
    `descriptions` are the first words for each of the unnamed. `makers` maps a document's
    actor id to that of the outlet or author that made it.
    """

    actors: tuple[Actor, ...] = ()
    heads: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    phrases: Mapping[int, Span] = field(default_factory=dict)
    makers: Mapping[str, str] = field(default_factory=dict)
    inner: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    genders: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)

    def referents(self, head: int) -> tuple[str, ...]:
        """Ids of the actors that the noun phrase headed by token `head` mentions; empty where unresolved."""
        return self.heads.get(head) or self.inner.get(head, ())

    def speaking(self, voices: Mapping[int, tuple[str, ...]]) -> "Cast":
        """The same cast with first-person pronouns read as those who speak."""
        return replace(self, heads={**voices, **self.heads})

    def named(self, identity: str) -> Actor:
        """The actor with that id."""
        return self._by_id[identity]

    def label(self, identity: str) -> str:
        """The name for a reader of chains: a person's surname with the shortest title that the text gives it, else the name.

        "President Dahl" where the text says so; a full name needs no title: "Lena Dahl" for "Foreign Minister Lena Dahl".
        """
        actor = self.named(identity)
        if actor.kind == "organisation":
            # "Norland's Foreign Ministry": an organ by the state that the text gives it
            owned = (alias for alias in actor.aliases if alias.endswith(f" {actor.name}") and alias[:1].isupper())
            return next(owned, actor.name)
        if actor.kind != "person":
            return actor.name.removeprefix("both ")
        title = next((role.title for role in actor.roles if role.title), None)
        titled = [
            alias for alias in actor.aliases if title and alias.startswith(title) and alias.endswith(actor.name.split()[-1])
        ]
        if " " in actor.name:
            titled = [alias for alias in titled if not alias.endswith(actor.name)]
        return min(titled, key=len, default=actor.name)

    def described(self, identity: str) -> str:
        """The words by which the text first describes somebody without a name."""
        return self.descriptions.get(identity) or self.label(identity)

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}
