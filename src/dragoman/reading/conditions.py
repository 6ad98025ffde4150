"""Deed → the clause that conditions it: "if Berg agreed", "Should Norland agree", "provided that"."""

from spacy.tokens import Token

from dragoman.reading.asked import is_indirect_question

_CONDITIONS = frozenset({"if", "unless", "provided", "should"})
_ACCOUNTS = frozenset(
    "report account claim story rumour rumor press source medium media paper newspaper website leak witness version allegation "
    "daily information".split()
)
_HOLDING_TRUE = frozenset("proven right true correct accurate believe trust reliable credible founded confirm".split())
_BELIEVED = frozenset({"believe", "trust"})
_FITTING = frozenset("time price moment condition weather term".split())
_PROVISOS = frozenset(
    {
        ("as", "long", "as"), ("so", "long", "as"), ("provided", "that"), ("providing", "that"),
        ("on", "condition", "that"), ("in", "case"), ("only", "if"),
    }
)  # fmt: skip


def within_condition(token: Token) -> tuple[Token, ...]:
    """ "if the port opened": the deed that is the condition."""
    while token.head.i != token.i:
        if token.dep_ == "acl" and token.tag_ == "VBN":
            return ()  # "if the port freed the men seized in May": they were
        if token.dep_ == "advcl" and is_indirect_question(token):
            return ()
        if token.dep_ == "advcl" and any(m.lower_ in ("if", "unless") and m.dep_ == "mark" for m in token.children):
            return tuple(token.subtree)
        if token.dep_ in ("ccomp", "relcl"):
            return ()
        token = token.head
    return ()


def condition_of(clause: Token) -> tuple[Token, ...]:
    """The "if" clause of the deed's clause, or of one that governs it: "if Berg agreed, Dahl would be ready to come"."""
    verb = clause
    if (fronted := _fronted(clause)) and clause.i > fronted[-1].i:
        return fronted
    while True:
        for child in verb.children:
            if (
                child.dep_ == "advcl"
                and not is_indirect_question(child)
                and (_is_conditional(child) or _is_inverted(child) or _is_only_then(child, verb))
            ):
                return tuple(child.subtree)
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ == "provided":
                return tuple(child.subtree)
        if (proviso := _proviso(verb)) is not None:
            return proviso
        if verb.dep_ not in ("xcomp", "ccomp", "acomp") or (verb.dep_ == "ccomp" and verb.i != clause.i):
            return ()
        verb = verb.head


def is_if_true(condition: tuple[Token, ...]) -> bool:
    """ "if press reports prove right", "if the rebels' account is to be believed": no condition of the deed, but hearsay."""
    if not condition or not any(token.lower_ == "if" for token in condition):
        return False
    if any(token.lemma_.lower() in _BELIEVED and token.tag_ == "VBN" for token in condition):
        return not any(token.dep_ == "neg" for token in condition)  # "if the London paper is to be believed"
    if any(token.lower_ in ("right", "correct") and token.dep_ == "acomp" for token in condition):
        who = [token for token in condition if token.dep_ == "nsubj"]
        return bool(who) and all(token.lemma_.lower() not in _FITTING for token in who)  # "if the opposition is right"
    about = any(token.dep_ in ("nsubj", "nsubjpass") and token.lemma_.lower() in _ACCOUNTS for token in condition)
    negated = any(token.dep_ == "neg" for token in condition)
    return (
        about and not negated and any(token.lemma_.lower() in _HOLDING_TRUE or token.lower_ == "founded" for token in condition)
    )


def _is_only_then(verb: Token, clause: Token) -> bool:
    """ "Only when the last man is home will they sign", "Not until Norland stopped would Berg meet him": "will" before "they"."""
    first = verb.left_edge
    if verb.dep_ != "advcl" or first.i != verb.sent.start or first.lower_ not in ("only", "not"):
        return False
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    helper = next((child for child in clause.children if child.dep_ == "aux"), None)
    return subject is not None and helper is not None and helper.i < subject.i


def _proviso(verb: Token) -> tuple[Token, ...] | None:
    """ "as long as nobody shoots", "provided that the port is open", "on condition that": wherever the parser hangs it."""
    tokens = [token for token in verb.sent if token.i > verb.i]
    for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
        words = (first.lower_, second.lower_, third.lower_)
        if words in _PROVISOS or words[:2] in _PROVISOS:
            end = next((token.i for token in tokens if token.i > third.i and token.lower_ in (",", ";", '"', "”")), verb.sent.end)
            return tuple(token for token in tokens if first.i <= token.i < end)
        if first.dep_ in ("ccomp", "relcl", "conj") or first.lower_ in (",", ";"):
            return None
    return None


def _fronted(clause: Token) -> tuple[Token, ...]:
    """ "Should Norland agree, she added, Dahl would come": the parser may take the condition for the main clause."""
    tokens = list(clause.sent)
    comma = next((token.i for token in tokens if token.lower_ == ","), None)
    if tokens[0].lower_ != "should" or comma is None or tokens[-1].lower_ == "?":
        return ()
    return tuple(token for token in tokens if token.i < comma)


def _is_conditional(verb: Token) -> bool:
    return any(mark.lower_ in _CONDITIONS and mark.dep_ in ("mark", "advmod") for mark in verb.children)


def _is_inverted(verb: Token) -> bool:
    """ "Should Norland agree, …": the verb's helper before its subject, and first of all."""
    return bool(verb.left_edge.lower_ == "should" and verb.left_edge.dep_ == "aux")
