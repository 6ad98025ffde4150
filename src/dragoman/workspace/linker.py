"""Linking, loaded with the first document that is linked: whoever only looks at a case does not wait for its tables of words."""

from collections.abc import Sequence

from dragoman.types import CaseView, Claim, Delta, Reading


def link_document(reading: Reading, view: CaseView) -> Delta:
    """What adding a document changes."""
    from dragoman.linking import pipeline

    return pipeline.link_document(reading, view)


def unlink_document(document: str, view: CaseView) -> Delta:
    """What removing a document changes."""
    from dragoman.linking import pipeline

    return pipeline.unlink_document(document, view)


def settle(claims: Sequence[Claim], view: CaseView) -> tuple[Claim, ...]:
    """The claims with origins, counts, status and grade."""
    if not claims:
        return ()
    from dragoman.linking import pipeline

    return pipeline.settle(claims, view)
