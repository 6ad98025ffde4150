"""A ruled draft → the calibrated probability that its source and content are right."""

import math
from functools import cache

from dragoman.reading.contents import is_quoted
from dragoman.reading.drafts import Draft
from dragoman.reading.lexicon import rows

CERTAIN = frozenset({"according", "carried", "label"})  # constructions that need no frequency
_EDGE = 0.02


def evidence_of(text: str, draft: Draft) -> dict[str, float]:
    """What speaks for a ruled draft: its cue's share in the training articles, a source, quotation marks, a fixed form."""
    share = min(max(draft.share, _EDGE), 1 - _EDGE)
    return {
        "constant": 1.0,
        "share": math.log(share / (1 - share)),
        "source": float(draft.source is not None),
        "quoted": float(is_quoted(text, draft.content)),
        "certain": float(draft.construction in CERTAIN),
    }


def confidence_of(text: str, draft: Draft) -> float:
    """The logistic function of the evidence; `models/calibrate_rules.py` fits the weights.

    Corpora that annotate one level say nothing of drafts within a content: those take the weights of the others.
    """
    weights = _weights()
    total = sum(weights[name] * value for name, value in evidence_of(text, draft).items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, float]:
    return {row["evidence"]: float(row["weight"]) for row in rows("rule_confidence")}
