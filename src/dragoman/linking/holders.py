"""Who holds an office when a report is written, by the report or by all of the case: "the ministers of Norland and Orland"."""

from collections.abc import Iterable, Sequence

from dragoman.linking.offices import Office, held_about, offices_of_roles, offices_of_several, years_of
from dragoman.types import CaseActor, CaseView, DocumentCard

# Whoever of them a state is known to have is its leader.
_CHIEFS = ("president", "prime minister", "chancellor", "monarch", "supreme leader")


class Holders:
    """The officials of a report and of the case, asked for by office and state."""

    def __init__(self, cast: Iterable[CaseActor], view: CaseView, card: DocumentCard) -> None:
        self._here = [actor for actor in cast if actor.kind == "person" and actor.side]
        self._view, self._years = view, years_of(card)
        self._known: dict[tuple[tuple[str, ...], str], CaseActor | None] = {}

    def of(self, description: str, states: Sequence[str]) -> list[CaseActor]:
        """The holders of the office that a plural names, one for each of the states; nobody where one of them is not known."""
        for office in offices_of_several(description):
            names = _CHIEFS if office.name == "leader" else (office.name,)
            found = [self._known_holder(names, state) for state in states]
            holders = [person for person in found if person is not None]
            if len(holders) == len(states):
                return holders
        return []

    def _known_holder(self, names: tuple[str, ...], state: str) -> CaseActor | None:
        if (names, state) not in self._known:
            self._known[names, state] = self._holder(names, state)
        return self._known[names, state]

    def _holder(self, names: Sequence[str], state: str) -> CaseActor | None:
        """The only one who holds an office of these names, in the report itself or else in the case."""
        here = {person.id: person for person in self._here if person.side == state and _holds(person, names, state)}
        if not here:
            keys = [key for name in names for key in held_about(Office(name, state, True), self._years)]
            known = (person for person in self._view.actors(keys) if person.kind == "person" and person.side == state)
            here = {person.id: person for person in known if _holds(person, names, state)}
        return next(iter(here.values())) if len(here) == 1 else None


def _holds(person: CaseActor, names: Sequence[str], state: str) -> bool:
    return any(held.name in names and held.state in (state, None) for held in offices_of_roles(person.roles))
