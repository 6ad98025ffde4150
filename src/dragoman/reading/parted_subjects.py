"""Sayings whose subject stands before a clause about it: "[three aides], none of whom would be named, confirmed that …".

The parser gives the subject to the clause in between, and the saying none.
"""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.reading.sources import source_span

_SOME = frozenset("none some all both most one two three many several few neither each half".split())
_RELATIVE = frozenset({"whom", "which"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def with_parted_subject(parse: Parse, draft: Draft) -> Draft:
    """The draft with the subject that a clause of "none of whom" parts from its cue, where it has no source."""
    if draft.source is not None:
        return draft
    verb = next((token for span in draft.cue for token in parse.tokens_in(span) if token.pos_ == "VERB"), None)
    subject = _before_clause(verb) if verb is not None else None
    if verb is None or subject is None:
        return draft
    start, end = source_span(parse, subject.i, verb.i)
    comma = next((token.i for token in parse.doc[subject.i : verb.i] if token.text == ","), verb.i)
    return replace(draft, source=(start, min(end, parse.ends[comma - 1])), source_head=int(subject.i))


def _before_clause(verb: Token) -> Token | None:
    doc, start = verb.doc, verb.sent.start
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and not any(child.dep_ in _SUBJECTS for child in verb.children)
    if not finite or verb.i <= start or doc[verb.i - 1].text != ",":
        return None
    for index in range(verb.i - 4, start, -1):
        words = [token.lower_ for token in doc[index : index + 4]]
        if words[0] == "," and words[1] in _SOME and words[2] == "of" and words[3] in _RELATIVE:
            before = (token for token in reversed(doc[start:index]) if token.dep_ in _SUBJECTS)
            return next(before, None)
    return None
