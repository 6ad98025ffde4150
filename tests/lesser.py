"""Sentences in other languages → who says what, and what happened, in a form for eyes."""

from dragoman import Document, Reading
from dragoman.reading.pipeline import read_all


def read_one(language: str, text: str) -> Reading:
    """The reading of a text of 20 March 2025."""
    return next(read_all([Document.from_text(text, language=language, published="2025-03-20")]))


def said(language: str, text: str) -> list[tuple[str, str]]:
    """The last of each attribution's chain, and its content."""
    reading = read_one(language, text)
    return [
        (a.chain[-1] if a.chain else "", " … ".join(reading.document.text_of(span) for span in a.content))
        for a in reading.attributions
    ]


def deeds(language: str, text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Kind, status and participants with their roles, of all events but statements."""
    reading = read_one(language, text)
    names = {actor.id: actor.name for actor in reading.actors}
    return [
        (e.kind, e.status, tuple(f"{p.role}: {names[p.actor]}" for p in e.participants))
        for e in reading.events
        if e.kind != "statement"
    ]


def actors(language: str, text: str) -> list[tuple[str, str]]:
    """Name and kind of each actor."""
    return [(actor.name, actor.kind) for actor in read_one(language, text).actors]
