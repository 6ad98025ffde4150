"""What somebody says ends at the semicolon behind his "said", where somebody else goes on.

"He had asked for asylum, an official said; his lawyer confirmed that he had": the official says nothing of the lawyer.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse

_TO_SEMICOLON = re.compile(r"[^;“”\"]{0,60};\s*")


def ended_at_semicolons(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each without what stands behind the semicolon that follows its cue and has a source and a cue of its own."""
    return [_ended(parse, draft, drafts) for draft in drafts]


def _ended(parse: Parse, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    first, last = draft.content[0], draft.content[-1]
    cue = draft.cue[-1][1]
    if len(draft.content) < 2 or first[1] > draft.start or last[0] < cue or not _TO_SEMICOLON.fullmatch(parse.text, cue, last[0]):
        return draft
    others = (other for other in drafts if other is not draft and other.source is not None)
    told_on = any(last[0] <= other.source[0] and other.cue[-1][1] <= last[1] for other in others if other.source)
    return replace(draft, content=tuple(span for span in draft.content if span[1] <= cue)) if told_on else draft
