"""The words between two quotation marks, from the one mark to the other."""

from spacy.tokens import Token

from dragoman.reading.content_tokens import Range

_MARKS = {'"': '"', "“": "”", "«": "»", "„": "“"}
_OPENING = {closing: frozenset(a for a, b in _MARKS.items() if b == closing) for closing in _MARKS.values()}
LONGEST = 120
"""Words of a quotation, unless its sentence or its paragraph is the limit."""


def opens_quotation(mark: Token) -> bool:
    """Whether a token is a mark that may open a quotation."""
    return mark.text in _MARKS


def quotation_from(mark: Token, most: int = LONGEST) -> Range | None:
    """The quotation that a mark opens, of `most` so many words; None where it opens none."""
    doc, closing = mark.doc, _MARKS.get(mark.text)
    end = next((i for i in range(mark.i + 1, min(mark.i + most, len(doc))) if doc[i].text == closing), None)
    return (mark.i, end) if end is not None else None


def quotation_to(mark: Token, first: int) -> Range | None:
    """The quotation that a mark closes, opened at token `first` or behind it; None where it closes none."""
    opening = _OPENING.get(mark.text, frozenset())
    start = next((i for i in range(mark.i - 1, first - 1, -1) if mark.doc[i].text in opening), None)
    return (start, mark.i) if start is not None else None
