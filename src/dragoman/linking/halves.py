"""A sentence → its halves, where a semicolon parts what one source tells from what another does.

"A site reported that the envoys had met; the palace denied it.": the site denies nothing.
"""

import re

from dragoman.linking.stances import stance_of
from dragoman.types import Attribution, Reading, Span

_CUT = re.compile(r";\s+")


def halves(sentence: Span, reading: Reading) -> list[Span]:
    """The parts of a sentence between semicolons on both sides of which somebody has his own say, else the sentence itself.

    Only where the one denies, doubts or keeps silent and the other does not: what two tell alike is one telling of the report.
    """
    start, end = sentence
    here = [a for a in reading.attributions if a.parent is None and _is_within(a, sentence)]
    cuts = [
        found.span()
        for found in _CUT.finditer(reading.document.text, start, end)
        if any(_is_within(a, (start, found.start())) for a in here)
        and any(_is_within(a, (found.end(), end)) for a in here)
        and not any(content[0] < found.start() and found.end() < content[1] for a in here for content in a.content)
    ]
    text = reading.document.text
    cuts = [cut for cut in cuts if stance_of(text[start : cut[0]]) != stance_of(text[cut[1] : end])]
    starts, ends = [start, *(after for _, after in cuts)], [*(before for before, _ in cuts), end]
    return list(zip(starts, ends, strict=True))


def _is_within(attribution: Attribution, bounds: Span) -> bool:
    """Whether source and cue stand there."""
    spans = (*attribution.source, *attribution.cue)
    return bool(attribution.source) and all(bounds[0] <= start and end <= bounds[1] for start, end in spans)
