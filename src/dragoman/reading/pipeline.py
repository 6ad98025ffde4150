"""Document → Reading: one line a stage, in the order in which the data flows."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from dragoman.reading.actors import find_actors
from dragoman.reading.attributions import find_attributions
from dragoman.reading.citations import cited_outlets, find_citations, mastheads
from dragoman.reading.eastern.reader import read_eastern
from dragoman.reading.events import find_events
from dragoman.reading.gazetteer import outlets
from dragoman.reading.languages import EASTERN, in_its_language, level_of, primary
from dragoman.reading.lesser.reader import read_lesser
from dragoman.reading.lesser.unread import read_unread
from dragoman.reading.parse import Parse, parse_all
from dragoman.reading.positions import find_positions
from dragoman.reading.sections import find_sections
from dragoman.reading.times import anchored_to_works, find_times
from dragoman.types import Document, Engine, Reading


def read(document: Document, engine: Engine = "combined") -> Reading:
    """Read one document."""
    return next(read_all([document], engine))


def read_all(documents: Iterable[Document], engine: Engine = "combined") -> Iterator[Reading]:
    """Read documents in their order, each by the reader for its language; English ones are parsed in batches."""
    known = (in_its_language(document) for document in documents)
    sectioned = (msgspec.structs.replace(d, sections=find_sections(d)) for d in known)
    for level, run in groupby(sectioned, key=level_of):
        if level == "full":
            yield from (interpret(parse, engine) for parse in parse_all(run))
        elif level == "lesser":
            yield from (read_eastern(d) if primary(d.language) in EASTERN else read_lesser(d) for d in run)
        else:
            yield from map(read_unread, run)


def interpret(parse: Parse, engine: Engine) -> Reading:
    """The stages after the parse: each takes what the ones before it found."""
    times = find_times(parse)
    citations = find_citations(parse.document, times, outlets())
    cast = find_actors(parse, cited_outlets(citations) | mastheads(parse.document))
    times = anchored_to_works(parse, times, citations)
    attributions = find_attributions(parse, cast, citations, engine)
    events = find_events(parse, cast, times, attributions, engine)
    positions = find_positions(parse, cast, attributions)
    return Reading(
        document=parse.document,
        actors=cast.actors,
        times=times,
        attributions=attributions,
        events=events,
        citations=citations,
        positions=positions,
    )
