"""Deeds whose sentence only points at who does them: by a pronoun for the speaker, or by the verb alone."""

import re
from collections.abc import Sequence

from dragoman.linking.anaphora import families_named
from dragoman.linking.eventkinds import MUTUAL
from dragoman.types import CaseActor, Event, Reading

_BEFORE = 45  # characters before a deed in which its pronoun stands
_BEHIND = 40  # characters behind it in which its subject may
_BETWEEN = 80
_SUBJECTLESS = frozenset({"ar", "fa", "es"})
_HIMSELF = re.compile(
    r"(?:\bqu['’](?:il(?! y a| faut| s['’]agit| est )|elle)|\bdass (?:er|sie)|"
    r"\bdat (?:hij|zij|ze)|\bчто (?:он|она)|\bщо (?:він|вона))\s+(?:[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:\b(?:que|che)|(?<!\w)(?:أنه|که))\s+(?:(?:no|se|ya|também|también|si|vi|non|ci)\s+){0,2}$", re.IGNORECASE
)

# "viajará el rey": not "viajará el lunes", "a Oslo"
_SUBJECT_BEHIND = re.compile(
    r"\s+(?:el|la|los|las|un|una|unos|unas|o|os|as|um|uma|il|lo|gli|le|i)\s+(?!lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"próxim|prossim|mes|semana|año|dia|día|\d)\w",
    re.IGNORECASE,
)


def leaves_out_its_subject(reading: Reading, event: Event, actors: tuple[str, ...], speaker: CaseActor | None) -> bool:
    """ "Dijo que verá a Berg": where a verb needs no subject, whoever says it is the one who will meet Berg."""
    if reading.document.language not in _SUBJECTLESS or speaker is None or speaker.kind != "person" or len(actors) != 1:
        return False
    return speaker.id not in actors and event.status in ("planned", "proposed", "conditional")


def is_his_own(
    reading: Reading, event: Event, family: str, actors: tuple[str, ...], speaker: CaseActor, others: Sequence[int]
) -> bool:
    """ "Er sagte, dass er nach Bonn reisen werde", "dijo que viajará a Oslo": who says it does it, by his pronoun or by none.

    Only of journeys, and of meetings whose other party is read; `others` are the places of other persons' names, of whom none may
    stand between. A deed's noun has no such subject ("qu'il faut des négociations").
    """
    text, (start, end) = reading.document.text, event.trigger
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    if (
        speaker.kind != "person"
        or speaker.id in actors
        or len(actors) != int(family in MUTUAL)
        or families_named(text[start:end])
    ):
        return False
    if family not in MUTUAL | {"visit"} or any(start - _BETWEEN <= place < start for place in others):
        return False
    if _HIMSELF.search(before) is not None:
        return True
    will = event.status in ("planned", "proposed", "conditional") and family == "visit"
    return will and _NO_SUBJECT.search(before) is not None and _SUBJECT_BEHIND.match(behind) is None
