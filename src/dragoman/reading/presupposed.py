"""Deed → whether it is only spoken of as known, so that what is wished, denied or asked besides is not the deed.

"denied that the meeting had been secret", "had no part in the raid", "honour the truce": presupposition (Strawson 1950, "On
referring"; Karttunen 1974, "Presupposition and linguistic context").
"""

from spacy.tokens import Token

from dragoman.reading.asked import is_questioned
from dragoman.reading.denials import DENIALS
from dragoman.reading.kindred import kindred_of
from dragoman.reading.plans import helpers
from dragoman.reading.triggers import is_definite

# What can only be done to what is there: "honour the accord", "condemned the raid".
_PRESUPPOSING = frozenset(
    "honour honor respect observe uphold keep implement violate breach condemn denounce deplore mourn investigate probe avenge "
    "regret extend prolong renew annul undo reverse restore resume survive recall remember repeat".split()
)
_SHARES = frozenset(
    "part role hand involvement participation responsibility complicity share stake blame guilt link connection tie association "
    "relation knowledge foreknowledge bearing".split()
)
_SHARING = frozenset(
    "responsible involved complicit implicated guilty linked connected tied related party privy blame culpable".split()
)
_OF_SHARES = frozenset({"in", "for", "with", "to", "of", "between", "on"})
_WORKS = frozenset({"work", "doing", "handiwork", "deed", "act", "responsibility", "fault"})
_VIOLENT = frozenset({"attack", "arrest", "seizure", "election"})
# Who directs a deed that is known has his part in it; the deed is there either way.
_DIRECTING = frozenset(
    "order direct authorise authorize mastermind instigate incite plan plot finance fund sponsor support back assist organise "
    "organize orchestrate approve sanction encourage witness watch discuss mention condone facilitate stage".split()
)
# Of a deed these say that it is there; what other verbs say of it is besides.
_BEING_THERE = frozenset(
    "take happen occur exist be hold plan schedule arrange agree begin start open resume set sign go come materialize "
    "materialise continue follow proceed do make write send carry conduct launch mount stage commit perpetrate propose request "
    "discuss contemplate foresee envisage convene organise reach conclude strike pay give offer".split()
)
_BEING_SO = frozenset("true real genuine authentic planned due possible imminent likely under ahead forthcoming".split())
_BESIDE = frozenset("at during in after before since following despite".split())
# "was summoned to the talks", "was kept from the talks"; whoever agrees to talks, or looks forward to them, has not had them
_MOVED = frozenset("summon invite come go return travel send bring take fly force drag admit lure drive exclude bar keep".split())


def is_behind(noun: Token, kind: str) -> bool:
    """ "denied that it was behind the killing", "had no part in the raid", "not responsible for an attack", "the raid was not its
    work", "denied ordering the raid": who did it is open, and not that it was done. Of meetings and letters only where they are
    spoken of as known.
    """
    if kindred_of(kind) not in _VIOLENT and not is_definite(noun):
        return False
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        return any(child.dep_ == "attr" and child.lemma_.lower() in _WORKS for child in noun.head.children)
    preposition = noun.head
    if noun.dep_ == "dobj" and is_definite(noun):  # what is ordered is done only where somebody denies that he ordered it
        directed = preposition.lemma_.lower() in _DIRECTING and preposition.head.lemma_.lower() in DENIALS
        return directed and kindred_of(kind) in _VIOLENT
    if noun.dep_ != "pobj":
        return False
    over = preposition.head
    if preposition.lower_ == "behind":
        return kindred_of(kind) in _VIOLENT
    if preposition.lower_ not in _OF_SHARES:
        return False
    if preposition.lower_ == "of" and over.lemma_.lower() in ("knowledge", "foreknowledge") and kindred_of(kind) not in _VIOLENT:
        return False  # "had no knowledge of the letter" denies it
    shared = (child for child in over.children if child.dep_ in ("dobj", "attr", "acomp", "oprd") and child.i < noun.i)
    return over.lemma_.lower() in _SHARES or over.lower_ in _SHARING or any(_is_share(child) for child in shared)


def _is_share(word: Token) -> bool:
    return word.lemma_.lower() in _SHARES or word.lower_ in _SHARING


def is_known_beside(noun: Token) -> bool:
    """Whether a clause says something about a deed that it speaks of as known, or beside it: "the meeting had been secret",
    "was summoned to the meeting"; not "the meeting took place", "agreed to the meeting"."""
    if noun.pos_ not in ("NOUN", "PROPN") or not is_definite(noun):
        return False
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass"):
        if verb.lemma_ == "be":
            said = [child for child in verb.children if child.dep_ in ("acomp", "attr", "prep", "xcomp", "advmod")]
            return bool(said) and not any(word.lemma_.lower() in _BEING_SO for child in said for word in child.subtree)
        return verb.pos_ == "VERB" and verb.lemma_.lower() not in _BEING_THERE
    if noun.dep_ != "pobj":
        return False
    if verb.lower_ in ("to", "from"):
        return verb.head.lemma_.lower() in _MOVED
    return verb.lower_ in _BESIDE and verb.head.pos_ in ("VERB", "AUX", "ADJ")


def is_described(noun: Token) -> bool:
    """Whether a clause with "be" only says how a known deed was: "the visit was not a success", "the talks are not easy".

    Not "the visit is not planned", nor "the meeting was not in Varna", which deny what was told.
    """
    copula = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ != "nsubj" or copula.lemma_ != "be" or not is_definite(noun):
        return False
    said = [child for child in copula.children if child.dep_ in ("acomp", "attr") or child.lower_ == "over"]
    if any(child.dep_ == "prep" and any(word.lower_ == "vain" for word in child.subtree) for child in copula.children):
        return True  # "the strike was not in vain"
    return bool(said) and not any(
        word.lemma_.lower() in _BEING_SO | _SHARES | _WORKS | {noun.lemma_.lower(), "fact", "option"}
        for child in said
        for word in child.subtree
    )


def is_presupposed(noun: Token) -> bool:
    """ "honour a truce that both agreed", "an inquiry into the raid": what was done, whoever asks for what."""
    if noun.pos_ != "NOUN":
        return False
    made = any(child.dep_ in ("relcl", "acl") and child.tag_ in ("VBD", "VBN") and not helpers(child) for child in noun.children)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in _PRESUPPOSING:
        return made or is_definite(noun)
    into = noun.dep_ == "pobj" and noun.head.lower_ in ("into", "over", "about")
    within = into and (noun.head.head.pos_ == "NOUN" or is_questioned(noun.head.head))  # "Asked about the raid, she said"
    return within and is_definite(noun)
