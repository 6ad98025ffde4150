"""Pronoun that says something → who told the sentence before it, and who cannot be meant, being named in what it says.

"The clerk said that Berg had left. He added …": the clerk adds. "Berg was abroad, he said.": not Berg, who would say "I" there.
"""

from collections.abc import Set

from spacy.tokens import Token

from dragoman.reading.cues import speech_verbs
from dragoman.reading.informants import VERBAL, closes

_SAYERS = frozenset({"nsubj"})
_SUBORDINATE = frozenset({"WP", "WDT", "WRB", "WP$"})
_OUTERMOST = frozenset({"ROOT", "conj", "parataxis", "ccomp"})


def is_saying(pronoun: Token) -> bool:
    """Whether a pronoun is the subject of a saying outright: "[he] added that …"."""
    verb = pronoun.head
    return pronoun.dep_ in _SAYERS and verb.pos_ == "VERB" and verb.lemma_.lower() in speech_verbs()


def told_before(pronoun: Token) -> range:
    """The tokens of the clause that a saying closes: "[Berg was abroad], he said."; empty where it is none."""
    doc, comma = pronoun.doc, pronoun.i - 1
    first = pronoun.sent.start
    start = max(
        [first, *(i + 1 for i in range(first, comma) if doc[i].text in (":", ";"))]
    )  # "Berg denied it: it was late, he said"
    opens = doc[start].tag_ in _SUBORDINATE or doc[start].dep_ in ("mark", "prep", "advcl") or doc[start].pos_ == "VERB"
    if comma <= start or doc[comma].text != "," or opens or not closes(pronoun.head):
        return range(0)
    return range(start, comma) if any(word.tag_ in VERBAL for word in doc[start:comma]) else range(0)


def names_told_behind(pronoun: Token) -> Set[str]:
    """The last words of names in what a pronoun is about to say: "He said that [Berg] was abroad."."""
    clauses = (child for child in pronoun.head.rights if child.dep_ == "ccomp")
    words = (word for clause in clauses for word in clause.subtree if word.i > pronoun.head.i)
    return {word.text.casefold() for word in words if word.tag_ == "NNP" and word.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")}


def teller_before(pronoun: Token, quoted: Set[int]) -> Token | None:
    """Who told the sentence before, if that is one by a common noun: "the clerk said", "according to a doctor"."""
    if pronoun.sent.start == 0:
        return None
    sentence = pronoun.doc[pronoun.sent.start - 1].sent
    sayers = [teller for token in sentence if token.i not in quoted and (teller := _teller_at(token)) is not None]
    teller = sayers[-1] if sayers else None
    return teller if teller is not None and teller.tag_ == "NN" and teller.n_lefts else None


def _teller_at(token: Token) -> Token | None:
    """The subject of an outermost saying, or the source behind "according to"."""
    if token.lower_ == "to" and token.i and token.nbor(-1).lower_ == "according":
        return next((child for child in token.children if child.dep_ == "pobj"), None)
    outermost = token.pos_ == "VERB" and token.tag_ in VERBAL and token.dep_ in _OUTERMOST
    if not outermost or token.lemma_.lower() not in speech_verbs():
        return None
    if any(above.pos_ == "VERB" and above.lemma_.lower() in speech_verbs() for above in token.ancestors):
        return None
    return next((child for child in token.children if child.dep_ in _SAYERS), None)
