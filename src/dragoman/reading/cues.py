"""Parse → cues: every word that may ascribe a content to a source, by its construction.

A cue is a proposal of the grammar; the lexicon says how far to trust it. A construction is named for what the content is to the
cue: `clause` ("said that …"), `before` ("…, she said"), `infinitive` ("promised to …"), `object` ("criticised …"),
`preposition:for` ("called for …"), `phrase` ("was called a …"), and for nouns `acl` ("the claim that …").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.reading.asked import agent_of
from dragoman.reading.content_tokens import (
    Range,
    is_parallel,
    object_tokens,
    tokens_around,
    tokens_before,
    tokens_under,
    without_company,
    without_medium,
)
from dragoman.reading.denials import DENIALS, TELLINGS
from dragoman.reading.known import is_title_cased
from dragoman.reading.lexicon import column, rows
from dragoman.reading.parse import Parse
from dragoman.reading.sayers import is_quoted_as, is_told, sayer_of, source_of, source_of_adjective, source_of_noun

_CHARGES = frozenset({"charge", "accusation", "complaint", "warning"})
_ESTIMATES = frozenset(
    "odds odd chance number toll figure cost loss price share total count age size probability likelihood".split()
)
_NAMING = frozenset({"call", "name", "title", "dub", "entitle", "term", "label"})
_MEASURES = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "TIME"})
_TOLD = TELLINGS | _CHARGES | {"version", "argument", "assertion", "assessment", "conclusion", "contention", "verdict", "idea"}
_TAKINGS = frozenset("call describe brand denounce contest challenge question echo repeat endorse confirm contradict".split())
_TURNING = frozenset("dissent object disagree agree subscribe concur".split())  # "a view from which one member dissented"
_RELATIVE = 0.8  # share of sayings of a fixed form
_GOING_ON = 0.85  # share of "…, the paper went on, …"
_PREFERRED = 0.001  # of two readings of one verb the one that takes both sides
_INSERTED = 6  # words: a saying between commas has a short subject
_PHRASAL = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})
_CLAUSE_INSERTED = frozenset({"parataxis", "advcl", "ccomp", "dep", "intj"})


@dataclass(frozen=True)
class Cue:
    """A cue: its construction, its words, its source's head and its content's tokens as inclusive ranges."""

    construction: str
    head: int
    words: tuple[int, ...]
    source: int | None
    content: tuple[Range, ...]
    share: float


@cache
def shares(table: str) -> dict[tuple[str, str], float]:
    """How often (word, construction) is a cue, by the rows of `lexicon/<table>.tsv`."""
    return {(row["lemma"], row["construction"]): float(row["share"]) for row in rows(table)}


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs that take a quotation: those that a clause may precede or follow."""
    wanted = ("before", "clause")
    return frozenset(row["lemma"] for row in rows("cue_verbs") if row["construction"] in wanted and float(row["share"]) >= 0.6)


def find_cues(parse: Parse) -> list[Cue]:
    """The most trusted cue of each word, in the order of the text."""
    found: list[Cue] = []
    shouting = {
        index for sentence in parse.sentences if is_title_cased(sentence) for index in range(sentence.start, sentence.end)
    }
    for token in parse.body:
        # A headline in capitals has no grammar to go by; `labels` reads its colon.
        cues = list(_cues_at(token)) if token.i not in shouting else []
        if cues:
            best = max(cues, key=lambda cue: cue.share)
            found.append(_joined(best, cues))
    return found


def _cues_at(token: Token) -> Iterator[Cue]:
    if token.lower_ == "writing" and token.head.lower_ == "in":
        return  # "asked for it in writing"
    if token.pos_ in ("VERB", "AUX"):
        yield from verb_cues(token)
        yield from _special(token)
    elif token.pos_ in ("NOUN", "ADJ"):
        yield from noun_cues(token)
    if token.lower_ == "according":
        yield from according_to(token)
    if token.lemma_ in column("carriers", "verb"):
        yield from carried_by(token)


def _joined(best: Cue, cues: list[Cue]) -> Cue:
    """A content on both sides of its cue is one: "The talks, he said, were useful"."""
    sides = {cue.construction: cue.content for cue in cues if cue.construction in ("before", "clause")}
    if best.construction in sides and len(sides) == 2:
        content = sides["before"] + sides["clause"]
        return Cue(best.construction, best.head, best.words, best.source, content, best.share)
    return best


def verb_cues(verb: Token) -> Iterator[Cue]:
    """The constructions that a verb opens and the lexicon knows."""
    table = shares("cue_verbs")
    lemma = verb.lemma_.lower()
    if lemma == "tell" and _is_unable(verb):
        return  # "I could not tell which"
    for construction, words, content in _verb_contents(verb):
        share = table.get((lemma, construction))
        if share is not None and content[0] <= content[1]:
            construction = "quoted" if is_quoted_as(verb) else construction
            yield Cue(construction, verb.i, words, sayer_of(verb), (content,), share)
    inserted = _GOING_ON if _goes_on(verb) else table.get((lemma, "before"))
    if inserted is not None and _is_inserted(verb):
        yield Cue("before", verb.i, (verb.i,), source_of(verb), tokens_around(verb), inserted)
    if inserted is None and lemma in speech_verbs():
        inserted = table.get((lemma, "clause"))  # "On Monday, it claims, Dahl left."
    if inserted is not None and (clause := _between_commas(verb)) is not None:
        subject, first, last = clause
        sentence = verb.sent
        around = ((sentence.start, first - 1), (last + 1, sentence.end - 1))
        yield Cue("inserted", verb.i, tuple(range(verb.i, last)), subject, around, inserted + _PREFERRED)


def _verb_contents(verb: Token) -> Iterator[tuple[str, tuple[int, ...], Range]]:
    words = _verb_words(verb)
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i < verb.i:
            yield "before", (verb.i,), tokens_before(verb, child)
        elif child.i < verb.i:
            continue
        elif child.dep_ == "ccomp" and not (is_parallel(child) and _has_object(verb)):
            yield "clause", words, tokens_under(child, verb.i)
        elif child.dep_ == "xcomp" and _is_infinitive(child):
            yield "infinitive", words, without_medium(verb, tokens_under(child, verb.i))
        elif child.dep_ in ("xcomp", "acomp", "oprd"):
            if not _is_bearing_name(verb):
                yield "phrase", words, tokens_under(child, verb.i)
        elif child.dep_ == "dobj" and not (_is_bearing_name(verb) and verb.lemma_.lower() in _NAMING):
            yield "object", words, object_tokens(verb, child)
        elif child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield f"preposition:{child.lower_}", (*words, child.i), tokens_under(inner, child.i)


def _is_bearing_name(verb: Token) -> bool:
    """ "a website called Harbour News", "a spot titled Dangerous": what bears a name says nothing."""
    apart = verb.i > 0 and verb.nbor(-1).text == "," and verb.lemma_.lower() in _NAMING  # a past, to the tagger
    return bool(verb.dep_ == "acl" and (verb.tag_ == "VBN" or apart))


def _special(verb: Token) -> Iterator[Cue]:
    """ "a charge that Dahl dismissed as fiction", "put the odds at one in three"."""
    noun = verb.head
    if verb.dep_ in ("relcl", "acl") and verb.lemma_.lower() in DENIALS | _TAKINGS and noun.lemma_.lower() in _TOLD:
        source = source_of(verb)
        called = next((inner for child in verb.rights if child.lower_ == "as" for inner in child.children), None)
        content = tokens_under(called, verb.i) if called is not None else (noun.left_edge.i, noun.i)
        # "a claim that Dahl repeated", "a claim repeated by Dahl"
        if source is not None and (noun.i < source < verb.i or (verb.tag_ == "VBN" and source == agent_of(verb))):
            yield Cue("relative", verb.i, (verb.i,), source, (content,), _RELATIVE)
    if verb.dep_ == "relcl" and verb.lemma_.lower() in _TURNING and noun.lemma_.lower() in _TOLD:
        away = any(inner.tag_ == "WDT" for child in verb.lefts if child.dep_ == "prep" for inner in child.children)
        source = source_of(verb)
        if away and source is not None and noun.i < source < verb.i:
            yield Cue("relative", verb.i, (verb.i,), source, ((noun.left_edge.i, noun.i),), _RELATIVE)
    if verb.lemma_ == "put":
        figure = next((child for child in verb.rights if child.dep_ == "dobj" and child.lemma_.lower() in _ESTIMATES), None)
        source = source_of(verb)
        at = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ == "at"]
        if figure is None and any(_is_measure(inner) for child in at for inner in child.children):
            figure = next((child for child in verb.rights if child.dep_ == "dobj"), None)  # "put the distance at a mile"
        if figure is not None and source is not None and at:
            yield Cue("estimate", verb.i, (verb.i,), source, (object_tokens(verb, figure),), _RELATIVE)


def _is_measure(noun: Token) -> bool:
    """ "at twelve", "at two million dollars", "at a mile"."""
    return noun.like_num or noun.ent_type_ in _MEASURES or any(child.like_num for child in noun.lefts)


def noun_cues(word: Token) -> Iterator[Cue]:
    """A noun with its source and its content ("Iran's refusal to …"), or an adjective ("was confident that …")."""
    source = source_of_noun(word) if word.pos_ == "NOUN" else source_of_adjective(word)
    if source is None:
        return
    table = shares("cue_nouns")
    lemma = word.lemma_.lower()
    for child in word.children:
        if child.i < word.i:
            continue
        construction = f"preposition:{child.lower_}" if child.dep_ == "prep" else child.dep_
        share = table.get((lemma, construction))
        if share is None and child.dep_ in ("relcl", "ccomp") and is_told(word, child):
            share = table.get((lemma, "acl"))  # the parser takes "that" for a pronoun
        if share is None:
            continue
        words = (word.i, child.i) if child.dep_ == "prep" else (word.i,)
        for inner in child.children if child.dep_ == "prep" else [child]:
            if child.dep_ != "prep" or inner.dep_ in ("pobj", "pcomp"):
                told = is_told(word, inner)
                content = without_company(word, tokens_under(inner, words[-1]))
                yield Cue("noun" if told else construction, word.i, words, source, (content,), share)


def according_to(word: Token) -> Iterator[Cue]:
    """ "According to X, …" and "…, according to X": the content is the clause without the phrase."""
    preposition = next((child for child in word.children if child.lower_ == "to"), None)
    source = preposition and next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if not preposition or not source:
        return
    first, last = word.i, _end_of_phrase(source)
    sentence = word.sent
    start, end = sentence.start, sentence.end - 1
    clause = word.head
    # Within a subordinate or coordinated clause only that clause is the source's: "…, but, according to X, …".
    if clause.dep_ in ("ccomp", "advcl", "relcl", "acl", "pcomp") and clause.pos_ in ("VERB", "AUX"):
        start, end = clause.left_edge.i, clause.right_edge.i
    ranges = tuple((a, b) for a, b in ((start, first - 1), (last + 1, end)) if a <= b)
    yield Cue("according", word.i, (word.i, preposition.i), source.i, ranges, 1.0)


def carried_by(verb: Token) -> Iterator[Cue]:
    """ "Hints of an offer could be found in the local press": a medium is the source of what it carries."""
    carried = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    preposition = next((child for child in verb.children if child.lower_ in ("in", "on") and child.i > verb.i), None)
    medium = preposition and next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if carried is None or not preposition or not medium or carried.lemma_ not in column("carried", "noun"):
        return
    if medium.lemma_.lower() not in column("carrying_media", "noun"):
        return
    about = next((child for child in carried.children if child.dep_ in ("prep", "acl", "ccomp")), None)
    inner = about and next((child for child in about.children if child.dep_ in ("pobj", "pcomp")), about)
    content = tokens_under(inner, inner.left_edge.i - 1) if inner else (carried.left_edge.i, carried.right_edge.i)
    words = tuple(range(verb.i, preposition.i + 1))
    yield Cue("carried", verb.i, words, medium.i, (content,), 0.8)


def _end_of_phrase(noun: Token) -> int:
    """Last token of a noun phrase and of the relative clause after it."""
    return int(noun.right_edge.i)


def _between_commas(verb: Token) -> tuple[int, int, int] | None:
    """ "The road, the daily went on, was open": the subject and the two commas of a saying that stands between them."""
    # "The letter, the daily went on, cautioned …": of two subjects the nearer one is the saying's.
    subject = next((child for child in reversed(list(verb.lefts)) if child.dep_ == "nsubj"), None)
    if subject is None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    first = next((i for i in range(verb.i - 1, verb.sent.start, -1) if verb.doc[i].text == ","), verb.sent.start)
    last = verb.i + 1
    while last < verb.sent.end and (verb.doc[last].dep_ == "prt" or verb.doc[last].pos_ == "ADV"):
        last += 1
    if last < verb.sent.end and verb.doc[last].dep_ in ("prep", "dative") and verb.doc[last].head.i == verb.i:
        # "The bridge, he told the council in Varna, was open": to whom and where
        while last < verb.sent.end and verb.doc[last].pos_ in _PHRASAL and last - verb.i <= _INSERTED:
            last += 1
    closed = last < verb.sent.end - 2 and verb.doc[last].text == "," == verb.doc[first].text
    words = verb.doc[first + 1 : verb.i]
    closed = closed and any(token.text not in ('"', "“", ",") for token in verb.doc[verb.sent.start : first])
    plain = closed and 0 < len(words) <= _INSERTED and not any(token.is_punct or token.pos_ == "VERB" for token in words)
    return (int(subject.i), first, last) if plain else None


def _goes_on(verb: Token) -> bool:
    return bool(verb.lemma_ == "go" and any(child.dep_ == "prt" and child.lower_ == "on" for child in verb.children))


def _verb_words(verb: Token) -> tuple[int, ...]:
    return tuple(sorted([verb.i, *(child.i for child in verb.children if child.dep_ == "prt")]))


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _is_inserted(verb: Token) -> bool:
    """A saying set between commas, or after "as": "…, officials said, …", "as she put it"."""
    if verb.dep_ not in _CLAUSE_INSERTED or verb.head.i == verb.i:
        return False
    if any(child.dep_ == "ccomp" for child in verb.children) or source_of(verb) is None:
        return False
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    if "as" in marks:
        return True
    unmarked = not any(child.dep_ in ("mark", "dobj") for child in verb.children)
    return unmarked and verb.dep_ in ("parataxis", "ccomp", "dep", "intj")


def _is_unable(verb: Token) -> bool:
    """ "could not tell [which]": sees no difference, unless somebody is told."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    heard = any(child.dep_ in ("dobj", "dative") and child.tag_ not in ("WDT", "WP") for child in verb.children)
    return bool(words & {"can", "could", "ca"}) and bool(words & {"not", "n't", "n’t"}) and not heard


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)
