"""The forest of kinship: figures of two tellings → the probability that they tell the same.

Gradient-boosted trees (Friedman 2001, "Greedy function approximation"), grown by `models/kinship.py` and kept as arrays.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

KINSHIP = "kinship.npz"
_ARRAYS = ("figure", "most", "left", "right", "value", "roots")


class Forest:
    """A `Kinship` over trees that stand one after the other in arrays: of each node the figure that it asks for, what that must
    not exceed to go left, where left and right are, and what a leaf (which goes to itself) adds to the log-odds."""

    def __init__(
        self,
        figure: NDArray[np.int64],
        most: NDArray[np.float64],
        left: NDArray[np.int64],
        right: NDArray[np.int64],
        value: NDArray[np.float64],
        roots: NDArray[np.int64],
        base: float,
    ) -> None:
        self._figure, self._most, self._left, self._right, self._value = figure, most, left, right, value
        self._roots, self._base = roots, base

    @classmethod
    def load(cls, path: Path) -> "Forest":
        """The forest of a file of arrays."""
        with np.load(path) as held:
            figure, most, left, right, value, roots = (held[name] for name in _ARRAYS)
            return cls(figure, most, left, right, value, roots, float(held["base"]))

    def __call__(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The probability for each row."""
        if not rows:
            return []
        asked = np.asarray(rows, dtype=np.float64)
        number = np.arange(len(asked))[:, None]
        nodes = np.broadcast_to(self._roots, (len(asked), len(self._roots)))
        while True:
            left = asked[number, self._figure[nodes]] <= self._most[nodes]
            below = np.where(left, self._left[nodes], self._right[nodes])
            if np.array_equal(below, nodes):
                break
            nodes = below
        odds = self._base + self._value[nodes].sum(axis=1)
        return [float(value) for value in 1.0 / (1.0 + np.exp(-odds))]


@lru_cache(maxsize=1)
def shipped_kinship() -> Forest:
    """The forest that comes with the package, loaded once a process."""
    with as_file(files("dragoman") / "models" / KINSHIP) as path:
        return Forest.load(path)
