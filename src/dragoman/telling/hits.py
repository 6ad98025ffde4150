"""What a search found, in the terminal: each statement with its words marked, who says so, and where it stands."""

from collections.abc import Sequence
from typing import Protocol

from rich.table import Table
from rich.text import Text

from dragoman.telling.endnotes import dated
from dragoman.telling.provenance import STANCE_WORDS
from dragoman.telling.terminal import harmless, printed
from dragoman.telling.wording import STATUS_WORDS, counted
from dragoman.types import DocumentCard, Spans, Statement


class Found(Protocol):
    """A statement that was found, with its document; `marks` are the spans of its text that the words found."""

    @property
    def statement(self) -> Statement:
        """What was found."""
        ...

    @property
    def card(self) -> DocumentCard:
        """The document that holds it."""
        ...

    @property
    def marks(self) -> Spans:
        """Spans of the statement's text."""
        ...


def hits_table(hits: Sequence[Found], *, width: int = 100, color: bool = False) -> str:
    """The hits in their order: number, words, chain, status, outlet, date, document and span."""
    if not hits:
        return "Nothing found.\n"
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim")
    grid.add_column(overflow="fold")
    for number, hit in enumerate(hits, 1):
        grid.add_row(f"{number}.", _words(hit).append("\n").append_text(_facts(hit)).append("\n"))
    return printed([Text(counted(len(hits), "statement"), style="bold"), "", grid], width, color).rstrip("\n") + "\n"


def _words(hit: Found) -> Text:
    words = Text(harmless(hit.statement.text).replace("\n", " "))
    for start, end in hit.marks:
        words.stylize("bold underline", start, end)
    return words


def _facts(hit: Found) -> Text:
    statement, card = hit.statement, hit.card
    line = Text().append(harmless(" → ".join(statement.chain)) or "the author", style="blue")
    if statement.status:
        line.append(f" · {STATUS_WORDS[statement.status]}", style="magenta")
    if statement.stance != "asserts":
        line.append(f" · {STANCE_WORDS[statement.stance]}", style="red")
    if statement.hedges:
        line.append(" · hedged", style="yellow")
    place = f"{card.outlet}, {dated(card)}, {card.id} {statement.span[0]}–{statement.span[1]}"
    line.append(f"\n{harmless(place)}", style="dim")
    if statement.claim:
        line.append(f" · claim {statement.claim}", style="dim")
    return line
