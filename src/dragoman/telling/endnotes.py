"""Endnotes of a case's brief: every line points at a document, its outlet and date, and the characters."""

from calendar import monthrange
from collections.abc import Callable, Iterable

from dragoman.telling.case_parts import CaseNote
from dragoman.telling.wording import date_words, isolated, period
from dragoman.types import Anchor, DocumentCard, Span

_LONGEST = 400


class Endnotes:
    """Numbers the notes as the lines ask for them; one note for one passage."""

    def __init__(self, cards: dict[str, DocumentCard], texts: Callable[[str], str]) -> None:
        self.cards = cards
        self._texts = texts
        self._notes: dict[tuple[str, Span], CaseNote] = {}

    def number(self, document: str, span: Span, chain: tuple[str, ...] = ()) -> int:
        """The number of the note for this passage."""
        key = document, span
        if key not in self._notes:
            card = self.cards.get(document)
            self._notes[key] = CaseNote(
                number=len(self._notes) + 1,
                quotation=cut(self._texts(document)[span[0] : span[1]], _LONGEST),
                document=document,
                span=span,
                outlet=card.outlet if card else document,
                title=card.title if card else None,
                date=dated(card) if card else "undated",
                url=card.url if card else None,
                chain=chain,
            )
        return self._notes[key].number

    def numbers(self, passages: Iterable[tuple[str, Span]]) -> tuple[int, ...]:
        """The numbers of several, in the order asked."""
        return tuple(dict.fromkeys(self.number(document, span) for document, span in passages))

    def found_again(self, anchor: Anchor) -> tuple[str, Span] | None:
        """The passage that an anchor hangs on, by its words; None where the document, or the words, are gone."""
        if anchor.document not in self.cards:
            return None
        text = self._texts(anchor.document)
        if text[anchor.span[0] : anchor.span[1]] == anchor.quote:
            return anchor.document, anchor.span
        start = text.find(anchor.quote)
        return (anchor.document, (start, start + len(anchor.quote))) if anchor.quote and start >= 0 else None

    def quotation(self, document: str, span: Span, limit: int) -> str:
        """The characters of a passage, cut between words where they are many."""
        return cut(self._texts(document)[span[0] : span[1]], limit)

    def outlet(self, document: str) -> str:
        """The outlet of a document, fit to stand in a line."""
        card = self.cards.get(document)
        return isolated(card.outlet if card else document)

    def all(self) -> tuple[CaseNote, ...]:
        """The notes in order."""
        return tuple(self._notes.values())


def cut(words: str, limit: int) -> str:
    """The exact words on one line, cut between words with a mark where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " […]"


def dated(card: DocumentCard) -> str:
    """When a document was published, as far as that is known.

    >>> dated(DocumentCard(id="d1", outlet="Herald", earliest="2021-05-02", latest="2021-05-04"))
    'about 2–4 May 2021'
    >>> dated(DocumentCard(id="d1", outlet="Herald", earliest="2021-05-01", latest="2021-05-31"))
    'May 2021'
    """
    if card.published:
        return date_words(card.published)
    if card.earliest and card.latest:
        if len(card.earliest) == 10 and _is_month(card.earliest, card.latest):
            return date_words(card.earliest[:7])
        return f"about {period(card.earliest, card.latest)}"
    if card.latest:
        return f"not after {date_words(card.latest)}"
    return f"not before {date_words(card.earliest)}" if card.earliest else "undated"


def _is_month(first: str, last: str) -> bool:
    """Whether two days are the first and the last of one month."""
    year, month, day = map(int, first.split("-"))
    return day == 1 and last == f"{year:04}-{month:02}-{monthrange(year, month)[1]}"


def order_of(card: DocumentCard) -> tuple[str, str]:
    """Sorts documents by the day of the report; those without one come last."""
    return card.published or card.earliest or card.latest or "9999", card.id
