"""Reading → Markdown brief and HTML page, by templates."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from dragoman.telling.brief import brief_of
from dragoman.telling.marks import Mark, Segment, segments
from dragoman.telling.templating import templates, tidied
from dragoman.types import Reading

_LAYERS = ("content", "source", "cue", "hedge", "event", "time", "citation", "actor")
_FROM_THE_RIGHT = frozenset("ar fa he ur ps ckb sd ug yi dv ara fas per heb urd".split())


def markdown_brief(reading: Reading) -> str:
    """The brief as Markdown."""
    words = templates().get_template("brief.md.jinja").render(brief=brief_of(reading), reading=reading)
    return tidied(words)


def html_page(readings: Sequence[Reading]) -> str:
    """One page that needs nothing else: each reading's brief, then its text with everything marked in it."""
    entries = [
        {
            "reading": reading,
            "brief": brief_of(reading),
            "text": marked_text(reading, number),
            "key": number,
            "language": None if reading.level == "full" else reading.document.language,
            "direction": direction(reading.document.language),
        }
        for number, reading in enumerate(readings, 1)
    ]
    return templates().get_template("page.html.jinja").render(entries=entries, layers=_LAYERS)


def direction(language: str | None) -> str:
    """Which way the language is written, for HTML's `dir`.

    >>> direction("fa-IR"), direction("en")
    ('rtl', 'ltr')
    """
    return "rtl" if (language or "").replace("_", "-").partition("-")[0].casefold() in _FROM_THE_RIGHT else "ltr"


def marked_text(reading: Reading, key: int, more: Iterable[Mark] = ()) -> Markup:
    """Paragraphs of the text with its marks, and `more` of them; stripped of tags, it is the text again.

    Where an item begins stands an anchor, `dKEY-ITEM`.
    """
    pieces: list[Markup | str] = [Markup('<p dir="auto">')]
    for segment in segments(reading, more=more):
        lines = segment.text.split("\n")
        for number, line in enumerate(lines):
            if number:
                pieces.append(Markup('\n</p><p dir="auto">'))
            if line:
                pieces.append(_marked(segment, line, key, opens=number == 0))
    pieces.append(Markup("</p>"))
    return Markup("").join(pieces)


def _marked(segment: Segment, line: str, key: int, opens: bool) -> Markup:
    anchors = (
        Markup("").join(Markup('<a id="d{}-{}" class="anchor"></a>').format(key, item) for item in segment.opens)
        if opens
        else Markup("")
    )
    if not segment.marks:
        return anchors + escape(line)
    classes = sorted({mark.layer for mark in segment.marks} | {f"depth{min(_deepest(segment.marks), 4)}"})
    tips = " | ".join(dict.fromkeys(mark.tip for mark in sorted(segment.marks, key=lambda m: m.span[1] - m.span[0]) if mark.tip))
    body: Markup = escape(line)
    target = next((mark for mark in segment.marks if mark.layer == "citation"), None)
    if target is not None:
        body = Markup('<a href="#d{}-{}-note">{}</a>').format(key, target.item, body)
    note = next((mark for mark in segment.marks if mark.layer == "note" and mark.span[0] == segment.start), None)
    if note is not None and opens:
        anchors += Markup('<a id="d{}-{}-note" class="anchor"></a>').format(key, note.item)
    return anchors + Markup('<span class="{}" title="{}">{}</span>').format(" ".join(classes), tips, body)


def _deepest(marks: tuple[Mark, ...]) -> int:
    return sum(mark.layer == "content" for mark in marks)
