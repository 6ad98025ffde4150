"""Trigger → status: whether a deed was done, goes on, is planned, offered, conditional, alleged, denied or called off.

Read from tense, modality, negation and condition on the way from the trigger up to the root of its sentence, and from the
attribution above it; no single word decides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.reading.asked import is_indirect_question, opens_with_whether
from dragoman.reading.conditions import condition_of, is_if_true, within_condition
from dragoman.reading.denials import UNTRUE
from dragoman.reading.governing import PLANS, PROPOSALS, SEEMINGS, governed_status
from dragoman.reading.kindred import kindred_of
from dragoman.reading.left_open import left_open
from dragoman.reading.plans import (
    CANCELLATIONS,
    FUTURE,
    calls_off,
    going_to,
    helpers,
    is_before,
    is_called_off_in_headline,
    is_to_be,
    plan_undone,
    waits,
    was_planned,
)
from dragoman.reading.presupposed import is_behind, is_described, is_presupposed
from dragoman.reading.triggers import Trigger, is_definite
from dragoman.reading.undone import NEGATIONS, is_nobody
from dragoman.reading.unreal import (
    is_called_off_behind,
    is_inverted_had,
    is_only_drafted,
    of_negated_condition,
    of_relative,
    within_proviso,
)
from dragoman.types import Attribution, Status

_RESUMING = frozenset({"resume", "restart", "reopen", "continue", "proceed", "go"})
_PLANNING = frozenset("plan schedule expect arrange slate set pencil foresee envisage".split())
_UNPLANNED = frozenset({"attack", "arrest", "seizure", "sanction", "exchange", "cancellation", "removal", "withdrawal"})
_HAPPENING = frozenset(
    "take happen occur begin start open follow resume continue go hold stage launch carry conduct make come be end stop cause "
    "provoke risk invite bring mean lead trigger".split()
)
_WEIGHING = frozenset("discuss debate consider weigh mull contemplate".split())
_TALKS = frozenset({"meet", "call"})
_COMING_ABOUT = frozenset("take happen occur exist materialize materialise survive be".split())
_MEANS = frozenset({"in", "by", "through", "via", "during", "at", "after", "before", "since", "with", "following"})
_REASONS = frozenset({"over", "because", "due"})
_APPOINTED = frozenset({"meet", "visit", "vote", "exchange", "deal", "call", "game"})
_ROUNDS = frozenset("round session series phase stage leg instalment installment".split())
_LENGTHS = frozenset("hour day week month round series".split())
_TOLD = frozenset({"statement", "announcement", "report", "denial", "criticism", "accusation", "praise", "promise", "threat"})
_LIKELIHOODS = frozenset("possible likely unlikely conceivable probable imaginable desirable".split())
# "Dahl wrote to Berg in May, it is also being reported."
_IT_IS_SAID = re.compile(
    r"(?:,|\band)\s+(?:or\s+)?(?:so\s+)?it\s+(?:is|was|has\s+been)\s+(?:also\s+|now\s+|widely\s+)?(?:being\s+)?"
    r"(?:reported|said|claimed|alleged|rumou?red|whispered|believed)\s*[.”\"]?\s*$"
)
_CERTAIN = frozenset("certain sure assured definite final".split())
_SETTLING = frozenset("guarantee assure ensure finalise finalize settle decide fix".split())
_VOUCHING = frozenset("confirm verify corroborate substantiate".split())
_WEIGHED = frozenset(
    "necessary needed useful acceptable advisable appropriate feasible realistic worthwhile welcome ready essential".split()
)
_HEARSAY = frozenset(["reportedly", "allegedly", "supposedly", "apparently", "purportedly"])
_POSSIBLE = frozenset({"may", "might", "could", "can"})
_DUTY = frozenset({"should", "must", "ought"})


@dataclass(frozen=True)
class Standing:
    """A status and the clause that conditions it, as token ranges."""

    status: Status
    condition: tuple[Token, ...] = ()


def standing_of(trigger: Trigger, above: Sequence[Attribution]) -> Standing:
    """The status of a deed whose attributions, innermost first, are `above`.

    The deed's own clause speaks first ("did not meet", "will meet"); then what governs it ("agreed to meet", "denied that");
    then who says so: what only a medium or an unnamed source tells of others is alleged.
    """
    trigger = _of_whole(trigger)
    clause = _clause(trigger)
    if trigger.head.lower_ == "due":
        return Standing("planned")
    if is_called_off_in_headline(trigger.head) or is_called_off_behind(trigger.head):
        return Standing("cancelled")
    if trigger.deed.kind == "report" and trigger.head.pos_ == "NOUN":
        return Standing(_of_noun(trigger.head) or "occurred")
    condition = condition_of(clause) or within_condition(trigger.head) or within_proviso(clause)
    told_if_true = is_if_true(condition)
    condition = () if told_if_true else condition
    if _is_past_adjunct(trigger):
        return Standing("alleged" if _is_told_by_others(above) else "occurred")
    unreal = of_negated_condition(clause) if trigger.head.i == clause.i else None
    if unreal == "occurred":
        return Standing("alleged" if _is_told_by_others(above) else "occurred")
    if unreal == "conditional" or is_inverted_had(clause):
        return Standing("conditional", tuple(clause.subtree))
    own = open_or_not = left_open(trigger.head, trigger.deed.kind, clause)
    if open_or_not is None:
        own = _own(clause, trigger)
    if own == "denied" and trigger.head.i != clause.i and is_behind(trigger.head, trigger.deed.kind):
        own = None  # "was not behind the killing"
    if own == "cancelled":
        return Standing("cancelled")
    governed = governed_status(trigger, clause)
    if governed == "denied" or own == "denied":
        return Standing("denied")
    if governed == "cancelled":
        return Standing("cancelled")
    if condition:
        return Standing("conditional", condition)
    if open_or_not is not None and open_or_not != "occurred":
        return Standing(open_or_not)
    status: Status = own or governed or "occurred"
    if governed in ("proposed", "planned") and own in (None, "ongoing"):
        status = governed
    open_ = status == "proposed" or (status == "occurred" and own is None and governed is None)
    if open_ and (told := of_relative(trigger.head)) is not None:
        status = told  # "asked for the meeting, which took place on Monday", "the round that fell through was to be short"
    if status in ("occurred", "ongoing", "planned") and _is_any_such(trigger.head):
        return Standing("alleged")
    if status in ("occurred", "ongoing") and (_is_hearsay(trigger.head, clause) or told_if_true or _is_told_by_others(above)):
        return Standing("alleged")
    return Standing(status)


def _is_any_such(noun: Token) -> bool:
    """ "Neither has announced any such call": one of which others have spoken."""
    words = {child.lower_ for child in noun.lefts}
    return {"any", "such"} <= words


def _of_whole(trigger: Trigger) -> Trigger:
    """ "The next round of [talks] is to be held": the talks are as their round is."""
    preposition = trigger.head.head
    counted = preposition.head
    within = trigger.noun is None and trigger.head.dep_ == "pobj" and preposition.lower_ == "of"
    return replace(trigger, head=counted) if within and counted.lemma_.lower() in _ROUNDS else trigger


def _clause(trigger: Trigger) -> Token:
    """The verb of the trigger's clause: itself, or the verb over a noun."""
    token = trigger.head
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    if trigger.deed.kind == "letter" and _is_means(trigger.head, token):
        return token.head  # "offered to meet her in a letter": in it is offered, and not met
    if token.i != trigger.head.i and (main := _main_beside(token)) is not None:
        return main  # "the visit, foreseen for May 4, was called off": the parser makes it the participle's subject
    return token


def _is_means(letter: Token, verb: Token) -> bool:
    """Whether a letter is that in which somebody offers, asks or promises to do a thing, whatever the parser hangs it on."""
    infinitive = verb.dep_ == "xcomp" and any(child.tag_ == "TO" for child in verb.children)
    return infinitive and letter.dep_ == "pobj" and letter.head.lower_ == "in" and letter.head.head.i == verb.i


def _main_beside(participle: Token) -> Token | None:
    """The passive verb that the subject of a participle between commas belongs to."""
    if participle.tag_ != "VBN" or participle.dep_ not in ("advcl", "conj") or helpers(participle):
        return None
    over = participle.head
    mains = (over,) if participle.dep_ == "advcl" else (*participle.children, *over.children)
    for verb in mains:
        own = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
        if verb.i > participle.i and verb.pos_ == "VERB" and not own and any(c.dep_ == "auxpass" for c in verb.children):
            return verb
    return None


def _own(verb: Token, trigger: Trigger) -> Status | None:
    """What tense, mood and negation of the clause say of a verb's deed; of a noun's only that it lies ahead or is denied."""
    if verb.pos_ not in ("VERB", "AUX"):
        return _of_noun(trigger.head)
    words = helpers(verb)
    if trigger.head.i == verb.i and is_indirect_question(verb):
        return "proposed" if words & (FUTURE | {"would"}) else "alleged"  # "asked whether he would meet her"
    negated = bool(words & NEGATIONS) or _has_no(trigger) or _is_done_by_nobody(trigger, verb) or _is_of_neither(trigger, verb)
    if trigger.head.i != verb.i and trigger.noun is None:
        if not negated and trigger.head.dep_ in ("nsubj", "nsubjpass", "dobj") and calls_off(verb):
            return "cancelled"
        if negated and trigger.head.dep_ == "nsubj" and verb.lemma_.lower() in _COMING_ABOUT - {"be"} and was_planned(verb):
            return "cancelled"  # "a summit planned for June did not survive"
        if is_to_be(verb) and plan_undone(verb.head):
            return "cancelled"  # "a visit planned for Friday was cancelled"
        if trigger.head.dep_ in ("nsubj", "nsubjpass") and verb.lemma_.lower() in _RESUMING and words & FUTURE and not negated:
            return "planned"  # "the talks, suspended since March, will resume"
        own = _of_noun(trigger.head)
        if (
            own == "alleged"
            and negated
            and trigger.head.dep_ in ("nsubj", "nsubjpass")
            and verb.lemma_.lower() in _COMING_ABOUT - {"be"}
        ):
            return "denied"  # "the alleged meeting never happened"
        if own is None and _is_taken_as_done(trigger, verb):
            return None
        return own or _of_noun_under(trigger.head, trigger.deed.kind, verb, words, negated)
    if negated:
        return "cancelled" if was_planned(verb) else "denied"
    if verb.lemma_.lower() == "expect" and trigger.deed.kind == "visit":
        return "planned"  # "is expected in Varna today"
    if verb.dep_ in ("ccomp", "pcomp", "csubj") and opens_with_whether(verb):
        # "asked whether he would meet her", "it is unclear whether they met"
        return "proposed" if words & (FUTURE | {"would"}) else "alleged"
    if "have" in words and "to" in words and is_to_be(verb):
        return "cancelled"  # "were to have met on Friday"
    if is_to_be(verb) and plan_undone(verb.head):
        return "cancelled"  # "were to meet on Monday, but the meeting was called off"
    if words & FUTURE or going_to(verb) or (verb.dep_ == "ROOT" and "to" in words):
        return "planned"  # "Dahl to meet Berg on Friday" is a headline's future
    if "would" in words and ("have" in words or is_only_drafted(verb)):
        return "conditional"  # "would have closed the port"; "Under the draft, Norland would free the men"
    if "would" in words or is_before(verb):
        return "planned"
    if words & _DUTY or words & _POSSIBLE:
        return "alleged" if "have" in words and not words & _DUTY else "proposed"  # "may have bombed the camp"
    if verb.tag_ in ("VBG",) and words & {"is", "are", "'s", "’s", "'re", "am"}:
        return "ongoing"
    since = any(word.lower_ == "since" for child in verb.children for word in (child, *child.children))
    if verb.tag_ == "VBG" and "been" in words and words & {"have", "has", "'ve", "’ve"} and since:
        return "ongoing"  # "have been shelling the port since Monday"
    return None


def _is_done_by_nobody(trigger: Trigger, verb: Token) -> bool:
    """ "no aircraft bombed Varna", "none of the envoys met her"."""
    if trigger.head.i != verb.i:
        return False
    return any(is_nobody(child) for child in verb.children if child.dep_ in ("nsubj", "nsubjpass"))


def _is_taken_as_done(trigger: Trigger, verb: Token) -> bool:
    """ "called the attack a crime", "the arrest will not help": a deed that nobody plans, spoken of as known, was done."""
    if kindred_of(trigger.deed.kind) not in _UNPLANNED or not is_definite(trigger.head):
        return False
    open_ = _HAPPENING | CANCELLATIONS | PLANS | (PROPOSALS - {"call"})
    return trigger.head.dep_ in ("nsubj", "dobj") and verb.lemma_.lower() not in open_


def _of_noun_under(noun: Token, kind: str, verb: Token, words: set[str], negated: bool) -> Status | None:
    """A noun's deed under the verb of its clause: "the talks will resume", "the visit did not take place"."""
    lemma = verb.lemma_.lower()
    if lemma == "be" and noun.dep_ == "nsubj" and kind not in _TOLD and _is_untrue(verb):
        return None if negated else "denied"  # "the letter is an invention"
    if negated and (unsure := _unsure(noun, verb)) is not None:
        return unsure
    if negated and is_described(noun):
        return "proposed" if words & FUTURE or (verb.tag_ in ("VBZ", "VBP") and _is_weighed(verb)) else None
    if negated and (lemma in _COMING_ABOUT or any(c.lower_ == "no" for c in noun.children)):
        return "cancelled" if was_planned(verb) and lemma not in PLANS else "denied"  # "no talks were held", "none is planned"
    if lemma == "settle" and noun.dep_ == "pobj" and noun.head.lower_ == "on" and not negated:
        return "planned"  # "settled on a handover"
    if not negated and calls_off(verb) and (lemma != "be" or noun.dep_ == "conj") and not _is_beside(noun, verb):
        return "cancelled"
    if not negated and lemma == "be" and noun.dep_ == "nsubj" and (status := _of_predicate(verb)) is not None:
        return status
    if lemma in _WEIGHING and noun.dep_ in ("dobj", "conj") and kindred_of(kind) not in _TALKS:
        return "proposed"  # "will discuss sanctions on the bank"
    if (words & FUTURE or "would" in words) and _is_near(noun, verb):
        return "planned"
    acting = noun.dep_ == "nsubj"  # "the letters invite Norland": what invites is there
    if lemma in PLANS and verb.tag_ in ("VBN", "VBD") and not acting:
        return plan_undone(verb) or "planned"
    means = noun.dep_ == "pobj" and noun.head.lower_ in _MEANS  # "In a letter she demanded an inquiry"
    wished = (
        lemma in PROPOSALS
        and not means
        and (lemma != "call" or any(child.lower_ in ("for", "on", "upon") for child in verb.children))
    )
    known = is_presupposed(noun) or is_behind(noun, kind)  # "denied ordering the attack"
    if (wished and not acting and not known) or words & (_DUTY | _POSSIBLE):
        return "proposed"
    if lemma == "be" and noun.dep_ == "pobj" and noun.head.lower_ == "in" and verb.tag_ in ("VBZ", "VBP"):
        return "ongoing"
    if lemma in ("continue", "proceed") or (verb.tag_ == "VBG" and words & {"is", "are"}):
        return "ongoing" if verb.tag_ in ("VBZ", "VBP", "VBG") else None
    return None


def _unsure(noun: Token, verb: Token) -> Status | None:
    """ "the visit is not certain", "the raid has not been confirmed": what nobody vouches for is open."""
    said = {child.lemma_.lower() for child in verb.children if child.dep_ in ("acomp", "attr")} if verb.lemma_ == "be" else set()
    if noun.dep_ == "nsubj" and said & _CERTAIN:
        return "proposed"
    if noun.dep_ != "nsubjpass" or verb.lemma_.lower() not in _SETTLING | _VOUCHING:
        return None
    return "proposed" if verb.lemma_.lower() in _SETTLING else "alleged"


def _is_weighed(copula: Token) -> bool:
    """ "the talks are not necessary": whether there should be any is the question."""
    return any(child.dep_ == "acomp" and child.lemma_.lower() in _WEIGHED for child in copula.children)


def _is_beside(noun: Token, verb: Token) -> bool:
    """ "called off the summit [in a letter]", "put it off [over the raid]": that by which, or for which, something is off."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _MEANS | _REASONS:
        return False
    over = preposition.head  # the parser may hang it on what is off
    return over.i == verb.i or (preposition.lower_ in _REASONS and over.head.i == verb.i)


def _is_untrue(copula: Token) -> bool:
    return any(child.dep_ in ("acomp", "attr") and child.lemma_.lower() in UNTRUE for child in copula.children)


def _of_predicate(copula: Token) -> Status | None:
    """ "the talks are due on Monday", "are to resume", "are under way", "an exchange is possible"."""
    for child in copula.children:
        if child.lower_ == "due" or (child.dep_ == "xcomp" and any(inner.tag_ == "TO" for inner in child.children)):
            return plan_undone(copula) or "planned"
        if child.dep_ == "acomp" and child.lemma_.lower() in _LIKELIHOODS:
            return "proposed"
        way = child.lower_ in ("underway", "ongoing") or any(
            (child.lower_, inner.lower_) in (("under", "way"), ("in", "progress")) for inner in child.children
        )
        if way and (copula.tag_ in ("VBZ", "VBP") or helpers(copula) & {"have", "has"}):
            return "ongoing"
    return None


def _is_near(noun: Token, verb: Token) -> bool:
    """ "would attend the talks", but not "nobody would speak at the doors of the talks": those were there already."""
    while noun.dep_ == "conj":
        noun = noun.head
    over = noun.head
    return (
        over.i == verb.i or (over.dep_ in ("prep", "agent", "dative") and over.head.i == verb.i) or over.dep_ in ("dobj", "pobj")
    )


def _of_noun(noun: Token) -> Status | None:
    """ "a planned visit", "upcoming talks", "the alleged raid", "the cancelled summit"."""
    words = {child.lower_ for child in noun.children if child.dep_ in ("amod", "advmod", "compound")}
    if words & {"planned", "upcoming", "scheduled", "forthcoming", "future", "next", "impending"}:
        return "planned"
    if words & {"proposed", "possible", "potential", "prospective"}:
        return "proposed"
    if words & {"cancelled", "canceled", "aborted", "postponed"}:
        return "cancelled"
    if words & {"alleged", "reported", "rumored", "rumoured", "purported", "supposed"}:
        return "alleged"
    if words & {"ongoing", "continuing", "current"}:
        return "ongoing"
    # "talks pencilled in for June", "the summit, which was called off"
    for clause in _passives_on(noun):
        if calls_off(clause):
            return "cancelled"
        if clause.lemma_.lower() in _PLANNING:
            return "planned"
    return None


def _passives_on(noun: Token) -> Iterator[Token]:
    """Passive clauses that describe the noun, also where the parser hangs them on its place: "the summit in Varna, which …"."""
    places = [place for child in noun.children if child.dep_ == "prep" for place in child.children if place.dep_ == "pobj"]
    for clause in (child for token in (noun, *places) for child in token.children):
        passive = clause.dep_ == "acl" or any(child.dep_ == "auxpass" for child in clause.children)
        negated = bool(helpers(clause) & NEGATIONS)
        if clause.dep_ in ("acl", "relcl") and clause.tag_ in ("VBN", "VBD") and passive and not negated:
            yield clause


def _has_no(trigger: Trigger) -> bool:
    """ "no talks were held", "held no talks", "killed no civilians", "met nobody"."""
    if trigger.noun is None and trigger.head.pos_ == "VERB":
        return any(child.dep_ == "dobj" and is_nobody(child) for child in trigger.head.children)
    noun = trigger.noun or trigger.head
    return any(child.lower_ == "no" and child.dep_ == "det" for child in noun.children)


def _is_of_neither(trigger: Trigger, verb: Token) -> bool:
    """ "neither the talks nor the summit took place", "there was neither a meeting nor a call"; what neither of them is besides,
    they are: "has been explained"."""
    noun = trigger.head
    while noun.dep_ == "conj" and noun.head.i != noun.i:
        noun = noun.head
    opened = any(child.lower_ == "neither" and child.i < noun.i for child in noun.children)
    if verb.lemma_ == "be" and noun.dep_ == "attr":
        return opened and any(child.dep_ == "expl" for child in verb.children)
    return trigger.head.i != verb.i and opened and verb.lemma_.lower() in ("take", "happen", "occur", "materialize", "hold")


def _is_hearsay(head: Token, clause: Token) -> bool:
    adverbs = {child.lower_ for token in (head, clause) for child in token.children if child.dep_ == "advmod"}
    above = clause.head if clause.dep_ == "xcomp" else clause
    passive_saying = (
        above.lemma_ in ("say", "believe", "report", "think", "allege", "rumor", "understand") and above.tag_ == "VBN"
    ) or (above.lemma_ == "suppose" and above.tag_ == "VBN" and "have" in helpers(clause))
    seems = above.lemma_.lower() in SEEMINGS
    if seems and head.pos_ == "NOUN" and head.dep_ == "nsubj" and head.head.i == clause.i:
        # "a warning appears to have made no impression": only its effect seems so
        effects = {child.lemma_.lower() for child in above.children if child.dep_ == "xcomp"}
        seems = not effects & {"make", "have", "bring", "leave", "fail", "do", "cause"}
    if _IT_IS_SAID.search(head.sent.text) is not None and head.sent.root.i in (clause.i, clause.head.i, head.i):
        return True
    return bool(adverbs & _HEARSAY) or seems or (clause.dep_ == "xcomp" and passive_saying)


def _is_told_by_others(above: Sequence[Attribution]) -> bool:
    """Whether a medium, a document or nobody by name is the outermost to tell it."""
    return bool(above) and above[-1].speaker_kind in ("outlet", "document", "anonymous", "unknown")


def _is_past_adjunct(trigger: Trigger) -> bool:
    """ "after the meeting", "letters sent in May": what a clause looks back on has happened, whatever the clause says."""
    noun = trigger.head
    if noun.pos_ != "NOUN":
        return False
    preposition = noun.head
    if noun.dep_ == "pobj" and preposition.lower_ in ("after", "following", "since", "during") and preposition.dep_ == "prep":
        return not (kindred_of(trigger.deed.kind) in _APPOINTED and waits(preposition.head))
    if noun.dep_ == "pobj" and preposition.lower_ == "at" and _has_been(preposition.head):
        return True  # "at their meeting they set up a panel", "they failed to agree at their meeting"
    if noun.dep_ == "pobj" and preposition.lower_ == "of" and preposition.head.lemma_.lower() in _LENGTHS:
        over = preposition.head
        return over.dep_ == "pobj" and over.head.lower_ in ("after", "following", "during")  # "after two days of talks"
    if noun.dep_ in ("pobj", "dobj") and preposition.lower_ == "following":
        return True
    sent = [child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    return any(
        child.lemma_.lower() in ("send", "hold", "write", "publish", "deliver", "make", "launch", "carry") for child in sent
    )


def _has_been(verb: Token) -> bool:
    """Whether a clause tells what was done, or what failed: "they failed to reach an accord at their meeting"."""
    if verb.tag_ == "VBD" and verb.pos_ == "VERB":
        return True
    while verb.dep_ in ("xcomp", "dobj", "acl") and verb.head.i != verb.i:
        verb = verb.head
        if verb.lemma_.lower() in ("fail", "refuse", "decline") and verb.tag_ == "VBD":
            return True
    return False
