"""What is told and denied: "rejected a report that …", "reports of … are wrong", "denied a meeting"."""

from spacy.tokens import Token

from dragoman.types import Status

DENIALS = frozenset(["deny", "disavow", "refute", "reject", "dismiss", "rebut", "dispute"])
TELLINGS = frozenset(
    "report claim charge rumor rumour allegation accusation suggestion insinuation story news account assertion word speculation "
    "contention notion tale".split()
)
_DENIED = frozenset({"deny", "disavow", "refute", "rebut", "repudiate"})
_STOPS = frozenset(",;:")
_SUBJECTS = frozenset({"nsubjpass", "csubjpass", "csubj"})
_ASKED = frozenset("request application visa permit petition appeal bail entry access permission licence license".split())
_SPREADING = frozenset("circulate publish report say write claim allege spread mention attribute print broadcast post".split())
_EMPTY = frozenset({"devoid", "bereft", "without"})
_TAKEN_BACK = frozenset({"retract", "withdraw", "correct"})
_CALLING = frozenset({"call", "brand", "label", "term", "deem", "declare", "pronounce", "describe", "dub"})
_GROUNDS = frozenset({"foundation", "basis", "truth", "substance", "merit", "ground", "grounds"})
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
    if telling.dep_ in ("dobj", "nsubj", "nsubjpass") and _is_called_untrue(telling):
        return "denied"  # "called the story of her journey pure invention"
    if telling.dep_ in ("nsubj", "nsubjpass") and _is_groundless(above):
        return "denied"
    # "proved false", "turned out to be untrue"
    being = [above, *(child for child in above.children if child.dep_ == "xcomp" and child.lemma_ == "be")]
    untrue = (child for word in being for child in word.children if child.dep_ in ("acomp", "attr", "oprd", "amod"))
    if telling.dep_ in ("nsubj", "nsubjpass") and any(UNTRUE & {t.lemma_.lower() for t in child.subtree} for child in untrue):
        return "denied"
    return "alleged"


def _is_called_untrue(telling: Token) -> bool:
    """ "called [the story] pure invention", wherever the parser hangs what it is called."""
    verb = telling.head
    if verb.lemma_.lower() not in _CALLING and verb.head.lemma_.lower() in _CALLING:
        verb = verb.head
    if verb.lemma_.lower() not in _CALLING or any(child.dep_ == "neg" for child in verb.children):
        return False
    stop = next((t.i for t in verb.doc[telling.i :] if t.text in _STOPS or t.is_sent_end), len(verb.doc))
    said = verb.doc[telling.i + 1 : stop + 1] if telling.i > verb.i else [t for t in verb.subtree if t.i > verb.i]
    return any(word.lemma_.lower() in UNTRUE for word in said)


def _is_groundless(verb: Token) -> bool:
    """ "are without any foundation", "have no basis in fact", "are devoid of truth"; not "are not without foundation"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    if verb.lemma_ == "have":
        grounds = (child for child in verb.children if child.dep_ == "dobj" and child.lemma_.lower() in _GROUNDS)
        return any(inner.lower_ == "no" for noun in grounds for inner in noun.children)
    under = [word for child in verb.children if child.dep_ in ("prep", "acomp") for word in child.subtree]
    return any(w.lower_ in _EMPTY for w in under) and any(w.lemma_.lower() in _GROUNDS for w in under)


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


def is_denied_of(head: Token, noun: Token | None = None) -> bool:
    """ "[The meeting] was denied by both", "that they [met] was denied in Varna", "the letter that he is said to have [sent] was
    denied": what is told in the subject of a passive denial. `noun` is what carries the deed of the verb `head`.

    What somebody is denied is no denial ("the men who met her were denied entry"), and neither is a request that is turned down.
    """
    if _is_denied_clause(head):
        return True
    subject = head
    while subject.dep_ not in _SUBJECTS and subject.head.i != subject.i:
        subject = subject.head
    verb = subject.head
    ruled_out = verb.lemma_.lower() == "rule" and any(child.lower_ == "out" for child in verb.children)
    if subject.dep_ not in _SUBJECTS or not (verb.lemma_.lower() in _DENIED or ruled_out) or is_neither(verb):
        return False
    beside = {child.dep_ for child in verb.children}
    if "auxpass" not in beside or beside & {"dobj", "oprd", "neg", "dative"} or subject.lemma_.lower() in _ASKED:
        return False
    told = {head.i} if noun is None else {head.i, noun.i}
    return subject.i in told or subject.dep_ in ("csubj", "csubjpass") or _is_in_telling(head, subject)


def is_in_untrue_telling(head: Token) -> bool:
    """ "What has been published about [a letter] is false", "rejected as baseless what was said of [a letter]"."""
    verb = head
    while verb.lemma_.lower() not in _SPREADING and verb.head.i != verb.i:
        verb = verb.head
    if verb.lemma_.lower() not in _SPREADING or not any(child.lower_ == "what" for child in verb.lefts) or verb.i > head.i:
        return False
    over = [verb.head] if verb.dep_ in ("csubj", "ccomp", "nsubj") else []
    copulas = [word for word in (*over, *verb.children) if word.lemma_ == "be" and word.i > head.i]
    said = (child for copula in copulas for child in copula.children if child.dep_ in ("acomp", "attr", "oprd"))
    if any((UNTRUE | _EMPTY) & {word.lemma_.lower() for word in child.subtree} for child in said):
        return not any(child.dep_ == "neg" for copula in copulas for child in copula.children)
    return any(word.lemma_.lower() in DENIALS and not is_neither(word) for word in over)


def _is_denied_clause(verb: Token) -> bool:
    """ "[That] they [met] was denied by both", to the parser two clauses beside each other."""
    if verb.sent[0].lower_ != "that" or verb.pos_ not in ("VERB", "AUX"):
        return False
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    denied = next((token for token in behind if token.lemma_.lower() in _DENIED and token.tag_ == "VBN"), None)
    between = verb.doc[verb.i + 1 : denied.i] if denied is not None else ()
    passive = any(token.lemma_ == "be" for token in between)
    return passive and not any(token.text in _STOPS or token.lower_ in ("who", "which", "whom") for token in between)


def _is_in_telling(head: Token, subject: Token) -> bool:
    """ "reports of a letter", "the claim that they met": the deed is what the telling tells."""
    return subject.lemma_.lower() in TELLINGS and head.i > subject.i


def is_object(noun: Token, verb: Token) -> bool:
    """ "denied [a meeting]", "denied [any contact or talks]"."""
    while noun.dep_ == "conj":
        noun = noun.head
    return bool(noun.dep_ == "dobj" and noun.head.i == verb.i)


def is_neither(verb: Token) -> bool:
    """ "would neither confirm nor deny": no denial."""
    return bool(verb.i > 0 and verb.nbor(-1).lower_ == "nor")
