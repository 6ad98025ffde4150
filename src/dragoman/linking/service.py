"""Whom a person serves where no report prints it whole: one has the title, others the state."""

from collections.abc import Iterable

import msgspec

from dragoman.linking.belonging import Votes, serves
from dragoman.types import CaseActor, Relation

_SEVERAL = ", by several reports"


def served(actor: CaseActor, keys: Iterable[str], *, given: bool) -> str | None:
    """The state that a person with a title serves by what reports say for sure, or the analyst if the side is `given`."""
    if actor.kind != "person" or not any(serves(role) for role in actor.roles):
        return None
    if any(relation.kind == "official-of" and not relation.reason.endswith(_SEVERAL) for relation in actor.related):
        return None
    return actor.side if given else Votes(keys).sure


def with_service(actor: CaseActor, state: CaseActor | None) -> CaseActor:
    """The actor as an official of the state by its title, and of no other that was put together so before."""
    related = tuple(relation for relation in actor.related if not relation.reason.endswith(_SEVERAL))
    if state is not None:
        title = next(role.title for role in actor.roles if serves(role))
        related = (*related, Relation(actor=state.id, kind="official-of", reason=f"{title} of {state.name}{_SEVERAL}"))
    return actor if related == actor.related else msgspec.structs.replace(actor, related=related)
