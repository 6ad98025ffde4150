"""Sayings → the record that they are read from: who speaks "in the transcript" speaks there in the sentences after it too.

A record of what people said to each other (a transcript, minutes, a recording) is retold over sentences and paragraphs, and only
its first sentence names it: "The transcript has Dahl asking for time. Berg answers that there is none. “We are lost,” she says."
The chain of each of them runs through the record, and through the outlet that came by it.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from dragoman.reading.cast import Cast
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.reading.speakers import Speaker

_WORDS = re.compile(
    r"\b(?:transcripts?|minutes?|recordings?|tapes?|protocols?|logs?|footage|records?|notes|verbatim)\b", re.IGNORECASE
)
RECORDS = frozenset("transcript minutes minute recording tape protocol log footage record notes verbatim".split())
_OFFICES = frozenset("office ministry spokesman spokeswoman spokesperson embassy palace presidency government party".split())
_PRESENT = frozenset({"VBZ", "VBP"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_ORDER = frozenset("then later again next finally elsewhere further earlier afterwards meanwhile".split())


@dataclass
class _Open:
    """The record that is being retold: its chain, its noun, its paragraph, and who has spoken in it."""

    chain: tuple[str, ...]
    noun: str
    paragraph: int
    present: bool
    heard: set[str] = field(default_factory=set)
    broken: bool = False


def records_over(
    parse: Parse,
    cast: Cast,
    tree: tuple[Sequence[Draft], Sequence[Speaker], Sequence[int | None]],
    carriers: Mapping[str, str],
) -> list[tuple[str, ...]]:
    """For each draft the chain of the record that it is told from, outermost first; empty where none is."""
    drafts, speakers, above = tree
    found: list[tuple[str, ...]] = [()] * len(drafts)
    if not _WORDS.search(parse.text):
        return found
    lines = [match.start() for match in re.finditer("\n", parse.text)]
    by_sentence: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        token = parse.token_at(draft.start)
        if token is not None:
            by_sentence.setdefault(parse.doc[token].sent.start, []).append(index)
    current: _Open | None = None
    for sentence in parse.sentences:
        inside = by_sentence.get(sentence.start, [])
        named = _WORDS.search(parse.text, parse.starts[sentence.start], parse.ends[sentence.end - 1])
        if current is None and named is None:
            continue
        paragraph = bisect_left(lines, parse.starts[sentence.start])
        opened = _opened(parse, cast, sentence, carriers, paragraph) if named else None
        if opened is not None:
            current = opened
        if current is None:
            continue
        if paragraph == current.paragraph and not current.broken and _tense(sentence.root) in _PRESENT:
            current.heard |= {
                actor for child in sentence.root.lefts if child.dep_ == "nsubj" for actor in cast.referents(child.i)
            }
        for index in inside:
            speaker = speakers[index]
            if above[index] is not None or speaker.kind == "document":
                current.heard |= set(speaker.actors)
            elif _is_read_from(parse, cast, current, (drafts[index], speaker), sentence, paragraph, opened is not None):
                found[index] = current.chain
                current.heard |= set(speaker.actors)
                current.paragraph, current.broken = paragraph, False
            elif opened is None:
                current.broken = True
    return found


def _record_in(sentence: Span) -> Token | None:
    return next((t for t in sentence if t.pos_ == "NOUN" and (t.lower_ in RECORDS or t.lemma_.lower() in RECORDS)), None)


def _opened(parse: Parse, cast: Cast, sentence: Span, carriers: Mapping[str, str], paragraph: int) -> _Open | None:
    """The record that the sentence begins to retell: as the subject of a telling or of what it is, or in "In it, …"."""
    noun = _record_in(sentence)
    if noun is None:
        return None
    verb = noun.head
    subject = noun.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX") and verb.i == sentence.root.i
    inside = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "on", "to") and noun.head.i <= sentence.start + 1
    if not subject and not inside:
        return None
    known = cast.referents(noun.i)
    actor = known[0] if len(known) == 1 else None
    name = cast.label(actor) if actor is not None else parse.text[slice(*parse.span(noun.left_edge.i, noun.i))]
    carrier = carriers.get(actor or "")
    chain = (carrier, name) if carrier else (name,)
    return _Open(chain, noun.lower_, paragraph, _tense(sentence.root) in _PRESENT)


def _tense(verb: Token) -> str:
    finite = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass") and child.tag_ in _FINITE), verb)
    return str(finite.tag_)


def _is_read_from(
    parse: Parse, cast: Cast, record: _Open, said: tuple[Draft, Speaker], sentence: Span, paragraph: int, opens: bool
) -> bool:
    """Whether somebody speaks in the record and not about it, nor on another day."""
    draft, speaker = said
    first = parse.token_at(draft.start)
    if first is None or speaker.kind not in ("named", "anonymous", "unknown"):
        return False
    cue = next((token for token in parse.tokens_in(draft.cue[0]) if token.pos_ in ("VERB", "AUX")), parse.doc[first])
    tense = _tense(cue)
    head = parse.doc[draft.source_head] if draft.source_head is not None else None
    if opens:
        return tense in _PRESENT or parse.doc[sentence.start].lower_ in ("in", "on")
    office = head is not None and head.lemma_.lower() in _OFFICES
    about = any(token.lower_ == record.noun for token in sentence)
    dated = any(token.ent_type_ == "DATE" and token.head.i in (cue.i, *(a.i for a in cue.children)) for token in sentence)
    if office or about or (dated and tense not in _PRESENT) or draft.construction == "according":
        return False
    people = any(cast.named(actor).kind in ("person", "group") for actor in speaker.actors) or not speaker.actors
    if not people:
        return False
    if tense in _PRESENT and paragraph == record.paragraph and not record.broken:
        return True
    if tense in _PRESENT:
        return bool(set(speaker.actors) & record.heard) or any(token.lower_ in _ORDER for token in sentence)
    return tense == "VBD" and not record.present and paragraph == record.paragraph and not record.broken
