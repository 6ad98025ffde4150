"""The graph as GEXF."""

import io
from collections.abc import Iterator

from networkx.readwrite.gexf import GEXFWriter

from dragoman.exchange.graph import graph_of
from dragoman.exchange.material import Material


def write(material: Material) -> Iterator[bytes]:
    """The file, whole, without the day on which it is written: the same case gives the same bytes."""
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph_of(material.case))
    for element in writer.xml.iter():
        element.attrib.pop("lastmodifieddate", None)
    written = io.BytesIO()
    writer.write(written)
    yield written.getvalue()
