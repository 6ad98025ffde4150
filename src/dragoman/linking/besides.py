"""Denial → whether it denies what is told, or only somebody's part in it, or something about it.

"The rebels denied any part in the attack" denies the attack by the rebels, and no attack by others. "denied that the meeting had
been secret" denies no meeting.
"""

import re
from collections.abc import Collection

from dragoman.linking.anaphora import families_named
from dragoman.linking.denials import SHARE, clause_denied
from dragoman.linking.desk import families_of
from dragoman.linking.eventkinds import AMONG_PERSONS
from dragoman.linking.heads import heads
from dragoman.linking.marks import SIDE, profiles_of
from dragoman.linking.negations import HAPPENS
from dragoman.linking.sides import states_in
from dragoman.linking.stances import disowns, names_a_report
from dragoman.linking.statements import Deed, Told
from dragoman.types import Claim

# "denied any part in it", "had no hand in", "was not behind", "nothing to do with", "not the work of", "its men had"
_OWN_HAND = re.compile(
    rf"\b{SHARE}\s+(?:\w+\s+)?(?:in|for|to|with|of)\b|"
    r"\b(?:involved|complicit|implicated|responsible|guilty|linked|connected|tied|privy|party)\s+(?:in|for|to|with|of)\b|\bto\s+blame\s+for\b|"
    r"\bbehind\s+(?:the|an?|this|that|any|\w+['’]s)\b|\bnothing\s+(?:whatever\s+|at\s+all\s+)?to\s+do\s+with\b|\banything\s+to\s+do\s+with\b|"
    r"\b(?:its|his|her|their|our|my)\s+(?:own\s+)?(?:work|doing|handiwork)\b|\bwork\s+of\s+(?:its|his|her|their|our|my)\b|"
    r"\b(?:any|none|nobody|no\s+one|no\s+\w+|not\s+one)\s+(?:of|from|among)\s+(?:its|his|her|their|our|my)\b|"
    r"\bden(?:y|ies|ied|ying)\s+(?:ever\s+)?(?!(?:know|be|any|every|no|some)(?:ing|thing)\b)\w+ing\b|"
    r"\b(?:that|and)\s+(?:its|his|her|their|our|my)\s+(?:\w+\s+)?(?:men|fighters|forces|soldiers|troops|gunmen|militants|members|agents|units?|"
    r"aircraft|planes|jets|drones|ships|boats|navy|army|air\s+force|police|services?|artillery|gunners|marines|commandos|supporters)\b|"
    r"\b(?:took|taken|taking|take|play|played|playing|had|have|having)\s+(?:any\s+|no\s+)?(?:part|role)\b",
    re.IGNORECASE,
)
# "denied knowing who had fired", "any link between the meeting and the release": of the deed itself nothing is said
_OPEN = re.compile(
    r"\b(?:know(?:ing|s|n)?|knew|learn(?:ed|t)?|told|aware)\s+(?:of\s+|about\s+)?(?:who|why|how|where|when|what|which|whether)\b|"
    r"\b(?:links?|connections?|relations?|ties)\s+between\b",
    re.IGNORECASE,
)
_DISCLAIMS = re.compile(
    r"\bnot\s+(?:the\s+|(?:its|his|her|their|our|my)\s+)(?:own\s+)?(?:work|doing|handiwork)\b|"
    rf"\b(?:disclaim|disavow|disown)(?:s|ed|ing)?\b|\b(?:reject|dismiss|repudiat|rebut)\w*\s+(?:any|all|every|the)\s+(?:\w+\s+)?{SHARE}\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"(?:\b(?:the|this|these|those|its|his|her|their|our)|\w['’]s?)\s+"
    r"(?:(?!(?:had|has|have|was|were|is|are|been|would|will|did|could|may|might)\b)[\w-]+\s+){0,2}$|"
    r"\b(?:when|while|where|after|before|during)\s+(?:[\w.'’-]+,?\s+){0,8}$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:(?:the|this|these|those)\b|(?:[\w-]+\s+){0,3}[\w-]+['’]s?\s)(?:\s*[\w-]+){1,3}", re.IGNORECASE)
_UNTRUE = re.compile(
    r"\b(?:invent\w*|fabricat\w*|fiction\w*|untrue|false|lies?|baseless|unfounded|groundless|hoax|fake\w*|nonsense|fair(?:y|ies)\s+tales?|"
    r"myths?|fantas\w+|imagin\w+|figments?)\b",
    re.IGNORECASE,
)
_UNTRUE_THAT = re.compile(r"\b(?:untrue|not\s+true|false|nonsense|a\s+lie)\s+that\b", re.IGNORECASE)
_SOMEBODYS = re.compile(
    r"(?:his|her|their|its)\s+(?:own\s+)?(?:[\w-]+\s+){0,2}?(?:office|spokes\w+|ministry|aides?|lawyers?|staff|party)\b",
    re.IGNORECASE,
)
_QUOTED = 4  # tellings of a claim whose words are looked at
_HEARD = ("occurred", "ongoing")
_DONE = (*_HEARD, "alleged")


def is_somebodys(source: str) -> bool:
    """Whether a source speaks for whom the sentence names beside it.

    >>> is_somebodys("his office"), is_somebodys("the office")
    (True, False)
    """
    return _SOMEBODYS.match(source) is not None


def is_of_another_hand(told: Told, claim: Claim) -> bool:
    """Whether a denial is of a part in the deed of a claim that has nothing of who denies it, or of something about that deed."""
    families = families_of(claim)
    if denies_a_part(told, families):
        return bool(heads(told.source)) and not is_about(told, claim)
    return denies_besides(told, families)


def denies_a_part(told: Told, families: Collection[str]) -> bool:
    """Whether somebody denies that he or his have done it, or had a part in it: that it was done he leaves open."""
    text = told.statement.text
    denies = told.cue == "denies" or told.negative or told.statement.stance == "denies" or _DISCLAIMS.search(text) is not None
    if not denies or _OPEN.search(text) is not None:
        return False
    if _OWN_HAND.search(text) is not None or _DISCLAIMS.search(text) is not None:
        return True
    return disowns(text) and not {*families} & AMONG_PERSONS


def denies_besides(told: Told, families: Collection[str]) -> bool:
    """Whether a denial speaks of a deed of these families as known, and denies something about it."""
    text, start = told.statement.text, told.statement.span[0]
    deeds = [deed for deed in told.deeds if deed.family in families]
    if told.negative and _OPEN.search(text) is not None:
        return True  # "there was no link between the talks and the raid"
    if told.cue != "denies":
        return False
    if _OPEN.search(text) is not None:
        return True
    if not deeds:
        clause = clause_denied(text) or ""
        subject = _SUBJECT.match(clause)  # "the visit had been cut short": the visit is there
        known = subject is not None and bool(families_named(subject[0]) & {*families})
        return known and HAPPENS.search(clause) is None
    done = _HEARD if names_a_report(text) else _DONE
    if _UNTRUE.search(text) is not None and clause_denied(text) is None and _UNTRUE_THAT.search(text) is None:
        return False  # "the letter is an invention"
    if any(deed.mention.status not in done for deed in deeds):
        return False
    return all(_is_known(text, deed, start) for deed in deeds)


def is_about(told: Told, claim: Claim) -> bool:
    """Whether a claim is about who denies it: him, his side, or a name in the words for him."""
    concerned = {*claim.actors, *(actor for profile in profiles_of(claim) for actor in profile.actors)}
    if told.statement.speaker in concerned or bool(heads(told.source) & heads_of(claim)):
        return True
    sides = {*states_in(told.source), *((told.side,) if told.side is not None else ())}  # "a Saudi official"
    return any(f"{SIDE}{side}".replace(" ", "_") in concerned for side in sides)


def heads_of(claim: Claim) -> frozenset[str]:
    """How the words of a claim's first tellings begin."""
    told = [claim.summary, *(reason.right.quote for reason in claim.reasons[: _QUOTED - 1])]
    return frozenset().union(*map(heads, told))


def _is_known(text: str, deed: Deed, start: int) -> bool:
    return _KNOWN.search(text[: max(0, deed.trigger[0] - start)]) is not None
