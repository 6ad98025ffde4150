"""Case → what it is without one document."""

from dragoman.types import CaseView, Delta


def unlink_document(document: str, view: CaseView) -> Delta:
    """What removing a document changes."""
    return Delta(removed=document)
