"""Page → mentions: states, outlets, organisations, persons by title or given name, sources without a name."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from dragoman.reading.lesser.arabic_names import unmarked_name
from dragoman.reading.lesser.forces import forces
from dragoman.reading.lesser.mention import Mention
from dragoman.reading.lesser.named_bodies import quoted_bodies
from dragoman.reading.lesser.names import personal_names
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import Found, find, grammar, stop_words
from dragoman.types import Span

_OPEN, _CLOSE = '«“„"‟', '»”“"'
# "the site said that «…»": what "that" opens is no name of the site
_QUOTED_NAME = re.compile(
    rf"\s*(?:(?!(?:[بل]?[اأإ]ن|که|que|что|що|dass|dat|che)\s)[\w'-]+\s+){{0,2}}?[{_OPEN}]\s*(?P<name>[^{_OPEN}{_CLOSE}\n]{{2,40}}?)\s*[{_CLOSE}]"
)
_LONGEST_NAME = 5  # words between quotation marks that are still a name
_RUN = {
    "ru": re.compile(r"\s+(?P<name>[А-ЯA-Z][\w-]+(?:\s+[А-ЯA-Z][\w-]+){0,2})"),
    "uk": re.compile(r"\s+(?P<name>[А-ЯІЇЄҐA-Z][\w-]+(?:\s+[А-ЯІЇЄҐA-Z][\w-]+){0,2})"),
    "de": re.compile(r"\s+(?P<name>[A-ZÄÖÜ][\w'-]+(?:\s+[A-ZÄÖÜ][\w'-]+){0,2})"),
}
_LATIN_RUN = re.compile(
    r"\s+(?:(?:d['’][a-zß-ÿ]{4,}|[a-zß-ÿ]{4,})\s+){0,2}(?P<name>(?:Le |La |El |L'|Il |Lo |[AO] )?[A-ZÀ-Ý][\w'-]+"
    r"(?:\s+(?:de\s+|du\s+|del\s+|de\s+la\s+|des\s+)?[A-ZÀ-Ý][\w'-]+){0,2})"
)


def find_mentions(page: Page) -> tuple[Mention, ...]:
    """All mentions in order, none overlapping another: what is found first holds its characters."""
    taken: list[Mention] = []
    nouns = [noun for paragraph in page.paragraphs for noun in find("nouns", page, paragraph)]
    finders: Iterable[Iterator[Mention]] = (
        _outlets(page, nouns),
        _spelt_out(page),
        quoted_bodies(page),
        _bodies(page),
        forces(page),
        personal_names(page, nouns),
        _offices_of_states(page, nouns),
        _places(page),
        _common(page, nouns),
        _letters(page),
    )
    for mention in chain.from_iterable(finders):
        if not any(other.span[0] < mention.span[1] and mention.span[0] < other.span[1] for other in taken):
            taken.append(mention)
    return tuple(sorted(taken, key=lambda mention: mention.span))


def _outlets(page: Page, nouns: list[Found]) -> Iterator[Mention]:
    """Known outlets, with the word for their kind before them, and names that such a word makes one: "le journal L'Écho"."""
    media = [noun for noun in nouns if noun.row["kind"] in ("medium", "carrier")]
    # "دبي - العربية نت - ": whose report it is is told before the first sentence
    places = (*page.datelines, *page.paragraphs) if page.language in ("ar", "fa") else page.paragraphs
    known = [found for place in places for found in find("outlets", page, place)]
    by_medium: list[Mention] = []
    for medium in media:
        if any(found.span[0] <= medium.span[0] < found.span[1] for found in known):
            continue  # "Radio Farda", "Agence France-Presse" hold the word in their name
        match = _name_of_medium(page, medium, known)
        if match is not None:
            name, english = match
            end = name[1] + (page.text[name[1] : name[1] + 1] != "" and page.text[name[1]] in _CLOSE)
            end = _with_adjectives(page, name[0], end, definite=True) if page.language == "ar" else end
            by_medium.append(
                Mention(
                    (min(medium.span[0], name[0]), max(end, medium.span[1])),
                    "outlet",
                    f"outlet:{english or page.text[slice(*name)]}",
                    name,
                    english=english,
                )
            )
    yield from by_medium
    for found in known:
        # A bare "Time" or "RT" is an outlet only where it stands in capitals or in several words; the table is cased.
        yield Mention(found.span, "outlet", f"outlet:{found.row['english']}", found.span, english=found.row["english"])
    yield from _bare_names(page, by_medium)


_SMALL = frozenset("de du des la le les del el los las y et und der die das für von und и по в of the d' l'".split())


def _spelt_out(page: Page) -> Iterator[Mention]:
    """Bodies whose letters stand in parentheses behind them: "l'Autorité du bassin du Nord (ABN)"; the letters too."""
    for start, end in page.paragraphs:
        for match in re.finditer(r" \((?P<short>[A-ZÀ-ÞА-Я]{3,7})\)", page.text[start:end]):
            begin = _beginning(page.text[start:end], match.start(), match["short"])
            if begin is None:
                continue
            name = start + begin, start + match.start()
            if any(found.span == name for found in find("places", page, name)):
                continue
            key = f"organisation:{page.text[slice(*name)].casefold()}"
            yield Mention(name, "organisation", key, name)
            letters = start + match.start("short"), start + match.end("short")
            yield Mention(letters, "organisation", key, letters)


def _beginning(text: str, end: int, short: str) -> int | None:
    """Where the name begins whose initials are these letters: each word from the last to the first, small words left out."""
    words = list(re.finditer(r"(?:(?<=\W)|^)(?:[dlDL]['’])?(?P<word>[^\W\d_][\w-]*)", text[max(0, end - 120) : end]))
    letters = list(short.casefold())
    begin = None
    for word in reversed(words):
        if not letters:
            break
        small = word["word"].casefold() in _SMALL
        if word["word"][0].casefold() == letters[-1] and not (small and letters[-1] != letters[0]):
            letters.pop()
            begin = word.start("word") + max(0, end - 120)
        elif not small:
            return None
    named = begin is not None and text[begin].isupper() and "." not in text[begin:end] and " " in text[begin:end]
    return begin if named and not letters else None


def _bodies(page: Page) -> Iterator[Mention]:
    """Bodies whose first word says what they are: "le Front populaire du Nord"."""
    for match in _named_bodies(page):
        if any(found.span == match.span("name") for found in find("places", page, match.span("name"))):
            continue  # "la Fédération de Russie"
        yield Mention(match.span("name"), "organisation", f"organisation:{match['name'].casefold()}", match.span("name"))


def _named_bodies(page: Page) -> list[re.Match[str]]:
    head = grammar(page.language, "body")
    return list(re.finditer(rf"(?<![\w-])(?P<name>{head})(?![\w-])", page.text)) if head else []


def _short_names(page: Page) -> Iterator[tuple[str, str]]:
    """Letters between parentheses with the key of the name before them."""
    whole = {match.end("name"): match["name"] for match in _named_bodies(page)}
    whole |= {mention.name[1]: page.text[slice(*mention.name)] for mention in _spelt_out(page)}
    for match in re.finditer(r"(?<=\w) \((?P<short>[A-ZА-ЯІЇЄҐ]{3,6})\)", page.text):
        if match.start() in whole:
            yield match["short"], f"organisation:{whole[match.start()].casefold()}"


def _letters(page: Page) -> Iterator[Mention]:
    """What only letters stand for, and no lexicon knows: "la guerrilla del FPN"."""
    keys = dict(_short_names(page))
    for match in re.finditer(r"(?<=[a-zà-ÿа-яіїєґ] )(?P<short>[A-ZА-ЯІЇЄҐ]{3,5})(?![\w-])", page.text):
        short = match["short"]
        yield Mention(match.span(), "organisation", keys.get(short, f"organisation:{short.casefold()}"), match.span())


def _bare_names(page: Page, by_medium: list[Mention]) -> Iterator[Mention]:
    """Names that a word like "journal" made outlets, where they stand alone.

    "«الضفة الجديدة»" after "موقع «أخبار الضفة الجديدة»": between marks the last two words of a longer name are enough.
    """
    for mention in by_medium:
        name = page.text[slice(*mention.name)]
        part = re.escape(" ".join(name.split()[-2:]) if len(name.split()) > 2 else name)
        pattern = rf"[{_OPEN}](?P<name>{part})[{_CLOSE}]|(?<!\w)(?P<bare>{re.escape(name)})(?!\w)"
        for match in re.finditer(pattern, page.text):
            group = "name" if match["name"] else "bare"
            yield Mention(match.span(), "outlet", mention.key, match.span(group), english=mention.english)


def _name_of_medium(page: Page, medium: Found, known: list[Found]) -> tuple[Span, str | None] | None:
    if page.language == "tr":
        return _name_before_medium(page, medium, known)
    after = medium.span[1]
    near = next((f for f in known if 0 < f.span[0] - after <= 25 and "." not in page.text[after : f.span[0]]), None)
    quoted = _QUOTED_NAME.match(page.text, after)
    if quoted and len(quoted["name"].split()) <= _LONGEST_NAME and (near is None or near.span[0] >= quoted.start("name")):
        inside = near is not None and quoted.start("name") <= near.span[0] < quoted.end("name")
        return quoted.span("name"), near.row["english"] if near and inside else None
    if near is not None and len(page.text[after : near.span[0]].split()) <= 2:
        return near.span, near.row["english"]
    if page.language in ("ar", "fa"):
        unknown = unmarked_name(page, medium)
        return (unknown, None) if unknown else None
    run = _RUN.get(page.language, _LATIN_RUN).match(page.text, after)
    return (run.span("name"), None) if run else None


_TURKISH_NAME = re.compile(
    rf"(?:[{_OPEN}](?P<quoted>[^{_OPEN}{_CLOSE}\n]{{2,40}})[{_CLOSE}]|(?P<bare>(?:[A-ZÇĞİÖŞÜ][\w-]+\s+){{1,3}}?))\s*(?:haber\s+)?$"
)

_LANGUAGE = re.compile(r"(?:\w+\s+)*\w+[cç][ae]")
_NAME_BEHIND = re.compile(
    r"\s+(?P<name>[A-ZÇĞİÖŞÜ][\w-]+(?:\s+(?:(?:el|en|er|es|et|ez|al)-)?[A-ZÇĞİÖŞÜ][\w-]+){0,3})(?=[,'’.]|\s+[a-zçğıöşü])"
)


def _name_before_medium(page: Page, medium: Found, known: list[Found]) -> tuple[Span, str | None] | None:
    """ "“Kıyı” gazetesi", "Anadolu Ajansı": in Turkish the name stands before the word for its kind, or else behind it."""
    near = next((found for found in known if 0 <= medium.span[0] - found.span[1] <= 2), None)
    if near is not None:
        return near.span, near.row["english"]
    start = max(0, medium.span[0] - 60)
    match = _TURKISH_NAME.search(page.text[start : medium.span[0]])
    if match is None or _LANGUAGE.fullmatch((match["bare"] or "").strip()):
        behind = _NAME_BEHIND.match(page.text, medium.span[1])  # "Arapça haber sitesi El-Liman el-Cedid"
        return (behind.span("name"), None) if behind else None
    group = "quoted" if match["quoted"] else "bare"
    name = match[group].rstrip()
    return (start + match.start(group), start + match.start(group) + len(name)), None


def _places(page: Page) -> Iterator[Mention]:
    for paragraph in page.paragraphs:
        for found in find("places", page, paragraph):
            kind = {"state": "state", "capital": "capital", "city": "city"}[found.row["role"]]
            yield Mention(found.span, kind, f"state:{found.row['english']}", found.span, english=found.row["english"])


_KINDS = {
    "organisation": "organisation", "anonymous": "person", "group": "group", "document": "document", "medium": "outlet",
    "title": "person",
}  # fmt: skip


def _offices_of_states(page: Page, nouns: list[Found]) -> Iterator[Mention]:
    """Offices whose words hold a state's name: in "دفتر رهبر ایران" the leader is meant, and not Iran."""
    for mention in _common(page, nouns):
        if mention.title and any(place.span != mention.title for place in find("places", page, mention.title)):
            yield mention


def _common(page: Page, nouns: list[Found]) -> Iterator[Mention]:
    """What is described and not named: "مصادر مطلعة", "the ministry", "the site"; titles alone too."""
    for noun in nouns:
        kind = noun.row["kind"]
        if kind not in _KINDS:
            continue
        if kind == "organisation" and re.match(r"-[A-ZÄÖÜa-zäöü]", page.text[noun.span[1] : noun.span[1] + 2]):
            continue  # "EU-Sprecherin Ana Roy": she speaks
        span = noun.span if kind == "organisation" else (noun.span[0], _with_adjectives(page, *noun.span, kind=kind))
        key = "organisation:" + noun.row["noun"].rstrip("*").casefold() if kind == "organisation" else ""
        yield Mention(span, _KINDS[kind], key, span, title=noun.span if kind == "title" else None, described=True)


_WORD = re.compile(r"\s+(?P<word>[\w'-]+)")


def _with_adjectives(page: Page, start: int, end: int, definite: bool | None = None, kind: str = "") -> int:
    """The end with at most three adjectives that follow; an Arabic one has the article where its noun, or its last word, has it.

    "رئيس الوزراء الباكستاني": definite by its last word; a person's noun without the feminine ending has no adjective with it.
    """
    words = page.text[start:end].split()
    if definite is None:
        definite = any(word.startswith(("ال", "لل")) for word in (words[0], words[-1]))
    masculine = page.language == "ar" and kind in ("title", "anonymous") and not words[0].endswith("ة")
    for _ in range(3):
        word = _WORD.match(page.text, end)
        if not word or (page.language == "ar" and word["word"].startswith("ال") != definite):
            break
        if page.language == "ar" and any(noun.span[0] > word.start("word") for noun in find("nouns", page, word.span("word"))):
            break  # "مصدر لصحيفة": a preposition is written in one with the next noun
        if masculine and word["word"].endswith("ة"):
            break  # "نفى رئيس الوزراء صحة الخبر"
        if word["word"] in stop_words(page.language) or not re.fullmatch(grammar(page.language, "adjective"), word["word"]):
            break
        end = word.end()
    return end
