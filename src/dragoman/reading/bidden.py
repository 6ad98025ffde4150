"""Who is to do what another asks of him: "called on Berg to resign", "told Orland to expel them" (object control)."""

from spacy.tokens import Token

BIDDING = frozenset("tell instruct command advise beg implore beseech caution exhort plead".split())
_CONTROLLING = BIDDING | frozenset(
    "ask urge press order invite request encourage persuade convince force compel allow permit enable warn expect want need help "
    "push pressure lobby direct oblige require challenge cause lead let induce authorise authorize entitle empower remind tempt "
    "dare forbid nudge prompt provoke".split()
)
_CALLING = {"call": ("on", "upon"), "appeal": ("to",), "prevail": ("on", "upon"), "signal": ("to",), "plead": ("with", "to")}
_BIDS = frozenset("order call appeal request invitation demand plea instruction advice warning permission ultimatum".split())


def is_infinitive(verb: Token) -> bool:
    """ "to leave", "not to leave"."""
    return any(child.tag_ == "TO" for child in verb.children)


def is_warned_off(verb: Token) -> bool:
    """ "urged Orland not to close the port": a deed that nobody has done or plans."""
    return any(child.dep_ == "neg" for child in verb.children) and bidden(verb) is not None


def bidden(verb: Token) -> Token | None:
    """Who is to do the deed of an infinitive, where the words over it say so and it has no subject of its own."""
    over = verb.head
    if not is_infinitive(verb) or verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "relcl") or over.i > verb.i:
        return None
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return None
    lemma = over.lemma_.lower()
    if lemma in _CONTROLLING and any(child.dep_ == "auxpass" for child in over.children):
        return next((child for child in over.children if child.dep_ == "nsubjpass"), None)
    if over.pos_ == "NOUN":
        return _object_of(over, verb, ("to", "on", "upon", "for")) if lemma in _BIDS else None
    if lemma in _CALLING:
        return _object_of(over, verb, _CALLING[lemma])
    if lemma not in _CONTROLLING:
        return None
    return next(
        (child for child in over.children if child.dep_ in ("dobj", "dative", "iobj") and over.i < child.i < verb.i), None
    )


def _object_of(over: Token, verb: Token, prepositions: tuple[str, ...]) -> Token | None:
    for child in over.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in prepositions and child.i < verb.i:
            noun = next((noun for noun in child.children if noun.dep_ == "pobj"), None)
            if noun is not None and noun.ent_type_ not in ("DATE", "TIME"):
                return noun  # "called on Monday on Berg to resign"
    return None
