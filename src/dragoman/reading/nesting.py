"""Drafts → tree: which attribution stands in the content of which, and the chain of sources from the outermost in."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.reading.contents import covers, merged, size
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.reading.speakers import Speaker
from dragoman.types import Span, Spans

_SLACK = 60  # characters by which a sentence in between may be longer than what its report tells besides
_HEARSAY = re.compile(r"\b(?:is|are|was|were) (?:also |further )?(?:said|reported|understood|alleged) to (?=have\b|be\b)")


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the smallest draft whose content holds its cue and its content.

    Sizes decide, so the result is a forest: a parent's content is longer than its child's.
    """
    found: list[int | None] = []
    sizes = [size(draft.content) for draft in drafts]
    for index, draft in enumerate(drafts):
        above = [
            (sizes[place], place)
            for place, other in enumerate(drafts)
            if place != index
            and sizes[place] > sizes[index]
            and covers(other.content, draft.cue[0])
            and all(covers(other.content, span) for span in draft.content)
        ]
        found.append(min(above)[1] if above else None)
    return found


def clip(drafts: Sequence[Draft]) -> list[Draft]:
    """Contents cut to the content that their cue stands in: nothing is said outside what the outer source says."""
    out: list[Draft] = []
    for draft in drafts:
        spans = draft.content
        holders = [
            d.content for d in drafts if d is not draft and covers(d.content, draft.cue[0]) and size(d.content) >= size(spans)
        ]
        if holders:
            holder = min(holders, key=size)
            spans = merged(cut for span in spans for outer in holder if (cut := _intersection(span, outer)))
        out.append(replace(draft, content=spans or draft.content))
    return out


def _intersection(a: Span, b: Span) -> Span | None:
    start, end = max(a[0], b[0]), min(a[1], b[1])
    return (start, end) if start < end else None


def continue_reports(parse: Parse, drafts: Sequence[Draft], speakers: Sequence[Speaker]) -> list[Draft]:
    """Let a report go on over a sentence of its paragraph that stands between two sentences of it.

    "The site said that A met B. A promised B support. The site added that B agreed.": the middle sentence is the site's, so its
    content gains that sentence, and what stands in it nests.
    """
    out = list(drafts)
    sentences = [parse.span(sentence.start, sentence.end - 1) for sentence in parse.sentences]
    starts = [start for start, _ in sentences]
    place = [bisect_right(starts, draft.start) - 1 for draft in drafts]
    top = [i for i, above in enumerate(parents(drafts)) if above is None]
    media = [i for i in top if speakers[i].kind in ("outlet", "document") and speakers[i].name]
    named = [[i for i in media if speakers[i].name == name] for name in dict.fromkeys(speakers[i].name for i in media)]
    outlets = [i for i in media if speakers[i].kind == "outlet" or speakers[i].made]
    for first, last in (pair for alike in named for pair in pairwise(alike)):
        between = sentences[place[first] + 1 : place[last]]
        if any(first < i < last and speakers[i].name != speakers[first].name for i in outlets):
            continue
        if not between or _paragraph_ends(parse.text, sentences, place[first], place[last]):
            continue
        quotable = [s for s in between if any(place[i] >= 0 and sentences[place[i]] == s for i in top)]
        told = [_bare(parse.text, sentence) for sentence in between]
        # the longer of the two neighbours: a few words are not stretched over a long sentence
        holder = max((first, last), key=lambda index: (size(out[index].content), -index))
        if len(quotable) == len(between) <= 2 and size(tuple(told)) <= size(out[holder].content) + _SLACK:
            out[holder] = replace(out[holder], content=merged([*out[holder].content, *told]))
    return _with_hearsay(parse, _with_record(parse, out, speakers, sentences, place), speakers, sentences, place)


def _with_record(
    parse: Parse, drafts: list[Draft], speakers: Sequence[Speaker], sentences: Sequence[Span], place: Sequence[int]
) -> list[Draft]:
    """Let a record go on while people speak in it: "In the transcript, Dahl asks for time. Berg answers that …"."""
    out = list(drafts)
    top = [i for i, above in enumerate(parents(out)) if above is None]
    for index in top:
        if out[index].construction != "provided" or parse.text[slice(*out[index].cue[0])] != "In":
            continue
        last = place[index]
        for other in top:
            cue = parse.token_at(drafts[other].start)
            speaks = cue is not None and parse.doc[cue].tag_ in ("VBZ", "VBP") and speakers[other].kind in ("named", "anonymous")
            if (
                not speaks
                or place[other] not in (last, last + 1)
                or _paragraph_ends(parse.text, sentences, place[index], place[other])
            ):
                continue
            if place[other] > last:
                start, end = _bare(parse.text, sentences[place[other]])
                told = start, max(end, *(end for _, end in drafts[other].content))
                out[index] = replace(out[index], content=merged([*out[index].content, told]))
                last = place[other]
    return out


def _with_hearsay(
    parse: Parse, drafts: list[Draft], speakers: Sequence[Speaker], sentences: Sequence[Span], place: Sequence[int]
) -> list[Draft]:
    """Let a medium's report go on over hearsay that follows it: "The Courier wrote … He is also said to have warned …"."""
    out = list(drafts)
    top = [i for i, above in enumerate(parents(out)) if above is None]
    for index in top:
        sentence = sentences[place[index]]
        before = [
            i for i in top if place[i] == place[index] - 1 and speakers[i].kind in ("outlet", "document") and speakers[i].name
        ]
        hears = _HEARSAY.search(parse.text, sentence[0], sentence[1])
        if (
            len(before) != 1
            or not hears
            or hears.start() > drafts[index].cue[-1][1]
            or _paragraph_ends(parse.text, sentences, place[before[0]], place[index])
        ):
            continue
        start, end = _bare(parse.text, sentence)
        heard = start, max(end, *(end for _, end in drafts[index].content))  # a quotation's last mark may stand behind the stop
        out[before[0]] = replace(out[before[0]], content=merged([*out[before[0]].content, heard]))
    return out


def _bare(text: str, sentence: Span) -> Span:
    start, end = sentence
    while end > start and text[end - 1] in ". ":
        end -= 1
    return start, end


def _paragraph_ends(text: str, sentences: Sequence[Span], first: int, last: int) -> bool:
    return "\n" in text[sentences[first][0] : sentences[last][0]]


def chain_of(
    index: int, above: Sequence[int | None], speakers: Sequence[Speaker], through: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """Names from the outermost source to that of draft `index`, each behind whom it went through.

    A source that repeats its parent is not named twice.
    """
    names: list[str] = []
    place: int | None = index
    while place is not None:
        name = speakers[place].name
        for step in (*([name] if name else []), *reversed(through[place])):
            if not names or names[-1] != step:
                names.append(step)
        place = above[place]
    outermost = tuple(reversed(names))
    # "Dahl told the Courier that Berg had said …, and “I promised nothing”": what went through it is not told it twice
    media = {step for steps in through for step in steps}
    once = [name for i, name in enumerate(outermost) if name not in media or name not in outermost[:i]]
    return tuple(name for name, before in zip(once, [None, *once], strict=False) if name != before)


def root_of(index: int, above: Sequence[int | None]) -> int:
    """The outermost draft over draft `index`."""
    place = index
    while (parent := above[place]) is not None:
        place = parent
    return place


__all__ = ["Spans", "chain_of", "clip", "continue_reports", "parents", "root_of"]
