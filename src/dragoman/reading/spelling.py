"""A name as it stands: its words and letters, what the tagger sees in it, and where else in the text the same word stands."""

import re
from collections import Counter
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.tokens import Doc, Token

_SURNAME_ENDING = re.compile(
    r"\w{2}(?:ić|ič|ovic|evic|ovich|evich|ovych|enko|chuk|shvili|adze|idze|oğlu|oglu|escu|sson|ssen|zadeh|yev|yeva|ovsky|evsky|ovski|"
    r"evski|ovska|evska|yan)$"
)


def same_words(token: Token) -> list[Token]:
    """The tokens of the document that are this very word."""
    doc = token.doc
    return [doc[int(index)] for index in np.flatnonzero(_words(doc) == token.orth)]


@lru_cache(maxsize=1)
def _words(doc: Doc) -> NDArray[np.uint64]:
    """The numbers of a document's words; those of the last one are kept."""
    words: NDArray[np.uint64] = doc.to_array(ORTH)
    return words


def bears_a_known_surname(doc: Doc, first: int, last: int) -> bool:
    """ "Oleni Haskar and Tomas Berg met. Haskar said …": the tagger knows the surname alone where it missed the whole name."""
    if last - first > 2 or not all(token.pos_ == "PROPN" and token.text.istitle() for token in doc[first : last + 1]):
        return False
    return any(
        token.ent_type_ == "PERSON" and token.dep_ == "nsubj" and not list(token.lefts) and token.head.pos_ == "VERB"
        for token in same_words(doc[last])
        if not first <= token.i <= last
    )


def ends_as_surnames_do(doc: Doc, first: int, last: int) -> bool:
    """ "Dragan Ilić", "Oleg Marchenko": two names, the last with an ending that surnames have and bodies do not."""
    two = last - first == 1 and all(token.pos_ == "PROPN" and token.text.istitle() for token in doc[first : last + 1])
    return two and _SURNAME_ENDING.search(doc[last].text) is not None


def tagger_label(doc: Doc, first: int, last: int) -> str:
    """The label that most tokens of the name have from the tagger."""
    labels = Counter(doc[i].ent_type_ for i in range(first, last + 1) if doc[i].ent_type_)
    return labels.most_common(1)[0][0] if labels else ""


def is_domain(words: str) -> bool:
    """Whether the words are a domain name."""
    name, dot, suffix = words.rpartition(".")
    return bool(dot) and len(name) > 1 and suffix.isalpha() and 2 <= len(suffix) <= 4 and suffix.islower() and " " not in words


def words_between(doc: Doc, first: int, last: int) -> str:
    """The tokens as they stand, single spaces between."""
    return "".join(doc[i].text + (" " if doc[i].whitespace_ and i < last else "") for i in range(first, min(last + 1, len(doc))))


def plain(words: str) -> str:
    """A name whatever the typesetter's apostrophe.

    >>> plain("O’Dahl") == plain("O'Dahl")
    True
    """
    return words.replace("’", "'").replace("ʼ", "'")


def initials(words: str) -> str:
    """First letters of a name's capitalised words.

    >>> initials("Norland Monetary Fund")
    'NMF'
    """
    return "".join(word[0] for word in words.replace("-", " ").split() if word[0].isupper())
