"""Learned and ruled drafts → drafts: the network's spans where it speaks, the grammar's structure within and beside them."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.contents import covers, size
from dragoman.reading.drafts import Draft
from dragoman.reading.learned import LearnedDraft, Support, learned_drafts
from dragoman.reading.parse import Parse, paragraphs
from dragoman.reading.sources import head_of
from dragoman.types import Span, Spans

LEARNED = "learned"
# "VARGA: The border is open.", what was "found in the press", "what he termed a provocation": read, whatever the network sees.
_UNSEEN = frozenset({"label", "carried", "phrase"})


def learned_of(parse: Parse, ruled: Sequence[Draft]) -> list[Draft]:
    """The network's attributions of a document, each with the head of its source by the parse; `ruled` supports them."""
    stretches = paragraphs(parse.text, parse.document.sections)
    return [_draft(parse, found) for found in learned_drafts(parse, stretches, supports(ruled))]


def supports(ruled: Sequence[Draft]) -> list[Support]:
    """What the rules say, as evidence for or against a decision of the network."""
    return [Support(draft.cue, (draft.source,) if draft.source else (), draft.content, draft.share) for draft in ruled]


def combined(ruled: Sequence[Draft], learned: Sequence[Draft]) -> list[Draft]:
    """All learned drafts; of the ruled ones of another cue those of a form that the network misses, and those within a content.

    Elsewhere a cue that the network does not see mostly is none. Within a content it has not learned to look, since its corpus
    annotates one level.
    """
    cues = [cue for draft in learned for cue in draft.cue]
    others = [draft for draft in ruled if not any(_overlap(draft.cue[0], cue) for cue in cues)]
    beside = [draft for draft in others if draft.construction in _UNSEEN and not _cuts_across(draft.content, learned)]
    outer = [*learned, *beside]
    # "Hints of the king's wish to meet him were found in the press": the wish comes before the cue in whose content it stands.
    within = [inner for draft in others if draft not in beside and (inner := _within(draft, outer))]
    return sorted([*outer, *within], key=lambda draft: (draft.start, draft.content))


def _within(draft: Draft, outer: Sequence[Draft]) -> Draft | None:
    """The draft as far as the smallest content goes that its cue stands in; None where that leaves nothing of it."""
    holders = [other.content for other in outer if covers(other.content, draft.cue[0])]
    if not holders:
        return None
    holder = min(holders, key=size)
    cut = tuple((max(a, s), min(b, e)) for a, b in draft.content for s, e in holder if max(a, s) < min(b, e))
    return replace(draft, content=cut) if cut else None


def _cuts_across(content: Spans, learned: Sequence[Draft]) -> bool:
    """Whether the content shares characters with a learned one that neither holds nor is held by it."""
    for other in learned:
        shares = any(_overlap(a, b) for a in content for b in other.content)
        if shares and not _holds(content, other.content) and not _holds(other.content, content):
            return True
    return False


def _holds(outer: Spans, inner: Spans) -> bool:
    return all(covers(outer, span) for span in inner)


def _draft(parse: Parse, found: LearnedDraft) -> Draft:
    source = found.source[0] if found.source else None
    return Draft(
        LEARNED, found.cue, source, head_of(parse, source, found.cue[0]) if source else None, found.content, found.confidence
    )


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
