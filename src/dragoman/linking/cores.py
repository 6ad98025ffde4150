"""Statement → cores: what it turns on, so that two statements with one core tell the same claim.

A deed of the case is a core by itself ("they met on the 19th" in any words). What is said or held without a deed is told by its
speaker, its stems and its numbers; stems and numbers find candidates, and only their agreement links.
"""

from dataclasses import dataclass

from dragoman.linking.dating import compatible, when_of
from dragoman.linking.eventkinds import family_of, stage_of
from dragoman.linking.marks import Profile
from dragoman.linking.statements import Told
from dragoman.types import CaseEvent, EventMention, Phase

_VEHICLES = ("letter", "call")  # what carries a wish: the wish belongs to it


@dataclass(frozen=True)
class Core:
    """`exact` keys alone make two statements one claim; `near` keys only find candidates."""

    exact: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    event: CaseEvent | None = None
    phase: Phase | None = None
    slot: str | None = None


def cores_of(told: Told) -> tuple[Core, ...]:
    """The cores of a statement: one for each deed that it tells, else one for what it says; none for a bare remark."""
    deeds = [(event, mention) for event, mention in told.deeds if is_told(event)]
    vehicles = [event for event, _ in deeds if family_of(event.kind) in _VEHICLES]
    wishes = [event for event, mention in deeds if stage_of(mention.status) == "wished"]
    cores: dict[str, Core] = {}
    for event, mention in deeds:
        # "asked in a letter to meet him": what is asked, and the asking, belong to the letter; without one, the asking to what is asked.
        if vehicles and event not in vehicles and (event in wishes or family_of(event.kind) == "wish"):
            continue
        if wishes and family_of(event.kind) == "wish" and event not in wishes:
            continue
        core = _of_deed(event, mention, _slot(event, told) if event in vehicles else None)
        cores.setdefault(core.exact[0], core)
    if not cores and _says_something(told):
        return (Core(near=profile_of(told).near_keys()),)
    return tuple(cores.values())


def is_told(event: CaseEvent) -> bool:
    """Whether a deed is known well enough to be told of twice: two principals, or one and a date."""
    return len(event.actors) > 1 or bool(event.actors and event.start)


def profile_of(told: Told) -> Profile:
    """What of a statement is compared."""
    statement = told.statement
    actors = tuple(actor for actor in statement.actors if actor != statement.speaker)
    return Profile(statement.speaker, actors, told.stems, told.numbers)


def phase_of(mention: EventMention) -> Phase:
    """Whether a mention tells of a plan or of a deed."""
    return "done" if stage_of(mention.status) == "done" else "planned"


def deed_key(event: str, phase: Phase) -> str:
    """The exact key of a claim about a deed."""
    return f"e:{event}|{phase}"


def _of_deed(event: CaseEvent, mention: EventMention, slot: str | None) -> Core:
    phase = phase_of(mention)
    near = tuple(f"f:{family_of(event.kind)}|{phase}|{actor}" for actor in event.actors)
    return Core(exact=(deed_key(event.id, phase),), near=near, event=event, phase=phase, slot=slot)


def _slot(vehicle: CaseEvent, told: Told) -> str | None:
    """What the vehicle asks for and with whom: "meet:a4" for a letter whose writer asks to meet a4."""
    for event, mention in told.deeds:
        family = family_of(event.kind)
        if family in _VEHICLES or stage_of(mention.status) != "wished":
            continue
        others = sorted(set(mention.actors) - set(vehicle.sources))
        if others and set(mention.actors) & set(vehicle.sources):
            return f"{family}:{'+'.join(others)}"
    return None


def _says_something(told: Told) -> bool:
    """Somebody's word, with enough of its own to be known again."""
    return bool(told.statement.chain or told.statement.speaker) and len(told.stems) + 2 * len(told.numbers) > 2


def may_be_same(one: CaseEvent, other: CaseEvent) -> bool:
    """Whether two events that linking kept apart can still be one deed: nothing in them contradicts it.

    The same acting party, principals of the one among those of the other, and days that do not exclude each other.
    """
    if one.sources and other.sources and not set(one.sources) & set(other.sources):
        return False
    mine, theirs = set(one.actors), set(other.actors)
    if not mine & theirs or not (mine <= theirs or theirs <= mine):
        return False
    here, there = (when_of(None, e.start, e.end) for e in (one, other))
    return here is None or there is None or compatible(here, there)
