"""The trained network at run time: windows in, scores out, by ONNX Runtime on one thread."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Protocol

import msgspec
import numpy as np

from dragoman.reading.decoding import Floats, Integers, legal_table
from dragoman.reading.windows import Vocabulary, Window


class Network(Protocol):
    """What the reader needs of a network."""

    def encode(self, ids: Integers, marks: Integers, firsts: Integers) -> tuple[Floats, Floats]:
        """Windows x pieces (x 3 marks) → states and tag scores of words (windows x words x width, windows x words x
        tags)."""
        ...

    def score(self, states: Floats, tags: Floats, cues: Integers, near: Integers, where: Integers, ways: Integers) -> Floats:
        """Roles of the words of a stretch around each cue (cues x words x roles); `cues`: first and last word of each in the
        window, and the first of its stretch."""
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
    """The exported network: `encoder.onnx` and `head.onnx`."""

    def __init__(self, encoder: str, head: str) -> None:
        import onnxruntime  # a tenth of a second that the engine of rules does not need

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._encoder = onnxruntime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])
        self._head = onnxruntime.InferenceSession(head, options, providers=["CPUExecutionProvider"])

    def encode(self, ids: Integers, marks: Integers, firsts: Integers) -> tuple[Floats, Floats]:
        """States and tag scores of words."""
        states, tags = self._encoder.run(["states", "tags"], {"ids": ids, "marks": marks, "firsts": firsts})
        return states, tags

    def score(self, states: Floats, tags: Floats, cues: Integers, near: Integers, where: Integers, ways: Integers) -> Floats:
        """Roles of the words of each cue's stretch."""
        given = {"states": states, "tags": tags, "cues": cues, "near": near, "where": where, "ways": ways}
        scores: Floats = self._head.run(["roles"], given)[0]
        return scores


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model that comes with the package, loaded once a process."""
    folder = files("dragoman") / "models"
    with as_file(folder / "encoder.onnx") as encoder, as_file(folder / "head.onnx") as head:
        network = OnnxNetwork(str(encoder), str(head))
    pieces = (folder / "pieces.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    record = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
    return Model(network, Vocabulary(pieces), settings_from(record))


def settings_from(record: dict[str, object]) -> Settings:
    """Settings out of the JSON that comes with the weights; other keys (figures, checksums) are for
    people."""
    return msgspec.convert(record, type=Settings)


def encode_window(network: Network, window: Window) -> tuple[Floats, Floats]:
    """States and tag scores of one window's words.

    Each window goes through alone: int8 scales are taken over all that is computed together, so in a batch a
    document's reading would depend on its neighbours.
    """
    return network.encode(_row(window.ids), _row(window.marks), _row(window.firsts))


def _row(numbers: Sequence[int] | Sequence[tuple[int, int, int]]) -> Integers:
    return np.array([numbers], dtype=np.int64)
