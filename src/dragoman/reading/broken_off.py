"""Contents that the network breaks off in the middle of a clause → the whole clause."""

from spacy.tokens import Token

from dragoman.reading.contents import trimmed
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.types import Spans

_HELPERS = frozenset("had has have was were is are did does do would will could should may might".split())
_OPENING = frozenset({"amod", "compound", "det", "nummod", "poss", "case"})


def to_end_of_clause(parse: Parse, draft: Draft) -> Spans:
    """The content with the clause that it breaks off in: "that she had asked for it and had[ not received it]".

    Also where it breaks off before the noun that its clause is about: "that Norland's foreign[ minister had left]".
    """
    start, end = draft.content[-1]
    last = next(iter(reversed(parse.tokens_in((start, end)))), None)
    if last is None or end < draft.start or last.head.i <= last.i:
        return draft.content
    if last.lower_ in _HELPERS and last.dep_ in ("aux", "auxpass"):
        over: Token | None = last.head
    else:
        over = _clause_of(last) if last.dep_ in _OPENING else None
    whole = trimmed(parse.text, (start, parse.ends[over.right_edge.i])) if over is not None else None
    return (*draft.content[:-1], whole) if whole else draft.content


def _clause_of(word: Token) -> Token | None:
    """The verb whose subject the word only opens."""
    noun = word.head
    while noun.dep_ in _OPENING and noun.head.i > noun.i:
        noun = noun.head
    return noun.head if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.dep_ == "ccomp" else None
