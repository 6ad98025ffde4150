"""Notes, credits and links → citations: which outlet is cited, of what date, for which statement."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import msgspec

from dragoman.reading.datelines import dateline_at
from dragoman.reading.gazetteer import capitals, given_names, name_words, states
from dragoman.reading.parse import MARKER
from dragoman.types import Citation, Document, Section, Span, Time

_NOTE = re.compile(
    r"^[ \t]*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]|([¹²³⁰⁴-⁹]+)|\^?(\d{1,3}))[ \t]*(?=\S)",
    re.MULTILINE,
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# What parts the items of one note: "A (Iran), May 1, 2016; B, May 2, 2016. See also C, May 3, 2016."
_ITEM_BREAK = re.compile(r";\s+(?=[\"“‘A-Z])|(?<=[\d.\"”)])\.?\s+(?=(?:See|Cf\.|Compare)\b)|(?<=\d{4})\.\s+(?=[\"“A-Z])")
_LEAD_IN = re.compile(
    r"\s*(?:(?:see|cf\.?|compare|also|for (?:instance|example)|e\.g\.?|inter alia|according to|"
    r"as (?:reported|quoted|cited) (?:by|in)|"
    r"quoted (?:by|in)|cited (?:by|in)|reported by)\b[,:]?\s*)+",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"(?:an?|the|his|her|their)?\s*(?:\w+\s){0,2}?(?:article|report|interview|op-ed|editorial|column|essay|piece|dispatch|statement)\s"
    r"(?:\w+\s){0,2}?(?:in|on|by|from|with|of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?P<outlet>(?:[A-Z][\w&.’'-]*\s+)+?)"
    r"(?P<name>(?:(?:Special|Daily|Policy|Working|Research|Country|Situation|Briefing|Intelligence)\s+)?"
    r"(?:Dispatch|Report|Series|Brief|Briefing|Bulletin|Clip|Paper|Memo|Analysis|Note|Backgrounder)(?:\s+Series)?)"
    r"[,\s-]*(?P<no>(?:No\.?|Nos\.?|#|number)\s*\d[\d/–-]*)"
)
_SEE_NOTE = re.compile(
    r"\b(?:see|in|supra)?\s*(?:end|foot)?note\s+(\d{1,3})\b|\bsupra\s+(?:n\.|note)?\s*(\d{1,3})",
    re.IGNORECASE,
)
_IBID = re.compile(r"\s*ibid\b", re.IGNORECASE)
_COUNTRY = re.compile(r"\s*\(([^()\d]{2,40})\)")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE_IN_NOTE = re.compile(rf"(?:(?:{_MONTHS})\s+\d{{1,2}},?|\d{{1,2}}\s+(?:{_MONTHS}),?|(?:{_MONTHS}),?)\s+\d{{4}}")
_URL = re.compile(r"https?://[^\s<>\"”)]+")
_OPENING_OF = {"”": "“", '"': '"', "»": "«"}
_SENTENCE_BREAK = re.compile(r"(?<=[a-z\d”\"’)])[.!?][\"”’]?\s+(?=[A-Z“\"])")
_QUOTED = re.compile(r"[\"“]([^\"“”]{4,300})[\"”]")
_CREDIT = re.compile(r"\((?:via |source: |photo: )?([A-Z][\w.&’' -]{1,40}?)(?:,\s*([^()]{4,30}))?\)")


@dataclass(frozen=True)
class Note:
    """One numbered note: its number and the span of its text, number excluded."""

    number: str
    span: Span


def find_citations(document: Document, times: tuple[Time, ...], outlets: frozenset[str]) -> tuple[Citation, ...]:
    """Every item of every note, every link, and credits in brackets to one of `outlets` (names, case-folded).

    Method: notes are split where their items part, each item is read from its left: lead-in ("See also"), outlet, country, title,
    series, date. A note of several outlets with one date at its end gives that date to each.
    """
    text = document.text
    drafts: list[Citation] = []
    markers = _markers(document)
    for note in find_notes(text, document.sections):
        anchors = tuple(span for number, span in markers if number == note.number)
        statements = tuple(statement_before(text, anchor) for anchor in anchors)
        for item in _items(text, note.span, times):
            drafts.append(msgspec.structs.replace(item, marker=f"[{note.number}]", anchors=anchors, statements=statements))
    drafts.extend(_links(document))
    drafts.extend(_credits(document, times, outlets))
    numbered = [msgspec.structs.replace(c, id=f"c{i}") for i, c in enumerate(drafts, 1)]
    return tuple(_with_cross_references(text, numbered))


def cited_outlets(citations: Iterable[Citation]) -> frozenset[str]:
    """Names of several words that notes cite as outlets; not those that by their words name something else.

    What the note calls "Le Courrier du Norland" is one name in the text, too.
    """

    named = (c.outlet for c in citations if c.kind == "endnote" and c.outlet and not c.series)
    return frozenset(name for name in named if " " in name and _may_be_outlet(name))


def mastheads(document: Document) -> frozenset[str]:
    """Names of the media that a document is of: its publisher, and the agency of its dateline.

    What is published by the Beacon and says "told the Beacon" means the medium; an organ that publishes stays an organ.
    """
    datelines = (dateline_at(document.text, (s.start, s.end)) for s in document.sections if s.kind == "dateline")
    agencies = {document.text[slice(*d.agency)] for d in datelines if d is not None and d.agency is not None}
    names = {name.removeprefix("The ").removeprefix("the ") for name in (*agencies, document.publisher or "")}
    return frozenset(name for name in names if len(name) > 2 and name[:1].isupper() and "." not in name and _may_be_outlet(name))


def _may_be_outlet(name: str) -> bool:
    words = name.split()
    other = any(name_words().get(word, "outlet") != "outlet" for word in words)
    return not other and words[0] not in given_names() and name not in states() and name not in capitals()


def find_notes(text: str, sections: Iterable[Section]) -> Iterator[Note]:
    """The numbered notes in the sections of notes."""
    for section in sections:
        if section.kind != "notes":
            continue
        heads = list(_NOTE.finditer(text, section.start, section.end))
        for head, following in zip(heads, [*heads[1:], None], strict=True):
            end = following.start() if following else section.end
            number = next(group for group in head.groups() if group).translate(_SUPERSCRIPT)
            while end > head.end() and text[end - 1].isspace():
                end -= 1
            yield Note(number, (head.end(), end))


def statement_before(text: str, anchor: Span) -> Span:
    """The stretch that a marker supports: from the marker, sentence or paragraph before it up to the marker.

    >>> statement_before("He left.[1] She stayed, too.[2]", (28, 31))
    (12, 28)
    """
    start = text.rfind("\n", 0, anchor[0]) + 1
    for match in MARKER.finditer(text, start, anchor[0]):
        start = match.end()
    # A quotation that ends at the marker is one statement, however many sentences it runs over.
    limit = start + len(text[start : anchor[0]].rstrip(" .!?"))
    if text[limit - 1 : limit] in ("”", '"', "»"):
        limit = max(text.rfind(_OPENING_OF[text[limit - 1]], start, limit - 1), start)
    for match in _SENTENCE_BREAK.finditer(text, start, limit):
        start = match.end()
    while start < anchor[0] and text[start] in " \t,;":
        start += 1
    return start, anchor[0]


def _markers(document: Document) -> list[tuple[str, Span]]:
    found = []
    for section in document.sections:
        if section.kind == "notes":
            continue
        for match in MARKER.finditer(document.text, section.start, section.end):
            found.append((match.group().strip("[]").translate(_SUPERSCRIPT), match.span()))
    return found


def _items(text: str, note: Span, times: tuple[Time, ...]) -> list[Citation]:
    bounds = [note[0]]
    for gap in _ITEM_BREAK.finditer(text, *note):
        if not _inside_quotation(text, note[0], gap.start()):
            bounds.extend((gap.start(), gap.end()))
    bounds.append(note[1])
    items: list[Citation] = []
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        items.extend(_read_item(text, (start, end), times))
    return items


def _inside_quotation(text: str, start: int, offset: int) -> bool:
    before = text[start:offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _read_item(text: str, span: Span, times: tuple[Time, ...]) -> list[Citation]:
    """The citations of one item: one, or several outlets that share a date ("A (Iran), B (Iran), May 1, 2016")."""
    start, end = _trim(text, span)
    lead = _LEAD_IN.match(text, start, end)
    inner = lead.end() if lead else start
    work = _WORK.match(text, inner, end)
    inner = work.end() if work else inner
    if inner >= end:
        return []
    dated = [time for time in times if inner <= time.span[0] and time.span[1] <= end and time.start and time.start == time.end]
    last = dated[-1] if dated else None
    limit = last.span[0] if last else end
    series = _SERIES.search(text, inner, limit)
    url = _URL.search(text, inner, end)
    title = _title(text, (inner, limit), series)
    outlets = _outlets(text, (inner, limit), series, title)
    if not outlets and url:
        outlets = [(urlsplit(url.group()).netloc.removeprefix("www."), None)]
    return [
        Citation(
            id="",
            marker=None,
            kind="endnote",
            outlet=outlet,
            country=country,
            date=last.start if last else None,
            title=text[title[0] : title[1]] if title else None,
            series=f"{series['name']} {series['no']}" if series else None,
            url=url.group().rstrip(".,;") if url else None,
            anchors=(),
            span=(start, end),
        )
        for outlet, country in outlets or [(None, None)]
    ]


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ".;,"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".;,"):
        end -= 1
    return start, end


def _title(text: str, span: Span, series: re.Match[str] | None) -> Span | None:
    """A title in quotation marks, or what follows the number of a series up to the date."""
    quoted = _QUOTED.search(text, *span)
    if quoted:
        return _trim(text, quoted.span(1))
    if series:
        start, end = _trim(text, (series.end(), span[1]))
        return (start, end) if end - start > 3 else None
    return None


def _outlets(text: str, span: Span, series: re.Match[str] | None, title: Span | None) -> list[tuple[str | None, str | None]]:
    """Names before the date, each with its country in brackets; in "Author, “Title,” Outlet, date" what follows the title."""
    start, end = span
    if series:
        return [(series["outlet"].removeprefix("The ").strip(), None)]
    if title:
        after = _names(text, (title[1] + 1, end))
        return after or _names(text, (start, title[0] - 1))
    return _names(text, (start, end))


def _names(text: str, span: Span) -> list[tuple[str | None, str | None]]:
    found: list[tuple[str | None, str | None]] = []
    position, end = span
    while position < end:
        part = re.compile(r"[\s,]*(?:and\s+|the\s+(?=[A-Z]))?([^,(\n]+)").match(text, position, end)
        if not part:
            break
        name = part.group(1).strip(' .“”"')
        country = _COUNTRY.match(text, part.end(), end)
        position = (country or part).end()
        if _is_outlet_name(name):
            found.append((name, country.group(1).strip() if country else None))
        elif found:
            break
        if position < end and text[position] not in ", ":
            position += 1
    return found


def _is_outlet_name(name: str) -> bool:
    """A name, not a sentence: it begins with a capital or is a domain, and has few small words."""
    if not name or len(name) > 60 or name.startswith(("p.", "pp.", "vol.", "http")):
        return False
    words = name.split()
    small = sum(word[0].islower() and word not in ("of", "the", "and", "al", "for", "in") for word in words)
    return bool(re.match(r"[A-Z“]|\w+\.\w{2,}|[a-z]{1,2}[-‑’']?[A-Z]", name)) and small <= 1 and len(words) <= 7


def _with_cross_references(text: str, citations: list[Citation]) -> Iterator[Citation]:
    """Point an item to the earlier one that it repeats, and fill "ibid." and "see note 3" from what they point to."""
    for index, citation in enumerate(citations):
        words = text[citation.span[0] : citation.span[1]]
        target = None
        if citation.kind == "endnote" and (_IBID.match(words) or (note := _SEE_NOTE.search(words))):
            if _IBID.match(words):
                target = citations[index - 1] if index else None
            elif note:
                number = note.group(1) or note.group(2)
                target = next((c for c in citations if c.marker == f"[{number}]"), None)
            if target is not None and citation.date is None:
                citation = citations[index] = msgspec.structs.replace(
                    citation, outlet=target.outlet, country=target.country, date=target.date,
                    title=target.title, series=target.series, see=target.id,
                )  # fmt: skip
        else:
            target = next((c for c in citations[:index] if _same_item(c, citation)), None)
            if target is not None:
                citation = citations[index] = msgspec.structs.replace(citation, see=target.see or target.id)
        yield citation


def _same_item(a: Citation, b: Citation) -> bool:
    """Same series number, or same outlet and date with the same title."""
    if a.kind != "endnote" or b.kind != "endnote" or a.outlet is None or a.outlet != b.outlet:
        return False
    if a.series or b.series:
        return a.series == b.series
    return a.date is not None and (a.date, a.title) == (b.date, b.title)


def _links(document: Document) -> Iterator[Citation]:
    for link in document.links:
        host = urlsplit(link.url).netloc.removeprefix("www.")
        if host and link.url.startswith("http"):
            yield Citation(
                id="", marker=None, kind="link", outlet=host, country=None, date=None, title=None, series=None,
                url=link.url, anchors=(link.span,), span=link.span,
                statements=(statement_before(document.text, (link.span[1],) * 2),),
            )  # fmt: skip


def _credits(document: Document, times: tuple[Time, ...], outlets: frozenset[str]) -> Iterator[Citation]:
    """Credits in brackets: "(ISNA, April 20)", "(Reuters)"; the agency of a dateline, which supports no single statement."""
    for section in document.sections:
        dateline = dateline_at(document.text, (section.start, section.end)) if section.kind == "dateline" else None
        if dateline is not None:
            if dateline.agency:
                yield agency_credit(document, dateline.agency)
            continue
        if section.kind not in ("body", "dateline", "boilerplate"):
            continue
        for match in _CREDIT.finditer(document.text, section.start, section.end):
            if match.group(1).strip().casefold() not in outlets:
                continue
            date = next(
                (t.start for t in times if match.start() <= t.span[0] < match.end() and t.start == t.end),
                None,
            )
            yield Citation(
                id="", marker=None, kind="inline", outlet=match.group(1).strip(), country=None, date=date, title=None,
                series=None, anchors=(match.span(),), span=match.span(),
                statements=(statement_before(document.text, match.span()),),
            )  # fmt: skip


def agency_credit(document: Document, span: Span) -> Citation:
    """The agency of a dateline, which supports no single statement."""
    return Citation(
        id="", marker=None, kind="inline", outlet=document.text_of(span).strip(), country=None, date=None, title=None,
        series=None, anchors=(span,), span=span,
    )  # fmt: skip
