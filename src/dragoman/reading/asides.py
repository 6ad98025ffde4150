"""Parse → sayings that stand beside what they tell: "…, a diplomat in Varna said.", "by the army's count", "under the draft, …",
"gave another reason: …".

Read from the words and commas around them, since the parser takes "both versions, a diplomat" for one phrase and hangs an account
on whatever noun is near.
"""

from spacy.tokens import Doc, Span, Token

from dragoman.reading.content_tokens import Range
from dragoman.reading.cues import Cue, speech_verbs
from dragoman.reading.lexicon import column
from dragoman.reading.parse import Parse
from dragoman.reading.quoted_words import quotation_from

_SURE = 0.9  # share of sayings of a fixed form
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LONGEST = 16  # words of a source at a sentence's end
_SHORTEST = 3  # words that tell something
_ACCOUNTS = frozenset(
    "account telling recollection reckoning count judgement judgment view opinion estimation estimate assessment version "
    "memory words phrase formulation admission narrative rendition wording portrayal depiction tally lights".split()
)
_ACCOUNTING = frozenset({"by", "in", "on", "from"})
_PROVISIONS = frozenset(
    "draft text plan proposal deal accord agreement treaty memorandum memo scheme arrangement pact protocol document".split()
)
_RECORDS = frozenset(
    "transcript recording minutes minute text excerpt tape log footage audio video protocol record passage".split()
)
_PAPERS = frozenset("letter memo memorandum cable document note message email paper draft communique communiqué".split())
_WORDS = frozenset("reason explanation answer account version reply response warning message verdict reading advice".split())
_PLAIN = frozenset("blunt clear categorical unequivocal adamant explicit emphatic frank terse curt".split())
_AHEAD = frozenset({"would", "will", "shall", "must", "should", "is", "are"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OPENING = frozenset({"DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM"})
_STOPS = frozenset({".", "!", "?", ";", '"', "”", "’", "»"})
_ATTACHED = frozenset({"on", "in", "at", "last", "this", "yesterday", "today", "later", "earlier", "to", "during", "from"})


def find_asides(parse: Parse) -> list[Cue]:
    """The sayings of these four forms, in the order of the text."""
    found: list[Cue] = []
    for token in parse.body:
        for cue in (_closing(token), _accounted(token), _provided(token), _announced(token)):
            if cue is not None:
                found.append(cue)
    return found


def _closing(verb: Token) -> Cue | None:
    """ "The monitors left with doubts, a diplomat in Varna said [on Monday]."; "The road is open, said Dahl."."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in speech_verbs():
        return None
    # "…, Varna-based Norpress reported": the parser takes what a name did for what was done to it
    if verb.tag_ not in _FINITE and not (verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.pos_ == "PROPN"):
        return None
    doc, sentence = verb.doc, verb.sent
    comma = next((i for i in range(verb.i - 1, max(sentence.start, verb.i - _LONGEST), -1) if doc[i].text == ","), None)
    last = _last_of_closing(verb)
    if comma is None or last is None:
        return None
    start = _start_of_clause(doc, sentence.start, comma)
    words = doc[comma + 1 : verb.i]
    source = _subject_in(words)
    if source is None or comma - start < _SHORTEST or not any(_is_finite(token) for token in doc[start:comma]):
        return None
    if doc[comma - 1].text in ('"', "”") or doc[start].tag_ in ("WP", "WDT", "WRB") or doc[start].dep_ == "mark":
        return None  # a quotation has rules of its own; "When the road opened, the envoy left."
    return Cue("inserted", verb.i, (verb.i,), source.i, ((start, comma - 1),), _SURE)


def _last_of_closing(verb: Token) -> int | None:
    """The saying's last word, where nothing but a time or place stands between it and the sentence's end."""
    doc, end = verb.doc, verb.sent.end
    index = verb.i + 1
    if index >= end:
        return int(verb.i)
    if doc[index].text in _STOPS:
        return int(verb.i)
    if doc[index].lower_ not in _ATTACHED and doc[index].ent_type_ not in ("DATE", "TIME"):
        return None
    while index < end and doc[index].text not in _STOPS:
        if doc[index].text == "," or doc[index].pos_ in ("VERB", "AUX", "SCONJ", "PART"):
            return None
        index += 1
    return int(index - 1)


def _start_of_clause(doc: Doc, start: int, comma: int) -> int:
    """Behind the last semicolon or colon before the saying, or the sentence's start."""
    breaks = [i for i in range(start, comma) if doc[i].text in (";", ":")]
    return breaks[-1] + 1 if breaks else start


def _subject_in(words: Span) -> Token | None:
    """The head of a noun phrase that all the words make; None where they are more or less than one."""
    tokens = list(words)
    if not tokens or tokens[0].pos_ not in _OPENING or tokens[0].tag_ in ("WP", "WDT", "WP$"):
        return None
    for token in tokens:
        if token.pos_ in ("AUX", "SCONJ", "CCONJ") or (token.pos_ == "VERB" and not _is_hyphenated(token)):
            return None
    bound = next((i for i, token in enumerate(tokens) if token.pos_ == "ADP"), len(tokens))
    heads = [token for token in tokens[:bound] if token.pos_ in _NOMINAL]
    return heads[-1] if heads else None


def _is_hyphenated(token: Token) -> bool:
    """ "Varna-based"."""
    return bool(token.i and token.nbor(-1).text in ("-", "–")) or "-" in token.text


def _is_finite(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _accounted(noun: Token) -> Cue | None:
    """ "By the army's count five died", "in the judgement of the institute, it is not": whose account it is.

    "With the loss of five soldiers by the army's count": only of the phrase before it.
    """
    preposition = noun.head
    if (
        noun.pos_ != "NOUN"
        or not {noun.lemma_.lower(), noun.lower_} & _ACCOUNTS
        or noun.dep_ != "pobj"
        or preposition.lower_ not in _ACCOUNTING
    ):
        return None
    owner, last = _owner_of_account(noun)
    if owner is None or owner.lower_ in ("our", "my", "this") or preposition.i > noun.left_edge.i:
        return None
    first = preposition.i
    over = preposition.head
    content: tuple[Range, ...]
    if (quoted := _quotation_behind(noun.doc, last)) is not None:
        content = (quoted,)
    elif over.pos_ in ("NOUN", "NUM", "PROPN") and over.i < first and noun.doc[first - 1].text != ",":
        content = ((over.left_edge.i, first - 1),)
    else:
        clause = over if over.pos_ in ("VERB", "AUX") else noun.sent.root
        start, end = noun.sent.start, noun.sent.end - 1
        if clause.dep_ in ("ccomp", "advcl", "relcl", "acl", "pcomp"):
            start, end = clause.left_edge.i, clause.right_edge.i
        halves = [i for i in range(start, end) if noun.doc[i].text == ";"]
        start = max([start, *(i + 1 for i in halves if i < first)])
        end = min([end, *(i - 1 for i in halves if i > last)])
        content = tuple((a, b) for a, b in ((start, first - 1), (last + 1, end)) if a <= b)
    return Cue("accounted", noun.i, tuple(range(first, noun.i + 1)), owner.i, content, _SURE) if content else None


def _quotation_behind(doc: Doc, last: int) -> Range | None:
    """ "came back, in Berg's recollection, “with tears in his eyes”": of a quotation right behind it only that is the account."""
    opening = last + 2
    if opening >= len(doc) or doc[last + 1].text != "," or doc[opening].text not in ("“", '"'):
        return None
    return quotation_from(doc[opening], len(doc))


def _owner_of_account(noun: Token) -> tuple[Token | None, int]:
    """Whose account, and the phrase's last word: "X's", "of X", or the account itself where it is one told before."""
    if noun.head.lower_ == "on" and noun.i == noun.head.i + 1:
        return None, noun.i  # "on account of the floods"
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is not None:
        return owner, noun.i
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            holder = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if holder is not None:
                last = holder.right_edge.i
                if last + 1 < noun.sent.end and holder.pos_ == "NOUN" and noun.doc[last + 1].pos_ == "PROPN":
                    # "in the view of the monitoring service Norland Watch": the parser leaves the name outside
                    while last + 1 < noun.sent.end and noun.doc[last + 1].pos_ == "PROPN":
                        last += 1
                    return noun.doc[last], int(last)
                # "in the recollection of one notable who claims to have been there": whose clause about them is still them
                return holder, int(last)
    same = any(child.lower_ in ("same", "this", "that") for child in noun.lefts)
    return (noun, noun.i) if same and noun.lemma_.lower() in ("account", "version") else (None, noun.i)


def _provided(noun: Token) -> Cue | None:
    """ "Under the draft, Norland would free two men": what a paper lays down, it says."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.i != noun.sent.start or preposition.text not in ("Under", "In"):
        return None
    under, lemma = preposition.text == "Under", noun.lemma_.lower()
    if (under and lemma not in column("media", "noun") | _PROVISIONS) or (not under and not _is_record(noun)):
        return None
    comma = noun.right_edge.i + 1
    if comma >= noun.sent.end or noun.doc[comma].text != ",":
        return None
    clause = noun.doc[comma : noun.sent.end]
    if under and not any(token.lower_ in _AHEAD and token.pos_ in ("AUX", "VERB") for token in clause):
        return None
    if not under and any(token.lower_ in ("i", "we", "it") and token.dep_ == "nsubj" for token in clause):
        return None
    words = tuple(range(preposition.i, preposition.i + 1))
    return Cue("provided", preposition.i, words, noun.i, ((comma + 1, noun.sent.end - 1),), _SURE)


def _is_record(noun: Token) -> bool:
    """ "In the transcript, Dahl asks …", "in the letter, Berg offers": a record tells it, a letter as one reads it."""
    lemma, preposition = noun.lemma_.lower(), noun.head
    if not any(child.lower_ in ("the", "this", "that", "those", "these", "its") for child in noun.lefts):
        return False
    verb = preposition.head
    return lemma in _RECORDS or (lemma in _PAPERS and verb.pos_ == "VERB" and verb.tag_ in ("VBZ", "VBP"))


def _announced(noun: Token) -> Cue | None:
    """ "An official gave another reason: the road was closed", "had a warning: …": the words that a noun announces.

    "The minister was blunt: nobody would pay."
    """
    verb = noun.head
    thing = noun.dep_ == "dobj" and noun.lemma_.lower() in _WORDS and verb.lemma_ in ("give", "offer", "have", "volunteer", "add")
    manner = noun.dep_ == "acomp" and noun.lower_ in _PLAIN and verb.lemma_ == "be"
    if not (thing or manner):
        return None
    sentence = noun.sent
    colon = next((i for i in range(noun.i + 1, sentence.end - _SHORTEST) if noun.doc[i].text in (":", ";", ",")), None)
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if colon is None or noun.doc[colon].text != ":" or subject is None or subject.tag_ in ("WDT", "WP", "EX"):
        return None
    if not any(_is_finite(token) for token in noun.doc[colon : sentence.end]) or noun.doc[colon + 1].text in ('"', "“"):
        return None
    return Cue("announced", verb.i, tuple(range(verb.i, noun.i + 1)), subject.i, ((colon + 1, sentence.end - 1),), _SURE)
