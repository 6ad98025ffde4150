"""Brief of a case → Markdown, or one HTML page that needs nothing else, or PDF."""

import re
from typing import Any, Literal, overload

from markupsafe import Markup

from dragoman.telling.case_parts import CaseBrief, CaseNote, ClaimEntry
from dragoman.telling.likely import HEADING, MEANING, likeness_words
from dragoman.telling.templating import templates, tidied
from dragoman.telling.wording import counted, sentence, shortened

_MOST_DOTS = 30
_LIKELY: dict[str, Any] = {
    "likely_heading": HEADING, "likely_meaning": MEANING, "likeness": likeness_words, "counted": counted,
}  # fmt: skip


@overload
def render_case(brief: CaseBrief, format: Literal["markdown", "html"]) -> str: ...
@overload
def render_case(brief: CaseBrief, format: Literal["pdf"]) -> bytes: ...
def render_case(brief: CaseBrief, format: Literal["markdown", "html", "pdf"]) -> str | bytes:
    """The brief as Markdown or HTML text, or as the bytes of a PDF; raises `PdfUnavailable` where the extra `pdf` is missing."""
    if format == "markdown":
        return tidied(templates().get_template("case.md.jinja").render(brief=brief, sentence=sentence, **_LIKELY))
    page = _page(brief)
    if format == "html":
        return page
    from dragoman.telling.pdf import pdf_of

    return pdf_of(page)


def _page(brief: CaseBrief) -> str:
    return templates().get_template("case.html.jinja").render(**filling(brief))


def filling(brief: CaseBrief) -> dict[str, Any]:
    """What the page's template is filled with; `place` says where in the page an endnote's passage stands."""
    return {
        "brief": brief, "sections": _sections(brief), "svg": Markup, "dots": _dots, "short": _short, "sentence": sentence,
        "is_web": _is_web, "place": _nowhere, **_LIKELY,
    }  # fmt: skip


def _nowhere(_note: CaseNote) -> str:
    return ""


def _sections(brief: CaseBrief) -> list[tuple[str, str]]:
    """The parts that are there, for the list on top."""
    parts = [
        ("news", "What is new", brief.since),
        ("claims", "Claims", brief.claims),
        ("events", "Events", brief.events),
        ("channels", "Channels", brief.channels),
        ("network", "Who with whom", brief.network),
        ("stands", "Public and private", brief.stands),
        ("pending", "Pending", brief.pending),
        ("contradictions", "Contradictions", brief.contradictions),
        ("corrections", "Corrections", brief.corrections),
        ("notes", "Endnotes", brief.notes),
    ]
    return [(key, name) for key, name, content in parts if content]


def _dots(claim: ClaimEntry) -> str:
    """One dot an outlet: as many full ones as there are independent origins."""
    full = min(claim.independent, _MOST_DOTS)
    empty = max(0, claim.outlets - claim.independent)
    shown = min(empty, _MOST_DOTS - full)
    return "●" * full + "○" * shown + (f" +{empty - shown}" if empty > shown else "")


def _short(words: str) -> str:
    return shortened(words, 150, keep_that=True)


def _is_web(url: str | None) -> bool:
    """Only addresses of the web become links; a document may carry any."""
    return bool(url and re.match(r"https?://[^\s\"'<>]+$", url))
