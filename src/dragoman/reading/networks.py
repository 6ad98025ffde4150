"""The parser's networks, made quicker without another answer.

Much of the parser's time goes into matrix products. spaCy's own kernels (blis, as its wheels build it) reached a third of the
speed of the BLAS in NumPy's wheels where we measured. And what a word is before its neighbours are looked at is the same each
time it stands in a text, so it is worked out once.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from thinc.api import Model, NumpyOps, Ragged
from threadpoolctl import ThreadpoolController

_BLOCK = 128
# Odd numbers that mix a row of features into one; the golden ratio's bits and their products.
_MIXERS = np.cumprod(np.full(16, 0x9E3779B97F4A7C15, dtype=np.uint64))


def quicken(model: Model[Any, Any]) -> None:
    """Let a network and all its layers use `BlockedOps`, and embed each distinct word once."""
    operations = BlockedOps()
    for layer in list(model.walk()):
        layer.ops = operations
        if len(layer.layers) == 5 and layer.layers[0].name == "extract_features":
            embed, mix = layer.layers[2:4]
            layer.layers[2:4] = [Model("distinct_rows", _each_once, layers=[embed, mix], ops=operations)]


class BlockedOps(NumpyOps):  # type: ignore[misc]
    """NumPy's operations, with products taken over blocks of a fixed number of rows, on one thread.

    A BLAS picks its kernel by the number of rows, and kernels round differently; in fixed blocks a word's row comes out the same
    whatever other documents are parsed with it.
    """

    name = "dragoman-blocked"

    def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """`x @ y`, each transposed where asked."""
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        if out is None:
            out = np.empty((left.shape[0], right.shape[1]), dtype=left.dtype)
        with _threads().limit(limits=1, user_api="blas"):
            _multiply(left, right, out)
        return out


def _multiply(left: Any, right: Any, out: Any) -> None:
    rows = left.shape[0]
    whole = rows - rows % _BLOCK
    for start in range(0, whole, _BLOCK):
        np.dot(left[start : start + _BLOCK], right, out=out[start : start + _BLOCK])
    if whole < rows:
        # The last block is filled up: on some processors a row comes out otherwise at another place of its block.
        padded = np.zeros((_BLOCK, left.shape[1]), dtype=left.dtype)
        padded[: rows - whole] = left[whole:]
        out[whole:] = (padded @ right)[: rows - whole]


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def _each_once(model: Model[Any, Any], features: Ragged, is_train: bool) -> tuple[Ragged, Callable[[Any], Any]]:
    """The embeddings of words by way of those that differ."""
    rows = features.dataXd
    keys = (rows * _MIXERS[: rows.shape[1]]).sum(1, dtype=np.uint64)
    _, index, inverse = np.unique(keys, return_index=True, return_inverse=True)
    if not np.array_equal(rows[index][inverse], rows):  # two different rows with one key: as good as never
        index = inverse = np.arange(len(rows))
    found = Ragged(rows[index], np.array([len(index)], dtype="i"))
    for layer in model.layers:
        found = layer.predict(found)
    return Ragged(found.dataXd[inverse], features.lengths), _untrained


def _untrained(_: Any) -> Any:
    raise NotImplementedError("the parser is not trained here")
