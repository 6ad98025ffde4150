"""Who tells of a deed without having been there: media, institutes, companies; what they tell is hearsay."""

import re
from collections.abc import Mapping

from dragoman.linking.scripts import folded
from dragoman.linking.sides import known_body, organ_of, states_in
from dragoman.types import CaseActor, Event, Reading

_NOTING = re.compile(r"\b(?:not(?:e|es|ed|ing)|recall(?:s|ed|ing)?|remind(?:s|ed)?)\b", re.IGNORECASE)
_OWNING = re.compile(r"\b(?:confirm|acknowledg|admit|conced)\w*\b", re.IGNORECASE)
_ALSO = re.compile(r",? (?:and|et|y|e|und|en|ve|и|та) |, ")
_ARTICLE = re.compile(r"^(?:the|le|la|el|der|die|das|il|de|het)\s+", re.IGNORECASE)


def by_onlookers(
    reading: Reading, event: Event, actors: tuple[str, ...], speaker: CaseActor | None, cast: Mapping[str, CaseActor]
) -> bool:
    """Whether a deed is told on the word of those who were not there, and whom nothing shows to know of it.

    "The paper also notes that Dahl met Berg": what is noted is taken as known. "The company confirmed that its ship was hit".
    """
    cue = _cue(reading, event.according_to)
    if _NOTING.search(cue):
        return False
    if speaker is None:
        return _are_media(reading, event.according_to, cast)
    return _is_onlooker(speaker, actors) and not (speaker.kind != "outlet" and _OWNING.search(cue))


def _is_onlooker(speaker: CaseActor, actors: tuple[str, ...]) -> bool:
    """An institute or company that tells of others' deeds is a medium; an international body has its people there."""
    return (
        speaker.kind in ("organisation", "group", "outlet")
        and speaker.id not in actors
        and speaker.side is None
        and organ_of(speaker.name) is None
        and known_body(speaker.name) is None
        and not states_in(speaker.name)
    )


def _are_media(reading: Reading, attribution: str | None, cast: Mapping[str, CaseActor]) -> bool:
    """Whether the words that name the speaker name one or more media of the case: "the Herald and Nordstern"."""
    found = next((a for a in reading.attributions if a.id == attribution), None)
    media = {folded(name) for actor in cast.values() if actor.kind == "outlet" for name in (actor.name, *actor.aliases)}
    media |= {folded(_ARTICLE.sub("", reading.document.publisher or ""))}  # which has it from somebody
    parts = [folded(_ARTICLE.sub("", part)) for part in _ALSO.split(found.chain[-1])] if found and found.chain else []
    return bool(parts) and all(part in media for part in parts)


def _cue(reading: Reading, attribution: str | None) -> str:
    found = next((a for a in reading.attributions if a.id == attribution), None)
    return " ".join(reading.document.text[slice(*span)] for span in found.cue) if found else ""
