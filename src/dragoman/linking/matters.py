"""Deeds → the matter that they are of: deeds of several families that one may tell for the other, "jailed" for "detained".

Wider than a family: it says that two statements may speak of one matter, never that they do.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_FAMILIES = {
    "arrest": "held",
    "abduction": "held",
    "conviction": "held",
    "seizure": "held",
    "aid": "armed",
    "support": "armed",
    "cooperation": "armed",
    "attack": "attacked",
    "strike": "attacked",
    "beating": "attacked",
    "torture": "attacked",
    "meet": "met",
    "call": "met",
    "exchange": "freed",
    "pardon": "freed",
    "rescue": "freed",
    "restriction": "closed",
    "sanction": "closed",
    "obstruction": "closed",
    "expulsion": "expelled",
    "deportation": "expelled",
    "deployment": "sent",
    "cyber": "hacked",
}
_WORDS = {
    "held": r"arrest|detain|detention|jail|imprison|captur|captive|captivity|custody|seiz|hostage|kidnap|abduct|"
    r"(?:hold(?:s|ing)?|held)\b(?!\s+(?:\w+\s+){0,3}?(?:talks|meetings?|conversations?|consultations|elections?|"
    r"exercises|drills|office|power|hands|summit|conference|vote|referendum|responsible)\b)",
    "armed": r"arm(?:s|ed|ing)\b|weapon|rifle|suppl(?:y|ie)|support|back(?:s|ed|ing)\b|aid(?:s|ed|ing)?\b|assist|"
    r"help(?:s|ed|ing)?\b|fund(?:s|ed|ing)?\b|financ|equip|sponsor|bankroll",
    "attacked": r"attack|kill|bomb|shell(?!fish)|shoot|shot\b|fire[ds]?\b|firing|struck\b|str(?:ike|ikes|iking)\b|airstrike|"
    r"assault|raid|massacre|murder|assassinat|poison|wound|injur|beat(?:s|en|ing)?\b|tortur|mistreat|ill-treat|abus|explo[ds]|"
    r"blast|missile|rocket|drone|sank\b|sunk\b|sink(?:s|ing)?\b|torpedo|ambush|sabotag",
    "met": r"talks\b|met\b|meet|negotiat|contact|conversation|phone|spoke\b|spoken\b|summit",
    "freed": r"free[ds]\b|freeing|releas|exchang|swap|pardon|ransom",
    "closed": r"clos(?:e|es|ed|ing|ure)\b|barr?(?:s|ed|ing)\b|bann?(?:s|ed|ing)?\b|block|restrict|sanction|embargo",
    "expelled": r"expel|expuls|deport",
    "sent": r"troops|soldiers|deploy|warship|mercenar",
    "hacked": r"hack|cyber|server|spy\b|spie[ds]\b|spying|espionage|wiretap|eavesdrop|bugg(?:ed|ing)\b",
}
_TELLS = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in _WORDS.items()}


def matters_of(families: Iterable[str], text: str = "") -> frozenset[str]:
    """Of what matters the families of deeds are, and what the words of a text tell; a family without kin is its own.

    >>> sorted(matters_of(["arrest"])), sorted(matters_of([], "is holding nobody")), matters_of([], "held talks")
    (['held'], ['held'], frozenset({'met'}))
    """
    return frozenset(_FAMILIES.get(family, family) for family in families) | _told(text)


@lru_cache(maxsize=4096)
def _told(text: str) -> frozenset[str]:
    return frozenset(name for name, words in _TELLS.items() if words.search(text))
