"""Text → quotations: the stretches between quotation marks, also when they run over paragraphs."""

import re
from collections.abc import Sequence

from dragoman.reading.parse import Parse, paragraphs
from dragoman.types import Span

_CLOSING = {"“": "”", "«": "»", "„": "“”", "‟": "”", '"': '"', "''": "''", "``": "''"}
_MARK = re.compile(r"''|``|[\"“”«»„‟]")
# A curly mark the wrong way round ends a quotation too: “Yes,“ she said.
_ALSO_CLOSES = {"“": "“"}


def find_quotations(text: str, stretches: Sequence[Span]) -> tuple[Span, ...]:
    """Outermost quotations with their marks, one span a paragraph, in order.

    A quotation that a paragraph leaves open goes on in the next one if that begins with a mark again; otherwise it ends with
    its paragraph.

    >>> find_quotations('He said: “We met.” She “left”.', [(0, 30)])
    ((9, 18), (23, 29))
    """
    found: list[Span] = []
    for paragraph in stretches:
        found.extend(_in_paragraph(text, paragraph))
    return tuple(found)


def quoted_tokens(parse: Parse) -> frozenset[int]:
    """Indices of the tokens between quotation marks."""
    stretches = paragraphs(parse.text, parse.document.sections)
    return frozenset(token.i for quotation in find_quotations(parse.text, stretches) for token in parse.tokens_in(quotation))


def _in_paragraph(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text, *paragraph):
        symbol = mark.group()
        if opened is None:
            if _opens_one(text, mark.start(), symbol, paragraph):
                opened = mark.start(), symbol
        elif symbol in _closing(opened[1]) or (_ALSO_CLOSES.get(opened[1]) == symbol and not _opens(text, mark.end())):
            if symbol == '"' and _opens(text, mark.end()) and text[mark.start() - 1 : mark.start()].isspace():
                continue  # a straight mark before a word, inside a quotation: it opens an inner one
            found.append((opened[0], mark.end()))
            opened = None
    if opened is not None and opened[0] < _end(text, paragraph) - 1:
        found.append((opened[0], _end(text, paragraph)))
    return found


def _opens_one(text: str, start: int, symbol: str, paragraph: Span) -> bool:
    """Whether a mark begins a quotation; so does the closing one at a word's start: ”The port is shut.” ― Lena Dahl."""
    if symbol in _CLOSING:
        return not _closes_nothing(text, start, paragraph)
    return symbol == "”" and _opens(text, start + 1) and (start == paragraph[0] or text[start - 1].isspace())


def _closing(symbol: str) -> str:
    return _CLOSING.get(symbol, symbol)


def _opens(text: str, after: int) -> bool:
    return text[after : after + 1].isalnum()


def _closes_nothing(text: str, start: int, paragraph: Span) -> bool:
    """An inch mark or a stray closing mark: a straight mark that follows a digit or letter and precedes a space."""
    before = text[start - 1 : start] if start > paragraph[0] else " "
    after = text[start + 1 : start + 2]
    return before.isalnum() and not after.isalnum()


def _end(text: str, paragraph: Span) -> int:
    start, end = paragraph
    return start + len(text[start:end].rstrip())
