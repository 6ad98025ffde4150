"""Choose thresholds and fit the confidences on held-out articles: writes `calibration.json` beside the
exported weights.

    python models/calibrate.py CORPUS.jsonl [--checkpoint run/checkpoint.pt] --model ../src/dragoman/models

Training left these articles out, and no figure that the card reports is measured on them. Without `--checkpoint` the transitions
between roles stay those of the calibration beside the weights; after an export of new weights, name the checkpoints.
"""

import argparse
import hashlib
import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from data import Article, checksum, read_articles
from evaluate import (
    SCORER,
    START,
    as_record,
    gold_of,
    line,
    model_in,
    outcome,
    scorer,
    start_settings,
)
from model import load_reader
from train import held_out

from dragoman.reading.encoder import GRAPHS, Model, Settings
from dragoman.reading.learned import Decision, choose_drafts, decide, evidence

_AS_GOOD = 0.001  # of the mean of F1 figures


def logistic(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Weights of a logistic regression, by Newton's method with a small penalty."""
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - ridge * w
        curvature = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        w = w + np.linalg.solve(curvature, gradient)
    return w


def all_decisions(model: Model, articles: list[Article]) -> list[list[Decision]]:
    """Every cue's decision, article by article."""
    return [decide(model, article.words, article.supports) for article in articles]


def drafts_of(articles: list[Article], decisions: list[list[Decision]], settings: Settings) -> dict[str, dict]:
    """What these settings make of the decisions, in the scorer's format."""
    return {a.id: as_record(a.id, choose_drafts(a.words, found, settings)) for a, found in zip(articles, decisions, strict=True)}


def fit(articles: list[Article], decisions: list[list[Decision]], gold: dict, settings: Settings, score) -> Settings:
    """Weights of the evidence by which a relation is right, over everything that the network proposes."""
    open_settings = replace(settings, relation_threshold=0.0)
    predicted = drafts_of(articles, decisions, open_settings)
    rows, right = [], []
    for article, found in zip(articles, decisions, strict=True):
        by_cue = {article.words.starts[d.cue[0]]: d for d in found}
        told = predicted[article.id]["attributions"]
        rows.extend(evidence(by_cue[a["cue"][0][0]]) for a in told)
        right.extend(outcome(score, gold[article.id], predicted[article.id]))
    return replace(settings, weights=tuple(logistic(np.array(rows), np.array(right, dtype=float)).tolist()))


def objective(result: dict) -> float:
    """Mean of the F1 figures that the issue sets targets for."""
    parts = [result["relations"][k]["f1"] for k in ("overlap", "strict")] + [result["relations"]["content"]]
    parts += [result[k][r]["f1"] for k in ("tokens", "spans") for r in ("source", "cue", "content")]
    return float(np.mean(parts))


def main() -> None:
    """Read the options, fit, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--checkpoint", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--window", type=int, default=208)
    parser.add_argument("--overlap", type=int, default=36)
    parser.add_argument("--cues", type=float, nargs="+", default=[0.05], help="thresholds of cues to try")
    options = parser.parse_args()
    shipped = model_in(options.model)
    if options.checkpoint:
        reader, _, config = load_reader(*options.checkpoint)
        begun = start_settings(reader)
    else:
        config = json.loads((Path(__file__).parent / "config.json").read_text(encoding="utf-8"))
        begun = Settings(transitions=shipped.settings.transitions, **START)
    settings = replace(begun, window=options.window, overlap=options.overlap)
    score = scorer(options.scorer)
    articles = read_articles(options.corpus, lambda ids: held_out(ids, config))
    gold = gold_of(options.corpus, articles)
    tried = []
    for cue_threshold in options.cues:
        model = replace(shipped, settings=replace(settings, cue_threshold=cue_threshold))
        decisions = all_decisions(model, articles)
        fitted = fit(articles, decisions, gold, model.settings, score)
        for threshold in np.arange(0.15, 0.6, 0.05):
            chosen = replace(fitted, relation_threshold=round(float(threshold), 2))
            result = score.score(gold, drafts_of(articles, decisions, chosen))
            tried.append((objective(result), chosen, result))
            print(f"{cue_threshold:.2f} {threshold:.2f} {tried[-1][0]:.4f} {line(result)}", flush=True)
    highest = max(value for value, _, _ in tried)
    # of settings that are as good as the best the strictest: what is told must be defended
    _, best, result = max((t for t in tried if t[0] >= highest - _AS_GOOD), key=lambda t: t[1].relation_threshold)
    digest = hashlib.sha256(b"".join((options.model / name).read_bytes() for name in GRAPHS)).hexdigest()[:12]
    record = asdict(best) | {"corpus": checksum(options.corpus), "digest": digest, "held_out": line(result)}
    (options.model / "calibration.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
