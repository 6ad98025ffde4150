"""Passive infinitive → who suffers its deed: "The soldiers are to be released", "Dahl is expected to be arrested"."""

from spacy.tokens import Token

_OVER = frozenset({"xcomp", "acomp", "ccomp"})


def is_passive_infinitive(verb: Token) -> bool:
    """ "to be released", "to have been seized"."""
    words = {child.lower_: child.dep_ for child in verb.children}
    return verb.tag_ in ("VBN", "VBD") and words.get("to") == "aux" and "auxpass" in words.values()


def sufferer_over(verb: Token) -> Token | None:
    """The subject of the words over a passive infinitive; None where the infinitive, or somebody's asking for it, has another."""
    if not is_passive_infinitive(verb) or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return None
    above = verb
    while above.dep_ in _OVER and above.head.i != above.i:
        above = above.head
        if any(child.dep_ == "dobj" for child in above.children):
            return None  # "asked the court to be released": whom, the grammar does not tell
        subject = next((child for child in above.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return subject
    return None
