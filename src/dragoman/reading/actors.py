"""Parse → cast: persons, organisations, states, groups, outlets and documents, with every mention of each."""

from dragoman.reading.cast import Cast
from dragoman.reading.parse import Parse


def find_actors(parse: Parse) -> Cast:
    """The actors of a document."""
    return Cast()
