"""Page → names of persons: after a title, by a known given name, or as a run of capitalised words."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.reading.gazetteer import given_names
from dragoman.reading.lesser.mention import Mention
from dragoman.reading.lesser.page import Page, normal_words
from dragoman.reading.lesser.unlisted_names import compound_given, unlisted_names
from dragoman.reading.lesser.words import Found, entries, find, grammar, stop_words
from dragoman.reading.lexicon import town
from dragoman.types import Span

_WORD = re.compile(r"[\w-]+")
_NEXT = re.compile(r"(?:\s+|\s*[«“\"]\s*)(?P<word>[\w-]+)")
_UPPER = "A-ZÀ-ÖØ-ÝŞĞİČŠŽĆŁА-ЯІЇЄҐİ"
_PARTICLES = r"(?:al|el|Al|El|bin|ben|ibn|von|van|der|de|da|dos|del|la|le|Abou|Abu|аль|эль|ибн|фон|ван|де)"
_ARTICLE = r"(?:(?:al|el|Al|El|аль|Аль|эль|Эль)-)?"
_NAME = (
    rf"{_ARTICLE}[{_UPPER}][\w'-]+(?:\s+(?:von der|van der|van den|van de|de la)\s+[{_UPPER}][\w'-]+)?"
    rf"(?:\s+(?:{_PARTICLES}\s+|[{_UPPER}]\.\s*)?{_ARTICLE}[{_UPPER}][\w'-]+){{0,3}}"
)
_ARABIC_LINK = frozenset(["بن", "ابن", "ابو", "ال", "عبد", "بنت", "ولد", "الله"])
_NOT_A_NAME = re.compile(r"(?:سي|ست|ي|ت)\w{3,}(?:ون|ان)|(?:لل|بال|وال|فال|كال)\w+|\d+")
_TANWIN = "\u064b"  # ends an adverb or an indefinite object, never a name here: "أحداً"
_VERB_LIKE = re.compile(r"[يت]\w{3,}|[وفبلك]?(?:ال|لل).*")


def personal_names(page: Page, nouns: list[Found]) -> Iterator[Mention]:
    """Persons: first those that a title announces, then bare names, then surnames of either."""
    titles = [noun for noun in nouns if noun.row["kind"] == "title"]
    finder = _in_arabic_script if page.language in ("ar", "fa") else _capitalised
    found = list(finder(page, titles))
    found.extend(unlisted_names(page, _may_be_name))
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
        if name and not within and not _names_a_thing(page, name):
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
    return page.language == "de" and (any(map(_GERMAN_NOUN.search, words)) or _GERMAN_PLACE.search(words[0]) is not None)


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
_GERMAN_PLACE = re.compile(r"(?:stadt|metropole|hafen|insel|küste|provinz|region|gebiet|bezirk|dorf)$")  # "Hafenstadt Bergen"
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


def _in_arabic_script(page: Page, titles: list[Found]) -> Iterator[Mention]:
    """Arabic and Persian: a given name with the words after it; a known surname; the word after a title."""
    given = [f for paragraph in page.paragraphs for f in find("names", page, paragraph) if f.row["kind"] != "other"]
    known = {f.span[0] for f in given}
    given += [f for paragraph in page.paragraphs for f in compound_given(page, paragraph) if f.span[0] not in known]
    given.sort(key=lambda found: found.span)
    starts = {f.span[0]: f for f in given}
    done = 0
    for found in given:
        if found.span[0] < done or found.row["kind"] != "given":
            continue
        end = _end_of_name(page, found.span[1], starts)
        if end > found.span[1]:
            done = end
            yield _titled(page, (found.span[0], end), titles)
    for found in given:
        if found.row["kind"] == "surname":
            yield _titled(page, found.span, titles)
    for title in titles:
        end = _skipped(page, title.span[1])
        word = _NEXT.match(page.text, end)
        if word and _may_be_name(page, word.span("word")) and not (page.language == "ar" and _VERB_LIKE.match(word["word"])):
            last = _second_word(page, word.end())
            yield Mention((title.span[0], last), "person", "", (word.start("word"), last), title.span)


def _second_word(page: Page, end: int) -> int:
    """The end of a family name that follows an unknown given name: with the article, or before a boundary of the clause.

    "الملك إدريس السالمي في", "نخست‌وزیر فرهاد صادقی در".
    """
    word = _NEXT.match(page.text, end)
    if not word or word.start("word") - end > 1 or not _may_be_name(page, word.span("word")):
        return end
    following = _NEXT.match(page.text, word.end())
    bound = following is None or following["word"] in stop_words(page.language) | _more_stop_words(page.language)
    return word.end() if bound or re.fullmatch(r"ال\w+ي", word["word"]) else end


def _end_of_name(page: Page, end: int, starts: dict[int, Found]) -> int:
    """The end of a name that began with a given name: further given names and links, then one word of family name."""
    for _ in range(5):
        word = _NEXT.match(page.text, end)
        if not word or word.start("word") - end > 1 or not _may_be_name(page, word.span("word")):
            return end
        known = starts.get(word.start("word"))
        end = word.end()
        if known is None and word["word"] not in _ARABIC_LINK:
            further = _NEXT.match(page.text, end)
            # "سامي نوري الزيتوني": a second family name of the form of the first.
            if (
                further
                and further.start("word") - end == 1
                and page.text[:end].endswith("ي")
                and further["word"].endswith("ي")
                and _may_be_name(page, further.span("word"))
                and not further["word"].startswith("ال")
            ):
                end = further.end()
            return end
        if known is not None and known.row["kind"] == "surname":
            return end
    return end


def _may_be_name(page: Page, span: Span) -> bool:
    """Not a stop word, no word of the lexica, no verb of the plural."""
    if _TANWIN in page.words((span[0], min(span[1] + 1, len(page.text)))):
        return False
    word = page.text[slice(*span)]
    if (
        word in stop_words(page.language)
        or (page.language == "ar" and word[0] in "وف" and word[1:] in stop_words("ar"))  # "and to"
        or len(word) < 2
        or _NOT_A_NAME.fullmatch(word)
        or word in _more_stop_words(page.language)
    ):
        return False
    if any(found.row["kind"] == "other" for found in find("names", page, span)):
        return False
    for table in ("cues", "events", "status", "nouns", "places", "times"):
        if any(found.span[1] == span[1] and (found.span[0] == span[0] or table == "nouns") for found in find(table, page, span)):
            return False
    return not (page.language == "ar" and re.match(r"[وف]?ان(?:ه|ها|هم|هما)?$", word))


@cache
def _more_stop_words(language: str) -> frozenset[str]:
    return frozenset(grammar(language, "not-names").split())


def _skipped(page: Page, end: int) -> int:
    """After the adjectives of origin that follow a title: "the president American", "the minister Iranian"."""
    for _ in range(2):
        word = _NEXT.match(page.text, end)
        if not word or not re.fullmatch(r"(?:ال)?\w+(?:ي|ية|ی)|الاعلي|السابق|الخاص|السابقة|پیشین|سابق|جدید|الجديد", word["word"]):
            break
        if page.language == "fa" and not any(True for _ in find("places", page, word.span("word"))):
            break
        end = word.end()
    return end


def _titled(page: Page, name: Span, titles: list[Found]) -> Mention:
    """The name with the title right before it, adjectives of origin and a state in between."""
    for title in titles:
        if title.span[1] <= name[0] and name[0] - title.span[1] < 40:
            gap = page.text[title.span[1] : name[0]].strip(' «“"،')
            between = (title.span[1], name[0])
            places = [f.span for f in find("places", page, between)]
            places += [f.span for f in find("nouns", page, between) if f.row["kind"] == "organisation"]
            plain = all(_is_link(page, word, places) for word in _WORD.finditer(page.text, title.span[1], name[0]))
            if not gap or plain:
                end = name[1] + (page.text[name[1] : name[1] + 1] in ("»", "”"))
                return Mention((title.span[0], end), "person", "", name, title.span, places[0] if places else None)
    return Mention(name, "person", "", name)


def _is_link(page: Page, word: re.Match[str], places: list[Span]) -> bool:
    """An adjective of origin or rank, or a state's name, between title and name."""
    if any(start <= word.start() < end for start, end in places):
        return True
    return bool(re.fullmatch(r"ال\w+(?:ي|ية)|الاعلي|السابق|الخاص|اول|پیشین", word.group()))
