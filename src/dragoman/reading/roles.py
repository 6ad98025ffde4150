"""Name → the roles that stand beside it, by words and commas: "Norland's envoy, Lena Dahl,", "Berg, who heads the bank,".

The parser hangs one of two such phrases on the other, or neither; between commas the words tell by themselves.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.reading.descriptions import actor_nouns, first_of_phrase, phrase_text, role_of_phrase
from dragoman.reading.gazetteer import titles
from dragoman.reading.informants import is_informant, is_subject_behind
from dragoman.reading.kinds import Name
from dragoman.reading.portfolios import PORTFOLIOS

_REACH = 9  # words of a phrase beside a name
_REACH_BEFORE = 14  # "the Minister of Foreign Affairs of the Arab Republic of Egypt, Lena Dahl,"
_LINKS = frozenset({"of", "in", "to", "for", "at", "from"})
_SERVING = frozenset({"of", "to", "for"})
_KIN = frozenset("son daughter wife husband brother sister father mother nephew niece cousin uncle aunt widow".split())
_OWNING = frozenset("a an the its his her their former ex-".split())
_WITHIN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM", "ADP", "PRON"})
_PEERS = frozenset({"counterpart", "colleague", "successor", "predecessor", "interlocutor"})
_POSTS = {
    "chair": "chair",
    "head": "head",
    "lead": "leader",
    "command": "commander",
    "run": "head",
    "direct": "director",
    "represent": "representative",
    "govern": "governor",
    "oversee": "overseer",
}

Role = tuple[str | None, str | None]


def roles_beside(doc: Doc, name: Name) -> Iterator[Role]:
    """The roles that a phrase before or behind a person's name gives."""
    if name.kind != "person":
        return
    head = head_before(doc, name)
    if head is not None and head.lemma_.lower() not in _PEERS:
        yield role_of_phrase(head)
    behind = _head_behind(doc, name.last)
    if behind is not None:
        yield role_of_phrase(behind)
    yield from _posts(doc, name.last)


def head_before(doc: Doc, name: Name) -> Token | None:
    """The head of the phrase that a name follows after a comma: "Norland's [envoy] in Varna, Lena Dahl,"."""
    comma = name.start - 1
    if (
        comma < 2
        or doc[comma].text != ","
        or doc[comma].sent.start != doc[name.first].sent.start
        or not _is_closed(doc, name.last)
    ):
        return None
    inner = _inner_head(doc, comma)
    if inner is None:
        return None
    head = inner
    while (outer := _outer_head(head)) is not None and not _is_titled_so(doc, name, head):
        head = outer  # "a spokesman for the president, Lena Dahl,": she speaks for him
    if head.tag_ in ("NNS", "NNPS") or is_subject_behind(doc, head, name.last):
        return None
    owned = any(child.dep_ == "poss" or child.lower_ in ("the", "its", "his", "her", "their") for child in head.lefts)
    served = any(child.lower_ in ("a", "an", "another") for child in head.lefts) and doc[head.i + 1].lower_ in _SERVING
    return head if owned or served else None


def _inner_head(doc: Doc, comma: int) -> Token | None:
    """The office nearest before a comma: "a spokesman for the [president],", "the [envoy] in Varna,"."""
    for index in range(comma - 1, max(doc[comma].sent.start, comma - _REACH_BEFORE) - 1, -1):
        token = doc[index]
        joint = token.text == "-" or (token.lower_ == "and" and doc[index + 1].lower_ in PORTFOLIOS)
        if not joint and (token.pos_ not in _WITHIN_PHRASE or (token.pos_ == "ADP" and token.lower_ not in _LINKS)):
            return None
        if (_is_office(token) or _is_kin(token)) and (index == comma - 1 or doc[index + 1].lower_ in _LINKS):
            return token
        if token.pos_ == "DET" and token.lower_ in ("a", "an") and not _is_served(doc, index):
            return None
    return None


def _is_served(doc: Doc, article: int) -> bool:
    """ "a member of a [party],": a body that the office before it is of."""
    return article > 0 and doc[article - 1].lower_ in _SERVING


def _outer_head(inner: Token) -> Token | None:
    """The office that serves another: "the [envoy] of the Secretary-General", "the [son] of the president"."""
    doc = inner.doc
    first = first_of_phrase(inner)
    link = doc[first - 1] if first else None
    if link is None or link.lower_ not in _SERVING or link.i == 0 or link.i <= inner.sent.start:
        return None
    outer = doc[link.i - 1]
    if outer.lower_ == "staff" and outer.i > 1 and doc[outer.i - 1].lower_ == "of":
        outer = doc[outer.i - 2]  # "the chief of staff to the governor"
    serves = _is_office(outer) or _is_kin(outer)
    return outer if serves and link.head.i in (outer.i, link.i - 1) and outer.tag_ not in ("NNS", "NNPS") else None


def _is_titled_so(doc: Doc, name: Name, office: Token) -> bool:
    """Whether the text has the office before the name elsewhere: "President Dahl … an aide to the president, Lena Dahl,"."""
    surname = doc[name.last]
    others = (token.i for token in doc if token.orth == surname.orth and token.i != surname.i)
    return any(
        doc[before].lower_ == office.lower_
        for other in others
        for before in range(max(0, other - 1 - (name.last - name.first)), other)
    )


def _is_kin(token: Token) -> bool:
    return token.lemma_.lower() in _KIN and token.pos_ == "NOUN" and token.dep_ not in ("compound", "poss")


def _is_closed(doc: Doc, last: int) -> bool:
    """Whether the phrase ends with the name, and is none of several names in a row."""
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is None or after.pos_ in ("PUNCT", "VERB", "AUX") or after.is_sent_start


def _head_behind(doc: Doc, last: int) -> Token | None:
    """ "Lena Dahl, a former [minister] of Norland,": the head of the phrase behind the comma."""
    if last + 2 >= len(doc) or doc[last + 1].text != "," or doc[last + 2].is_sent_start:
        return None
    first = doc[last + 2]
    owned = last + 3 < len(doc) and (doc[last + 3].lower_ in ("'s", "’s") or doc[last + 4 : last + 5].text in ("'s", "’s"))
    if first.lower_ not in _OWNING and not owned and not _is_office(first):
        return None
    for index in range(last + 2, min(last + 2 + _REACH, len(doc))):
        token = doc[index]
        if token.pos_ not in _WITHIN_PHRASE or token.pos_ == "ADP":
            return None
        following = doc[index + 1] if index + 1 < len(doc) else None
        ends = following is None or following.pos_ not in ("NOUN", "PROPN", "PART")
        if _is_office(token) and ends:
            closed = (
                following is None or following.lower_ in _LINKS or following.pos_ in ("PUNCT", "VERB", "AUX", "PRON", "CCONJ")
            )
            return token if closed and token.tag_ not in ("NNS", "NNPS") and not is_informant(token) else None
    return None


def _posts(doc: Doc, last: int) -> Iterator[Role]:
    """ "Lena Dahl, who chairs the harbor committee,": what she does is her post."""
    words = doc[last + 1 : last + 4]
    if len(words) < 3 or words[0].text != "," or words[1].lower_ != "who":
        return
    verb = next((token for token in doc[last + 3 : last + 6] if token.pos_ in ("VERB", "AUX")), None)
    title = _POSTS.get(verb.lemma_.lower()) if verb is not None else None
    body = next((child for child in verb.children if child.dep_ == "dobj"), None) if verb is not None else None
    if title is not None and body is not None:
        yield title, phrase_text(body)


def _is_office(token: Token) -> bool:
    lemma = token.lemma_.lower()
    office = lemma in titles() or lemma in _PEERS or actor_nouns().get(lemma) == "person"
    return office and token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "poss")
