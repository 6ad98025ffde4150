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
_TAKEN_DOWN = frozenset({"notes", "minutes", "protocol", "log"})  # by somebody who tells in the past what was said
_COUNTING = frozenset({"few", "several", "some", "many", "last", "first", "next"})  # "a few minutes"
_ORDER = frozenset("then later again next finally elsewhere further earlier afterwards meanwhile".split())


@dataclass(frozen=True)
class _Said:
    """A saying, where it stands, and whether its sentence opens the record."""

    draft: Draft
    speaker: Speaker
    sentence: Span
    paragraph: int
    opens: bool


@dataclass
class _Open:
    """The record that is being retold: its chain, its noun, its paragraph, and who has spoken in it."""

    chain: tuple[str, ...]
    noun: str
    paragraph: int
    present: bool
    actor: str | None
    heard: set[str] = field(default_factory=set)
    broken: bool = False


def records_over(
    parse: Parse,
    cast: Cast,
    tree: tuple[Sequence[Draft], Sequence[Speaker], Sequence[int | None]],
    through: tuple[Mapping[str, str], Sequence[str | None]],
) -> list[tuple[str, ...]]:
    """For each draft the chain of the record that it is told from, outermost first; empty where none is.

    `through` has the outlets that have documents, and those that sayings went to.
    """
    (drafts, speakers, above), (carriers, media) = tree, through
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
        noun = _record_in(cast, sentence, current)
        opened = _opened(parse, cast, noun, carriers, paragraph) if noun is not None else None
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
            elif noun is not None and drafts[index].source_head == noun.i:
                continue  # "The footage shows …": the record itself tells that
            elif media[index] is None and _is_read_from(
                parse, cast, current, _Said(drafts[index], speaker, sentence, paragraph, opened is not None)
            ):
                found[index] = current.chain
                current.heard |= set(speaker.actors)
                current.paragraph, current.broken = paragraph, False
            elif opened is None:
                current.broken = True
    return found


def _record_in(cast: Cast, sentence: Span, current: _Open | None) -> Token | None:
    for token in sentence:
        if token.pos_ != "NOUN":
            continue
        if token.lower_ in RECORDS or token.lemma_.lower() in RECORDS:
            if not any(child.dep_ == "nummod" or child.lower_ in _COUNTING for child in token.lefts):
                return token
        elif current is not None and current.actor is not None and current.actor in cast.referents(token.i):
            return token  # "the document" that is the transcript
    return None


def _opened(parse: Parse, cast: Cast, noun: Token, carriers: Mapping[str, str], paragraph: int) -> _Open | None:
    """The record that a sentence begins to retell: as a telling's subject or of what it is, in "In it, …", "according to it"."""
    sentence = noun.sent
    verb = noun.head
    subject = noun.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX") and verb.i == sentence.root.i
    inside = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "on", "to") and noun.head.i <= sentence.start + 1
    according = noun.dep_ == "pobj" and noun.head.head.lower_ == "according"
    if not subject and not inside and not according:
        return None
    known = cast.referents(noun.i)
    actor = known[0] if len(known) == 1 else None
    name = cast.label(actor) if actor is not None else parse.text[slice(*parse.span(noun.left_edge.i, noun.i))]
    carrier = carriers.get(actor or "")
    chain = (carrier, name) if carrier else (name,)
    return _Open(chain, noun.lower_, paragraph, _tense(sentence.root) in _PRESENT, actor)


def _tense(verb: Token) -> str:
    finite = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass") and child.tag_ in _FINITE), verb)
    return str(finite.tag_)


def _is_read_from(parse: Parse, cast: Cast, record: _Open, said: _Said) -> bool:
    """Whether somebody speaks in the record and not about it, nor on another day."""
    draft, sentence = said.draft, said.sentence
    first = parse.token_at(draft.start)
    if first is None or said.speaker.kind not in ("named", "anonymous", "unknown"):
        return False
    cue = next((token for token in parse.tokens_in(draft.cue[0]) if token.pos_ in ("VERB", "AUX")), parse.doc[first])
    tense = _tense(cue)
    if said.opens:
        return tense in _PRESENT or parse.doc[sentence.start].lower_ in ("in", "on")
    head = parse.doc[draft.source_head] if draft.source_head is not None else None
    office = head is not None and head.lemma_.lower() in _OFFICES
    about = _record_in(cast, sentence, record) is not None
    dated = any(token.ent_type_ == "DATE" and token.head.i in (cue.i, *(a.i for a in cue.children)) for token in sentence)
    if office or about or (dated and tense not in _PRESENT) or draft.construction == "according":
        return False
    goes_on = said.paragraph == record.paragraph and not record.broken
    if tense not in _PRESENT:
        people = any(cast.named(actor).kind == "person" for actor in said.speaker.actors)
        return goes_on and tense == "VBD" and (not record.present or (people and record.noun in _TAKEN_DOWN))
    return goes_on or bool(set(said.speaker.actors) & record.heard) or any(token.lower_ in _ORDER for token in sentence)
