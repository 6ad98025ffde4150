"""The network's attributions → drafts: its spans mended by grammar, with what it left out and without what it took along."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.reading.asked import of_asker
from dragoman.reading.broken_off import to_end_of_clause
from dragoman.reading.contents import covers, holds, overlap, trimmed
from dragoman.reading.cues import speech_verbs
from dragoman.reading.descriptions import actor_nouns
from dragoman.reading.drafts import Draft
from dragoman.reading.learned import LearnedDraft, Support, learned_drafts
from dragoman.reading.parse import Parse, paragraphs
from dragoman.reading.plain_deeds import is_plain_deed
from dragoman.reading.sources import before_clause, head_of
from dragoman.reading.timex_patterns import DAYS_OF_THE_WEEK
from dragoman.types import Span, Spans

LEARNED = "learned"
INNER = "learned:inner"
_DASH = re.compile(r"[―—–-]+")
_AS_FOLLOWS = re.compile(r"(?: as follows| thus| in these words)?[ :\n]*")
_LITTLE = frozenset({"PRON", "PART", "ADV", "AUX", "DET", "ADP", "PUNCT", "CCONJ", "SCONJ"})
_JOINING = frozenset({"and", "but", "and then", "before", "after", "while", "but not before", "then", "when"})
_SUBJECTS = frozenset({"PRON", "PROPN", "DET", "NOUN", "NUM"})
_RAISING = frozenset({"appear", "seem", "happen", "prove"})
_GOVERNING = frozenset("in by to on via through during with".split())
_ASKED = frozenset({"ask", "urge", "want", "expect", "wish", "like", "order", "press", "need", "allow", "intend"})


def learned_of(parse: Parse, ruled: Sequence[Draft], is_medium: Callable[[int], bool]) -> list[Draft]:
    """The network's attributions of a document, each with the head of its source by the parse; `ruled` supports them."""
    stretches = paragraphs(parse.text, parse.document.sections)
    found = learned_drafts(parse, stretches, supports(ruled))
    drafts = [_signed(parse.text, _draft(parse, one)) for one in found if not one.inner]
    drafts = [with_whom_a_medium_leaves_unnamed(parse, draft) for draft in drafts]
    drafts = [draft for draft in drafts if not _is_empty(parse, draft) and not is_plain_deed(parse, draft)]
    filled = [_filled(parse, draft, (ruled, drafts), is_medium) for draft in drafts]
    inner = [replace(_draft(parse, one), construction=INNER) for one in found if one.inner]
    return [asked for draft in (*filled, *inner) if (asked := of_asker(parse, draft)) is not None]


def with_whom_a_medium_leaves_unnamed(parse: Parse, draft: Draft) -> Draft:
    """ "[Two diplomats whom the Courier does not name] say that …": they say it, and the Courier only leaves them unnamed."""
    tokens = [token for span in draft.cue for token in parse.tokens_in(span)]
    naming = next((token for token in tokens if token.lemma_.lower() in ("name", "identify") and token.tag_ != "VBG"), None)
    verb = tokens[-1] if tokens else None
    if naming is None or verb is None or verb.i <= naming.i or verb.lemma_.lower() not in speech_verbs():
        return draft
    whom = next((t for t in reversed(parse.doc[naming.sent.start : naming.i]) if t.lower_ in ("whom", "who", "that")), None)
    if whom is None or whom.i - 1 < naming.sent.start:
        return draft
    head = whom.nbor(-1)
    start = parse.span(head.left_edge.i, head.i)[0]
    source = (start, parse.ends[verb.i - 1])
    return replace(draft, cue=(parse.span(verb.i, verb.i),), source=source, source_head=int(head.i))


def _signed(text: str, draft: Draft) -> Draft:
    """ "“The port is open.” — Lena Dahl ¶ “It is shut.”": a dash signs what stands before it, and not the next quotation."""
    if not _DASH.fullmatch(text, *draft.cue[0]):
        return draft
    before = tuple(span for span in draft.content if span[1] <= draft.start)
    return replace(draft, content=before) if before else draft


def _filled(
    parse: Parse, draft: Draft, drafts: tuple[Sequence[Draft], Sequence[Draft]], is_medium: Callable[[int], bool]
) -> Draft:
    """The draft with what the network left out, by the ruled and the other learned `drafts`: the source that grammar gives its
    cue, and what a report or a quotation goes on to tell.
    """
    ruled, learned = drafts
    same = next((other for other in ruled if any(overlap(other.cue[0], cue) for cue in draft.cue)), None)
    source, head = draft.source, draft.source_head
    if source is None and (parted := _subject_in_content(parse, draft)) is not None:
        source, head, draft = parted.source, parted.source_head, parted
    if same is not None and _is_quoted_in(draft, same, learned):
        # "The Courier quoted a guard as having said …": the guard said so, though the Courier tells both.
        source, head = same.source, same.source_head
    if source is None and (joined := _joined_to(parse, draft, learned)) is not None:
        source, head = joined.source, joined.source_head
    if source is None and same is not None and same.source is not None and not _touches(draft.content, same.source):
        source = before_clause(parse, same.source, draft.cue[0])
        head = same.source_head if source == same.source else head_of(parse, source, draft.cue[0])
    if (
        same is not None
        and same.construction in ("inserted", "clause", "before")
        and _opens_before(parse, draft.content, same.content)
    ):
        draft = replace(draft, content=same.content)
    draft = replace(draft, content=to_end_of_clause(parse, draft))
    tells = head is not None and (parse.doc[head].lower_ == "it" or is_medium(head))
    content = _with_next(parse, draft, learned) if tells else draft.content
    # "The memo quotes Dahl as having told the cabinet: ¶ “…”": what follows the colon is still in what the memo quotes.
    last = content[-1][1]
    for other in ruled:
        start, end = other.content[-1]
        own = any(overlap(other.cue[0], cue) for cue in draft.cue)  # "The envoy recalled his words as follows: ¶ “…”"
        if (
            (covers(content, other.cue[0]) or own)
            and (len(other.content) == 1 or (own and ":" in parse.text[last:start]))
            and start >= last
            and _AS_FOLLOWS.fullmatch(parse.text, last, start)
        ):
            content = (*content, (start, end))
            break
    return replace(draft, source=source, source_head=head, content=content)


def _opens_before(parse: Parse, content: Spans, inserted: Spans) -> bool:
    """Whether the network has only the second half of what a saying between commas parts: "He told us, she said, [that …]"."""
    if len(inserted) != 2 or len(content) != 1 or not holds((inserted[1],), content):
        return False
    first = parse.tokens_in(inserted[0])
    clause = bool(first) and first[0].pos_ in _SUBJECTS and any(token.tag_ in ("VBD", "VBZ", "VBP") for token in first)
    # "Berg, she complained, had assured her …": a bare subject; "As it rained, she said, …" is no half of what she said
    bare = bool(first) and first[0].pos_ in _SUBJECTS and not any(token.pos_ in ("VERB", "AUX", "SCONJ") for token in first)
    that = parse.text.startswith("that ", inserted[1][0])
    opens = next(iter(parse.tokens_in(inserted[1])), None)
    return (clause and that) or (bare and opens is not None and opens.pos_ in ("AUX", "VERB"))


def _subject_in_content(parse: Parse, draft: Draft) -> Draft | None:
    """ "[Three of them] described to the Post how …": the subject before the cue, which the network took for what is told."""
    if len(draft.content) < 2 or draft.content[0][1] > draft.start or parse.text[draft.content[0][1] : draft.start].strip():
        return None
    tokens = parse.tokens_in(draft.content[0])
    verb = next((t for span in draft.cue for t in parse.tokens_in(span) if t.pos_ == "VERB"), None)
    if verb is None or not tokens or verb.lemma_.lower() in _RAISING:
        return None
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj" and child.i <= tokens[-1].i), None)
    if subject is None or subject.left_edge.i != tokens[0].i or any(token.dep_ == "auxpass" for token in verb.lefts):
        return None
    return replace(draft, source=draft.content[0], source_head=int(subject.i), content=draft.content[1:])


def _is_quoted_in(draft: Draft, ruled: Draft, learned: Sequence[Draft]) -> bool:
    """Whether the network gives a saying that stands in another's content to that other one, and grammar to somebody in it."""
    return ruled.source is not None and any(
        other is not draft
        and other.source == draft.source
        and covers(other.content, draft.cue[0])
        and covers(other.content, ruled.source)
        for other in learned
    )


def _is_empty(parse: Parse, draft: Draft) -> bool:
    """ "He is said to …": without a source, a content of mere pronouns and particles says nothing."""
    words = [token for span in draft.content for token in parse.tokens_in(span)]
    return draft.source is None and all(token.pos_ in _LITTLE for token in words)


def _with_next(parse: Parse, draft: Draft, learned: Sequence[Draft]) -> Spans:
    """A medium's content with the relative clause behind it whose verb is a cue itself, to the end of what that one tells.

    "It added that the premier had replied through his deputy[, who told the envoy that the port would open]".
    """
    start, end = draft.content[-1]
    last = next(iter(reversed(parse.tokens_in((start, end)))), None)
    if last is None or end <= draft.start or last.i + 2 >= len(parse.doc) or parse.doc[last.i + 1].text != ",":
        return draft.content
    begins = parse.doc[last.i + 2]
    clause = begins.head
    relative = begins.tag_ in ("WP", "WDT") and clause.dep_ == "relcl" and clause.left_edge.i == begins.i
    cue = parse.span(clause.i, clause.i)
    told = [other for other in learned if any(overlap(cue, span) for span in other.cue)]
    if not relative or not told or clause.head.i > last.i:
        return draft.content
    return (*draft.content[:-1], (start, max(told[0].content[-1][1], cue[1])))


def _joined_to(parse: Parse, draft: Draft, learned: Sequence[Draft]) -> Draft | None:
    """ "A memo speaks of a port and recommends that …", "“No,” said an aide, before adding that …": the saying before it."""
    before = [other for other in learned if other.source is not None and other.start < draft.start]
    near = [other for other in before if parse.text[_end(other) : draft.start].strip(' ,"”').casefold() in _JOINING]
    return near[-1] if near else None


def _end(draft: Draft) -> int:
    return max(draft.content[-1][1], draft.cue[-1][1], draft.source[1] if draft.source else 0)


def _touches(content: Spans, source: Span) -> bool:
    return any(overlap(span, source) for span in content)


def supports(ruled: Sequence[Draft]) -> list[Support]:
    """What the rules say, as evidence for or against a decision of the network."""
    return [Support(draft.cue, (draft.source,) if draft.source else (), draft.content, draft.share) for draft in ruled]


def _draft(parse: Parse, found: LearnedDraft) -> Draft:
    source = found.source[0] if found.source else None
    if source is not None:
        source = before_clause(parse, _without_apposed(parse, _hand_of(parse, source, found.cue[0])), found.cue[0])
        source = _without_time(parse, source)
    content = _with_doer(parse, found.cue[-1], found.content)
    if source is not None and (parted := _without_subject(parse, source, content)) is not None:
        source, content = parted
    head = head_of(parse, source, found.cue[0]) if source else None
    return Draft(LEARNED, found.cue, source, head, content, found.confidence)


def _without_time(parse: Parse, source: Span) -> Span:
    """ "The palace [on Thursday] denied": when it was said is no part of who said it."""
    tokens = parse.tokens_in(source)
    while len(tokens) > 1 and tokens[-1].text in DAYS_OF_THE_WEEK:
        tokens = tokens[:-2] if len(tokens) > 2 and tokens[-2].lower_ == "on" else tokens[:-1]
    return parse.span(tokens[0].i, tokens[-1].i) if tokens else source


def _with_doer(parse: Parse, cue: Span, content: Spans) -> Spans:
    """ "urged [Norland to withdraw]": who is to do it is part of what is asked; "told the guards to wait" tells it to them."""
    start, end = content[0]
    first = next(iter(parse.tokens_in((start, end))), None)
    verb = next((token for token in parse.tokens_in(cue) if token.lemma_.lower() in _ASKED), None)
    if first is None or first.tag_ != "TO" or verb is None or cue[1] >= start:
        return content
    doer = parse.tokens_in((cue[1], start))
    one = doer and all(token.pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART") for token in doer)
    return ((parse.starts[doer[0].i], end), *content[1:]) if one else content


def _without_subject(parse: Parse, source: Span, content: Spans) -> tuple[Span, Spans] | None:
    """A source without the subject of what it tells, where the parser took that for a name apposed to the source.

    "According to an aide, interviewed by the Post, [the envoy, Lena Dahl,] left": nobody else would be the one who left.
    """
    told = parse.tokens_in(content[0])
    tokens = parse.tokens_in(source)
    if not told or not tokens or told[0].pos_ not in ("VERB", "AUX") or parse.text[source[1] : content[0][0]].strip(" ,"):
        return None
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in told[0].children):
        return None
    last = next((token for token in reversed(tokens) if not token.is_punct), tokens[-1])
    for token in tokens:
        first = token.left_edge.i
        apposed = token.dep_ == "appos" and first > tokens[0].i + 1 and parse.doc[first - 1].text == ","
        if apposed and token.right_edge.i >= last.i and (token.pos_ == "PROPN" or token.left_edge.dep_ in ("det", "poss")):
            span = trimmed(parse.text, (source[0], parse.starts[first]))
            return (span, ((parse.starts[first], content[0][1]), *content[1:])) if span else None
    return None


def _hand_of(parse: Parse, source: Span, cue: Span) -> Span:
    """The source without what it wrote in: "In a letter seen by [the Courier, the Front's envoy, Lena Dahl,] told": hers.

    A noun phrase that a preposition before the source governs does nothing itself, nor does a clause about it.
    """
    tokens = parse.tokens_in(source)
    before = parse.doc[tokens[0].i - 1] if tokens and tokens[0].i else None
    if before is None or cue[0] < source[1] or before.lower_ not in _GOVERNING or before.head.lower_ == "according":
        return source
    commas = [token.i for token in tokens if token.text == ","]
    for comma in commas:
        first = parse.doc[comma + 1]
        if comma < tokens[-1].i and first.tag_ in ("DT", "NNP", "PRP$", "NN", "NNS", "PRP") and first.ent_type_ != "DATE":
            return parse.starts[comma + 1], source[1]
    return source


def _without_apposed(parse: Parse, source: Span) -> Span:
    """ "by its channel, [Harbour TV,] Dahl mocked": a name apposed to the medium before the source is not of the source."""
    tokens = parse.tokens_in(source)
    if not tokens or tokens[0].i < 2 or parse.doc[tokens[0].i - 1].text != ",":
        return source
    comma = next((token for token in tokens if token.text == ","), None)
    before = parse.doc[tokens[0].i - 2]
    if comma is None or comma.i >= tokens[-1].i or actor_nouns().get(before.lemma_.lower()) != "outlet" or before.pos_ != "NOUN":
        return source
    return parse.starts[comma.i + 1], source[1]
