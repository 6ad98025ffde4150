"""Articles with gold attributions → windows with the targets that the network learns."""

import hashlib
import json
import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np

from dragoman.reading.attributions import draft_attributions
from dragoman.reading.combined import supports
from dragoman.reading.learned import Support
from dragoman.reading.parse import Parse, parse_all
from dragoman.reading.sections import find_sections
from dragoman.reading.windows import (
    SPECIAL,
    Vocabulary,
    Window,
    Words,
    distances,
    find_windows_from,
    parsed_words,
    paths,
    places,
)
from dragoman.types import Document, Span

ROLES = ("source", "content", "cue")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Relation:
    """A gold attribution as ranges of words; `cue` is the range of its first cue span."""

    cue: tuple[int, int] | None
    spans: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, eq=False)
class Article:
    """A corpus article with its words and gold relations."""

    id: str
    text: str
    words: Words
    relations: tuple[Relation, ...]
    parse: Parse

    @cached_property
    def supports(self) -> list[Support]:
        """What the rules find in it."""
        return supports(draft_attributions(self.parse))


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


def read_articles(path: Path, wanted: Callable[[list[str]], list[str]] = list) -> list[Article]:
    """Articles of a corpus file in the scorer's format, parsed; `wanted` chooses among their identifiers."""
    with path.open(encoding="utf-8") as lines:
        records = {record["id"]: record for record in map(json.loads, filter(str.strip, lines))}
    chosen = [records[identifier] for identifier in wanted(list(records))]
    documents = [Document.from_text(record["text"], id=record["id"]) for record in chosen]
    sectioned = [msgspec.structs.replace(document, sections=find_sections(document)) for document in documents]
    articles = []
    for record, parse in zip(chosen, parse_all(sectioned), strict=True):
        words = parsed_words(parse, paragraphs_of(record["text"]))
        relations = tuple(_relation(words, gold) for gold in record["attributions"])
        articles.append(Article(record["id"], record["text"], words, relations, parse))
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


def padded(rows: Sequence[list], fill: object = 0) -> np.ndarray:
    """Rows of unequal length (of numbers, or of tuples of numbers) as one array."""
    filler = np.array(fill, dtype=np.int64)
    table = np.broadcast_to(filler, (len(rows), max(map(len, rows)), *filler.shape)).copy()
    for i, row in enumerate(rows):
        if len(row):
            table[i, : len(row)] = row
    return table


def seen_from(example: Example, cue: tuple[int, int]) -> tuple[list[int], np.ndarray, np.ndarray]:
    """Distance, place and path classes of the window's words, seen from a cue (first and last word)."""
    length = example.window.high - example.window.low
    words, window = example.article.words, example.window
    span = (cue[0], cue[1] + 1)
    return distances(length, span), places(words, window, cue[0]), paths(words, window, span)
