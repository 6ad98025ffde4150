"""People without a name → whom they stand for: the holders of the office that they are called by, else their states."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from dragoman.linking.holders import holders_of
from dragoman.linking.offices import PLURAL, office_of, offices_of_roles
from dragoman.linking.scripts import folded
from dragoman.linking.sentences import sentences
from dragoman.linking.sides import states_in
from dragoman.types import Actor, CaseActor, Reading

_OTHER_ONE = re.compile(r"\b(?:counterpart|colleague|opposite number)s?\b", re.IGNORECASE)
_BOTH = re.compile(r"^(?:(?:delegations|teams|envoys|negotiators|officials) (?:of|from) )?(?:the two|both|two)\b", re.IGNORECASE)
# Nouns for those who face each other: "the sides", "the ministers", "the armies".
_FACING = frozenset(
    "sides parties delegations neighbours neighbors foes rivals armies governments capitals countries states militaries forces "
    "teams leaders presidents ministers premiers negotiators envoys advisers advisors generals commanders diplomats delegates "
    "chiefs".split()
)
_OWN = re.compile(r"^(?:its|our|their|his|her)\b", re.IGNORECASE)


def meant_by(actor: Actor | None, cast: Mapping[str, CaseActor], known: Mapping[str, CaseActor]) -> list[CaseActor]:
    """Whom people without a name stand for, by what they are called.

    "the foreign ministers of Norland and Orland", "Norlandish officials", "the Dahl administration", "an Orlish envoy".
    """
    if actor is None or actor.kind not in ("group", "organisation", "person"):
        return []
    words = set(folded(actor.name).split())
    if actor.kind == "group":  # "members of the Front", "Front rebels"
        bodies = [
            b
            for b in cast.values()
            if b.kind == "organisation" and any(set(folded(n).split()) <= words for n in (b.name, *b.aliases))
        ]
        if bodies:
            return list({body.id: body for body in bodies}.values())
    persons = _officials(cast)
    heads = (
        {person.side for person in persons if words & set(folded(person.name).split()[-1:])} if actor.kind != "person" else set()
    )
    named = tuple(states_in(actor.name)) or tuple(side for side in heads if side)
    states = [known[name] for name in named if name in known]
    if len(states) != len(named):
        return []
    return (holders_of(actor.name, named, persons) if actor.kind == "group" and named else []) or states


def facing(actor: Actor | None, cast: Mapping[str, CaseActor], two: Sequence[CaseActor]) -> list[CaseActor]:
    """Who meets, agrees or talks where a text says only "the ministers", "the two armies", "delegations of the two sides".

    The two persons of the document who hold that office, each for another state; else the two states that it is about.
    """
    if actor is None or not are_facing(actor):
        return []
    office = office_of(PLURAL.sub("", actor.name))
    persons = _officials(cast)
    holding = [p for p in persons if office and any(held.name == office.name for held in offices_of_roles(p.roles))]
    people = list({person.id: person for person in holding}.values())
    if len(people) == 2 and len({person.side for person in people}) == 2:
        return people
    return list(two)


def are_facing(actor: Actor) -> bool:
    """Whether a description means those who face each other, without saying who they are: "the two ministers"."""
    if actor.kind not in ("group", "organisation", "person") or states_in(actor.name):
        return False
    last = folded(actor.name).split()[-1:]
    pair = bool(_BOTH.match(actor.name)) or (actor.name[:4].casefold() == "the " and bool(_FACING & set(last)))
    named = re.search(r"(?<!^)\b[A-Z]", actor.name)
    return pair and named is None and bool(re.search(r"(?:s|men|women|two|both)$", actor.name))


def counterpart(actor: Actor | None, others: Sequence[CaseActor], cast: Mapping[str, CaseActor]) -> list[CaseActor]:
    """ "her Orlish counterpart": the one of that state who holds the office that the other one holds."""
    if actor is None or not _OTHER_ONE.search(actor.name):
        return []
    offices = {held.name for other in others for held in offices_of_roles(other.roles)}
    named = states_in(actor.name)
    found = [
        person
        for person in _officials(cast)
        if person.side in named and any(held.name in offices for held in offices_of_roles(person.roles))
    ]
    people = list({person.id: person for person in found}.values())
    return people if len(people) == 1 else []


def owner_of(actor: Actor | None, reading: Reading, cast: Mapping[str, CaseActor]) -> CaseActor | None:
    """Whose "its forces" are: the state or organ that the pronoun means; of "our forces", nobody here."""
    if actor is None or actor.kind not in ("group", "organisation") or not _OWN.match(actor.name):
        return None
    starts = {start for start, _ in actor.mentions}
    for other in reading.actors:
        if other.id != actor.id and any(start in starts for start, _ in other.mentions):
            found = cast.get(other.id)
            if found is not None and found.kind in ("state", "organisation"):
                return found
    return None


def foremost_states(
    reading: Reading, cast: Mapping[str, CaseActor], states: Mapping[str, CaseActor]
) -> tuple[tuple[CaseActor, int], ...]:
    """The states of a document and in how many of its sentences it names each, or an official of it, most named first."""
    text = reading.document.text
    spans = sentences(text, [(0, len(text))])
    named: list[tuple[str, int]] = []
    for actor in reading.actors:
        found = cast.get(actor.id)
        state = None if found is None else found.name if found.kind == "state" else found.side
        if state is not None and state in states:
            named.extend((state, start) for start, _ in actor.mentions)
    counts: Counter[str] = Counter()
    for start, end in spans:
        here = {*states_in(text[start:end]), *(name for name, offset in named if start <= offset < end)}
        counts.update(sorted(name for name in here if name in states))
    return tuple((states[name], counts[name]) for name in sorted(counts, key=lambda name: (-counts[name], name)))


def two_of(foremost: Sequence[tuple[CaseActor, int]]) -> tuple[CaseActor, ...]:
    """The two states that a document is about: named in clearly more sentences than any third, else nobody."""
    if len(foremost) < 2 or (len(foremost) > 2 and foremost[2][1] * 3 > foremost[1][1] * 2):
        return ()
    return foremost[0][0], foremost[1][0]


def _officials(cast: Mapping[str, CaseActor]) -> list[CaseActor]:
    return [person for person in cast.values() if person.kind == "person" and person.side]
