"""What is told and denied: "rejected a report that …", "reports of … are wrong", "denied a meeting"."""

from spacy.tokens import Token

from dragoman.types import Status

DENIALS = frozenset(["deny", "disavow", "refute", "reject", "dismiss", "rebut", "dispute"])
TELLINGS = frozenset(
    "report claim charge rumor rumour allegation accusation suggestion insinuation story news account assertion word speculation "
    "contention notion tale".split()
)
_TAKEN_BACK = frozenset({"retract", "withdraw", "correct"})
UNTRUE = frozenset(
    "wrong untrue false inaccurate incorrect baseless unfounded groundless fabricated fake mistaken erroneous absurd nonsense "
    "fabrication invention hoax fiction preposterous ludicrous".split()
)


def telling_over(noun: Token, clause: Token) -> Token | None:
    """ "reports of a letter", "rumours about talks": the telling whose content a noun's deed is."""
    token = noun
    while token.i != clause.i and token.head.i != token.i:
        preposition = token.head
        if token.dep_ == "pobj" and preposition.lower_ in ("of", "about", "on") and preposition.head.lemma_.lower() in TELLINGS:
            return preposition.head
        token = token.head
    return None


def told_in(telling: Token) -> Status:
    """What becomes of what is told: "rejected a report that …" and "reports of … are wrong" deny it, else it is hearsay."""
    above = telling.head
    if telling.dep_ in ("dobj", "nsubjpass") and above.lemma_.lower() in DENIALS | _TAKEN_BACK and not is_neither(above):
        return "denied"
    if telling.dep_ == "pobj" and above.lower_ == "as" and above.head.lemma_.lower() in DENIALS:
        return "denied"  # "dismissed as false a report that …"
    # "proved false", "turned out to be untrue"
    being = [above, *(child for child in above.children if child.dep_ == "xcomp" and child.lemma_ == "be")]
    untrue = (child for word in being for child in word.children if child.dep_ in ("acomp", "attr", "oprd", "amod"))
    if telling.dep_ in ("nsubj", "nsubjpass") and any(UNTRUE & {t.lemma_.lower() for t in child.subtree} for child in untrue):
        return "denied"
    return "alleged"


def is_unknown(noun: Token) -> bool:
    """ "knew nothing of such a letter", "was not aware of any talks", "had no knowledge of a meeting"."""
    over = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "about"):
        return False
    if over.lower_ == "knowledge":
        return any(child.lower_ == "no" for child in over.children)
    if over.lower_ == "nothing":
        return bool(over.dep_ == "dobj" and over.head.lemma_ == "know")
    negated = any(child.dep_ == "neg" for word in (over, over.head) for child in word.children)
    return bool(over.lemma_.lower() in ("aware", "know") and negated)


def is_object(noun: Token, verb: Token) -> bool:
    """ "denied [a meeting]", "denied [any contact or talks]"."""
    while noun.dep_ == "conj":
        noun = noun.head
    return bool(noun.dep_ == "dobj" and noun.head.i == verb.i)


def is_neither(verb: Token) -> bool:
    """ "would neither confirm nor deny": no denial."""
    return bool(verb.i > 0 and verb.nbor(-1).lower_ == "nor")
