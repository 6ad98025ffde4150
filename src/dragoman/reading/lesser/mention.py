"""What a mention is: a stretch of a page that names or describes an actor."""

from dataclasses import dataclass

from dragoman.types import Span


@dataclass(frozen=True)
class Mention:
    """A stretch that names or describes an actor.

    `kind` is the actor's; `key` is the same for what is one actor beyond doubt: a state's English name, an outlet's name;
    "" where only the words can tell. `name` is the stretch of the name without its title.
    `english` is its name in English, where the lexicon has it; `described` marks a description without a name.
    """

    span: Span
    kind: str
    key: str
    name: Span
    title: Span | None = None
    affiliation: Span | None = None
    english: str | None = None
    described: bool = False
