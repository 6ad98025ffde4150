"""What was decided on one thing of a case, to be shown beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.telling.corrections_told import correction_words, in_effect
from dragoman.types import Correction
from dragoman.workspace.looking import Look
from dragoman.workspace.whereabouts import Kind, whereabouts


@dataclass(frozen=True)
class Decided:
    """An entry that is in effect, in words."""

    entry: Correction
    words: str


def decided(look: Look, kind: Kind, id: str, documents: Iterable[str], ids: Iterable[int]) -> list[Decided]:
    """The entries in effect on a thing, oldest first: those that its own value names (`ids`), and notes on its passages."""
    ledger, named, of_it = look.ledger(), set(ids), set(documents)
    valid = in_effect(ledger)
    return [
        Decided(entry, correction_words(entry))
        for entry in ledger
        if entry.id in valid and (entry.id in named or _notes(entry, look, kind, id, of_it))
    ]


def _notes(entry: Correction, look: Look, kind: Kind, id: str, documents: set[str]) -> bool:
    if entry.action != "note" or entry.target != kind or not any(anchor.document in documents for anchor in entry.anchors):
        return False
    return any((place.kind, place.id) == (kind, id) for place in whereabouts(entry, look))
