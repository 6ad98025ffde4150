"""A passage → word pieces as the network of coreference sees them: its report's lead, what stands before, its sentence.

Training and linking share this module, so the network meets the same in both.
"""

from typing import NamedTuple

from dragoman.reading.windows import CLS, SEP, WORD, Vocabulary
from dragoman.types import Passage

AROUND, SENTENCE, DEED = 0, 1, 2
"""Marks of pieces: of what stands around, of the sentence, of the words that tell the deed."""
N_PASSAGE_MARKS = 3
LONGEST_SENTENCE = 48  # pieces
_LONGEST = 96
_LEAD, _BEFORE = 12, 14  # words


class Pieces(NamedTuple):
    """Identifiers of word pieces and their marks; the sentence's stand together."""

    ids: tuple[int, ...]
    marks: tuple[int, ...]


def pieces_of(passage: Passage, vocabulary: Vocabulary) -> Pieces:
    """The pieces of a passage: `[CLS] lead [SEP] before sentence [SEP]`.

    >>> known = Vocabulary(("[PAD]", "[CLS]", "[SEP]", "[UNK]", "they", "met", "on", "friday"))
    >>> pieces_of(Passage(sentence="They met on Friday", span=(5, 8)), known)
    Pieces(ids=(1, 2, 4, 5, 6, 7, 2), marks=(0, 0, 1, 2, 1, 1, 0))
    """
    sentence = _sentence(passage, vocabulary)
    room = _LONGEST - len(sentence) - 3
    before = _plain(passage.before, vocabulary, slice(-_BEFORE, None))[-room:] if room > 0 else []
    room -= len(before)
    lead = _plain(passage.lead, vocabulary, slice(_LEAD))[:room] if room > 0 else []
    around = [CLS, *lead, SEP, *before]
    ids = (*around, *(piece for piece, _ in sentence), SEP)
    return Pieces(ids, (*(AROUND for _ in around), *(mark for _, mark in sentence), AROUND))


def _sentence(passage: Passage, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """The pieces of the sentence with their marks; of a long one, those from a little before the deed."""
    low, high = passage.span
    found = [
        (piece, DEED if match.start() < high and low < match.end() else SENTENCE)
        for match in WORD.finditer(passage.sentence)
        for piece in vocabulary.pieces_of(match.group())
    ]
    if len(found) <= LONGEST_SENTENCE:
        return found
    first = next((index for index, (_, mark) in enumerate(found) if mark == DEED), 0)
    begin = max(0, min(first - LONGEST_SENTENCE // 4, len(found) - LONGEST_SENTENCE))
    return found[begin : begin + LONGEST_SENTENCE]


def _plain(text: str, vocabulary: Vocabulary, which: slice) -> list[int]:
    words = [match.group() for match in WORD.finditer(text)]
    return [piece for word in words[which] for piece in vocabulary.pieces_of(word)]
