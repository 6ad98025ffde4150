"""What one item of a reading rests on: its chain, what stands inside it, its words, and where else the case tells the same."""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.telling.endnotes import cut, order_of
from dragoman.types import Attribution, DocumentCard, Instance, Reading, Spans, Statement

_HIGHEST = 40  # steps of a chain that are told


def standing_in(reading: Reading, attribution: Attribution) -> tuple[Attribution, ...]:
    """The attributions in which this one stands, the outermost first, and itself."""
    known = {other.id: other for other in reading.attributions}
    steps = [attribution]
    while steps[-1].parent is not None and len(steps) < _HIGHEST:
        steps.append(known[steps[-1].parent])
    return tuple(reversed(steps))


def told_inside(reading: Reading, attribution: Attribution) -> tuple[Attribution, ...]:
    """The attributions that stand directly in this one's content."""
    return tuple(other for other in reading.attributions if other.parent == attribution.id)


def words_of(reading: Reading, spans: Spans, limit: int = 400) -> str:
    """The words of spans in one line, " … " where they are apart; long ones are cut with a mark."""
    return cut(" … ".join(reading.document.text_of(span) for span in spans), limit)


def statement_of(spans: Spans, statements: Iterable[Statement], chain: Sequence[str] = ()) -> Statement | None:
    """The statement that tells these characters: that which shares most of them, and among equals the one of such a chain."""
    best: tuple[int, int, int] = (0, 0, 0)
    found = None
    for statement in statements:
        start, end = statement.span
        shared = sum(max(0, min(end, e) - max(start, s)) for s, e in spans)
        fit = (shared, -abs(len(statement.chain) - len(chain)), start - end)
        if shared and fit > best:
            best, found = fit, statement
    return found


def first_tellings(instances: Iterable[Instance], cards: Mapping[str, DocumentCard]) -> list[Instance]:
    """One telling a document and stance, the earliest reports first."""
    first: dict[tuple[str, str], Instance] = {}
    for instance in sorted(instances, key=lambda i: (i.document, i.span)):
        first.setdefault((instance.document, instance.stance), instance)

    def age(instance: Instance) -> tuple[str, str]:
        card = cards.get(instance.document)
        return order_of(card) if card else ("9999", instance.document)

    return sorted(first.values(), key=age)
