"""What actors hold in public against what they hold in private."""

from collections.abc import Mapping, Sequence

from dragoman.telling.case_parts import Held, StandRow, Told
from dragoman.telling.endnotes import Endnotes
from dragoman.telling.wording import isolated
from dragoman.types import Reading


def held_positions(reading: Reading, names: Mapping[str, str]) -> tuple[Held, ...]:
    """The positions of a reading under the names that their actors bear in the case.

    `names` leads from the ids of the reading's actors to those names; an actor without one keeps the reading's.
    """
    own = {actor.id: actor.name for actor in reading.actors}
    chains = {attribution.id: attribution.chain for attribution in reading.attributions}
    return tuple(
        Held(
            actor=names.get(position.actor, own[position.actor]),
            audience=position.audience,
            issue=position.issue,
            document=reading.document.id,
            evidence=position.evidence,
            chain=chains.get(position.attribution or "", ()),
        )
        for position in reading.positions
        if position.evidence
    )


def stands_of(positions: Sequence[Held]) -> list[tuple[str, list[Held]]]:
    """Actors of whom something private is reported, with all that they hold; the most told first."""
    found: dict[str, list[Held]] = {}
    for held in positions:
        found.setdefault(held.actor, []).append(held)
    private = {held.actor for held in positions if held.audience == "private"}
    return sorted(((a, found[a]) for a in private), key=lambda row: (-len(row[1]), row[0]))


def stand_row(actor: str, positions: Sequence[Held], notes: Endnotes) -> StandRow:
    """An actor's positions side by side, the first few of each."""
    public, private = (
        tuple(_stand(held, notes) for held in [h for h in positions if h.audience == audience][:3])
        for audience in ("public", "private")
    )
    return StandRow(isolated(actor), public, private)


def _stand(held: Held, notes: Endnotes) -> Told:
    start, end = held.evidence[0][0], held.evidence[-1][1]
    according = [" → ".join(map(isolated, held.chain)), notes.outlet(held.document)]
    words = f"“{notes.quotation(held.document, (start, end), 200)}” – {', in '.join(filter(None, according))}"
    return Told(words, (notes.number(held.document, (start, end), held.chain),), mark=held.issue or "")
