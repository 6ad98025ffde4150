"""The weights that ship, turned back into what training goes on from: they say what the graphs say. Needs torch and onnx."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from dragoman.reading.coreference import shipped_coreference
from dragoman.reading.encoder import shipped_model
from dragoman.reading.windows import Vocabulary
from dragoman.types import Passage

torch = pytest.importorskip("torch", reason="training only")
pytest.importorskip("onnx", reason="training only")

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "src" / "dragoman" / "models"


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The programs of `models`, which find each other by their folder."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(ROOT / "models"))
    yield
    for name in set(sys.modules) - before:
        if (path := getattr(sys.modules[name], "__file__", None)) and Path(path).parent == ROOT / "models":
            del sys.modules[name]


def alike(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(np.ravel(one), np.ravel(other))[0, 1])


def test_the_reader_sees_what_the_graphs_see() -> None:
    reader, pieces, _ = import_module("recover").recovered_reader(SHIPPED)
    drawn, shipped = np.random.default_rng(1), shipped_model().network
    ids, marks = drawn.integers(5, len(pieces), (1, 60)), drawn.integers(0, 9, (1, 60, 3))
    firsts, near = np.arange(1, 50)[None], drawn.integers(0, 30, (2, 40))
    network = import_module("evaluate").TorchNetwork(reader.eval())
    ours, theirs = network.encode(ids, marks, firsts), shipped.encode(ids, marks, firsts)
    assert all(alike(one, other) > 0.97 for one, other in zip(ours, theirs, strict=True))
    cues = np.array([[1, 2, 0], [4, 4, 0]])
    for heads in ("score", "part"):
        given = (theirs.states, theirs.tags, cues, near, near, near)
        assert alike(getattr(network, heads)(*given), getattr(shipped, heads)(*given)) > 0.97


def test_the_network_of_coreference_says_what_the_graphs_say() -> None:
    network, pieces = import_module("recover").recovered_coreference(SHIPPED)
    network.eval()
    told = ("Lena Dahl met Juhan Saar in Riga.", "The two held talks in Riga.", "A ship sank off Varna.")
    passages = [Passage(text, (0, len(text) - 1)) for text in told]
    with torch.no_grad():
        seen = network.see(passages, Vocabulary(pieces))
        pairs = torch.sigmoid(network.pairs(seen, torch.tensor([0, 0, 1]), torch.tensor([1, 2, 2]))).tolist()
    graphs = [shipped_coreference()(passages[i], [passages[j]])[0] for i, j in ((0, 1), (0, 2), (1, 2))]
    assert np.allclose(pairs, graphs, atol=0.15)
    assert pairs[0] > max(pairs[1:])
