"""What is looked for in a case, and what is found."""

from dragoman.types.case import DocumentCard, Statement
from dragoman.types.reading import Noun, Spans, Status


class Query(Noun, frozen=True, kw_only=True):
    """Statements that hold all the `words` and pass all the filters that are set.

    `words` may hold "a phrase", a beginning* and a word that must not occur, written -so. `speaker` is any name of an actor, or
    words of the source that is printed; `via` is a name in the chain, among the credits, or the outlet. `since` and `until` are
    ISO dates in any precision, inclusive; statements of unknown date pass neither.
    """

    words: str = ""
    speaker: str | None = None
    via: str | None = None
    status: Status | None = None
    since: str | None = None
    until: str | None = None
    document: str | None = None
    limit: int = 50
    offset: int = 0


class Hit(Noun, frozen=True, kw_only=True):
    """A statement that was found, with its document. A higher `score` fits better, within one answer; `marks` are the spans of
    `statement.text` that the words found."""

    statement: Statement
    card: DocumentCard
    score: float
    marks: Spans = ()
