"""Saying at a sentence's end → who says it: the informant behind a name and a comma, who is nobody's apposition.

"The accord was signed by Lena Dahl, [a diplomat in Varna] said." The parser hangs the diplomat on the name. A real apposition has
a comma of its own behind it, "Lena Dahl, a diplomat in Varna, said", or opens the sentence, and then it tells something else.
"""

from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.reading.cues import speech_verbs
from dragoman.reading.drafts import Draft
from dragoman.reading.lexicon import column
from dragoman.reading.parse import Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
VERBAL = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV", "PRON", "ADP", "CCONJ", "PUNCT"})
_ASIDE = frozenset({"PUNCT", "NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "ADV", "ADP"})
_JOINED = frozenset({"-", "–", "'", "’"})
_ENDS = frozenset({",", ".", ";", "!", "?", "”", '"'})
_WISHING = frozenset(
    {"want", "wish", "hope", "expect", "believe", "know", "suspect", "accuse", "fear"}
)  # "the man wanted for it"
_WRITTEN = frozenset("report letter statement document text draft memo memorandum cable transcript law treaty".split())
_FULL, _LONG = 2, 4  # words of a full name
_REACH = 16  # words of an informant: "an official of the ministry who was briefed" is told otherwise


def is_informant(noun: Token) -> bool:
    """Whether a noun heads the phrase between a comma and the saying that ends its sentence.

    The words before the comma are a clause; a saying goes on to nothing but its hearer, time or place.
    """
    return noun.pos_ in ("NOUN", "PROPN") and _comma_before(noun) is not None and saying_behind(noun) is not None


def saying_behind(noun: Token) -> Token | None:
    """The verb of the saying whose subject the noun must be, as no comma parts the two: "a person briefed on it [said]"."""
    doc, end = noun.doc, noun.sent.end
    for index in range(noun.i + 1, min(end, noun.i + _REACH)):
        token = doc[index]
        if token.tag_ in _FINITE and token.lemma_.lower() in speech_verbs() and token.pos_ == "VERB":
            return token if token.lemma_ not in _WISHING and closes(token) else None
        if token.pos_ == "VERB" and (token.tag_ in ("VBN", "VBG") or (index + 1 < end and doc[index + 1].pos_ == "ADP")):
            continue  # "briefed on the plan", "involved in the talks"
        if token.pos_ not in _PHRASE or token.tag_ in ("WP", "WDT", "WP$") or (token.is_punct and token.text not in _JOINED):
            return None
    return None


def _comma_before(noun: Token) -> int | None:
    """The comma right before the noun's phrase, if a clause with a verb of its own stands before that."""
    doc, start = noun.doc, noun.sent.start
    for index in range(noun.i - 1, max(start, noun.i - _REACH), -1):
        token = doc[index]
        if token.text == ",":
            return index if any(word.tag_ in VERBAL for word in doc[start:index]) else None
        if token.pos_ not in _PHRASE - {"ADP", "CCONJ"} or (token.is_punct and token.text not in _JOINED):
            return None
    return None


def closes(verb: Token) -> bool:
    """Whether what was said stands before the verb: behind it come at most whom it was said to, when and where."""
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.sent.end]:
        if token.text in _ENDS:
            return True
        if token.pos_ not in _ASIDE or token.tag_ in ("WP", "WDT", "WRB"):
            return False
    return True


def is_subject_behind(doc: Doc, office: Token, last: int) -> bool:
    """Whether a name behind a phrase and a comma is the subject of the verb that follows: "According to the envoy, [Dahl] left".

    The phrase hangs on a preposition or a verb, and no comma closes an apposition to it.
    """
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is not None and after.tag_ in VERBAL and office.dep_ in ("pobj", "dobj", "dative", "agent")


def subject_before(name: Token, last: int) -> Token | None:
    """The subject that a name between commas before the verb is in apposition to, whatever stands between.

    "A website run by exiles in Lyon, [Norland Post], claims": the parser hangs it on the nearest noun.
    """
    doc = name.doc
    if last + 2 >= len(doc) or doc[last + 1].text != "," or doc[last + 2].tag_ not in VERBAL:
        return None
    verb = doc[last + 2]
    return next(
        (over for over in name.head.ancestors if over.dep_ in ("nsubj", "nsubjpass") and over.head.i in (verb.i, verb.head.i)),
        None,
    )


def of_informant(parse: Parse, draft: Draft) -> Draft:
    """The draft whose source begins at the informant: "[…, Tomas Berg,] a person with knowledge of the talks said"."""
    if draft.source is None or draft.source[1] > draft.start:
        return draft
    for token in parse.tokens_in(draft.source):
        comma, verb = (_comma_before(token), saying_behind(token)) if is_informant(token) else (None, None)
        if comma is None or verb is None or parse.starts[comma] <= draft.source[0]:
            continue
        if not any(start <= parse.starts[verb.i] < end for start, end in draft.cue):
            continue
        told = [span for span in draft.content if span[1] <= draft.source[0]]
        name = parse.span(comma - 1, comma - 1)[1]
        if not told or parse.text[told[-1][1] : draft.source[0]].strip(" ,"):
            return draft
        content = tuple((s, name) if (s, e) == told[-1] else (s, e) for s, e in draft.content)
        return replace(draft, source=(parse.starts[comma + 1], draft.source[1]), source_head=token.i, content=content)
    return draft


def with_name_behind(parse: Parse, draft: Draft) -> Draft:
    """The draft of "according to" with the name that stands behind its source's office or trade.

    "According to the head of the port, Lena Dahl, the ship left": she is the head. "According to the envoy, Dahl, the minister,
    left", "According to the paper, Lena Dahl, …": whoever a comma parts from the verb by a further phrase is of what is told.
    """
    text = parse.text
    if draft.source is None or draft.source_head is None or not draft.content or parse.doc[draft.source_head].pos_ != "NOUN":
        return draft
    if text[slice(*draft.cue[0])].casefold() != "according to" or text[draft.source[1] : draft.content[0][0]].strip() != ",":
        return draft
    if parse.doc[draft.source_head].lemma_.lower() in _WRITTEN | column("media", "noun"):
        return draft
    name = _leading_name(parse, draft.content[0])
    if name is None or _opens_apposition(name[-1].nbor(2)):
        return draft
    return replace(
        draft,
        source=(draft.source[0], parse.span(name[-1].i, name[-1].i)[1]),
        source_head=name[-1].i,
        content=tuple((max(s, parse.starts[name[-1].i + 2]), e) for s, e in draft.content if e > parse.starts[name[-1].i + 2]),
    )


def _leading_name(parse: Parse, told: tuple[int, int]) -> list[Token] | None:
    """The tokens of a full name at the head of what is told, with a comma and something more behind it."""
    name: list[Token] = []
    for token in parse.doc[parse.tokens_in(told)[0].i :]:
        joined = bool(name) and (token.text in _JOINED or name[-1].text in _JOINED)  # "Berg-Olsen", "Kim Byung-soo"
        if not joined and (token.pos_ != "PROPN" or not token.text[:1].isupper()):
            break
        name.append(token)
    words = sum(token.text not in _JOINED for token in name)
    if not _FULL <= words <= _LONG or name[-1].i + 2 >= name[-1].sent.end:
        return None
    return name if name[-1].nbor(1).text == "," else None


def _opens_apposition(first: Token) -> bool:
    """Whether a phrase without a verb stands between two commas before the verb: "Dahl, [the minister], left", "Dahl, who …"."""
    if first.tag_ in VERBAL or first.tag_ in ("WP", "WDT", "WP$", "VBN", "VBG"):
        return True
    for token in first.doc[first.i : first.sent.end]:
        if token.tag_ in VERBAL:
            return False
        if token.text == ",":
            return token.i + 1 < token.sent.end and token.nbor(1).tag_ in VERBAL
    return True
