"""The network: a BERT encoder, a tagger of words, and a head that decides for each cue which words are its
source and content."""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.reading.deed_kinds import KINDS, PARTS, STATUSES
from dragoman.reading.grammar import N_PATHS
from dragoman.reading.windows import N_MARKS, N_NEAR, N_WHERE

N_ROLES = 9  # outside; begin, inside, end, single of a source; the same of a content
N_FLAT = 13  # those, and the same of a cue
N_DEED = 1 + len(KINDS)  # no deed, or the kind of the deed whose head a word is
N_DEEP = 5  # outside; begin, inside, end, single of a cue at any depth
CUE_BEGIN, CUE_SINGLE = 9, 12


class Layer(nn.Module):
    """One post-norm transformer layer of BERT."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """States of pieces; `bias` is what padding adds to the attention's scores."""
        n, length, width = x.shape
        qkv = self.qkv(x).view(n, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias.to(q.dtype)
        seen = torch.softmax(scores, -1, dtype=q.dtype) @ v
        seen = seen.transpose(1, 2).reshape(n, length, width)
        x = self.norm1(x + self.drop(self.out(seen)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces → states of words. Case and quotation, tag and relation come in as three more embeddings that start at
    nothing."""

    def __init__(self, vocabulary: int, layers: int, dropout: float, width: int = 384) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(512, width)
        self.marks = nn.Embedding(N_MARKS, width)
        nn.init.zeros_(self.marks.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, 12, dropout) for _ in range(layers))

    def forward(self, ids: Tensor, marks: Tensor, firsts: Tensor) -> Tensor:
        """States of words: those of their first pieces."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(place) + self.marks(marks).sum(2)))
        bias = (ids == 0).to(x.dtype)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        index = firsts[:, :, None].expand(-1, -1, x.shape[2])
        return torch.gather(x, 1, index)


class Tagger(nn.Module):
    """States of words → scores of the thirteen tags, for a text that is read as flat, and of five more for cues at any depth."""

    def __init__(self, width: int = 384) -> None:
        super().__init__()
        self.hidden = nn.Linear(width, 256)
        self.out = nn.Linear(256, N_FLAT)
        self.deep = nn.Linear(256, N_DEEP)

    def forward(self, states: Tensor) -> Tensor:
        """Scores of the tags of each word, those of cues at any depth last."""
        hidden = F.gelu(self.hidden(states))
        return torch.cat([self.out(hidden), self.deep(hidden)], -1)

    def deepen(self) -> None:
        """Let the tagger of cues at any depth begin as that of cues of a flat text."""
        with torch.no_grad():
            rows = [0, CUE_BEGIN, CUE_BEGIN + 1, CUE_BEGIN + 2, CUE_SINGLE]
            self.deep.weight.copy_(self.out.weight[rows])
            self.deep.bias.copy_(self.out.bias[rows])


class DeedTagger(nn.Module):
    """States of words → for each word whether it is the head of a deed's name and of which kind, and the deed's status if so."""

    def __init__(self, width: int = 384) -> None:
        super().__init__()
        self.hidden = nn.Linear(width, 256)
        self.out = nn.Linear(256, N_DEED + len(STATUSES))

    def forward(self, states: Tensor) -> Tensor:
        """Scores of no deed and of the kinds, then of the statuses."""
        return self.out(F.gelu(self.hidden(states)))


class DeedKinds(nn.Module):
    """State and embedding of a deed's head → scores of the kinds, then of the statuses. Fitted last, on what the rest sees."""

    def __init__(self, width: int = 384) -> None:
        super().__init__()
        self.hidden = nn.Linear(2 * width, 256)
        self.out = nn.Linear(256, len(KINDS) + len(STATUSES))

    def forward(self, states: Tensor, embedded: Tensor) -> Tensor:
        """Scores of the kinds and statuses of each word, if it is a deed's head."""
        return self.out(F.gelu(self.hidden(torch.cat([states, embedded], -1))))


class CueHead(nn.Module):
    """For each cue, scores of its roles for every word of its window."""

    def __init__(self, d: int, dropout: float, width: int = 384, roles: int = N_ROLES) -> None:
        super().__init__()
        self.of_word = nn.Linear(width, 2 * d)
        self.of_cue = nn.Linear(2 * width, 2 * d)
        self.near = nn.Embedding(N_NEAR, d)
        self.where = nn.Embedding(N_WHERE, d)
        self.ways = nn.Embedding(N_PATHS, d)
        self.tags = nn.Linear(N_FLAT + 3, d)
        self.norms = nn.ModuleList(nn.LayerNorm(d) for _ in range(3))
        self.convs = nn.ModuleList(nn.Conv1d(d, d, 5, padding=2 * s, dilation=s) for s in (1, 2))
        self.drop = nn.Dropout(dropout)
        self.out = nn.Linear(d, roles)

    def forward(self, states: Tensor, tags: Tensor, cues: Tensor, near: Tensor, where: Tensor, ways: Tensor) -> Tensor:
        """`cues`: window, first and last word of each cue; `near`, `where`, `ways`: classes of each word's place
        seen from it, in the text and in the tree."""
        window, first, last = cues[:, 0], cues[:, 1], cues[:, 2]
        word, gate = self.of_word(states).chunk(2, -1)
        cue, key = self.of_cue(torch.cat([states[window, first], states[window, last]], -1)).chunk(2, -1)
        likely = torch.softmax(tags[..., :N_FLAT], -1)
        begun = torch.cumsum(likely[:, :, CUE_BEGIN] + likely[:, :, CUE_SINGLE], 1)
        between = begun[window] - begun[window, first][:, None]
        rivals = torch.stack([torch.exp(-between.abs()), between.clamp(-2, 2), torch.sign(between)], -1)
        clues = self.tags(torch.cat([likely[window], rivals], -1))
        seen = self.near(near) + self.where(where) + self.ways(ways)
        x = word[window] + cue[:, None] + gate[window] * key[:, None] + seen + clues
        for norm, conv in zip(self.norms, self.convs, strict=False):
            x = x + self.drop(conv(F.gelu(norm(x)).transpose(1, 2)).transpose(1, 2))
        return self.out(F.gelu(self.norms[2](x)))


class Reader(nn.Module):
    """Encoder, tagger, cue head, and the transitions between roles that the decoder adds up."""

    def __init__(self, vocabulary: int, config: dict) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, config["layers"], config["dropout"])
        self.tagger = Tagger()
        self.deeds = DeedTagger()
        self.kinds = DeedKinds()
        self.head = CueHead(config["head_width"], config["dropout"])
        self.parts = CueHead(config["head_width"], config["dropout"], roles=1 + len(PARTS))
        self.transitions = nn.Parameter(torch.zeros(N_ROLES, N_ROLES))

    def is_deed(self, states: Tensor) -> Tensor:
        """The score of each word of being a deed's head."""
        scores = self.deeds(states)[..., :N_DEED]
        return torch.logsumexp(scores[..., 1:], -1) - scores[..., 0]


def load_bert(encoder: nn.Module, path: Path, kept: list[int]) -> None:
    """Give an encoder's `words`, `places`, `norm` and `layers` BERT's weights from `path`, for the word pieces `kept` only."""
    old = {key.removeprefix("bert."): value for key, value in load_file(path).items()}
    with torch.no_grad():
        encoder.words.weight.copy_(old["embeddings.word_embeddings.weight"][kept])
        places = old["embeddings.position_embeddings.weight"]
        encoder.places.weight.copy_(places + old["embeddings.token_type_embeddings.weight"][0])
        _copy(encoder.norm, old, "embeddings.LayerNorm")
        for i, layer in enumerate(encoder.layers):
            base = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [old[f"{base}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
            _copy(layer.out, old, base + "attention.output.dense")
            _copy(layer.norm1, old, base + "attention.output.LayerNorm")
            _copy(layer.up, old, base + "intermediate.dense")
            _copy(layer.down, old, base + "output.dense")
            _copy(layer.norm2, old, base + "output.LayerNorm")


def load_reader(*paths: Path) -> tuple[Reader, list[str], dict]:
    """The network of a checkpoint, its word pieces, its configuration; of several checkpoints, the mean of their weights.

    They must be runs from the same beginning (seed, vocabulary): the last one's configuration is told.
    """
    saved = [torch.load(path, weights_only=True) for path in paths]
    if any(one["pieces"] != saved[0]["pieces"] for one in saved):
        raise ValueError("checkpoints of different vocabularies have no mean")
    reader = Reader(len(saved[-1]["pieces"]), saved[-1]["config"])
    mean = {key: torch.stack([one["weights"][key].float() for one in saved]).mean(0) for key in saved[0]["weights"]}
    reader.load_state_dict(mean, strict=False)
    if "tagger.deep.weight" not in mean:  # a run on a flat corpus before there was a tagger for all depths
        reader.tagger.deepen()
    if "parts.of_word.weight" not in mean:  # … and before deeds were read
        kept = {key.replace("head.", "parts.", 1): value for key, value in mean.items() if key.startswith("head.")}
        reader.load_state_dict({key: value for key, value in kept.items() if not key.startswith("parts.out")}, strict=False)
    return reader.eval(), saved[-1]["pieces"], saved[-1]["config"]


def _copy(module: nn.Module, old: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(old[f"{name}.weight"])
    module.bias.copy_(old[f"{name}.bias"])


def legal_transitions() -> Tensor:
    """Which role may follow which: 0 where it may, a large negative number where it may not."""
    opens, goes_on = {1, 4, 5, 8}, {1: 1, 2: 1, 5: 5, 6: 5}
    table = torch.full((N_ROLES, N_ROLES), -1e4)
    for a in range(N_ROLES):
        for b in range(N_ROLES):
            allowed = b in (goes_on[a] + 1, goes_on[a] + 2) if a in goes_on else b == 0 or b in opens
            if allowed:
                table[a, b] = 0.0
    return table


def path_loss(scores: Tensor, roles: Tensor, lengths: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood of each cue's sequence of roles (linear-chain CRF). `scores`: cues x words x
    roles."""
    table = transitions + legal_transitions()
    _n, length, _ = scores.shape
    alive = torch.arange(length)[None] < lengths[:, None]
    gold = scores.gather(2, roles[:, :, None])[:, :, 0]
    gold = (gold * alive).sum(1) + (table[roles[:, :-1], roles[:, 1:]] * alive[:, 1:]).sum(1)
    start = torch.tensor([0.0 if r in (0, 1, 4, 5, 8) else -1e4 for r in range(N_ROLES)])
    total = scores[:, 0] + start
    for i in range(1, length):
        grown = torch.logsumexp(total[:, :, None] + table[None], 1) + scores[:, i]
        total = torch.where(alive[:, i, None], grown, total)
    end = torch.tensor([0.0 if r in (0, 3, 4, 7, 8) else -1e4 for r in range(N_ROLES)])
    return torch.logsumexp(total + end, 1) - gold
