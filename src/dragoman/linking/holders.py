"""Who holds the office that a report's plural names: "the foreign ministers of Norland and Orland"."""

from collections.abc import Sequence

from dragoman.linking.offices import office_of_several, offices_of_roles
from dragoman.types import CaseActor

# Whoever of them a report has of a state is its leader.
_CHIEFS = ("president", "prime minister", "chancellor", "monarch", "supreme leader")


def holders_of(description: str, states: Sequence[str], persons: Sequence[CaseActor]) -> list[CaseActor]:
    """The persons of a report who hold the office that a plural names, one for each of its states; else nobody."""
    office = office_of_several(description)
    if office is None:
        return []
    names = _CHIEFS if office.name == "leader" else (office.name,)
    found = [{p.id: p for p in persons if p.side == state and _holds(p, names, state)} for state in states]
    return [next(iter(people.values())) for people in found] if all(len(people) == 1 for people in found) else []


def _holds(person: CaseActor, names: Sequence[str], state: str) -> bool:
    return any(held.name in names and held.state in (state, None) for held in offices_of_roles(person.roles))
