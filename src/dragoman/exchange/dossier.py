"""The dossier: its pages are written where words and pictures are made, and come with the material."""

from collections.abc import Iterator

from dragoman.exchange.material import Material


def write(material: Material) -> Iterator[bytes]:
    """The page, document by document."""
    for piece in material.dossier():
        yield piece.encode("utf-8", "replace")
