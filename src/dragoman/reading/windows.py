"""Text → words → word pieces → windows: what the learned reader sees of a document.

Training and reading share this module, so the model meets the same windows in both. Words are the tokens
that PolNeAR's scorer counts; each knows its paragraph, its sentence, its letters' case and whether a
quotation is open, since the encoder's vocabulary is lower case and its windows are short.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.grammar import N_RELATIONS, N_TAGS, Grammar, grammar_of
from dragoman.reading.parse import Parse
from dragoman.types import Span

WORD = re.compile(r"\w+|[^\w\s]")
PAD, CLS, SEP, UNKNOWN = 0, 1, 2, 3
SPECIAL = ("[PAD]", "[CLS]", "[SEP]", "[UNK]")
N_CASES = 48
N_MARKS = N_CASES + N_TAGS + N_RELATIONS  # rows of the table that the three marks of a piece look up
NO_MARKS = (0, N_CASES, N_CASES + N_TAGS)
_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'
_OPENS = 2  # the mark of a quotation's first sign
_SENTENCE_END = ".?!"
_LONGEST_WORD = 40


@dataclass(frozen=True)
class Words:
    """The words of a document in parallel lists; `marks` combine case, quotation and place in the
    paragraph."""

    starts: list[int]
    ends: list[int]
    paragraphs: list[int]
    sentences: list[int]
    marks: list[int]
    texts: list[str]
    grammar: Grammar | None = None

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True)
class Window:
    """A stretch of whole paragraphs as the encoder reads it: words `low` to `high` (exclusive) of the
    document.

    `marks` are three numbers a piece: case and quotation, tag, relation. `firsts[i]` is the index in `ids` of the first piece of
    word `low + i`.
    """

    ids: list[int]
    marks: list[tuple[int, int, int]]
    firsts: list[int]
    low: int
    high: int


@dataclass
class Vocabulary:
    """The encoder's word pieces; `pieces_of` splits a word greedily from the left, as WordPiece does."""

    pieces: Sequence[str]
    _ids: dict[str, int] = field(init=False)
    _cache: dict[str, tuple[int, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._ids = {piece: index for index, piece in enumerate(self.pieces)}

    def pieces_of(self, word: str) -> tuple[int, ...]:
        """Identifiers of the word's pieces; a word that cannot be spelled with them is one unknown piece.

        >>> Vocabulary((*SPECIAL, "envoy", "##s")).pieces_of("Envoys")
        (4, 5)
        """
        known = self._cache.get(word)
        if known is None:
            known = self._cache[word] = self._split(_plain(word))
        return known

    def _split(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = self._ids.get(word[start:end] if not start else f"##{word[start:end]}")
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return (UNKNOWN,)
        return tuple(found) or (UNKNOWN,)


def _plain(word: str) -> str:
    """Lower case without accents, as the vocabulary is; nothing that long is a word: a web address, a run of
    signs."""
    decomposed = unicodedata.normalize("NFD", word[:_LONGEST_WORD].lower())
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn")


def find_words(text: str, paragraphs: Iterable[Span]) -> Words:
    """The words of the paragraphs, in order.

    >>> words = find_words('"No," said Ms. Oran. "Never."', [(0, 29)])
    >>> words.texts[:4], words.sentences[-1]
    (['"', 'No', ',', '"'], 2)
    """
    words = Words([], [], [], [], [], [])
    sentence = -1
    for number, (low, high) in enumerate(paragraphs):
        sentence = _add_paragraph(words, text, (low, high), (number, sentence + 1))
    return words


def parsed_words(parse: Parse, paragraphs: Iterable[Span]) -> Words:
    """The words of the paragraphs with what the parser knows of them."""
    words = find_words(parse.text, paragraphs)
    return replace(words, grammar=grammar_of(parse, words.starts, words.ends))


def _add_paragraph(words: Words, text: str, paragraph: Span, place: tuple[int, int]) -> int:
    """Append a paragraph's words; `place` is its number and its first sentence's. Returns its last
    sentence's number.

    A quotation ends with its paragraph: where a speech goes on, the next paragraph opens with a mark of its
    own.
    """
    number, sentence = place
    inside = first = False
    ended = False
    for match in WORD.finditer(text, *paragraph):
        word = match.group()
        opens = word in _OPENING or (word in _EITHER and not inside)
        closes = not opens and (word in _CLOSING or (word in _EITHER and inside))
        if ended and not closes and (opens or word[0].isupper() or word[0].isdigit()):
            sentence += 1
            ended = False
        quotation = _OPENS if opens else 3 if closes else int(inside)
        inside = opens or (inside and not closes)
        words.starts.append(match.start())
        words.ends.append(match.end())
        words.paragraphs.append(number)
        words.sentences.append(sentence)
        words.marks.append((_case(word) * 4 + quotation) * 2 + int(not first))
        words.texts.append(word)
        first = True
        # "He left. 'Soon', he said": a full stop ends a sentence where the next word is capitalised,
        # quotation marks aside.
        ended = word in _SENTENCE_END or (ended and not word[0].isalnum())
    return sentence


def _case(word: str) -> int:
    if not word[0].isalpha():
        return 4 if word[0].isdigit() else 5
    if word.islower():
        return 0
    if word.isupper():
        return 1 if len(word) == 1 else 2
    return 1 if word[1:].islower() else 3


def find_windows(words: Words, vocabulary: Vocabulary, size: int, overlap: int) -> list[Window]:
    """Windows of at most `size` pieces that cover all words; each repeats about `overlap` pieces of the one
    before it."""
    return find_windows_from(words, vocabulary, (size, size), overlap)


def find_windows_from(words: Words, vocabulary: Vocabulary, sizes: tuple[int, int], overlap: int) -> list[Window]:
    """As `find_windows`, with a size of its own for the first window (training cuts each article anew in
    every epoch)."""
    spelled = [vocabulary.pieces_of(word) for word in words.texts]
    units = _units(words, spelled, min(sizes) - 2)
    costs = [sum(len(spelled[i]) for i in range(low, high)) + 1 for low, high in units]
    windows: list[Window] = []
    begin, size = 0, sizes[0]
    while begin < len(units):
        end, total = begin, 1
        while end < len(units) and (end == begin or total + costs[end] <= size):
            total += costs[end]
            end += 1
        windows.append(_window(words, spelled, units[begin:end]))
        if end == len(units):
            break
        size = sizes[1]
        begin = _step_back(costs, (begin, end), min(overlap, size - 1 - costs[end]))
    return windows


def _step_back(costs: Sequence[int], window: tuple[int, int], allowed: int) -> int:
    """First unit of the next window: as many units of this one as `allowed` pieces hold, but never all of
    them."""
    begin, repeated = window[1], 0
    while begin - 1 > window[0] and repeated + costs[begin - 1] <= allowed:
        begin -= 1
        repeated += costs[begin]
    return begin


def _units(words: Words, spelled: Sequence[tuple[int, ...]], limit: int) -> list[tuple[int, int]]:
    """Ranges of words that a window takes whole: paragraphs, and pieces of those that no window could
    hold."""
    units: list[tuple[int, int]] = []
    low = total = 0
    for index, pieces in enumerate(spelled):
        parted = index > low and words.paragraphs[index] != words.paragraphs[index - 1]
        if parted or total + len(pieces) > limit:
            if index > low:
                units.append((low, index))
            low, total = index, 0
        total += len(pieces)
    if low < len(spelled):
        units.append((low, len(spelled)))
    return units


def _window(words: Words, spelled: Sequence[tuple[int, ...]], units: Sequence[tuple[int, int]]) -> Window:
    ids, marks, firsts = [CLS], [NO_MARKS], []
    tags = words.grammar.tags if words.grammar else None
    relations = words.grammar.relations if words.grammar else None
    for low, high in units:
        for index in range(low, high):
            firsts.append(len(ids))
            ids.extend(spelled[index])
            tag, relation = tags[index] if tags else 0, relations[index] if relations else 0
            own = (words.marks[index], N_CASES + tag, N_CASES + N_TAGS + relation)
            marks.extend([own] * len(spelled[index]))
        ids.append(SEP)
        marks.append(NO_MARKS)
    return Window(ids, marks, firsts, units[0][0], units[-1][1])


_FARTHEST_BEFORE, _FARTHEST_AFTER = 96, 320  # words


def stretch_around(words: Words, window: Window, cue: tuple[int, int]) -> tuple[int, int]:
    """The part of the window in which the source and content of a cue are looked for; both are ranges of the document's words.

    Nearly always they stand in the cue's own paragraph or the next to it; a quotation may go on as long as paragraphs open with
    its mark.
    """
    own = words.paragraphs[cue[0]]
    low = bisect_left(words.paragraphs, own - 1, window.low, window.high)
    high = bisect_right(words.paragraphs, own + 1, window.low, window.high)
    while high < window.high and words.marks[high] // 2 % 4 == _OPENS:
        high = bisect_right(words.paragraphs, words.paragraphs[high], high, window.high)
    return max(low, cue[0] - _FARTHEST_BEFORE), min(high, cue[1] + _FARTHEST_AFTER)


def equal_stretches(window: Window, stretches: Sequence[tuple[int, int]]) -> list[Window]:
    """The stretches made as long as the longest, by words of the window and without padding, so that they are scored together."""
    size = max(high - low for low, high in stretches)
    lows = [min(low, window.high - size) for low, _ in stretches]
    return [Window([], [], [], low, low + size) for low in lows]


N_NEAR, N_WHERE = 33, 35


def _step(distance: int) -> int:
    """1 to 8 as they are, then two classes for each doubling: 9 to 11, 12 to 15, 16 to 23 …, the last one
    open."""
    if distance <= 8:
        return distance
    bits = distance.bit_length()
    return min(16, 9 + 2 * (bits - 4) + (distance >> (bits - 2) & 1))


_AFTER = [_step(distance) for distance in range(1, 513)]
_BEFORE = [16 + step for step in reversed(_AFTER)]


def distances(length: int, cue: tuple[int, int]) -> list[int]:
    """For each of `length` words its distance to the cue (a range of words) as one of `N_NEAR` classes: 0
    within the cue.

    >>> distances(6, (2, 4))
    [18, 17, 0, 0, 1, 2]
    """
    first, last = cue
    return [*(_BEFORE[-first:] if first else ()), *[0] * (last - first), *_AFTER[: length - last]]


def paths(words: Words, window: Window, cue: tuple[int, int]) -> NDArray[np.int64]:
    """For each word of the window its way through the tree from the cue (a range of the window's words); 0 without a parse."""
    if words.grammar is None:
        return np.zeros(window.high - window.low, dtype=np.int64)
    return words.grammar.paths((cue[0] + window.low, cue[1] + window.low), (window.low, window.high))


def places(words: Words, window: Window, cue: int) -> NDArray[np.int64]:
    """For each word of the window in which paragraph and sentence it stands, seen from the word `cue` of the
    window."""
    paragraphs = np.array(words.paragraphs[window.low : window.high], dtype=np.int64)
    sentences = np.array(words.sentences[window.low : window.high], dtype=np.int64)
    across = np.clip(paragraphs - paragraphs[cue], -2, 2) + 2
    found: NDArray[np.int64] = across * 7 + np.clip(sentences - sentences[cue], -3, 3) + 3
    return found
