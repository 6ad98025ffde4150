"""Page → bodies whose name stands between marks behind a word for their kind: "حركة «صوت الجنوب»", «حزب «راه نو»»."""

import re
from collections.abc import Iterator

from dragoman.reading.lesser.foreign_spelling import looks_foreign
from dragoman.reading.lesser.mention import Mention
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import grammar

_OPEN, _CLOSE = '«“„"‟', '»”“"'
_MOVEMENTS = "حركة|جبهة|جماعة|تنظيم|ميليشيا|مليشيا|حزب"  # behind these a word that is no Arabic one is a name
_MOST_WORDS = 5  # of a name between marks


def quoted_bodies(page: Page) -> Iterator[Mention]:
    """The bodies, and their names alone between marks wherever they stand later."""
    kinds = grammar(page.language, "body-kind")
    if not kinds:
        return
    form = rf"(?<!\w)[وف]?[بكل]?(?P<whole>(?:{kinds})\s+[{_OPEN}]\s*(?P<name>[^{_OPEN}{_CLOSE}\n]{{2,40}}?)\s*[{_CLOSE}])"
    keys: dict[str, str] = {}
    for match in re.finditer(form, page.text):
        if len(match["name"].split()) <= _MOST_WORDS:
            keys[match["name"]] = f"organisation:{match['name'].casefold()}"
            yield Mention(match.span("whole"), "organisation", keys[match["name"]], match.span("name"))
    for match in re.finditer(rf"(?<!\w)[وف]?[بكل]?(?P<whole>(?:{_MOVEMENTS})\s(?:ال)?(?P<name>\w+))(?!\w)", page.text):
        if page.language == "ar" and looks_foreign(match["name"]):
            key = f"organisation:{match['name'].casefold()}"
            yield Mention(match.span("whole"), "organisation", key, match.span("whole"))
    for name, key in keys.items():
        for match in re.finditer(rf"[{_OPEN}]\s*(?P<name>{re.escape(name)})\s*[{_CLOSE}]", page.text):
            yield Mention(match.span(), "organisation", key, match.span("name"))
