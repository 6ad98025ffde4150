"""What an office is for: "Minister for [Trade and Energy]", "[Water] Minister", "Adviser on [National Security]".

A portfolio is no state and no body: the Water Minister is not of a land called Water.
"""

from spacy.tokens import Doc, Token

from dragoman.reading.gazetteer import demonyms, states, titles
from dragoman.reading.spelling import words_between

_OFFICES = frozenset(
    "state treasury defense defence energy war commerce labor agriculture education interior justice transportation".split()
)
# What an office may be for, on or to: "Minister for Foreign Affairs", "Adviser on National Security".
_SUBJECTS = _OFFICES | frozenset(
    (
        "affairs foreign external internal home national security public religious social economic economy trade finance "
        "industry commerce investment planning development cooperation integration information communications media culture "
        "tourism sports sport youth women children family health education science technology environment climate water "
        "irrigation fisheries forestry rural petroleum oil gas mines mining minerals electricity power infrastructure "
        "transport roads railways aviation ports shipping housing urban works justice law human rights reconciliation peace "
        "reintegration refugees migration immigration disarmament nonproliferation counterterrorism terrorism sanctions "
        "unification reunification "
        "strategic parliamentary regional tribal border borders armed forces arms control counter-terrorism "
        "intelligence "
        "political military policy neighbourhood staff humanitarian emergencies relief veterans middle east europe africa asia "
        "america south north central western eastern labour employment food fishery lands resources digital innovation gender "
        "equality welfare telecommunications"
    ).split()
)
TO_SUBJECT = frozenset({"of", "for", "on", "to"})
_ELSEWHERE = frozenset("state middle east europe africa asia america south north central western eastern staff policy".split())
# Right before a minister: "Water Minister", "Labour Secretary".
PORTFOLIOS = (_SUBJECTS - _ELSEWHERE) | frozenset(
    (
        "land natural renewable technology research higher families budget revenue customs supply supplies construction "
        "antiquities endowments ecology railway railroads civil maritime marine cities regions reform reforms privatisation "
        "privatization pensions nuclear space mineral hydrocarbons consumer police local constitutional"
    ).split()
)
_HOLDERS = frozenset({"minister", "ministers", "secretary", "undersecretary", "commissioner"})


def in_portfolio(doc: Doc, index: int) -> bool:
    """Whether a comma or "and" stands between what a minister is for: "the Water, Irrigation [and] Energy Minister"."""
    if doc[index].lower_ not in (",", "and", "&") or index == 0 or not _is_capital_portfolio(doc, index - 1):
        return False
    joined = False
    for token in doc[index : index + 9]:
        if token.lower_ in _HOLDERS and token.text[:1].isupper():
            return joined and doc[token.i - 1].lower_ in PORTFOLIOS
        joined = joined or token.lower_ in ("and", "&")
        if token.lower_ not in (",", "and", "&") and not _is_capital_portfolio(doc, token.i):
            return False
    return False


def before_office(doc: Doc, first: int, begin: int) -> int:
    """First token of what the office that begins at `begin` is for, down to `first`: "[Trade and Energy] Minister"."""
    while begin > first:
        joint = doc[begin - 1].lower_ in (",", "and", "&") and begin - 1 > first and doc[begin].lower_ in PORTFOLIOS
        before = doc[begin - 2 if joint else begin - 1].lower_
        if before not in PORTFOLIOS:
            break
        begin -= 2 if joint else 1
    return begin


def has_portfolio(office: Token) -> bool:
    """Whether an office is one that has a portfolio: a minister's, a secretary's."""
    return office.lower_ in _HOLDERS


def _is_capital_portfolio(doc: Doc, index: int) -> bool:
    return doc[index].text[:1].isupper() and doc[index].lower_ in PORTFOLIOS


def leads_to_subject(doc: Doc, index: int) -> bool:
    """Whether a small word stands between an office and what it is for, or two such things: "Minister for Trade and Energy"."""
    after = index + 2 if index + 2 < len(doc) and doc[index + 1].lower_ == "the" else index + 1
    if index == 0 or after >= len(doc) or not doc[after].text[:1].isupper():
        return False
    if subject_end(doc, after, min(after + 3, len(doc) - 1)) is None:
        return False
    if doc[index].lower_ == "and":
        return is_subject(doc, index - 1) and _is_of_office(doc, index - 1)
    if doc[index].lower_ not in ("for", "on", "to"):
        return False
    before = doc[index - 1]
    of_state = before.lower_ == "state" and index > 2 and doc[index - 2].lower_ == "of" and doc[index - 3].lower_ in titles()
    return before.text[:1].isupper() and (before.lower_ in titles() or of_state)


def _is_of_office(doc: Doc, index: int) -> bool:
    """Whether a word is in what an office is for: of "Minister for Trade and Energy", not of "a minister met Norland and …"."""
    while index > 0 and (is_subject(doc, index) or doc[index].lower_ in ("of", "for", "on", "to", "the", "and", ",")):
        if doc[index].lower_ in titles():
            return True
        index -= 1
    return doc[index].lower_ in titles()


def is_subject(doc: Doc, index: int) -> bool:
    """Whether a word is of what offices are for, or of a state."""
    known = doc[index].lower_ in _SUBJECTS or doc[index].text == "Near"  # "Near Eastern Affairs"
    return known or doc[index].text in states() or doc[index].text in demonyms()


def subject_end(doc: Doc, first: int, last: int) -> int | None:
    """The last word of what an office is for; None where none begins here."""
    for last_of_state in range(min(last, first + 3), first, -1):
        if words_between(doc, first, last_of_state) in states():
            return last_of_state
    end: int | None = None
    for index in range(first, last + 1):
        if is_subject(doc, index):
            end = index
        elif end is None or doc[index].lower_ != "and":
            break
    return end
