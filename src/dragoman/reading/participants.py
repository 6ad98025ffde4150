"""Trigger → participants: who did it, to whom, with whom."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.cues import source_of
from dragoman.reading.lexicon import column, rows
from dragoman.reading.sources import antecedent_of
from dragoman.reading.triggers import Trigger
from dragoman.types import Participant, ParticipantRole

MUTUAL = frozenset({"meeting", "talks", "call", "agreement", "mediation", "cooperation", "signature"})
_PARTNERS = frozenset({"with", "between", "among", "and"})
_TARGETS = frozenset("against on at upon from for over into toward towards of about in".split())
_LIGHT_VERBS = frozenset(
    "make hold launch have stage mount carry conduct issue give begin start lead open resume continue".split()
)


def participants_of(trigger: Trigger, cast: Cast) -> tuple[Participant, ...]:
    """The actors of a deed, each once: sources first, then targets; of a mutual deed all are parties."""
    verbal = trigger.head.pos_ in ("VERB", "AUX", "ADJ")
    pairs = list(_of_verb(trigger, cast) if verbal else _of_noun(trigger.head, cast))
    if trigger.deed.kind in ("visit", "report") and not verbal:
        makers = {actor for actor, _ in _of_prepositions(trigger.head, ("of", "by", "on"), cast)}
        pairs = [(actor, "source" if actor in makers else role) for actor, role in pairs]
    if trigger.deed.kind in MUTUAL:
        pairs = [(actor, "party" if role in ("source", "target", "party") else role) for actor, role in pairs]
    roles: dict[str, ParticipantRole] = {}
    for actor, role in pairs:
        roles.setdefault(actor, role)
    if roles and not {"target", "party"} & set(roles.values()):
        # "imposed a curfew in Norland", "sent aid to the north of Orland": the deed is done to whom its object's phrases name.
        for actor in _deeper(trigger.noun or trigger.head, cast):
            roles.setdefault(actor, "target")
    return tuple(Participant(actor=actor, role=role) for actor, role in roles.items())


Pairs = Iterator[tuple[str, ParticipantRole]]


def _of_verb(trigger: Trigger, cast: Cast) -> Pairs:
    verb = trigger.head
    subject = source_of(verb if verb.pos_ != "ADJ" else verb.head if verb.dep_ == "acomp" else verb)
    if subject is not None:
        yield from _phrase(verb.doc[subject], cast, "source")
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            yield from _phrase(child, cast, "target")
        elif child.dep_ in ("dobj", "dative", "iobj"):
            if trigger.noun is not None and _holds(child, trigger.noun):
                yield from _of_noun(child, cast)
            elif child.dep_ == "dative" and child.lower_ == "to":
                yield from _objects_of(child, cast, "target")
            else:
                yield from _phrase(child, cast, "target")
        elif child.dep_ == "prep":
            yield from _of_preposition(child, cast)
        elif child.dep_ in ("ccomp", "xcomp") and verb.pos_ != "ADJ" and trigger.deed.kind != "letter":
            # "wrote that both countries gain": they are what the letter is about, not whom it went to.
            yield from _of_complement(child, cast)


def _of_complement(clause: Token, cast: Cast) -> Pairs:
    """Whom a request or an accusation is about: "urged the rebels to leave", "demanded that the rebels leave"."""
    for child in clause.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            yield from _phrase(child, cast, "target")
        elif child.dep_ == "prep" and child.lower_ in ("with", "to", "against", "from"):
            yield from _objects_of(child, cast, "target")


def _of_noun(noun: Token, cast: Cast) -> Pairs:
    for child in noun.children:
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            yield from _phrase(child, cast, "source")
        elif child.dep_ in ("prep", "agent"):
            yield from _of_preposition(child, cast)
        elif child.dep_ == "acl":
            yield from _of_participle(child, cast)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in _LIGHT_VERBS and (subject := source_of(noun.head)) is not None:
        yield from _phrase(noun.doc[subject], cast, "source")
    if noun.dep_ == "dobj":
        # "included meetings this week between Dahl and Orlu": the partners hang on the verb.
        for child in noun.head.rights:
            if child.dep_ == "prep" and child.lower_ == "between":
                yield from _objects_of(child, cast, "party")
    for maker in cast.referents(noun.i):
        if maker in cast.makers:
            yield cast.makers[maker], "source"
    if noun.dep_ == "pobj" and noun.lemma_.lower() in column("media", "noun"):
        yield from _writer(noun, cast)


def _of_participle(verb: Token, cast: Cast) -> Pairs:
    """ "letters sent in May to both Dahl and Orlu", "talks held between Dahl and Orlu"."""
    for child in verb.children:
        if child.dep_ in ("prep", "agent", "dative"):
            yield from _of_preposition(child, cast)


def _writer(medium: Token, cast: Cast) -> Pairs:
    """ "Dahl asked in two letters": who speaks by a medium wrote it."""
    verb = medium.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ == "xcomp" and verb.lemma_.lower() not in speech_or_request():
        verb = verb.head  # "asked to leave in a letter": asked in it
    subject = source_of(verb) if verb.pos_ in ("VERB", "AUX") else None
    if subject is not None and verb.lemma_.lower() in speech_or_request():
        yield from _phrase(verb.doc[subject], cast, "source")


@cache
def speech_or_request() -> frozenset[str]:
    """Verbs whose subject speaks: every cue of a clause or an infinitive."""
    return frozenset(row["lemma"] for row in rows("cue_verbs") if row["construction"] in ("clause", "infinitive", "before"))


def _of_prepositions(noun: Token, words: tuple[str, ...], cast: Cast) -> Pairs:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in words:
            yield from _objects_of(child, cast, "source")


def _of_preposition(preposition: Token, cast: Cast) -> Pairs:
    word = preposition.lower_
    if word in _PARTNERS:
        yield from _objects_of(preposition, cast, "party")
    elif word in ("to", "toward", "towards") or word in _TARGETS:
        yield from _objects_of(preposition, cast, "target")
    elif word == "by":
        yield from _objects_of(preposition, cast, "source")
    if word not in _PARTNERS:
        # "meetings in Varna between Dahl and Orlu": the parser hangs the partners on the place.
        for place in preposition.children:
            for inner in place.children:
                if inner.dep_ == "prep" and inner.lower_ in ("between", "with"):
                    yield from _objects_of(inner, cast, "party")


def _objects_of(preposition: Token, cast: Cast, role: ParticipantRole) -> Pairs:
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield from _phrase(child, cast, role)


def _phrase(noun: Token, cast: Cast, role: ParticipantRole) -> Pairs:
    """The actors of a noun phrase: its head, what is coordinated with it, and, where the head is no actor, its owner."""
    found = cast.referents(noun.i)
    for actor in found:
        if cast.named(actor).kind != "document":
            yield actor, role
        elif actor in cast.makers:
            yield cast.makers[actor], role
    if not found and noun.tag_ in ("WP", "WDT") and noun.head.dep_ == "relcl":
        for actor in cast.referents(antecedent_of(noun).i):
            yield actor, role
    for child in noun.children:
        if child.dep_ in ("conj", "appos"):
            # "a meeting with Dahl and a visit to Varna": a coordinated deed is no party.
            if cast.referents(child.i):
                yield from _phrase(child, cast, role)
        elif not found and child.dep_ in ("poss", "compound", "nmod", "amod"):
            yield from _phrase(child, cast, role)
        elif not found and child.dep_ == "prep" and child.lower_ in ("of", "from", "between", "with"):
            yield from _objects_of(child, cast, role)


def _deeper(token: Token, cast: Cast, depth: int = 0) -> Iterator[str]:
    """Actors in the prepositional phrases under a deed and its object, two levels down."""
    for child in token.rights:
        if child.dep_ in ("dobj", "prep", "pobj", "dative", "xcomp", "pcomp", "amod", "compound", "poss") and depth < 5:
            if child.dep_ != "prep":
                near = [
                    *cast.referents(child.i),
                    *(actor for left in child.lefts for actor in cast.referents(left.i)),
                ]
                yield from (actor for actor in near if cast.named(actor).kind != "document")
            yield from _deeper(child, cast, depth + 1)


def _holds(noun: Token, inner: Token) -> bool:
    return noun.i == inner.i or (inner.is_ancestor(noun) is False and noun.is_ancestor(inner))
