"""Words in capitals that name no actor: who asks in a transcript, and ships, which are what somebody sails or seizes."""

from spacy.tokens import Doc, Token

from dragoman.reading.gazetteer import name_words, states
from dragoman.reading.spelling import same_words
from dragoman.reading.turn_labels import NO_NAMES

_ZONES = frozenset("GMT UTC CET CEST EET MSK EST EDT BST PST".split())
_VESSELS = frozenset(
    "trawler tanker freighter frigate ship boat vessel ferry destroyer cruiser corvette submarine gunboat warship cutter "
    "bulker barge yacht schooner steamer flotilla tugboat supertanker minesweeper icebreaker longliner".split()
)


def is_clock(doc: Doc, first: int, last: int) -> bool:
    """ "16:05 [GMT]": letters for a time zone behind an hour."""
    return first == last and doc[first].text in _ZONES and first > 0 and doc[first - 1].text[:1].isdigit()


_HYPHENS = frozenset("-‑–")
_NAMES = 4  # words of a name before a colon
_BEHIND = 9  # words behind it in which the colon stands


def is_label_of_turn(doc: Doc, first: int, last: int) -> bool:
    """ "QUESTION (Harbour Press): …", "Q: …": who asks there is nobody by name."""
    if first != last or doc[first].text not in NO_NAMES or last + 1 >= len(doc):
        return False
    return doc[last + 1].text in (":", "(", ".", ".:") or (doc[first].text.isupper() and doc[first].is_sent_start)


def is_speaking_label(doc: Doc, first: int, last: int) -> bool:
    """ "LENA DAHL: We met.", "OMAR AL-SALIH, MINISTER OF TRADE: …": capitals before a colon, where somebody is to speak."""
    names = [token for token in doc[first : last + 1] if token.text not in _HYPHENS]
    if not 1 < len(names) <= _NAMES or not all(len(name) > 1 and name.text.isupper() and name.is_alpha for name in names):
        return False
    if any(name.text.title() in name_words() or name.text.title() in states() for name in names) or not doc[first].is_sent_start:
        return False
    behind = doc[last + 1 : last + 1 + _BEHIND]
    colon = next((place for place, token in enumerate(behind) if token.text == ":"), None)
    between = behind[:colon] if colon is not None else behind
    office = between[1:] if len(between) > 1 and between[0].text == "," else ()
    apposed = bool(office) and (all(token.text.islower() for token in office) or all(token.text.isupper() for token in office))
    return colon is not None and (colon == 0 or apposed)


def is_vessel(doc: Doc, first: int, last: int) -> bool:
    """ "the trawler Amira", "the Amira, a trawler out of Tyre", "the crew of the Amira": a ship, by any of its mentions."""
    before = doc[first - 1].lower_ if first else ""
    if before != "the" and before not in _VESSELS:
        return False
    return any(_is_called_vessel(token, token.i - (last - first)) for token in same_words(doc[last]))


def _is_called_vessel(name: Token, first: int) -> bool:
    before = name.doc[first - 1].lower_ if first > 0 else ""
    if before in _VESSELS:
        return True
    if before != "the":
        return False
    if any(child.dep_ == "appos" and child.lemma_.lower() in _VESSELS for child in name.children):
        return True
    if name.dep_ == "pobj" and name.head.lower_ == "aboard":
        return True
    return bool(name.dep_ == "pobj" and name.head.lower_ == "of" and name.head.head.lemma_.lower() in {"crew", "skipper", "hull"})
