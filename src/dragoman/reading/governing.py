"""Trigger → what governs its deed, up to the root of its sentence: "agreed to meet", "denied that", "ruled out talks"."""

from spacy.tokens import Token

from dragoman.reading.bidden import BIDDING, is_infinitive
from dragoman.reading.denials import (
    DENIALS,
    TELLINGS,
    is_denied_of,
    is_in_untrue_telling,
    is_neither,
    is_object,
    is_unknown,
    telling_over,
    told_in,
)
from dragoman.reading.kindred import kindred_of
from dragoman.reading.plans import (
    CANCELLATIONS,
    helpers,
    is_given_up,
    is_purpose_of_what_lies_ahead,
    is_refuted,
    plan_over,
    plan_undone,
)
from dragoman.reading.presupposed import is_behind, is_known_beside, is_presupposed
from dragoman.reading.triggers import Trigger, is_definite
from dragoman.reading.undone import FOILING, NEGATIONS, is_negated, undone
from dragoman.types import Status

PLANS = frozenset(
    "plan schedule intend expect announce arrange slate agree set prepare decide promise vow pledge due commit pencil foresee "
    "envisage undertake swear oblige bind reschedule".split()
)
_BRUSHING = frozenset({"brush", "wave", "shrug", "laugh", "make", "level"})
PROPOSALS = frozenset(
    (
        "ask request demand urge call propose offer invite suggest seek appeal want wish hope recommend press encourage "
        "insist consider discuss refuse should need order warn threaten"
    ).split()
)
_ACCUSATIONS = frozenset({"accuse", "suspect", "blame", "implicate", "charge"})
_BIDS = frozenset({"invitation", "offer", "request", "proposal", "call", "demand", "plea"})
_REBUFFS = DENIALS | {"decline", "refuse", "spurn", "rebuff", "ignore", "snub"}
_TALKING = frozenset("talk negotiation discussion consultation dialogue conversation".split())
_SOUNDED = frozenset("negotiate talk idea approach sound consult contact".split())
_DONE = frozenset({"attack", "arrest", "seizure", "meet", "call", "visit", "election"})
_NEGOTIATED = frozenset({"exchange", "withdrawal", "ceasefire", "easing", "deal"})
_READY = frozenset("ready open prepared willing readiness openness willingness appetite".split())
SEEMINGS = frozenset(["appear", "seem"])
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_COMPLEMENTS = frozenset("ccomp xcomp pcomp acl dobj pobj prep csubj nsubjpass relcl conj attr advcl".split())


def governed_status(trigger: Trigger, clause: Token) -> Status | None:
    """What the words above the clause make of it, up to the sentence's root or a finite saying."""
    if trigger.head.i == clause.i and (came_to_nothing := plan_undone(clause)):
        return came_to_nothing
    if is_unknown(trigger.head) or (trigger.noun is not None and is_unknown(trigger.noun)):
        return "denied"
    if is_denied_of(trigger.head, trigger.noun) or is_in_untrue_telling(trigger.head):
        return "denied"
    if (open_or_not := undone(trigger.head, clause)) is not None:
        return open_or_not
    if (plan := plan_over(trigger.head)) is not None and is_given_up(plan):
        return "cancelled"
    told = trigger.head.head if trigger.head.dep_ == "acl" else trigger.head
    if (telling := telling_over(told, clause)) is not None:
        return told_in(telling)
    if trigger.head.i != clause.i and clause.lemma_.lower() in ("deny", "refute", "disavow") and is_object(trigger.head, clause):
        return None if is_neither(clause) else "denied"  # "denied a meeting with Dahl"
    if trigger.head.i != clause.i and (is_presupposed(trigger.head) or is_behind(trigger.head, trigger.deed.kind)):
        return None
    if (ruled := _ruled_out(trigger.head, clause)) is not None:
        return ruled
    if _is_only_wanted(trigger.head, trigger.deed.kind):
        return "proposed"
    token = clause
    while token.head.i != token.i and token.dep_ in _COMPLEMENTS:
        link, below, token = token.dep_, token, token.head
        lemma = token.lemma_.lower()
        if link in ("acl", "relcl") and lemma in TELLINGS:
            return None if _is_about_it(below) else told_in(token)
        if link == "pcomp" and token.lower_ in ("about", "on", "over") and below.i == clause.i and _is_talked_of(token):
            # "in talks about exchanging prisoners", "had not been approached about hosting talks"
            return "denied" if is_negated(token.head) else "proposed"
        if link == "ccomp" and below.i < token.i and any(t.lower_ == ";" for t in token.doc[below.i : token.i]):
            return None  # "Norland blames Orland; Orland offered help": two sentences, to the parser one
        if link == "acl" and below.tag_ in ("VBD", "VBN") and below.i == trigger.head.i and trigger.deed.kind != "plan":
            return None  # "called on them to honour the accord signed in May"
        if lemma in _ACCUSATIONS and link == "prep":
            return "alleged"  # "accused Norland of trying to kill her"
        if lemma == "short" and token.head.lemma_.lower() in ("stop", "fall"):
            return "denied"  # "stopped short of expelling him"
        if lemma == "have" and below.i == trigger.head.i and any(child.lower_ == "yet" for child in token.children):
            return "denied"  # "has yet to free the men"
        if lemma in ("continue", "keep") and link == "xcomp" and token.tag_ in ("VBZ", "VBP"):
            return "ongoing"  # "continues to shell the port"
        if lemma in _BIDS and token.dep_ == "dobj" and _is_rebuffed(token):
            return "denied"  # "turned down an invitation to meet her"
        if link in ("advcl", "relcl", "acl") and below.i == clause.i and is_purpose_of_what_lies_ahead(below, token):
            return "planned"
        if link in ("conj", "advcl", "relcl"):
            if link == "conj" and token.pos_ in ("VERB", "AUX") and (token.tag_ != "VB" or below.tag_ not in _FINITE):
                continue  # but not "refused to comment and [met] Berg"
            return None
        if lemma in ("fail", "refuse", "decline") and link == "xcomp":
            if below.i == clause.i != trigger.head.i and below.lemma_.lower() in FOILING:
                return None  # "failed to prevent the attack"
            return "denied"  # "failed to reach an agreement"
        if lemma in DENIALS and link in ("ccomp", "xcomp", "dobj", "pcomp", "acl"):
            return None if is_neither(token) or is_known_beside(trigger.head) else "denied"
        if lemma in CANCELLATIONS:
            return "cancelled"
        infinitive = is_infinitive(clause) or link == "xcomp"
        if lemma in BIDDING and is_infinitive(below):
            return "proposed"  # "told Orland to expel them"
        if lemma in PROPOSALS and (infinitive or link in ("dobj", "pobj", "prep", "ccomp", "acl")):
            return plan_undone(token) or ("proposed" if infinitive or not _is_past(clause) else None)
        if infinitive and (lemma in PLANS or (lemma == "mean" and (token.tag_ != "VBN" or "had" in helpers(token)))):
            return plan_undone(token) or ("denied" if is_refuted(token) else "planned")
        if lemma in (
            "willing",
            "ready",
            "prepared",
            "hope",
            "wish",
            "desire",
            "willingness",
            "readiness",
            "offer",
            "request",
            "proposal",
        ):
            return "proposed"
        if lemma in ("plan", "intention", "decision", "agreement", "promise"):
            return "planned"
        if lemma in SEEMINGS:
            return "alleged"
    return None


def _is_about_it(clause: Token) -> bool:
    """ "a charge that the embassy brushed aside": what is done to the charge is not what it charges."""
    if any(child.lower_ in ("that", "which") and child.dep_ in ("nsubj", "nsubjpass") for child in clause.lefts):
        return True
    if any(child.lower_ == "which" and child.dep_ == "dobj" for child in clause.lefts):
        return True  # but "a report that she wrote to him" may be of what she wrote
    alone = not any(child.dep_ in ("dobj", "ccomp", "xcomp", "nsubjpass") for child in clause.children)
    return alone and clause.lemma_.lower() in DENIALS | _BRUSHING


def _is_only_wanted(noun: Token, kind: str) -> bool:
    """ "is ready for talks", "open to a meeting", "talks on a release of prisoners"; not "talks on the attack"."""
    preposition = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return False
    if preposition.lower_ in ("on", "about", "over"):
        topic = preposition.head.lemma_.lower() in _TALKING or _talks_under(preposition.head)
        return topic and kindred_of(kind) not in _DONE and (kindred_of(kind) in _NEGOTIATED or not is_definite(noun))
    over = preposition.head
    return preposition.lower_ in ("for", "to") and over.pos_ in ("ADJ", "NOUN") and over.lemma_.lower() in _READY


def _is_talked_of(preposition: Token) -> bool:
    """ "talks about", "negotiating on", "approached about"."""
    over = preposition.head.lemma_.lower()
    return over in _TALKING | _SOUNDED or _talks_under(preposition.head)


def _talks_under(verb: Token) -> bool:
    """ "held two rounds of talks [on a release]": the parser may hang the topic on the verb."""
    words = (word for child in verb.children if child.dep_ in ("dobj", "nsubjpass") for word in child.subtree)
    return verb.pos_ == "VERB" and any(word.lemma_.lower() in _TALKING for word in words)


def _ruled_out(head: Token, clause: Token) -> Status | None:
    """ "ruled out talks with Berg", "ruled out meeting him"; "did not rule out a meeting", "that they had met"."""
    verb = clause
    while verb.i == head.i or (verb.lower_ == "out" and verb.head.i != verb.i):
        if verb.i == head.i and verb.dep_ not in ("pcomp", "xcomp", "dobj", "ccomp", "advcl"):
            return None
        verb = verb.head
    if verb.lemma_.lower() != "rule" or not any(child.lower_ == "out" for child in verb.children) or verb.i > head.i:
        return None
    if not helpers(verb) & NEGATIONS:
        return "denied"
    return "alleged" if clause.dep_ == "ccomp" and helpers(clause) & {"had", "has", "have"} else "proposed"


def _is_rebuffed(bid: Token) -> bool:
    verb = bid.head
    down = verb.lemma_.lower() == "turn" and any(child.lower_ == "down" for child in verb.children)
    return (verb.lemma_.lower() in _REBUFFS or down) and not is_neither(verb)


def _is_past(verb: Token) -> bool:
    """Whether a clause tells what was; not "demanded that the ship be freed", a subjunctive."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "be" in words and not words & {"had", "has", "have"}:
        return False
    return verb.tag_ in ("VBD", "VBN") or bool(helpers(verb) & {"had", "has", "have", "was", "were"})
