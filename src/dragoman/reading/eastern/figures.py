"""Somebody or something in the making."""

from dataclasses import dataclass, field

from dragoman.types import ActorKind, Span


@dataclass
class Figure:
    """Somebody or something in the making."""

    name: str
    kind: ActorKind
    key: str
    english: str | None = None
    forms: dict[str, None] = field(default_factory=dict)
    roles: dict[tuple[str | None, str | None], None] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)
    described: bool = False
