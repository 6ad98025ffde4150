"""What the analyst has decided about actors: together, apart, a name, a side.

A decision hangs on passages (anchors), so it holds after rereading and for documents that come later; decisions whose passages
are not in the case wait.
"""

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.linking.ledger import active
from dragoman.linking.names import parse_name
from dragoman.linking.portrait import Portrait
from dragoman.linking.scripts import folded
from dragoman.types import Anchor, CaseActor, CaseView, Correction, Reading


class Bond(msgspec.Struct, frozen=True):
    """Passages that mean one actor ("together"), or of which the first `moved` mean one actor and the rest another ("apart")."""

    correction: int
    anchors: tuple[Anchor, ...]
    moved: int = 1


class Setting(msgspec.Struct, frozen=True):
    """A value that the analyst gave to the actor of a passage."""

    correction: int
    anchor: Anchor
    value: str


class Links(msgspec.Struct, frozen=True):
    """All decisions about actors, oldest first."""

    together: tuple[Bond, ...] = ()
    apart: tuple[Bond, ...] = ()
    names: tuple[Setting, ...] = ()
    sides: tuple[Setting, ...] = ()


class Decided(msgspec.Struct, frozen=True):
    """What the decisions mean for one portrait: clusters that it must join (with the entry) and those that it must not.

    `bonds` are the entries by which it is one with others, of which some may stand in the same document.
    """

    join: tuple[tuple[str, int], ...] = ()
    bonds: tuple[int, ...] = ()
    avoid: frozenset[str] = frozenset()
    alone: int | None = None
    names: tuple[Setting, ...] = ()
    sides: tuple[Setting, ...] = ()
    entries: tuple[int, ...] = ()


def links_of(corrections: Iterable[Correction]) -> Links:
    """The decisions about actors among the corrections; what was undone is left out.

    >>> here = Anchor(document="d1", span=(0, 4), quote="Dahl")
    >>> entry = Correction(
    ...     id=4, at="2024-05-01", author="ana", action="rename", target="actor", anchors=(here,), value="Ola Dahl"
    ... )
    >>> links_of([entry]).names[0].value
    'Ola Dahl'
    """
    entries = [entry for entry in active(corrections) if entry.target == "actor" and entry.anchors]
    return Links(
        together=tuple(Bond(e.id, e.anchors) for e in entries if e.action == "merge"),
        apart=tuple(Bond(e.id, e.anchors, _moved(e)) for e in entries if e.action == "split"),
        names=tuple(Setting(e.id, e.anchors[0], e.value) for e in entries if e.action == "rename" and e.value),
        sides=tuple(Setting(e.id, e.anchors[0], e.value) for e in entries if e.action == "side" and e.value),
    )


def decide(links: Links, portrait: Portrait, reading: Reading, view: CaseView) -> Decided:
    """What the decisions say about this portrait."""
    join: dict[str, int] = {}
    avoid: dict[str, None] = {}
    alone = None
    entries: dict[int, None] = {}
    bonds: dict[int, None] = {}
    kept_off: set[tuple[str, str]] = set()
    for bond in links.apart:
        one, other = bond.anchors[: bond.moved], bond.anchors[bond.moved :]
        if any(means(anchor, portrait, reading) for anchor in one):
            alone, mates, others = (alone if other else bond.correction), one, other
        elif any(means(anchor, portrait, reading) for anchor in other):
            mates, others = other, one
        else:
            continue
        entries[bond.correction] = None
        kept_off |= {(anchor.document, anchor.quote) for anchor in others}
        avoid |= dict.fromkeys(actor.id for anchor in others for actor in held_by(anchor, view))
        # Once there are two of a name, the name alone leads to neither: those that stay have to be led to each other.
        for actor in (actor for anchor in mates for actor in held_by(anchor, view)):
            if actor.kind == portrait.kind:
                join.setdefault(actor.id, bond.correction)
    for bond in links.together:
        # A namesake that was split off may be one with somebody else; its name leads nobody there who was left behind.
        own = [anchor for anchor in bond.anchors if (anchor.document, anchor.quote) not in kept_off]
        if any(means(anchor, portrait, reading) for anchor in own) or _bears(portrait, own):
            entries[bond.correction] = bonds[bond.correction] = None
            left = {actor.id for anchor in bond.anchors for other in _opposite(anchor, links) for actor in held_by(other, view)}
            named = [actor for actor in view.actors([f"n:{anchor.quote}" for anchor in bond.anchors]) if actor.id not in left]
            for actor in (*(actor for anchor in bond.anchors for actor in held_by(anchor, view)), *named):
                if actor.kind == portrait.kind:
                    join.setdefault(actor.id, bond.correction)
    names = tuple(setting for setting in links.names if means(setting.anchor, portrait, reading))
    sides = tuple(setting for setting in links.sides if means(setting.anchor, portrait, reading))
    entries |= dict.fromkeys(setting.correction for setting in (*names, *sides))
    return Decided(tuple(join.items()), tuple(bonds), frozenset(avoid), alone, names, sides, tuple(sorted(entries)))


def _moved(split: Correction) -> int:
    """How many of a split's passages mean the one actor: the first alone, if the entry does not say."""
    return int(split.value) if split.value and split.value.isdecimal() and 0 < int(split.value) <= len(split.anchors) else 1


def _opposite(anchor: Anchor, links: Links) -> tuple[Anchor, ...]:
    """The passages from whose actor a split has kept this one apart."""
    found: tuple[Anchor, ...] = ()
    for bond in links.apart:
        one, other = bond.anchors[: bond.moved], bond.anchors[bond.moved :]
        found += other if anchor in one else one if anchor in other else ()
    return found


def _bears(portrait: Portrait, anchors: Sequence[Anchor]) -> bool:
    """Whether the portrait has one of the names that the analyst has called one, in full: then it does so in every document."""
    whole = [name for name in portrait.names if portrait.kind != "person" or parse_name(name).is_full]
    return bool({folded(name) for name in whole} & {folded(anchor.quote) for anchor in anchors})


def means(anchor: Anchor, portrait: Portrait, reading: Reading) -> bool:
    """Whether a passage of this document means the portrait's actor: its place if the words are still there, else its words."""
    if anchor.document != reading.document.id:
        return False
    actors = [actor for actor in reading.actors if actor.id in portrait.items]
    text = reading.document.text
    if text[slice(*anchor.span)] == anchor.quote:
        exact = {actor.id for actor in reading.actors if anchor.span in actor.mentions}
        if exact:  # "Norland Finance Minister Nadia Vest" names Norland, too, and means the minister
            return bool(exact & set(portrait.items))
        spans = [span for actor in actors for span in actor.mentions]
        return any(start < anchor.span[1] and anchor.span[0] < end for start, end in spans)
    return folded(anchor.quote) in {folded(form) for form in (*portrait.names, *portrait.forms)}


def held_by(anchor: Anchor, view: CaseView) -> Sequence[CaseActor]:
    """The case's actors that a passage of a linked document means, by its words; empty where that is not one."""
    ids = dict.fromkeys(member.cluster for member in view.members_of(anchor.document) if member.kind == "actor")
    quote = folded(anchor.quote)
    found = [actor for actor in view.actors_by_id(list(ids)) if quote in {folded(form) for form in (actor.name, *actor.aliases)}]
    return found if len(found) == 1 else []
