"""Parse → what the learned reader sees of grammar: each word's tag and relation, and its way through the tree from a cue.

A small encoder spends much of its depth on finding clauses; the parser that reads every document anyway has found them. So each
word comes in with its part of speech and its relation to its head, and each decision about a cue knows through which of the cue's
branches a word hangs on it: in "Varga said that the port is shut", "Varga" stands in the subject's branch, the rest in the
complement's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, TAG
from spacy.tokens import Doc

from dragoman.reading.parse import Parse

# The labels of spaCy's English models (OntoNotes); 0 is what was not parsed.
_TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP "
    "SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX ``"
).split()
_RELATIONS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det "
    "dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt "
    "punct quantmod relcl xcomp"
).split()
N_TAGS, N_RELATIONS = len(_TAGS) + 1, len(_RELATIONS) + 1
_HIGHEST = 3  # steps up the tree that are told apart
N_PATHS = 2 + (_HIGHEST + 1) * N_RELATIONS
_ELSEWHERE, _IN_CUE = 0, 1
_TAG_NUMBERS = {tag: number for number, tag in enumerate(_TAGS, 1)}
_RELATION_NUMBERS = {relation: number for number, relation in enumerate(_RELATIONS, 1)}


@dataclass(frozen=True, eq=False)
class Grammar:
    """A document's parse over its words (`windows.Words`).

    `tags` and `relations` have a number for each word (0 where it was not parsed), `tokens` its token or -1. The other lists are
    over tokens: the head, the children, and the range of words below (`left` to `right`, end-exclusive).
    """

    tags: list[int]
    relations: list[int]
    tokens: list[int]
    heads: list[int]
    children: list[list[int]]
    labels: list[int]
    left: list[int]
    right: list[int]
    starts: list[int]

    def paths(self, cue: tuple[int, int], window: tuple[int, int]) -> NDArray[np.int64]:
        """For each word of `window` the way by which it hangs on the cue (both are ranges of words, end-exclusive).

        The class combines how many steps one climbs from the cue to the word that both depend on, and the relation of the
        branch by which one goes down from there. Words of other sentences are `elsewhere`.
        """
        low, high = window
        row = np.zeros(high - low, dtype=np.int64)
        way = self._climb(cue)
        for level in range(len(way) - 1, -1, -1):
            token = way[level]
            base = 2 + min(level, _HIGHEST) * N_RELATIONS
            start = self.starts[token]
            if low <= start < high:
                row[start - low] = base
            for child in self.children[token]:
                row[max(self.left[child] - low, 0) : max(self.right[child] - low, 0)] = base + self.labels[child]
        if way:
            row[cue[0] - low : cue[1] - low] = _IN_CUE
        return row

    def _climb(self, cue: tuple[int, int]) -> list[int]:
        """The tokens from the cue's own head up to the root of its sentence."""
        inside = {token for token in self.tokens[cue[0] : cue[1]] if token >= 0}
        if not inside:
            return []
        token = next((t for t in sorted(inside) if self.heads[t] not in inside or self.heads[t] == t), min(inside))
        way = [token]
        while self.heads[token] != token:
            token = self.heads[token]
            way.append(token)
        return way


def grammar_of(parse: Parse, starts: Sequence[int], ends: Sequence[int]) -> Grammar:
    """The parse as seen from words that begin at `starts` and end at `ends`."""
    doc = parse.doc
    tokens = [_token_at(parse, start) for start in starts]
    columns = doc.to_array([TAG, DEP, HEAD])
    tag = _numbered(columns[:, 0], doc, _TAG_NUMBERS)
    label = _numbered(columns[:, 1], doc, _RELATION_NUMBERS)
    heads: list[int] = (columns[:, 2].astype(np.int64) + np.arange(len(doc))).tolist()
    left, right = edges(heads)
    children: list[list[int]] = [[] for _ in heads]
    for index, head in enumerate(heads):
        if head != index:
            children[head].append(index)
    first = [max(0, bisect_right(starts, start) - 1) for start in parse.starts]
    last = [bisect_left(starts, end) for end in parse.ends]
    return Grammar(
        tags=[tag[token] if token >= 0 else 0 for token in tokens],
        relations=[label[token] if token >= 0 else 0 for token in tokens],
        tokens=tokens,
        heads=heads,
        children=children,
        labels=label,
        left=[first[token] for token in left],
        right=[last[token] for token in right],
        starts=first,
    )


def _numbered(hashes: NDArray[np.uint64], doc: Doc, numbers: dict[str, int]) -> list[int]:
    """The number of each token's label, 0 where it has none."""
    known, places = np.unique(hashes, return_inverse=True)
    strings = doc.vocab.strings
    values = [numbers.get(strings[int(one)], 0) for one in known]
    return [values[place] for place in places.tolist()]


def edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first and the last token below each, itself among them.

    >>> edges([1, 1, 4, 4, 1])  # "Dahl told the press corps"
    ([0, 0, 2, 3, 2], [0, 4, 2, 3, 4])
    """
    left, right = list(range(len(heads))), list(range(len(heads)))
    for token, head in enumerate(heads):
        while not left[head] <= token <= right[head]:  # whoever is above spans what its own words span
            left[head], right[head] = min(left[head], token), max(right[head], token)
            head = heads[head]
    return left, right


def _token_at(parse: Parse, offset: int) -> int:
    index = parse.token_at(offset)
    return -1 if index is None else index
