"""Document → Reading in Chinese, Japanese and Korean."""

from dragoman.reading.eastern.cast import Cast
from dragoman.reading.eastern.days import find_days
from dragoman.reading.eastern.deeds import find_events
from dragoman.reading.eastern.sayings import find_attributions
from dragoman.reading.eastern.text import sentences_of
from dragoman.reading.languages import EASTERN, primary
from dragoman.types import Document, Reading


def read_eastern(document: Document) -> Reading:
    """The reading of a document whose sections are known."""
    language = primary(document.language)
    sentences = sentences_of(document, language)
    cast = Cast(document.text, language)
    times = find_days(document, sentences)
    attributions, kinds = find_attributions(document.text, language, sentences, cast)
    events = find_events(document.text, language, sentences, cast, times, attributions, kinds)
    return Reading(
        level="lesser",
        reason=f"read with the lesser reader for {EASTERN[language]}: by patterns of characters and particles, without grammar "
        "and without parting words; no positions and no citations",
        document=document,
        actors=cast.actors(),
        times=times,
        attributions=attributions,
        events=events,
    )
