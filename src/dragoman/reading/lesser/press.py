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
}
# Where the state may follow its media without a word between: "пресса Норвегии", "صحف النرويج".
_BARE = {
    "ru": r"(?:(?:из|в|на)\s+)?",
    "uk": r"(?:(?:з|із|в|у|на)\s+)?",
    "ar": r"(?:(?:في|من)\s+)?",
    "fa": r"(?:(?:در|از)\s+)?",
    "he": r"(?:של\s+|ב)?",
}
# Where it stands before them, which end as what is its own does: "Norveç basını", not "Norveç basına" (to the press).
_OWN = {"tr": r"(?:basını|medyası|gazeteleri|(?:haber|medya|basın|yayın)\s+(?:siteleri|ajansları|organları|kuruluşları))"}
# "Londra merkezli haber sitesi Kıyı", "Atina merkezli Kıyı gazetesi": it has its seat there
_SEATED = re.compile(
    r"\s+merkezli\s+(?:\w+\s+){0,4}?(?:gazetesi|ajansı|dergisi|kanalı|televizyonu|radyosu|sitesi|portalı)"
    r"(?:\s+[A-ZÇĞİÖŞÜ][\w-]+(?:\s+(?:\w\w-)?[A-ZÇĞİÖŞÜ][\w-]+){0,3})?(?!\w)"
)
# "dijo a la prensa de Noruega": its media are told it.
_TOLD = {
    "fr": r"(?:à\s+la|aux?)",
    "es": r"(?:a\s+l[oa]s?|al)",
    "pt": r"(?:à|às|aos?)",
    "it": r"(?:alla|alle|ai|agli|al)",
    "de": r"(?:der|den)",
    "nl": r"aan(?:\s+de)?",
}


def media_of(page: Page, state: Span) -> Span | None:
    """The media and their state, where the words around a state's name say that its media are meant; else None."""
    low, high = page.sentence_at(state[0])
    language = page.language
    if language in _OWN:
        after = re.compile(rf"(?:['’]\w+)?\s+{_OWN[language]}(?!\w)", re.IGNORECASE).match(page.text, state[1], high)
        after = after or _SEATED.match(page.text, state[1], high)
        return (state[0], after.end()) if after else None
    words = _media(language)
    if words is None or not (language in _OF or language in _BARE):
        return None
    link = rf"(?:\s+\w+)?\s+{_OF[language]}\s*" if language in _OF else rf"\s+{_BARE[language]}"
    place = max(low, state[0] - _FARTHEST)
    before = re.compile(rf"(?<!\w)(?:{words}){link}$", re.IGNORECASE).search(page.text, place, state[0])
    if before is None or re.search(rf"(?<!\w){_TOLD.get(language, '(?!)')}\s+$", page.text[low : before.start()], re.IGNORECASE):
        return None
    return before.start(), state[1]


@cache
def _media(language: str) -> str | None:
    """The words for media in a language, as a pattern, the longest first."""
    found = [row["word"] for row in rows("source_words") if row["kind"] == "media" and row["language"] == language]
    if not found:
        return None
    words = (re.escape(word).replace(r"\*", r"\w*") for word in sorted(found, key=len, reverse=True))
    return "|".join(word.replace("\u200c", "[_\u200c]?") for word in words)  # a page has "_" for the joint of Persian words
