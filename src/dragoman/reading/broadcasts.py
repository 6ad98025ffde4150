"""Words that are a medium only where they tell or are somebody's: "state television", "the radio said", and no "broken radio"."""

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.reading.cues import speech_verbs
from dragoman.reading.gazetteer import state_adjective

BROADCASTS = frozenset({"television", "tv", "radio"})
_OWNED = frozenset("state national public local official regional provincial government private opposition".split())
_NAMED_SO = ("radio", "tv", "televi", "broadcast", "channel", "fm")
_REPORTS = frozenset({"reports", "claims", "states"})
_MASS = frozenset({"media", "press"})
_DEPENDENT = frozenset({"compound", "nmod", "amod"})


def is_broadcaster(noun: Token) -> bool:
    """ "Norlandish state radio", "Norland's television", "the radio said", "according to the radio"."""
    if noun.lemma_.lower() not in BROADCASTS or noun.tag_ in ("NNS", "NNPS"):
        return False
    if noun.dep_ in _DEPENDENT and not is_misread_saying(noun.head):
        return False
    owned = any(
        child.lower_ in _OWNED
        or child.lower_.startswith("state-")
        or state_adjective(child) is not None
        or (child.dep_ == "poss" and child.pos_ == "PROPN")
        or (child.lower_ in ("run", "owned", "controlled", "funded") and child.i and child.nbor(-1).text == "-")
        for child in noun.lefts
    )
    return owned or _tells(noun)


def _tells(noun: Token) -> bool:
    head = noun.head
    if noun.dep_ == "nsubj":
        return head.pos_ == "VERB" and head.lemma_.lower() in speech_verbs()
    return bool(noun.dep_ == "pobj" and head.lower_ == "to" and head.head.lower_ == "according")


def may_go_by(noun: str, names: list[str]) -> bool:
    """Whether a medium of these names can be taken up by the noun: "the radio" is no Daily Courier.

    >>> may_go_by("radio", ["Daily Courier"]), may_go_by("radio", ["Radio Norland"]), may_go_by("paper", ["Daily Courier"])
    (False, True, True)
    """
    return noun not in BROADCASTS or any(word in name.casefold() for name in names for word in _NAMED_SO)


def is_called_agency(names: Iterable[str]) -> bool:
    """ "Agence Norland", "the Norland News Agency": what may be taken up as "the agency"."""
    return any(word.casefold().startswith("agen") for name in names for word in name.split())


def is_misread_saying(noun: Token) -> bool:
    """ "The bridge is shut, state television reports.": a medium's verb that closes the sentence, to the tagger a noun."""
    if noun.lower_ not in _REPORTS or noun.tag_ != "NNS" or not noun.i or noun.i + 1 >= len(noun.doc):
        return False
    medium = noun.nbor(-1)
    if noun.nbor(1).text not in (".", "!", ";") or (medium.lemma_.lower() not in BROADCASTS and medium.lower_ not in _MASS):
        return False
    comma = next((i for i in range(medium.i - 1, noun.sent.start, -1) if noun.doc[i].text == ","), None)
    if comma is None or medium.i - comma > len(_REPORTS) + 2:
        return False
    return any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in noun.doc[noun.sent.start : comma])
