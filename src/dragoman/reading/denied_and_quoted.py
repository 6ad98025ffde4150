"""Denials with a quotation behind them → two sayings: "denied that they had met: “There was no time.”".

What is denied is not so; what is quoted behind the colon is what the speaker says instead.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon.quotation_marks import is_open
from dragoman.reading.contents import trimmed
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.types import Span, Spans

_DENYING = frozenset("deny dispute refute rebut repudiate reject dismiss contradict disclaim".split())
_BEFORE_QUOTED = re.compile(r":\s+(?=[\"“«„])")


def denied_apart(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each denial apart from the words that are quoted behind it, whose cue is the colon: they are not denied."""
    found: list[Draft] = []
    for draft in drafts:
        denies = any(token.lemma_.lower() in _DENYING for span in draft.cue for token in parse.tokens_in(span))
        parted = _parted(parse.text, draft) if denies else None
        if parted is None:
            found.append(draft)
            continue
        denied, colon, quoted = parted
        found += [replace(draft, content=denied), replace(draft, cue=(colon,), content=quoted)]
    return found


def _parted(text: str, draft: Draft) -> tuple[Spans, Span, Spans] | None:
    """What is denied, the colon and what is quoted, where the content has both, in this order."""
    for place, (start, end) in enumerate(draft.content):
        colon = _BEFORE_QUOTED.search(text, start, end) if start > draft.start else None
        if colon is None or is_open(text[start : colon.start()]):
            continue
        denied, quoted = trimmed(text, (start, colon.start())), trimmed(text, (colon.end(), end))
        if denied and quoted:
            mark = colon.start(), colon.start() + 1
            return (*draft.content[:place], denied), mark, (quoted, *draft.content[place + 1 :])
    return None
