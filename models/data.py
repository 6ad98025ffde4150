"""Articles with gold attributions → windows with the targets that the network learns."""

import hashlib
import json
import random
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dragoman.reading.windows import (
    SPECIAL,
    Vocabulary,
    Window,
    Words,
    distances,
    find_windows_from,
    find_words,
    places,
)
from dragoman.types import Span

ROLES = ("source", "content", "cue")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Relation:
    """A gold attribution as ranges of words; `cue` is the range of its first cue span."""

    cue: tuple[int, int] | None
    spans: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Article:
    """A corpus article with its words and gold relations."""

    id: str
    text: str
    words: Words
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class Example:
    """A window, its tags read as flat, and for each gold cue in it (first, last) the roles of all its
    words."""

    article: Article
    window: Window
    tags: list[int]
    cues: list[tuple[int, int]]
    roles: list[list[int]]


def paragraphs_of(text: str) -> list[Span]:
    """Lines that are not blank."""
    return [match.span() for match in _LINE.finditer(text) if match.group().strip()]


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_articles(path: Path) -> list[Article]:
    """Articles of a corpus file in the scorer's format."""
    articles = []
    with path.open(encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            record = json.loads(line)
            words = find_words(record["text"], paragraphs_of(record["text"]))
            relations = tuple(_relation(words, gold) for gold in record["attributions"])
            articles.append(Article(record["id"], record["text"], words, relations))
    return articles


def _relation(words: Words, gold: dict) -> Relation:
    spans = []
    for role in ROLES:
        for start, end in gold.get(role) or []:
            low, high = bisect_left(words.starts, start), bisect_left(words.starts, end)
            spans.extend((role, a, b) for a, b in _by_paragraph(words, low, high))
    cues = [(a, b) for role, a, b in spans if role == "cue"]
    return Relation(cues[0] if cues else None, tuple(spans))


def _by_paragraph(words: Words, low: int, high: int) -> list[tuple[int, int]]:
    """A range of words, parted where a paragraph ends."""
    found = []
    begin = low
    for index in range(low + 1, high + 1):
        if index == high or words.paragraphs[index] != words.paragraphs[index - 1]:
            found.append((begin, index))
            begin = index
    return found if high > low else []


def make_vocabulary(pieces: list[str], articles: list[Article], limits: dict) -> list[str]:
    """The pieces that news in English needs: the most frequent ones of the old list, and those that the
    corpus uses."""
    old = Vocabulary(pieces)
    counts: Counter[int] = Counter()
    for article in articles:
        for word in article.words.texts:
            counts.update(old.pieces_of(word))
    kept = [
        piece
        for index, piece in enumerate(pieces)
        if piece not in SPECIAL
        and not piece.startswith("[unused")
        and (
            counts[index] >= limits["minimum"]
            or (index < limits["frequent"] and piece.isascii())
            or (len(piece.removeprefix("##")) == 1 and (piece.isascii() or counts[index]))
        )
    ]
    return [*SPECIAL, *kept]


def cut(article: Article, vocabulary: Vocabulary, sizes: tuple[int, int], overlap: int = 0) -> list[Example]:
    """The article's windows with their targets."""
    return [_example(article, w) for w in find_windows_from(article.words, vocabulary, sizes, overlap)]


def _example(article: Article, window: Window) -> Example:
    tags = [0] * (window.high - window.low)
    cues, roles = [], []
    for relation in article.relations:
        own = [(r, a - window.low, b - window.low) for r, a, b in relation.spans if a >= window.low and b <= window.high]
        for role, a, b in own:
            _paint(tags, (a, b), ROLES.index(role) * 4)
        if relation.cue is None or len(own) < len(relation.spans):
            continue
        sequence = [0] * len(tags)
        for role, a, b in own:
            if role != "cue":
                _paint(sequence, (a, b), ROLES.index(role) * 4)
        cues.append((relation.cue[0] - window.low, relation.cue[1] - 1 - window.low))
        roles.append(sequence)
    return Example(article, window, tags, cues, roles)


def _paint(tags: list[int], span: tuple[int, int], base: int) -> None:
    a, b = span
    if b - a == 1:
        tags[a] = base + 4
        return
    tags[a:b] = [base + 1, *[base + 2] * (b - a - 2), base + 3]


def batches(examples: list[Example], pieces: int, rng: random.Random) -> list[list[Example]]:
    """Examples of like length together, in random order."""
    ordered = sorted(examples, key=lambda e: (len(e.window.ids) // 24, rng.random()))
    found: list[list[Example]] = [[]]
    longest = 0
    for example in ordered:
        longest = max(longest, len(example.window.ids))
        if found[-1] and longest * (len(found[-1]) + 1) > pieces:
            found.append([])
            longest = len(example.window.ids)
        found[-1].append(example)
    rng.shuffle(found)
    return found


def padded(rows: list[list[int]], fill: int = 0) -> np.ndarray:
    """Rows of unequal length as one array."""
    table = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
    for i, row in enumerate(rows):
        table[i, : len(row)] = row
    return table


def seen_from(example: Example, cue: tuple[int, int]) -> tuple[list[int], np.ndarray]:
    """Distance and place classes of the window's words, seen from a cue (first and last word)."""
    length = example.window.high - example.window.low
    return distances(length, (cue[0], cue[1] + 1)), places(example.article.words, example.window, cue[0])
