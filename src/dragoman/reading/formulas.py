"""Parse → sayings in fixed phrases: "as Dahl has it", "per the ministry", "the palace's line is that …", "or so she claims".

What they have in common is that no verb of saying governs what they tell, so that neither the lexicon of verbs nor that of nouns
finds them. Each form is a function from the word that betrays it to a cue.
"""

from collections.abc import Callable, Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from dragoman.reading.closing_words import said_last
from dragoman.reading.content_tokens import Range
from dragoman.reading.cues import Cue, speech_verbs
from dragoman.reading.descriptions import actor_nouns
from dragoman.reading.lexicon import column
from dragoman.reading.parse import Parse
from dragoman.reading.quoted_words import quotation_from, quotation_to
from dragoman.reading.records import RECORDS
from dragoman.reading.sayers import SAYINGS, sayer_of, source_of

_SURE = 0.9  # share of sayings of a fixed form
_TELLING_IT = frozenset("have tell see remember recall recount put".split())
_COPULAS = frozenset("be remain become stay run".split())
# What one has or takes and a clause spells out: "the army's line is that the road is safe".
_STATABLE = frozenset(
    "line position stance view version verdict message answer response reply argument theory reading explanation assessment "
    "conclusion finding contention complaint objection excuse reasoning account accusation charge allegation claim warning "
    "promise refrain mantra belief conviction suspicion fear hope concern point insistence counterargument retort impression "
    "judgement judgment opinion diagnosis defence defense rebuttal assertion statement understanding".split()
)
_PASSING_ON = frozenset("echo relay repeat convey reiterate transmit recall cite quote dismiss reject endorse recount".split())
_HOLDING = frozenset("record contain include carry reproduce register note mention".split())
_WORDED = frozenset(
    "word reply answer response retort comment remark phrase formula verdict explanation warning message advice".split()
)
_OWNING = frozenset({"of", "from", "among", "within", "inside", "at"})
_CLAUSAL = frozenset({"VERB", "AUX"})
_LET = frozenset({"known", "understood", "felt"})
_TIDINGS = frozenset({"word", "news"})
_ARRIVING = frozenset("come reach arrive filter trickle emerge be get".split())
_AWAY = {
    "wave": ("away", "aside", "off"),
    "brush": ("off", "aside", "away"),
    "shrug": ("off", "away"),
    "laugh": ("off", "away"),
    "play": ("down",),
    "explain": ("away",),
    "write": ("off",),
}
_DOWN_TO = {"put": "down", "chalk": "up", "mark": "down"}
_WHEREABOUTS = frozenset("left right ground floor side edge bottom table".split())
_OWNING_UP = frozenset("claim disclaim deny accept assume disown acknowledge admit".split())
_OWNED_UP = frozenset("responsibility involvement complicity authorship culpability".split())
_SPREADING = frozenset("carry publish broadcast circulate spread air post print run".split())
_BREAKS = frozenset({";", ":"})
_LONGEST = 14  # words of "or so … claims"
_REPORTED = frozenset("quote cite report".split())
_RECALLING = frozenset("recall remember recollect recount".split())
_ADDRESSED = 7  # words: "telling the guests of the governor:"
_CLOSING = frozenset({",", ".", ";", "!", "?"})

Form = Callable[[Token], Cue | None]


def find_formulas(parse: Parse) -> list[Cue]:
    """The sayings of these forms, in the order of the text."""
    forms = _forms()
    found: list[Cue] = []
    for token in parse.body:
        for form in forms.get(token.lemma, ()):
            if (cue := form(token)) is not None:
                found.append(cue)
        if token.i > 0 and token.nbor(-1).text == "," and (cue := said_last(token)) is not None:
            found.append(cue)
    return found


@cache
def _forms() -> dict[int, tuple[Form, ...]]:
    """Which forms a word may betray, by the number of its lemma: a word a look-up, and most betray none."""
    table: dict[int, tuple[Form, ...]] = {}

    def add(form: Form, lemmas: Iterator[str] | frozenset[str] | dict[str, object]) -> None:
        for lemma in lemmas:
            for word in (lemma, lemma.capitalize()):
                number = int(get_string_id(word))
                table[number] = (*table.get(number, ()), form)

    add(_as_told, _TELLING_IT)
    add(_per, frozenset({"per"}))
    add(_stated, _STATABLE)
    add(_worded, _WORDED)
    add(_passed_on, SAYINGS)
    add(_let_known, frozenset({"let"}))
    add(_if_believed, frozenset({"believe"}))
    add(_waved_away, frozenset(_AWAY))
    add(_put_down, frozenset(_DOWN_TO))
    add(_owned_up, _OWNING_UP)
    add(_so_told, frozenset({"so"}))
    add(_tidings, _TIDINGS)
    add(_overheard, speech_verbs())
    add(_recalled, _RECALLING)
    add(_spread, column("carried", "noun"))
    add(_quoted_as, _REPORTED)
    return table


def _as_told(verb: Token) -> Cue | None:
    """ "As Berg has it, the bridge fell by itself.", "the raid, as the army tells it, was a mistake"."""
    marked = any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.lefts)
    it = next((child for child in verb.rights if child.dep_ == "dobj" and child.lower_ in ("it", "things", "matters")), None)
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if not marked or it is None or subject is None or verb.dep_ != "advcl":
        return None
    if verb.nbor(1).i != it.i or verb.right_edge.i > it.i + 1:
        return None  # "as he has it from his father"
    first = verb.left_edge.i
    if verb.lemma_ == "put":
        quoted = _quotation_before(verb, first)
        return Cue("formula", verb.i, (verb.i, it.i), int(subject.i), (quoted,), _SURE) if quoted else None
    content = _around(verb, first, verb.right_edge.i)
    return Cue("formula", verb.i, (verb.i, it.i), int(subject.i), content, _SURE) if content else None


def _quotation_before(verb: Token, first: int) -> Range | None:
    """ "She keeps the cap “so that he can have it”, as she puts it.": it is the quoted words that she puts so."""
    doc, last = verb.doc, first - 1
    while last > verb.sent.start and doc[last].text == ",":
        last -= 1
    return quotation_to(doc[last], verb.sent.start)


def _per(preposition: Token) -> Cue | None:
    """ "Per the ministry, the ships collided.", "The ships collided, per the coast guard."; not "ten per day"."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    opens = preposition.is_sent_start or preposition.nbor(-1).text == ","
    if noun is None or preposition.dep_ != "prep" or not opens:
        return None
    if noun.pos_ != "PROPN" and not any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.lefts):
        return None
    if not (noun.pos_ == "PROPN" or noun.lemma_.lower() in actor_nouns()):
        return None
    content = _around(preposition, preposition.i, int(preposition.right_edge.i))
    return Cue("formula", preposition.i, (preposition.i,), int(noun.i), content, _SURE) if content else None


def _stated(noun: Token) -> Cue | None:
    """ "The line from the palace is that …", "Berg, whose accusation was that …", "it is the army's contention that …"."""
    verb = noun.head
    if noun.pos_ != "NOUN" or verb.lemma_ not in _COPULAS or noun.dep_ not in ("nsubj", "attr"):
        return None
    source = _owner(noun)
    holder = verb if noun.dep_ == "nsubj" else noun
    clause = next((child for child in holder.rights if child.dep_ in ("ccomp", "acl") and child.i > verb.i), None)
    if source is None or clause is None or clause.left_edge.lower_ != "that":
        return None
    if noun.dep_ == "attr" and not any(child.lower_ == "it" for child in verb.lefts):
        return None
    return Cue("formula", noun.i, (noun.i,), source, (_below(clause),), _SURE)


def _passed_on(noun: Token) -> Cue | None:
    """ "Berg echoed the premier's complaint that …", "the minutes record her warning that …": another's saying is told on."""
    verb = noun.head
    clause = next((child for child in noun.rights if child.dep_ in ("acl", "relcl", "ccomp")), None)
    if noun.dep_ != "dobj" or clause is None or clause.left_edge.lower_ != "that" or not _is_owned(noun):
        return None
    source = source_of(verb)
    if source is None or (verb.lemma_.lower() not in _PASSING_ON and not _holds(verb, verb.doc[source])):
        return None
    return Cue("formula", verb.i, (verb.i,), source, (_below(noun),), _SURE)


def _is_owned(noun: Token) -> bool:
    return any(child.dep_ == "poss" or (child.dep_ == "prep" and child.lower_ in ("of", "by", "from")) for child in noun.children)


def _holds(verb: Token, document: Token) -> bool:
    written = document.lemma_.lower() in column("media", "noun") | RECORDS | {"document", "file", "report", "article", "minute"}
    return verb.lemma_.lower() in _HOLDING and written


def _worded(noun: Token) -> Cue | None:
    """ "His last words were: “Wait.”", "the envoy recalled her reply as follows: “No.”": whose words they are."""
    doc = noun.doc
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    colon = next((i for i in range(noun.i + 1, min(noun.i + _LONGEST, len(doc) - 2)) if doc[i].text in (":", ".")), None)
    if noun.pos_ != "NOUN" or owner is None or colon is None or doc[colon].text != ":":
        return None
    quoted = quotation_from(doc[colon + 1])
    return Cue("formula", noun.i, (noun.i,), int(owner.i), (quoted,), _SURE) if quoted is not None else None


def _owner(noun: Token) -> int | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return int(child.i)
        if child.dep_ == "prep" and child.lower_ in _OWNING:
            for inner in child.children:
                somebody = inner.pos_ == "PROPN" or inner.lemma_.lower() in actor_nouns() or child.lower_ == "from"
                if inner.dep_ == "pobj" and somebody:
                    return int(inner.i)
    return None


def _let_known(verb: Token) -> Cue | None:
    """ "Dahl let it be understood that she would resign."."""
    known = next((child for child in verb.rights if child.lower_ in _LET and child.dep_ in ("ccomp", "xcomp")), None)
    that = known and next(
        (t for t in known.doc[known.i + 1 : known.sent.end] if t.lower_ == "that" and t.head.pos_ in _CLAUSAL), None
    )
    source = source_of(verb)
    if known is None or that is None or source is None or that.head.i < that.i:
        return None
    content = int(that.i), int(that.head.right_edge.i)
    return Cue("formula", verb.i, tuple(range(verb.i, known.i + 1)), source, (content,), _SURE)


def _if_believed(verb: Token) -> Cue | None:
    """ "If the rebels are to be believed, nobody left.", "shut by the floods if the delegation is to be believed"."""
    be = verb.head
    subject = next((child for child in be.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    passive = any(child.dep_ == "auxpass" for child in verb.lefts) and any(child.tag_ == "TO" for child in verb.lefts)
    if verb.dep_ != "xcomp" or not passive or subject is None or be.left_edge.lower_ != "if":
        return None
    first, last = int(be.left_edge.i), verb.i
    start = verb.sent.start
    if first > start and verb.doc[first - 1].text != ",":
        comma = next((i for i in range(first - 1, start, -1) if verb.doc[i].text == ","), start - 1)
        content: tuple[Range, ...] = ((comma + 1, first - 1),)
    else:
        content = _around(verb, first, last)
    return Cue("formula", verb.i, tuple(range(be.i, verb.i + 1)), int(subject.i), content, _SURE) if content else None


def _waved_away(verb: Token) -> Cue | None:
    """ "The adviser waved the story away as gossip.", "the mayor shrugged off the report"."""
    if verb.pos_ != "VERB":
        return None
    particle = next((child for child in verb.rights if child.lower_ in _AWAY[verb.lemma_.lower()]), None)
    source = source_of(verb)
    if particle is None or source is None:
        return None
    objects = [child for child in (*verb.rights, *particle.rights) if child.dep_ in ("dobj", "pobj")]
    if not objects:
        return None
    first = min(int(child.left_edge.i) for child in objects)
    manner = [child for child in (*verb.rights, *particle.rights) if child.dep_ == "prep" and child.lower_ == "as"]
    last = max(int(child.right_edge.i) for child in (*objects, *manner))
    return Cue("formula", verb.i, (verb.i, particle.i), source, ((first, last),), _SURE)


def _put_down(verb: Token) -> Cue | None:
    """ "She put the delay down to the weather.", "a delay that she put down to the weather"."""
    if verb.pos_ != "VERB":
        return None
    particle = next((child for child in verb.rights if child.lower_ == _DOWN_TO[verb.lemma_.lower()]), None)
    source = source_of(verb)
    if particle is None or source is None:
        return None
    to = next((child for child in (*particle.rights, *verb.rights) if child.dep_ == "prep" and child.lower_ == "to"), None)
    thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if to is None or to.i < particle.i or any(child.lemma_.lower() in _WHEREABOUTS for child in to.children):
        return None
    why = (int(to.i), int(to.right_edge.i))
    content = (why,) if thing is None else ((int(thing.left_edge.i), int(thing.right_edge.i)), why)
    return Cue("formula", verb.i, (verb.i, particle.i), source, content, _SURE)


def _owned_up(verb: Token) -> Cue | None:
    """ "The Front claimed responsibility for the blast.", "the army disclaimed any involvement"."""
    thing = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if verb.pos_ != "VERB" or thing is None or thing.lemma_.lower() not in _OWNED_UP:
        return None
    source = source_of(verb)
    of_what = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ in ("in", "for", "of")]
    last = max(int(token.right_edge.i) for token in (thing, *of_what))
    content = int(thing.left_edge.i), last
    return Cue("formula", verb.i, (verb.i,), source, (content,), _SURE) if source is not None else None


def _so_told(word: Token) -> Cue | None:
    """ "The road is safe, or so the ministry claims.", "privately, so an envoy relates, he talks of peace"."""
    doc, sentence = word.doc, word.sent
    opens = word.i - (1 if word.i > sentence.start and word.nbor(-1).lower_ == "or" else 0)
    if opens <= sentence.start or doc[opens - 1].text not in (",", ";", "–", "—"):
        return None
    stop = next((i for i in range(word.i + 2, min(sentence.end, word.i + _LONGEST)) if doc[i].text in _CLOSING), None)
    if stop is None or stop - word.i < 3:
        return None
    verb, words = doc[stop - 1], doc[word.i + 1 : stop - 1]
    if not {verb.lemma_.lower(), verb.lower_.removesuffix("s"), verb.lower_.removesuffix("d")} & speech_verbs():
        return None
    source = next((token for token in words if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ != "compound"), None)
    content = _around(word, opens, stop - 1)
    if source is None or words[0].pos_ not in ("DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM") or not content:
        return None
    return Cue("formula", int(verb.i), (int(verb.i),), int(source.i), content, _SURE)


def _tidings(noun: Token) -> Cue | None:
    """ "Word came from the palace that the king would not travel."."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "attr") or verb.lemma_ not in _ARRIVING or any(child.dep_ == "det" for child in noun.lefts):
        return None
    sender = next((token for token in verb.doc[noun.i + 1 : verb.sent.end] if token.lower_ in ("from", "that")), None)
    where = sender and next((child for child in sender.children if child.dep_ == "pobj"), None)
    if sender is None or where is None or sender.lower_ != "from":
        return None
    mark = next((token for token in verb.doc[where.i + 1 : where.i + 5] if token.lower_ == "that"), None)
    if mark is None or mark.i + 2 >= verb.sent.end:
        return None
    clause = mark.head
    last = int(clause.right_edge.i) if clause.i > mark.i else verb.sent.end - 1
    return Cue("formula", noun.i, (noun.i,), int(where.i), ((int(mark.i), last),), _SURE)


def _overheard(verb: Token) -> Cue | None:
    """ "Berg recalled Dahl telling the guests: “We will not wait.”": it is Dahl who said so."""
    doc = verb.doc
    if verb.tag_ != "VBG":
        return None
    colon = next((i for i in range(verb.i + 1, min(verb.i + _ADDRESSED, len(doc) - 2)) if doc[i].text in (":", ",")), None)
    quoted = quotation_from(doc[colon + 1]) if colon is not None else None
    sayer = sayer_of(verb)
    if quoted is None or sayer is None or not 0 < verb.i - sayer < _ADDRESSED:
        return None
    return Cue("formula", verb.i, (verb.i,), sayer, (quoted,), _SURE)


def _recalled(verb: Token) -> Cue | None:
    """ "The other recalled the guide telling his hosts: “Paper kills.”": all of that is recalled."""
    spoken = next((child for child in verb.rights if child.tag_ == "VBG" and child.lemma_.lower() in speech_verbs()), None)
    source = source_of(verb)
    sayer = sayer_of(spoken) if spoken is not None else None
    if spoken is None or source is None or sayer is None or not verb.i < sayer < spoken.i:
        return None
    inner = _overheard(spoken)
    last = inner.content[0][1] if inner is not None else int(spoken.right_edge.i)
    return Cue("formula", verb.i, (verb.i,), source, ((int(verb.doc[sayer].left_edge.i), last),), _SURE)


def _spread(noun: Token) -> Cue | None:
    """ "Reports of a second raid, carried by two radio stations, were wrong."."""
    about = next((child for child in noun.rights if child.dep_ == "prep" and child.lower_ in ("of", "about")), None)
    verb = next((t for t in noun.doc[noun.i + 1 : noun.right_edge.i + 1] if t.dep_ == "acl" and t.lemma_ in _SPREADING), None)
    thing = about and next((child for child in about.children if child.dep_ == "pobj"), None)
    if thing is None or verb is None or verb.tag_ != "VBN" or verb.i < thing.i:
        return None
    agent = next((child for child in verb.rights if child.lower_ in ("by", "in", "on")), None)
    medium = agent and next((child for child in agent.children if child.dep_ == "pobj"), None)
    if medium is None or not (medium.pos_ == "PROPN" or actor_nouns().get(medium.lemma_.lower()) == "outlet"):
        return None
    last = verb.left_edge.i - 1
    return Cue("carried", verb.i, (verb.i,), int(medium.i), ((int(thing.left_edge.i), int(last)),), _SURE)


def _below(token: Token) -> Range:
    return int(token.left_edge.i), int(token.right_edge.i)


def _around(word: Token, first: int, last: int) -> tuple[Range, ...]:
    """The sentence on both sides of a phrase, as far as the next semicolon or colon."""
    doc, sentence = word.doc, word.sent
    start = max((i + 1 for i in range(sentence.start, first) if doc[i].text in _BREAKS), default=sentence.start)
    end = min((i - 1 for i in range(last + 1, sentence.end) if doc[i].text in _BREAKS), default=sentence.end - 1)
    halves = ((start, first - 1), (last + 1, end))
    return tuple((a, b) for a, b in halves if a <= b and any(token.is_alpha for token in doc[a : b + 1]))


def _quoted_as(verb: Token) -> Cue | None:
    """ "“We stay,” Dahl was quoted as saying by the Courier.": what a passive quotes, where it stands before."""
    quoted = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    was = next((child for child in verb.lefts if child.dep_ == "auxpass"), None)
    preposition = next((child for child in verb.rights if child.lower_ == "as"), None)
    saying = next((c for c in preposition.children if c.dep_ == "pcomp"), None) if preposition is not None else None
    if quoted is None or was is None or saying is None or saying.lemma_.lower() not in speech_verbs() | {"tell"}:
        return None
    told = quoted.left_edge.i - 1
    if any(child.dep_ in ("ccomp", "xcomp") or (child.dep_ == "dobj" and saying.lemma_ != "tell") for child in saying.rights):
        return None  # "Dahl was quoted as saying that …"
    before = verb.doc[verb.sent.start : max(told, verb.sent.start)]
    if not any(token.pos_ in _CLAUSAL for token in before) or not any(
        mark.text in _CLOSING for mark in verb.doc[told - 1 : told + 1]
    ):
        return None
    aside = {token.i for child in verb.children if child.dep_ == "agent" for token in child.subtree}
    words = tuple(i for i in range(was.i, saying.i + 1) if i not in aside)
    return Cue("formula", was.i, words, int(quoted.i), ((verb.sent.start, told),), _SURE)
