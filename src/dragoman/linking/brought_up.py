"""Deeds that a sentence only brings up: what another deed is for, or what the author adds of its time.

"The Treasury listed two officers over last week's shelling", "the Union said, two days after troops had fired": of the shelling
neither has said anything.
"""

import re

from dragoman.linking.anaphora import families_named
from dragoman.types import Attribution, Event

_BEFORE = 90  # characters before a deed in which its preposition stands
# "over last week's shelling", "since the Varna talks", "in retaliation for the attack": before a noun
_REASON = re.compile(
    r"\b(?:over|after|following|since|despite|amid|because of|in (?:response|reaction|retaliation|revenge) (?:to|for)|"
    r"à la suite d[eu']|après|tras|después de|a raíz de|wegen|infolge|após|depois d[eoa]|dopo|wegens|после|из-за|після)\s+"
    r"(?:(?:the|a|an|its|their|last|this|that|la|le|les|l'|el|los|las|un|una|une|der|die|das|dem|den|des|einem|einer|o|os|as|il|lo|gli)\s+)?"
    r"(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)


# "the Union said on Monday, two days after troops had fired": what the author adds behind a comma
_MEANWHILE = re.compile(
    r",\s+(?:[\w-]+\s+){0,2}(?:hours?|days?|weeks?|months?|years?|jours?|semaines?|mois|días?|semanas?|meses|tage?|wochen|monate|giorni|settimane|"
    r"dias|дн\w+|недел\w+|месяц\w*)\s+"
    r"(?:after|before|since|après qu\w*|avant qu\w*|después de que|antes de que|nachdem|bevor|dopo che|"
    r"depois d[eo]|после того,? как)\s(?:(?!\b(?:that|que|dass|che|что|que)\b)[^,.;]){0,55}$",
    re.IGNORECASE,
)


def is_brought_up(event: Event, told: Attribution | None, text: str) -> bool:
    """Whether a deed stands only behind what it is the reason or the time of: "over last week's shelling".

    Of a verb only where the words of the source that tells it, `told`, are over: "the Union said on Monday, two days after troops
    had fired". `text` is the document's.
    """
    start, end = event.trigger
    before = text[max(0, start - _BEFORE) : start]
    if (aside := _MEANWHILE.search(before)) is not None:
        comma = start - len(before) + aside.start()
        if told is None or (told.cue and told.content[:1] < told.cue[:1] and told.cue[-1][1] <= comma):
            return True
    return bool(families_named(text[start:end])) and _REASON.search(before) is not None
