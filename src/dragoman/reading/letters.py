"""Letter → who wrote to whom: the hand and the addressees, however the phrase turns it."""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from dragoman.reading.lexicon import column
from dragoman.reading.triggers import Trigger
from dragoman.types import ParticipantRole

Pairs = Iterable[tuple[str, ParticipantRole]]
Named = Callable[[Token], Iterator[str]]

_RECEIVING = frozenset({"receive", "get", "accept"})
_CARRYING = frozenset({"convey", "deliver", "carry", "bring", "relay", "hand", "pass"})
_REPLYING = frozenset({"answer", "reply", "respond", "counter", "meet", "greet"})
_ADDRESSING = frozenset(
    "tell ask urge assure inform warn invite promise notify offer thank congratulate threaten advise beg remind beseech".split()
)
_WAYS = frozenset({"from", "to", "for", "of", "by"})
_PARTS = frozenset({"one", "another", "other", "each"})


def directed(trigger: Trigger, pairs: Pairs, named: Named) -> Iterator[tuple[str, ParticipantRole]]:
    """The pairs of a letter with their direction set right.

    "a letter from Dahl" has Dahl's hand, "two letters, one for Berg and one for Varga" are for both, "answered Berg with a letter
    of her own" goes to Berg, who receives a letter did not write it, and who carries one is neither.
    """
    medium = _medium(trigger)
    fixed: dict[str, ParticipantRole] = {}
    for phrase in _phrases(trigger, medium):
        for preposition in phrase.children:
            if preposition.dep_ not in ("prep", "dative", "agent") or preposition.lower_ not in _WAYS:
                continue
            role: ParticipantRole = "target" if preposition.lower_ in ("to", "for") else "source"
            for actor in _under(preposition, named):
                fixed.setdefault(actor, role)
    subject, verb = _subject(trigger, medium, named), _verb_over(trigger, medium)
    if verb is not None and verb.lemma_.lower() in _REPLYING and medium is not None and medium.dep_ == "pobj":
        fixed.update((actor, "source") for actor in subject)
        fixed |= {actor: "target" for child in verb.children if child.dep_ == "dobj" for actor in named(child)}
    elif verb is not None and verb.lemma_.lower() in _ADDRESSING and _is_way(medium, verb) and not fixed:
        fixed.update((actor, "source") for actor in subject)
        told = (child for child in verb.children if child.dep_ in ("dobj", "dative"))
        fixed |= {actor: "target" for child in told for actor in named(child) if actor not in fixed}
    elif verb is not None and verb.lemma_.lower() in _RECEIVING:
        fixed.update((actor, "target") for actor in subject)
    elif verb is not None and verb.lemma_.lower() in _CARRYING and "source" in fixed.values():
        carriers = [actor for actor in subject if actor not in fixed]
        fixed.update((actor, "party") for actor in carriers)
    roles = {actor: fixed.get(actor, role) for actor, role in pairs} | {
        actor: role for actor, role in fixed.items() if actor not in dict(pairs)
    }
    yield from roles.items()


def _medium(trigger: Trigger) -> Token | None:
    """The noun for the letter: the trigger, its object, or an object beside a verb of writing ("wrote two letters")."""
    if trigger.head.pos_ == "NOUN":
        return trigger.head
    if trigger.noun is not None:
        return trigger.noun
    media = column("media", "noun")
    return next((child for child in trigger.head.children if child.dep_ == "dobj" and child.lemma_.lower() in media), None)


def _is_way(medium: Token | None, verb: Token) -> bool:
    """ "told her [in a letter]", "invited him [by letter]"."""
    behind = medium is not None and medium.dep_ == "pobj" and medium.head.lower_ in ("in", "by")
    return behind and medium is not None and medium.head.head.i == verb.i


def _phrases(trigger: Trigger, medium: Token | None) -> Iterator[Token]:
    """Where addressees hang: on the letter, on its parts ("one for Berg"), on what it does ("went out from Dahl to Berg")."""
    if medium is None:
        return
    yield medium
    verb = _verb_over(trigger, medium)
    clause = verb if verb is not None else medium
    yield from (token for token in clause.subtree if token.i > medium.i and token.lemma_.lower() in _PARTS)
    brought = medium.dep_ == "pobj" and medium.head.lower_ == "with"  # "came back with a letter from Dahl to Berg"
    if verb is not None and (medium.dep_ in ("nsubj", "nsubjpass") or (brought and _follows(verb, medium))):
        yield verb
    yield from (child for child in medium.children if child.dep_ == "acl" and child.tag_ == "VBN")


def _follows(verb: Token, medium: Token) -> bool:
    """Whether the verb's own "to" and "for" come after the letter, and so are the letter's."""
    ways = [child.i for child in verb.children if child.dep_ in ("prep", "dative") and child.lower_ in _WAYS]
    return all(index > medium.i for index in ways)


def _under(preposition: Token, named: Named) -> Iterator[str]:
    for child in preposition.children:
        if child.dep_ not in ("pobj", "pcomp"):
            continue
        if child.lower_ == "own":
            # "a letter of her own": whose it is
            yield from (actor for inner in child.children if inner.dep_ == "poss" for actor in named(inner))
        else:
            yield from named(child)


def _verb_over(trigger: Trigger, medium: Token | None) -> Token | None:
    token = medium if medium is not None else trigger.head
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token if token.pos_ in ("VERB", "AUX") else None


def _subject(trigger: Trigger, medium: Token | None, named: Named) -> list[str]:
    verb = _verb_over(trigger, medium)
    if verb is None:
        return []
    return [actor for child in verb.children if child.dep_ == "nsubj" for actor in named(child)]
