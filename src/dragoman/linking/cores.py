"""Statement → cores: what it turns on, so that two statements with one core tell the same claim.

A deed of the case is a core by itself ("they met on the 19th" in any words). What is said or held without a deed is told by its
speaker, its stems and its numbers; stems and numbers find candidates, and only their agreement links.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.linking.eventkinds import family_of, stage_of
from dragoman.linking.statements import Told
from dragoman.types import CaseEvent, EventMention, Phase

_VEHICLES = ("letter", "call")  # what carries a wish: the wish belongs to it
_STEMS = 6
_ACTORS = 3


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
    cores: dict[str, Core] = {}
    for event, mention in deeds:
        if vehicles and event not in vehicles and stage_of(mention.status) == "wished":
            continue
        core = _of_deed(event, mention, _slot(event, told) if event in vehicles else None)
        cores.setdefault(core.exact[0], core)
    if not cores and _says_something(told):
        return (of_words(told),)
    return tuple(cores.values())


def is_told(event: CaseEvent) -> bool:
    """Whether a deed is known well enough to be told of twice: two principals, or one and a date."""
    return len(event.actors) > 1 or bool(event.actors and event.start)


def of_words(told: Told) -> Core:
    """The core of what is said or held: by its speaker where one is known, by whom it concerns."""
    statement = told.statement
    marks = [*(f"#{number}" for number in told.numbers), *_rarest(told.stems)]
    holders = [f"u:{statement.speaker}"] if statement.speaker else []
    concerned = [actor for actor in statement.actors if actor != statement.speaker][:_ACTORS]
    holders.extend(f"s:{actor}" for actor in concerned)
    return Core(near=tuple(f"{holder}|{mark}" for holder in holders for mark in marks))


def phase_of(mention: EventMention) -> Phase:
    """Whether a mention tells of a plan or of a deed."""
    return "done" if stage_of(mention.status) == "done" else "planned"


def deed_key(event: str, phase: Phase) -> str:
    """The exact key of a claim about a deed."""
    return f"e:{event}|{phase}"


def _of_deed(event: CaseEvent, mention: EventMention, slot: str | None) -> Core:
    phase = phase_of(mention)
    return Core(exact=(deed_key(event.id, phase),), event=event, phase=phase, slot=slot)


def _slot(vehicle: CaseEvent, told: Told) -> str | None:
    """What the vehicle asks for and with whom: "meet=a4" for a letter whose writer asks to meet a4."""
    for event, mention in told.deeds:
        family = family_of(event.kind)
        if family in _VEHICLES or stage_of(mention.status) != "wished":
            continue
        others = sorted(set(mention.actors) - set(vehicle.sources))
        if others and set(mention.actors) & set(vehicle.sources):
            return f"{family}={'+'.join(others)}"
    return None


def _says_something(told: Told) -> bool:
    """Somebody's word, with enough of its own to be known again."""
    return bool(told.statement.chain or told.statement.speaker) and len(told.stems) + 2 * len(told.numbers) > 2


def _rarest(stems: Sequence[str]) -> list[str]:
    """The longest stems: long words are rare ones."""
    return sorted(stems, key=lambda stem: (-len(stem), stem))[:_STEMS]
