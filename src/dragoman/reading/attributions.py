"""Parse → attributions: who is said to have said, thought or wanted what.

    find   every cue that grammar and lexicon know, with its source and its content
    quote  every quotation that no cue has claimed goes to the nearest word of saying, or continues the one before
    settle of several drafts for one content, the most trusted stays
"""

from dragoman.reading.contents import Quotations, content_spans, covers, merged, size, trimmed
from dragoman.reading.cues import Cue, find_cues
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse, paragraphs
from dragoman.reading.quotations import find_quotations
from dragoman.reading.quoted import attribute_quotations
from dragoman.reading.sources import source_span

THRESHOLD = 0.5


def draft_attributions(parse: Parse) -> list[Draft]:
    """All attributions of a document before speakers and nesting, in the order of their cues."""
    stretches = paragraphs(parse.text, parse.document.sections)
    quotations = Quotations(find_quotations(parse.text, stretches))
    drafts = [draft for cue in find_cues(parse) if (draft := _draft(parse, cue, quotations))]
    drafts = [draft for draft in drafts if draft.share >= THRESHOLD]
    drafts = attribute_quotations(parse, quotations, drafts, stretches)
    return settle(drafts)


def settle(drafts: list[Draft]) -> list[Draft]:
    """One draft a content: where two agree on it, the one with a source and the greater trust stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-(d.source is not None), -d.share, d.start)):
        if not any(draft.content == other.content for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.start, d.content))


def _draft(parse: Parse, cue: Cue, quotations: Quotations) -> Draft | None:
    cue_span = parse.span_of(parse.doc[index] for index in cue.words)
    anchor = parse.span(cue.head, cue.head)
    content = content_spans(parse, cue.content, anchor, quotations)
    if not content:
        return None
    source = source_span(parse, cue.source, cue.head) if cue.source is not None else None
    if source is not None and covers(content, source) and cue.construction in ("clause", "infinitive"):
        return None
    if cue_span[1] - cue_span[0] > 40:
        cue_span = anchor
    return Draft(cue.construction, (cue_span,), source, cue.source, content, cue.share)


__all__ = ["THRESHOLD", "covers", "draft_attributions", "merged", "settle", "size", "trimmed"]
