"""Cue → the tokens of what it tells, as inclusive ranges: what the grammar hangs under it, without what only comes along."""

from spacy.tokens import Token

from dragoman.reading.lexicon import rows
from dragoman.reading.sayers import matrix_of

Range = tuple[int, int]
_MEDIUM_PREPOSITIONS = frozenset({"in", "during", "through", "via", "by", "on", "at"})


def without_company(noun: Token, content: Range) -> Range:
    """ "her remark that it was late[, together with a warning by Berg]": what comes with a saying is not in it."""
    for index in range(content[0] + 1, content[1] - 1):
        pair = noun.doc[index].lower_, noun.doc[index + 1].lower_
        if noun.doc[index - 1].text == "," and pair in (("together", "with"), ("along", "with")):
            return content[0], index - 2
    return content


def tokens_around(verb: Token) -> tuple[Range, ...]:
    """The sentence on both sides of an inserted clause."""
    sentence, first, last = verb.sent, verb.left_edge.i, verb.right_edge.i
    return tuple((a, b) for a, b in ((sentence.start, first - 1), (last + 1, sentence.end - 1)) if a <= b)


def tokens_under(token: Token, after: int) -> Range:
    """A complement with all that hangs on it, behind token `after`, up to a saying that really goes on from the cue."""
    end = token.right_edge.i
    for child in token.rights:
        if child.dep_ == "conj" and matrix_of(child) is not None:
            end = min(end, child.i - 2)
    return max(after + 1, token.left_edge.i), end


def without_medium(verb: Token, content: Range) -> Range:
    """Leave out where it was said: "asked to meet the envoy [in a letter sent in May]"."""
    media = {row["noun"] for row in rows("media")}
    for index in range(content[0], content[1]):
        token = verb.doc[index]
        if token.dep_ == "prep" and token.lower_ in _MEDIUM_PREPOSITIONS:
            for inner in token.children:
                if inner.dep_ == "pobj" and inner.lemma_.lower() in media:
                    return content[0], index - 1
    return content


def object_tokens(verb: Token, first: Token) -> Range:
    """An object with what is said about it: "accused [Y of Z]", "called [X a liar]"."""
    end = first.right_edge.i
    for child in verb.children:
        if child.dep_ == "dobj" and verb.doc[child.left_edge.i - 1].text == "," and child.i > first.i:
            break  # "disowned the minutes, a view from which one member dissented": an aside
        if child.i > first.i and child.dep_ in ("prep", "oprd", "xcomp", "ccomp", "dobj") and not is_parallel(child):
            end = max(end, child.right_edge.i)
    return first.left_edge.i, end


def is_parallel(clause: Token) -> bool:
    """ "said that A met B, [that C agreed]": after a comma "that" opens another complement of the verb above."""
    first = clause.left_edge
    if any(child.dep_ == "parataxis" and clause.head.i < child.i < clause.i for child in clause.head.children):
        return False  # "told the envoy, the paper wrote, that …": the commas are the inserted saying's
    return bool(first.lower_ == "that" and first.i > 0 and clause.doc[first.i - 1].lower_ == ",")


def tokens_before(verb: Token, clause: Token) -> Range:
    """A clause before its verb of saying: from the sentence's start up to the subject, or the verb before it."""
    edge = verb.i
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "aux", "advmod", "npadvmod") and clause.i < child.i < verb.i:
            edge = min(edge, child.left_edge.i)
    start = verb.sent.start if verb.dep_ == "ROOT" else clause.left_edge.i
    return start, edge - 1
