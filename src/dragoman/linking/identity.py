"""Portrait and case actor: are they one? The rules, in words, with what each needs.

Nothing here merges by sound alone, by an alias alone or by a bare surname alone: a surname needs the office, or a witness (the
actor's state, or someone who stands beside it elsewhere too) in the document, and must fit one actor only.
"""

from collections.abc import Sequence, Set

import msgspec

from dragoman.linking.names import PersonName, best_likeness, is_short, parse_name
from dragoman.linking.nameshapes import outlet_fold
from dragoman.linking.national_bodies import of_two_states
from dragoman.linking.offices import Office, contradict
from dragoman.linking.portrait import Portrait
from dragoman.linking.scripts import distance, folded, read_word, script_of
from dragoman.linking.sides import state_of_name
from dragoman.types import ActorKind, CaseActor, Role

_RECENT = 50  # documents of an actor in which company is looked for: a bound on the cost, not on the truth
_ADDRESSES = frozenset("mr mrs ms miss dr doctor sir lord lady prof professor".split())
_OF_MANY = frozenset("minister official spokesman spokeswoman spokesperson mp lawmaker analyst".split())
_BODIES: frozenset[ActorKind] = frozenset(("organisation", "outlet", "group"))


class Candidate(msgspec.Struct, frozen=True):
    """A case actor with what its keys say: its bare names and its offices."""

    actor: CaseActor
    names: tuple[str, ...]
    offices: tuple[Office, ...]

    @property
    def people(self) -> tuple[PersonName, ...]:
        """The names of a person, taken apart."""
        return tuple(parse_name(name) for name in self.names)

    @property
    def is_full(self) -> bool:
        """Whether a person's given name is known."""
        return any(name.is_full for name in self.people)


class Scene(msgspec.Struct, frozen=True):
    """What else the document shows: states, the ids of those named in full, and all people found so far."""

    document: str
    states: frozenset[str]
    named: frozenset[str]
    people: tuple[CaseActor, ...]

    def vouches_for(self, actor: CaseActor) -> bool:
        """Whether the document gives the actor's full name, its state, or someone who stands beside it in another document."""
        if actor.id in self.named or (actor.side is not None and actor.side in self.states):
            return True
        recent = set(actor.documents[-_RECENT:]) - {self.document}
        return any(recent.intersection(other.documents[-_RECENT:]) for other in self.people)


class Match(msgspec.Struct, frozen=True):
    """A candidate that fits, by which rule, and how far apart the names are."""

    actor: CaseActor
    rule: str
    score: float


def choose(portrait: Portrait, candidates: Sequence[Candidate], scene: Scene) -> Match | str:
    """The one actor that the portrait shows, or the reason why there is none."""
    if portrait.kind == "person":
        person = _choose_person(portrait, [c for c in candidates if c.actor.kind == "person"], scene)
        return person if isinstance(person, Match) else _of_another_kind(portrait, candidates) or person
    if portrait.kind == "state":
        land = _choose_state(portrait, candidates)
        return land if isinstance(land, Match) else _land_or_body(portrait, candidates, frozenset(_BODIES)) or land
    found = _choose_body(portrait, [c for c in candidates if c.actor.kind != "person"])
    if isinstance(found, Match):
        return found
    misread = _misread(portrait, candidates, scene) or _of_another_kind(portrait, candidates)
    return misread or _land_or_body(portrait, candidates, frozenset({"state"})) or found


def _land_or_body(portrait: Portrait, candidates: Sequence[Candidate], kinds: Set[str]) -> Match | None:
    """ "Kordia's army" makes a state of a name that no lexicon knows; in "envoys of Kordia" it was read as a body."""
    if portrait.organ or portrait.roles or state_of_name(portrait.name):
        return None
    mine = folded(portrait.name)
    fits = [c for c in candidates if c.actor.kind in kinds and folded(c.actor.name) == mine and not c.actor.roles]
    return Match(fits[0].actor, "same name, read as of another kind", 0.0) if len(fits) == 1 else None


def _takes_an_article(portrait: Portrait) -> bool:
    """ "The Ola Dahl": a ship or a work, however a person is called."""
    return any(form.casefold().startswith("the ") for form in portrait.forms)


def _of_another_kind(portrait: Portrait, candidates: Sequence[Candidate]) -> Match | None:
    """ "Nordia Hydro" is a company here and was read as a person there: the very same words, and nobody told of an office.

    What was read as a body under the full name of a person whose office is known is that person.
    """
    if " " not in portrait.name or portrait.roles or portrait.kind not in {"person", *_BODIES}:
        return None
    fits = [
        c
        for c in candidates
        if (c.actor.kind == "person") != (portrait.kind == "person")
        and c.actor.kind in {"person", *_BODIES}
        and (not c.actor.roles or (c.actor.kind == "person" and not portrait.organ and not _takes_an_article(portrait)))
        and folded(portrait.name) in {folded(name) for name in c.names}
    ]
    return Match(fits[0].actor, "same name, read as of another kind", 0.0) if len(fits) == 1 else None


def _misread(portrait: Portrait, candidates: Sequence[Candidate], scene: Scene) -> Match | None:
    """A surname that the reader took for a body: "Orlu and Dahl met"; only if it is printed alike and somebody is vouched for."""
    if portrait.kind not in ("organisation", "group") or " " in portrait.name or portrait.name.isupper() or portrait.organ:
        return None
    fits = [c for c in candidates if c.actor.kind == "person" and c.is_full and folded(portrait.name) in _called(c, scene)]
    if len(fits) != 1 or not scene.vouches_for(fits[0].actor):
        return None
    return Match(fits[0].actor, "a surname that was read as a body's name", 0.0)


def _called(candidate: Candidate, scene: Scene) -> set[str]:
    """What a person named in full is called alone: the surname, and in the report that names him so, the given name."""
    given = {folded(name.given[0]) for name in candidate.people if name.given} if candidate.actor.id in scene.named else set()
    return given | {folded(name.surname) for name in candidate.people}


def _choose_person(portrait: Portrait, candidates: Sequence[Candidate], scene: Scene) -> Match | str:
    if not portrait.names:
        known = _by_office(portrait, candidates)
        return known if isinstance(known, Match) else _named_next(portrait, candidates, scene) or known
    judged = [(c, *best_likeness(portrait.people, c.people)) for c in candidates if c.names]
    judged = [entry for entry in judged if not contradict(portrait.offices, entry[0].offices)]
    full = [(c, score) for c, likeness, score in judged if likeness == "full"]
    if full:
        return _one_of_full(portrait, full)
    bare = [(c, score) for c, likeness, score in judged if likeness == "bare"]
    if any(c.is_full for c, _ in bare):
        bare = [(c, score) for c, score in bare if c.is_full]
    found = _one_of_bare(portrait, bare, scene) if bare else _by_given_name(portrait, candidates, scene)
    if isinstance(found, Match):
        return found
    nameless = [c for c in candidates if not c.names]
    return _by_office(portrait, nameless) if nameless and not bare else found


def _one_of_full(portrait: Portrait, full: Sequence[tuple[Candidate, float]]) -> Match | str:
    """Rule 1: family name and given name agree, and no office contradicts."""
    if len(full) > 1:
        exact = [(c, s) for c, s in full if {folded(n) for n in portrait.names} & {folded(n) for n in c.names if " " in n}]
        held = [(c, s) for c, s in full if _keys(portrait.offices) & _keys(c.offices)]
        narrowed = exact if len(exact) == 1 else held
        if len(narrowed) != 1:
            return f"{len(full)} actors fit the name"
        full = narrowed
    candidate, score = full[0]
    if any(folded(name) in {folded(n) for n in candidate.names} for name in portrait.names if " " in name):
        return Match(candidate.actor, "same full name", score)
    return Match(candidate.actor, "full names that sound alike", score)


def _one_of_bare(portrait: Portrait, bare: Sequence[tuple[Candidate, float]], scene: Scene) -> Match | str:
    """Rule 2: a bare surname with the office; rule 3: a bare surname of the only actor that something here vouches for."""
    titled = [(c, s) for c, s in bare if _same_office(portrait.offices, c.offices)]
    if len(titled) == 1:
        return Match(titled[0][0].actor, "surname and office", titled[0][1])
    alike = [(c, s) for c, s in bare if _titles(portrait.roles) & _titles(c.actor.roles)]
    if len(bare) == 1 and not alike and _ranks(portrait.roles) & _ranks(bare[0][0].actor.roles):
        alike = list(bare)
    if len(alike) == 1 and not titled and isinstance(found := _vouched(portrait, *alike[0]), Match):
        return msgspec.structs.replace(found, rule="surname and title")
    if len(bare) > 1:
        # A report that gives one full name means that one by the surname from then on.
        here = [(c, s) for c, s in bare if c.actor.id in scene.named]
        seen = here or [(c, s) for c, s in bare if scene.vouches_for(c.actor)]
        return f"{len(bare)} actors bear the surname" if len(seen) != 1 or titled else _vouched(portrait, *seen[0])
    candidate, score = bare[0]
    if not scene.vouches_for(candidate.actor):
        return "one actor bears the surname, and nothing here vouches for it"
    return _vouched(portrait, candidate, score)


def _by_given_name(portrait: Portrait, candidates: Sequence[Candidate], scene: Scene) -> Match | str:
    """ "Abeba said", after "Abeba Tesfaye": a report calls by the given name only whom it has named in full."""
    mine = {folded(name) for name in portrait.names}
    fits = [c for c in candidates if c.actor.id in scene.named and any(n.given and folded(n.given[0]) in mine for n in c.people)]
    if len(fits) == 1:
        return Match(fits[0].actor, "the given name of the only one named in full here", 0.0)
    return "nobody in the case has the name"


def _vouched(portrait: Portrait, candidate: Candidate, score: float) -> Match | str:
    if portrait.side_is_sure and portrait.side and candidate.actor.side and portrait.side != candidate.actor.side:
        return "the actor of that surname is of another side"
    across = {name.script for name in portrait.people} & {name.script for name in candidate.people} == set()
    if across and any(is_short(name) for name in portrait.people):
        return "the surname is too short to be known in another script"
    return Match(candidate.actor, "the only actor of the surname, with its side or company", score)


def _by_office(portrait: Portrait, candidates: Sequence[Candidate]) -> Match | str:
    """Rule 4: who holds the office of the state in the time of the report (the keys hold the years)."""
    wanted = _keys(portrait.offices)
    holders = [c for c in candidates if wanted & _keys(c.offices)]
    if len(holders) == 1:
        return Match(holders[0].actor, f"holder of the office in the time of the report: {sorted(wanted)[0][2:]}", 0.0)
    return f"{len(holders)} actors hold the office" if holders else "nobody in the case holds the office"


def _named_next(portrait: Portrait, candidates: Sequence[Candidate], scene: Scene) -> Match | None:
    """ "Norland's premier said … Premier Ola Dahl said …": who is called by the office alone is whom the report then names."""
    titles = {office.name for office in portrait.offices if office.single and office.state}
    fits = [c for c in candidates if c.is_full and any(o.name in titles and o.single and o.state is None for o in c.offices)]
    fits = [c for c in fits if c.actor.side is None and c.actor.id in scene.named]
    return Match(fits[0].actor, "the only one of this title here whose state is not told", 0.0) if len(fits) == 1 else None


def _choose_state(portrait: Portrait, candidates: Sequence[Candidate]) -> Match | str:
    mine = {folded(name) for name in (portrait.name, *portrait.known_as)}
    for candidate in candidates:
        actor = candidate.actor
        if actor.kind == "state" and mine & {folded(actor.name), *map(folded, candidate.names)}:
            return Match(actor, portrait.acting or "names of one state", 0.0)
    return "a state that is new to the case"


def _choose_body(portrait: Portrait, candidates: Sequence[Candidate]) -> Match | str:
    """Rule 5: organisations, outlets, groups and works by their name without article, domain and "News Agency"; across scripts
    by sound, where the names are long."""
    fits: list[Match] = []
    mine = {outlet_fold(name): name for name in (*portrait.names, *portrait.known_as)}
    for candidate in candidates:
        actor = candidate.actor
        if not _one_kind(portrait, actor.kind) or (portrait.side and actor.side and portrait.side != actor.side):
            continue
        if of_two_states(portrait.name, actor.name):
            continue
        theirs = {outlet_fold(name): name for name in candidate.names}
        shared = [fold for fold in mine if fold in theirs]
        if shared:
            fits.append(Match(actor, _rule_of_body(portrait, mine[shared[0]], theirs[shared[0]]), 0.0))
            continue
        apart = min((_sounds_apart(a, b) for a in mine.values() for b in theirs.values()), default=1.0)
        if apart <= 0.08:
            fits.append(Match(actor, "names that sound alike in two scripts", apart))
    if not fits:
        return "nobody in the case has the name"
    exact = [match for match in fits if match.score == 0.0] or fits
    return exact[0] if len(exact) == 1 else f"{len(exact)} actors have the name"


def _rule_of_body(portrait: Portrait, mine: str, theirs: str) -> str:
    if mine not in portrait.names:
        return f"one body in the lexicon: {mine}"
    return "same name" if folded(mine) == folded(theirs) else "same name but for article, domain or kind of medium"


def _one_kind(portrait: Portrait, kind: ActorKind) -> bool:
    """Readers take bodies for one another; of an acronym of four letters or more they cannot tell whether it is a treaty."""
    if portrait.kind == kind or (portrait.kind in _BODIES and kind in _BODIES):
        return True
    acronym = len(portrait.name) > 3 and portrait.name.isupper() and portrait.name.isalpha()
    return acronym and {portrait.kind, kind} <= {"document", "organisation"}


def _sounds_apart(left: str, right: str) -> float:
    """Long names in two scripts; one script has its spelling."""
    if script_of(left) == script_of(right):
        return 1.0
    a, b = read_word(outlet_fold(left)), read_word(outlet_fold(right))
    if min(a.consonants, b.consonants) < 4:
        return 1.0
    return distance(a, b)


def _keys(offices: Sequence[Office]) -> set[str]:
    return {office.key for office in offices if office.key}


def _titles(roles: Sequence[Role]) -> set[str]:
    """Titles that few people in one report have: "Information Minister", "Brigadier"; not "Mr", not "Minister"."""
    return {plain for role in roles if role.title and (plain := folded(role.title)) not in _ADDRESSES | _OF_MANY}


def _ranks(roles: Sequence[Role]) -> set[str]:
    """What titles come to: "Minister" for "Information Minister"; nothing for "Mr"."""
    return {words[-1] for role in roles if role.title and (words := folded(role.title).split()) and words[-1] not in _ADDRESSES}


def _same_office(left: Sequence[Office], right: Sequence[Office]) -> bool:
    """The same office of one state, or of a state that one side leaves open: "President Dahl"."""
    return any(
        a.name == b.name and a.single and b.single and (a.state == b.state or a.state is None or b.state is None)
        for a in left
        for b in right
    )
