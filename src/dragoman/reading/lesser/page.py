"""Document → page: the text in a normal form in which words can be looked up, with its sentences.

All stages of the lesser readers work in the page's offsets; `Page.original` leads back to the document's.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

import spacy

from dragoman.reading.parse import paragraphs
from dragoman.reading.quotations import find_quotations
from dragoman.types import Document, Span, Spans

_CUT = re.compile(r"[,،;؛:](?=\s)|\s[–—-]\s")
_JOINER = "\u200c"  # stands between the parts of a Persian word
_LETTERS = {"ar": str.maketrans("أآٱ", "ااا"), "fa": str.maketrans("يىكةأإٱ", "ییکهااا")}
_COMMON = str.maketrans("’ʼ‘\u00a0\u202f\u2009ё", "'''   е")


@dataclass(frozen=True, eq=False)
class Page:
    """A document's text in normal form; character `i` of it is character `at[i]` of the document."""

    document: Document
    language: str
    text: str
    at: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """The same stretch in the document's offsets."""
        return self.at[span[0]], self.at[span[1] - 1] + 1

    def words(self, span: Span) -> str:
        """The document's own characters, line breaks as spaces."""
        return " ".join(self.document.text_of(self.original(span)).split())

    @cached_property
    def paragraphs(self) -> Spans:
        """Paragraphs of headline and body."""
        back = {original: index for index, original in reversed(list(enumerate(self.at)))}
        found = []
        for start, end in paragraphs(self.document.text, self.document.sections):
            inside = [back[i] for i in range(start, end) if i in back]
            if inside:
                found.append((inside[0], inside[-1] + 1))
        return tuple(found)

    @cached_property
    def datelines(self) -> Spans:
        """The datelines, which tell nothing but where and when the report was written."""
        found = []
        for section in self.document.sections:
            inside = (
                [i for i, at in enumerate(self.at) if section.start <= at < section.end] if section.kind == "dateline" else []
            )
            if inside:
                found.append((inside[0], inside[-1] + 1))
        return tuple(found)

    @cached_property
    def quotations(self) -> Spans:
        """Quotations with their marks."""
        return find_quotations(self.text, self.paragraphs)

    @cached_property
    def sentences(self) -> Spans:
        """Sentences in order; none ends inside a quotation, none crosses a paragraph's end."""
        found: list[Span] = []
        for start, end in self.paragraphs:
            bounds = [start, *_breaks(self.language, self.text[start:end], start), end]
            bounds = [b for b in bounds if not any(s < b < e for s, e in self.quotations) and not _goes_on(self.text, b)]
            found.extend(span for pair in pairwise(bounds) if (span := stripped(self.text, pair)) is not None)
        return tuple(found)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the character, or the character alone."""
        return next((s for s in self.sentences if s[0] <= offset < s[1]), (offset, offset + 1))

    def segment_at(self, offset: int) -> Span:
        """The stretch of the sentence between commas, semicolons and colons that holds the character."""
        start, end = self.sentence_at(offset)
        for cut in _CUT.finditer(self.text, start, end):
            if cut.start() >= offset:
                return start, cut.start()
            start = cut.end()
        return start, end


def page_of(document: Document, language: str) -> Page:
    """The page of a document whose sections are known."""
    kept: list[str] = []
    at: list[int] = []
    for index, character in enumerate(document.text):
        plain = normal(character, language)
        if plain:
            kept.append(plain)
            at.append(index)
    return Page(document, language, "".join(kept), tuple(at))


@cache
def normal(character: str, language: str) -> str:
    """One character in normal form, or nothing: vowel signs and the lengthening stroke are left out.

    >>> normal("أ", "ar"), normal("٣", "fa"), normal("é", "fr"), normal("ـ", "ar")
    ('ا', '3', 'é', '')
    """
    if character == _JOINER:
        return "_"
    if character == "ـ" or character == "\u200f" or (language in _LETTERS and unicodedata.category(character) == "Mn"):
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    plain = character.translate(_LETTERS.get(language, {}))
    return plain.translate(_COMMON)


def normal_words(words: str, language: str) -> str:
    """Words in normal form."""
    return "".join(normal(character, language) for character in words)


def stripped(text: str, span: Span) -> Span | None:
    """Without blanks at its ends; None when nothing is left."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _goes_on(text: str, bound: int) -> bool:
    """Whether a sentence goes on behind a quotation with its own full stop: “Köprü açık.” dedi."""
    return text[bound : bound + 1].islower() and text[:bound].rstrip()[-1:] in ("»", "”", "“", '"')


def _breaks(language: str, paragraph: str, offset: int) -> list[int]:
    found = {sentence.start_char for sentence in _pipeline(language)(paragraph).sents} - {0}
    # Some tokenizers keep "»." together, and a mark that opens a quotation would stay with the sentence before it.
    found |= {match.end() for match in re.finditer(r"[»”\")][.!?؟]\s+|[.!?؟…]\s+(?=[«“„]|\"\w)", paragraph)}
    if language != "de":  # there "16." is a day
        found |= {match.end() for match in re.finditer(r"\d{4}\.\s+(?=\w)", paragraph)}
    return [offset + start for start in sorted(found) if start < len(paragraph)]


@cache
def _pipeline(language: str) -> Any:
    """spaCy's tokenizer of the language with its rules for abbreviations, and sentences by their full stops."""
    nlp = spacy.blank(language)
    nlp.add_pipe("sentencizer")
    return nlp
