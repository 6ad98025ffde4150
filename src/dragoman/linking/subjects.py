"""Deeds whose sentence only points at who does them: by a pronoun for the speaker, or by the verb alone."""

import re

from dragoman.linking.eventkinds import MUTUAL
from dragoman.types import CaseActor, Event, Reading

_BEFORE = 45  # characters before a deed in which its pronoun stands
_SUBJECTLESS = frozenset({"ar", "fa", "es"})
_HIMSELF = re.compile(
    r"(?:\bqu['’](?:il|elle)|\bdass (?:er|sie)|\bdat (?:hij|zij|ze)|\bчто (?:он|она)|\bщо (?:він|вона))\s+(?:[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:\b(?:que|che)|(?<!\w)(?:أنه|که))\s+(?:(?:no|se|ya|também|también|si|vi|non|ci)\s+){0,2}$", re.IGNORECASE
)


def leaves_out_its_subject(reading: Reading, event: Event, actors: tuple[str, ...], speaker: CaseActor | None) -> bool:
    """ "Dijo que verá a Berg": where a verb needs no subject, whoever says it is the one who will meet Berg."""
    if reading.document.language not in _SUBJECTLESS or speaker is None or speaker.kind != "person" or len(actors) != 1:
        return False
    return speaker.id not in actors and event.status in ("planned", "proposed", "conditional")


def is_his_own(reading: Reading, event: Event, family: str, actors: tuple[str, ...], speaker: CaseActor) -> bool:
    """ "Er sagte, dass er nach Bonn reisen werde", "dijo que viajará a Oslo": who says it does it, by his pronoun or by none."""
    if speaker.kind != "person" or speaker.id in actors or len(actors) > (family in MUTUAL):
        return False
    before = reading.document.text[max(0, event.trigger[0] - _BEFORE) : event.trigger[0]]
    will = event.status in ("planned", "proposed", "conditional") and family == "visit"
    return _HIMSELF.search(before) is not None or (will and _NO_SUBJECT.search(before) is not None)
