"""Document → Reading: one line a stage, in the order in which the data flows."""

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.reading.parse import Parse, parse_all
from dragoman.reading.sections import find_sections
from dragoman.types import Document, Reading


def read(document: Document) -> Reading:
    """Read one document."""
    return next(read_all([document]))


def read_all(documents: Iterable[Document]) -> Iterator[Reading]:
    """Read documents in their order; they are parsed in batches."""
    sectioned = (msgspec.structs.replace(d, sections=find_sections(d)) for d in documents)
    return (interpret(parse) for parse in parse_all(sectioned))


def interpret(parse: Parse) -> Reading:
    """The stages after the parse."""
    return Reading(document=parse.document)
