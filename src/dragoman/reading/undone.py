"""What stands over a deed and says that it was not done, or leaves that open: "without meeting", "did not confirm that".

Implicative and negated governors (Karttunen 1971, "Implicative verbs"; Saurí and Pustejovsky 2009, "FactBank").
"""

import re

from spacy.tokens import Token

from dragoman.reading.denials import DENIALS, UNTRUE, is_neither
from dragoman.types import Status

NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_ONLY = frozenset({"only", "just", "merely", "simply"})
_AVOIDING = frozenset({"avoid", "forgo", "forego", "shun", "eschew", "dodge", "evade"})
FOILING = frozenset({"foil", "thwart", "avert", "prevent", "forestall", "preempt", "stymie"})
_KEEPING_FROM = frozenset(
    "prevent stop keep bar block ban dissuade deter discourage restrain preclude hinder refrain abstain desist hold shy".split()
)
_ABLE = frozenset("able willing ready prepared keen eager likely inclined due set free bound allowed permitted".split())
_UNABLE = frozenset({"unable", "unwilling", "reluctant", "unlikely", "impossible", "powerless"})
_AIMS = frozenset(
    "plan schedule intend expect want agree wish hope seek promise pledge offer propose decide manage succeed dare bother choose "
    "consent allow permit authorise authorize suppose slate commit undertake".split()
)
_PLANS = frozenset(
    "plan intention prospect invitation decision need agreement wish offer desire proposal date possibility chance "
    "arrangement commitment readiness willingness reason".split()
)
_TRACES = frozenset({"evidence", "proof", "sign", "indication", "trace", "record"})
_TELLING = frozenset(
    "confirm say verify acknowledge admit believe think accept claim assert disclose specify reveal state allege suggest report "
    "comment establish corroborate".split()
)
_VOUCHING = frozenset({"confirm", "verify", "acknowledge", "admit", "corroborate"})
_DOUBTS = frozenset({"doubt", "question", "dispute", "disbelieve", "doubtful", "sceptical", "skeptical", "unclear", "uncertain"})
_WITHHOLDING = frozenset({"decline", "refuse", "unable", "unwilling"})
_TRUE = frozenset({"true", "correct", "accurate", "right"})
_WRONGLY = frozenset({"incorrectly", "wrongly", "falsely", "mistakenly", "erroneously", "inaccurately"})
_ATTEMPTS = frozenset({"try", "attempt", "seek"})
_LIGHT = frozenset(
    "be hold have make conduct carry launch reach sign start begin resume take attend join stage impose open enter give pay "
    "accept conclude arrange organise organize host".split()
)
_REPELLED = frozenset("drive repel repulse push beat fail thwart foil stop turn hold prevent force".split())
_LIFTING = frozenset("lift ease relax remove waive loosen drop scrap end suspend".split())
_BREAKING = frozenset("break violate breach flout".split())
_IMPOSED = frozenset({"sanction", "obstruction", "boycott", "censorship", "martial-law", "ban"})
_FAMILIAR = frozenset({"familiar", "acquainted", "conversant"})
_WITHIN = frozenset("xcomp ccomp pcomp pobj prep acl dobj attr nsubj nsubjpass csubj acomp advcl relcl conj".split())


_NOT_SO = re.compile(
    r"\b(?:(?:does|do|did)(?: not|n[’']t) correspond to (?:the facts|reality|the truth)|"
    r"it (?:is|was)(?: not the case|n[’']t the case| untrue| false| a lie| nonsense| pure invention)|"
    r"it (?:would be|is|was) (?:wrong|false|incorrect|untrue|mistaken|inaccurate|a mistake) to "
    r"(?:say|claim|think|suggest|report|write)),?(?: [\w ]{3,40} (?:says?|said|notes?|noted|added),)? that\b",
    re.IGNORECASE,
)
_TURN = re.compile(r";|,? but\b|\balthough\b|\bthough\b|, (?:who|which)\b")


def _is_said_not_so(head: Token) -> bool:
    """ "It is not the case that Norland attacked her", "it would be wrong to say that he was expelled"."""
    if head.i == head.sent.root.i:
        return False  # who says so
    before = head.doc[head.sent.start : head.i + 1].text
    opening = _NOT_SO.search(before)
    return opening is not None and _TURN.search(before, opening.end()) is None


def undone(head: Token, clause: Token) -> Status | None:
    """ "denied" where the words over a deed say that it was not done or will not be, "alleged" where they leave it open."""
    if _is_said_not_so(head):
        return "denied"
    if (never := _is_passed_over(clause)) is not None:
        return never
    token = head
    while token.head.i != token.i and token.dep_ in _WITHIN:
        link, below, token = token.dep_, token, token.head
        if (link in ("advcl", "relcl") and token.lower_ != "nothing") or (link == "conj" and token.pos_ not in ("VERB", "AUX")):
            return None
        if link == "acl" and below.tag_ in ("VBN", "VBD") and not any(child.dep_ in ("aux", "mark") for child in below.children):
            return None  # "the bodies of those killed in May"
        if (status := _said_by(token, below, link)) is not None:
            return status
        if link == "ccomp" or (head.pos_ == "NOUN" and not _is_of_the_deed(token, below)):
            return None
    return None


def _is_of_the_deed(over: Token, below: Token) -> bool:
    """Whether what is said of a word is said of the deed under it: "plans for talks", "hold talks"; not "mention the attack"."""
    if over.pos_ in ("ADP", "SCONJ"):
        return True
    if over.pos_ == "NOUN":
        return over.lemma_.lower() in _PLANS | _TRACES or below.dep_ == "conj"
    return over.pos_ in ("VERB", "AUX") and over.lemma_.lower() in _LIGHT


def _is_passed_over(clause: Token) -> Status | None:
    """ "Rather than meet Berg, Dahl flew to Minsk", "tried to seize the port but were driven back"."""
    first = clause.left_edge
    if first.i >= 2 and [first.nbor(-2).lower_, first.nbor(-1).lower_] == ["rather", "than"]:
        return "denied"
    marks = [child.lower_ for child in clause.children if child.i < clause.i]
    if "rather" in marks and "than" in marks:
        return "denied"
    attempt = clause.head if clause.dep_ == "xcomp" else None
    if attempt is not None and attempt.lemma_.lower() in _ATTEMPTS:
        failures = (child for child in attempt.children if child.dep_ == "conj" and child.lemma_.lower() in _REPELLED)
        but = any(child.lower_ == "but" and child.dep_ == "cc" for child in attempt.children)
        if but and any(verb.lemma_.lower() == "fail" or _is_passive(verb) for verb in failures):
            return "denied"
    return None


def _said_by(token: Token, below: Token, link: str) -> Status | None:
    lemma = token.lemma_.lower()
    if token.pos_ in ("ADP", "SCONJ"):
        return "denied" if _keeps_from(token, below) else None
    if token.lower_ == "nothing" and link in ("acl", "relcl"):
        return "denied"  # "there is nothing to discuss with them"
    if token.pos_ in ("NOUN", "PROPN"):
        none = any(child.lower_ == "no" and child.dep_ == "det" for child in token.children)
        return "denied" if none and lemma in _PLANS | _TRACES and link in ("acl", "prep", "pobj", "ccomp", "relcl") else None
    if lemma in FOILING and link in ("dobj", "nsubjpass") and not is_negated(token):
        return "denied" if token.dep_ != "xcomp" else None  # "police foiled an attack"; not "failed to prevent the attack"
    if lemma in _AVOIDING and link in ("xcomp", "dobj", "ccomp"):
        return "denied"
    if lemma in _UNABLE and link in ("xcomp", "ccomp"):
        return "denied"
    if link in ("xcomp", "ccomp", "acl") and lemma in _ABLE | _AIMS and is_negated(token):
        of_another = any(child.dep_ in ("nsubj", "nsubjpass") for child in below.children)
        return None if of_another else "denied"  # "nobody expected Norland to attack" says nothing of whether it did
    if lemma in DENIALS and link in ("ccomp", "xcomp", "dobj") and is_negated(token) and not is_neither(token):
        return "alleged"  # "has not denied that", "does not dispute meeting her"
    if link == "dobj" and lemma in _VOUCHING and (is_negated(token) or is_neither(token) or _is_withheld(token)):
        return "alleged"  # "has not confirmed the meeting", "declined to confirm a visit"
    if link not in ("ccomp", "csubj"):
        return None
    if lemma == "be" and below.i > token.i and _is_false(token):
        return "denied"
    if lemma in _DOUBTS:
        return "alleged"
    if lemma in _TELLING and any(child.lower_ in _WRONGLY for child in token.children):
        return "denied"
    if lemma in _TELLING | DENIALS and (is_negated(token) or is_neither(token) or _is_withheld(token)):
        return "alleged"
    return None


def _is_false(copula: Token) -> bool:
    """ "it is not true that", "it is false that"."""
    if not any(child.dep_ == "nsubj" and child.lower_ in ("it", "this", "that") for child in copula.children):
        return False  # "denied that there was a letter; the reports are false"
    said = {child.lemma_.lower() for child in copula.children if child.dep_ in ("acomp", "attr")}
    return bool(said & UNTRUE) or bool(said & _TRUE and is_negated(copula))


def _keeps_from(preposition: Token, below: Token) -> bool:
    """ "without meeting Berg", "instead of meeting", "refrained from shelling", "kept the rebels from taking the town"."""
    word, over = preposition.lower_, preposition.head
    if word == "without":
        return True
    if word in ("of", "than"):
        return preposition.i > 0 and preposition.nbor(-1).lower_ in ("instead", "rather")
    if over.dep_ == "xcomp" and (over.head.lemma_.lower() in _UNABLE | {"fail"} or is_negated(over.head)):
        return False  # "was unable to keep them from killing"
    return word in ("from", "off") and below.tag_ == "VBG" and over.lemma_.lower() in _KEEPING_FROM and not is_negated(over)


def is_negated(word: Token) -> bool:
    """ "did not plan", "is not ready", "neither Berg nor Dahl agreed"; not "is not only ready"."""
    words = [word]
    if word.pos_ == "ADJ" or word.tag_ == "VBN":
        words += [word.head] if word.dep_ in ("acomp", "attr", "oprd", "xcomp") else []
    if word.dep_ == "conj" and word.head.pos_ in ("VERB", "AUX") and not any(c.dep_ in ("nsubj", "aux") for c in word.children):
        words.append(word.head)  # "did not confirm or deny"
    for one in words:
        for child in one.children:
            if child.lower_ in NEGATIONS and (child.i + 1 == len(child.doc) or child.nbor(1).lower_ not in _ONLY):
                return True
            if child.dep_ in ("nsubj", "nsubjpass") and is_nobody(child):
                return True
    return False


def is_nobody(subject: Token) -> bool:
    """ "none of the envoys", "no aircraft", "neither Berg nor Dahl"."""
    if subject.lower_ in ("no", "none", "nobody", "neither", "nothing"):
        return True
    first = subject.left_edge
    if first.lower_ == "not" and first.nbor(1).lower_ in ("one", "a") and first.i + 1 < subject.i:
        return first.nbor(2).lower_ not in ("few", "little")  # "not one ship", "not a single soldier"
    return any(
        (child.lower_ == "no" and child.dep_ == "det") or (child.lower_ == "neither" and child.i < subject.i)
        for child in subject.children
    )


def _is_withheld(telling: Token) -> bool:
    """ "declined to say whether", "was unable to confirm that", "refused to confirm or deny that"."""
    telling = telling.head if telling.dep_ == "conj" else telling
    over = telling.head
    return telling.dep_ == "xcomp" and (over.lemma_.lower() in _WITHHOLDING or (over.lower_ == "able" and is_negated(over)))


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def is_only_presupposed(noun: Token, kind: str) -> bool:
    """ "lifted the sanctions", "broke the truce", "people familiar with the talks": a deed that is there, not told."""
    if noun.pos_ != "NOUN":
        return False
    over = noun.head
    if noun.dep_ == "pobj" and over.lower_ == "with" and over.head.lower_ in _FAMILIAR:
        return True
    if noun.dep_ not in ("dobj", "nsubjpass") or any(child.lower_ == "off" for child in over.children):
        return False
    lemma = over.lemma_.lower()
    return (lemma in _LIFTING and kind in _IMPOSED) or (lemma in _BREAKING and kind == "ceasefire")
