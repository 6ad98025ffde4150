"""The graphs that the package ships → a checkpoint to go on training from: `python models/recover.py src/dragoman/models OUT.pt`.

Their products are rounded to int8, so a run that begins here begins within that rounding of the weights that were exported. With
`--coreference` the network of coreference instead of the reader.
"""

import argparse
import json
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from coreference import Network
from model import Reader
from onnx import numpy_helper
from torch import Tensor, nn

from dragoman.reading import coreference, encoder

HERE = Path(__file__).parent
_PRODUCTS = {"MatMulInteger", "MatMul"}
_NODE_END = re.compile(r"/(?:Gemm_)?MatMul(?:_quant)?$")


def weights_in(path: Path) -> dict[str, Tensor]:
    """The weights of a graph by the names of the modules that were exported; what was rounded is multiplied by its scale."""
    graph = onnx.load(path).graph
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {name: value for name, value in held.items() if name.endswith((".weight", ".bias"))}
    for name in [name for name in held if name.endswith(".rows")]:
        found[name.replace(".rows", ".weight")] = held[name] * held[name.replace(".rows", ".scale")]
    for node in graph.node:
        product = next((name for name in node.input if name in held and held[name].ndim == 2), None)
        if node.op_type in _PRODUCTS and product:
            found[f"{_NODE_END.sub('', node.name)[1:].replace('/', '.')}.weight"] = _product(held, product).T
    return {name.replace("old.", ""): torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in found.items()}


def _product(held: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    if not name.endswith("_quantized"):
        return held[name]
    bare = name.removesuffix("_quantized")
    return (held[name].astype(np.float32) - held[f"{bare}_zero_point"]) * held[f"{bare}_scale"]


def recovered_reader(folder: Path) -> tuple[Reader, list[str], dict]:
    """The reader of a folder of graphs, its word pieces, its configuration."""
    config = json.loads((HERE / "config.json").read_text(encoding="utf-8"))
    pieces = pieces_in(folder)
    reader = Reader(len(pieces), config)
    paths = dict(zip(("encoder", "head", "parts", "kinds"), encoder.GRAPHS, strict=True))
    last = len(reader.encoder.layers) - 1
    for name, value in weights_in(folder / paths.pop("encoder")).items():
        name = re.sub(r"^lower\.", "layers.", re.sub(r"^last\.", f"layers.{last}.", name.removeprefix("reader.")))
        _give(reader, name if name.startswith(("tagger", "deeds")) else f"encoder.{name}", value)
    for part, graph in paths.items():
        for name, value in weights_in(folder / graph).items():
            name, is_shifted = re.subn(r"\.product\b", "", name)
            if is_shifted and name.endswith("weight"):  # a convolution that was written as one product
                value = value.view(value.shape[0], -1, value.shape[0]).permute(0, 2, 1)
            _give(reader, f"{part}.{name}", value)
    settings = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
    _give(reader, "transitions", torch.tensor(settings["transitions"]))
    _must_be_whole(reader)
    return reader, pieces, config


def recovered_coreference(folder: Path) -> tuple[Network, list[str]]:
    """The network of coreference of a folder of graphs, and its word pieces."""
    pieces = pieces_in(folder)
    network = Network(len(pieces))
    for module, graph in zip((network.seen, network.same), coreference.GRAPHS, strict=True):
        for name, value in weights_in(folder / graph).items():
            _give(module, name.replace("out.out.", "out."), value)
    _must_be_whole(network)
    return network, pieces


def pieces_in(folder: Path) -> list[str]:
    """The word pieces of a folder of graphs."""
    return (folder / "pieces.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")


def _give(module: nn.Module, name: str, value: Tensor) -> None:
    parameter = module.get_parameter(name)
    with torch.no_grad():
        parameter.copy_(value.reshape(parameter.shape))
    parameter.requires_grad_(False)  # a sign that it was given


def _must_be_whole(module: nn.Module) -> None:
    """Every weight must have come from the graphs: one that keeps its random beginning would go unnoticed."""
    missing = [name for name, parameter in module.named_parameters() if parameter.requires_grad]
    if missing:
        raise ValueError(f"the graphs have no weights for {', '.join(missing)}")
    module.requires_grad_(True)


def main() -> None:
    """Read the options and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--coreference", action="store_true")
    options = parser.parse_args()
    if options.coreference:
        network, pieces = recovered_coreference(options.folder)
        torch.save({"weights": network.state_dict(), "pieces": pieces}, options.out)
    else:
        reader, pieces, config = recovered_reader(options.folder)
        torch.save({"weights": reader.state_dict(), "pieces": pieces, "config": config}, options.out)


if __name__ == "__main__":
    main()
