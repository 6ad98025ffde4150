"""Deeds as the trained network names them: the head of each, its kind and state, and the words for what takes part in it.

It shares the encoder's pass with the reader of attributions. Which actor, time or place these words are is for grammar to say.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from dragoman.reading.decoding import CueCandidate, Floats, softmax
from dragoman.reading.deed_kinds import KINDS, PARTS, STATUSES
from dragoman.reading.encoder import Encoded, Model, Settings, shipped_model
from dragoman.reading.learned import Page, look_from, owner, page_of
from dragoman.reading.parse import Parse, paragraphs
from dragoman.reading.windows import Window, Words
from dragoman.types import Status

_BEFORE, _AFTER = 1, 0  # sentences in which parts are looked for
_FAINTEST_PART = 0.5
_FARTHEST = 48  # words


@dataclass(frozen=True)
class LearnedDeed:
    """A deed's kind and state with the probabilities that the network gives: of a deed at all, of the kind and the state if so.

    `parts`: for each of `PARTS` the tokens of the document that are likely to be of it, with how likely.
    """

    kind: str
    is_deed: float
    kind_sure: float
    status: Status
    status_sure: float
    parts: dict[str, dict[int, float]] = field(default_factory=dict)


def learned_deeds(parse: Parse) -> dict[int, LearnedDeed]:
    """By token of the document: what the network takes for the head of a deed's name."""
    model = shipped_model()
    return deeds_by(model, page_of(parse, tuple(paragraphs(parse.text, parse.document.sections))), parse)


def deeds_by(model: Model, page: Page, parse: Parse) -> dict[int, LearnedDeed]:
    """As `learned_deeds`, by a model of your own."""
    found: dict[int, LearnedDeed] = {}
    for number, (window, encoded) in enumerate(zip(page.windows, page.encoded, strict=True)):
        heads = [head for head in _heads(encoded, model.settings) if owner(page.windows, window.low + head.first) == number]
        if not heads:
            continue
        rows = [head.first for head in heads]
        scores = model.network.kinds(encoded.states[0][rows], encoded.embedded[0][rows])
        parts = dict(_parts(model, encoded, page.words, window, heads))
        for head, row in zip(heads, scores, strict=True):
            token = parse.token_at(page.words.starts[window.low + head.first])
            if token is not None:
                found[token] = _deed(head.probability, row, _by_token(parse, page.words, parts[window.low + head.first]))
    return found


def _heads(encoded: Encoded, settings: Settings) -> list[CueCandidate]:
    likely = 1 / (1 + np.exp(-encoded.deeds[0]))
    return [CueCandidate(word, word, float(likely[word])) for word in np.flatnonzero(likely >= settings.faintest_deed).tolist()]


def _parts(
    model: Model, encoded: Encoded, words: Words, window: Window, heads: list[CueCandidate]
) -> Iterator[tuple[int, tuple[int, Floats]]]:
    """For each head (a word of the document) the first word of its stretch, and the parts' probabilities word by word."""
    pairs = [(head, _sentences_around(words, window, window.low + head.first)) for head in heads]
    for look in look_from(model.network.part, encoded, words, window, pairs):
        yield look.window.low + look.cue.first, (look.window.low, softmax(look.scores))


def _sentences_around(words: Words, window: Window, head: int) -> tuple[int, int]:
    own = words.sentences[head]
    low = bisect_left(words.sentences, own - _BEFORE, window.low, window.high)
    high = bisect_right(words.sentences, own + _AFTER, window.low, window.high)
    return max(low, head - _FARTHEST), min(high, head + _FARTHEST)


def _by_token(parse: Parse, words: Words, part: tuple[int, Floats]) -> dict[str, dict[int, float]]:
    low, likely = part
    found: dict[str, dict[int, float]] = {name: {} for name in PARTS}
    for word, number in np.argwhere(likely[:, 1:] >= _FAINTEST_PART).tolist():
        token = parse.token_at(words.starts[low + word])
        if token is not None:
            found[PARTS[number]][token] = float(likely[word, 1 + number])
    return found


def _deed(is_deed: float, scores: Floats, parts: dict[str, dict[int, float]]) -> LearnedDeed:
    """`scores`: of the kinds, then of the statuses."""
    kinds, states = softmax(scores[: len(KINDS)]), softmax(scores[len(KINDS) :])
    kind, state = int(kinds.argmax()), int(states.argmax())
    return LearnedDeed(KINDS[kind], is_deed, float(kinds[kind]), STATUSES[state], float(states[state]), parts)
