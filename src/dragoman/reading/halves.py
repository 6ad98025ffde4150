"""Contents → contents within their half of a sentence: where another source speaks behind a semicolon, the first has ended."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace

from spacy.tokens import Token

from dragoman.reading.contents import overlap, trimmed
from dragoman.reading.cues import speech_verbs
from dragoman.reading.descriptions import actor_nouns
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.reading.sources import head_of
from dragoman.types import Span, Spans

_OPENS = re.compile(
    r"(?:;\s+(?:(?:but|yet|and|while|whereas|though|although)\s+)?|,\s+(?:but|while|whereas|although|though)\s+)"
    r"(?:\w+ly,?\s+|however,\s+)?\Z"
)
_JOINED = re.compile(r"\b(?:and|but)(?: (?:had|has|have|was|were|would|will))?,\s+\Z")
_INFORMING = frozenset({"inform", "notify", "brief", "remind"})
_NOTHING = frozenset({"nothing", "little", "no", "neither"})
_KEEPING_SILENT = frozenset({"decline", "refuse"})
_LONGEST = 40  # characters from a semicolon to the source behind it
_MARKS = str.maketrans("“”«»„", '"""""')


def apart(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, none of which tells over a semicolon behind which another source opens.

    "According to the palace, Dahl warned Berg; her office's version speaks of grain only." is told by two.
    """
    drafts = [_of_conjunct(parse, draft) for draft in _with_speakers_above(parse, drafts)]
    starts = [draft.start for draft in drafts]
    inside = [
        drafts[bisect_right(starts, max(draft.start, draft.content[-1][0])) : bisect_left(starts, draft.content[-1][1])]
        for draft in drafts
    ]
    drafts = [_before_conjunct(parse, draft, others) if others else draft for draft, others in zip(drafts, inside, strict=True)]
    opened = [_semicolon_before(parse.text, draft) for draft in drafts]
    breaks = sorted({place for place in opened if place is not None})
    if not breaks:
        return list(drafts)
    return [_within_half(parse.text, draft, own, breaks) for draft, own in zip(drafts, opened, strict=True)]


def _before_conjunct(parse: Parse, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "Her letter asks Berg to come and warns that …": what is joined to the saying is said beside it, and not in it."""
    (start, end), cue = draft.content[-1], {token.i for span in draft.cue for token in parse.tokens_in(span)}
    for other in drafts:
        if other is draft or not start < other.start < end or draft.start > other.start:
            continue
        index = parse.token_at(other.start)
        verb = parse.doc[index] if index is not None else None
        if verb is None or verb.dep_ != "conj" or verb.pos_ != "VERB" or _has_subject(verb):
            continue
        if verb.head.i not in cue and not _is_joined_above(verb, cue):
            continue
        joint = next((token for token in reversed(parse.doc[verb.head.i : verb.i]) if token.dep_ == "cc"), None)
        kept = trimmed(parse.text, (start, parse.starts[joint.i])) if joint is not None else None
        if kept is not None and not _in_quotation(parse.text, start, other.start):
            return replace(draft, content=(*draft.content[:-1], kept))
    return draft


def _is_joined_above(verb: Token, cue: Set[int]) -> bool:
    """Whether the parser joins a saying to what is told, where only the cue can be what it is joined to.

    "Dahl told Berg that she would not sign and demanded a list": nothing past is joined to "would sign". "confirmed that a
    meeting had taken place but would not say when": meetings say nothing.
    """
    told = verb.head
    if told.i in cue or told.head.i not in cue or told.dep_ not in ("ccomp", "xcomp"):
        return False
    helpers = [child for child in verb.children if child.dep_ == "aux"]
    ahead = any(child.tag_ in ("MD", "TO") for child in told.children)
    if verb.tag_ in ("VBD", "VBZ") and not helpers and ahead and told.tag_ == "VB":
        return True
    subject = next((child for child in told.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    thing = subject is not None and subject.pos_ == "NOUN" and actor_nouns().get(subject.lemma_.lower()) is None
    # "acknowledged that it had received a note but would say nothing of it": whoever acknowledges says nothing more
    own = subject is not None and subject.tag_ == "PRP" and any(child.lower_ == "would" for child in helpers)
    unsaid = any(child.dep_ == "neg" or (child.dep_ == "dobj" and child.lower_ in _NOTHING) for child in verb.children)
    silent = (verb.lemma_.lower() in speech_verbs() and unsaid) or verb.lemma_.lower() in _KEEPING_SILENT
    joint = any(token.lower_ == "but" and token.dep_ == "cc" for token in told.children)
    return (thing or own) and silent and joint


def _with_speakers_above(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each saying that is joined to another's cue with that one's source: "[Dahl] told Berg … and demanded"."""
    by_word = {token.i: draft for draft in drafts for span in draft.cue for token in parse.tokens_in(span)}
    found = []
    for draft in drafts:
        verbs = (token for span in draft.cue for token in parse.tokens_in(span) if token.dep_ == "conj" and token.pos_ == "VERB")
        verb = next((token for token in verbs if not _has_subject(token)), None)
        outer = by_word.get(verb.head.head.i) if verb is not None else None
        if verb is not None and outer is not None and outer is not draft and outer.source is not None:
            cue = {token.i for span in outer.cue for token in parse.tokens_in(span)}
            if _is_joined_above(verb, cue):
                draft = replace(draft, source=outer.source, source_head=outer.source_head)
        found.append(draft)
    return found


def _of_conjunct(parse: Parse, draft: Draft) -> Draft:
    """ "Dahl met Berg and had, according to a diplomat, raised nothing": the diplomat tells what is joined, and no more."""
    according = parse.text[draft.start : draft.start + 9].casefold() == "according"
    inserted = according and len(draft.content) == 2 and _between(draft)
    if not inserted or not _JOINED.search(parse.text, draft.content[0][0], draft.cue[0][0]):
        return draft
    return replace(draft, content=draft.content[1:])


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts)


def _in_quotation(text: str, start: int, place: int) -> bool:
    return text[start:place].translate(_MARKS).count('"') % 2 == 1


def _semicolon_before(text: str, draft: Draft) -> int | None:
    """Where the semicolon stands right behind which the draft's source opens a half of its own."""
    if draft.source is None:
        return None
    first = min(draft.start, draft.source[0])
    found = _OPENS.search(text, max(0, first - _LONGEST), first)
    return found.start() if found and ";" not in text[first : max(draft.start, draft.source[0])] else None


def _within_half(text: str, draft: Draft, own: int | None, breaks: Sequence[int]) -> Draft:
    content = draft.content if own is None else _cut(text, draft.content, own, (own + 1, len(text)))
    for place in breaks:
        # "said the port was open, but Dahl denied it": at a comma only what is told "according to" somebody has surely ended.
        ends = text[place] == ";" or text[draft.start : draft.start + 9].casefold() == "according"
        if ends and draft.start < place and (draft.source is None or draft.source[1] <= place):
            content = _cut(text, content, place, (0, place))
    return replace(draft, content=content) if content else draft


def _cut(text: str, content: Spans, place: int, half: Span) -> Spans:
    """The content with what of a span over `place` lies in the half; a quotation is not cut."""
    out: list[Span] = []
    for start, end in content:
        if start <= place < end and not _in_quotation(text, start, place):
            kept = trimmed(text, (max(start, half[0]), min(end, half[1])))
            out += [kept] if kept else []
        elif end <= place < half[0] and "\n" not in text[end:place] and _same_sentence(text, end, place):
            continue
        else:
            out.append((start, end))
    return tuple(out)


def _same_sentence(text: str, end: int, place: int) -> bool:
    return not re.search(r"[.!?][\"”’]?\s", text[max(0, end - 2) : place])


def with_own_subjects(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each saying behind an inserted one with the subject before that: "[The letter], she said, warned …"."""
    inserted = [draft for draft in drafts if draft.source and len(draft.content) == 2 and _between(draft)]
    if not inserted:
        return list(drafts)
    found = []
    for draft in drafts:
        around = [other for other in inserted if other.content[0][0] <= draft.start < other.content[1][1]]
        if not around:
            found.append(draft)
            continue
        draft = next((told for other in around if (told := _told_behind(parse, draft, other)) is not None), draft)
        subject = next((own for other in around if other is not draft and (own := _subject_before(parse, draft, other))), None)
        found.append(replace(draft, source=subject, source_head=head_of(parse, subject, draft.cue[0])) if subject else draft)
    return found


def _between(draft: Draft) -> bool:
    return draft.content[0][1] <= draft.cue[0][0] and draft.cue[-1][1] <= draft.content[1][0]


def _told_behind(parse: Parse, draft: Draft, inserted: Draft) -> Draft | None:
    """ "He informed the hosts, it stated, [that Norland would come]": what he told them stands behind the one who tells of it."""
    first, second = inserted.content
    inside = draft is not inserted and first[0] <= draft.start < first[1] and all(end <= first[1] for _, end in draft.content)
    verb = next((token for token in parse.tokens_in(draft.cue[0]) if token.lemma_.lower() in speech_verbs() | _INFORMING), None)
    ends = bool(draft.content) and draft.content[-1][1] == first[1]
    if not inside or verb is None or not ends or parse.text[second[0] : second[0] + 5] != "that ":
        return None
    return replace(draft, content=(second,))


def _subject_before(parse: Parse, draft: Draft, inserted: Draft) -> Span | None:
    first, second = inserted.content
    shared = draft.source is None or (inserted.source is not None and overlap(draft.source, inserted.source))
    between = parse.tokens_in((second[0], draft.start)) if second[0] <= draft.start < second[1] else None
    if not shared or between is None or any(token.pos_ not in ("AUX", "ADV", "PART") for token in between):
        return None
    tokens = parse.tokens_in(first)
    plain = tokens and tokens[0].pos_ != "ADP" and not any(token.pos_ in ("VERB", "AUX", "SCONJ") for token in tokens)
    return first if plain else None
