"""Figures of the network on those of our own documents that it did not learn from: attributions by depth, deeds, their parts.

    python models/evaluate_ours.py corpora/attributions corpora/deeds [--checkpoint run/checkpoint.pt …]

An attribution counts as found where cues meet, contents agree by half (Jaccard) and sources meet; a deed where the head that
is told stands in the name that is marked. Without `--checkpoint` the shipped files are measured.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from data import Article, Relation, read_articles, untaught
from evaluate import TorchNetwork, start_settings
from model import load_reader

from dragoman.reading.deed_kinds import KINDS, PARTS, STATUSES
from dragoman.reading.encoder import Model, shipped_model
from dragoman.reading.learned import LearnedDraft, drafts_by, encoded_page
from dragoman.reading.learned_deeds import deeds_by
from dragoman.reading.windows import Vocabulary
from dragoman.types import Spans


def shared(a: Spans, b: Spans) -> float:
    """Jaccard index of the characters of two lists of spans."""
    first, second = ({i for start, end in spans for i in range(start, end)} for spans in (a, b))
    return len(first & second) / max(1, len(first | second))


def spans_of(article: Article, relation: Relation, role: str) -> Spans:
    """The characters of a gold role."""
    words = article.words
    return tuple((words.starts[low], words.ends[high - 1]) for name, low, high in relation.spans if name == role)


def is_found(article: Article, relation: Relation, draft: LearnedDraft) -> bool:
    """Whether the draft is this gold attribution."""
    source, content = spans_of(article, relation, "source"), spans_of(article, relation, "content")
    same = shared(draft.cue, spans_of(article, relation, "cue")) > 0 and shared(draft.content, content) >= 0.5
    return same and (shared(draft.source, source) > 0 or not (draft.source or source))


def attributions(model: Model, articles: Sequence[Article]) -> None:
    """Print recall and precision of attributions that stand in no content, and of those within one."""
    counts: Counter[tuple[str, bool]] = Counter()
    for article in articles:
        drafts = drafts_by(model, article.words, article.supports)
        for inner in (False, True):
            told = [draft for draft in drafts if draft.inner is inner]
            gold = [relation for relation in article.relations or () if (relation.level > 0) is inner]
            counts["gold", inner] += len(gold)
            counts["told", inner] += len(told)
            counts["right", inner] += sum(any(is_found(article, relation, draft) for draft in told) for relation in gold)
    for inner in (False, True):
        gold, told, right = (counts[name, inner] for name in ("gold", "told", "right"))
        where = "within a content" if inner else "on their own"
        print(
            f"attributions {where}: {gold} marked, {told} told; recall {right / gold:.3f}, precision {right / max(1, told):.3f}"
        )


def deeds(model: Model, articles: Sequence[Article]) -> None:
    """Print recall and precision of deeds, and how often kind, state and parts of those found are right."""
    settings, counts = model.settings, Counter[str]()
    for article in articles:
        page = encoded_page(model, article.words)
        told = {t: deed for t, deed in deeds_by(model, page, article.parse).items() if deed.is_deed >= settings.deed_threshold}
        at = {article.parse.starts[token]: deed for token, deed in told.items()}
        counts["told"] += len(at)
        for gold in article.deeds or ():
            low, high = article.words.starts[gold.name[0]], article.words.ends[gold.name[1] - 1]
            deed = next((deed for start, deed in at.items() if low <= start < high), None)
            counts["gold"] += 1
            if deed is None:
                continue
            counts["right"] += 1
            counts["kind"] += KINDS[gold.kind - 1] == deed.kind
            counts["status"] += STATUSES[gold.status] == deed.status
            for number, part in enumerate(PARTS, 1):
                words = {index for n, a, b in gold.parts if n == number for index in range(a, b)}
                starts = {article.words.starts[index] for index in words}
                likely = {article.parse.starts[token] for token, p in deed.parts[part].items() if p >= 0.5}
                counts[f"{part} gold"] += len(starts)
                counts[f"{part} told"] += len(likely)
                counts[f"{part} right"] += len(starts & likely)
    right = max(1, counts["right"])
    print(
        f"deeds: {counts['gold']} marked, {counts['told']} told; recall {counts['right'] / max(1, counts['gold']):.3f}, "
        f"precision {counts['right'] / max(1, counts['told']):.3f}; kind {counts['kind'] / right:.3f}, "
        f"state {counts['status'] / right:.3f}"
    )
    for part in PARTS:
        gold, told, hit = (max(1, counts[f"{part} {name}"]) for name in ("gold", "told", "right"))
        print(f"  words of {part}: recall {hit / gold:.3f}, precision {hit / told:.3f}")


def main() -> None:
    """Read the options and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--checkpoint", type=Path, nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model = shipped_model()
    if options.checkpoint:
        reader, pieces, _ = load_reader(*options.checkpoint)
        settings = start_settings(reader, model.settings)
        model = Model(TorchNetwork(reader), Vocabulary(pieces), settings)
    for path in options.corpora:
        articles = read_articles(path, untaught)
        if any(article.relations is not None for article in articles):
            attributions(model, articles)
        else:
            deeds(model, articles)


if __name__ == "__main__":
    main()
