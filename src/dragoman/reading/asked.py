"""Participles of who is asked, told or accused: "Asked about the raid, Dahl said …", who is not the one that asks."""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.reading.sources import source_span

_QUESTIONING = frozenset("ask question press quiz query grill probe".split())
_ADDRESSING = _QUESTIONING | frozenset("tell warn remind inform urge accuse challenge".split())
_HELPERS = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_WHEN = frozenset({"when", "if", "once", "while", "though", "although"})
_QUESTIONS = frozenset("whether if how why what who whom which when where that to".split())
_WONDERING = _QUESTIONING | {"wonder", "inquire", "enquire"}
_COMMENTS = frozenset("comment detail reaction response explanation clarification opinion view thought".split())
_ANSWERING = frozenset("draw say comment answer reply respond elaborate specify disclose confirm discuss".split())
_OPENING = frozenset({",", '"', "“", "”", ";", ":", "("})


def is_addressed(verb: Token) -> bool:
    """ "Asked whether …, Dahl said", "Dahl, asked about it, said", "said when asked": a passive without its helper."""
    if verb.lemma_.lower() not in _ADDRESSING or verb.tag_ not in ("VBN", "VBD") or verb.dep_ == "conj":
        return False
    if any(child.dep_ in _HELPERS for child in verb.children):
        return False
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if subjects:
        return before is not None and before.text == "," and subjects[0].i < before.i and _goes_on_behind(verb)
    if before is None:
        return bool(verb.tag_ == "VBN" or verb.dep_ == "advcl")
    return before.lower_ in _WHEN or bool(verb.tag_ == "VBN" and (before.text in _OPENING or verb.dep_ == "acl"))


def _goes_on_behind(verb: Token) -> bool:
    """ "Dahl, asked about it, [said]": the parser gives the subject to the first of two verbs, though it is the second one's."""
    commas = (token.i for token in verb.doc[verb.i : verb.sent.end - 1] if token.text == ",")
    return any(verb.doc[comma + 1].tag_ in ("VBD", "VBZ", "VBP") for comma in commas)


def agent_of(verb: Token) -> int | None:
    """Who does what a passive tells: "asked by [Reuters]"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((int(inner.i) for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def is_questioned(verb: Token) -> bool:
    """Whether somebody is asked what they know or think, and not asked to do something: no request, and no criticism."""
    if verb.lemma_.lower() not in _QUESTIONING or not is_addressed(verb):
        return False
    for child in verb.rights:
        if child.dep_ == "xcomp" and child.tag_ == "VB" and any(inner.tag_ == "TO" for inner in child.lefts):
            return False  # "Asked to resign, Berg refused."
        if child.lower_ == "for" and not any(inner.lemma_.lower() in _COMMENTS for inner in child.children):
            return False  # "Asked for help, Norland sent ships."
    return True


def is_indirect_question(clause: Token) -> bool:
    """ "asked if he had left", "pressed on whether he would": what somebody asks, and no condition."""
    over = clause.head.head if clause.dep_ == "pcomp" else clause.head
    asks = over.lemma_.lower() in _WONDERING and clause.i > over.i
    return asks and opens_with_whether(clause)


def opens_with_whether(clause: Token) -> bool:
    """ "whether they met", "if he had left"."""
    return any(mark.lower_ in ("if", "whether") and mark.dep_ == "mark" for mark in clause.children)


def _kept_silent(parse: Parse, draft: Draft, asked: Token) -> Draft | None:
    """ "Asked whether they had met, Dahl would not be drawn": what was asked is what Dahl keeps silent about."""
    # the parser may hang the answer on the question
    behind = [child for child in asked.rights if child.dep_ == "ccomp" and child.i > asked.i and not opens_with_whether(child)]
    over = asked.head if asked.dep_ == "advcl" else next(iter(behind), asked)
    subject = next((child for child in over.lefts if child.dep_ in _SUBJECTS), None)
    if over.i == asked.i or subject is None or not asked.i < subject.i < over.i or not opens_as_question(parse, draft):
        return None
    words = [child for child in over.children if child.dep_ in ("aux", "auxpass", "neg") and child.i > subject.i]
    told = next((child for child in over.rights if child.dep_ == "xcomp"), None)
    refused = over.lemma_.lower() in ("decline", "refuse") and told is not None and told.lemma_.lower() in _ANSWERING
    unsaid = any(child.dep_ == "neg" for child in words) and over.lemma_.lower() in _ANSWERING
    if not refused and not unsaid:
        return None
    last = told.i if refused and told is not None else over.i
    cue = parse.span(min([over.i, *(child.i for child in words)]), last)
    return replace(draft, cue=(cue,), source=source_span(parse, subject.i, over.i), source_head=int(subject.i))


def opens_as_question(parse: Parse, draft: Draft) -> bool:
    """Whether a content is what somebody was asked: "whether they had met"."""
    return any(token.lower_ in _QUESTIONS - {"that", "to"} for span in draft.content for token in parse.tokens_in(span)[:2])


def of_asker(parse: Parse, draft: Draft) -> Draft | None:
    """The draft as the asker's, of whom the text may say nothing; None where it does not even say what was asked.

    "Asked by Reuters whether …, Dahl said": Reuters asks. "Asked about the raid, Dahl said": nobody says anything of the raid.
    """
    verb = next((token for span in draft.cue for token in parse.tokens_in(span) if is_addressed(token)), None)
    if verb is None:
        return draft
    asker = agent_of(verb)
    if asker is not None:
        return replace(draft, source=source_span(parse, asker, verb.i), source_head=asker)
    content = [token for span in draft.content for token in parse.tokens_in(span)]
    if (silent := _kept_silent(parse, draft, verb)) is not None:
        return silent
    question = any(token.lower_ in _QUESTIONS for token in content[:2])
    told = question or verb.lemma_.lower() not in _QUESTIONING
    return replace(draft, source=None, source_head=None) if told and draft.content[0][0] >= draft.start else None
