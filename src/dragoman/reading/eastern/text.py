"""Text of Chinese, Japanese or Korean → sentences and quotations."""

import re

from dragoman.reading.parse import paragraphs
from dragoman.types import Document, Span, Spans

_PAIRS = {"“": "”", "「": "」", "『": "』", "‘": "’", "〝": "〟"}
_DATELINE = re.compile(
    r"\([^()\n]{1,16}=[^()\n]{1,20}\)|【[^】\n]{1,20}】|[^，。\n]{2,16}\d{1,2}月\d{1,2}日(?:电|電|讯|訊|消息)[，\s]|（[^（）\n]{1,12}[讯電电]）"
)
_STOPS = {"zh": "。！？!?；", "ja": "。！？!?", "ko": ".!?"}


def quotations_in(text: str, stretch: Span) -> Spans:
    """Outermost quotations with their marks; a straight mark opens and closes in turn.

    >>> quotations_in("他说：“我们会谈。”", (0, 10))
    ((3, 10),)
    """
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    for index in range(*stretch):
        character = text[index]
        if opened is None and (character in _PAIRS or character == '"'):
            opened = index, _PAIRS.get(character, '"')
        elif opened is not None and character == opened[1]:
            found.append((opened[0], index + 1))
            opened = None
    return tuple(found)


def sentences_of(document: Document, language: str) -> Spans:
    """Sentences in order, none ending inside a quotation; headlines are sentences of their own."""
    text = document.text
    found: list[Span] = []
    for start, end in paragraphs(text, document.sections):
        quoted = quotations_in(text, (start, end))
        begin = start
        ends = {e for s, e in quoted if text[e - 2] in _STOPS[language] and _opens_anew(text, e, end, language)}
        for index in range(start, end):
            if index + 1 in ends:
                found.append((begin, index + 1))
                begin = index + 1
                continue
            if text[index] not in _STOPS[language] or any(s <= index < e for s, e in quoted):
                continue
            if language == "ko" and not re.match(r"[.!?]+(?:\s|$)", text[index:end]):
                continue  # "3.5%"
            found.append((begin, index + 1))
            begin = index + 1
        found.append((begin, end))
    spans = (span for stretch in found if (span := trimmed(text, stretch)) is not None)
    return tuple(rest for span in spans if (rest := _without_dateline(text, span)) is not None)


def _opens_anew(text: str, at: int, end: int, language: str) -> bool:
    """Whether a sentence begins behind a quotation that ends with its own full stop: "他说：“……。”三周前"."""
    return language == "zh" and at < end and text[at] not in "，。的、；：）"


def _without_dateline(text: str, span: Span) -> Span | None:
    """ "(도쿄=한누리통신) 북한 …", "【ワシントン共同】…": what stands before the report tells nothing."""
    line = _DATELINE.match(text, *span)
    return trimmed(text, (line.end(), span[1])) if line else span


def trimmed(text: str, span: Span) -> Span | None:
    """Without blanks and line breaks at its ends; None where nothing is left.

    >>> trimmed("  会谈 ", (0, 5))
    (2, 4)
    """
    start, end = span
    while start < end and text[start] in " \t\n\u3000":
        start += 1
    while end > start and text[end - 1] in " \t\n\u3000":
        end -= 1
    return (start, end) if start < end else None
