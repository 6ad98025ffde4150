"""A noun's deed → the clauses that say when and where it is: "the talks, which were due to open in Varna on Monday"."""

from spacy.tokens import Token

_PLANNED = frozenset(
    {
        "propose",
        "suggest",
        "foresee",
        "envisage",
        "due",
        "schedule",
        "plan",
        "set",
        "expect",
        "slate",
        "scheduled",
        "planned",
        "expected",
        "slated",
    }
)
_HAPPENING = frozenset(
    "take occur happen hold begin open start resume reopen end convene sign conclude launch carry foresee".split()
)


def due_to_happen(noun: Token) -> list[Token]:
    """The talks "are due [to open] in Varna on Monday", "are expected [to resume]": the verb that says where and when."""
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return []
    plan = next((child for child in noun.head.rights if child.dep_ == "acomp"), noun.head)
    if not {plan.lemma_.lower(), plan.lower_} & _PLANNED:
        return []
    return [child for child in plan.rights if child.dep_ == "xcomp" and child.lemma_.lower() in _HAPPENING]


def is_plan_of(verb: Token, noun: Token) -> bool:
    """ "the talks, which were due to open in Varna on Monday", "a first meeting, which took place on May 4"."""
    if noun.pos_ != "NOUN":
        return False
    clause = verb
    while clause.dep_ in ("xcomp", "acomp") and clause.head.i != clause.i:
        clause = clause.head
    words = {clause.lemma_.lower(), *(child.lower_ for child in clause.children if child.dep_ == "acomp")}
    if clause.dep_ not in ("relcl", "acl"):
        return False
    return bool(words & (_PLANNED | _HAPPENING)) and (clause.head.i == noun.i or is_told_of(clause, noun))


def is_told_of(clause: Token, noun: Token) -> bool:
    """ "a meeting of Norland and Orland, which took place on May 4": a deed takes place, whatever noun the parser hangs it on."""
    place = clause.lemma_.lower() in ("occur", "happen") or any(
        child.dep_ == "dobj" and child.lower_ == "place" for child in clause.children
    )
    token = clause.head
    while place and token.i > noun.i and token.dep_ in ("pobj", "conj", "prep", "compound"):
        token = token.head
    return bool(place and token.i == noun.i)
