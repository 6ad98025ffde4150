"""Parse → times: TIMEX3 expressions, normalised against the date that the document stands on."""

from dragoman.reading.parse import Parse
from dragoman.types import Time


def find_times(parse: Parse) -> tuple[Time, ...]:
    """The time expressions of a document."""
    return ()
