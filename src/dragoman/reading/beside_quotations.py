"""Quotation → who the saying beside it says has spoken."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.reading.cues import speech_verbs
from dragoman.reading.parse import Parse, paragraphs
from dragoman.reading.quotations import find_quotations
from dragoman.reading.sayers import SUBJECTS

_NEAR = 14  # words between a quotation and the saying beside it
_ENDING = frozenset({".", "!", "?", ";", "“", "”", '"', "«", "»", "\n", "\n\n"})


def speakers_beside(parse: Parse) -> dict[int, Token]:
    """Token between quotation marks → the subject of the saying beside it: "“They lied,” said [Dahl]", "[Dahl]: “They lied.”".

    Only of quotations that speak for themselves: in "Dahl vowed to “defend his country”" the reporter's words go on.
    """
    speakers: dict[int, Token] = {}
    for quotation in find_quotations(parse.text, paragraphs(parse.text, parse.document.sections)):
        tokens = list(parse.tokens_in(quotation))
        words = [token for token in tokens if token.is_alpha]
        if not words:
            continue
        before = parse.doc[tokens[0].i - 1].text if tokens[0].i else ""
        whole = words[0].text[:1].isupper() or before in (",", ":")
        speaker = next(_sayers_near(tokens[0], tokens[-1]), None) if whole else None
        if speaker is not None:
            speakers |= dict.fromkeys((token.i for token in tokens), speaker)
    return speakers


def _sayers_near(first: Token, last: Token) -> Iterator[Token]:
    """Subjects of the sayings right behind a quotation, then of those right before it."""
    doc = first.doc
    for token in doc[last.i + 1 : last.i + 1 + _NEAR]:
        if token.text in _ENDING:
            break
        yield from _sayer(token, last.i)
    for token in reversed(doc[max(0, first.i - _NEAR) : first.i]):
        if token.text in _ENDING:
            break
        yield from _sayer(token, first.i)


def _sayer(verb: Token, edge: int) -> Iterator[Token]:
    if verb.pos_ == "VERB" and verb.lemma_.lower() in speech_verbs():
        yield from (child for child in verb.children if child.dep_ in SUBJECTS and (child.i > edge) == (verb.i > edge))
