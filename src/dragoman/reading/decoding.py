"""Scores of the network → cues, and for each cue its source and content.

The roles of a cue's words are read off the best path through their scores (Viterbi over begin, inside, end
and single), so spans are whole; no span crosses the end of a paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Range = tuple[int, int]

N_FLAT = 13  # outside; begin, inside, end, single of a source, of a content, of a cue of a text that is read as flat
N_ROLES = 9  # outside; begin, inside, end, single of a source; the same of a content
SOURCE, CONTENT = 1, 5
_CUE = 9
_BEGIN, _INSIDE, _END, _SINGLE = 0, 1, 2, 3
_NEVER = np.float32(-1e4)
_LONGEST_CUE = 14


@dataclass(frozen=True)
class CueCandidate:
    """Words `first` to `last` of a window, and how sure the tagger is that they are a cue of the text read as flat, and one at
    any depth (`deep`)."""

    first: int
    last: int
    probability: float
    deep: float = 0.0


@dataclass(frozen=True)
class RolePath:
    """What the best path makes of a cue's window: ranges of words (end-exclusive), and how sure it is.

    `path` is the logarithm of the path's probability among all paths, `empty` that of a cue without source
    and content.
    """

    source: tuple[Range, ...]
    content: tuple[Range, ...]
    path: float
    empty: float


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    grown = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = grown / grown.sum(-1, keepdims=True)
    return shares


def find_cues(probabilities: Floats, breaks: Sequence[bool], threshold: float) -> list[CueCandidate]:
    """Cues that do not overlap, surest first chosen, in the order of the text.

    `probabilities`: words x (begin, inside, end, single) of a cue; `breaks[i]` says that word `i` begins a paragraph.
    """
    begun = probabilities[:, _BEGIN] + probabilities[:, _SINGLE]
    candidates: list[CueCandidate] = []
    for first in np.flatnonzero(begun >= threshold).tolist():
        candidates.extend(_cues_from(probabilities, breaks, first))
    taken: set[int] = set()
    chosen: list[CueCandidate] = []
    for cue in sorted(candidates, key=lambda c: (-c.probability, c.first, c.last)):
        words = range(cue.first, cue.last + 1)
        if cue.probability >= threshold and taken.isdisjoint(words):
            taken.update(words)
            chosen.append(cue)
    return sorted(chosen, key=lambda c: c.first)


def cues_at_any_depth(tags: Floats, breaks: Sequence[bool], threshold: float, deep_threshold: float) -> list[CueCandidate]:
    """The cues of the text read as flat, each with how sure it is at any depth, and those that are seen only there.

    `tags`: scores of words x (tags, five more of cues at any depth; a network may lack these).
    """
    flat = find_cues(softmax(tags[:, :N_FLAT])[:, _CUE:], breaks, threshold)
    if tags.shape[1] == N_FLAT:
        return flat
    deep = find_cues(softmax(tags[:, N_FLAT:])[:, 1:], breaks, deep_threshold)
    meeting = {id(cue): [d for d in deep if d.first <= cue.last and cue.first <= d.last] for cue in flat}
    seen = {id(d) for found in meeting.values() for d in found}
    known = [replace(cue, deep=max((d.probability for d in meeting[id(cue)]), default=0.0)) for cue in flat]
    more = [CueCandidate(d.first, d.last, 0.0, d.probability) for d in deep if id(d) not in seen]
    return sorted([*known, *more], key=lambda cue: cue.first)


def _cues_from(probabilities: Floats, breaks: Sequence[bool], first: int) -> list[CueCandidate]:
    """The cues that begin at `first`; a cue is as sure as its least sure word."""
    found = [CueCandidate(first, first, float(probabilities[first, _SINGLE]))]
    sure = float(probabilities[first, _BEGIN])
    for last in range(first + 1, min(len(probabilities), first + _LONGEST_CUE)):
        if breaks[last] or sure < 0.02:
            break
        found.append(CueCandidate(first, last, min(sure, float(probabilities[last, _END]))))
        sure = min(sure, float(probabilities[last, _INSIDE]))
    return found


def legal_table(transitions: Floats) -> Floats:
    """The learned transitions between roles, with those that break a span forbidden."""
    table = np.full((N_ROLES, N_ROLES), _NEVER, dtype=np.float32)
    free = [0, *(base + step for base in (SOURCE, CONTENT) for step in (_END, _SINGLE))]
    starts = [0, *(base + step for base in (SOURCE, CONTENT) for step in (_BEGIN, _SINGLE))]
    for before in free:
        table[before, starts] = transitions[before, starts]
    for base in (SOURCE, CONTENT):
        for before in (base + _BEGIN, base + _INSIDE):
            after = [base + _INSIDE, base + _END]
            table[before, after] = transitions[before, after]
    return table


def read_roles(scores: Floats, breaks: NDArray[np.bool_], lengths: Integers, table: Floats) -> list[RolePath]:
    """The best path of each cue. `scores`: cues x words x roles; `breaks`: cues x words; `lengths`: words of
    each cue's stretch, at least one."""
    order = np.argsort(-lengths, kind="stable")
    lengths = lengths[order]
    bounded = _bounded(scores[order], breaks[order], lengths)
    # Longest first: those that have a word `i` are the first ones, and no sum holds what lies beyond its own end.
    reaching = [int(np.count_nonzero(lengths > i)) for i in range(scores.shape[1])]
    paths = _viterbi(bounded, lengths, reaching, table)
    sums = _log_sums(bounded, reaching, table)
    best = _path_scores(bounded, paths, lengths, table)
    empty = _path_scores(bounded, np.zeros_like(paths), lengths, table)
    found = {
        row: _role_path(paths[i, :length], scores[row, :length], float(best[i] - sums[i]), float(empty[i] - sums[i]))
        for i, (row, length) in enumerate(zip(order.tolist(), lengths.tolist(), strict=True))
    }
    return [found[row] for row in range(len(lengths))]


def _bounded(scores: Floats, breaks: NDArray[np.bool_], lengths: Integers) -> Floats:
    """Scores in which no span crosses a paragraph's end, and none the stretch's."""
    bounded = scores.copy()
    n, width, _ = scores.shape
    opening = breaks.copy()
    opening[:, 0] = True
    closing = np.ones((n, width), dtype=bool)
    closing[:, :-1] = opening[:, 1:]
    closing[np.arange(n), lengths - 1] = True
    for base in (SOURCE, CONTENT):
        for step in (_INSIDE, _END):
            bounded[:, :, base + step][opening] = _NEVER
        for step in (_BEGIN, _INSIDE):
            bounded[:, :, base + step][closing] = _NEVER
    return bounded


def _viterbi(scores: Floats, lengths: Integers, reaching: Sequence[int], table: Floats) -> Integers:
    n, width, _ = scores.shape
    totals = scores.copy()  # of the best path that ends in a role at a word
    for i in range(1, width):
        k = reaching[i]
        totals[:k, i] += (totals[:k, i - 1, :, None] + table).max(1)
    paths = np.zeros((n, width), dtype=np.int64)
    everyone = np.arange(n)
    paths[everyone, lengths - 1] = totals[everyone, lengths - 1].argmax(1)
    before = table.T.copy()
    for i in range(width - 1, 0, -1):
        k = reaching[i]
        paths[:k, i - 1] = (totals[:k, i - 1] + before[paths[:k, i]]).argmax(1)
    return paths


def _log_sums(scores: Floats, reaching: Sequence[int], table: Floats) -> NDArray[Any]:
    """Logarithm of the summed weight of all paths, kept in range by taking out the largest at each word."""
    kernel = np.exp(table)
    top = scores.max(2)
    weights = np.exp(scores - top[:, :, None])
    total = weights[:, 0]
    logs = top[:, 0].astype(np.float64)
    for i in range(1, scores.shape[1]):
        k = reaching[i]
        # not a matrix product: its rounding may depend on how many cues are decoded together
        grown = (total[:k, :, None] * kernel).sum(1) * weights[:k, i]
        scale = grown.sum(1)
        total[:k] = grown / scale[:, None]
        logs[:k] += np.log(scale) + top[:k, i]
    sums: NDArray[Any] = logs + np.log(total.sum(1))
    return sums


def _path_scores(scores: Floats, paths: Integers, lengths: Integers, table: Floats) -> NDArray[Any]:
    inside = np.arange(scores.shape[1])[None] < lengths[:, None]
    own = np.take_along_axis(scores, paths[:, :, None], 2)[:, :, 0]
    steps = table[paths[:, :-1], paths[:, 1:]]
    found: NDArray[Any] = own.sum(1, dtype=np.float64, where=inside) + steps.sum(1, dtype=np.float64, where=inside[:, 1:])
    return found


def _role_path(path: Integers, scores: Floats, logarithm: float, empty: float) -> RolePath:
    sources = _ranges(path, SOURCE)
    if len(sources) > 1:  # a cue has one source: of two, the one that stands out most
        sources = [max(sources, key=lambda r: _lead(scores, r))]
    return RolePath(tuple(sources), tuple(_ranges(path, CONTENT)), min(0.0, logarithm), min(0.0, empty))


def _ranges(path: Integers, base: int) -> list[Range]:
    """Ranges of the words that have one of the four roles from `base` on."""
    found: list[Range] = []
    for index in np.flatnonzero((path >= base) & (path < base + 4)).tolist():
        if path[index] - base in (_BEGIN, _SINGLE) or not found:
            found.append((index, index + 1))
        else:
            found[-1] = (found[-1][0], index + 1)
    return found


def _lead(scores: Floats, words: Range) -> float:
    """How far a source's words score above "outside", on average."""
    rows = scores[words[0] : words[1]]
    return float((rows[:, SOURCE : SOURCE + 4].max(1) - rows[:, 0]).mean())
