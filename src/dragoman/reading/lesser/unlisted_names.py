"""Page → persons whose names no list knows, in Arabic and Persian: by where they stand and how they are spelt.

Arabic has no capitals. But behind "that" or a verb of saying stands who does it, and a word that has a long vowel in every
syllable, or an ending of another language's surnames, is no word of Arabic: "قال هالفورسن إن", "بأن جيرالد ويتمور ارسل".
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from dragoman.reading.lesser.arabic_names import is_office_of, may_be_name
from dragoman.reading.lesser.foreign_spelling import looks_foreign
from dragoman.reading.lesser.mention import Mention
from dragoman.reading.lesser.page import Page, normal_words
from dragoman.reading.lesser.words import entries, find
from dragoman.types import Span

_OPEN, _CLOSE = '«“„"‟', '»”“"'
_RUN = re.compile(rf"\s*[{_OPEN}]?\s*(?P<name>[\w-]+(?:\s+[\w-]+){{0,3}})")
_WORDS = re.compile(r"[\w-]+")
_THAT = re.compile(r"(?<!\w)(?:[بل]?[اإ]ن)(?=\s)")
# "between", "with", "from": a full name may follow; behind "the office of", "met", "his counterpart" a surname, too.
_BEFORE_NAMES = re.compile(
    r"(?<!\w)[وفبل]?(?:حكومة|بين|مع|من|إلى|عن|رسالة|رسائل|زيارة|ضد|ل?(?P<own>ادارة|مكتب|رسالتي|نظيره|نظيرها))(?=\s)"
)
_BEHIND_SPEAKER = re.compile(
    rf"[{_CLOSE}]?\s*(?:[،,]?\s*(?:[بل]?[اإ]ن(?:ه|ها|هم|هما)?(?!\w)|:)|\s(?:[لب]ل?)?ل(?:صحفيين|صحافيين|وكالة)|$)"
)
# "the protocol of the talks", "rockets from Orlu": a noun with what it is of
_IN_CONSTRUCT = re.compile(rf"[{_CLOSE}]?\s+(?:ال\w+|\w+(?:ة|ية|ي)(?!\w)|من(?!\w))")
_WITH = re.compile(r"(?<!\w)با\s+(?:همتای\s+[\w_]+\s+(?:خود|او|وی)،?\s+)?(?P<given>[\w]+)\s+(?P<family>[\w]+)(?!\w)")
_COMPLEMENT = re.compile(r"(?:\s+(?:ال|لل)\w+){1,4}(?=\s)")
_BEFORE_OFFICE = re.compile(
    r"(?:^|[.!؟\n«،؛:]\s*|(?<!\w)(?:با|از|به|که|و|نیز|گفته|میان|بین|دیدار|گفت_وگوی|سخنان|نوشته|آقای|خانم)\s+)"
    r"(?P<name>(?P<given>\w{3,})\s(?P<family>\w{3,}))،\s+$"
)
_REACH = 120  # characters before an office in which its holder's name stands
_PERSIAN_OPENING = re.compile(r"\s*(?P<name>[\w]+)\s+(?:(?:نیز|هم)\s+)?")
_PERSIAN_SURNAME = re.compile(r"\w{2,}(?:زاده|پور|نژاد|نیا)")


def unlisted_names(page: Page) -> Iterator[Mention]:
    """Persons behind "that", behind a verb of saying and behind words that names follow; then their surnames everywhere."""
    if page.language == "fa":
        for span in (*_persian_speakers(page), *_persian_partners(page)):
            yield Mention(span, "person", "", span)
        yield from _persian_holders(page)
    if page.language != "ar":
        return
    found: list[Span] = []
    for office in _behind_offices(page):
        yield office
        found.append(office.name)
    for paragraph in page.paragraphs:
        found.extend(_doers(page, paragraph))
        found.extend(_speakers(page, paragraph))
        for match in _BEFORE_NAMES.finditer(page.text, *paragraph):
            name = _name_at(page, match.end())
            if name is not None and _is_foreign(page, name, all) and (match["own"] or " " in page.text[slice(*name)]):
                found.append(name)
    for span in found:
        yield Mention(span, "person", "", span)
    surnames = dict.fromkeys(page.text[slice(*span)].split()[-1] for span in found)
    for surname in surnames:
        if looks_foreign(surname):
            for match in re.finditer(rf"(?<![\w-])[وف]?[بلك]?(?P<name>{re.escape(surname)})(?![\w-])", page.text):
                yield Mention(match.span("name"), "person", "", match.span("name"))


def _persian_speakers(page: Page) -> Iterator[Span]:
    """ "هاشم‌زاده گفت که": a word that opens a sentence, right before a verb of saying, with an ending that only surnames have."""
    verbs = {found.span[0]: found for paragraph in page.paragraphs for found in find("cues", page, paragraph)}
    for start, end in page.sentences:
        match = _PERSIAN_OPENING.match(page.text, start, end)
        verb = verbs.get(match.end()) if match else None
        if match is None or verb is None or verb.row["kind"] in ("according", "citing"):
            continue
        if _PERSIAN_SURNAME.fullmatch(match["name"]) and may_be_name(page, match.span("name")):
            yield match.span("name")


def _persian_partners(page: Page) -> Iterator[Span]:
    """ "با ندیم کروم گفت‌وگو کرد", "با همتای عمانی خود بدر البوسعیدی": whom somebody met, with a given name of Arabic."""
    deeds = [found for paragraph in page.paragraphs for found in find("events", page, paragraph)]
    for match in _WITH.finditer(page.text):
        end = page.segment_at(match.start())[1]
        met = any(match.end() <= deed.span[0] < end and deed.row["kind"] in ("meeting", "talks", "call") for deed in deeds)
        words = [match.span("given"), match.span("family")]
        if met and match["given"] in _arabic_given() and all(may_be_name(page, word) for word in words):
            yield words[0][0], words[1][1]


def _persian_holders(page: Page) -> Iterator[Mention]:
    """ "هالورسن ویتمور، نماینده ویژه": two words of no list behind a sentence's head or a preposition, the office behind a comma.

    The family name goes for the same person wherever it stands.
    """
    titles = (noun for paragraph in page.paragraphs for noun in find("nouns", page, paragraph) if noun.row["kind"] == "title")
    for title in titles:
        match = _BEFORE_OFFICE.search(page.text, max(0, title.span[0] - _REACH), title.span[0])
        if match is None or match.start() < page.segment_at(title.span[0] - 3)[0]:
            continue
        if all(may_be_name(page, match.span(part)) for part in ("given", "family")):
            yield Mention((match.start("given"), title.span[1]), "person", "", match.span("name"), title.span)
            for again in re.finditer(rf"(?<![\w-]){re.escape(match['family'])}(?![\w-])", page.text):
                yield Mention(again.span(), "person", "", again.span())


@cache
def _arabic_given() -> frozenset[str]:
    """Given names of Arabic as a Persian page writes them."""
    return frozenset(normal_words(row["name"], "fa") for row in entries("names", "ar") if row["kind"] == "given")


def _behind_offices(page: Page) -> Iterator[Mention]:
    """The unlisted names behind an office with its complement: "مستشار الأمن القومي الهندي أرفيند خانولكار"."""
    titles = (noun for paragraph in page.paragraphs for noun in find("nouns", page, paragraph) if noun.row["kind"] == "title")
    for title in titles:
        complement = _COMPLEMENT.match(page.text, title.span[1]) if is_office_of(page, title) else None
        name = _name_at(page, complement.end()) if complement else None
        if complement is not None and name is not None and _is_foreign(page, name):
            yield Mention((title.span[0], name[1]), "person", "", name, (title.span[0], complement.end()))


def _doers(page: Page, stretch: Span) -> Iterator[Span]:
    """ "that Gerald Whitmore sent", "met Whitmore": "that" opens with who does it; behind a deed stands who did it or met him."""
    for match in _THAT.finditer(page.text, *stretch):
        name = _name_at(page, match.end())
        if name is not None and _is_foreign(page, name, all) and not _IN_CONSTRUCT.match(page.text, name[1]):
            yield name
    for deed in find("events", page, stretch):
        name = _name_at(page, deed.span[1])
        if name is not None and _is_foreign(page, name, all):
            yield name


def _speakers(page: Page, stretch: Span) -> Iterator[Span]:
    """ "said Halvorsen that": between a verb of saying and what is said stands who says it."""
    for verb in find("cues", page, stretch):
        name = None if verb.row["kind"] in ("according", "citing") else _name_at(page, verb.span[1])
        if name is not None and _is_foreign(page, name) and _BEHIND_SPEAKER.match(page.text, name[1]) is not None:
            yield name


def _is_foreign(page: Page, name: Span, how: Callable[[Iterable[bool]], bool] = any) -> bool:
    return how(
        looks_foreign(word.group()) or (how is all and _is_given(page, word.span())) for word in _WORDS.finditer(page.text, *name)
    )


def _is_listed_behind(page: Page, word: Span) -> bool:
    """Whether a word of the lexica stands behind "and", "in" or "to" that is written in one with it."""
    tables = ("events", "times", "nouns", "places")
    return any(
        found.span[1] == word[1] and 0 < found.span[0] - word[0] < 3 for table in tables for found in find(table, page, word)
    )


def _name_at(page: Page, start: int) -> Span | None:
    """The words from a place on, at most three, that may be a name's, where the first has no article."""
    match = _RUN.match(page.text, start)
    if match is None or match["name"].startswith("ال"):
        return None
    end = None
    for word in list(_WORDS.finditer(page.text, *match.span("name")))[:3]:
        if not may_be_name(page, word.span()) or _THAT.match(page.text, word.start()) or _is_listed_behind(page, word.span()):
            break
        if end is not None and not (looks_foreign(word.group()) or word.group().startswith("ال") or _is_given(page, word.span())):
            break
        end = word.end()
    if end is None or any(place.span[0] < end for place in find("places", page, match.span("name"))):
        return None  # "بيونغ يانغ"
    return match.start("name"), end


def _is_given(page: Page, span: Span) -> bool:
    return any(found.span == span and found.row["kind"] == "given" for found in find("names", page, span))
