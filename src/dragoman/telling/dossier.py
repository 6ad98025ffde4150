"""Brief and readings → one HTML page to hand on: the brief, then every document's text with the evidence marked in it.

It needs no script, no server and no network: links lead within the page, but for those to the reports' own addresses.
"""

from collections.abc import Callable, Iterator, Sequence

from dragoman.telling.case_pages import filling
from dragoman.telling.case_parts import CaseBrief, CaseNote
from dragoman.telling.marks import Mark
from dragoman.telling.pages import direction, marked_text
from dragoman.telling.templating import templates
from dragoman.telling.visible import visible
from dragoman.types import DocumentCard, Reading

_AT_ONCE = 200  # pieces of the template that are written together
_LAYERS = {
    "evidence": "evidence", "content": "what is said", "source": "who says it", "cue": "cue", "hedge": "hedge", "event": "event",
    "time": "time", "citation": "citation", "actor": "actor",
}  # fmt: skip


def dossier(brief: CaseBrief, cards: Sequence[DocumentCard], reading: Callable[[str], Reading]) -> Iterator[str]:
    """The page in pieces; one reading at a time is looked up. Documents stand by date, those without one last."""
    ordered = sorted(cards, key=lambda card: (card.published or card.latest or "9999", card.id))
    keys = {card.id: number for number, card in enumerate(ordered, 1)}
    notes: dict[str, list[CaseNote]] = {}
    for note in brief.notes:
        notes.setdefault(note.document, []).append(note)

    def place(note: CaseNote) -> str:
        return f"#d{keys[note.document]}-n{note.number}" if note.document in keys else ""

    filled = filling(brief)
    filled |= {
        "place": place, "cards": [(keys[card.id], card) for card in ordered], "layers": _LAYERS, "visible": visible,
        "documents": (_entry(keys[card.id], card, reading(card.id), notes.get(card.id, [])) for card in ordered),
        "sections": [*filled["sections"], ("documents", "Documents")] if cards else filled["sections"],
    }  # fmt: skip
    page = templates().get_template("dossier.html.jinja").stream(**filled)
    page.enable_buffering(_AT_ONCE)
    yield from page


def _entry(key: int, card: DocumentCard, reading: Reading, notes: Sequence[CaseNote]) -> dict[str, object]:
    evidence = [Mark(note.span, "evidence", f"n{note.number}", f"note {note.number}") for note in notes]
    return {
        "key": key,
        "card": card,
        "document": reading.document,
        "caution": reading.reason if reading.level != "full" else None,
        "notes": [note.number for note in notes],
        "direction": direction(reading.document.language),
        "text": marked_text(reading, key, evidence),
    }
