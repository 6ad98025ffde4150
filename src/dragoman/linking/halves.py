"""A sentence → its halves, where a semicolon parts what one source tells from what another does.

"A site reported that the envoys had met; the palace denied it.": the site denies nothing.
"""

import re

from dragoman.types import Attribution, Reading, Span

_CUT = re.compile(r";\s+")


def halves(sentence: Span, reading: Reading) -> list[Span]:
    """The parts of a sentence between semicolons on both sides of which somebody has his own cue, else the sentence itself."""
    start, end = sentence
    here = [a for a in reading.attributions if a.parent is None and _is_within(a, sentence)]
    cuts = [
        found.span()
        for found in _CUT.finditer(reading.document.text, start, end)
        if any(_is_within(a, (start, found.start())) for a in here)
        and any(_is_within(a, (found.end(), end)) for a in here)
        and not any(content[0] < found.start() and found.end() < content[1] for a in here for content in a.content)
    ]
    starts, ends = [start, *(after for _, after in cuts)], [*(before for before, _ in cuts), end]
    return list(zip(starts, ends, strict=True))


def _is_within(attribution: Attribution, bounds: Span) -> bool:
    """Whether source and cue stand there."""
    spans = (*attribution.source, *attribution.cue)
    return bool(attribution.source) and all(bounds[0] <= start and end <= bounds[1] for start, end in spans)
