"""Cue → source: the noun phrase whose saying it is."""

from spacy.tokens import Token

from dragoman.reading.parse import Parse
from dragoman.types import Span

_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM"})
_PHRASES = frozenset({"appos", "pobj", "nsubj", "dobj"})
_CORE = frozenset({"nsubj", "nsubjpass", "poss", "pobj", "ROOT", "dobj"})


def source_span(parse: Parse, head: int, cue: int) -> Span:
    """The noun phrase that token `head` heads, without a relative clause and without the cue's side.

    "the envoy, who arrived on Monday, said": "the envoy"; "Ana Varga, an envoy, said": "Ana Varga, an envoy".
    """
    noun = parse.doc[head]
    if noun.tag_ in _PRONOUNS and noun.dep_ in ("nsubj", "nsubjpass", "poss"):
        return parse.span(head, head)
    first, last = noun.left_edge.i, _last(noun)
    if head < cue <= last:
        last = _last_before(noun, cue)
    elif first <= cue < head:
        first = cue + 1
    while last > head and parse.doc[last].is_punct:
        last -= 1
    while first < head and (parse.doc[first].is_punct or parse.doc[first].dep_ in ("cc", "preconj") or _is_so(parse, first)):
        first += 1
    if noun.dep_ == "poss":
        last = head
    return parse.span(first, last)


def _is_so(parse: Parse, index: int) -> bool:
    """ "or so five people insist": "so" is of the phrase, not of the people."""
    return bool(
        parse.doc[index].lower_ == "so" and parse.doc[index].tag_ != "JJ" and parse.doc[index + 1].tag_ not in ("JJ", "RB")
    )


def head_of(parse: Parse, source: Span, cue: Span) -> int | None:
    """The token that heads the source's words, whatever they are: of those that hang on a word outside, the best.

    A noun or pronoun before a verb ("what Dahl thinks": "Dahl"), one that hangs on the cue before others, a subject before
    objects, then the first.
    """
    tokens = parse.tokens_in(source)
    inside = {token.i for token in tokens}
    saying = {token.i for token in parse.tokens_in(cue)}
    heads = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    if not any(_is_nominal(token) for token in heads):
        heads = [token for token in tokens if _is_nominal(token) and token.dep_ in _CORE] or heads
    order = sorted(heads, key=lambda t: (not _is_nominal(t), t.head.i not in saying, t.dep_ not in _CORE, t.i))
    return order[0].i if order else None


def _is_nominal(token: Token) -> bool:
    return token.pos_ in _NOMINAL and token.dep_ != "det"


def _last(noun: Token) -> int:
    """Last token of the phrase before its relative clause."""
    last = noun.right_edge.i
    for child in noun.rights:
        # "the palace on Thursday denied": the day belongs to the denial.
        if child.dep_ == "prep" and any(inner.ent_type_ in ("DATE", "TIME") and inner.dep_ == "pobj" for inner in child.children):
            last = min(last, child.i - 1)
    for token in noun.doc[noun.i + 1 : last + 1]:
        if token.dep_ in ("relcl", "ccomp", "advcl") and token.left_edge.i > noun.i:
            last = min(last, token.left_edge.i - 1)
    return int(last)


def _last_before(noun: Token, cue: int) -> int:
    last = noun.i
    for child in noun.children:
        if noun.i < child.right_edge.i < cue and child.dep_ not in ("relcl", "acl"):
            last = max(last, child.right_edge.i)
    return int(last)


def antecedent_of(head: Token) -> Token:
    """ "the envoy who said": the relative pronoun stands for the noun before it."""
    if head.tag_ in ("WP", "WDT") and head.head.dep_ == "relcl":
        return _before_comma(head, head.head.head)
    if head.tag_ == "WP$":
        # "Berg, whose claim was that …": whose is his; "whose correspondent said" is a correspondent, and not asked for here
        clause = next((token for token in head.ancestors if token.dep_ == "relcl"), None)
        return clause.head if clause is not None else head
    return head


def _before_comma(pronoun: Token, noun: Token) -> Token:
    """ "…on Polaris.org, a site close to the Harbor Party, which claims": after a comma "which" goes back to the site."""
    if pronoun.i == 0 or pronoun.nbor(-1).lower_ != ",":
        return noun
    lying = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "near") else None
    single = lying is not None and lying.dep_ in _PHRASES and lying.tag_ not in ("NNS", "NNPS")
    if lying is not None and single and noun.ent_type_ in ("GPE", "LOC", "FAC") and pronoun.head.tag_ != "VBP":
        return lying.head if lying.dep_ == "appos" else lying  # "the Courier, a monthly in Varna, which says"
    token = noun
    while token.dep_ in ("pobj", "prep", "acomp") and token.head.i != token.i:
        token = token.head
    return token.head if token.dep_ in ("acl", "amod") and token.head.pos_ in ("NOUN", "PROPN") else noun


def before_clause(parse: Parse, source: Span, cue: Span) -> Span:
    """ "a memo, [a copy of which was posted by the Courier,] speaks of": the source stands before the clause about it."""
    tokens = parse.tokens_in(source)
    about = next((t.i for t in tokens[2:] if t.tag_ in ("WDT", "WP") and parse.doc[t.i - 1].lower_ == "of"), None)
    comma = next((i for i in range(about - 1, tokens[0].i, -1) if parse.doc[i].text == ","), None) if about else None
    if comma is not None:  # "[a memo], a copy of which was posted by the Courier, speaks of"
        return parse.span(tokens[0].i, comma - 1)
    if (
        not tokens
        or cue[0] < source[1]
        or "," not in parse.text[source[1] - 1 : cue[0]]
        or parse.text[source[1] : cue[0]].strip(" ,")
    ):
        return source
    sentence = tokens[0].sent.start
    comma = next((i for i in range(tokens[0].i - 1, sentence, -1) if parse.doc[i].text == ","), sentence)
    if not any(token.tag_ in ("WDT", "WP") for token in parse.doc[comma + 1 : tokens[-1].i]) or comma == sentence:
        return source
    ends_here = (token for token in parse.doc[sentence:comma] if token.right_edge.i == comma - 1)
    noun = next((token for token in ends_here if token.dep_ in ("nsubj", "nsubjpass")), None)
    return parse.span(noun.left_edge.i, comma - 1) if noun is not None else source
