"""What two tellings have in common: the figures from which the forest of kinship says whether they tell the same.

A telling is one statement in one claim. Training and linking share this module, so the forest meets the same in both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.linking.dating import compatible, when_of
from dragoman.linking.eventkinds import family_of
from dragoman.linking.similarity import shared, telling, weighed
from dragoman.linking.words import folded, numbers, stems
from dragoman.types import CaseActor, CaseEvent, Stance, Statement

FEATURES = (
    "same_report", "apart", "days", "english", "one_language",
    "words", "telling_words", "sign_words",
    "actors", "actors_shared", "persons", "persons_apart", "states_shared", "fewest_actors",
    "one_event", "one_family", "one_kind", "without_deed", "dates", "places", "parties", "parties_shared",
    "one_speaker", "sources", "assert", "silent", "deny",
    "first", "last", "numbers", "numbers_shared", "shortest", "longest",
    "claims_in_common", "one_main", "in_main", "network",
)  # fmt: skip
"""The names of the figures, in their order."""
UNKNOWN = -1.0
_FAR = 99.0
_LANGUAGE = "en"


@dataclass(frozen=True)
class Telling:
    """One statement as it is compared. `place` counts the statements of its report, `day` is an ordinal; `claims` are those that
    its report tells, and `main` the one among them that most reports tell; `mine` are its own."""

    document: str
    place: int
    day: int | None
    language: str
    length: int
    signs: frozenset[str]
    figures: frozenset[str]
    actors: frozenset[str]
    persons: frozenset[str]
    states: frozenset[str]
    event: CaseEvent | None
    speaker: str | None
    sources: frozenset[str]
    stances: frozenset[Stance]
    claims: frozenset[str] = frozenset()
    main: str | None = None
    mine: frozenset[str] = frozenset()


def telling_of(
    statement: Statement,
    language: str | None,
    event: CaseEvent | None,
    cast: Mapping[str, CaseActor],
    stances: Sequence[Stance],
    claims: frozenset[str],
    main: str | None,
    mine: frozenset[str],
) -> Telling:
    """A statement with what surrounds it, as it is compared; `cast` holds the actors that it names."""
    named = frozenset((*statement.actors, *((statement.speaker,) if statement.speaker else ())))
    known = [cast[id] for id in named if id in cast]
    place = statement.id.rpartition(":t")[2]
    return Telling(
        document=statement.document,
        place=int(place) if place.isdigit() else 0,
        day=date.fromisoformat(statement.published[:10]).toordinal() if statement.published else None,
        language=(language or _LANGUAGE).partition("-")[0],
        length=len(statement.text),
        signs=frozenset(stems(statement.text)),
        figures=frozenset(numbers(statement.text)),
        actors=named,
        persons=frozenset(actor.id for actor in known if actor.kind == "person"),
        states=frozenset(state for a in known if (state := a.name if a.kind == "state" else a.side)),
        event=event,
        speaker=statement.speaker,
        sources=frozenset(folded(name) for name in (*statement.chain, *statement.credits)),
        stances=frozenset(stances),
        claims=claims,
        main=main,
        mine=mine,
    )


def in_common(one: Telling, other: Telling, network: float = UNKNOWN) -> tuple[float, ...]:
    """The figures of two tellings, in the order of `FEATURES`; `network` is what the network of coreference says of them."""
    here = one.document == other.document
    both = one.signs & other.signs
    mine, theirs = one.event, other.event
    parties = (frozenset(mine.actors) if mine else frozenset(), frozenset(theirs.actors) if theirs else frozenset())
    return (
        here,
        abs(one.place - other.place) if here else _FAR,
        abs(one.day - other.day) if one.day is not None and other.day is not None else UNKNOWN,
        (one.language == _LANGUAGE) + (other.language == _LANGUAGE),
        one.language == other.language,
        weighed(one.signs, other.signs),
        telling(both),
        len(both),
        len(one.actors & other.actors),
        _of_all(one.actors, other.actors),
        len(one.persons & other.persons),
        min(len(one.persons - other.persons), len(other.persons - one.persons)),
        _of_all(one.states, other.states),
        min(len(one.actors), len(other.actors)),
        mine is not None and theirs is not None and mine.id == theirs.id,
        mine is not None and theirs is not None and family_of(mine.kind) == family_of(theirs.kind),
        mine is not None and theirs is not None and mine.kind == theirs.kind,
        (mine is None) + (theirs is None),
        dates_agree(mine, theirs),
        float(mine.place == theirs.place) if mine and theirs and mine.place and theirs.place else UNKNOWN,
        len(parties[0] & parties[1]),
        _of_all(*parties),
        one.speaker is not None and one.speaker == other.speaker,
        len(one.sources & other.sources),
        ("asserts" in one.stances) + ("asserts" in other.stances),
        ("no-comment" in one.stances) + ("no-comment" in other.stances),
        ("denies" in one.stances) + ("denies" in other.stances),
        min(one.place, other.place),
        max(one.place, other.place),
        len(one.figures & other.figures),
        shared(one.figures, other.figures),
        min(one.length, other.length),
        max(one.length, other.length),
        len(one.claims & other.claims),
        one.main is not None and one.main == other.main,
        (one.main in other.mine) + (other.main in one.mine),
        network,
    )


def _of_all(one: frozenset[str], other: frozenset[str]) -> float:
    """What two sets share of all that is in either (Jaccard)."""
    every = len(one | other)
    return len(one & other) / every if every else 0.0


def dates_agree(one: CaseEvent | None, other: CaseEvent | None) -> float:
    """1 for deeds of one day, a half for days that agree, 0 for others; unknown where either has none."""
    if one is None or other is None or not one.start or not other.start:
        return UNKNOWN
    if one.start == other.start:
        return 1.0
    first, second = when_of(None, one.start, one.end), when_of(None, other.start, other.end)
    return 0.5 if first is not None and second is not None and compatible(first, second) else 0.0
