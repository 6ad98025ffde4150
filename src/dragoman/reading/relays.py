"""Sayings that name whose word they pass on: "the Post reported, citing the ministry, that …" is the ministry's word."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.reading.contents import trimmed
from dragoman.reading.cues import speech_verbs
from dragoman.reading.descriptions import may_be_person
from dragoman.reading.drafts import Draft
from dragoman.reading.lexicon import column
from dragoman.reading.parse import Parse
from dragoman.reading.sayers import heard_from, sayer_of
from dragoman.reading.sources import source_span
from dragoman.types import Spans

CITING = "citing"
_CITING = re.compile(rf", (?:{'|'.join(verb.removesuffix('e') + 'ing' for verb in sorted(column('relaying_verbs', 'verb')))})\b")
TALKS = frozenset("interview conversation remark comment talk statement".split())
GIVING = frozenset({"give", "grant", "make"})
_UNNAMED = frozenset({"unnamed", "anonymous", "unidentified"})
_WINDOW = 80  # characters from a saying to the citing
_BETWEEN = 5  # words between a saying and the comma before a citing: "reported on May 18, citing"


@dataclass(frozen=True)
class Relay:
    """The draft `of` tells what the source of `draft` said: the same content, one step further in."""

    of: int
    draft: Draft


@dataclass(frozen=True)
class Heads:
    """Of a token, whether it heads the name or description of an actor, and of a medium or document."""

    is_actor: Callable[[int], bool]
    is_medium: Callable[[int], bool]


def find_relays(parse: Parse, drafts: Sequence[Draft], heads: Heads) -> list[Relay]:
    """Whom sayings cite for all that they tell.

    "He resigned, citing health reasons" cites nobody.
    """
    found = []
    for index, draft in enumerate(drafts):
        if draft.construction == CITING or draft.source_head is None or _cites(parse, draft):
            continue
        medium = draft.source_head is not None and heads.is_medium(draft.source_head)
        for verb in (*_citing_verbs(parse, draft), *(_trailing_verbs(parse, draft) if medium else ())):
            source = _cited(heads, verb)
            if source is not None:
                span = source_span(parse, source.i, verb.i)
                cue = (parse.span(verb.i, verb.i),)
                content = _content_without(parse, draft, verb)
                found.append(Relay(index, Draft(CITING, cue, span, source.i, content, draft.share)))
                break
    return found


def _cited(heads: Heads, verb: Token) -> Token | None:
    """Whom a verb cites: "citing [residents]", "citing an interview that [Dahl] gave to the Post"."""
    for thing in (child for child in verb.rights if child.dep_ == "dobj"):
        if _is_somebody(heads, thing):
            return thing
        if thing.lemma_.lower() in TALKS and (speaker := _who_spoke_in(heads, thing)) is not None:
            return speaker
    return None


def _who_spoke_in(heads: Heads, talk: Token) -> Token | None:
    """ "an interview that [Dahl] gave", "given by [Dahl]", "with [Dahl]", "[Dahl]'s interview"; a medium only listens."""
    clauses = [child for child in talk.rights if child.dep_ in ("relcl", "acl") and child.lemma_.lower() in GIVING]
    givers = [word for clause in clauses for word in clause.children if word.dep_ == "nsubj" and word.tag_ not in ("WDT", "WP")]
    links = [child for word in (talk, *clauses) for child in word.rights if child.lower_ in ("with", "by", "from")]
    people = [*givers, *(inner for link in links for inner in link.children if inner.dep_ == "pobj")]
    people += [child for child in talk.lefts if child.dep_ == "poss"]
    return next((one for one in people if _is_somebody(heads, one) and not heads.is_medium(one.i)), None)


def _is_somebody(heads: Heads, noun: Token) -> bool:
    unnamed = noun.pos_ == "NOUN" and any(child.lower_ in _UNNAMED for child in noun.lefts)
    return heads.is_actor(noun.i) or may_be_person(noun) or unnamed


def told_by_relays(drafts: Sequence[Draft], relays: Sequence[Relay]) -> list[Draft]:
    """The drafts, where a relay's words stand at the end of what is told cut to the relay's content."""
    contents = {relay.of: relay.draft.content for relay in relays}
    return [replace(draft, content=contents.get(index, draft.content)) for index, draft in enumerate(drafts)]


def as_said(parse: Parse, draft: Draft) -> Draft:
    """ "The Post said, quoting an aide, that the king was ill": it is "said" that tells, whatever verb was taken for the cue."""
    index = parse.token_at(draft.start)
    verb = parse.doc[index] if index is not None and index > 1 else None
    if verb is not None and (teller := heard_from(verb)) is not None:
        return replace(draft, source=source_span(parse, teller, verb.i), source_head=teller)
    if verb is None or not _is_citing(verb) or verb.tag_ != "VBG" or verb.nbor(-1).text != ",":
        return draft
    if (behind := _said_behind(verb)) is not None and parse.starts[behind.i] < draft.content[0][0]:
        teller = sayer_of(behind)
        if teller is not None and teller < verb.i:
            return replace(
                draft, cue=(parse.span(behind.i, behind.i),), source=source_span(parse, teller, behind.i), source_head=teller
            )
    said, first = _said_before(verb), draft.content[0]
    comma = next((token for token in parse.tokens_in(first) if token.text == ","), None)
    whole = parse.text.startswith("that ", first[0])
    if said is None or not (whole or (comma is not None and comma.nbor(1).lower_ == "that")):
        return draft
    rest = first if whole or comma is None else trimmed(parse.text, (parse.ends[comma.i], first[1]))
    sayer = sayer_of(said)
    if rest is None or sayer is None:
        return draft
    source = source_span(parse, sayer, said.i)
    return replace(draft, cue=(parse.span(said.i, said.i),), source=source, source_head=sayer, content=(rest, *draft.content[1:]))


def _said_behind(citing: Token) -> Token | None:
    """ "The Post, quoting an aide, [wrote] that …": the saying of whoever cites, behind the comma that ends the citing."""
    comma = next((token for token in citing.doc[citing.i : citing.sent.end - 1] if token.text == ","), None)
    verb = comma.nbor(1) if comma is not None else None
    return verb if verb is not None and verb.tag_ in ("VBD", "VBZ") and verb.lemma_.lower() in speech_verbs() else None


def _said_before(citing: Token) -> Token | None:
    """ "[reported] on May 18, citing": the saying before the comma, with no more than a time or place between."""
    for token in reversed(citing.doc[max(citing.sent.start, citing.i - 1 - _BETWEEN) : citing.i - 1]):
        if token.pos_ == "VERB":
            return token if token.lemma_.lower() in speech_verbs() else None
        if token.pos_ not in ("ADP", "NUM", "PROPN", "NOUN", "DET"):
            return None
    return None


def without_bare_citing(parse: Parse, drafts: Sequence[Draft], relays: Sequence[Relay]) -> tuple[list[Draft], list[Relay]]:
    """The drafts without those whose content is only whom a relay cites; the relays keep pointing at their own."""
    cues = {relay.draft.cue[0][0] for relay in relays}
    kept = [index for index, draft in enumerate(drafts) if not (_cites(parse, draft) and draft.start in cues)]
    place = {old: new for new, old in enumerate(kept)}
    return [drafts[index] for index in kept], [Relay(place[relay.of], relay.draft) for relay in relays if relay.of in place]


def _cites(parse: Parse, draft: Draft) -> bool:
    return any(token.lemma_.lower() in column("relaying_verbs", "verb") for token in parse.tokens_in(draft.cue[0]))


def _citing_verbs(parse: Parse, draft: Draft) -> Iterator[Token]:
    """ "reported, citing …" hangs on the cue; "the Post, citing …," and "the Post, which cited …," on the source.

    "The Post, citing an aide, said" and "said, citing an aide, that …" are such wherever the parser hangs the citing.
    """
    yield from _between_commas(parse, draft)
    holders = [token for span in draft.cue for token in parse.tokens_in(span)]
    if draft.source_head is not None:
        holders.append(parse.doc[draft.source_head])
    for holder in holders:
        for child in holder.children:
            if child.dep_ in ("advcl", "acl", "relcl") and _is_citing(child) and not _another_tells(holder, child):
                yield child


def _between_commas(parse: Parse, draft: Draft) -> Iterator[Token]:
    """A citing that a comma opens right behind the source or the cue, before the saying goes on."""
    for end in (draft.cue[-1][1], *([draft.source[1]] if draft.source else [])):
        if not _CITING.search(parse.text, end, end + _WINDOW):
            continue
        last = parse.token_at(end - 1)
        after = list(parse.doc[last + 1 : last + 3 + _BETWEEN]) if last is not None else []
        place = next((i for i, token in enumerate(after) if token.text == "," or token.is_sent_end), None)
        if place is None or after[place].is_sent_end or any(token.pos_ in ("VERB", "SCONJ") for token in after[:place]):
            continue
        verb = after[place].nbor(1)
        if verb.tag_ == "VBG" and _is_citing(verb):
            yield verb


def _another_tells(holder: Token, verb: Token) -> bool:
    """ "accused Dahl of leaking it to the Post, which had reported, citing an aide, that …": it is the Post that cites."""
    between = holder.doc[holder.i + 1 : verb.i]
    relative = next((token.i for token in between if token.tag_ in ("WDT", "WP")), None)
    return relative is not None and any(t.i > relative and t.lemma_.lower() in speech_verbs() for t in between)


def _is_citing(verb: Token) -> bool:
    return verb.lemma_.lower() in column("relaying_verbs", "verb")


def _trailing_verbs(parse: Parse, draft: Draft) -> Iterator[Token]:
    """ "The Post said that the army had left, citing residents": it is the medium that cites, whatever verb stands nearest."""
    for span in draft.content:
        for token in parse.tokens_in(span):
            after_comma = token.i > 0 and parse.doc[token.i - 1].text == ","
            if token.tag_ == "VBG" and after_comma and token.lemma_.lower() in column("relaying_verbs", "verb"):
                yield token
    last = parse.token_at(draft.content[-1][1] - 1)
    if last is not None and last + 2 < len(parse.doc) and parse.doc[last + 1].text == ",":
        token = parse.doc[last + 2]
        if token.tag_ == "VBG" and token.lemma_.lower() in column("relaying_verbs", "verb"):
            yield token


def _content_without(parse: Parse, draft: Draft, verb: Token) -> Spans:
    """The content, cut before the comma where the citing closes it, and behind the one where the citing opens it."""
    if verb.i == 0 or parse.doc[verb.i - 1].text != ",":
        return draft.content
    if draft.content[0][0] <= parse.starts[verb.i] < draft.content[0][1] and draft.start < parse.starts[verb.i]:
        between = parse.text[draft.content[0][0] : parse.starts[verb.i]].strip(" ,")
        comma_after = next((token for token in parse.doc[verb.i + 1 : verb.sent.end] if token.text == ","), None)
        if not between and comma_after is not None:
            rest = trimmed(parse.text, (parse.ends[comma_after.i], draft.content[0][1]))
            return (rest, *draft.content[1:]) if rest else draft.content
    comma, (start, end) = parse.starts[verb.i - 1], draft.content[-1]
    closes = parse.ends[verb.right_edge.i] >= end
    return (*draft.content[:-1], (start, comma)) if closes and start < comma < end else draft.content
