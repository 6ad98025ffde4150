"""Corrections → what linking must and must not do: an entry hangs on passages and finds them again after rereading."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from dragoman.linking.items import statement_in
from dragoman.linking.words import folded, words
from dragoman.types import Anchor, Claim, Correction, CorrectionAction, Statement

_NEAR = 0.6  # share of the quoted words that a statement must still hold where the quotation itself is gone


def active(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The entries that no later one has taken back, oldest first; an undone undo counts again.

    >>> one = Correction(id=1, at="2024-05-01", author="ana", action="note", target="claim", value="check")
    >>> two = Correction(id=2, at="2024-05-02", author="ana", action="undo", target="correction", undoes=1)
    >>> active([one, two])
    ()
    """
    ordered = sorted(corrections, key=lambda entry: entry.id)
    undone: set[int] = set()
    for entry in reversed(ordered):
        if entry.action == "undo" and entry.id not in undone and entry.undoes is not None:
            undone.add(entry.undoes)
    return tuple(entry for entry in ordered if entry.action != "undo" and entry.id not in undone)


def found_again(anchor: Anchor, statements: Sequence[Statement]) -> Statement | None:
    """The statement that an anchor means: the nearest that holds its quotation, else the one there with most of its words."""
    quote = folded(" ".join(anchor.quote.split()))
    holding = [s for s in statements if quote and quote in folded(" ".join(s.text.split()))]
    # An anchor may quote more than one statement tells; then its first statement is meant.
    holding = holding or [s for s in statements if quote and folded(" ".join(s.text.split())) in quote]
    if holding:
        return min(holding, key=lambda s: (abs(s.span[0] - anchor.span[0]), len(s.text), s.id))
    quoted = set(words(anchor.quote))
    there = [s for s in statements if s.span[0] < anchor.span[1] and anchor.span[0] < s.span[1]]
    kept = [s for s in there if quoted and len(quoted & set(words(s.text))) >= _NEAR * len(quoted)]
    return next(iter(kept), None)


class Ledger:
    """The claims' part of the ledger: which statements belong together, and which never do.

    `statements_of` gives the statements of a document; an entry whose passages are not in the case waits.
    """

    def __init__(self, corrections: Sequence[Correction], statements_of: Callable[[str], Sequence[Statement]]) -> None:
        self._corrections = active(corrections)
        self._statements_of = statements_of
        self._found: dict[int, tuple[str, ...]] = {}

    def together_with(self, statement: Statement) -> tuple[str, ...]:
        """Statements that the analyst calls the same claim as this one."""
        groups = [group for _, group in self._together if statement.id in group]
        return tuple(dict.fromkeys(item for group in groups for item in group if item != statement.id))

    def entries_on(self, statement: Statement) -> tuple[int, ...]:
        """The numbers of the entries that say where this statement belongs."""
        said = [*self._together, *((id, (one, *others)) for id, one, others in self._apart), *self._split]
        return tuple(sorted(id for id, group in said if statement.id in group))

    def apart_from(self, statement: Statement) -> frozenset[str]:
        """Statements that the analyst says are another claim than this one."""
        return frozenset(
            other
            for _, one, others in self._apart
            for other in (others if statement.id == one else (one,) if statement.id in others else ())
        )

    def keeps_apart(self, one: Claim, other: Claim) -> bool:
        """Whether the analyst has set a statement of one of two claims apart from the other, or from its claim."""
        mine, theirs = ({statement_in(instance.item) for instance in claim.instances} for claim in (one, other))
        for _, first, others in self._apart:
            if (first in mine and theirs & set(others)) or (first in theirs and mine & set(others)):
                return True
        return any((mine | theirs) & set(group) for _, group in self._split)

    def alone_with(self, statement: Statement) -> frozenset[str] | None:
        """Where the analyst has split this statement from its claim: those that may be with it."""
        return next((frozenset(group) for _, group in reversed(self._split) if statement.id in group), None)

    def placing(self, entries: Iterable[int]) -> tuple[int, ...]:
        """Those of the entries that are in effect and say what belongs together."""
        said = {*(id for id, _ in self._together), *(id for id, _, _ in self._apart), *(id for id, _ in self._split)}
        return tuple(sorted(said.intersection(entries)))

    def is_placed(self, statement: Statement) -> bool:
        """Whether the analyst has said where this statement belongs."""
        return bool(self.together_with(statement)) or self.alone_with(statement) is not None

    def about(self, claim: Claim, action: CorrectionAction) -> tuple[Correction, ...]:
        """Entries of one action about a claim, oldest first."""
        entries = [entry for entry in self._corrections if entry.action == action and entry.target == "claim"]
        if not entries:
            return ()
        items = {statement_in(instance.item) for instance in claim.instances}
        documents = {instance.document for instance in claim.instances}
        return tuple(
            entry for entry in entries if {a.document for a in entry.anchors} & documents and items & set(self._items(entry))
        )

    def of_outlets(self, action: CorrectionAction) -> tuple[Correction, ...]:
        """Entries about outlets."""
        return tuple(entry for entry in self._corrections if entry.action == action and entry.target == "outlet")

    def _of(self, action: CorrectionAction) -> list[tuple[int, tuple[str, ...]]]:
        groups = [(e.id, self._items(e)) for e in self._corrections if e.action == action and e.target == "claim"]
        return [(id, group) for id, group in groups if group]

    @cached_property
    def _together(self) -> list[tuple[int, tuple[str, ...]]]:
        return [*self._of("same-claim"), *self._of("merge")]

    @cached_property
    def _apart(self) -> list[tuple[int, str, tuple[str, ...]]]:
        return [(id, group[0], group[1:]) for id, group in self._of("not-same-claim")]

    @cached_property
    def _split(self) -> list[tuple[int, tuple[str, ...]]]:
        return self._of("split")

    def _items(self, entry: Correction) -> tuple[str, ...]:
        if entry.id not in self._found:
            found = (found_again(anchor, self._statements_of(anchor.document)) for anchor in entry.anchors)
            self._found[entry.id] = tuple(statement.id for statement in found if statement is not None)
        return self._found[entry.id]
