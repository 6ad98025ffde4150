"""The analyst's ledger in words, and which of its entries are in effect."""

from collections.abc import Iterable, Sequence

from dragoman.telling.case_parts import Told
from dragoman.telling.endnotes import Endnotes
from dragoman.telling.wording import STATUS_WORDS, date_words, isolated
from dragoman.types import Correction, CorrectionAction

# What an analyst decides of an event or a claim, as the verb of a clause: "the event took place", "the claim is disputed".
_STANDS: dict[str, str] = {
    **{status: f"is {words}" for status, words in STATUS_WORDS.items()},
    "occurred": "took place",
    "cancelled": "was called off",
    "conditional": "depends on a condition",
    "single-origin": "has a single origin",
    "independently-corroborated": "is independently corroborated",
    "disputed": "is disputed",
}
_WORDS: dict[CorrectionAction, str] = {
    "merge": "the same {target}",
    "split": "not one {target} but several",
    "rename": "the {target} is called “{value}”",
    "same-claim": "the same claim",
    "not-same-claim": "not the same claim",
    "origin": "the origin is {value}",
    "status": "the {target} {value}",
    "side": "the side is {value}",
    "reliability": "reliability of the {target}: {value}",
    "note": "note: {value}",
    "undo": "entry {undoes} undone",
}


def in_effect(ledger: Sequence[Correction]) -> frozenset[int]:
    """The ids of the entries that count: those that no later entry takes back, and whose taking back was not taken back.

    >>> first = Correction(id=1, at="2021-05-01", author="A. Holm", action="note", target="claim", value="check")
    >>> undo = Correction(id=2, at="2021-05-02", author="A. Holm", action="undo", target="correction", undoes=1)
    >>> sorted(in_effect([first, undo])), sorted(in_effect([first]))
    ([2], [1])
    """
    gone: set[int] = set()
    for entry in sorted(ledger, key=lambda entry: -entry.id):
        if entry.action == "undo" and entry.undoes is not None and entry.id not in gone:
            gone.add(entry.undoes)
    return frozenset(entry.id for entry in ledger if entry.id not in gone)


def correction_words(entry: Correction) -> str:
    """An entry as a clause: what was decided.

    >>> correction_words(Correction(id=1, at="2021-05-01", author="A. Holm", action="status", target="event", value="occurred"))
    'the event took place'
    """
    value = isolated(entry.value) if entry.value else "unknown"
    if entry.action == "status":
        value = _STANDS.get(entry.value or "", f"has the status {value}")
    return _WORDS[entry.action].format(target=entry.target, value=value, undoes=entry.undoes)


def signed(entry: Correction) -> str:
    """Who decided it, and when."""
    return f"{isolated(entry.author)}, {date_words(entry.at[:10])}, entry {entry.id}"


def marks(ids: Iterable[int], ledger: Sequence[Correction]) -> tuple[Told, ...]:
    """The entries that have effect on one thing, to be shown beside it."""
    valid = in_effect(ledger)
    found = {entry.id: entry for entry in ledger}
    told = []
    for id in dict.fromkeys(ids):
        if id in found and id in valid:
            entry = found[id]
            note = f" – {entry.note}" if entry.note else ""
            told.append(Told(f"{correction_words(entry)} ({signed(entry)}){note}", mark="corrected", link=f"correction-{id}"))
    return tuple(told)


def ledger_told(ledger: Sequence[Correction], notes: Endnotes, limit: int) -> tuple[Told, ...]:
    """The newest entries of the ledger, newest first; what was taken back says so."""
    valid = in_effect(ledger)
    told = []
    for entry in sorted(ledger, key=lambda entry: -entry.id)[:limit]:
        words = f"{correction_words(entry)} ({signed(entry)})" + (f" – {entry.note}" if entry.note else "")
        numbers = notes.numbers(passage for anchor in entry.anchors if (passage := notes.found_again(anchor)) is not None)
        mark, tag = ("in effect", "occurred") if entry.id in valid else ("undone", "cancelled")
        told.append(Told(words[:1].upper() + words[1:], numbers, mark=mark, tag=tag, link=f"correction-{entry.id}"))
    return tuple(told)


def reliabilities(ledger: Sequence[Correction], notes: Endnotes) -> dict[str, str]:
    """The reliability that the analyst gave to outlets, by their names (casefolded)."""
    valid = in_effect(ledger)
    found: dict[str, str] = {}
    for entry in sorted(ledger, key=lambda entry: entry.id):
        if entry.action == "reliability" and entry.id in valid and entry.value:
            for anchor in entry.anchors:
                if anchor.document in notes.cards:
                    found[notes.cards[anchor.document].outlet.casefold()] = entry.value
    return found
