"""Dragoman reads reporting on diplomacy and conflict: who said it, according to whom, what happened, how well sourced.

>>> from dragoman import Document, read
>>> reading = read(Document.from_text("Minister Varga said that the talks would resume on Monday."))
>>> [attribution.chain for attribution in reading.attributions]
[('Minister Varga',)]
"""

from dragoman.errors import DragomanError
from dragoman.types import Actor, Attribution, Citation, Document, Event, Position, Reading, Time

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Attribution",
    "Citation",
    "Document",
    "DragomanError",
    "Event",
    "Position",
    "Reading",
    "Time",
    "read",
]


def read(document: Document) -> Reading:
    """Read one document by the rules of language; the model is loaded at the first call.

    Raises `ReadingFailed` when a stage fails on this document.
    """
    from dragoman.reading import pipeline

    return pipeline.read(document)
