"""Noun → whether a word for a medium means none here: "diplomatic channels", "a network of firms", "visited the site"."""

from spacy.tokens import Token

# What a word for a medium is beside these words.
_OTHERWISE = {
    "channel": frozenset(
        "diplomatic consular official back military private secret direct communication communications humanitarian financial "
        "legal shipping navigation proper usual various political bilateral appropriate formal informal confidential backdoor "
        "deconfliction irrigation water banking trade intelligence security other deep narrow navigable".split()
    ),
    "network": frozenset(
        "spy smuggling criminal trafficking procurement terrorist terror road rail railway power electricity gas pipeline tunnel "
        "social supply militant drug financial illicit underground shadow patronage clandestine transport jihadist espionage "
        "computer phone mobile telephone intelligence vast global".split()
    ),
    "site": frozenset(
        "nuclear military construction launch test burial missile crash archaeological holy mine mining enrichment religious "
        "heritage dump storage drilling industrial blast explosion disposal camp building landing undeclared sensitive secret "
        "underground historic impact alleged suspected weapons polling detention production atomic".split()
    ),
    "station": frozenset(
        "police power polling petrol gas fire railway train bus metro border research space pumping naval coal hydroelectric "
        "filling service weather nuclear subway coastguard electricity compressor force air army radar rescue lifeboat".split()
    ),
    "outlet": frozenset({"retail", "power", "sea"}),
    "portal": frozenset({"stone"}),
}
_ISSUED = frozenset("release releases briefing conference statement office secretary service freedom corps gallery point".split())
_WRITTEN = frozenset("negotiating position policy working white green discussion concept draft joint food options".split())
_OWN = frozenset({"our", "my", "your"})
_MEDIAL = frozenset(
    "tv television news satellite telegram youtube radio broadcast media web cable broadcasting online internet twitter".split()
)
_TELLING = frozenset(
    "say report write quote cite publish air broadcast claim add run carry post announce show tell print note".split()
)
# Done to places, and to no medium.
_THERE = frozenset(
    "visit inspect shell hit strike attack reach enter leave search bomb guard evacuate secure approach surround raid seize "
    "excavate clear demolish".split()
)
_WHERE = frozenset({"at", "near", "around", "outside", "into", "toward", "towards"})
_THROUGH = frozenset({"through", "via", "over"})


def is_no_medium(noun: Token) -> bool:
    """Whether a word for a medium speaks of something else, by what stands beside it, is done to it, or it is made of."""
    lemma = noun.lemma_.lower()
    if lemma == "press" and noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in _ISSUED:
        return True
    beside = {child.lower_ for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod")}
    if beside & _MEDIAL:
        return False
    if beside & _OTHERWISE.get(lemma, frozenset()):
        return True
    over = noun.head
    tells = noun.dep_ == "nsubj" and over.lemma_.lower() in _TELLING
    if lemma == "channel":
        plural = noun.tag_ == "NNS"
        led = noun.dep_ == "pobj" and over.lower_ in _THROUGH
        return not tells and plural and (led or (noun.dep_ in ("nsubj", "dobj", "nsubjpass") and not beside))
    if lemma == "network":
        return any(child.dep_ == "prep" and child.lower_ == "of" and child.i == noun.i + 1 for child in noun.rights)
    if lemma in ("site", "station"):
        done = noun.dep_ in ("dobj", "nsubjpass") and over.lemma_.lower() in _THERE
        return done or (noun.dep_ == "pobj" and over.lower_ in _WHERE)
    return False


def is_own_paper(noun: Token) -> bool:
    """ "in our paper", "a position paper": a document, and no newspaper."""
    words = {child.lower_ for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod", "poss")}
    return noun.lemma_.lower() == "paper" and bool(words & (_WRITTEN | _OWN))
