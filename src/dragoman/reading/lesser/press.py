"""The media of a state: "la prensa de Noruega", «رسانه‌های نروژ», "Norveç basını". They speak, and the state does not."""

import re
from functools import cache

from dragoman.reading.lesser.page import Page
from dragoman.reading.lexicon import rows
from dragoman.types import Span

_FARTHEST = 60  # characters from the first of the media's words to the state
_OF = {
    "fr": r"(?:de\s+la|de\s+l['’]|du|des|de|d['’]|en|au|aux)",
    "es": r"(?:de\s+la|de\s+los|de\s+las|del|de|en)",
    "pt": r"(?:da|do|das|dos|de|na|no|nas|nos|em)",
    "it": r"(?:della|dell['’]|dello|del|dei|degli|delle|di|in)",
    "de": r"(?:aus\s+de[mr]|aus|in\s+de[mr]|in|im|von|de[rs])",
    "nl": r"(?:van\s+de|van\s+het|van|uit|in)",
    "ru": r"(?:из|в|на)",
    "uk": r"(?:з|із|в|у|на)",
    "ar": r"(?:في|من)",
    "fa": r"(?:در|از)",
    "he": r"(?:של|ב)",
}
_STANDING_AFTER = frozenset({"tr"})  # languages in which the state stands before its media


def media_of(page: Page, state: Span) -> Span | None:
    """The media and their state, where the words around a state's name say that its media are meant; else None."""
    low, high = page.sentence_at(state[0])
    words = _media(page.language)
    if words is None:
        return None
    if page.language in _STANDING_AFTER:
        after = re.compile(rf"(?:['’]\w+)?\s+(?:{words})(?!\w)", re.IGNORECASE).match(page.text, state[1], high)
        return (state[0], after.end()) if after else None
    start = max(low, state[0] - _FARTHEST)
    link = rf"\s+(?:{_OF[page.language]}\s*)?" if page.language in _OF else r"\s*"
    before = re.compile(rf"(?<!\w)(?:{words})(?:\s+\w+)?{link}$", re.IGNORECASE).search(page.text[start : state[0]])
    return (start + before.start(), state[1]) if before else None


@cache
def _media(language: str) -> str | None:
    """The words for media in a language, as a pattern, the longest first."""
    found = [row["word"] for row in rows("source_words") if row["kind"] == "media" and row["language"] == language]
    if not found:
        return None
    words = (re.escape(word).replace(r"\*", r"\w*") for word in sorted(found, key=len, reverse=True))
    return "|".join(word.replace("\u200c", "[_\u200c]?") for word in words)  # a page has "_" for the joint of Persian words
