"""spaCy's entity recogniser, with all words of a batch scored at once.

The recogniser goes from word to word and asks of each of some seventy moves whether it may be made; in spaCy's wheels each asking
takes the interpreter's lock anew, which costs more than all scores. But outside a name a state looks at nothing but its word, and
within one at nothing but the word, the one before and the name's first. So all words are scored as if no name were open, and the
names that would begin at each are followed to their ends, side by side. What is left to do word by word is to skip along them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.util import minibatch
from thinc.api import NumpyOps

ENTITIES = "dragoman_entities"
_OPERATIONS = NumpyOps()  # for the scores of a state, by the kernel that spaCy takes for them


@dataclass(frozen=True, eq=False)
class _Row:
    """The words of a batch in a row: for each the best move where no name is open, and the end of the name that it begins."""

    moves: list[int]
    ends: list[int]


class EntityTable:
    """A component of a pipeline that sets what the `recogniser` sets, in documents that have no entities yet."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        moves = [recogniser.moves.get_class_name(number) for number in range(recogniser.moves.n_moves)]
        number = {move: index for index, move in enumerate(moves)}
        self._labels = [move[2:] for move in moves]
        self._kinds = np.array(["" if move == "U-" else move[0] for move in moves])  # "U-" is for words that somebody has blocked
        # "B-ORG" is followed by "I-ORG" or "L-ORG"
        self._inner, self._last = (np.array([number.get(f"{kind}-{label}", 0) for label in self._labels]) for kind in "IL")
        model = recogniser.model
        self._vectors, self._features, self._scores = (model.get_ref(name) for name in ("tok2vec", "lower", "upper"))

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one document."""
        return next(self.pipe([doc], 1))

    def pipe(self, stream: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        """Set the entities of documents, so many at a time."""
        for batch in minibatch(stream, size=batch_size):
            docs = list(batch)
            row = self._decide([doc for doc in docs if len(doc)])
            first = 0
            for doc in docs:
                names = self._names(row, first, first + len(doc))
                doc.set_ents([Span(doc, *name) for name in names], default="outside")
                first += len(doc)
            yield from docs

    def _decide(self, docs: Sequence[Doc]) -> _Row:
        if not docs:
            return _Row([], [])
        looks = np.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in docs])
        starts, space = looks[:, 0] == 1, looks[:, 1] == 1
        starts[np.cumsum([len(doc) for doc in docs[:-1]], dtype=int)] = True
        closes = np.append(starts[1:], True)  # the last word of a sentence: no name goes on behind it
        features = self._features.predict(self._vectors.predict(docs))
        nothing, words = features[0], features[1:]
        scores = self._scored(words[:, 0] + nothing[1] + nothing[2])
        scores[:, np.isin(self._kinds, ["I", "L", ""])] = -np.inf
        scores[np.ix_(closes, self._kinds == "B")] = -np.inf
        scores[np.ix_(space, self._kinds != "O")] = -np.inf
        moves = scores.argmax(1)
        ends = np.arange(1, len(moves) + 1)
        begun = np.flatnonzero(self._kinds[moves] == "B")
        place = begun + 1
        while len(begun):
            scores = self._scored(words[place, 0] + words[begun, 1] + words[place - 1, 2])
            each, move = np.arange(len(begun)), moves[begun]
            goes_on = (scores[each, self._inner[move]] >= scores[each, self._last[move]]) & ~closes[place]
            ends[begun] = place + 1
            begun, place = begun[goes_on], place[goes_on] + 1
        return _Row(moves.tolist(), ends.tolist())

    def _scored(self, features: Any) -> NDArray[np.float32]:
        """The scores of the moves of states, by the sums of their words' features."""
        hidden = (features + self._features.get_param("b")).max(2)
        scores: NDArray[np.float32] = _OPERATIONS.gemm(hidden, self._scores.get_param("W"), trans2=True)
        scores += self._scores.get_param("b")
        return scores

    def _names(self, row: _Row, first: int, last: int) -> Iterator[tuple[int, int, str]]:
        """First word, end and label of each name within a stretch of the row, as its document counts words."""
        place = first
        while place < last:
            label, end = self._labels[row.moves[place]], row.ends[place]
            if label:
                yield place - first, end - first, label
            place = end


def _for_pipeline(nlp: Language, name: str) -> EntityTable:
    return EntityTable(nlp.get_pipe("ner"))


Language.factory(ENTITIES, func=_for_pipeline)
