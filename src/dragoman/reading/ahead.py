"""Time expression → whether its clause speaks of what is to come: "Friday" is the last one or the next.

What governs an infinitive decides when it is: "agreed to meet on Friday" looks ahead, "managed to land on Friday" back.
"""

import re
from functools import cache

from spacy.tokens import Token

from dragoman.reading.announced import is_set_for, set_by
from dragoman.reading.borne import is_passive_to_come
from dragoman.reading.lexicon import column, rows
from dragoman.reading.parse import Parse
from dragoman.reading.plans import PLANS_IN_NOUNS, plan_over
from dragoman.reading.triggers import is_definite
from dragoman.types import Span

_DEADLINE = re.compile(
    r"\b(?:until|by|before|as (?:soon|early) as|deadline of|no later than|"
    r"(?:until|before|ahead of) the(?: [\w-]+){1,3} (?:in|on|of)|(?:until|before|ahead of) (?:the|its|their))\s+$",
    re.IGNORECASE,
)
_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "would", "wo"})
_AHEAD_PARTICIPLES = frozenset(["plan", "schedule", "expect", "slate", "due", "set", "arrange"])
_PLANS = PLANS_IN_NOUNS | {"proposal", "preparation", "invitation", "hope", "date"}
_OPEN = frozenset("may might can ca could should must ought".split())
_UNDONE = frozenset("no none nobody neither nothing only barely hardly few".split())
_SENSING = frozenset("see hear feel watch smell sense notice tell".split())
# What these say of a deed they say of when it was done, or left undone: "managed to land on Sunday".
_IMPLICATIVES = frozenset(
    "manage fail try attempt struggle begin start continue cease proceed move rush hurry happen dare refuse decline neglect "
    "forget force compel oblige able unable vote".split()
)
_COMMITTING = frozenset(
    "agree promise pledge vow offer threaten undertake commit decide urge ask call order demand tell press persuade convince "
    "invite warn".split()
)
_WAITING = frozenset(
    "plan intend want hope wish expect schedule prepare arrange mean aim propose suppose slate set go need seek wait look "
    "consider request encourage appeal require instruct command advise recommend suggest believe report say think tend vow "
    "swear".split()
)
# Words in which somebody is bound to something; what is told of them with "a" or nothing before them has been.
_LETTERS = frozenset({"call", "conversation", "telephone", "phone", "speech", "interview"})
_EXCHANGES = frozenset(
    "talk meeting visit conversation discussion negotiation consultation clash trip session raid strike attack".split()
)
_CONFERRING = frozenset({"CONSULT", "AGREE", "REQUEST", "ACCUSE", "REJECT", ""})


def looks_ahead(parse: Parse, span: Span) -> bool:
    """Whether the clause around the expression speaks of what is to come.

    "will meet on Friday", "is due to arrive Friday", "the talks scheduled for Friday"; not "Friday's ruling".
    """
    index = parse.token_at(span[0])
    if index is None:
        return False
    token = parse.doc[index]
    if _DEADLINE.search(parse.text, max(0, span[0] - 50), span[0]):
        # "until Friday he has time" looks ahead, "until Friday he had been free" back.
        return not any(word.lower_ == "had" and word.dep_ == "aux" for word in token.sent)
    if token.dep_ == "poss" or (token.i + 1 < len(parse.doc) and parse.doc[token.i + 1].tag_ == "POS"):
        return False
    if _is_proposed_for(token):
        return True
    bound = bound_at(token)
    for _ in range(8):
        if token.pos_ == "NOUN" and _is_blow(token):
            return False  # "The bombing on Sunday might push them to leave"
        if _is_due(token) or plan_over(token, _PLANS) is not None:
            return True  # "plans for a summit in May were shelved"
        if token.pos_ in ("VERB", "AUX"):
            ahead = None if bound is not None and token.i == bound.i else _is_ahead(token)
            if ahead is not None:
                return ahead
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def looks_back(parse: Parse, span: Span) -> bool:
    """Whether the clause around the expression tells what was: "left in June", "has been shut since June", "the June raid"."""
    index = parse.token_at(span[0])
    token = parse.doc[index] if index is not None else None
    while token is not None:
        if token.pos_ in ("VERB", "AUX"):
            helpers = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
            governed = token.dep_ in ("xcomp", "ccomp") and token.tag_ in ("VB", "VBG")
            if helpers & {"is", "are", "am", "’s", "'s", "being"} and not helpers & {"has", "have", "had"}:
                return False
            if not governed:
                return token.tag_ in ("VBD", "VBN") or bool(helpers & {"has", "have", "had", "was", "were", "did", "'ve", "’ve"})
        elif token.pos_ == "NOUN" and _has_blow(token.lemma_.lower()):
            return True
        if token.head.i == token.i:
            break
        token = token.head
    return False


def _is_due(token: Token) -> bool:
    """ "the talks due on Friday have been cancelled", "a visit that was due on Friday"; not "had been due on Friday"."""
    behind = token.lower_ == "due" and token.pos_ != "VERB" and not any(child.lower_ == "to" for child in token.children)
    return behind and not any(child.lower_ == "had" for child in token.head.children)


def _is_blow(noun: Token) -> bool:
    """ "the attack", "last week's raid": told with an article, such deeds have been done, whatever may come of them."""
    if noun.dep_ == "pobj" and noun.head.lower_ in ("after", "following", "over", "since"):
        return _has_blow(noun.lemma_.lower())  # "will answer after the killing of two men on Sunday"
    opens = any(child.lower_ in _OPEN and child.dep_ == "aux" for child in noun.head.children)
    return opens and noun.dep_ in ("nsubj", "dobj", "pobj") and is_definite(noun) and _has_blow(noun.lemma_.lower())


@cache
def _has_blow(word: str) -> bool:
    return any(row["word"] == word and row["pos"] == "n" and row["type"] in ("ASSAULT", "COERCE") for row in rows("events"))


def _is_proposed_for(token: Token) -> bool:
    """ "a summit that Norland proposed for July", "foreseen for the latter half of June": what is set for a day lies after."""
    verb = set_by(token) if is_set_for(token) else None
    return verb is not None and not any(child.lower_ == "had" for child in verb.children)


def _is_ahead(verb: Token) -> bool | None:
    """Whether a verb looks ahead, or None where the verb above it decides."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & _AHEAD:
        return True
    if helpers & _OPEN and (is_open := _is_open(verb, helpers)) is not None:
        return is_open
    if "to" in helpers and (verb.tag_ == "VB" or is_passive_to_come(verb)):
        if _is_told_by_governor(verb) or _is_past_of_another_kind(verb):
            return None
        # "the countries to join on Friday were": the verb above says when; "agreed to join on Friday" looks ahead.
        had = verb.dep_ == "xcomp" and any(child.lower_ == "had" for child in verb.head.children)
        return None if had or verb.dep_ in ("acl", "relcl", "advcl") else True
    if "had" in helpers:
        return False  # "had been planning to seize the port in May"
    if verb.lemma_.lower() in _AHEAD_PARTICIPLES:
        active = verb.tag_ == "VBD" and not helpers
        return not active or verb.lemma_.lower() in ("schedule", "plan", "slate")
    if verb.tag_ in ("VBD", "VBN", "VBZ", "VBP") or helpers:
        return False
    return None


def _is_open(verb: Token, helpers: set[str]) -> bool | None:
    """ "may meet on Friday", "could host a summit in June"; not "might have met", "could not agree", "could hear shots"."""
    if "have" in helpers:
        return False
    if "could" not in helpers:
        return True
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    words = {word.lower_ for near in (verb, *subjects) for word in (near, *near.children)}
    undone = words & _UNDONE or any(child.dep_ == "neg" for child in verb.children)
    if undone or verb.lemma_.lower() in _SENSING:
        return False
    return None if verb.dep_ == "advcl" else True  # "left before he could sign on Friday": the verb above says when


def _is_told_by_governor(infinitive: Token) -> bool:
    """ "failed to agree on Tuesday", "were forced to leave on Friday", "was unable to come in April": see the verb above."""
    governor = infinitive.head
    if infinitive.dep_ not in ("xcomp", "ccomp") or governor.lemma_.lower() not in _IMPLICATIVES:
        return False
    bearer = governor.head if governor.pos_ == "ADJ" and governor.head.pos_ in ("AUX", "VERB") else governor
    now = {child.lower_ for child in bearer.children if child.dep_ in ("aux", "auxpass")} & {"is", "are", "am"}
    return bearer.tag_ not in ("VBZ", "VBP") and not now


def _is_past_of_another_kind(infinitive: Token) -> bool:
    """ "used drones to attack on Sunday", "had to close on Sunday", "helped them to leave on Sunday": when the verb above was.

    Only who binds himself or others, hopes, plans or waits looks ahead.
    """
    governor = infinitive.head
    if infinitive.dep_ not in ("xcomp", "ccomp") or governor.pos_ != "VERB" or governor.lemma_.lower() in _WAITING | _COMMITTING:
        return False
    helpers = {child.lower_ for child in governor.children if child.dep_ in ("aux", "auxpass")}
    return governor.tag_ == "VBD" or (governor.tag_ == "VBN" and bool(helpers & {"was", "were", "had"}))


def bound_at(token: Token) -> Token | None:
    """What somebody bound themselves to on that day: of "promised to leave during a visit on Monday" it is "leave"."""
    exchange = _exchange_before(token)
    for _ in range(8):
        if exchange is None or token.head.i == token.i:
            return None
        if token.pos_ == "VERB" and _was_bound_in(exchange, token):
            return token
        token = token.head
    return None


def _exchange_before(token: Token) -> Token | None:
    """ "after talks in Doha on Sunday", "in a letter on Monday": the exchange that a day is told of, unless it is known."""
    for word in reversed(list(token.doc[token.sent.start : token.i])):
        if word.pos_ in ("VERB", "AUX", "PUNCT"):
            return None
        if word.pos_ == "NOUN" and word.dep_ == "pobj":
            told = any(child.lower_ in ("the", "this", "that", "these", "those", "next") for child in word.lefts)
            return None if told else word
    return None


def _was_bound_in(exchange: Token, verb: Token) -> bool:
    """ "promised to leave during a visit on Monday", "agreed to free the crew after talks on Sunday": the promise was made there.

    What may be done at a meeting may be meant for it: "agreed to sign at a meeting on Friday".
    """
    infinitive = verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children) and verb.dep_ in ("xcomp", "ccomp")
    if not infinitive or verb.head.tag_ not in ("VBD", "VBN") or verb.head.lemma_.lower() not in _COMMITTING:
        return False
    noun, preposition = exchange.lemma_.lower(), exchange.head.lower_
    if preposition == "in" and (noun in _LETTERS or noun in column("media", "noun")):
        return True
    if noun not in _EXCHANGES:
        return False
    return preposition in ("after", "following", "during") or (preposition in ("at", "in") and not _is_conferring(verb))


def _is_conferring(verb: Token) -> bool:
    """ "meet", "sign", "discuss", and what no row holds ("raise"): things that are done at a meeting."""
    objects = {child.lemma_.lower() for child in verb.children if child.dep_ == "dobj"}
    found = {kind for partners, kind in _categories().get(verb.lemma_.lower(), ()) if not partners or partners & objects}
    return not found or bool(found & _CONFERRING)


@cache
def _categories() -> dict[str, tuple[tuple[frozenset[str], str], ...]]:
    """PLOVER's categories of each verb of the lexicon, with the objects that a row asks for."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for row in rows("events"):
        if row["pos"] == "v":
            found.setdefault(row["word"].split()[0], []).append((frozenset(filter(None, row["with"].split("|"))), row["type"]))
    return {word: tuple(kinds) for word, kinds in found.items()}
