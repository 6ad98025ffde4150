"""Line → dateline in the languages that are read without a parser: "Oslo, 3 may (EFE).-", "Осло. 3 мая. ИНТЕРФАКС -"."""

import re
from functools import cache

from dragoman.reading.datelines import Dateline, dateline_at
from dragoman.reading.gazetteer import capitals, outlets
from dragoman.reading.lexicon import rows, town
from dragoman.types import Document, Span

_LANGUAGES = frozenset({"es", "pt", "fr", "it", "de", "nl", "ru", "uk", "tr"})
_WORD = r"[A-ZÀ-ÖØ-ÞČĞİŁŞŠŽА-ЯЁІЇЄҐ][\w'’-]*"
_PLACE = rf"(?P<place>{_WORD}(?:\s(?:de |del |da |do |am |an der |la |el )?{_WORD}){{0,3}}(?:/{_WORD}(?:\s{_WORD})?)?)"
_STATE = rf"(?:\s\((?P<state>{_WORD}(?:\s{_WORD}){{0,2}})\))?"
_DAY = (
    r"(?P<day>\s?[.,]?\s(?:le\s|den\s)?\d{1,2}(?:er|\.º|º|\.)?\s(?:de\s)?[^\W\d_]{3,10}\.?"
    r"(?:\s(?:de\s)?(?:19|20)\d\d(?:\s(?:г|р)\.?)?)?)?"
)
_AGENCY = r"(?:\s?\((?P<agency>[^)(\n]{2,30})\))?"
_END = r"(?:\s?\.\s?[–—-]+\s?|\s?[–—]\s?|\s-{1,2}\s|\s?:\s(?=[«\"“A-ZÀ-ÞА-Я]))\s*"
# "(ANSA) - ROMA, 3 MAG - "
_CREDIT_FIRST = r"\s*(?:\((?P<first>[A-Z][\w. -]{1,20})\)\s?[–—-]\s?)?"
_BEFORE_DASH = re.compile(_CREDIT_FIRST + _PLACE + _STATE + _DAY + r"\.?" + _AGENCY + _END)
# "Осло. 3 мая. ИНТЕРФАКС - ", "ОСЛО, 3 мая. /ТАСС/. ", "ОСЛО, 3 мая — РИА Новости. ", "ОСЛО, 3 мая. "
_CYRILLIC_DAY = r"(?P<day>[.,]\s\d{1,2}\s[а-яіїє]{3,9}(?:\s20\d\d(?:\s[гр]\.?)?)?)"
_CYRILLIC = re.compile(
    r"\s*" + _PLACE + _CYRILLIC_DAY + r"(?:"
    r"\.?\s?/(?P<agency>[^/\n]{2,30})/\.?\s*(?:[–—-]\s)?|"
    r"\.?\s?[–—-]?\s?(?P<capitals>[А-ЯЁІЇЄҐ]{3,}(?:[ -][А-ЯЁІЇЄҐ]{2,}){0,2})(?:\s?[–—-]|\.)\s+|"
    r"\s?[–—-]\s(?P<words>[А-ЯЁІЇЄҐ][\w ]{1,25})\.\s+|"
    r"\.\s+(?=[А-ЯЁІЇЄҐ«]))"
)
# "الكويت - 11 - 3 (كونا) -- ", "بيروت ـ «المدار»: ", "تهران - ایرنا - ", "کابل – "
_DASH = r"\s?[-–—ـ]{1,2}\s?"
_ARABIC = re.compile(
    r"\s*(?P<place>[ء-ۿ\u200c]+(?:\s[ء-ۿ\u200c]+){0,2})"
    rf"(?P<day>(?:{_DASH}|[،,]?\s)[\d٠-٩۰-۹]{{1,2}}(?:{_DASH}|\s)(?:[\d٠-٩۰-۹]{{1,2}}|[ء-ۿ]+)(?:\s[\d٠-٩۰-۹]{{4}})?)?"
    r"(?:\s?\((?P<agency>[^)(\n]{2,30})\)"
    rf"|(?:{_DASH}|/\s?|،\s)(?:[«\"“](?P<quoted>[^»\"”\n]{{2,30}})[»\"”]|(?P<bare>[ء-ۿ\u200c]+(?:\s[ء-ۿ\u200c]+){{0,2}}?)))?"
    r"(?P<end>\s?[-–—ـ]{1,2}\s+|\s?[:/]\s+|\s*$)"
)

_NOBODY = frozenset({"وكالات", "متابعات", "خاص"})  # "بغداد - وكالات": agencies, whichever


def dateline_in(text: str, line: Span, language: str) -> Dateline | None:
    """The dateline that opens a line of a text in that language; in English `dateline_at` finds it, and elsewhere too.

    A name and a dash are a dateline where the name is a known place, or bears a day or a known agency.

    >>> dateline_in("Oslo, 3 may (EFE).- El rey llegó.", (0, 33), "es")
    Dateline(end=20, agency=(13, 16))
    >>> dateline_in("Осло. 3 мая. ИНТЕРФАКС - Король прибыл.", (0, 39), "ru")
    Dateline(end=25, agency=(13, 22))
    >>> dateline_in("Paul Morel - Le roi est arrivé.", (0, 31), "fr") is None
    True
    """
    if language in ("ar", "fa"):
        return _in_arabic_script(text, line, language)
    if (english := dateline_at(text, line)) is not None or language not in _LANGUAGES:
        return english
    if match := _CYRILLIC.match(text, *line):
        agency = next((match.span(part) for part in ("agency", "capitals", "words") if match[part]), None)
        # "Иванов. 3 мая. Он …": without an agency the place must be one
        return Dateline(match.end(), agency) if agency or _is_place(match["place"], language) else None
    if not (match := _BEFORE_DASH.match(text, *line)):
        return None
    credit = next((part for part in ("agency", "first", "state") if match[part]), None)
    credited = credit is not None and match[credit].casefold() in _agencies(language)
    ended = match.group().rstrip().endswith(("-", "–", "—"))
    dated = match["day"] and ended
    # "Caracas.-" opens reports in Spanish alone; "Genf: …" may be a speaker, and "Paris - Berlin" a line between towns
    placed = _is_place(match["place"], language) and ended and not _is_place(_next_words(text, match.end()), language)
    if not (credited or dated or placed):
        return None
    # "Genf (KNA) -": letters in brackets are an agency's, "Güiria (Venezuela)" has none
    named = credit in ("agency", "first") or credited or (credit is not None and match[credit].isupper())
    agency = match.span(credit) if credit is not None and named else None
    return Dateline(match.end(), agency)


def _in_arabic_script(text: str, line: Span, language: str) -> Dateline | None:
    """A place, with a day or an agency behind it, before a dash; with an agency a state's name is a place too.

    >>> _in_arabic_script("الكويت - 11 - 3 (كونا) -- وصل الملك.", (0, 35), "ar")
    Dateline(end=26, agency=(17, 21))
    >>> _in_arabic_script("تهران - مسکو - باکو", (0, 19), "fa") is None
    True
    """
    match = _ARABIC.match(text, *line)
    if match is None:
        return None
    part = next((part for part in ("agency", "quoted", "bare") if match[part]), None)
    words = match[part] if part else ""
    credited = part in ("agency", "quoted") or words in _agencies(language)
    following = re.match(r"[ء-ۿ\u200c]+", text[match.end() : line[1]])
    if part == "bare" and not credited and words.split()[0] in _common_nouns(language):
        return None  # "طهران/ وزير الخارجية: لا لقاء": he says it
    towns = {words if part == "bare" else "", following.group() if following else ""} & _all_places(language)
    placed = _is_place(match["place"], language) or (credited and match["place"] in _all_places(language))
    ended = match["end"].strip()[:1] in ("-", "–", "—", "ـ") and match["end"].strip()
    alone = not match["end"].strip() and (credited or words in _NOBODY)
    if not placed or towns or not (ended or alone or (part and match["end"].strip())):
        return None
    return Dateline(match.end(), match.span(part) if part and credited else None)


def agency_of(document: Document, language: str) -> Span | None:
    """The agency that the document's dateline credits."""
    datelines = (dateline_in(document.text, (s.start, s.end), language) for s in document.sections if s.kind == "dateline")
    return next((dateline.agency for dateline in datelines if dateline and dateline.agency), None)


def _next_words(text: str, offset: int) -> str:
    found = re.match(_WORD, text[offset : offset + 40])
    return found.group() if found else ""


def _is_place(name: str, language: str) -> bool:
    names = [part.strip() for part in re.split(r"/| \(", name)]
    return all(
        part.casefold() in _places(language) or town(part) is not None or town(part.title()) is not None for part in names if part
    )


@cache
def _places(language: str) -> frozenset[str]:
    own = (row["name"] for row in rows("lesser/places") if row["language"] == language and row["role"] != "state")
    return frozenset(name.casefold() for name in (*capitals(), *own))


@cache
def _all_places(language: str) -> frozenset[str]:
    """Towns and states as the lexicon writes them."""
    return frozenset(row["name"] for row in rows("lesser/places") if row["language"] == language)


@cache
def _common_nouns(language: str) -> frozenset[str]:
    """The first words of titles and bodies."""
    return frozenset(row["noun"].split()[0] for row in rows("lesser/nouns") if row["language"] == language)


@cache
def _agencies(language: str) -> frozenset[str]:
    own = (row["name"] for row in rows("lesser/outlets") if row["language"] == language)
    return frozenset(name.casefold() for name in (*outlets(), *own))
