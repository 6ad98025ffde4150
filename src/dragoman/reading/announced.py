"""Day beside an announcement → whether it is that of the announcement or of what is announced.

"The summit was announced on May 11 for June 16 in Varna": announced on the one day, planned for the other, and there.
"""

from spacy.tokens import Token

_ANNOUNCING = frozenset(
    "announce schedule set plan propose fix call convene agree offer confirm slate pencil book suggest arrange foresee envisage "
    "invite".split()
)
_PARTS = frozenset("nummod compound amod det nmod poss quantmod".split())


def announced_by(noun: Token) -> Token | None:
    """The verb that announces a noun's deed: "announced talks", "the talks were announced"."""
    verb = noun.head
    announces = noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in _ANNOUNCING
    return verb if announces and verb.pos_ == "VERB" else None


def is_set_for(token: Token) -> bool:
    """Whether a day stands behind "for": "announced a visit [for June 16]"."""
    return (preposition := _over(token)) is not None and preposition.lower_ == "for"


def set_by(token: Token) -> Token | None:
    """The verb that sets a day behind "for", on whichever of its words the parser hangs it."""
    over = _over(token)
    for _ in range(6):
        if over is None or over.head.i == over.i:
            return None
        over = over.head
        if over.pos_ == "VERB":
            return over if over.lemma_.lower() in _ANNOUNCING else None
    return None


def is_day_of_announcing(token: Token, noun: Token) -> bool:
    """Whether a day is that on which a noun's deed was announced, and not its own: "was announced on May 11", "on Monday
    announced talks"; not "announced talks on Monday", which may be either."""
    verb = announced_by(noun)
    if verb is None or verb.lemma_.lower() not in ("announce", "confirm") or is_set_for(token):
        return False
    top = token
    while top.head.i != top.i and top.head.i not in (verb.i, noun.i):
        top = top.head
    if top.head.i != verb.i:
        return False
    return bool(noun.dep_ == "nsubjpass" or token.i < noun.i)


def _over(token: Token) -> Token | None:
    """The preposition behind which a day stands, also within a month: "for [the second half of June]"."""
    for _ in range(6):
        while token.dep_ in _PARTS and token.head.i != token.i:
            token = token.head
        if token.dep_ != "pobj":
            return None
        if token.head.lower_ == "of" and token.head.head.pos_ == "NOUN":
            token = token.head.head
            continue
        return token.head
    return None
