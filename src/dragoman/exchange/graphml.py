"""The graph as GraphML."""

import io
from collections.abc import Iterator

import networkx as nx

from dragoman.exchange.graph import graph_of
from dragoman.exchange.material import Material


def write(material: Material) -> Iterator[bytes]:
    """The file, whole: a network tool reads it whole, too."""
    written = io.BytesIO()
    nx.write_graphml_xml(graph_of(material.case), written, named_key_ids=True)
    yield written.getvalue()
