"""Deeds that a clause makes unreal or leaves to come: provisos, counterfactuals, drafts; and what a noun's own clause says of it.

"provided that Norland frees the men" frees nobody yet; "Had Norland not expelled them, …" says that it did (Iatridou 2000, "The
grammatical ingredients of counterfactuality").
"""

from spacy.tokens import Token

from dragoman.reading.plans import CANCELLATIONS, FUTURE, calls_off, helpers
from dragoman.reading.undone import NEGATIONS
from dragoman.types import Status

_PROVISOS = (
    ("provided", "that"),
    ("providing", "that"),
    ("on", "condition", "that"),
    ("on", "the", "condition", "that"),
    ("provided",),
)
_AHEAD = FUTURE | {"would", "could", "can", "may", "might", "should", "must"}
_UNREAL = frozenset({"would", "could", "might"})
_DRAFTS = frozenset("draft proposal plan offer scheme formula outline text blueprint roadmap".split())
_WITHIN = frozenset({"xcomp", "ccomp", "conj"})
_TAKING_PLACE = frozenset({"happen", "occur"})
_HOLDING = frozenset({"hold", "convene"})


def is_only_drafted(verb: Token) -> bool:
    """ "Under the draft, Norland would free the men and Orland would open the port": it says what would be if it were agreed."""
    for clause in (verb, verb.head) if verb.dep_ == "conj" else (verb,):
        for child in clause.children:
            if child.dep_ == "prep" and child.lower_ in ("under", "by") and child.i < clause.i:
                return any(noun.lemma_.lower() in _DRAFTS for noun in child.children if noun.dep_ == "pobj")
    return False


def within_proviso(clause: Token) -> tuple[Token, ...]:
    """ "provided that Norland frees the men", "once the clerk is released": the clause that has yet to come true, or ()."""
    verb = clause
    while True:
        subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i), None)
        if subject is not None:
            if _opens_proviso(subject.left_edge) or _opens_time_to_come(subject.left_edge, verb):
                return tuple(verb.sent.doc[subject.left_edge.i : verb.right_edge.i + 1])
            return ()
        if verb.dep_ not in _WITHIN or verb.head.i == verb.i:
            return ()
        verb = verb.head


def _opens_proviso(first: Token) -> bool:
    before = [token.lower_ for token in first.sent if token.i < first.i]
    opener = next((words for words in _PROVISOS if tuple(before[-len(words) :]) == words), None)
    if opener is None:
        return False
    word = first.nbor(-len(opener))
    if len(opener) > 1:
        return True  # "The accord provided that Norland frees the men" frees nobody either
    return not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in word.children if child.i < word.i)


def _opens_time_to_come(first: Token, verb: Token) -> bool:
    """ "could return once the clerk was released", "will leave once Norland frees them"; not "left once they were freed"."""
    if first.i == first.sent.start or first.nbor(-1).lower_ != "once" or verb.dep_ != "advcl":
        return False
    return bool(helpers(verb.head) & _AHEAD) and not helpers(verb.head) & {"have"}


def of_negated_condition(clause: Token) -> Status | None:
    """ "Had Norland not expelled them, …would have" says that it did; "If Norland did not expel them, …" leaves it open."""
    words = list(clause.children)
    if not any(child.lower_ in NEGATIONS for child in words):
        return None
    had = next((child for child in words if child.lower_ == "had" and child.dep_ == "aux"), None)
    if had is not None and is_inverted_had(clause):
        return "occurred"
    if not any(child.lower_ == "if" and child.dep_ == "mark" for child in words) or clause.dep_ != "advcl":
        return None
    return "occurred" if had is not None and _is_told_as_unreal(clause) else "conditional"


def is_inverted_had(clause: Token) -> bool:
    """ "Had Norland arrested the envoy, the talks would have ended"; no question, and no "had" of a telling."""
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    had = next((child for child in clause.children if child.lower_ == "had" and child.dep_ == "aux"), None)
    return subject is not None and had is not None and had.i < subject.left_edge.i and _is_told_as_unreal(clause)


def _is_told_as_unreal(clause: Token) -> bool:
    """Whether another clause of the sentence says what "would have" followed."""
    own = {child.i for child in clause.children}
    for token in clause.sent:
        if token.lower_ in _UNREAL and token.i not in own:
            near = token.doc[token.i + 1 : min(token.i + 4, token.sent.end)]
            if any(word.lower_ in ("have", "'ve", "’ve") for word in near):
                return True
    return False


def is_called_off_behind(noun: Token) -> bool:
    """ "the talks, [which] Norland [scrapped] on Monday": somebody calls off what the clause is about."""
    for verb in (child for child in noun.children if child.dep_ == "relcl"):
        which = any(child.dep_ == "dobj" and child.tag_ in ("WDT", "WP") for child in verb.children)
        if which and calls_off(verb) and not helpers(verb) & (NEGATIONS | FUTURE | _AHEAD):
            return True
    return False


def of_relative(noun: Token) -> Status | None:
    """What "which took place on Monday", "which was held in Varna", "which did not take place" say of the noun's deed."""
    for verb in (child for child in noun.children if child.dep_ == "relcl"):
        lemma = verb.lemma_.lower()
        if (lemma == "fall" or lemma in CANCELLATIONS) and calls_off(verb) and not helpers(verb) & (NEGATIONS | FUTURE | _AHEAD):
            return "cancelled"
        place = lemma == "take" and any(child.lower_ == "place" and child.dep_ == "dobj" for child in verb.children)
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        if not (place or lemma in _TAKING_PLACE or (lemma in _HOLDING and passive)):
            continue
        words = helpers(verb)
        if words & NEGATIONS:
            return "denied" if not words & _AHEAD else None
        if words & FUTURE:
            return "planned"
        if not words & _AHEAD and "to" not in words and (verb.tag_ == "VBD" or words & {"have", "has", "had", "was", "were"}):
            return "occurred"
    return None
