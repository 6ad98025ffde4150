"""Noun phrase → the actors that it stands for: those it names, and whoever its delegates, troops or owners act for."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.gazetteer import state_adjective
from dragoman.reading.informants import is_informant
from dragoman.reading.sources import antecedent_of
from dragoman.reading.triggers import deed_at
from dragoman.types import ParticipantRole

_STAND_INS = frozenset(
    "envoy delegate delegation representative negotiator emissary diplomat official officer minister expert team".split()
)
_DELEGATES = frozenset("envoy delegate delegation representative negotiator emissary diplomat official team".split())
_ACTING_FOR = frozenset(
    "troop soldier force army navy military gunner artillery patrol guard gendarme marine commando pilot sailor warship frigate "
    "envoy delegate delegation negotiator emissary diplomat representative team side government authority cabinet ministry "
    "embassy policeman police officer fighter serviceman jet drone warplane helicopter vessel trawler boat ship tanker freighter "
    "plane aircraft bomber battalion brigade cutter minesweeper minehunter corvette destroyer submarine gunboat icebreaker "
    "airspace water territory soil frontier border battery convoy column squadron regiment contingent missile rocket".split()
)
_OTHER_ONES = frozenset({"counterpart", "colleague"})
# Somebody else than whose he is.
_HIS_PEOPLE = frozenset(
    "client owner lawyer attorney wife husband mother father son daughter brother sister uncle aunt cousin widow parent child "
    "friend neighbour neighbor boss employer employee captor guard driver translator successor predecessor rival opponent".split()
)
LAID_TO = frozenset({("attribute", "to"), ("ascribe", "to"), ("blame", "on"), ("pin", "on"), ("trace", "to"), ("lay", "at")})
"""Verbs that lay a deed to somebody, with the preposition before whom they lay it to."""
Pairs = Iterator[tuple[str, ParticipantRole]]


def parties_under(preposition: Token, cast: Cast, role: ParticipantRole) -> Pairs:
    """The actors of what stands behind a preposition: "[with Dahl and Berg]"."""
    if preposition.i > 0 and preposition.nbor(-1).lower_ == "according":
        return  # "wrote several times, according to Norpress"
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield from parties_of(child, cast, role)


def laid_to(deed: Token) -> tuple[Token, ...]:
    """The prepositions before whom a verb lays a deed to, wherever the parser hangs them: "blamed the raid [on the rebels]"."""
    verb = deed.head
    if deed.dep_ not in ("dobj", "nsubjpass") or verb.pos_ != "VERB":
        return ()
    near = (child for word in (verb, deed) for child in word.rights if child.dep_ in ("prep", "dative"))
    return tuple(child for child in near if (verb.lemma_.lower(), child.lower_) in LAID_TO and child.i > verb.i)


def parties_of(noun: Token, cast: Cast, role: ParticipantRole) -> Pairs:
    """The actors of a noun phrase: its head, what is coordinated with it, and, where the head is no actor, its owner."""
    if noun.lower_.endswith(("self", "selves")):
        return  # "at the summit itself"
    found = cast.referents(noun.i)
    if sent_by := _senders(noun, cast):
        yield from ((actor, role) for actor in sent_by)
        found = ()
    if len(behind := _states_behind(noun, cast)) > 1 or not found:
        yield from ((actor, role) for actor in behind)
        found = ()
    for actor in found:
        if cast.named(actor).kind != "document":
            yield actor, role
        elif actor in cast.makers:
            yield cast.makers[actor], role
    if not found and noun.tag_ in ("WP", "WDT") and noun.head.dep_ == "relcl":
        yield from ((i, role) for i in cast.referents(antecedent_of(noun).i) if cast.named(i).kind != "document")
    if not found and noun.tag_ == "WP$":
        # "Dahl, whose visit was called off": his who stands before the clause.
        clause = next((word for word in noun.ancestors if word.dep_ == "relcl"), None)
        owner = clause.head if clause is not None else noun
        while not cast.referents(owner.i) and owner.dep_ in ("pobj", "prep"):
            owner = owner.head  # "the heads of the states, whose gathering": the parser hangs it on the states
        yield from ((actor, role) for actor in cast.referents(owner.i))
    apposed = [child for child in noun.children if child.dep_ == "appos" and cast.referents(child.i)]
    for child in noun.children:
        if not found and apposed and child.dep_ == "poss":
            continue  # "its mouthpiece, the Norland Tid,": that one, and not whose it is
        if found and child.dep_ in ("nmod", "compound") and any(inner.dep_ == "cc" for inner in child.children):
            # "Lena Dahl and Foreign Minister Tomas Berg met": the parser hangs the first of two on the second.
            yield from ((actor, role) for actor in cast.referents(child.i) if actor not in found)
        if child.dep_ == "appos" and noun.tag_ in ("NNS", "NNPS") and child.tag_ in ("NN", "NNP") and not child.conjuncts:
            continue  # "killing three people, the governor said": one is no other name for three
        if child.dep_ in ("conj", "appos") and not is_informant(child):
            # "a meeting with Dahl and a visit to Varna": a coordinated deed is no party; "Dahl and her counterpart, Berg" are.
            named = child.lemma_.lower() in _OTHER_ONES and any(cast.referents(name.i) for name in child.children)
            if cast.referents(child.i) or named or (child.dep_ == "conj" and _states_behind(child, cast)):
                yield from parties_of(child, cast, role)
        elif child.tag_ == "PRP$" and noun.lemma_.lower() in _HIS_PEOPLE:
            continue  # "his client had applied": not he
        elif child.lower_ == "our" and noun.dep_ in ("nsubj", "nsubjpass") and deed_at(noun) is None:
            continue  # "our services met theirs", he said: his country's, and not he
        elif not found and child.dep_ in ("poss", "compound", "nmod", "amod"):
            yield from parties_of(child, cast, role)
        elif not found and child.dep_ == "prep" and child.lower_ in ("of", "from", "between", "with"):
            yield from parties_under(child, cast, role)


def is_of_somebody(preposition: Token, cast: Cast) -> bool:
    """ "met an adviser [to] the king": whose adviser he is, though the parser hangs it on the verb."""
    before = preposition.nbor(-1) if preposition.i else None
    if (
        before is None
        or preposition.lower_ not in ("to", "for", "of")
        or before.pos_ != "NOUN"
        or before.head.i != preposition.head.i
    ):
        return False
    return any(cast.named(actor).kind == "person" and actor in cast.unnamed for actor in cast.referents(before.i))


def _senders(noun: Token, cast: Cast) -> tuple[str, ...]:
    """ "delegates of both governments", "envoys for the two capitals": they stand for the two, who are the parties."""
    lemma = noun.lower_.removesuffix("s") if noun.tag_ == "NNPS" else noun.lemma_.lower()  # "the Ministers of Norland and Orland"
    if lemma not in _STAND_INS or any(actor not in cast.unnamed for actor in cast.referents(noun.i)):
        return ()
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "from"):
            for inner in child.children:
                delegated = lemma in _DELEGATES and inner.dep_ == "pobj"
                both = _of_each(inner, cast) if delegated else cast.referents(inner.i) if inner.dep_ == "pobj" else ()
                if len(both) > 1:
                    return both
    if noun.tag_ in ("NNS", "NNPS") and len(whose := _lands_further_behind(noun, cast)) > 1:
        return whose
    if noun.lemma_.lower() == "delegation":
        states = {state for child in noun.lefts if (state := state_adjective(child)) is not None}
        return tuple(actor.id for actor in cast.actors if actor.kind == "state" and actor.name in states)
    return ()


def _lands_further_behind(noun: Token, cast: Cast) -> tuple[str, ...]:
    """ "the ministers responsible for water of Norland and Orland", "the Ministers of Foreign Affairs of Norland and Orland".

    Whose they are stands behind what they are for, where their description does not reach.
    """
    links = [word for word in noun.subtree if word.dep_ == "prep" and word.lower_ == "of" and word.head.i != noun.i]
    links = [link for link in links if not cast.referents(link.head.i)]  # but "the governments of Norland and Orland"
    links += [child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of"][1:]
    owners = [inner for link in links for inner in link.children if inner.dep_ == "pobj"]
    named = [actor for owner in owners for word in (owner, *owner.conjuncts) for actor in cast.referents(word.i)]
    return tuple(dict.fromkeys(actor for actor in named if cast.named(actor).kind == "state"))


def _of_each(sender: Token, cast: Cast) -> tuple[str, ...]:
    """ "both governments", "Norland and Orland": those who send, where they are states or bodies."""
    named = tuple(dict.fromkeys(actor for word in (sender, *sender.conjuncts) for actor in cast.referents(word.i)))
    sending = all(cast.named(actor).kind in ("state", "organisation") for actor in named)
    return named if sending else cast.referents(sender.i)


def _states_behind(noun: Token, cast: Cast) -> tuple[str, ...]:
    """ "Norlandish troops", "Norlandish and Orlish envoys", "Norland's gunners": the states that they act for."""
    if noun.lemma_.lower() not in _ACTING_FOR or any(actor not in cast.unnamed for actor in cast.referents(noun.i)):
        return ()
    beside = [child for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod")]
    beside += [inner for child in beside for inner in child.lefts if inner.dep_ == "amod"]  # "a [Norlandish] fighter jet"
    adjectives = [word for child in beside for word in (child, *child.conjuncts)]
    if noun.i > 2 and noun.nbor(-2).lower_ == "and":
        adjectives += [noun.nbor(-3), noun.nbor(-1)]  # "Norlandish and Orlish envoys", whatever the parser makes of them
    named = {state for word in adjectives if word.i < noun.i and (state := state_adjective(word)) is not None}
    owners = [actor for child in noun.lefts if child.dep_ == "poss" for actor in cast.referents(child.i)]
    behind = [actor.id for actor in cast.actors if actor.kind == "state" and actor.name in named]
    return tuple(dict.fromkeys([*behind, *(actor for actor in owners if cast.named(actor).kind == "state")]))
