"""Deeds of people whom the case does not know: which of them are events nonetheless."""

import re

from dragoman.linking.anaphora import families_named
from dragoman.linking.dating import When
from dragoman.linking.eventkinds import SPOKEN
from dragoman.types import Event, Reading

_BEFORE = 45  # characters before a deed that say how it is told
_SENTENCE = 300  # characters behind a deed in which its sentence ends
_USUAL = re.compile(
    r"\b(?:usually|often|always|every|regularly|normally|sometimes|could|might|may|souvent|toujours|chaque|"
    r"habituellement|suele[ns]?|siempre|cada|frecuentemente|oft|immer|jede[nrs]?|gewöhnlich|sempre|spesso|ogni|часто|всегда|обычно|"
    r"кажд\w+|elke|altijd)\b|غالبا|دائما|همیشه|معمولا"
)
# "the talks", "their second visit"
_DEFINED = re.compile(r"\b(?:the|this|that|these|those|its|their|his|her|our|an?)\s+(?:\w+\s+)?$", re.IGNORECASE)
# "led on Monday to the release of nine men", "secured their release": by such words a noun's deed is told
_BROUGHT_ABOUT = re.compile(
    r"\b(?:(?:led|leads|leading|resulted|results|resulting|ended|ending|culminated|culminating)\s+(?:(?:on\s+)?\w+\s+)?(?:to|in|with)|"
    r"secur(?:ed|ing)|obtain(?:ed|ing)|w[io]n(?:ning)?|brought\s+about|bringing\s+about)\s+(?:the|an?|its|their|his|her)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def stands_alone(reading: Reading, event: Event, when: When | None) -> bool:
    """ "Police picked up two men", "the paper was signed in Varna"; not "the talks", which may be those of another report.

    Nor what is asked, denied, only possible or usual.
    """
    text, (start, end) = reading.document.text, event.trigger
    before = text[max(0, start - _BEFORE) : start]
    named = families_named(text[start:end]) and _DEFINED.search(before) and not _BROUGHT_ABOUT.search(before)
    if event.kind in SPOKEN or named or event.status in ("denied", "conditional", "proposed"):
        return False
    told = re.split(r"(?<=[.!?])\s", text[start : start + _SENTENCE])[0]
    if told.rstrip().endswith("?") or _USUAL.search(text[max(0, start - _BEFORE) : start] + told):
        return False
    return bool(event.participants) or event.place is not None or (when is not None and when.is_day)
