"""Linking, loaded with the first document that is linked: whoever only looks at a case does not wait for its tables of words."""

from collections.abc import Sequence

from dragoman.types import CaseView, Claim, Coreference, Delta, Reading


def link_document(reading: Reading, view: CaseView) -> Delta:
    """What adding a document changes."""
    from dragoman.linking import pipeline

    return pipeline.link_document(reading, view, coreference=coreference_for(reading))


def coreference_for(reading: Reading) -> Coreference | None:
    """The network that joins what is told in other words; None for what was read by rules alone, which needs no weights."""
    if all(attribution.engine == "rules" for attribution in reading.attributions):
        return None
    from dragoman.reading.coreference import shipped_coreference

    return shipped_coreference()


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
