"""A round of watching as lines for the terminal: what each source gave, what is new, what changed."""

from collections.abc import Sequence

from dragoman.telling.likely import likeness_words
from dragoman.telling.wording import counted, joined
from dragoman.types.watching import AddedDocument, ClaimNews, EventNews, PendingNews, Round, SourceReport

_SHOWN = 10  # lines of a sort; the JSON has them all
_LONG = 160


def round_told(found: Round) -> str:
    """The report of a round, for people."""
    added = len(found.documents)
    lines = [f"round {found.number} of case {found.case}, {found.begun}: {counted(added, 'document')} added"]
    lines += [f"  {_source(source)}" for source in found.sources]
    lines += [f"  ! {_line(error)}" for error in found.errors]
    news = found.news
    for heading, told in (
        ("added", [_document(one) for one in found.documents]),
        ("text changed at the source, document kept as it was added", [_line(c) for s in found.sources for c in s.changed]),
        ("new claims", [_claim(one) for one in news.claims_new]),
        ("claims that stand otherwise now", [_claim(one) for one in news.claims_changed]),
        ("new events", [_event(one) for one in news.events_new]),
        ("events with another status", [_event(one) for one in news.events_changed]),
        ("newly pending", [_pending(one) for one in news.pending_new]),
        ("no longer pending", [_pending(one, resolved=True) for one in news.pending_resolved]),
    ):
        lines += _section(heading, told)
    if found.stopped:
        lines.append("stopped before the end of the round; the next one goes on")
    elif found.next:
        lines.append(f"next round at {found.next}")
    return "\n".join(lines) + "\n"


def _section(heading: str, told: Sequence[str]) -> list[str]:
    if not told:
        return []
    more = [f"    and {len(told) - _SHOWN} more"] if len(told) > _SHOWN else []
    return [f"  {heading}:", *(f"    {line}" for line in told[:_SHOWN]), *more]


def _source(source: SourceReport) -> str:
    if source.outcome == "not now":
        return f"{source.source}: not asked" + (f", {source.note}" if source.note else "")
    if source.outcome == "failed":
        return f"{source.source}: failed"
    facts = [
        f"{source.added} added",
        *([f"{source.already_there} in the case already"] if source.already_there else []),
        *([f"{source.known} seen before"] if source.known else []),
        *([f"{source.waiting} left to the next round"] if source.waiting else []),
        *([f"{len(source.changed)} changed"] if source.changed else []),
    ]
    return f"{source.source}: " + ("unchanged; " if source.outcome == "unchanged" else "") + ", ".join(facts)


def _document(one: AddedDocument) -> str:
    facts = ", ".join(fact for fact in (one.publisher, one.published) if fact)
    words = f"{one.id}  {one.title or 'without a title'}" + (f" ({facts})" if facts else "")
    return _line(words + (f" – {one.reason}" if one.level != "full" and one.reason else ""))


def _claim(one: ClaimNews) -> str:
    origins = counted(one.independent_after, "independent origin")
    if one.before is None:
        matter = f"; perhaps on the same matter as {one.likely_of}, {likeness_words(one.likeness)}" if one.likely_of else ""
        return _line(f"{one.claim}  {one.summary}", f" ({one.after}; {origins}{matter})")
    was = f"{one.before}, {one.independent_before}" if one.before == one.after else one.before
    return _line(f"{one.claim}  {one.summary}", f" ({was} → {one.after}; {origins})")


def _event(one: EventNews) -> str:
    status = one.after if one.before is None else f"{one.before} → {one.after}"
    return _line(f"{one.event}  {one.kind}: {joined(list(one.participants)) if one.participants else 'nobody named'} ({status})")


def _pending(one: PendingNews, *, resolved: bool = False) -> str:
    due = f", due {one.due}" if one.due else ""
    ending = f" – {one.status or 'no report of it is left'}" if resolved else ""
    return _line(
        f"{one.event}  {one.kind}: {joined(list(one.participants)) if one.participants else 'nobody named'}{due}{ending}"
    )


def _line(words: str, facts: str = "") -> str:
    """One line, without what could steer a terminal; of a long one the words are cut short and never the facts."""
    plain = "".join(character if character.isprintable() else " " for character in words)
    room = _LONG - len(facts)
    return (plain if len(plain) <= room else plain[: room - 1] + "…") + facts
