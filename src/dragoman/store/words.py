"""Text → the words that search compares: one folding for what is stored and for what is asked, in every script."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")
# Scripts that put no spaces between words, and Korean, which glues particles to them: pairs of characters are their words.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+")
# One letter written in several ways (Arabic and Persian yeh and kaf, teh marbuta and heh), and letters that only join.
_LETTERS = str.maketrans({"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ـ": None, "\u200c": None, "\u200d": None})
_ARTICLE = "ال"
_PLAIN = re.compile(r"[^\W_]+")


class Token(NamedTuple):
    """A folded word and where it stands in the text."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """A word without case, accents, vowel points and the Arabic article.

    >>> fold("Élysée"), fold("Straße"), fold("اَلإيرانی")
    ('elysee', 'strasse', 'ايراني')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    folded = unicodedata.normalize("NFKC", bare).casefold().translate(_LETTERS)
    if folded.startswith(_ARTICLE) and len(folded) >= len(_ARTICLE) + 3:
        return folded[len(_ARTICLE) :]
    return folded


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, folded, in order.

    >>> [token.word for token in tokens("The envoy's visit, 会议")]
    ['the', 'envoy', 's', 'visit', '会议']
    >>> [token.word for token in tokens("대통령은")]
    ['대통', '통령', '령은']
    """
    if text.isascii():
        for plain in _PLAIN.finditer(text.lower()):
            yield Token(plain[0], *plain.span())
        return
    for run in _WORD.finditer(text):
        at = run.start()
        for unspaced in _UNSPACED.finditer(text, run.start(), run.end()):
            yield from _spaced(text, at, unspaced.start())
            yield from _pairs(text, unspaced.start(), unspaced.end())
            at = unspaced.end()
        yield from _spaced(text, at, run.end())


def folded(*texts: str) -> str:
    """The words of texts with a space between each: what a store keeps for search."""
    return " ".join(token.word for text in texts for token in tokens(text))


def _spaced(text: str, start: int, end: int) -> Iterator[Token]:
    # A folded character may fall apart ("½" is "1⁄2"): only letters and digits remain, or the word is none.
    word = "".join(c for c in fold(text[start:end]) if c.isalnum()) if start < end else ""
    if word:
        yield Token(word, start, end)


def _pairs(text: str, start: int, end: int) -> Iterator[Token]:
    if end - start == 1:
        yield Token(text[start:end], start, end)
    for at in range(start, end - 1):
        yield Token(text[at : at + 2], at, at + 2)
