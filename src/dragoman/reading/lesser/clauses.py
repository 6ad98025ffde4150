"""Page → clauses: where what is said begins and ends around a cue."""

import re
from functools import cache

from dragoman.reading.contents import merged, trimmed
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.timex import shapes
from dragoman.reading.lesser.words import Found, grammar
from dragoman.types import Span, Spans

FEWEST_WORDS = 4  # of a quotation that says something; fewer are a name or a word held at a distance
_ARABIC_THAT = re.compile(r"(?<!\w)[بل]?ان(?:ه|ها|هما|هم|هن|نا|ني|ك)?(?!\w)")
_ARABIC_SAYING = re.compile(r"(?<!\w)(?:قول|تاكيد|تصريح)(?:ه|ها|هم|هما)?\s+(?P<that>ب?[اإ]ن(?:ه|ها|هما|هم|هن|نا|ني)?)(?!\w)")
_COMMA = re.compile(r"[,،]")
_THE_SAME = re.compile(r"\s+(?:نفس|ذات|عين)(?:ه|ها|هم|هما)(?!\w)")
_PARTICIPLE = r"\w+(?:[aei]ndo|ant)"  # "aggiungendo", "ajoutant": no "and" need stand before it
_CLOSED_BY_COMMA = ("ru", "uk", "de")


def clause_end(page: Page, cue: Found, later: list[Found], end: int) -> int:
    """Where the content of a cue ends: with the sentence, or before a further saying that "and" joins to it.

    "قال الوزير إن الطريق مفتوح، وأضاف السفير أن …": the ambassador's saying is no part of the minister's.
    """
    for other in later:
        if other.span[0] <= cue.span[1] or other.row["kind"] in ("according", "citing"):
            continue
        subject = r"(?:[\w'«»-]+\s+){0,5}" if page.language != "ar" else ""
        joint = re.compile(rf"{grammar(page.language, 'and')}{subject}$")
        stretch = page.text[cue.span[1] : other.span[0]]
        if other.row["opener"] == "participle" and (comma := re.search(r"[,،]\s*$", stretch)):
            return cue.span[1] + comma.start()  # "أكد الوزير أن الجسر مفتوح، مضيفا أن …"
        if (going_on := goes_on(page, cue, other)) is not None:
            return going_on
        match = joint.search(stretch)
        if match and not _opener(page.language).search(stretch, match.start()):
            return cue.span[1] + match.start()
    return end


def goes_on(page: Page, cue: Found, other: Found) -> int | None:
    """Where a further verb of saying that has the subject of the one before begins; None where it has another.

    "dijo que España está lista y añadió que …": who said it adds something, and not Spain. After "that" only verbs of that kind
    go on so, and in languages whose clauses end with a comma all that "and" joins behind one: "сказал, что …, и заявил, что".
    """
    joint = grammar(page.language, "goes-on")
    stretch = page.text[cue.span[1] : other.span[0]]
    verb = page.text[slice(*other.span)]
    participle = re.fullmatch(_PARTICIPLE, verb.split()[0], re.IGNORECASE) is not None
    match = (
        re.search(rf"(?:[,;]\s*|(?<=\w)\s+)(?:{joint}){'?' if participle else ''}$", stretch, re.IGNORECASE) if joint else None
    )
    if match is None:
        return None
    opened = _opener(page.language).search(stretch[: match.start()]) or (page.language == "de" and stretch.startswith(","))
    closed = page.language in _CLOSED_BY_COMMA and match.group()[0] in ",;"
    adds = re.fullmatch(grammar(page.language, "adding"), other.row["cue"], re.IGNORECASE) is not None
    # "a affirmé que l'Iran avait tort et a aussi annoncé": the verb's adverb says that it is another saying of the same
    adds = adds or re.search(r"(?<!\w)(?:aussi|également|ensuite|en outre|anche|poi|inoltre)(?!\w)", verb) is not None
    return cue.span[1] + match.start() if adds or closed or not opened else None


@cache
def _opener(language: str) -> re.Pattern[str]:
    """What opens an indirect content: "that" and its like, or a colon."""
    return re.compile(grammar(language, "opener"), re.IGNORECASE)


def opener_after(page: Page, start: int, end: int, kind: str = "say") -> Span | None:
    """The word that opens the content, between the cue and the sentence's end.

    After Arabic verbs other than of saying "إن" is "if": "وعد بالانسحاب إن فتح الجسر".
    """
    if page.language == "ar" and kind not in ("say", "claim"):
        match = _ARABIC_THAT.search(page.text, start, end)
        # "نقلت الوكالة عن مصدر قوله إن": there it is "that" again
        saying = _ARABIC_SAYING.search(page.text, start, end) if kind == "relay" else None
        if saying is not None and (match is None or saying.start("that") < match.start()):
            return saying.span("that")
        return match.span() if match else None
    match = _opener(page.language).search(page.text, start, end)
    return match.span() if match else None


def content_from(page: Page, opener: Span, end: int) -> Spans:
    """From the opening word, which belongs to the content, or after a colon."""
    colon = page.text[slice(*opener)].strip() == ":"
    return stretch_of(page, (opener[1] if colon else opener[0], end))


def stretch_of(page: Page, *spans: Span) -> Spans:
    """The spans without blanks and punctuation at their ends; empty ones left out."""
    cut = [span for start, end in spans if start < end and (span := trimmed(page.text, _without_commas(page, start, end)))]
    return merged((start, _with_mark(page, start, end)) for start, end in cut)


def _without_commas(page: Page, start: int, end: int) -> Span:
    while start < end and page.text[start] in " ،؛":
        start += 1
    while end > start and page.text[end - 1] in " ،؛":
        end -= 1
    return start, end


def _with_mark(page: Page, start: int, end: int) -> int:
    """A full stop before the closing mark stays in the quotation."""
    return end + 1 if page.text[end : end + 1] in ("»", "”") and page.text[start] in "«“" else end


def after_relative(page: Page, start: int, end: int) -> int:
    """After a relative clause that describes the source: "المعهد الذي نشر الوثيقة، …", "المصادر نفسها"."""
    if page.language == "ar" and (same := _THE_SAME.match(page.text, start, end)):
        start = same.end()
    if not re.match(grammar(page.language, "relative"), page.text[start:end]):
        return start
    comma = _COMMA.search(page.text, start + 3, end)
    return comma.end() if comma else start


def after_day(page: Page, start: int, end: int) -> int:
    """After the day that stands right behind a saying's verb: "a démenti mercredi toute rencontre", "negó este lunes que".

    It is the day of the saying, and not of what is said.
    """
    before = re.compile(rf"\s*[,،]?\s*{grammar(page.language, 'day-before')}", re.IGNORECASE).match(page.text, start, end)
    if before is None:
        return start
    for shape, pattern in shapes(page.language):
        if shape in ("weekday", "day", "date", "solar") and (day := pattern.match(page.text, before.end(), end)):
            behind = re.compile(r"(?:\s+(?:pasado|passé|dernier|scorso|günü|günkü))?\s*[,،]?").match(page.text, day.end(), end)
            return behind.end() if behind else day.end()
    return start


def quotations_in(page: Page, stretch: Span) -> list[Span]:
    """Quotations of enough words that begin in the stretch."""
    return [q for q in page.quotations if stretch[0] <= q[0] < stretch[1] and len(page.text[slice(*q)].split()) >= FEWEST_WORDS]
