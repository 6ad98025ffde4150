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
_DURING = {
    "es": r"durante|en el (?:curso|transcurso|marco) de", "pt": r"durante|no (?:curso|decorrer) d[eao]s?", "de": r"während|bei",
    "fr": r"lors d[eu]s?|pendant|durant|au cours d[eu]s?", "it": r"durante|nel corso d\w+", "nl": r"tijdens|bij|gedurende",
    "ru": r"во время|в ходе", "uk": r"під час|у ході|в ході", "ar": r"خلال|أثناء|اثناء", "fa": r"در جریان|طی|هنگام|در خلال",
}  # fmt: skip
_DURING_TURKISH = re.compile(r"\s+(?:sırasında|esnasında|boyunca)(?!\w)")
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


# A deed told beside a demand in a clause of its own, before its verb: "los pescadores que fueron detenidos", "که بازداشت شده‌اند".
_TOLD_BESIDE = {
    "es": r"(?:que|quien(?:es)?)\s", "pt": r"que\s", "fr": r"(?:qui|que)\s|qu'", "it": r"(?:che|cui)\s",
    "de": r"(?<=,)\s(?:der|die|das|den|denen|welche[rsn]?)\s", "nl": r"(?:die|dat)\s", "ru": r"котор\w+\s",
    "uk": r"(?:як(?:ий|а|е|і|их|ого|у)|котр\w+)\s", "ar": r"(?:الذي|التي|الذين|اللذين|اللواتي)\s", "fa": r"که\s",
}  # fmt: skip
_DONE = frozenset(
    {
        "arrest",
        "abduction",
        "killing",
        "attack",
        "shelling",
        "airstrike",
        "bombing",
        "seizure",
        "release",
        "conviction",
        "expulsion",
    }
)
_FEWEST_BEFORE = 2  # words of what is asked for, before the clause that is told beside it


_POINTED_AT = {"fa": re.compile(r"(?:در|پس از|بعد از|پیش از|طی|در جریان|درباره)\s+(?:این|ان|همین)\s+$")}


_TO_WHAT = re.compile(
    r"\s*(?:ل|إلى|الى|à|au|a|ao|al|para|zu|zum|zur|in|nach|на|посетить|посетити|к|в|voor|naar|tot|per|به|برای|از)?"
    r"(?:\s(?:une?|una|el|la|les?|einem|einer|den|een|uma?|سفر به))?\s*"
)


def is_beside(page: Page, trigger: Span) -> bool:
    """Whether something is said to have been after a deed, or during it: "dément avoir payé lors de la rencontre"."""
    if page.language == "tr":
        return is_behind_after(page, trigger) or _DURING_TURKISH.match(page.text, trigger[1]) is not None
    words = _DURING.get(page.language)
    start = page.segment_at(trigger[0])[0]
    during = words and re.search(rf"(?<!\w)(?i:{words})\s*{_ADJECTIVES}$", page.text[start : trigger[0]])
    return bool(during) or is_behind_after(page, trigger)


def is_invited(page: Page, trigger: Found, triggers: list[Found]) -> bool:
    """Whether a deed is what an invitation right before it is to: "دعوة لزيارة باريس", "invitation à visiter Oslo"."""
    asking = [other for other in triggers if other.row["kind"] in ("proposal", "request", "offer")]
    return any(
        other.span[1] <= trigger.span[0] and _TO_WHAT.fullmatch(page.text[other.span[1] : trigger.span[0]]) for other in asking
    )


def is_pointed_at(page: Page, trigger: Span) -> bool:
    """Whether a deed told before is only pointed at: "در این گفت‌وگو", "پس از این دیدار"."""
    pointed = _POINTED_AT.get(page.language)
    return pointed is not None and pointed.search(page.text[max(0, trigger[0] - 24) : trigger[0]]) is not None


def is_adjunct(page: Page, trigger: Span) -> bool:
    """Whether a deed's noun is a reason, a time or a matter of something else: "в связи с задержанием", "إثر احتجاز"."""
    return adjunct_at(page, trigger, "adjunct") is not None


def adjunct_at(page: Page, trigger: Span, part: str) -> int | None:
    """Where the preposition stands before a deed's noun that makes it an `adjunct`, or a `reason`."""
    words = grammar(page.language, part)
    start = page.segment_at(trigger[0])[0]
    match = re.search(rf"(?<!\w)(?i:{words})\s*{_ADJECTIVES}$", page.text[start : trigger[0]]) if words else None
    return start + match.start() if match else None


def is_told_beside(page: Page, deed: Found, scope: Span) -> bool:
    """Whether a deed stands in a relative clause within what is asked for: it is done, and not asked for."""
    return told_beside(page, deed, scope) is not None


def told_beside(page: Page, deed: Found, scope: Span) -> int | None:
    """Where the relative clause begins that tells a deed beside others; None where no such clause tells it."""
    words = _TOLD_BESIDE.get(page.language)
    if words is None or deed.row["kind"] not in _DONE:
        return None
    found = list(re.finditer(rf"(?<!\w)(?:{words})", page.text[scope[0] : deed.span[0]]))
    before = len(page.text[scope[0] : scope[0] + found[-1].start()].split()) if found else 0
    return scope[0] + found[-1].start() if before >= _FEWEST_BEFORE else None


def relative_after(page: Page, deed: Found, scope: Span) -> Span | None:
    """The relative clause behind a deed that tells another one of its kind's own: "آزادی صیادان شد که … بازداشت شده‌اند"."""
    words = _TOLD_BESIDE.get(page.language)
    match = re.compile(rf"(?<!\w)(?:{words})").search(page.text, deed.span[1], scope[1]) if words else None
    if match is None:
        return None
    others = [other for other in find("events", page, (match.end(), scope[1])) if other.row["kind"] in _DONE]
    # "…, die für Norwegen spioniert haben": where a comma closes it, whatever it tells
    return (match.start(), scope[1]) if others or page.language in ("de", "ru", "uk") else None


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
