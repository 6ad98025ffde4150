"""Words before a Persian verb → whose subject they hold: it opens the clause, and what a preposition governs is none."""

import re
from functools import cache

from dragoman.reading.lesser.actors import Person
from dragoman.reading.lesser.page import Page, normal_words
from dragoman.reading.lesser.words import Found, entries, find
from dragoman.types import Span

_MOST_BETWEEN = 3  # words of a chain between a preposition and the name at its end: "در جمع خبرنگاران"
_THAT = re.compile(r"(?<!\w)(?:این|آن|ان)[_\s]?که(?!\w)[^،]*(?:،|$)")  # "با بیان اینکه …،"


def subject(page: Page, people: list[Person], zone: Span) -> Person | Span | None:
    """The first of the people in the last clause of the zone whom nothing governs, or the span of a pronoun before them.

    "وی در جمع خبرنگاران گفت", "سخنگو در پاسخ به روزنامه گفت": who hears and who is asked about do not speak.
    """
    holes = [(zone[0] + match.start(), zone[0] + match.end()) for match in _THAT.finditer(page.text[slice(*zone)])]
    free = [p for p in people if not _within(p.mention.span[0], holes) and not is_governed(page, p.mention.span[0], zone[0])]
    pronouns = [
        found.span
        for found in find("nouns", page, zone)
        if found.row["kind"] == "pronoun" and not _within(found.span[0], holes) and not is_governed(page, found.span[0], zone[0])
    ]
    starts = [zone[0] + match.end() for match in _ended().finditer(page.text[slice(*zone)])]
    for start in (*reversed(starts), zone[0]):
        first = next((p for p in free if p.mention.span[0] >= start), None)
        pronoun = next((span for span in pronouns if span[0] >= start), None)
        if pronoun is not None and (first is None or pronoun[0] < first.mention.span[0]):
            return pronoun
        if first is not None:
            return _holder(page, first, free)
    return None


def opening(page: Page, zone: Span) -> Span | None:
    """The words that open the last clause, before what is governed, told of a time or cut off: an unknown subject's.

    "الوندی در جمع خبرنگاران گفت"; None where the clause has none: "در پایان نشست گفت".
    """
    starts = [zone[0] + match.end() for match in _ended().finditer(page.text[slice(*zone)])]
    start = max(starts, default=zone[0])
    match = _opening_words().match(page.text, start, zone[1])
    found = match["words"].strip() if match else ""
    return match.span("words") if match and 0 < len(found.split()) <= _MOST_BETWEEN else None


def last_clause(page: Page, start: int, end: int) -> int:
    """Where the last clause of the words begins: behind "and" after a finite verb."""
    return max((start + match.end() for match in _ended().finditer(page.text[start:end])), default=start)


def follows(page: Page, end: int, opener: int) -> bool:
    """Whether "that" belongs to the verb that ends there: "گفته است که"; not in "گزارش داد سفر دو شهروند که …"."""
    return re.fullmatch(r"\s*(?:است|بود)?\s*[،:]?\s*", page.text[end:opener]) is not None


def after_office(page: Page, start: int, end: int) -> int:
    """After the office from which an agency has its report: "به گزارش ایرنا از اداره کل راه، …"."""
    office = re.compile(r"\s+از\s[^،.]{2,90}(?=،)").match(page.text, start, end) if page.language == "fa" else None
    return office.end() if office else start


def up_to_comma(page: Page, end: int, limit: int) -> int:
    """Where a credited source ends with the few words behind it before the comma: "به استناد گزارش دوستان سوری، …".

    "به گفته یک منبع نزدیک به دولت که نخواست نامش فاش شود، …": and with what it wishes.
    """
    few = re.compile(r"(?:\s+(?!که(?!\w))[\w_]+){1,4}(?=\s*،)").match(page.text, end, limit)
    if few and not _ended().search(few.group() + " و "):
        return few.end()
    near = re.compile(r"(?:\s+(?:نزدیک|وابسته)\s+به(?:\s+[\w_]+){1,4}?)?(?:\s+که\s[^،.]{4,80})?(?=\s*،)").match(
        page.text, end, limit
    )
    return near.end() if near else end


def is_telling_of(page: Page, cue: Found, before: Span) -> bool:
    """ "وزیر از دیدار با سفیر خبر داد": a verb that tells of a deed, named before it."""
    return cue.row["cue"].startswith("خبر ") and re.search(r"(?<!\w)از(?!\w)", page.text[slice(*before)]) is not None


def is_telling_it(page: Page, cue: Found, before: Span) -> bool:
    """ "وزیر سفر به ژنو را تأیید کرد": a verb that tells its object."""
    told = normal_words(cue.row["cue"], "fa").startswith(("تایید ", "اعلام "))
    return told and re.search(r"(?<!\w)را(?!\w)", page.text[slice(*before)]) is not None


def leading_credit(page: Page, cue: Found, cues: list[Found], sentence: Span) -> int | None:
    """Where the credit ends that opens the sentence: in "به گزارش ایرنا از وزارت راه، سخنگو گفت" the ministry has no verb."""
    first = cues[0]
    opens = first.row["kind"] in ("according", "citing") and not page.text[sentence[0] : first.span[0]].strip()
    comma = re.compile(r"[,،]").search(page.text, first.span[1], cue.span[0]) if opens and first is not cue else None
    return comma.end() if comma else None


def _holder(page: Page, office: Person, people: list[Person]) -> Person:
    """ "سخنگوی وزارت خارجه، رضا کریمی": the name behind an office, with no more than its state and a comma between."""
    if office.mention.kind != "person" or not office.mention.described:
        return office
    for other in people:
        gap = (
            page.text[office.mention.span[1] : other.mention.span[0]] if other.mention.span[0] >= office.mention.span[1] else None
        )
        if gap is not None and other.mention.kind == "person" and not other.mention.described:
            return other if len(gap.split()) <= 2 and gap.count("،") <= 1 else office
    return office


def _within(place: int, holes: list[Span]) -> bool:
    return any(start <= place < end for start, end in holes)


def is_governed(page: Page, place: int, start: int) -> bool:
    """Whether a preposition stands before it, with at most some nouns of the same chain between."""
    return _chain().search(page.text[max(start, place - 60) : place]) is not None


@cache
def _words(part: str) -> str:
    """The words of a part in `lexicon/lesser/clause_words.tsv` as a pattern, the longest first."""
    found = [normal_words(row["word"], "fa") for row in entries("clause_words", "fa") if row["part"] == part]
    return "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))


@cache
def _chain() -> re.Pattern[str]:
    """A preposition and the nouns of a chain behind it, up to the name at its end."""
    return re.compile(rf"(?<!\w)(?:{_words('preposition')})(?:\s+(?!\w*که\s)[\w_]+){{0,{_MOST_BETWEEN}}}\s+(?!\w*که\s)[«\"]?$")


@cache
def _ended() -> re.Pattern[str]:
    """ "رفت و وزیر گفت", "است، اما سخنگو گفت": a finite verb ends the clause before."""
    verb = rf"(?<!\w)(?:ن_?|می_|نمی_)?(?:{_words('finite')})(?:ه)?(?:[_\s]?(?:ند|اند|بود|است|شد))?"
    return re.compile(rf"(?:{verb}|\wند)\s*(?:،\s*)?(?:{_words('joint')})(?!\w)")


@cache
def _opening_words() -> re.Pattern[str]:
    """The words of a clause before a preposition, a day or a mark."""
    end = rf"\s*(?:{_words('preposition')}|نیز|هم|روز|امروز|دیروز)(?!\w)|[،؛:()«»\d]|$"
    return re.compile(rf"\s*(?P<words>[^\d،؛:()«»]*?)(?={end})")
