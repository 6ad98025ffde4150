"""Figures of a checkpoint (or of the exported model) on a corpus, and the choice of thresholds on held-out
articles.

    python models/evaluate.py CORPUS.jsonl --checkpoint run/checkpoint.pt [--held-out] [--predictions FILE]
    python models/evaluate.py CORPUS.jsonl --shipped

`--held-out` keeps to the articles that training left out of the same corpus. The scorer is the one beside
the checkout.
"""

import argparse
import importlib.util
import json
import time
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import drawsvg
import numpy as np
import torch
from data import Article, read_articles
from model import CueHead, Reader, load_reader
from train import held_out

from dragoman.reading.decoding import Floats, Integers
from dragoman.reading.encoder import GRAPHS, Encoded, Model, OnnxNetwork, Settings, settings_from, shipped_model
from dragoman.reading.learned import LearnedDraft, drafts_by
from dragoman.reading.windows import Vocabulary

SCORER = Path("../shared/eval/score_attributions.py")
START = {
    "window": 208,
    "overlap": 36,
    "cue_threshold": 0.25,
    "relation_threshold": 0.4,
    "weights": (0.0, 0.5, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
}


class TorchNetwork:
    """The network before its export."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader.eval()

    def encode(self, ids: Integers, marks: Integers, firsts: Integers) -> Encoded:
        """States and scores of words."""
        with torch.no_grad():
            states = self.reader.encoder(*map(torch.from_numpy, (ids, marks, firsts)))
            embedded = self.reader.encoder.words(torch.gather(torch.from_numpy(ids), 1, torch.from_numpy(firsts)))
            deeds = self.reader.is_deed(states)
            return Encoded(states.numpy(), self.reader.tagger(states).numpy(), deeds.numpy(), embedded.numpy())

    def kinds(self, states: Floats, embedded: Floats) -> Floats:
        """Kinds and statuses of deeds."""
        with torch.no_grad():
            return self.reader.kinds(torch.from_numpy(states), torch.from_numpy(embedded)).numpy()

    def score(self, states: Floats, tags: Floats, cues: Integers, near: Integers, where: Integers, ways: Integers) -> Floats:
        """Roles of the words of each cue's stretch, as if that were all of its window."""
        return self._looked(self.reader.head, states, tags, cues, near, where, ways)

    def part(self, states: Floats, tags: Floats, cues: Integers, near: Integers, where: Integers, ways: Integers) -> Floats:
        """Parts of the words of each deed's stretch."""
        return self._looked(self.reader.parts, states, tags, cues, near, where, ways)

    def _looked(self, head: CueHead, states: Floats, tags: Floats, cues: Integers, *seen: Integers) -> Floats:
        near = seen[0]
        rows = cues[:, 2:] + np.arange(near.shape[1])
        own = np.stack([np.arange(len(cues)), cues[:, 0] - cues[:, 2], cues[:, 1] - cues[:, 2]], 1)
        with torch.no_grad():
            return head(*map(torch.from_numpy, (states[0][rows], tags[0][rows], own, *seen))).numpy()


def start_settings(reader: Reader, like: Settings | None = None) -> Settings:
    """Settings before thresholds and calibration are chosen, or those of another model with the reader's own transitions."""
    table = tuple(tuple(row) for row in reader.transitions.detach().tolist())
    return replace(like, transitions=table) if like else Settings(transitions=table, **START)


def model_in(folder: Path) -> Model:
    """An exported network with its settings."""
    network = OnnxNetwork(*(str(folder / name) for name in GRAPHS))
    pieces = (folder / "pieces.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return Model(
        network, Vocabulary(pieces), settings_from(json.loads((folder / "calibration.json").read_text(encoding="utf-8")))
    )


def checkpoint_model(path: Path) -> tuple[Model, dict]:
    """A checkpoint as the reader uses it."""
    reader, pieces, config = load_reader(path)
    return Model(TorchNetwork(reader), Vocabulary(pieces), start_settings(reader)), config


def scorer(path: Path = SCORER) -> ModuleType:
    """The scorer's module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_of(path: Path, articles: list[Article]) -> dict[str, dict]:
    """The gold records of these articles, by identifier."""
    wanted = {article.id for article in articles}
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {record["id"]: record for record in records if record["id"] in wanted}


def as_record(identifier: str, drafts: list[LearnedDraft]) -> dict:
    """A prediction in the scorer's format."""
    return {
        "id": identifier,
        "attributions": [
            {"source": d.source, "cue": d.cue, "content": d.content, "confidence": d.confidence} for d in drafts if not d.inner
        ],
    }


def predict(model: Model, articles: list[Article]) -> dict[str, dict]:
    """Predictions by article."""
    return {a.id: as_record(a.id, drafts_by(model, a.words, a.supports)) for a in articles}


def outcome(score: ModuleType, gold: dict, predicted: dict) -> list[bool]:
    """For each predicted attribution of an article, whether it passes the scorer's "overlap" with a gold one
    of its own."""
    starts = [m.start() for m in score.TOKEN.finditer(gold["text"])]
    words = {i for i, m in enumerate(score.TOKEN.finditer(gold["text"])) if m.group()[0].isalnum() or m.group()[0] == "_"}

    def sides(attributions: list[dict]) -> list[dict]:
        return [{r: score.covered(a.get(r) or [], starts) & words for r in score.ROLES} for a in attributions]

    golds, told = sides(gold["attributions"]), sides(predicted["attributions"])
    pairs = []
    for i, g in enumerate(golds):
        for j, p in enumerate(told):
            if g["content"] & p["content"]:
                close = score.jaccard(g["content"], p["content"])
                tie = score.jaccard(g["source"], p["source"]) + score.jaccard(g["cue"], p["cue"])
                pairs.append((close + tie / 100, i, j))
    right, used_gold, used_told = [False] * len(told), set(), set()
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i in used_gold or j in used_told:
            continue
        used_gold.add(i)
        used_told.add(j)
        close = score.jaccard(golds[i]["content"], told[j]["content"]) >= 0.5
        right[j] = close and score.source_agrees(golds[i]["source"], told[j]["source"])
    return right


def expected_calibration_error(confidences: np.ndarray, right: np.ndarray, bins: int = 10) -> tuple[float, list[tuple]]:
    """The error and the reliability table (low, high, how many, mean confidence, share right)."""
    rows, error = [], 0.0
    for k in range(bins):
        inside = (confidences >= k / bins) & ((confidences < (k + 1) / bins) | (k == bins - 1))
        if inside.any():
            told, true = float(confidences[inside].mean()), float(right[inside].mean())
            error += inside.mean() * abs(told - true)
            rows.append((k / bins, (k + 1) / bins, int(inside.sum()), round(told, 3), round(true, 3)))
    return float(error), rows


def line(result: dict) -> str:
    """The figures on one line."""
    tokens = "/".join(f"{result['tokens'][r]['f1']:.3f}" for r in ("source", "cue", "content"))
    spans = "/".join(f"{result['spans'][r]['f1']:.3f}" for r in ("source", "cue", "content"))
    r = result["relations"]
    forms = "/".join(f"{v or 0:.3f}" for v in result["recall_by_form"].values())
    return (
        f"n {result['gold']}:{result['predicted']} tokens {tokens} spans {spans} "
        f"overlap {r['overlap']['f1']:.3f} "
        f"(P {r['overlap']['p']:.3f} R {r['overlap']['r']:.3f}) strict {r['strict']['f1']:.3f} "
        f"content {r['content']:.3f} source {r['source']:.3f} recall {forms}"
    )


def reliability_svg(table: list[tuple]) -> str:
    """The reliability table as a picture: the share that is right over what was said; a dot's area is how many there are."""
    picture = drawsvg.Drawing(320, 320)
    picture.append(drawsvg.Rectangle(0, 0, 320, 320, fill="white"))
    picture.append(drawsvg.Line(40, 280, 300, 20, stroke="#999", stroke_dasharray="4"))
    for tick in (0.0, 0.5, 1.0):
        at = 260 * tick
        picture.append(drawsvg.Text(f"{tick}", 11, 40 + at, 296, text_anchor="middle", font_family="sans-serif"))
        picture.append(drawsvg.Text(f"{tick}", 11, 32, 284 - at, text_anchor="end", font_family="sans-serif"))
    for _, _, count, told, right in table:
        picture.append(drawsvg.Circle(40 + 260 * told, 280 - 260 * right, count**0.5 / 3, fill="#1f5fa8", fill_opacity=0.8))
    picture.append(drawsvg.Text("confidence", 11, 170, 312, text_anchor="middle", font_family="sans-serif"))
    picture.append(drawsvg.Text("share right", 11, 44, 14, font_family="sans-serif"))
    return str(picture.as_svg()) + "\n"


def main() -> None:
    """Read the options and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--plot", type=Path, help="write the reliability table as SVG")
    parser.add_argument("--scorer", type=Path, default=SCORER)
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.shipped:
        model, config = shipped_model(), json.loads((Path(__file__).parent / "config.json").read_text())
    else:
        model, config = checkpoint_model(options.checkpoint)
    articles = read_articles(options.corpus, (lambda ids: held_out(ids, config)) if options.held_out else list)
    began = time.process_time()
    predicted = predict(model, articles)
    seconds = time.process_time() - began
    score = scorer(options.scorer)
    gold = gold_of(options.corpus, articles)
    print(line(score.score(gold, predicted)))
    confidences = np.array([a["confidence"] for k in gold for a in predicted[k]["attributions"]])
    right = np.array([x for k in gold for x in outcome(score, gold[k], predicted[k])])
    error, table = expected_calibration_error(confidences, right)
    print(f"expected calibration error {error:.3f}; {seconds:.1f} s of CPU")
    for row in table:
        print("  {:.1f}-{:.1f}  {:5d}  said {:.3f}  right {:.3f}".format(*row))
    if options.plot:
        options.plot.write_text(reliability_svg(table), encoding="utf-8")
    if options.predictions:
        text = "\n".join(json.dumps(predicted[k]) for k in predicted)
        options.predictions.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
