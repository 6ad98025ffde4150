"""How far a demand, a refusal or "must" reaches: to the deed that it asks for, and not to one that is only spoken of."""

import re

from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import Found, find, grammar
from dragoman.types import Span

_AFTER = {
    "es": r"tras|después de|luego de", "pt": r"após|depois d[eoa]s?|na sequência d[eoa]s?",
    "fr": r"après|à la suite de|suite à", "it": r"dopo|in seguito a\w*", "de": r"nach|seit", "nl": r"na|sinds",
    "ru": r"после", "uk": r"після", "ar": r"بعد|عقب|اثر|إثر", "fa": r"پس از|بعد از",
}  # fmt: skip
_AFTER_TURKISH = re.compile(r"\s+(?:sonra|ardından|dolayı|nedeniyle)(?!\w)")
# What is asked for is an apology or an answer, and the deed is what it is about.
_ASKED = (
    r"excuses|disculpas|scuse|desculpas|Entschuldigung|извинени\w+|вибачен\w+|explicaciones|respuestas?|informaci[óo]n(?:es)?|"
    r"investigaci[óo]n|preguntas?|explications|réponses?|informations|enquête|questions?|spiegazioni|risposte|informazioni|"
    r"indagin[ei]|domand[ae]|explicações|informações|investigação|perguntas?|Fragen?|Aufklärung|Auskunft|Erklärung(?:en)?|"
    r"Informationen|uitleg|informatie|opheldering|onderzoek|вопрос\w*|объяснени\w+|разъяснени\w+|информаци\w+|расследовани\w+|"
    r"питання|пояснен\w+|інформаці\w+|розслідуван\w+"
)
_ABOUT = (
    r"por|sobre|acerca de|de|del|pour|sur|au sujet de|per|su|sul|sulla|sull'|pel[oa]|für|über|zu|zum|zur|wegen|voor|over|naar|"
    r"за|о|об|обо|про|щодо|относительно"
)
_ADJECTIVES = r"(?:(?:[a-zß-ÿа-яёіїєґء-ی]+'?\s*|l'\s*|d')){0,3}"  # and articles: small words between a preposition and its noun
_REMEMBERED = re.compile(r"\w(?:[aei]r|re|ть|ти)\s+(?:que\s|qu'|che\s)", re.IGNORECASE)
_ASKING_OTHERS = re.compile(
    r"(?:ped|exig|demand|chied|esig|reclam|solicit|garant|assur|asegur|veill|logr|consegu|obten)\w*\s+(?:que\s|qu'|che\s)"
)
_REFUSED = re.compile(
    r"\s+(?:(?:от|від)\s+)?"
    r"(?:(?:проводить|провести|проводити|начать|начинать|почати|вести|участвовать в|принять|подписать|підписати)\s+)?"
    r"(?:\w+(?:ой|ого|ей|его|их|ых|ую|ої|ьої|ні)\s+)?"
)


def reaches(page: Page, mark: Found, trigger: Span) -> bool:
    """Whether a mark bears on a deed that follows it: not on "l'arrestation" in "exige des excuses après l'arrestation de …"."""
    if mark.span[1] > trigger[0]:
        return not (page.language == "tr" and is_behind_after(page, trigger))
    between = page.text[mark.span[1] : trigger[0]]
    if mark.row["word"].startswith(("отказ", "відмов")):
        return _REFUSED.fullmatch(between) is not None
    if _REMEMBERED.search(between) and not _ASKING_OTHERS.search(between):
        return False  # "hay que recordar que Israel atacó …"
    return not (is_behind_after(page, trigger) or _is_about(between))


def is_must(page: Page, mark: Found) -> bool:
    """Whether a mark says what somebody has to do: "muss", "doit"."""
    words = grammar(page.language, "must")
    return bool(words) and re.fullmatch(words, page.text[slice(*mark.span)], re.IGNORECASE) is not None


def is_behind_after(page: Page, trigger: Span) -> bool:
    """Whether "after" stands before a deed's noun, so that it is told as done: "tras el atentado", "nach dem Angriff"."""
    if page.language == "tr":
        return _AFTER_TURKISH.match(page.text, trigger[1]) is not None
    if page.language == "de" and page.text[trigger[0]].islower():
        return False
    before = (page.segment_at(trigger[0])[0], trigger[0])
    words = _AFTER.get(page.language, "(?!)")
    found = re.search(rf"(?<!\w)(?i:{words})\s+{_ADJECTIVES}$", page.text[slice(*before)])
    if found is None:
        return False
    # "nach dem Angriff freilassen": it is the attack that "after" belongs to
    return not any(True for _ in find("events", page, (before[0] + found.start(), trigger[0])))


def _is_about(between: str) -> bool:
    return re.search(rf"(?<!\w)(?:{_ASKED})\s+(?:{_ABOUT})\s*{_ADJECTIVES}$", between) is not None
