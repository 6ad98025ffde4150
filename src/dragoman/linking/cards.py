"""Reading → card: what linking keeps of a document, with the bounds of its day."""

from urllib.parse import urlsplit

import msgspec

from dragoman.linking.copies import copy_bands, copy_of
from dragoman.linking.dating import bounds_of
from dragoman.types import CaseView, DocumentCard, Reading


def card_of(reading: Reading, view: CaseView) -> tuple[DocumentCard, tuple[str, ...]]:
    """The card of a document and the bands under which near copies of it are found."""
    document = reading.document
    bounds = bounds_of(document, reading)
    bands = copy_bands(document.text)
    card = DocumentCard(
        id=document.id,
        outlet=document.publisher or urlsplit(document.url or "").netloc.removeprefix("www.") or document.id,
        title=document.title,
        published=document.published,
        earliest=bounds.earliest.isoformat() if bounds.earliest else None,
        latest=bounds.latest.isoformat() if bounds.latest else None,
        dating=bounds.basis,
        language=document.language,
        url=document.url,
    )
    copied = copy_of(card, document.text, bands, view)
    if copied is not None:
        card = msgspec.structs.replace(card, copy_of=copied[0], copy_reason=copied[1])
    return card, bands
