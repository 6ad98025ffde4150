"""Words of a source → whether what they tell is told in the negative: "no shell crossed the river", "we were never warned".

Only the first clause counts, and only English. Whether such words deny hangs on what others tell: alone they are a telling as any
other; beside somebody who tells the thing in the affirmative they deny it (`denials.answering`).
"""

import re

# "no shell", "not one of our tanks", "nobody"; not "no doubt", "no fewer than nine", "not only", "Statement No. 12"
_NONE = (
    r"(?:no(?!\s+(?:doubt|longer|sooner|matter|more|fewer|less|later|comment|wonder|other|further|secret|mystery|surprise|coincidence|"
    r"accident|denying|disputing)\b|[.:]?\s*\d)|"
    r"not\s+(?:a|an|one|any|even|a\s+single)\b|none|nobody|no[- ]one|nothing(?!\s+(?:but|more|less|other|further|new|else))|"
    r"nowhere|neither)\b"
)
_NOT = r"(?:not|never)\b(?!\s+(?:only|just|merely|simply|yet|even\s+only|so\s+much|less|fewer|more|before|until|a\s+few))"
_HELPERS = r"(?:am|is|are|was|were|be|been|has|have|had|do|does|did|will|would|shall|should|could|can)"
_OPENS = re.compile(
    rf"^(?:(?:and|but|so|in\s+fact|at\s+no\s+time|on\s+no\s+account)[\s,]+)*(?:{_NONE}|never\b|at\s+no\s+time|on\s+no\s+account)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"\b{_HELPERS}\s+(?:\w+ly\s+)?{_NOT}|\b(?:is|are|was|were|has|have|had|do|does|did|would|could)n['’]t\b|\bcannot\b|\bwo(?:n['’]t)\b|"
    rf"\b(?!(?:with|by|at|in|on|of|for|to|from|if|as|than|but|or|and)\b)[a-z]\w+\s+(?:(?:of|to|from|by)\s+)?{_NONE}|"
    r"(?<!\bas\s)\bnever\s+(?!(?:before|again|mind|less)\b)\w+",
    re.IGNORECASE,
)
# What stands before a negation and puts it into another clause, and what takes it back.
_OTHER_CLAUSE = re.compile(
    r"[;:,–—(]|\b(?:who|whom|which|whose|when|while|if|unless|because|since|as|although|though|after|before|until|where|whether|and|but|so)\b",
    re.IGNORECASE,
)
# What parts a negation from a deed that it does not reach: "will not talk to those who shelled it", "did not reply after it".
_PARTED = re.compile(
    r"\b(?:who|whom|whose|which|after|before|since|because|although|though|despite|as long as|while|until)\b", re.IGNORECASE
)
_TURNS = re.compile(r"\bbut\s+(?:in|on|at|by|from|for|to|that|rather|only|the|a|an)\b|\brather\b|\binstead\b", re.IGNORECASE)
# "one week is not nothing", "not without reason", "not displeased": two negations are none.
_TWICE = re.compile(
    r"\bnot\s+(?:nothing|nobody|without|unaware|unhappy|unwilling|unlikely|unknown|unusual|uncommon|displeased|disinclined|"
    r"indifferent|insignificant)\b",
    re.IGNORECASE,
)
# "the letter", "his long letter": a deed that is known; what is said of it in the negative denies it only by such verbs.
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
HAPPENS = re.compile(
    r"\b(?:tak\w+|took)\s+place|\b(?:happen|occur|exist|materiali[sz]|beg[aiu]n|start|c[ao]me?\s+about)\w*|\b(?:held|written|sent|signed|made|"
    r"true|real)\b",
    re.IGNORECASE,
)
"""Words that say of a deed that it is there, so that in the negative they deny it."""
_NEITHER = re.compile(r"[\s\"“«]*neither\b", re.IGNORECASE)
_NEXT = 30  # characters behind a negation in which its verb stands
_BEGINS = re.compile(r"^[\s\"“”«»'’‘,.:;–—-]*(?:that\s+)?", re.IGNORECASE)
_QUESTION = re.compile(r"\?[\"”»]?\s*$")


def is_negative(told: str) -> bool:
    """Whether the first clause of what somebody tells is in the negative.

    >>> is_negative("that no shell crossed the river"), is_negative("We were never warned.")
    (True, True)
    >>> is_negative("no fewer than nine died"), is_negative("the man, who had no papers, was held")
    (False, False)
    """
    told = _BEGINS.sub("", told, count=1)
    if _QUESTION.search(told) or _TURNS.search(told) or _TWICE.search(told):
        return False
    if _OPENS.match(told):
        return True
    found = _WITHIN.search(told)
    return found is not None and _OTHER_CLAUSE.search(told[: found.start()]) is None


def reaches(told: str, at: int) -> bool:
    """Whether the negation of the first clause reaches the word that stands at `at`: no relative clause or "after" parts the two.

    >>> told = "would not sit down with those who hold our men"
    >>> reaches(told, told.index("sit")), reaches(told, told.index("hold"))
    (True, False)
    """
    found = _WITHIN.search(told) or _OPENS.match(_BEGINS.sub("", told, count=1))
    start = found.start() if found is not None else 0
    return at < start or _PARTED.search(told[start:at]) is None


def presupposes(told: str, deed: str) -> bool:
    """Whether words in the negative take a deed for granted: it is spoken of as known, and something else of it is denied.

    >>> presupposes("the letter never reached her desk", "letter"), presupposes("the meeting never took place", "meeting")
    (True, False)
    >>> told = "Neither the raid nor the shelling has been explained"
    >>> presupposes(told, "raid"), presupposes("Neither the raid nor the shelling took place", "raid")
    (True, False)
    """
    place, found = told.casefold().find(deed.casefold()), _WITHIN.search(told)
    if _NEITHER.match(told) and place > 0 and _DEFINITE.search(told[:place]):
        return HAPPENS.search(told[place:]) is None  # "neither the raid nor the shelling has been explained"
    if found is None or not 0 <= place < found.start() or _DEFINITE.search(told[:place]) is None:
        return False
    return HAPPENS.search(told[found.start() : found.end() + _NEXT]) is None
