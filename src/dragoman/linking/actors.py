"""Reading → the case's actors: who is known already, who is new.

Each portrait of the document (states, full names of persons, bodies, bare surnames, offices) asks the case for
candidates by keys and joins the one that it can only be, or founds a new actor. Every merge keeps its reason and both passages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby

import msgspec

from dragoman.linking.belonging import Votes
from dragoman.linking.constraints import Decided, Links, decide, links_of
from dragoman.linking.identity import Candidate, Match, Scene, choose
from dragoman.linking.memory import keys_for
from dragoman.linking.names import name_keys, parse_name
from dragoman.linking.nameshapes import outlet_fold
from dragoman.linking.offices import Office, held_about, offices_of_roles, years_of
from dragoman.linking.portrait import Portrait
from dragoman.linking.portraits import portraits
from dragoman.linking.profile import founded, joined, named
from dragoman.linking.recognising import recognised
from dragoman.linking.scripts import folded, read_word, script_of, sound_keys
from dragoman.linking.service import served, with_service
from dragoman.linking.sides import owner_of_medium
from dragoman.linking.spellings import Spellings
from dragoman.types import CaseActor, CaseView, DocumentCard, Key, Member, Reading, Relation, RelationKind

_MOST_CANDIDATES = 80


@dataclass(frozen=True)
class ActorLinks:
    """What linking a document's actors found and changes.

    `cast` maps the reading's actor ids to case actors; ids of those that nothing could know again ("a diplomat", "two letters")
    are not in it. `alone` says for new actors why they joined none.
    """

    cast: Mapping[str, CaseActor] = field(default_factory=dict)
    changed: tuple[CaseActor, ...] = ()
    keys: tuple[Key, ...] = ()
    members: tuple[Member, ...] = ()
    alone: Mapping[str, str] = field(default_factory=dict)


def link_actors(reading: Reading, card: DocumentCard, view: CaseView) -> ActorLinks:
    """Recognise the actors of a document among those of the case."""
    linking = _Linking(reading, card, view, links_of(view.corrections()))
    for _, portraits_of_rank in groupby(sorted(recognised(reading, portraits(reading), view), key=_rank), key=_rank):
        # Whom the case knows comes first: they vouch for those who are known by a surname only.
        unknown = [portrait for portrait in portraits_of_rank if not linking.place(portrait, known=True)]
        for portrait in unknown:
            linking.place(portrait)
    linking.relate()
    members = tuple(
        Member(kind="actor", document=reading.document.id, item=item, cluster=id)
        for id, shown in linking.shown.items()
        for portrait in shown
        for item in portrait.items
    )
    return ActorLinks(
        cast={member.item: linking.drafts[member.cluster] for member in members},
        changed=tuple(linking.drafts[id] for id in linking.shown),
        keys=tuple(key for id in linking.shown for key in keys_for("actor", id, linking.keys[id])),
        members=members,
        alone=linking.alone,
    )


def _rank(portrait: Portrait) -> int:
    if portrait.kind == "person":
        return 1 if portrait.is_full else 3 if portrait.names else 4
    return 0 if portrait.kind == "state" else 2


class _Linking:
    """A document on its way into the case: actors as they become, and who shows them here."""

    def __init__(self, reading: Reading, card: DocumentCard, view: CaseView, links: Links) -> None:
        self.reading, self.card, self.view, self.links = reading, card, view, links
        self.drafts: dict[str, CaseActor] = {}
        self.keys: dict[str, dict[str, None]] = {}
        self.shown: dict[str, list[Portrait]] = {}
        self.alone: dict[str, str] = {}
        self.bonded: dict[int, str] = {}  # the actor here that a merge of the ledger is about
        self.years = years_of(card)
        self.beside = [
            {p.actor for p in event.participants if p.role in ("source", "target", "party")} for event in reading.events
        ]

    def place(self, portrait: Portrait, *, known: bool = False) -> bool:
        """Join the portrait to the actor that it shows, or found one; with `known` only if it is a person that the case knows."""
        decided = decide(self.links, portrait, self.reading, self.view)
        match = self._decided(decided, portrait) or (
            "the analyst keeps it apart" if decided.alone else self._choice(portrait, decided)
        )
        if isinstance(match, Match):
            before = self.drafts.get(match.actor.id, match.actor)
            actor = joined(before, portrait, self.card, match.rule, match.score, self._entry(decided, before.id))
        elif known and portrait.kind == "person":
            return False
        else:
            actor = founded(self._new_id(portrait), portrait, self.card)
            self.alone |= dict.fromkeys(portrait.items, match)
        self._keep(_settled(self._sided(self._spelt(actor, portrait), portrait), decided), portrait)
        for bond in decided.bonds:
            self.bonded.setdefault(bond, actor.id)
        return True

    def _choice(self, portrait: Portrait, decided: Decided) -> Match | str:
        """Whom the portrait shows, looked for by the very name first, then by what sounds alike: the common case stays cheap."""
        scene, found = self._scene(), ""
        for keys in _stages(portrait, self.years):
            candidates = [
                c for c in self._candidates(portrait, keys) if c.actor.id not in decided.avoid and not self._apart(portrait, c)
            ]
            match = choose(portrait, candidates, scene)
            if isinstance(match, Match):
                return match
            found = match
        return found

    def relate(self) -> None:
        """Say how officials, organs and media belong to states of the case."""
        for id, shown in self.shown.items():
            for portrait in shown:
                for kind, state, reason in _belongings(portrait):
                    owner = self._state(state)
                    if owner and owner.id != id:
                        self.drafts[id] = _related(self.drafts[id], Relation(actor=owner.id, kind=kind, reason=reason))
            self.drafts[id] = self._serving(self.drafts[id])

    def _serving(self, actor: CaseActor) -> CaseActor:
        """The person with the state that he serves, where one report prints his title and another whose he is."""
        given = any(setting.correction in actor.corrections for setting in self.links.sides)
        state = served(actor, self._keys(actor.id), given=given)
        return with_service(actor, self._state(state) if state else None)

    def _spelt(self, actor: CaseActor, portrait: Portrait) -> CaseActor:
        """The person under the name that most reports print."""
        if portrait.kind != "person" or not portrait.names:
            return actor
        keys = self._keys(actor.id)
        spellings = Spellings(keys).with_one(portrait.name, self.card)
        self.keys[actor.id] = dict.fromkeys((*(key for key in keys if not Spellings.has(key)), *spellings.keys))
        return named(actor, spellings.best)

    def _sided(self, actor: CaseActor, portrait: Portrait) -> CaseActor:
        """The person on the side that the analyst gave, else on the one that most reports show."""
        if actor.kind != "person" or portrait.side is None:
            return actor
        votes = Votes(self._keys(actor.id)).with_one(portrait.side, self.card.id, sure=portrait.side_is_sure)
        self.keys[actor.id] |= dict.fromkeys(votes.keys)
        given = any(setting.correction in actor.corrections for setting in self.links.sides)
        return actor if given else msgspec.structs.replace(actor, side=votes.side)

    def _keys(self, id: str) -> dict[str, None]:
        if id not in self.keys:
            self.keys[id] = dict.fromkeys(self.view.keys_of("actor", id))
        return self.keys[id]

    def _keep(self, actor: CaseActor, portrait: Portrait) -> None:
        self.keys[actor.id] = self._keys(actor.id) | dict.fromkeys(_filed(portrait, self.years))
        self.drafts[actor.id] = actor
        self.shown.setdefault(actor.id, []).append(portrait)

    def _candidates(self, portrait: Portrait, wanted: Sequence[str]) -> list[Candidate]:
        found = {actor.id: self.drafts.get(actor.id, actor) for actor in self.view.actors(wanted)}
        asked = frozenset(wanted)
        found = {id: self.drafts[id] for id, keys in self.keys.items() if asked & keys.keys()} | found
        if portrait.kind == "person" and not portrait.is_full:  # a given name, an office may stand for one named here
            found = {id: self.drafts[id] for id in self.shown} | found
        return [self._candidate(actor) for actor in list(found.values())[:_MOST_CANDIDATES]]

    def _candidate(self, actor: CaseActor) -> Candidate:
        keys = list(self.keys.get(actor.id) or self.view.keys_of("actor", actor.id))
        names = tuple(key[2:] for key in keys if key.startswith("n:"))
        held = (key[2:].split("|") for key in keys if key.startswith("o:") and key.count("|") == 1)
        offices = tuple(Office(name, state, True) for name, state in held)
        return Candidate(actor, names, tuple(dict.fromkeys((*offices, *offices_of_roles(actor.roles)))))

    def _apart(self, portrait: Portrait, candidate: Candidate) -> bool:
        """ "The minister met Dahl": who stands beside another in one deed is not that other, unless both full names say so."""
        if portrait.is_full and candidate.is_full:
            return False
        others = {item for other in self.shown.get(candidate.actor.id, ()) for item in other.items}
        return any(others & group and set(portrait.items) & group for group in self.beside)

    def _scene(self) -> Scene:
        states = {p.state for shown in self.shown.values() for p in shown if p.state}
        sides = {self.drafts[id].side for id, shown in self.shown.items() if any(p.is_full for p in shown)}
        people = {id: [p for p in shown if p.kind == "person"] for id, shown in self.shown.items()}
        return Scene(
            document=self.card.id,
            states=frozenset(side for side in states | sides if side),
            named=frozenset(id for id, shown in people.items() if any(p.is_full for p in shown)),
            people=tuple(self.drafts[id] for id, shown in people.items() if shown),
        )

    def _decided(self, decided: Decided, portrait: Portrait) -> Match | None:
        here = [self.bonded[bond] for bond in decided.bonds if bond in self.bonded]
        here = [id for id in here if self.drafts[id].kind == portrait.kind]  # both may stand in one document
        for id in (*here, *(id for id, _ in decided.join)):
            known = self.drafts.get(id) or next(iter(self.view.actors_by_id([id])), None)
            if known is not None and id not in decided.avoid:
                return Match(known, "the analyst's correction", 0.0)
        return None

    def _entry(self, decided: Decided, id: str) -> int | None:
        here = next((bond for bond in decided.bonds if self.bonded.get(bond) == id), None)
        return here or next((entry for actor, entry in decided.join if actor == id), None)

    def _state(self, name: str) -> CaseActor | None:
        own = next((actor for actor in self.drafts.values() if actor.kind == "state" and actor.name == name), None)
        return own or next((actor for actor in self.view.actors([f"f:{folded(name)}"]) if actor.kind == "state"), None)

    def _new_id(self, portrait: Portrait) -> str:
        """An id that the same document and name always get."""
        base = f"{self.card.id}|{portrait.kind}|{folded(portrait.name)}"
        number = 1
        while (id := _digest(f"{base}|{number}")) in self.drafts or self.view.actors_by_id([id]):
            number += 1
        return id


def _digest(text: str) -> str:
    return "a" + blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _settled(actor: CaseActor, decided: Decided) -> CaseActor:
    """The actor with the name and side that the analyst gave it, and the entries that bear on it."""
    name = decided.names[-1].value if decided.names else actor.name
    side = decided.sides[-1].value if decided.sides else actor.side
    entries = tuple(sorted({*actor.corrections, *decided.entries}))
    aliases = (
        tuple(dict.fromkeys(form for form in (*actor.aliases, actor.name) if form != name)) if decided.names else actor.aliases
    )
    return msgspec.structs.replace(actor, name=name, side=side, aliases=aliases, corrections=entries)


def _name_keys(portrait: Portrait) -> list[str]:
    """Keys by name: equal keys make candidates, no more."""
    if portrait.kind == "person":
        return [key for name in portrait.people for key in name_keys(name)]
    if portrait.kind == "state":
        return [f"f:{folded(name)}" for name in dict.fromkeys((portrait.name, *portrait.known_as))]
    folds = dict.fromkeys(outlet_fold(name) for name in (*portrait.names, *portrait.known_as))
    keys = [f"f:{fold}" for fold in folds]
    keys += [f"n:{name}" for name in portrait.names if " " in name]
    if " " not in portrait.name:
        keys.append(f"w:{folded(portrait.name)}")
    for fold in folds:
        word = read_word(fold)
        if word.consonants >= 4 and (script_of(fold) != "latin" or portrait.kind != "document"):
            keys += [f"b:{key}" for key in sound_keys(word)[:4]]
    return keys


def _filed(portrait: Portrait, years: Sequence[int]) -> list[str]:
    """The keys under which an actor with this portrait is found again; its bare names and its offices by year are among them."""
    names = (*portrait.names, *portrait.known_as) if portrait.kind != "person" else portrait.names
    offices = [office.key for office in portrait.offices if office.key]
    dated = [f"{key}|{year}" for key in offices for year in (years or ("?",))]
    return [*_name_keys(portrait), *(f"n:{name}" for name in names), *offices, *dated]


def _stages(portrait: Portrait, years: Sequence[int]) -> tuple[list[str], ...]:
    """Keys to ask for, stage by stage: the name as it is written, then everything that may be it."""
    every = _sought(portrait, years)
    if portrait.kind == "person":
        exact = [f"n:{name}" for name in portrait.names if parse_name(name).is_full]
        exact = exact if portrait.is_full else [key for key in every if key.startswith("w:")]
    else:
        exact = [key for key in every if key.startswith("f:")]
    return (exact, every) if exact and len(exact) < len(every) else (every,)


def _sought(portrait: Portrait, years: Sequence[int]) -> list[str]:
    return [*_name_keys(portrait), *(key for office in portrait.offices for key in held_about(office, years))]


def _belongings(portrait: Portrait) -> list[tuple[RelationKind, str, str]]:
    """To which states the portrait's actor belongs, as what."""
    if portrait.kind == "person":
        return [("official-of", o.state, f"{o.name} of {o.state}") for o in portrait.offices if o.state]
    if portrait.kind == "outlet":
        owner = next((found for name in (*portrait.names, *portrait.known_as) if (found := owner_of_medium(name))), None)
        return [("medium-of", owner, f"medium of {owner}")] if owner else []
    if portrait.organ and portrait.side:
        return [("organ-of", portrait.side, f"{portrait.organ} of {portrait.side}")]
    return []


def _related(actor: CaseActor, relation: Relation) -> CaseActor:
    if any(known.actor == relation.actor and known.kind == relation.kind for known in actor.related):
        return actor
    return msgspec.structs.replace(actor, related=(*actor.related, relation))
