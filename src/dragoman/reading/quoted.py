"""Quotations → drafts: whose words a quotation is when no clause of saying governs it."""

from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Token

from dragoman.reading.contents import Quotations, covers, merged
from dragoman.reading.cues import speech_verbs
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.reading.sayers import sayer_of, source_of
from dragoman.reading.sources import source_span
from dragoman.types import Span

_NEAR = 80  # characters between a saying and the quotation that continues it
_SHORT = 4  # a quotation of fewer words is an expression, not an utterance


def attribute_quotations(parse: Parse, quotations: Quotations, drafts: list[Draft], stretches: list[Span]) -> list[Draft]:
    """Drafts with every longer quotation in the content of one of them, where the text says whose it is."""
    out = list(drafts)
    starts = [start for start, _ in stretches]
    for quotation in quotations.spans:
        if any(covers(draft.content, quotation) for draft in out) or _words(parse, quotation) < _SHORT:
            continue
        paragraph = stretches[bisect_right(starts, quotation[0]) - 1]
        verb = _verb_beside(parse, quotation, quotations)
        if verb is not None:
            _add(parse, out, verb, quotation)
            continue
        earlier = _continued(parse, out, quotation, paragraph, quotations)
        if earlier is not None:
            out[earlier] = replace(out[earlier], content=merged([*out[earlier].content, quotation]))
    return out


def _add(parse: Parse, drafts: list[Draft], verb: Token, quotation: Span) -> None:
    """Give the quotation to the draft of that verb, or make one."""
    cue = parse.span(verb.i, verb.i)
    for index, draft in enumerate(drafts):
        if any(start <= cue[0] < end for start, end in draft.cue):
            spans = [span for span in draft.content if not _within_one_word(parse, span)]
            drafts[index] = replace(draft, content=merged([*spans, quotation]))
            return
    head = sayer_of(verb)
    source = source_span(parse, head, verb.i) if head is not None else None
    drafts.append(Draft("quotation", (cue,), source, head, (quotation,), 0.9))


def _within_one_word(parse: Parse, span: Span) -> bool:
    return len(parse.tokens_in(span)) <= 1


def _words(parse: Parse, span: Span) -> int:
    return sum(not token.is_punct for token in parse.tokens_in(span))


def _verb_beside(parse: Parse, quotation: Span, quotations: Quotations) -> Token | None:
    """The word of saying nearest to the quotation, outside quotations, in its sentences or before a colon."""
    tokens = parse.tokens_in(quotation)
    if not tokens:
        return None
    first, last = tokens[0].sent, tokens[-1].sent
    begin = first.start
    before = parse.doc[begin - 1] if begin else None
    if before is not None and before.lower_ in (":", ",") and tokens[0].i - begin <= 1:
        begin = before.sent.start
    candidates = [
        token
        for token in parse.doc[begin : last.end]
        if token.pos_ in ("VERB", "AUX")
        and token.lemma_.lower() in speech_verbs()
        and quotations.around(parse.starts[token.i]) is None
        and source_of(token) is not None
    ]
    if not candidates:
        return None
    return min(candidates, key=lambda token: _distance(parse, token, quotation))


def _distance(parse: Parse, token: Token, quotation: Span) -> int:
    start: int = parse.starts[token.i]
    return quotation[0] - start if start < quotation[0] else start - quotation[1]


def _continued(parse: Parse, drafts: list[Draft], quotation: Span, paragraph: Span, quotations: Quotations) -> int | None:
    """The draft whose speaker goes on here: the last one that ended before, in this paragraph or at the end of the one before.

    Within a paragraph the speaker of a saying at the sentence's end goes on in the quotation that follows: "The road is open,
    she said. “We will keep it so.”" At a paragraph's start only a quotation goes on.
    """
    ended = [(_end(draft), index) for index, draft in enumerate(drafts) if _end(draft) <= quotation[0]]
    if not ended:
        return None
    end, index = max(ended)
    between = parse.text[end : quotation[0]]
    quoted = any(quotations.overlapping(span) for span in drafts[index].content)
    if end >= paragraph[0]:
        speech = quoted or drafts[index].construction == "before"
        return index if speech and len(between) < _NEAR else None
    at_start = not parse.text[paragraph[0] : quotation[0]].strip()
    whole_paragraph = between.strip(" .,\n") == ""
    return index if quoted and at_start and whole_paragraph else None


def _end(draft: Draft) -> int:
    return max(end for _, end in (*draft.content, *draft.cue))
