"""Whom a deed befalls that stands before its word as doers do: "The soldiers are to be released", "demanded their release"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.triggers import Trigger
from dragoman.types import ParticipantRole

_BEFALLING = frozenset({"release", "arrest", "expulsion", "deportation", "abduction", "killing", "conviction"})
_THEIRS = frozenset({"his", "her", "their"})
_DYING = frozenset({"die", "perish", "drown", "starve", "suffocate"})
_BELOW = frozenset({"ccomp", "pcomp", "acl", "relcl", "advcl"})
_OVER = frozenset({"xcomp", "acomp", "ccomp"})


def is_passive_infinitive(verb: Token) -> bool:
    """ "to be released", "to have been seized"."""
    words = {child.lower_: child.dep_ for child in verb.children}
    return verb.tag_ in ("VBN", "VBD") and words.get("to") == "aux" and "auxpass" in words.values()


def is_passive_to_come(verb: Token) -> bool:
    """ "is to be freed on Friday"; not "to have been freed", nor "if the portal is to be believed", which is no plan."""
    words = {child.lower_ for child in verb.children}
    assumed = any(child.lower_ == "if" and child.dep_ == "mark" for child in verb.head.children)
    return is_passive_infinitive(verb) and "have" not in words and not assumed


def sufferer_over(verb: Token) -> Token | None:
    """The subject of the words over a passive infinitive; None where the infinitive, or somebody's asking for it, has another."""
    if not is_passive_infinitive(verb) or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return None
    above = verb
    while above.dep_ in _OVER and above.head.i != above.i:
        above = above.head
        if any(child.dep_ == "dobj" for child in above.children):
            return None  # "asked the court to be released": whom, the grammar does not tell
        subject = next((child for child in above.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return subject
    return None


def is_suffering(verb: Token) -> bool:
    """ "The patrol came under fire", "fell into an ambush", "a woman died": to whom it happens."""
    if verb.lemma_.lower() in _DYING and not any(child.dep_ == "dobj" for child in verb.children):
        return True
    return verb.lemma_ in ("come", "fall") and any(child.lower_ in ("under", "into", "to") for child in verb.children)


def is_reduced(verb: Token, kind: str) -> bool:
    """ "with two soldiers captured that night", to the parser a clause of its own: whoever captures captures somebody."""
    joined = verb.dep_ == "conj" and verb.tag_ == "VBN" and any(child.dep_ == "nsubj" for child in verb.children)
    if kind not in _BEFALLING or verb.tag_ not in ("VBD", "VBN") or not (joined or verb.dep_ in _BELOW):
        return False
    return not any(child.dep_ in ("dobj", "aux", "auxpass", "mark", "ccomp", "conj") for child in verb.children)


def doer_behind(verb: Token) -> Token | None:
    """ "The men rounded up by the army come from Varna": the "by" of a participle that the parser takes for a verb of its own.

    An active verb has no "by" of who does it, so its subject suffers what it tells; None where the clause is passive anyway.
    """
    relations = {child.dep_ for child in verb.children}
    if verb.tag_ not in ("VBD", "VBN") or "nsubj" not in relations or relations & {"dobj", "aux", "auxpass", "ccomp", "xcomp"}:
        return None
    return next((child for child in verb.children if child.dep_ == "agent" and child.i > verb.i), None)


def whom_participle(verb: Token) -> Token | None:
    """ "[Two rebels] captured by the army came from Varna", "[a crew] seized on Monday": what it is said of."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.head.pos_ not in ("NOUN", "PROPN") or verb.head.i > verb.i:
        return None
    own = any(child.dep_ in ("nsubj", "nsubjpass", "dobj", "aux") for child in verb.children)
    return None if own else verb.head


def owned(trigger: Trigger, pairs: Iterable[tuple[str, ParticipantRole]], cast: Cast) -> Iterator[tuple[str, ParticipantRole]]:
    """ "demanded their release", "since his arrest": whose it is suffers it; not "their release of the crew"."""
    noun = trigger.noun or trigger.head
    of = any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children)
    befalls = trigger.deed.kind in _BEFALLING and noun.pos_ == "NOUN" and not of
    owners = [child for child in noun.lefts if child.dep_ == "poss" and child.lower_ in _THEIRS] if befalls else []
    whose = {actor for owner in owners for actor in cast.referents(owner.i)}
    if befalls and trigger.deed.kind != "release":  # "after Dahl's arrest"; "Norland's release" may be that of others
        named = [child for child in noun.lefts if child.dep_ == "poss" and child.pos_ == "PROPN"]
        whose |= {a for owner in named for a in cast.referents(owner.i) if cast.named(a).kind == "person"}
    for actor, role in pairs:
        yield actor, "target" if actor in whose and role == "source" else role
