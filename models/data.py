"""Articles with gold attributions → windows with the targets that the network learns."""

import hashlib
import itertools
import json
import random
import re
import zlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np
from marked import records as marked_records

from dragoman.reading.attributions import draft_attributions
from dragoman.reading.deed_kinds import KINDS, PARTS, STATUSES
from dragoman.reading.learned import Support
from dragoman.reading.mended import supports
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
CONTENT_BEGIN, CONTENT_END = 5, 9
UNSAID = -100  # what a loss passes over
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Relation:
    """A gold attribution as ranges of words; `cue` is the range of its first cue span, `level` in how many contents it stands."""

    cue: tuple[int, int] | None
    spans: tuple[tuple[str, int, int], ...]
    level: int = 0


@dataclass(frozen=True)
class Deed:
    """A gold deed: the words of its name, the head among them, the numbers of its kind and status, and its parts."""

    name: tuple[int, int]
    head: int
    kind: int
    status: int
    parts: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, eq=False)
class Article:
    """A corpus article with its words and what is marked in it.

    `relations` are its attributions (None where none are marked), `deep` says that those within contents are among them; `deeds`
    are what is marked of deeds (None where none are).
    """

    id: str
    text: str
    words: Words
    relations: tuple[Relation, ...] | None
    parse: Parse
    deep: bool = False
    deeds: tuple[Deed, ...] | None = None

    @cached_property
    def supports(self) -> list[Support]:
        """What the rules find in it."""
        return supports(draft_attributions(self.parse))


@dataclass(frozen=True)
class Example:
    """A window, its tags read as flat, those of cues at any depth, and for each gold cue in it (first, last) the roles of all
    its words; of each word the deed that it names (0: none; -100 where the corpus does not say) and that deed's status;
    for each deed's head (twice: first and last word) the parts of all words."""

    article: Article
    window: Window
    tags: list[int]
    deep: list[int]
    deeds: list[int]
    statuses: list[int]
    cues: list[tuple[int, int]]
    roles: list[list[int]]
    heads: list[tuple[int, int]]
    parts: list[list[int]]


def paragraphs_of(text: str) -> list[Span]:
    """Lines that are not blank."""
    return [match.span() for match in _LINE.finditer(text) if match.group().strip()]


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_articles(path: Path, wanted: Callable[[list[str]], list[str]] = list) -> list[Article]:
    """Articles of a corpus file in the scorer's format, or of marked texts, parsed; `wanted` chooses among their identifiers."""
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            records = {record["id"]: record for record in map(json.loads, filter(str.strip, lines))}
    else:
        records = {record["id"]: record for record in marked_records(path)}
    chosen = [records[identifier] for identifier in wanted(list(records))]
    documents = [Document.from_text(record["text"], id=record["id"]) for record in chosen]
    sectioned = [msgspec.structs.replace(document, sections=find_sections(document)) for document in documents]
    articles = []
    for record, parse in zip(chosen, parse_all(sectioned), strict=True):
        words = parsed_words(parse, paragraphs_of(record["text"]))
        attributions = record.get("attributions")
        relations = None if attributions is None else tuple(_relation(words, gold) for gold in attributions)
        deep = any("level" in gold for gold in attributions or ())
        deeds = tuple(_deed(words, parse, gold) for gold in record["deeds"]) if "deeds" in record else None
        articles.append(Article(record["id"], record["text"], words, relations, parse, deep, deeds))
    return articles


def taught(identifiers: list[str]) -> list[str]:
    """Of our own documents those that are learned from."""
    return [identifier for identifier in identifiers if identifier not in set(untaught(identifiers))]


def untaught(identifiers: list[str]) -> list[str]:
    """One in ten of our own documents, by its identifier: what was learned is measured on them."""
    return [identifier for identifier in identifiers if zlib.crc32(identifier.encode()) % 10 == 0]


def _deed(words: Words, parse: Parse, gold: dict) -> Deed:
    low, high = (bisect_left(words.starts, at) for at in gold["trigger"])
    tokens = parse.tokens_in(tuple(gold["trigger"]))
    own = {token.i for token in tokens}
    head = next((token for token in tokens if token.head.i not in own or token.head is token), tokens[0])
    place = min(max(bisect_right(words.starts, parse.starts[head.i]) - 1, low), high - 1)
    parts = tuple(
        (number, bisect_left(words.starts, start), bisect_left(words.starts, end))
        for number, part in enumerate(PARTS, 1)
        for start, end in gold[part]
    )
    return Deed((low, high), place, 1 + KINDS.index(gold["kind"]), STATUSES.index(gold["status"]), parts)


def _relation(words: Words, gold: dict) -> Relation:
    spans = []
    for role in ROLES:
        for start, end in gold.get(role) or []:
            low, high = bisect_left(words.starts, start), bisect_left(words.starts, end)
            spans.extend((role, a, b) for a, b in _by_paragraph(words, low, high))
    cues = [(a, b) for role, a, b in spans if role == "cue"]
    return Relation(cues[0] if cues else None, tuple(spans), gold.get("level", 0))


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
    length = window.high - window.low
    inside = [d for d in article.deeds or () if d.name[0] >= window.low and d.name[1] <= window.high]
    deeds, statuses = _deeds_of(article, window, inside)
    heads = [(deed.head - window.low, deed.head - window.low) for deed in inside]
    parts = [_parts_of(deed, window) for deed in inside]
    if article.relations is None:
        return Example(article, window, [UNSAID] * length, [UNSAID] * length, deeds, statuses, [], [], heads, parts)
    tags = [0] * length
    begun: list[tuple[int, int]] = []
    cues, roles = [], []
    for relation in article.relations:
        own = [(r, a - window.low, b - window.low) for r, a, b in relation.spans if a >= window.low and b <= window.high]
        for role, a, b in own:
            if relation.level == 0:
                _paint(tags, (a, b), ROLES.index(role) * 4)
            if role == "cue":
                begun.append((a, b))
        if relation.cue is None or len(own) < len(relation.spans):
            continue
        sequence = [0] * len(tags)
        spans = [(role, a, b) for role, a, b in own if role != "cue"]
        if any(a < d and c < b for (_, a, b), (_, c, d) in itertools.combinations(spans, 2)):
            continue  # no path of roles says both
        for role, a, b in spans:
            _paint(sequence, (a, b), ROLES.index(role) * 4)
        cues.append((relation.cue[0] - window.low, relation.cue[1] - 1 - window.low))
        roles.append(sequence)
    deep = [0 if article.deep or not CONTENT_BEGIN <= tag < CONTENT_END else UNSAID for tag in tags]
    for span in begun:
        _paint(deep, span, 0)
    return Example(article, window, tags, deep, deeds, statuses, cues, roles, heads, parts)


def _deeds_of(article: Article, window: Window, inside: list[Deed]) -> tuple[list[int], list[int]]:
    length = window.high - window.low
    deeds, statuses = [UNSAID if article.deeds is None else 0] * length, [UNSAID] * length
    for deed in inside:
        low, high = deed.name
        deeds[low - window.low : high - window.low] = [UNSAID] * (high - low)
    for deed in inside:
        deeds[deed.head - window.low], statuses[deed.head - window.low] = deed.kind, deed.status
    return deeds, statuses


def _parts_of(deed: Deed, window: Window) -> list[int]:
    parts = [0] * (window.high - window.low)
    for number, low, high in deed.parts:
        for index in range(max(low, window.low), min(high, window.high)):
            parts[index - window.low] = number
    return parts


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
