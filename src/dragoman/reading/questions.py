"""Trigger → whether it stands in a question: what is asked is open, and not told as done, planned or denied.

"Will Dahl meet Berg in June?", "Has the army struck the port?"; but "What did she say after the raid on Harvik?" takes the raid
for granted.
"""

import re

from spacy.tokens import Token

from dragoman.reading.parse import Parse
from dragoman.reading.triggers import is_definite

_END = re.compile(r"[.!?…]+(?=[\s”\"’')\]]|$)")
_TURNING = re.compile(
    r"[,;–—-]\s+(?:(?:but|and|so|or|yet|then)\s+)?"
    r"(?:who|what|why|how|where|when|which|whose|(?:did|does|do|has|have|is|are|was|were|will|would|could|can|should)(?:n['’]t)?)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?<!\w)['‘](?=[A-Z])")  # "asked him 'Will France send jets?'"
_FAR = 600  # characters
_GRANTING = frozenset({"that", "after", "since", "because", "as", "before"})
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|Prof|MR|MRS|MS|DR)$")


def is_asked(parse: Parse, token: Token) -> bool:
    """Whether a deed's word is part of a question and not of what the question takes for granted."""
    start = parse.span(token.i, token.i)[0]
    line = parse.text.find("\n", start)
    limit = min(line if line >= 0 else len(parse.text), start + _FAR)
    for end in _END.finditer(parse.text, start, limit):
        if end[0] == "." and _ABBREVIATED.search(parse.text, max(0, end.start() - 6), end.start()):
            continue
        rest = parse.text[start : end.start()]
        marks = rest.count("“") == rest.count("”") and rest.count('"') % 2 == 0 and rest.count("(") == rest.count(")")
        balanced = marks and ": " not in rest and not _QUOTED.search(rest)
        # "She asked: “Will they strike?”": the asking is told
        return "?" in end[0] and balanced and not _is_granted(token) and not (_TURNING.search(rest) and _is_told(token))
    return False


def _is_told(token: Token) -> bool:
    """ "Norway shelled the port, but who gave the order?": the first half has the order of words of a telling."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    finite = [child for child in verb.children if child.dep_ in ("aux", "auxpass")] or [verb]
    return subject is not None and not subject.tag_.startswith("W") and all(subject.i < word.i for word in finite)


def _is_granted(token: Token) -> bool:
    """ "after Norway shelled the port", "Dahl, who met Berg on Monday,", "at the talks in Rome": what nobody asks."""
    if token.pos_ == "NOUN" and token.dep_ == "pobj" and is_definite(token):
        return True
    while token.head.i != token.i:
        if token.dep_ == "relcl" and token.tag_ == "VBD":
            return True
        if token.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in _GRANTING for child in token.children):
            return token.tag_ in ("VBD", "VBN")
        if token.dep_ == "pcomp" and token.head.lower_ in _GRANTING:
            return True
        token = token.head
    return False
