"""Page → names in Arabic script: a given name with the words after it; a known surname; the word after a title."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.reading.lesser.foreign_spelling import looks_foreign
from dragoman.reading.lesser.mention import Mention
from dragoman.reading.lesser.page import Page, normal_words
from dragoman.reading.lesser.words import Found, entries, find, grammar, stop_words
from dragoman.types import Span

_WORD = re.compile(r"[\w-]+")
_NEXT = re.compile(r"(?:\s+|\s*[«“\"]\s*)(?P<word>[\w-]+)")
_ARABIC_LINK = frozenset(["بن", "ابن", "ابو", "ابي", "ابا", "ال", "عبد", "بنت", "ولد", "الله"])
_NOT_A_NAME = re.compile(r"(?:سي|ست|ي)\w{3,}(?:ون|ان)|ت\w{3,}ان|(?:لل|بال|وال|فال|كال)\w+|\d+")
_LONGEST_VERB = 12  # characters that a verb of several words may have behind its first
_TANWIN = "\u064b"  # ends an adverb or an indefinite object, never a name here: "أحداً"
_FARTHEST_NAME = 60  # characters between a title and the name
_DEPUTIES = r"نائب|وكيل|مساعد|عضو|مندوب|ممثل"
_RANKS = "السيدة?|الدكتورة?|اللواء|الفريق|العميد|العقيد|المهندسة?|الاستاذة?|القاضي|الشيخ"
_PERSONS = "الرئيس|الوزير|الملك|الامير|السلطان|السفير|المبعوث|النائب|الشيخ|القائد|المرشح|المتحدث|الناطق"
_BODY_WORDS = (
    "مجلس|لجنة|هيئة|وزارة|جامعة|منظمة|حزب|حركة|شؤون|بلدية|اركان|جهاز|دائرة|ادارة|وفد|قسم|نقابة|اتحاد|جمعية|مؤسسة|كتلة|تيار"
)
_ENDS_A_NAME = re.compile(r"(?<!\w)عبد\s+ال\w+\s+$")  # "عبد الفتاح السيسي"
_OF_BODY = re.compile(rf"ل(?:{_BODY_WORDS})")  # "الأمين العام لجامعة الدول"
# "Amir-", "Ali-", "Gholam-" and the like begin a Persian given name of two.
_COMPOUND = re.compile(r"(?<!\w)(?:محمد|علی|امیر|غلام|سید|عبدال|میر)_?(?P<rest>\w{3,})(?!\w)")
# "Mercy of God", "Light of God" and the like are given names; "the party of God" is none.
_GIFTS = (
    "رح[يی]م رحمت رحمة حم[يی]د حمد س[يی]ف فضل نصر هدا[يی]ت هدا[يی]ة [كک]رم لطف أسد اسد ذب[يی]ح عب[يی]د سعد ض[يی]اء "
    "شمس نور جار خلف عزت ول[يی] هبة هبت أمان امان إحسان احسان عنا[يی]ت عنا[يی]ة شف[يی]ق صبغة صبغت سم[يی]ع عطا عطاء "
    "مط[يی]ع نج[يی]ب نق[يی]ب خ[يی]ر روح حب[يی]ب خل[يی]ل [كک]ل[يی]م صف[يی] عز[يی]ز منت ش[كک]ر قدرت قدرة نعمت نعمة"
).split()
_OF_GOD = re.compile(rf"(?<!\w)[وف]?(?P<name>(?:{'|'.join(_GIFTS)})[\s_]?الله)(?!\w)")
_SERVANT = re.compile(r"(?<!\w)[وف]?(?P<name>عبد\s?ال\w{3,})(?!\w)")
_VERB_LIKE = re.compile(r"[يت]\w{3,}|[وفبلك]?(?:ال|لل).*")


def in_arabic_script(page: Page, titles: list[Found]) -> Iterator[Mention]:
    """Arabic and Persian: a given name with the words after it; a known surname; the word after a title."""
    given = [f for paragraph in page.paragraphs for f in find("names", page, paragraph) if f.row["kind"] != "other"]
    known = {f.span[0] for f in given}
    given += [f for paragraph in page.paragraphs for f in _given_of_two(page, paragraph) if f.span[0] not in known]
    given.sort(key=lambda found: found.span)
    starts = {f.span[0]: f for f in given}
    done = 0
    for found in given:
        if found.span[0] < done or found.row["kind"] != "given":
            continue
        if any(place.span == found.span for place in find("places", page, found.span)) and not _is_surely_a_name(
            page, found, starts
        ):
            continue  # "ریاض تمایلی ندارد": the town
        end = _end_of_name(page, found.span[1], starts)
        if end > found.span[1]:
            done = end
            yield _titled(page, (_before_link(page, found, titles), end), titles)
    for found in given:
        inside = _begins_a_name(page, found, titles) or _ENDS_A_NAME.search(page.text[max(0, found.span[0] - 30) : found.span[0]])
        if found.row["kind"] == "surname" and not inside:
            yield _titled(page, found.span, titles)
    for title in titles:
        end = _skipped(page, title.span[1])
        if end == title.span[1] and is_office_of(page, title):
            continue  # "معاون سیاسی", "رئيس لجنة": of what, and no name that nothing else tells
        word = _NEXT.match(page.text, end)
        no_name = page.language == "ar" and word is not None and _is_no_name(page, title, word, starts)
        if page.language == "fa" and word and word["word"] == "اسلامی" and page.text[: title.span[1]].endswith("جمهوری"):
            continue  # "رئیس جمهوری اسلامی ایران"
        if word and may_be_name(page, word.span("word")) and not no_name:
            last = _second_word(page, word.end(), bool(page.text[page.segment_at(title.span[0])[0] : title.span[0]].strip()))
            linked = _NEXT.match(page.text, word.end())
            if page.language == "ar" and linked and linked.start("word") - word.end() == 1 and _is_link(linked["word"]):
                last = _end_of_name(page, word.end(), starts)  # "إلياس [أبي سعد]"
            if word["word"] == "عبد" and (of := _NEXT.match(page.text, word.end())):
                last = _end_of_name(page, of.end(), starts)  # "عبد الفتاح [السيسي]"
            titled = _titled(page, (word.start("word"), last), titles)
            yield titled if titled.title else Mention((title.span[0], last), "person", "", titled.name, title.span)


def _given_of_two(page: Page, stretch: Span) -> Iterator[Found]:
    """Given names made of two: "رحيم الله", "عبد الرزاق", and in Persian "محمدناصر", "علی‌اکبر", where "ناصر" is one by itself."""
    for pattern in (_OF_GOD, _SERVANT):
        for match in pattern.finditer(page.text, *stretch):
            yield Found(match.span("name"), {"language": page.language, "name": match["name"], "kind": "given"})
    for match in _COMPOUND.finditer(page.text, *stretch) if page.language == "fa" else ():
        if match["rest"] in _given(page.language):
            yield Found(match.span(), {"language": "fa", "name": match.group(), "kind": "given"})


@cache
def _given(language: str) -> frozenset[str]:
    return frozenset(normal_words(row["name"], language) for row in entries("names", language) if row["kind"] == "given")


def _is_no_name(page: Page, title: Found, word: re.Match[str], starts: dict[int, Found]) -> bool:
    """Whether an unlisted word behind an Arabic title is none: "سلم السفير مذكرة", "السفير وأمهله", "أن الرئيس بعث برسالة"."""
    if _VERB_LIKE.match(word["word"]) or _OF_BODY.match(word["word"]):
        return True
    if word.start("word") in starts or looks_foreign(word["word"]):
        return False
    masculine = not page.text[slice(*title.span)].split()[0].endswith("ة")
    if (masculine and word["word"].endswith("ة")) or word["word"].startswith("و"):
        return True
    following = _NEXT.match(page.text, word.end())
    topic = re.search(r"(?<!\w)[بل]?(?:ان|لكن)\s+$", page.text[: title.span[0]])
    governed = following is not None and (
        following["word"].startswith("ب") or following["word"] in ("الي", "الى", "إلى", "علي", "على", "عن", "ل", "من")
    )
    return topic is not None and governed


def _before_link(page: Page, found: Found, titles: list[Found]) -> int:
    """Where a name begins whose link a list has for a given name: in "العميد إلياس أبي سعد" behind the title."""
    start = found.span[0]
    if page.language == "ar" and _is_link(page.text[slice(*found.span)]):
        for title in titles:
            word = _NEXT.match(page.text, title.span[1])
            if word is not None and word.end() == start - 1 and may_be_name(page, word.span("word")):
                return word.start("word")
    return start


def _is_link(word: str) -> bool:
    """ "إلياس أبي سعد": a part of names that by itself is another word."""
    return word in ("ابي", "ابا", "ابو", "بن")


def _begins_a_name(page: Page, found: Found, titles: list[Found]) -> bool:
    """Whether a word that elsewhere is a surname stands between an Arabic title and one: "السفير مشعل الخرينج"."""
    word = _NEXT.match(page.text, found.span[1])
    behind_title = any(page.text[title.span[1] : found.span[0]].isspace() for title in titles if title.span[1] < found.span[0])
    named = word is not None and word["word"].startswith("ال") and may_be_name(page, word.span("word"))
    return (
        page.language == "ar" and behind_title and named and re.fullmatch(r"ال\w+(?:ي|ية)", word["word"] if word else "") is None
    )


def unmarked_name(page: Page, medium: Found) -> Span | None:
    """The name behind a word for a medium, where nothing marks it: "خبرگزاری آفاق", "صحيفة الرأي العام"; adjectives are none."""
    sure = grammar(page.language, "medium")
    if not sure or re.fullmatch(sure, page.text[slice(*medium.span)]) is None:
        return None
    word = _NEXT.match(page.text, medium.span[1])
    if word is None or word.start("word") - medium.span[1] > 1 or not may_be_name(page, word.span("word")):
        return None
    if page.language == "fa" and re.fullmatch(r"\w{3,}ی", word["word"]):
        return None  # "روزنامه رسمی", "خبرگزاری دولتی"
    if page.language == "ar" and re.fullmatch(r"(?!ال)\w+(?:ي|ية)|ال\w+ية", word["word"]):
        return None
    further = _NEXT.match(page.text, word.end())
    two = further is not None and further.start("word") - word.end() == 1
    if two and further and re.fullmatch(grammar(page.language, "medium-name") or "(?!)", f"{word['word']} {further['word']}"):
        return word.start("word"), further.end()
    return word.span("word")


def _is_surely_a_name(page: Page, found: Found, starts: dict[int, Found]) -> bool:
    """Whether a given name that is a town's too has a name of the lexicon behind it."""
    word = _NEXT.match(page.text, found.span[1])
    return word is not None and word.start("word") in starts


def _second_word(page: Page, end: int, inner: bool) -> int:
    """The end of a family name that follows an unknown given name: with the article, or before a boundary of the clause.

    `inner`: something stands before the title in its clause, so that no verb follows the name of an Arabic subject.

    "الملك إدريس السالمي في", "نخست‌وزیر فرهاد صادقی در".
    """
    word = _NEXT.match(page.text, end)
    if not word or word.start("word") - end > 1 or not may_be_name(page, word.span("word")):
        return end
    following = _NEXT.match(page.text, word.end())
    bound = following is None or following["word"] in stop_words(page.language) | _more_stop_words(page.language)
    if page.language == "ar" and inner and following is not None and re.match(r"ال|لل|بال|ب?[اإ]ن(?!\w)", following["word"]):
        # "الرئيس شهريار توكلي الوزير", "إدريس حسن السالمي"
        return following.end() if re.fullmatch(r"ال\w+ي", following["word"]) else word.end()
    foreign = page.language == "ar" and looks_foreign(word["word"])
    return word.end() if bound or foreign or re.fullmatch(r"ال\w+ي", word["word"]) else end


def _end_of_name(page: Page, end: int, starts: dict[int, Found]) -> int:
    """The end of a name that began with a given name: further given names and links, then one word of family name."""
    more = False
    for _ in range(5):
        word = _NEXT.match(page.text, end)
        if not word or word.start("word") - end > 1 or not (_is_link(word["word"]) or may_be_name(page, word.span("word"))):
            return end
        known = starts.get(word.start("word"))
        if page.language == "ar" and known is None and word["word"][0] == "و" and word.start("word") + 1 in starts:
            return end  # "سامي قاسم وحسن مراد"
        if page.language == "ar" and known is None and more and re.fullmatch(r"\w+(?:ة|ات)", word["word"]):
            return end  # "وصفت نادية منصور النتيجة بأنها", "سلم سامي قاسم مذكرة": the object
        end, more = word.end(), True
        if page.language == "ar" and (god := re.compile(r"\sالله(?!\w)").match(page.text, end)):
            return god.end()  # "جاب الله", "نصر الله"
        if known is None and word["word"] not in _ARABIC_LINK:
            further = _NEXT.match(page.text, end)
            # "سامي نوري الزيتوني": a second family name of the form of the first.
            if (
                further
                and further.start("word") - end == 1
                and page.text[:end].endswith("ي")
                and further["word"].endswith("ي")
                and may_be_name(page, further.span("word"))
                and not further["word"].startswith("ال")
            ):
                end = further.end()
            if page.language == "ar" and (family := _family_name_behind(page, end, starts)) is not None:
                return family
            return end
        if known is not None and known.row["kind"] == "surname":
            return end
    return end


def _family_name_behind(page: Page, end: int, starts: dict[int, Found]) -> int | None:
    """Where a family name ends that has the article and follows a name that no list knows: "كريم بنجلون [الفاسي]"."""
    word = _NEXT.match(page.text, end)
    if word is None or word.start("word") - end > 1 or word.start("word") in starts:
        return None
    whose = re.fullmatch(r"ال\w{2,}ي", word["word"]) and not re.fullmatch(r"ال\w+(?:وي|يي)", word["word"])
    return word.end() if whose and may_be_name(page, word.span("word")) else None


def may_be_name(page: Page, span: Span) -> bool:
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
    if any(found.span[0] == span[0] for found in find("cues", page, (span[0], span[1] + _LONGEST_VERB))):
        return False  # "رهبر خبر داد": the first word of a verb
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
        if not (title.span[1] <= name[0] and name[0] - title.span[1] < _FARTHEST_NAME):
            continue
        between = (title.span[1], name[0])
        places = [f.span for f in find("places", page, between)]
        places += [f.span for f in find("nouns", page, between) if f.row["kind"] == "organisation"]
        office = office_end(page, title, name[0]) if page.language == "ar" else None
        plain = all(_is_between(page, word, places) for word in _WORD.finditer(page.text, *between))
        if office is not None or plain or not page.text[slice(*between)].strip(' «“"،'):
            end = name[1] + (page.text[name[1] : name[1] + 1] in ("»", "”"))
            own = office if office and is_office_of(page, title) else title.span[1]
            return Mention((title.span[0], end), "person", "", name, (title.span[0], own), places[0] if places else None)
    return Mention(name, "person", "", name)


def is_office_of(page: Page, title: Found) -> bool:
    """Whether a title is an office of something that it does not say itself: "رئيس", "معاون"."""
    return re.fullmatch(grammar(page.language, "office-of"), page.text[slice(*title.span)]) is not None


def office_end(page: Page, title: Found, name: int) -> int | None:
    """Where an Arabic office ends whose words stand between a title and the name; None where others stand there too.

    "رئيس [المجلس الوطني] …", "نائب وزير الخارجية [السفير] …", "سفير [في بغداد] …": a rank before the name is no part of it.
    """
    head = page.text[slice(*title.span)]
    deputy = re.match(_DEPUTIES, head) is not None
    rank = rf"(?:{_RANKS}{'|السفير|النائب' if deputy else ''})(?:\s+(?:الركن|اول))?"
    of = rf"(?:\s*(?:{_BODY_WORDS})\s+|\s*)(?:ال|لل)\w+(?:\s+(?!(?:{_PERSONS})(?!\w))ال\w+)?" if is_office_of(page, title) else ""
    where = r"(?:\s*(?:في|لدي|لدى)\s+\w+)?" if re.search(r"سفير|قنصل|مبعوث|القائمة? بالاعمال", head) else ""
    adjective = r"\s*(?:ال\w+(?:ي|ية)|لل\w+|السابقة?|الاعل[يى]|العامة?|الخاصة?|المكلفة?)"
    form = rf"(?P<office>{of}(?:{adjective})*{where})(?:\s*{rank})?[\s«“\"،]*"
    match = re.compile(form).fullmatch(page.text, title.span[1], name)
    return match.end("office") if match else None


def _is_between(page: Page, word: re.Match[str], places: list[Span]) -> bool:
    """An adjective of origin or rank, or a state's name, between title and name."""
    if any(start <= word.start() < end for start, end in places):
        return True
    return bool(re.fullmatch(r"ال\w+(?:ي|ية)|الاعلي|السابق|الخاص|اول|پیشین", word.group()))
