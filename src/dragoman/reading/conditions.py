"""Deed → the clause that conditions it: "if Berg agreed", "Should Norland agree", "provided that"."""

from spacy.tokens import Token

_CONDITIONS = frozenset({"if", "unless", "provided", "should"})


def within_condition(token: Token) -> tuple[Token, ...]:
    """ "if the port opened": the deed that is the condition."""
    while token.head.i != token.i:
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
            if child.dep_ == "advcl" and (_is_conditional(child) or _is_inverted(child)):
                return tuple(child.subtree)
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ == "provided":
                return tuple(child.subtree)
        if verb.dep_ not in ("xcomp", "ccomp", "acomp") or (verb.dep_ == "ccomp" and verb.i != clause.i):
            return ()
        verb = verb.head


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
