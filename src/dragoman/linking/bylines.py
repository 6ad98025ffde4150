"""Whom a document credits apart from its chains: datelines, "(Reuters)", "Source: X", "told AP", endnotes and links."""

import re
from functools import cache

from dragoman.linking.lexicon import rows
from dragoman.linking.voices import WEAK, NoSides, voice
from dragoman.types import Citation, Reading, Span

_NAME = r"[^\s()\[\].,:;،؛\n][^()\[\]:;\n]{0,48}?"
# "OSLO, May 3 (NTB): ", "دبي (رويترز) -", "北京（新华社）"
_DATELINE = re.compile(rf"^[^\n.!?؟()（）]{{1,60}}[(（]\s*({_NAME})\s*[)）]\s*[:：—–\-]")
# a credit that closes a text or a paragraph: "… next week. (Reuters)"
_CLOSING = re.compile(rf"[.!?؟。»”\"]\s*[(（]\s*({_NAME})\s*[)）]\s*$", re.MULTILINE)
_SPLIT = re.compile(r"\s*(?:/|\band\b|,|،|\+|&)\s*")
_MOST_WORDS = 6


def credited(reading: Reading, span: Span) -> tuple[str, ...]:
    """The outlets (by name) and pages (by address) that the passage `span` of a document leans on, apart from its chain.

    Those of the whole document come first: its dateline, "Source: X", a closing credit.
    """
    found = [*of_document(reading.document.text), *_cited(reading, span), *_recipients(reading, span)]
    return tuple(dict.fromkeys(found))


@cache
def of_document(text: str) -> tuple[str, ...]:
    """The outlets that a text credits as a whole.

    >>> of_document("OSLO, May 3 (NTB): The envoy has left. (Reuters)")
    ('NTB', 'Reuters')
    >>> of_document("The envoy has left.\\nSource: Norland Herald")
    ('Norland Herald',)
    """
    found: list[str] = []
    if dateline := _DATELINE.match(text.lstrip()):
        found.extend(_SPLIT.split(dateline.group(1)))
    for pattern in (_leads(), _CLOSING):
        for credit in pattern.finditer(text):
            found.extend(_SPLIT.split(credit.group(1)))
    return tuple(dict.fromkeys(name.strip() for name in found if _is_name(name)))


def _is_name(text: str) -> bool:
    words = text.split()
    # "(Monday)", "(photo)": a credit is a name, so it has a capital, or stands in a script that has none.
    return 0 < len(words) <= _MOST_WORDS and (not words[0][0].islower()) and not words[0][0].isdigit()


def _cited(reading: Reading, span: Span) -> list[str]:
    found: list[str] = []
    for citation in reading.citations:
        if any(_overlap(span, stretch) for stretch in (*citation.statements, *_inline(citation))):
            found.extend(filter(None, (citation.url, citation.outlet)))
    found.extend(link.url for link in reading.document.links if _overlap(span, link.span))
    return found


def _inline(citation: Citation) -> tuple[Span, ...]:
    return citation.anchors if citation.kind in ("inline", "link") else ()


def _recipients(reading: Reading, span: Span) -> list[str]:
    """Outlets to which something is said in the passage: "a diplomat told Reuters"."""
    text = reading.document.text
    found = []
    for actor in reading.actors:
        # "told the press" names nobody.
        if actor.kind != "outlet" or voice(actor.name, NoSides()).kind in WEAK:
            continue
        for mention in actor.mentions:
            if (
                span[0] <= mention[0]
                and mention[1] <= span[1]
                and _told().search(text[max(span[0], mention[0] - 30) : mention[0]])
            ):
                found.append((mention[0], actor.name))
    return [name for _, name in sorted(found)]


def _overlap(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]


@cache
def _leads() -> re.Pattern[str]:
    cues = sorted({row["cue"] for row in rows("credit_cues") if row["place"] == "lead"}, key=lambda cue: (-len(cue), cue))
    # "Source: X", "Via X.": with a colon anywhere at the start of a line, without one only as a sentence of its own.
    cue = "|".join(re.escape(cue) for cue in cues)
    return re.compile(
        rf"(?:^|(?<=[.!?]\s)|(?<=\n))(?:{cue})\s*(?:[:：]|(?<=Via)\s)\s*({_NAME})\s*(?:[.。](?=\s|$)|\n|$)", re.MULTILINE
    )


@cache
def _told() -> re.Pattern[str]:
    joined: list[str] = []
    apart: list[str] = []
    for row in rows("credit_cues"):
        if row["place"] == "told":
            (joined if row["language"] in ("ar", "he") or row["cue"].endswith("'") else apart).append(re.escape(row["cue"]))
    apart = [*apart, *(cue for cue in joined if len(cue) > 2)]
    return re.compile(
        rf"(?<!\w)(?<!according )(?:(?:{'|'.join(apart)})\s+|(?:{'|'.join(joined)})\s*)(?:the\s+|The\s+)?[«“\"„]?$", re.IGNORECASE
    )
