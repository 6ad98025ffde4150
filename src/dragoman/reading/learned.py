"""Attributions as the trained network finds them.

As in semantic role labelling: the tagger proposes cues; then for each cue the head decides which words are
its source and which its content, in the same sentence or some sentences away. Every figure of the decision
ends in one calibrated confidence.
"""

import math
import operator
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from dragoman.reading.decoding import CueCandidate, Floats, RolePath, cues_at_any_depth, read_roles
from dragoman.reading.encoder import Encoded, Model, Settings, encode_window, shipped_model
from dragoman.reading.parse import Parse
from dragoman.reading.windows import (
    Window,
    Words,
    distances,
    equal_stretches,
    find_windows,
    parsed_words,
    paths,
    places,
    stretch_around,
)
from dragoman.types import Span, Spans

_FAINTEST = 1e-6
_SHORT = 96  # words


@dataclass(frozen=True)
class LearnedDraft:
    """An attribution as the network sees it: character spans into the document's text.

    `confidence` is the calibrated probability that the relation is right (the scorer's "overlap"). `source`
    may be empty. `inner`: it stands in the content of another one.
    """

    cue: Spans
    source: Spans
    content: Spans
    confidence: float
    inner: bool = False


@dataclass(frozen=True)
class Decision:
    """A cue of a document (words, end-exclusive) and what was decided about it.

    `agreement` is the Jaccard index of its content with that of the supporting attribution of the same cue, and whether
    the sources meet too; `share` is that cue's. All are 0 where nothing supports it. `deep`: how sure the
    cue is within a content.
    """

    cue: tuple[int, int]
    probability: float
    roles: RolePath
    agreement: float = 0.0
    same_source: bool = False
    share: float = 0.0
    deep: float = 0.0


@dataclass(frozen=True)
class Support:
    """An attribution that another reader found in the same document: spans of characters, and the share of its cue."""

    cue: Spans
    source: Spans
    content: Spans
    share: float


def learned_drafts(parse: Parse, paragraphs: Sequence[Span], supports: Sequence[Support] = ()) -> list[LearnedDraft]:
    """The attributions that the shipped model finds in these paragraphs of a document, in the text's order."""
    model = shipped_model()
    page = page_of(parse, tuple(paragraphs))
    return choose_drafts(page.words, _decide(model, page, supports), model.settings)


def drafts_by(model: Model, words: Words, supports: Sequence[Support] = ()) -> list[LearnedDraft]:
    """As `learned_drafts`, by a model of your own."""
    return choose_drafts(words, decide(model, words, supports), model.settings)


def decide(model: Model, words: Words, supports: Sequence[Support] = ()) -> list[Decision]:
    """Every cue of a document with its best roles, before any of them is thrown away."""
    return _decide(model, encoded_page(model, words), supports)


@dataclass(frozen=True, eq=False)
class Page:
    """A document's words, its windows, and what the encoder makes of each: one pass that all readers share."""

    words: Words
    windows: list[Window]
    encoded: list[Encoded]


def encoded_page(model: Model, words: Words) -> Page:
    """The words of a document through the encoder."""
    windows = find_windows(words, model.vocabulary, model.settings.window, model.settings.overlap)
    return Page(words, windows, [encode_window(model.network, window) for window in windows])


@lru_cache(maxsize=1)
def page_of(parse: Parse, paragraphs: tuple[Span, ...]) -> Page:
    """A document through the shipped encoder; the last one is kept, for the reader that comes next."""
    return encoded_page(shipped_model(), parsed_words(parse, paragraphs))


def _decide(model: Model, page: Page, supports: Sequence[Support] = ()) -> list[Decision]:
    words = page.words
    looks = sorted(_look(model, page), key=lambda look: look.window.low + look.cue.first)
    decisions: list[Decision] = []
    for look, roles in zip(looks, _read(looks, model.settings), strict=True):
        low = look.window.low
        moved = RolePath(_moved(roles.source, low), _moved(roles.content, low), roles.path, roles.empty)
        cue = (look.cue.first + low, look.cue.last + 1 + low)
        decisions.append(_supported(words, Decision(cue, look.cue.probability, moved, deep=look.cue.deep), supports))
    return decisions


def _supported(words: Words, decision: Decision, supports: Sequence[Support]) -> Decision:
    (cue,) = _spans(words, (decision.cue,))
    found = next((s for s in supports if any(a < cue[1] and cue[0] < b for a, b in s.cue)), None)
    if found is None:
        return decision
    source, content = _spans(words, decision.roles.source), _spans(words, decision.roles.content)
    shared, total = _shared(content, found.content), sum(b - a for a, b in (*content, *found.content))
    same_source = _shared(source, found.source) > 0 or not (source or found.source)
    return replace(decision, agreement=shared / (total - shared), same_source=same_source, share=found.share)


def _shared(a: Spans, b: Spans) -> int:
    """How many characters two lists of spans have in common."""
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


@dataclass(frozen=True, eq=False)
class Look:
    """A cue with the stretch of its window that the head looked at, and the scores of the roles of that stretch's words."""

    window: Window
    cue: CueCandidate
    scores: Floats
    breaks: list[bool]


def _look(model: Model, page: Page) -> Iterator[Look]:
    settings, words, windows = model.settings, page.words, page.windows
    thresholds = settings.cue_threshold, settings.inner_cue_threshold
    for number, (window, encoded) in enumerate(zip(windows, page.encoded, strict=True)):
        cues = [
            cue
            for cue in cues_at_any_depth(encoded.tags[0], _breaks(words, window), *thresholds)
            if owner(windows, window.low + cue.first) == number
        ]
        if cues:
            stretches = [stretch_around(words, window, (window.low + cue.first, window.low + cue.last + 1)) for cue in cues]
            yield from look_from(model.network.score, encoded, words, window, list(zip(cues, stretches, strict=True)))


def _breaks(words: Words, window: Window) -> list[bool]:
    numbers = words.paragraphs[window.low : window.high]
    return [True, *map(operator.ne, numbers, numbers[1:])]


def look_from(
    score: Callable[..., Floats],
    encoded: Encoded,
    words: Words,
    window: Window,
    cues: Sequence[tuple[CueCandidate, tuple[int, int]]],
) -> Iterator[Look]:
    """What a head of the network makes of the stretch of words around each cue of a window."""
    for wanted in (True, False):  # apart, so that one long quotation does not make all stretches long
        group = [(cue, stretch) for cue, stretch in cues if (stretch[1] - stretch[0] <= _SHORT) is wanted]
        if group:
            equal = equal_stretches(window, [stretch for _, stretch in group])
            pairs = [(cue, stretch) for (cue, _), stretch in zip(group, equal, strict=True)]
            yield from _look_equal(score, encoded, words, window, pairs)


def _look_equal(
    score: Callable[..., Floats],
    encoded: Encoded,
    words: Words,
    window: Window,
    pairs: Sequence[tuple[CueCandidate, Window]],
) -> Iterator[Look]:
    moved = [(replace(cue, first=cue.first - s.low + window.low, last=cue.last - s.low + window.low), s) for cue, s in pairs]
    given = (
        [(cue.first, cue.last, s.low - window.low) for cue, s in pairs],
        [distances(s.high - s.low, (cue.first, cue.last + 1)) for cue, s in moved],
        [places(words, s, cue.first) for cue, s in moved],
        [paths(words, s, (cue.first, cue.last + 1)) for cue, s in moved],
    )
    scores = score(encoded.states, encoded.tags, *(np.array(table, dtype=np.int64) for table in given))
    for (cue, stretch), row in zip(moved, scores, strict=True):
        yield Look(stretch, cue, row, _breaks(words, stretch))


def owner(windows: Sequence[Window], word: int) -> int:
    """The window in which the word is farthest from both edges; the document's own edges are no edges.

    >>> owner([Window([], [], [], 0, 300), Window([], [], [], 200, 500)], 270)
    1
    """
    end = windows[-1].high

    def room(number: int) -> float:
        window = windows[number]
        if not window.low <= word < window.high:
            return -1.0
        before = math.inf if window.low == 0 else word - window.low
        after = math.inf if window.high == end else window.high - 1 - word
        return min(before, after)

    last = bisect_right([window.low for window in windows], word)
    return max(range(last), key=lambda number: (room(number), -number))


def _read(looks: Sequence[Look], settings: Settings) -> list[RolePath]:
    """Decode all cues at once, each in its window."""
    if not looks:
        return []
    lengths = np.array([len(look.scores) for look in looks], dtype=np.int64)
    width = int(lengths.max())
    scores = np.zeros((len(looks), width, looks[0].scores.shape[1]), dtype=np.float32)
    breaks = np.zeros((len(looks), width), dtype=bool)
    for row, look in enumerate(looks):
        scores[row, : len(look.scores)] = look.scores
        breaks[row, : len(look.breaks)] = look.breaks
    return read_roles(scores, breaks, lengths, settings.table)


def _moved(ranges: Sequence[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    return tuple((first + by, last + by) for first, last in ranges)


def choose_drafts(words: Words, decisions: Sequence[Decision], settings: Settings) -> list[LearnedDraft]:
    """The decisions that are sure enough and have a content, none of which another, surer one has taken
    already; and those that are sure enough within the content of one that is chosen."""
    taken: set[int] = set()
    chosen: list[tuple[Decision, float]] = []
    flat = [decision for decision in decisions if decision.roles.content and decision.probability]
    sure = [(confidence(decision, settings), decision) for decision in flat]
    for value, decision in sorted(sure, key=lambda pair: (-pair[0], pair[1].cue)):
        content = _words_in(decision.roles.content)
        if value < settings.relation_threshold or len(content & taken) * 2 > len(content):
            continue
        taken |= content
        chosen.append((decision, value))
    outer = [_draft(words, *pair) for pair in chosen]
    inner = [_draft(words, *pair, inner=True) for pair in _within(decisions, [decision for decision, _ in chosen], settings)]
    return sorted([*outer, *inner], key=lambda draft: draft.cue)


def _within(decisions: Sequence[Decision], chosen: Sequence[Decision], settings: Settings) -> Iterator[tuple[Decision, float]]:
    """Decisions whose cue and a shorter content stand in a content that is chosen, as sure as they are at that depth."""
    contents = [_words_in(decision.roles.content) for decision in chosen]
    cues = _words_in([decision.cue for decision in chosen])
    for decision in decisions:
        cue, content = _words_in([decision.cue]), _words_in(decision.roles.content)
        if not content or not cues.isdisjoint(cue) or not any(cue | content <= held for held in contents):
            continue
        value = confidence(replace(decision, probability=decision.deep), settings)
        if decision.deep and value >= settings.inner_threshold:
            yield decision, value


def _words_in(ranges: Sequence[tuple[int, int]]) -> set[int]:
    return {index for first, last in ranges for index in range(first, last)}


def _draft(words: Words, decision: Decision, value: float, inner: bool = False) -> LearnedDraft:
    roles = decision.roles
    return LearnedDraft(
        cue=_spans(words, (decision.cue,)),
        source=_spans(words, roles.source),
        content=_spans(words, roles.content),
        confidence=round(value, 4),
        inner=inner,
    )


def _spans(words: Words, ranges: Sequence[tuple[int, int]]) -> Spans:
    return tuple((words.starts[first], words.ends[last - 1]) for first, last in ranges)


def evidence(decision: Decision) -> tuple[float, ...]:
    """What the confidence is made of: a constant; how sure the cue, the best path, and a path with roles at
    all are; whether there is a source; how many contents there are; whether the grammar sees the cue, how often such a cue is
    one, and how far it agrees on content and source."""
    roles = decision.roles
    filled = 1 - math.exp(min(0.0, roles.empty))
    return (
        1.0,
        _logit(decision.probability),
        max(-8.0, roles.path),
        _logit(filled),
        float(bool(roles.source)),
        float(len(roles.content) > 1),
        float(decision.share > 0),
        decision.share,
        decision.agreement,
        float(decision.same_source),
    )


def _logit(probability: float) -> float:
    inner = min(max(probability, _FAINTEST), 1 - _FAINTEST)
    return min(6.0, max(-6.0, math.log(inner / (1 - inner))))


def confidence(decision: Decision, settings: Settings) -> float:
    """The calibrated probability that the relation is right."""
    total = sum(w * e for w, e in zip(settings.weights, evidence(decision), strict=True))
    return 1 / (1 + math.exp(-total))
