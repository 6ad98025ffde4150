"""Fit the confidences of the engine of rules: writes `rule_confidence.tsv` of the lexicon.

    python models/calibrate_rules.py TRAIN.jsonl DEV.jsonl --lexicon ../src/dragoman/lexicon

"Right" is the scorer's overlap with a gold attribution of one's own. Only drafts that stand in no other's content count, since
the corpus annotates one level. Prints the expected calibration error on both corpora.
"""

import argparse
from pathlib import Path

import numpy as np
from calibrate import logistic
from data import Article, read_articles
from evaluate import SCORER, expected_calibration_error, gold_of, outcome, scorer

from dragoman.reading.attributions import draft_attributions
from dragoman.reading.confidence import evidence_of
from dragoman.reading.nesting import clip, parents

SOURCE = "logistic regression on PolNeAR's training articles"


def examples(path: Path, articles: list[Article], score) -> tuple[list[dict[str, float]], list[bool]]:
    """Evidence and outcome of every ruled draft at the top level."""
    gold = gold_of(path, articles)
    rows, right = [], []
    for article in articles:
        drafts = clip(draft_attributions(article.parse))
        top = [draft for draft, above in zip(drafts, parents(drafts), strict=True) if above is None]
        told = [{"source": [d.source] if d.source else [], "cue": d.cue, "content": d.content} for d in top]
        rows.extend(evidence_of(article.text, draft) for draft in top)
        right.extend(outcome(score, gold[article.id], {"attributions": told}))
    return rows, right


def main() -> None:
    """Read the options, fit, write, and print the calibration error."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, default=SCORER)
    options = parser.parse_args()
    score = scorer(options.scorer)
    rows, right = examples(options.train, read_articles(options.train), score)
    names = list(rows[0])
    weights = logistic(np.array([[row[name] for name in names] for row in rows]), np.array(right, dtype=float))
    lines = [f"{name}\t{weight:.4f}\t{SOURCE}" for name, weight in zip(names, weights.tolist(), strict=True)]
    table = "\n".join(["evidence\tweight\tsource", *lines]) + "\n"
    (options.lexicon / "rule_confidence.tsv").write_text(table, encoding="utf-8")
    dev_rows, dev_right = examples(options.dev, read_articles(options.dev), score)
    for name, some, truth in (("train", rows, right), ("dev", dev_rows, dev_right)):
        x = np.array([[row[key] for key in names] for row in some])
        error, table_of = expected_calibration_error(1 / (1 + np.exp(-x @ weights)), np.array(truth))
        print(f"{name}: {len(some)} drafts, expected calibration error {error:.3f}")
        for row in table_of:
            print("  {:.1f}-{:.1f}  {:5d}  said {:.3f}  right {:.3f}".format(*row))


if __name__ == "__main__":
    main()
