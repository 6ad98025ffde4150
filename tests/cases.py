"""Small cases for tests: articles written for them, read and linked."""

from dragoman.linking.items import statement_in
from dragoman.linking.pipeline import link
from dragoman.reading.pipeline import read_all
from dragoman.types import Case, CaseEvent, Claim, Correction, Document, Reading

Article = tuple[str, str, str, str]
"""Id, outlet, day of publication, text."""


def readings_of(*articles: Article, language: str | None = None) -> list[Reading]:
    """The readings of articles."""
    documents = [
        Document.from_text(text, id=id, publisher=outlet, published=day or None, language=language)
        for id, outlet, day, text in articles
    ]
    return list(read_all(documents))


def case_of(*articles: Article, corrections: tuple[Correction, ...] = ()) -> Case:
    """The case that articles make."""
    return link(readings_of(*articles), corrections)


def told(claim: Claim) -> list[tuple[str, str]]:
    """Document and stance of each instance, by document."""
    return sorted((instance.document, instance.stance) for instance in claim.instances)


def claim_with(case: Case, document: str, words: str) -> Claim:
    """The claim that the statement of a document holding `words` tells, the one of most documents first."""
    statements = {s.id: s for s in case.statements}
    found = [
        claim
        for claim in case.claims
        for instance in claim.instances
        if instance.document == document and words in statements[statement_in(instance.item)].text
    ]
    assert found, f"no claim of {document} with {words!r}"
    return max(found, key=lambda claim: len({i.document for i in claim.instances}))


def event_with(case: Case, *participants: str) -> CaseEvent:
    """The event of most mentions with all these participants."""
    found = [event for event in case.events if set(participants) <= set(event.participants)]
    assert found, f"no event of {participants}"
    return max(found, key=lambda event: len(event.mentions))
