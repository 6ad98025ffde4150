"""Checkpoints → the graphs that the package ships (`encoder.GRAPHS`), and `pieces.txt`.

    python models/export.py run/checkpoint.pt [other/checkpoint.pt …] --out ../src/dragoman/models [--float]

Of several checkpoints, which must be runs from the same beginning, the mean of their weights is exported (Wortsman et al.
2022, "Model soups"). Matrix products and embeddings are int8 where nothing is said of `--float`.
"""

import argparse
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
import torch.nn.functional as F
from model import CUE_BEGIN, CUE_SINGLE, N_DEEP, N_FLAT, CueHead, Encoder, Layer, Reader, load_reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dragoman.reading.encoder import GRAPHS


class RowwiseEmbedding(nn.Module):
    """An embedding kept as int8 with one scale a row: a quarter of the size, and the rows stay apart from
    each other's range."""

    def __init__(self, old: nn.Embedding) -> None:
        super().__init__()
        weight = old.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """The rows of these pieces."""
        return self.rows[ids].float() * self.scale[ids]


class Attention(torch.autograd.Function):
    """ONNX Runtime's own attention, which keeps no table of scores; without padding it needs no mask."""

    @staticmethod
    def forward(_: object, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        """Shapes only: the graph is traced, not run."""
        return q + k + v

    @staticmethod
    def symbolic(graph: object, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        """The node in the graph."""
        node = graph.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads)
        node.setType(q.type())
        return node


class FusedLayer(nn.Module):
    """A layer of the encoder for windows that go through alone."""

    def __init__(self, old: Layer) -> None:
        super().__init__()
        self.old = old

    def forward(self, x: Tensor) -> Tensor:
        """States of pieces."""
        old = self.old
        q, k, v = old.qkv(x).chunk(3, -1)
        x = old.norm1(x + old.out(Attention.apply(q, k, v, old.heads)))
        return old.norm2(x + old.down(F.gelu(old.up(x))))


class LastLayer(nn.Module):
    """The last layer, whose states only the first pieces of words need."""

    def __init__(self, old: Layer) -> None:
        super().__init__()
        self.old = old

    def forward(self, x: Tensor, firsts: Tensor) -> Tensor:
        """States of words."""
        old = self.old
        q, k, v = old.qkv(x).chunk(3, -1)
        seen = Attention.apply(q, k, v, old.heads)
        x, seen = (torch.gather(states, 1, firsts[:, :, None].expand(-1, -1, x.shape[2])) for states in (x, seen))
        x = old.norm1(x + old.out(seen))
        return old.norm2(x + old.down(F.gelu(old.up(x))))


class ShiftedConv(nn.Module):
    """A convolution over words as one matrix product of shifted copies, which int8 makes three times as fast."""

    def __init__(self, old: nn.Conv1d) -> None:
        super().__init__()
        self.size, self.step = old.kernel_size[0], old.dilation[0]
        self.product = nn.Linear(old.in_channels * self.size, old.out_channels)
        with torch.no_grad():
            self.product.weight.copy_(old.weight.permute(0, 2, 1).reshape(old.out_channels, -1))
            self.product.bias.copy_(old.bias)

    def forward(self, x: Tensor) -> Tensor:
        """As the convolution, over cues x words x channels."""
        reach = (self.size - 1) * self.step
        wide = F.pad(x, (0, 0, reach // 2, reach // 2))
        shifts = range(0, reach + 1, self.step)
        copies = [wide[:, shift : shift - reach if shift < reach else None] for shift in shifts]
        return self.product(torch.cat(copies, -1))


class EncoderAndTagger(nn.Module):
    """What runs once a window."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        encoder: Encoder = reader.encoder
        self.words, self.places = RowwiseEmbedding(encoder.words), RowwiseEmbedding(encoder.places)
        self.marks, self.norm = encoder.marks, encoder.norm
        *lower, last = encoder.layers
        self.lower = nn.ModuleList(FusedLayer(layer) for layer in lower)
        self.last = LastLayer(last)
        self.tagger, self.reader = reader.tagger, reader

    def forward(self, ids: Tensor, marks: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """States, tag scores and scores of deeds of words, and the embeddings of their first pieces."""
        words = self.words(ids)
        x = self.norm(words + self.places(torch.arange(ids.shape[1])) + self.marks(marks).sum(2))
        for layer in self.lower:
            x = layer(x)
        states = self.last(x, firsts)
        embedded = torch.gather(words, 1, firsts[:, :, None].expand(-1, -1, words.shape[2]))
        return states, self.tagger(states), self.reader.is_deed(states), embedded


class StretchHead(nn.Module):
    """The head of cues, for a stretch of the window around each: what is the same for all cues is computed once."""

    def __init__(self, old: CueHead) -> None:
        super().__init__()
        self.old = old
        self.convs = nn.ModuleList(ShiftedConv(conv) for conv in old.convs)

    def forward(self, states: Tensor, tags: Tensor, cues: Tensor, near: Tensor, where: Tensor, ways: Tensor) -> Tensor:
        """`states` and `tags` of one window; `cues`: first and last word of each, and the first of its stretch."""
        old, states = self.old, states[0]
        first, last = cues[:, 0], cues[:, 1]
        words = cues[:, 2:] + torch.arange(near.shape[1])
        likely = torch.softmax(tags[0][..., :N_FLAT], -1)
        begun = torch.cumsum(likely[:, CUE_BEGIN] + likely[:, CUE_SINGLE], 0)
        between = begun[words] - begun[first][:, None]
        rivals = torch.stack([torch.exp(-between.abs()), between.clamp(-2, 2), torch.sign(between)], -1)
        clues = old.tags(torch.cat([likely[words], rivals], -1))
        seen = old.near(near) + old.where(where) + old.ways(ways)
        word, gate = old.of_word(states).chunk(2, -1)
        cue, key = old.of_cue(torch.cat([states[first], states[last]], -1)).chunk(2, -1)
        x = word[words] + cue[:, None] + gate[words] * key[:, None] + seen + clues
        for norm, conv in zip(old.norms, self.convs, strict=False):
            x = x + conv(F.gelu(norm(x)))
        return old.out(F.gelu(old.norms[2](x)))


def export(reader: Reader, folder: Path) -> None:
    """Write both graphs with float weights (the word pieces' embedding as int8 rows)."""
    reader.eval()
    long = torch.int64
    ids = torch.randint(5, 100, (1, 40), dtype=long)
    firsts = torch.arange(1, 31, dtype=long)[None]
    write(
        EncoderAndTagger(reader),
        (ids, torch.zeros(*ids.shape, 3, dtype=long), firsts),
        folder / "encoder.onnx",
        {"ids": ("n", "pieces"), "marks": ("n", "pieces", "kinds"), "firsts": ("n", "words")},
        ["states", "tags", "deeds", "embedded"],
    )
    states, tags = torch.zeros(1, 30, 384), torch.zeros(1, 30, N_FLAT + N_DEEP)
    cues = torch.tensor([[1, 2, 0], [4, 4, 1], [5, 5, 2]])
    near = torch.zeros(3, 20, dtype=long)
    axes = {
        "states": ("n", "words"),
        "tags": ("n", "words"),
        "cues": ("cues",),
        "near": ("cues", "stretch"),
        "where": ("cues", "stretch"),
        "ways": ("cues", "stretch"),
    }
    row = torch.zeros(3, 384)
    write(reader.kinds, (row, row.clone()), folder / "kinds.onnx", {"states": ("deeds",), "embedded": ("deeds",)}, ["kinds"])
    for name, head in (("head", reader.head), ("parts", reader.parts)):
        given = (states, tags, cues, near, near.clone(), near.clone())
        write(StretchHead(head), given, folder / f"{name}.onnx", axes, ["roles"])


def write(module: nn.Module, given: tuple, path: Path, axes: dict[str, tuple[str, ...]], outputs: list[str]) -> None:
    """Export one module with named, dynamic axes."""
    names = {name: dict(enumerate(dims)) for name, dims in axes.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            given,
            str(path),
            input_names=list(axes),
            output_names=outputs,
            dynamic_axes=names,
            opset_version=17,
            dynamo=False,
        )


def quantise(source: Path, target: Path, kinds: list[str]) -> None:
    """Matrix products with int8 weights, one scale a column."""
    quantize_dynamic(
        str(source),
        str(target),
        op_types_to_quantize=kinds,
        per_channel=True,
        reduce_range=False,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )


def main() -> None:
    """Read the options and write the files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--kinds", type=Path, help="what `kinds.py` has fitted to these checkpoints")
    parser.add_argument("--float", action="store_true", help="leave the matrix products in float")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    reader, pieces, _ = load_reader(*options.checkpoints)
    if options.kinds:
        reader.kinds.load_state_dict(torch.load(options.kinds, weights_only=True))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        export(reader, folder)
        for name in GRAPHS:
            if options.float or name == "kinds.onnx":  # states and embeddings are of other sizes, and have no scale in common
                onnx.save(onnx.load(folder / name), options.out / name)
            else:
                quantise(folder / name, options.out / name, ["MatMul", "Gemm"])
            print(name, (options.out / name).stat().st_size)
    (options.out / "pieces.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
