"""Learned and ruled drafts → drafts: the network's spans where it speaks, the grammar's structure within and beside them."""

from collections.abc import Sequence

from dragoman.reading.contents import covers
from dragoman.reading.drafts import Draft
from dragoman.reading.learned import LearnedDraft, learned_drafts
from dragoman.reading.parse import Parse, paragraphs
from dragoman.reading.sources import head_of
from dragoman.types import Span

LEARNED = "learned"
_SURE = 0.85  # share from which a cue of the rules stands where the network sees none
_CERTAIN = frozenset({"according", "carried", "label"})  # constructions that need no frequency


def learned_of(parse: Parse) -> list[Draft]:
    """The network's attributions of a document, each with the head of its source by the parse."""
    stretches = paragraphs(parse.text, parse.document.sections)
    return [_draft(parse, found) for found in learned_drafts([(parse.text, stretches)])[0]]


def combined(ruled: Sequence[Draft], learned: Sequence[Draft]) -> list[Draft]:
    """All learned drafts; of the ruled ones those of another cue that stand within a content or are sure."""
    kept = list(learned)
    for draft in ruled:
        if any(_overlap(draft.cue[0], cue) for other in learned for cue in other.cue):
            continue
        within = any(covers(other.content, draft.cue[0]) for other in kept)
        if within or draft.construction in _CERTAIN or draft.share >= _SURE:
            kept.append(draft)
    return sorted(kept, key=lambda draft: (draft.start, draft.content))


def _draft(parse: Parse, found: LearnedDraft) -> Draft:
    source = found.source[0] if found.source else None
    return Draft(
        LEARNED, found.cue, source, head_of(parse, source, found.cue[0]) if source else None, found.content, found.confidence
    )


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
