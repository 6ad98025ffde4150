"""Linking, loaded with the first document that is linked: whoever only looks at a case does not wait for its tables of words."""

from collections.abc import Sequence

from dragoman.types import CaseView, Claim, Coreference, Delta, Engine, Reading


def link_document(reading: Reading, view: CaseView, engine: Engine) -> Delta:
    """What adding a document changes; `engine` is the one that read it."""
    from dragoman.linking import pipeline
    from dragoman.linking.forest import shipped_kinship

    kinship = shipped_kinship() if engine != "rules" else None
    return pipeline.link_document(reading, view, coreference=coreference_for(engine), kinship=kinship)


def coreference_for(engine: Engine) -> Coreference | None:
    """The network that joins what is told in other words; None for what was read by rules alone, which needs no weights."""
    if engine == "rules":
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
