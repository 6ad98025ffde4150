"""Reading → credits: which outlets a statement, or the whole report, says that it has its matter from."""

import re
from urllib.parse import urlsplit

from dragoman.linking.chains import Names
from dragoman.linking.words import folded
from dragoman.types import Citation, DocumentCard, Reading, Span

# "Via Newsline." above a report, "Source: Newsline" below it.
_STANDING = re.compile(
    r"^\s*(?:(?:via|h/t|hat tip|from(?=[^.\n]{2,40}:)|d'après|tomado de|по материалам|به نقل از|نقلا عن|عن)\s*:?\s+|"
    r"(?:sources?|quelle|fuente|источник|المصدر|منبع|מקור)\s*:\s*)(?:the\s+)?(?P<name>[^.:\n()]{2,40}?)\s*(?:\([^)\n]{2,12}\))?\s*(?:[.:]|$)",
    re.IGNORECASE | re.MULTILINE,
)


def standing_credits(reading: Reading, card: DocumentCard) -> tuple[str, ...]:
    """Whom the whole report credits: the agency of its dateline, a line "Via …" or "Source: …" at its edge."""
    document = reading.document
    datelines = [(s.start, s.end) for s in document.sections if s.kind == "dateline"]
    agencies = [
        citation.outlet
        for citation in reading.citations
        if citation.kind == "inline" and citation.outlet and any(s <= a < e for a, _ in citation.anchors for s, e in datelines)
    ]
    lines = [match["name"].strip() for match in _STANDING.finditer(document.text) if _at_edge(document.text, match.span())]
    return _others(card, [*agencies, *lines])


def credits_of(
    reading: Reading, card: DocumentCard, names: Names, span: Span, chain: tuple[str, ...], standing: tuple[str, ...]
) -> tuple[str, ...]:
    """Whom a statement credits beside its chain: notes and links that support it, a medium that was told, the standing ones."""
    cited = [name for citation in reading.citations if _supports(citation, span) and (name := _name(citation))]
    contents = [part for a in reading.attributions if span[0] <= a.content[0][0] < span[1] for part in a.content]
    told = [
        name
        for place, name in names.outlets(span)
        # "told Newsline that ...": the medium stands outside of what is told.
        if not any(start <= place[0] < end for start, end in contents)
    ]
    found = _others(card, [*told, *cited, *standing])
    heard = {folded(name) for name in chain}
    return tuple(name for name in found if folded(name) not in heard)


def _supports(citation: Citation, span: Span) -> bool:
    if citation.kind == "inline" and not citation.statements:
        return False
    return any(start < span[1] and span[0] < end for start, end in citation.statements)


def _name(citation: Citation) -> str | None:
    if citation.kind == "link" and citation.url:
        return urlsplit(citation.url).netloc.removeprefix("www.") or None
    return citation.outlet


def _at_edge(text: str, span: Span) -> bool:
    """At the beginning of the text or of one of its last lines."""
    return not text[: span[0]].strip() or len(text[span[1] :].strip()) < 120


def _others(card: DocumentCard, found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in found if folded(name) != folded(card.outlet)))
