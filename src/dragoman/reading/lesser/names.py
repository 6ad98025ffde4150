"""Page → names of persons: after a title, by a known given name, or as a run of capitalised words."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.reading.gazetteer import given_names
from dragoman.reading.lesser.arabic_names import in_arabic_script
from dragoman.reading.lesser.mention import Mention
from dragoman.reading.lesser.page import Page, normal_words
from dragoman.reading.lesser.unlisted_names import unlisted_names
from dragoman.reading.lesser.words import Found, entries, find, grammar, stop_words
from dragoman.reading.lexicon import town
from dragoman.types import Span

_WORD = re.compile(r"[\w-]+")
_UPPER = "A-ZÀ-ÖØ-ÝŞĞİČŠŽĆŁА-ЯІЇЄҐİ"
_PARTICLES = r"(?:al|el|Al|El|bin|ben|ibn|von|van|der|de|da|dos|del|la|le|Abou|Abu|аль|эль|ибн|фон|ван|де)"
_ARTICLE = r"(?:(?:[AaEe][lsdrtnz]|[AaEe]sh|[Аа]ль|[Ээ]ль|[Ее]ль|[АаЭэЕе][сдртшнз])-)?"  # "as-Samarrai", "ас-Самарраи"
_NAME = (
    rf"{_ARTICLE}[{_UPPER}][\w'-]+(?:\s+(?:von der|van der|van den|van de|de la)\s+[{_UPPER}][\w'-]+)?"
    rf"(?:\s+(?:{_PARTICLES}\s+|[{_UPPER}]\.\s*)?{_ARTICLE}[{_UPPER}][\w'-]+){{0,3}}"
)


def personal_names(page: Page, nouns: list[Found]) -> Iterator[Mention]:
    """Persons: first those that a title announces, then bare names, then surnames of either."""
    titles = [noun for noun in nouns if noun.row["kind"] == "title"]
    finder = in_arabic_script if page.language in ("ar", "fa") else _capitalised
    found = list(finder(page, titles))
    found.extend(unlisted_names(page))
    yield from found
    yield from _surnames(page, found)


def _surnames(page: Page, found: list[Mention]) -> Iterator[Mention]:
    """Later mentions by the last word of a full name that the text gives."""
    words = {page.text[slice(*mention.name)].split()[-1] for mention in found if " " in page.text[slice(*mention.name)]}
    for word in sorted(word for word in words if len(word) > 2 or page.language not in ("ar", "fa")):
        stem = stem_of(word, page.language)
        ending = (
            r"(?:а|у|ом|ым|е|ой|ы|и|я|ю|ем|ей|ові|еві|им|ого|ому|ою|і|й)?"
            if page.language in ("ru", "uk")
            else "s?"
            if page.language in ("de", "nl")
            else ""
        )
        bound = "[وف]?[بلك]?" if page.language == "ar" else ""
        for match in re.finditer(rf"(?<![\w-]){bound}(?P<name>{re.escape(stem)}{ending})(?![\w-])", page.text):
            yield Mention(match.span("name"), "person", "", match.span("name"))


def stem_of(name: str, language: str) -> str:
    """A Russian name without its case ending, another name as it is.

    >>> stem_of("Лаврову", "ru"), stem_of("Kern", "de")
    ('Лавров', 'Kern')
    """
    if language in ("ru", "uk") and len(name) > 4:
        return re.sub(r"(?:ого|ому|ым|ом|ой|ем|ей|ові|еві|им|ою|ею|а|у|е|ы|и|я|ю|й|ь|і|ї)$", "", name)
    return name


def _capitalised(page: Page, titles: list[Found]) -> Iterator[Mention]:
    """Latin and Cyrillic script: a run of capitalised words."""
    # "Ahmet Demir'in": a Turkish suffix behind the apostrophe is no part of the name.
    form = _NAME.replace("'", "") if page.language == "tr" else _NAME
    between = re.compile(grammar(page.language, "between") + rf"\s+(?P<name>{form})")
    for title in titles:
        match = between.match(page.text, title.span[1])
        name = _without_place(page, match.span("name"), titled=True) if match else None
        # "portavoce della Croce Rossa": the body's name has begun before.
        within = name and any(
            f.row["kind"] == "organisation" and f.span[0] < name[0] < f.span[1]
            for f in find("nouns", page, (title.span[1], name[1]))
        )
        if name and _is_somebodys(page, titles, title, name):
            # "conseiller du président Paul Dahl": he is the president's, and it is not he who bears the name
            called = title.span if page.language == "de" else (title.span[0], name[1])
            yield Mention((title.span[0], name[1]), "person", "", called, title.span, described=True)
        elif name and not within and not _names_a_thing(page, name):
            middle = (title.span[0], name[0])
            office = _DUTCH_OFFICE.match(page.text, name[1]) if page.language == "nl" else None
            end = office.end() if office else name[1]
            yield Mention((title.span[0], end), "person", "", name, title.span, _affiliation(page, middle))
    for paragraph in page.paragraphs:
        for match in re.finditer(rf"(?<![\w-])(?P<name>{form})", page.text[: paragraph[1]][paragraph[0] :]):
            whole = _without_place(page, (paragraph[0] + match.start(), paragraph[0] + match.end()))
            span = _without_first_word(page, whole) if whole else (0, 0)
            if " " in page.text[slice(*span)] and not _is_only_a_town(page, span) and not _names_a_thing(page, span):
                yield Mention(span, "person", "", span)


def _without_place(page: Page, name: Span, titled: bool = False) -> Span | None:
    """ "министр России Сергей Лавров": the state's name is no part of the person's; nor is "Ende" in "Hugo Lenz Ende April"."""
    for found in find("times", page, name):
        if found.row["part"] in ("mod", "month", "weekday", "day") and found.span[0] > name[0]:
            name = (name[0], name[0] + len(page.text[name[0] : found.span[0]].rstrip()))
            break
    name = _without_office(page, _without_town(page, name))
    words = page.text[slice(*name)].split()
    if page.language == "ru" and len(words) > 2 and words[0].endswith("ии"):  # a state that no lexicon has: "Норландии"
        return name[0] + page.text[slice(*name)].index(words[1]), name[1]
    # "секретарь Совбеза Павел Орлов": nor is the body's name part of it.
    bodies = [found.span for found in find("nouns", page, name) if found.row["kind"] == "organisation"]
    lands = [found.span for found in find("places", page, name) if found.row["role"] == "state"]
    # "warf Ministerin Ana Kern Norwegen vor": a state right behind a whole name is none of it.
    behind = next((start for start, end in lands if end == name[1] and len(page.text[name[0] : start].split()) > 1), None)
    if behind is not None:
        before = page.text[name[0] : behind].rstrip()
        kept = re.sub(rf"\s+{_PARTICLES}$", "", before)
        # "República Popular de Norlandia": what is the state's is no person; "el príncipe Haakon de Norlandia" is one
        whole = kept == before or titled or _is_given(page, (name[0], name[0] + len(kept.split()[0])))
        return _without_place(page, (name[0], name[0] + len(kept)), titled) if whole else None
    for start, end in (*lands, *bodies):
        if start == name[0]:
            word = _WORD.search(page.text, end, name[1])
            # "секретарь Минздрава Норландии Павел Орлов": the body and its state.
            return _without_place(page, (word.start(), name[1])) if word else None
    return name


def _is_somebodys(page: Page, titles: list[Found], outer: Found, name: Span) -> bool:
    """Whether the name is another one's whose title stands between, behind "of": "Sprecher von Präsident Paul Dahl"."""
    if page.language not in _JOINING:
        return False
    inner = next((t for t in titles if outer.span[1] < t.span[0] and t.span[1] <= name[0]), None)
    if inner is None or "," in page.text[inner.span[1] : name[0]]:
        return False
    between = page.text[outer.span[1] : inner.span[0]]
    return re.fullmatch(rf"\s+(?:{_JOINING[page.language]})\s*", between) is not None


_JOINING = {
    "fr": r"du|de la|de l'|d'|de|de son|de sa", "es": r"del|de la|de|de su", "pt": r"do|da|de|do seu|da sua",
    "it": r"del|della|dell'|di|dello|del suo|della sua", "de": r"von|vom|des|der|seines|ihres", "nl": r"van|van de",
}  # fmt: skip
# What a Dutch minister is of stands behind the name: "minister Jan Holm van Buitenlandse Zaken".
_DUTCH_OFFICE = re.compile(
    r"\s+van\s+(?:Buitenlandse|Binnenlandse|Defensie|Financiën|Justitie|Economische|Sociale|Algemene|Onderwijs|Volksgezondheid|"
    r"Landbouw|Infrastructuur|Klimaat|Handel|Verkeer|Asiel|Migratie|Werk|Volkshuisvesting|Cultuur)(?:\s+Zaken)?(?!\w)"
)
_GERMAN_DATIVE = re.compile(r"(?<!\bvon)\s+der\s+")  # "sagte Paul Berg der Zeitung": no name has it


def _without_office(page: Page, name: Span) -> Span:
    """Without the office that a Dutch name has behind it, and without whom a German one tells it."""
    cut = {"nl": _DUTCH_OFFICE, "de": _GERMAN_DATIVE}.get(page.language)
    match = cut.search(page.text, *name) if cut else None
    outlet = next((found.span for found in find("outlets", page, name) if found.span[0] == name[0]), None)
    if outlet and len(page.text[outlet[1] : name[1]].split()) > 1:  # "a assuré à l'AFP Paul Dahl"
        return name[1] - len(page.text[outlet[1] : name[1]].lstrip()), name[1]
    return (name[0], match.start()) if match else name


def _without_town(page: Page, name: Span) -> Span:
    """ "traf in Genf Hamid Varga", "Ahmet Demir Cenevre'ye gitti": where it was is no part of the name beside it."""
    towns = [found.span for found in find("places", page, name) if found.row["role"] != "state"]
    for start, end in towns:
        rest = page.text[end : name[1]]
        where = re.search(
            rf"(?<!\w)(?:{grammar(page.language, 'locative')})", page.text[max(0, start - 12) : start], re.IGNORECASE
        )
        # "a Ginevra Rossi": a woman of that name; "in Berlin Mitte": a part of the town
        if start == name[0] and where and page.language != "tr" and rest[:1].isspace() and len(rest.split()) > 1:
            first = end + len(rest) - len(rest.lstrip())
            person = not _is_given(page, (start, end)) or _is_given(page, (first, first + len(rest.split()[0])))
            return (first, name[1]) if person else name  # "de Florence Dahl Roy"
        before = page.text[name[0] : start].rstrip()
        behind = page.language == "tr" and end == name[1] and re.compile(grammar("tr", "locative")).match(page.text, end)
        if behind and len(before.split()) > 1:
            return name[0], name[0] + len(before)
    return name


def _without_first_word(page: Page, span: Span) -> Span:
    """Without what is capitalised only as the first word of a sentence: "Selon Paul Morel", "Am Montag"."""
    words = page.text[slice(*span)].split()
    if len(words) > 1 and (words[0].casefold() in stop_words(page.language) or words[0].casefold() in _openers(page.language)):
        rest = span[0] + page.text[slice(*span)].index(words[1], len(words[0])), span[1]
        return rest if page.text[rest[0]].isupper() else (0, 0)  # "Casa de Orlu": a house, not somebody called "de Orlu"
    return span


@cache
def _openers(language: str) -> frozenset[str]:
    """First words of the lexica's phrases: cues, words of time and of state, but not the names and nouns that are no marks."""
    found = set()
    for table, column in (("cues", "cue"), ("status", "word"), ("times", "word"), ("nouns", "noun"), ("events", "word")):
        found |= {
            normal_words(row[column], language).split()[0].rstrip("*").casefold()
            for row in entries(table, language)
            if row.get("status") != "none"
        }
    return frozenset(found)


def _is_given(page: Page, span: Span) -> bool:
    known = page.text[slice(*span)] in given_names()
    return known or any(found.row["kind"] == "given" for found in find("names", page, span))


def _is_only_a_town(page: Page, span: Span) -> bool:
    """A known town where places stand: behind "in" or "near", or at the head of a report."""
    name = page.text[slice(*span)]
    if town(name) is None or _is_given(page, (span[0], span[0] + len(name.split()[0]))):
        return False
    return _WHERE.search(page.text[max(0, span[0] - 20) : span[0]]) is not None or _DATED.match(page.text, span[1]) is not None


def _names_a_thing(page: Page, span: Span) -> bool:
    """A state, an outlet, an organisation, a month: a run that holds one is no person's name."""
    if any(True for _ in find("outlets", page, span)):
        return True
    # "Sofia Lind" and "Santiago Peña" are persons, though Sofia and Santiago are capitals.
    if any(found.row["role"] == "state" or found.span == span for found in find("places", page, span)):
        return True
    words = page.text[slice(*span)].split()
    if any(found.row["kind"] in ("organisation", "medium", "document", "group") for found in find("nouns", page, span)):
        return True
    if any(found.row["part"] in ("month", "weekday", "mod", "unit") for found in find("times", page, span)):
        return True
    if any(found.row["kind"] == "title" and found.span[1] == span[1] for found in find("nouns", page, span)):
        return True
    if _SUMS.fullmatch(words[0]) and re.search(r"\d[\d.,]*\s*$", page.text[max(0, span[0] - 12) : span[0]]):
        return True  # "40 Millionen Euro"
    if page.language == "de" and words[0].casefold() in _of_towns():
        return True  # "Wiener Hotel", "Brüsseler Dialog"
    return page.language == "de" and (any(map(_GERMAN_NOUN.search, words)) or _GERMAN_PLACE.search(words[0]) is not None)


@cache
def _of_towns() -> frozenset[str]:
    """German adjectives of towns: "Genfer", "Brüsseler"."""
    names = {row["name"].casefold() for row in entries("places", "de") if row["role"] != "state" and " " not in row["name"]}
    return frozenset(f"{name.removesuffix('en') if name.endswith('en') else name}er" for name in names) | {
        f"{n}er" for n in names
    }


# Behind these a name is a place's: "in", "near", "the capital of".
_WHERE = re.compile(
    r"(?:\b(?:in|nach|bei|aus|en|à|desde|hacia|hasta|em|para|près de|cerca de|capitale? d[ei]|ciudad de|ville de|cidade de|"
    r"naar|te|в|во|из|до|під|у)|'d[ae]|'t[ae])\s+$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\s*(?:\.?\s?[–—-]\s?|\(|,\s*\d{1,2}\s|,\s*[a-zé]+\s+\d)")  # "Ciudad Sur, 3 may (EFE).-"
# "40 Millionen Euro"
_SUMS = re.compile(
    r"(?:milli(?:on|ard)en?s?|mill(?:ones|ares)|miljo(?:en|nen)|miljard|milh(?:ões|ares)|mili(?:on|ard)i|mily(?:on|ar)|euros?|dollars?|dólares|"
    r"dollari|pfund|rubel|francs?|pesos|lira|tonnen|toneladas|tonnes)",
    re.IGNORECASE,
)
_GERMAN_PLACE = re.compile(
    r"(?:stadt|metropole|hafen|insel|küste|provinz|region|gebiet|bezirk|dorf|übergang|übergänge|übergängen|grenze|brücke|stützpunkt|lager)$"
)  # "Hafenstadt Bergen"
_GERMAN_NOUN = re.compile(
    r"(?:ung|ungen|heit|keit|schaft|tion|tionen|tät|ment|krise|abkommen|gespräche|treffen|reise|waffen|krieg|straße)$"
)


def _affiliation(page: Page, middle: Span) -> Span | None:
    """The state or organisation between title and name, or in the title's own words."""
    for table in ("places", "nouns"):
        for found in find(table, page, middle):
            if table == "places" or found.row["kind"] == "organisation":
                return found.span
    return None
