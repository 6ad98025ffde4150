"""The trained network at run time: windows in, scores out, by ONNX Runtime on one thread."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec
import numpy as np

from dragoman.reading.decoding import Floats, Integers, legal_table
from dragoman.reading.windows import Vocabulary, Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

GRAPHS = ("encoder.onnx", "head.onnx", "parts.onnx", "kinds.onnx")


class Encoded(NamedTuple):
    """Words of windows: their states, the scores of tags, and the embeddings of their first pieces (windows x words x width
    each); `deeds`: the score of being a deed's head (windows x words)."""

    states: Floats
    tags: Floats
    deeds: Floats
    embedded: Floats


class Network(Protocol):
    """What the reader needs of a network."""

    def encode(self, ids: Integers, marks: Integers, firsts: Integers) -> "Encoded":
        """Windows x pieces (x 3 marks) → what is known of the words of these windows."""
        ...

    def score(self, states: Floats, tags: Floats, cues: Integers, near: Integers, where: Integers, ways: Integers) -> Floats:
        """Roles of the words of a stretch around each cue (cues x words x roles); `cues`: first and last word of each in the
        window, and the first of its stretch."""
        ...

    def part(self, states: Floats, tags: Floats, cues: Integers, near: Integers, where: Integers, ways: Integers) -> Floats:
        """The same of the heads of deeds and what takes part in them (deeds x words x parts)."""
        ...

    def kinds(self, states: Floats, embedded: Floats) -> Floats:
        """State and embedding of the heads of deeds → scores of kinds, then of statuses (deeds x both)."""
        ...


@dataclass(frozen=True)
class Settings:
    """What was chosen on held-out articles: thresholds, transitions between roles, and the calibration of
    confidences.

    A confidence is the logistic function of `weights` times the evidence (`learned.evidence`).
    """

    window: int
    overlap: int
    cue_threshold: float
    relation_threshold: float
    transitions: tuple[tuple[float, ...], ...]
    weights: tuple[float, ...]
    inner_cue_threshold: float = 0.4
    inner_threshold: float = 0.5
    faintest_deed: float = 0.7
    deed_threshold: float = 0.7
    status_threshold: float = 0.8

    @property
    def table(self) -> Floats:
        """Transitions between roles with the illegal ones forbidden."""
        return legal_table(np.array(self.transitions, dtype=np.float32))


@dataclass(frozen=True, eq=False)
class Model:
    """A network with its vocabulary and settings."""

    network: Network
    vocabulary: Vocabulary
    settings: Settings


class OnnxNetwork:
    """The exported network: the files of `GRAPHS`."""

    def __init__(self, encoder: str, head: str, parts: str, kinds: str) -> None:
        self._encoder, self._head, self._parts, self._kinds = open_graphs(encoder, head, parts, kinds)

    def encode(self, ids: Integers, marks: Integers, firsts: Integers) -> Encoded:
        """States and scores of words."""
        given = {"ids": ids, "marks": marks, "firsts": firsts}
        return Encoded(*self._encoder.run(["states", "tags", "deeds", "embedded"], given))

    def score(self, states: Floats, tags: Floats, cues: Integers, near: Integers, where: Integers, ways: Integers) -> Floats:
        """Roles of the words of each cue's stretch."""
        given = {"states": states, "tags": tags, "cues": cues, "near": near, "where": where, "ways": ways}
        scores: Floats = self._head.run(["roles"], given)[0]
        return scores

    def part(self, states: Floats, tags: Floats, cues: Integers, near: Integers, where: Integers, ways: Integers) -> Floats:
        """Parts of the words of each deed's stretch."""
        given = {"states": states, "tags": tags, "cues": cues, "near": near, "where": where, "ways": ways}
        scores: Floats = self._parts.run(["roles"], given)[0]
        return scores

    def kinds(self, states: Floats, embedded: Floats) -> Floats:
        """Kinds and statuses of deeds."""
        scores: Floats = self._kinds.run(["kinds"], {"states": states, "embedded": embedded})[0]
        return scores


def open_graphs(*paths: str) -> "list[InferenceSession]":
    """Exported graphs, each to be run on one thread."""
    import onnxruntime  # a tenth of a second that the engine of rules does not need

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    # its node for sum and normalisation in one takes five times as long as the two apart
    slow = ["SkipLayerNormFusion"]
    opened = onnxruntime.InferenceSession
    return [opened(path, options, providers=["CPUExecutionProvider"], disabled_optimizers=slow) for path in paths]


@lru_cache(maxsize=1)
def shipped_pieces() -> list[str]:
    """The word pieces that the networks know."""
    return (files("dragoman") / "models" / "pieces.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model that comes with the package, loaded once a process."""
    folder = files("dragoman") / "models"
    with ExitStack() as stack:
        network = OnnxNetwork(*(str(stack.enter_context(as_file(folder / name))) for name in GRAPHS))
    record = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
    return Model(network, Vocabulary(shipped_pieces()), settings_from(record))


def settings_from(record: dict[str, object]) -> Settings:
    """Settings out of the JSON that comes with the weights; other keys (figures, checksums) are for
    people."""
    return msgspec.convert(record, type=Settings)


def encode_window(network: Network, window: Window) -> Encoded:
    """States and scores of one window's words.

    Each window goes through alone: int8 scales are taken over all that is computed together, so in a batch a
    document's reading would depend on its neighbours.
    """
    return network.encode(_row(window.ids), _row(window.marks), _row(window.firsts))


def _row(numbers: Sequence[int] | Sequence[tuple[int, int, int]]) -> Integers:
    return np.array([numbers], dtype=np.int64)
