"""Readings → case: one line a stage, in the order in which the data flows.

`link_document` and `unlink_document` say what one document changes and touch nothing; a store applies the delta, and `settle`
then tells origins, status and grade of the claims that it marks.
"""

from collections.abc import Iterable, Sequence

from dragoman.linking.actors import link_actors
from dragoman.linking.canon import LINKER, canonical
from dragoman.linking.cards import card_of
from dragoman.linking.claims import link_claims
from dragoman.linking.events import link_events
from dragoman.linking.kindred import Means
from dragoman.linking.memory import MemoryView
from dragoman.linking.one_deed import LIKELY
from dragoman.linking.other_words import OtherWords
from dragoman.linking.settling import settle
from dragoman.linking.similarity import Lexical, Similarity
from dragoman.linking.statements import tell
from dragoman.linking.unlinking import unlink_document
from dragoman.types import Case, CaseView, Coreference, Correction, Delta, Kinship, Reading

__all__ = ["LINKER", "canonical", "link", "link_document", "settle", "unlink_document"]


def link_document(
    reading: Reading,
    view: CaseView,
    similar: Similarity | None = None,
    coreference: Coreference | None = None,
    likely: float = LIKELY,
    kinship: Kinship | None = None,
) -> Delta:
    """What adding a document changes: its card and statements, the actors, events and claims that it touches.

    Without `coreference` no network says what tells the same in other words; `likely` is the probability from which two events of
    the case are one (above 1: never). Without `kinship` no claim is shown with another on whose matter it perhaps is.
    """
    card, bands = card_of(reading, view)
    actors = link_actors(reading, card, view)
    words = OtherWords(view, card, reading.document.text, coreference) if coreference is not None else None
    events = link_events(reading, card, actors.cast, view, words, likely)
    told = tell(reading, card, actors.cast, events)
    cast = {actor.id: actor for actor in actors.cast.values()}
    means = Means(kinship, card, cast, words) if kinship is not None else None
    claims = link_claims(told, view, similar or Lexical(), events.gone, means)
    return Delta(
        document=card,
        statements=claims.statements,
        actors=actors.changed,
        events=events.changed,
        claims=claims.changed,
        keys=(*actors.keys, *events.keys, *claims.keys),
        members=(*actors.members, *events.members, *claims.members),
        copy_bands=bands,
        gone=(*(("event", id) for id in events.gone), *(("claim", id) for id in claims.gone)),
        dirty=(*(claim.id for claim in claims.changed), *claims.dirty),
    )


def link(
    readings: Iterable[Reading],
    corrections: Sequence[Correction] = (),
    name: str = "",
    similar: Similarity | None = None,
    coreference: Coreference | None = None,
    likely: float = LIKELY,
    kinship: Kinship | None = None,
) -> Case:
    """Link all readings into a case, in the canonical order: by date of report, those without one last, then by id."""
    view = MemoryView(corrections)
    for reading in sorted(readings, key=canonical):
        view.apply(link_document(reading, view, similar, coreference, likely, kinship))
    view.replace_claims(settle(view.dirty_claims(), view))
    return view.case(name, linker=LINKER)
