"""The network of coreference at run time: passages of two reports → the probability that they tell the same deed."""

from collections.abc import Sequence
from contextlib import ExitStack
from functools import lru_cache, partial
from importlib.resources import as_file, files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.decoding import Floats, Integers
from dragoman.reading.encoder import open_graphs, shipped_pieces
from dragoman.reading.passages import Pieces, pieces_of
from dragoman.reading.windows import Vocabulary
from dragoman.types import Passage

GRAPHS = ("passages.onnx", "same.onnx")
MEETING_WIDTH = 128  # of what two passages are read together by
_KEPT = 3072  # passages, of some 30 kB each
_COMPARED = 32  # passages that are read together with one


class Seen(NamedTuple):
    """What two passages are compared by: means (3 x width); the sentence's pieces twice (pieces x width each); their marks."""

    means: Floats
    near: Floats
    low: Floats
    marks: Integers


class LearnedCoreference:
    """A `Coreference` that the package's weights answer for, in English."""

    def __init__(self, passages: str, same: str, vocabulary: Vocabulary) -> None:
        self._passages, self._same = open_graphs(passages, same)
        self._seen = lru_cache(maxsize=_KEPT)(self._see)
        self._pieces = lru_cache(maxsize=_KEPT)(partial(pieces_of, vocabulary=vocabulary))

    def __call__(self, passage: Passage, others: Sequence[Passage]) -> list[float]:
        """The probability for each of `others` that it tells the same deed; 0 for those that are not among the nearest."""
        if not others:
            return []
        mine, theirs = self._seen(self._pieces(passage)), [self._seen(self._pieces(other)) for other in others]
        likeness = [float((mine.means * other.means).sum()) for other in theirs]
        nearest = sorted(range(len(others)), key=lambda index: -likeness[index])[:_COMPARED]
        given = {name: _rows([value] * len(nearest)) for name, value in mine._asdict().items()}
        for name in Seen._fields:
            given[f"{name}2"] = _rows([getattr(theirs[index], name) for index in nearest])
        scores = dict(zip(nearest, self._same.run(["same"], given)[0].tolist(), strict=True))
        return [scores.get(index, 0.0) for index in range(len(others))]

    def _see(self, pieces: Pieces) -> Seen:
        """One passage by itself: int8 scales are taken over all that is computed together."""
        ids, marks = np.array([pieces.ids], dtype=np.int64), np.array([pieces.marks], dtype=np.int64)
        means, near, low = self._passages.run(["means", "near", "low"], {"ids": ids, "marks": marks})
        return Seen(means[0], near[0], low[0], marks[0][marks[0] > 0])


def _rows(values: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Arrays of unlike lengths as rows of one, with noughts at their ends."""
    longest = max(len(value) for value in values)
    rows = np.zeros((len(values), longest, *values[0].shape[1:]), dtype=values[0].dtype)
    for row, value in zip(rows, values, strict=True):
        row[: len(value)] = value
    return rows


@lru_cache(maxsize=1)
def shipped_coreference() -> LearnedCoreference:
    """The network that comes with the package, loaded once a process."""
    with ExitStack() as stack:
        passages, same = (str(stack.enter_context(as_file(files("dragoman") / "models" / name))) for name in GRAPHS)
        return LearnedCoreference(passages, same, Vocabulary(shipped_pieces()))
