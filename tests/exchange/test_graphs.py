"""The network, as network tools read it."""

import io

import networkx as nx
import pytest
from exported import HOSTILE, written

from dragoman.exchange.graph import fit, graph_of
from dragoman.workspace.cases import Workspace


def _read(case: Workspace, format: str) -> nx.MultiDiGraph:
    content = io.BytesIO(written(case, format))
    if format == "graphml":
        return nx.read_graphml(content, force_multigraph=True)
    return nx.read_gexf(content)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_what_is_read_is_the_graph_that_was_written(case: Workspace, format: str) -> None:
    from dragoman.workspace.looking import looking

    with looking(case, "strait") as look:
        graph = graph_of(look.case())
    read = _read(case, format)
    assert set(read.nodes) == set(graph.nodes)
    for node, known in graph.nodes(data=True):
        assert {name: read.nodes[node][name] for name in known} == known
    edges = sorted((a, b, sorted(map(str, known.items()))) for a, b, known in graph.edges(data=True))
    extra = ("id", "networkx_key")  # GEXF's reader adds them
    found = [(a, b, {k: v for k, v in known.items() if k not in extra}) for a, b, known in read.edges(data=True)]
    assert sorted((a, b, sorted(map(str, known.items()))) for a, b, known in found) == edges


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_kinds_of_nodes_and_edges(case: Workspace, format: str) -> None:
    graph = _read(case, format)
    assert {kind for _, kind in graph.nodes(data="kind")} >= {"actor", "event", "claim", "document", "origin"}
    assert {kind for _, _, kind in graph.edges(data="kind")} >= {"takes-part", "reported-in", "told-in", "comes-from", "named-in"}
    assert graph.nodes["document:wire/1"]["label"] == HOSTILE


def test_the_day_of_writing_is_not_in_the_file(case: Workspace) -> None:
    assert b"lastmodified" not in written(case, "gexf")


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    assert fit("a\x00\x0b\ud800b\U0001f6a2\n") == "a\ufffd\ufffd\ufffdb\U0001f6a2\n"
