"""Page → marks: the words that say that a deed is to come, denied, asked for; names and nouns of the same form left out."""

import re
from collections.abc import Iterator

from dragoman.reading.gazetteer import given_names
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import Found, find, grammar
from dragoman.types import Span

# Where only names are capitalised within a sentence, and a verb's ending may be a name's: "Irán", "María", "Terán".
_BY_ENDING = frozenset({"es", "pt", "fr", "it"})
# Deeds that are to come when they are announced, and those that are done by then.
TO_COME = frozenset({"visit", "meeting", "talks", "call", "exercise", "exchange"})
DONE_BEFORE = frozenset(
    {"arrest", "abduction", "release", "killing", "attack", "shelling", "airstrike", "bombing", "seizure", "rescue"}
)
_NO_MARK = "none"  # a noun with the ending of a future: "la mayoría", "o verão", "le retrait"


def marks(page: Page, stretch: Span) -> Iterator[Found]:
    """The marks of status in the stretch: "irán a Ginebra" has one, "Irán y María Vela" none."""
    for found in find("status", page, stretch):
        if found.row["status"] != _NO_MARK and not _is_name(page, found):
            yield found


def _is_name(page: Page, found: Found) -> bool:
    """Whether a word that only its ending makes a mark is a name: a place's, a given name, or capitalised within a sentence."""
    word = page.text[slice(*found.span)]
    if not set("*?") & set(found.row["word"]):
        return False
    if any(
        place.span[0] <= found.span[0] and found.span[1] <= place.span[1] for place in find("places", page, _around(page, found))
    ):
        return True
    if page.language not in _BY_ENDING or not word[0].isupper() or word.isupper():
        return False
    if found.span[0] > page.sentence_at(found.span[0])[0]:
        return not _opens_quotation(page, found.span[0])
    return word in given_names() or re.search(rf"[\w,] {re.escape(word)}(?!\w)", page.text) is not None


def _around(page: Page, found: Found) -> Span:
    """The word with its neighbours: a place's name may have several words."""
    start = page.text.rfind(" ", 0, max(0, found.span[0] - 1)) + 1
    end = page.text.find(" ", found.span[1] + 1)
    return start, end if end > 0 else len(page.text)


def _opens_quotation(page: Page, offset: int) -> bool:
    """ "«Firmarán el lunes», dijo": a verb that begins what is quoted."""
    return re.search(r"[«“\"'(¿¡—–:-]\s*$", page.text[max(0, offset - 3) : offset]) is not None


# "a annoncé après sa rencontre vendredi avec …": what has been
LOOKS_BACK = re.compile(
    r"(?<!\w)(?:après|lors|tras|después|durante|após|depois|dopo|nach|bei|na|tijdens|после|во время|після|під час|عقب|بعد|خلال|"
    r"پس از|بعد از|در جریان)(?!\w)",
    re.IGNORECASE,
)


def announces(page: Page, cue: Span) -> bool:
    """Whether a verb of saying announces: "a annoncé une visite"."""
    form = grammar(page.language, "announce")
    return bool(form) and re.search(rf"(?<!\w){form}", page.text[slice(*cue)], re.IGNORECASE) is not None


def is_announced(page: Page, day: Span) -> bool:
    """Whether a day stands behind an announced deed that is to come: "a annoncé une visite vendredi à Oslo"."""
    start, form = page.segment_at(day[0])[0], grammar(page.language, "announce")
    verb = re.search(rf"(?<!\w){form}", page.text[start : day[0]], re.IGNORECASE) if form else None
    if verb is None or re.search(r"(?<!\w)(?:que|qu'|che|dass|dat|что|що|ان)", page.text[start + verb.end() : day[0]]):
        return False
    begins = start + verb.end()
    deeds = [deed for deed in find("events", page, (begins, day[0])) if deed.row["kind"] in TO_COME]
    return any(not LOOKS_BACK.search(page.text, begins, deed.span[0]) for deed in deeds)


def is_day_of_announcing(page: Page, day: Span) -> bool:
    """Whether a day stands right behind an announcing verb: "a annoncé mercredi l'arrestation de Paul Morel"."""
    form = grammar(page.language, "announce")
    before = page.text[max(0, day[0] - 40) : day[0]]
    return (
        bool(form) and re.search(rf"(?<!\w){form}\s+{grammar(page.language, 'day-before')}$", before, re.IGNORECASE) is not None
    )
