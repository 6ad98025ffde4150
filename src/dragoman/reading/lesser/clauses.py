"""Page → clauses: where what is said begins and ends around a cue."""

import re

from dragoman.reading.contents import merged, trimmed
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import Found
from dragoman.types import Span, Spans

FEWEST_WORDS = 4  # of a quotation that says something; fewer are a name or a word held at a distance
# What opens an indirect content: "that" and its like, or a colon.
OPENER = {
    "ar": re.compile(r"(?<!\w)[بل]?[اإ]ن(?:ه|ها|هما|هم|هن|نا|ني|ك)?(?!\w)|:(?=\s)"),
    "fa": re.compile(r"(?<!\w)که(?!\w)|:(?=\s)"),
    "fr": re.compile(r"(?<!\w)(?:que\s|qu')|\s?:(?=\s)", re.IGNORECASE),
    "es": re.compile(r"(?<!\w)que(?=\s)|:(?=\s)", re.IGNORECASE),
    "ru": re.compile(r"(?<=,)\s+(?:что|чтобы|будто|как)(?!\w)|:(?=\s)"),
    "de": re.compile(r"(?<=,)\s+(?:dass|daß|ob|wonach)(?!\w)|:(?=\s)"),
}
_AND = {
    "ar": r"[,،؛]\s*(?:و|ف|بينما\s+|فيما\s+|كما\s+)", "fa": r"[،؛]\s*(?:و\s+|اما\s+)?", "fr": r"[,;]\s*(?:et|mais|tandis que)\s+",
    "es": r"[,;]\s*(?:y|e|pero|mientras que|mientras)\s+", "ru": r"[,;]\s*(?:а|и|но)\s+", "de": r"[,;]\s*(?:und|aber|während)\s+",
}  # fmt: skip
_RELATIVE = {
    "ar": r"\s*،?\s*(?:الذي|التي|الذين)\s", "fa": r"\s*،?\s*که\s", "fr": r"\s*,?\s*(?:qui|dont|lequel|laquelle)\s",
    "es": r"\s*,?\s*(?:que|quien|cuyo|cuya)\s", "ru": r"\s*,\s*котор", "de": r"\s*,\s*(?:der|die|das|dessen|deren)\s",
}  # fmt: skip
_ARABIC_THAT = re.compile(r"(?<!\w)[بل]?ان(?:ه|ها|هما|هم|هن|نا|ني|ك)?(?!\w)")
_COMMA = re.compile(r"[,،]")


def clause_end(page: Page, cue: Found, later: list[Found], end: int) -> int:
    """Where the content of a cue ends: with the sentence, or before a further saying that "and" joins to it.

    "قال الوزير إن الطريق مفتوح، وأضاف السفير أن …": the ambassador's saying is no part of the minister's.
    """
    for other in later:
        if other.span[0] <= cue.span[1] or other.row["kind"] in ("according", "citing"):
            continue
        subject = r"(?:[\w'«»-]+\s+){0,5}" if page.language != "ar" else ""
        joint = re.compile(rf"{_AND[page.language]}{subject}$")
        stretch = page.text[cue.span[1] : other.span[0]]
        match = joint.search(stretch)
        if match and not OPENER[page.language].search(stretch, match.start()):
            return cue.span[1] + match.start()
    return end


def opener_after(page: Page, start: int, end: int, kind: str = "say") -> Span | None:
    """The word that opens the content, between the cue and the sentence's end.

    After Arabic verbs other than of saying "إن" is "if": "تعهد بالحضور إن قبلت طهران".
    """
    if page.language == "ar" and kind not in ("say", "claim"):
        match = _ARABIC_THAT.search(page.text, start, end)
        return match.span() if match else None
    match = OPENER[page.language].search(page.text, start, end)
    return match.span() if match else None


def content_from(page: Page, opener: Span, end: int) -> Spans:
    """From the opening word, which belongs to the content, or after a colon."""
    colon = page.text[slice(*opener)].strip() == ":"
    return stretch_of(page, (opener[1] if colon else opener[0], end))


def stretch_of(page: Page, *spans: Span) -> Spans:
    """The spans without blanks and punctuation at their ends; empty ones left out."""
    cut = [span for start, end in spans if start < end and (span := trimmed(page.text, (start, end)))]
    return merged((start, _with_mark(page, start, end)) for start, end in cut)


def _with_mark(page: Page, start: int, end: int) -> int:
    """A full stop before the closing mark stays in the quotation."""
    return end + 1 if page.text[end : end + 1] in ("»", "”") and page.text[start] in "«“" else end


def after_relative(page: Page, start: int, end: int) -> int:
    """After a relative clause that describes the source: "ميمري الذي نقل التقرير عن الفارسية، …"."""
    if not re.match(_RELATIVE[page.language], page.text[start:end]):
        return start
    comma = _COMMA.search(page.text, start + 3, end)
    return comma.end() if comma else start


def quotations_in(page: Page, stretch: Span) -> list[Span]:
    """Quotations of enough words that begin in the stretch."""
    return [q for q in page.quotations if stretch[0] <= q[0] < stretch[1] and len(page.text[slice(*q)].split()) >= FEWEST_WORDS]
