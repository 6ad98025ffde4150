"""Plans and what becomes of them: "will meet", "was to come but did not", "the trip, due on Friday, was called off"."""

from spacy.tokens import Token

from dragoman.reading.bidden import is_infinitive
from dragoman.reading.denials import DENIALS, TELLINGS, is_neither, told_in
from dragoman.reading.sayers import source_of
from dragoman.reading.triggers import is_definite
from dragoman.reading.undone import NEGATIONS, is_negated
from dragoman.types import Status

CANCELLATIONS = frozenset(["cancel", "postpone", "scrap", "scuttle", "shelve", "abandon", "suspend", "delay", "axe"])
_TIMES = frozenset("time point stage moment occasion circumstance circumstances way account mean means".split())
_STAYING = frozenset(
    "stay remain fall fly return decide change withdraw abandon drop back pull prevent block refuse deny turn".split()
)
_PLANNED = frozenset("schedule plan slate expect suppose due arrange set intend hope be".split())
PLANS_IN_NOUNS = frozenset("plan intention decision promise pledge bid".split())
_LETTING_GO = frozenset({"drop", "ditch", "renounce", "withdraw", "retract", "rescind", "discard"})
_AS = 3  # words: "as had been planned", "as originally planned"
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})


def helpers(verb: Token) -> set[str]:
    """The auxiliaries and negations of a verb ("never" for "at no time"), those of the verb it is joined to where it has none."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")}
    near = (child for word in (verb, *verb.lefts) if word is verb or word.dep_ == "aux" for child in word.lefts)
    if any(_is_never(child) for child in near if child.dep_ in ("prep", "advmod", "preconj", "cc")):
        words.add("never")
    if verb.dep_ == "conj" and not words and verb.head.pos_ in ("VERB", "AUX") and verb.tag_ in ("VB", "VBN", "VBG"):
        return helpers(verb.head)  # "will meet and discuss"
    return words


def _is_never(adverbial: Token) -> bool:
    """ "at no time", "under no circumstances", "nowhere", "neither [met nor wrote]"; "in no time" is at once."""
    if adverbial.lower_ in ("nowhere", "neither"):
        return True
    if adverbial.lower_ == "in" and any(child.lower_ == "time" for child in adverbial.children):
        return False
    phrase = (child for child in adverbial.children if child.dep_ == "pobj" and child.lemma_.lower() in _TIMES)
    return any(inner.lower_ == "no" and inner.dep_ == "det" for noun in phrase for inner in noun.children)


def is_called_off_in_headline(head: Token) -> bool:
    """ "UN envoy postpones trip", "Dahl cancels visit": the parser takes such a verb for a noun before the deed."""
    names = (
        child for child in head.lefts if child.dep_ in ("compound", "nsubj") and child.tag_ == "NNS" and child.i + 1 == head.i
    )
    return any(child.lower_.removesuffix("s") in CANCELLATIONS for child in names)


def calls_off(verb: Token) -> bool:
    """ "was scrapped", "called off", "fell through", "the summit is off"."""
    lemma = verb.lemma_.lower()
    off = any(child.lower_ == "off" and child.dep_ in ("prt", "advmod", "acomp", "prep") for child in verb.children)
    through = lemma == "fall" and any(child.lower_ == "through" and not list(child.children) for child in verb.children)
    return lemma in CANCELLATIONS or through or (lemma in ("call", "break", "put", "cry", "be") and off)


def plan_over(deed: Token, nouns: frozenset[str] = PLANS_IN_NOUNS) -> Token | None:
    """The noun for a plan that a deed hangs on: "[plans] to meet", "a [plan] for talks"."""
    above = deed.head
    if deed.dep_ == "pobj" and above.lower_ == "for":
        above = above.head
    elif deed.tag_ != "VB" or deed.dep_ not in ("acl", "relcl") or all(child.lower_ != "to" for child in deed.children):
        return None
    return above if above.lemma_.lower() in nouns else None


def planner_of(deed: Token) -> Token | None:
    """Whose plan a deed is: "[Norland] dropped a plan to meet her", "[its] plans to leave", "plans by [Norland] to leave"."""
    plan = plan_over(deed)
    if plan is None:
        return None
    owners = [child for child in plan.children if child.dep_ == "poss"]
    owners += [name for child in plan.children if child.lower_ == "by" for name in child.children if name.dep_ == "pobj"]
    over = plan.head
    if not owners and plan.dep_ == "dobj" and (subject := source_of(over)) is not None:
        owners = [deed.doc[subject]]
    return owners[0] if owners else None


def is_given_up(plan: Token) -> bool:
    """ "dropped [plans] to meet", "the [plan] for talks was scrapped", "has given up its [plans] to visit"."""
    verb = plan.head
    if plan.dep_ not in ("dobj", "nsubj", "nsubjpass") or helpers(verb) & (NEGATIONS | FUTURE | {"would"}):
        return False
    up = verb.lemma_.lower() == "give" and any(
        child.lower_ == "up" and child.dep_ in ("prt", "advmod") for child in verb.children
    )
    return up or calls_off(verb) or verb.lemma_.lower() in _LETTING_GO


def was_planned(verb: Token) -> bool:
    """ "had been scheduled to meet on Monday but did not", "will not meet on Monday as planned": a plan that came to nothing."""
    return is_as_planned(verb) or any(
        token.lemma_.lower() in ("schedule", "plan", "slate", "due", "suppose", "expect", "arrange", "set")
        and token.i < verb.i
        and token.i != verb.i
        for token in verb.sent
    )


def is_as_planned(verb: Token) -> bool:
    """Whether "as planned", "as scheduled", "as had been announced" stands behind a verb and is of its clause."""
    return any(
        token.lemma_.lower() in ("plan", "schedule", "announce", "intend", "foresee")
        and token.tag_ == "VBN"
        and any(word.lower_ in ("as", "than") for word in token.doc[max(verb.i, token.i - _AS) : token.i])
        and not any(word.text in (",", ";") for word in token.doc[verb.i : token.i])
        for token in _behind(verb)
    )


def _behind(verb: Token) -> list[Token]:
    """The words of a sentence behind a verb."""
    return list(verb.doc[verb.i + 1 : verb.sent.end])


def is_before(verb: Token) -> bool:
    """ "will meet on Monday, before she leaves for Varna", "would not return before they had met": what waits for the future."""
    waits = any(mark.dep_ == "mark" and mark.lower_ in ("before", "until") for mark in verb.children)
    ahead = bool(helpers(verb.head) & (FUTURE | {"would"}))
    present = verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBN" and bool(helpers(verb) & {"has", "have", "had"}))
    return waits and ahead and verb.dep_ == "advcl" and present


def going_to(verb: Token) -> bool:
    """ "is going to meet", "is to meet"."""
    return bool(verb.dep_ == "xcomp" and (verb.head.lower_ == "going" or is_to_be(verb)))


def is_to_be(verb: Token) -> bool:
    """ "is to meet"."""
    return bool(verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and helpers(verb) & {"to"})


def is_purpose_of_what_lies_ahead(verb: Token, over: Token) -> bool:
    """ "will go to Varna to meet her", "is to fly there to hold talks"."""
    purpose = is_infinitive(verb)
    if over.lower_ == "everything" and over.dep_ == "dobj":
        over = over.head  # "will do everything to free them"
    return purpose and (bool(helpers(over) & (FUTURE | {"would"})) or going_to(over))


def is_refuted(plan: Token) -> bool:
    """ "denied that it had agreed to leave", "rejected a report that it had promised to come"."""
    over = plan.head
    if plan.dep_ in ("acl", "relcl") and over.lemma_.lower() in TELLINGS:
        return told_in(over) == "denied"
    return plan.dep_ == "ccomp" and over.lemma_.lower() in DENIALS and not is_neither(over) and not is_negated(over)


def plan_undone(plan: Token) -> Status | None:
    """ "was to meet X but did not", "was due to come, but the trip was put off", "had planned to come but stayed at home"."""
    if plan.lemma_.lower() not in _PLANNED:
        return None
    verb = plan.head if plan.pos_ == "ADJ" else plan
    had_been = "had" in helpers(verb) or verb.lower_ == "had"
    planned = [child for child in (*plan.children, *verb.children) if child.dep_ == "xcomp"]
    for child in (child for clause in (plan, verb, *planned) for child in clause.children):
        if child.dep_ != "conj" or child.i < plan.i or not _is_of_the_same(child):
            continue
        words = helpers(child)
        if words & NEGATIONS and (words & {"did"} or child.lower_ in ("did", "was", "were")):
            return "cancelled"
        if words & NEGATIONS and child.tag_ == "VBD":
            return "cancelled"  # "but never came"
        if calls_off(child) and not words & NEGATIONS:
            return "cancelled"
        stays = child.lemma_.lower() in _STAYING and child.tag_ in ("VBD", "VBN") and not words & FUTURE
        if had_been and stays and any(word.lower_ == "but" and word.i < child.i for word in (*plan.children, *verb.children)):
            return "cancelled"
    return None


def _is_of_the_same(verb: Token) -> bool:
    """ "…, but [the trip] was put off", "but was put off"; not "but a strike was called off"."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return all(subject.pos_ == "PRON" or is_definite(subject) for subject in subjects)


def waits(verb: Token) -> bool:
    """ "will decide after the summit", "would be taken after the talks in June"."""
    return verb.pos_ in ("VERB", "AUX") and bool(helpers(verb) & (FUTURE | {"would"}))
