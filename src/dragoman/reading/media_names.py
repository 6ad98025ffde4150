"""Name → medium: whether a name that no lexicon knows is a medium's, by the words beside it and by what it does."""

from spacy.tokens import Doc, Token

from dragoman.reading.gazetteer import given_names, outlets, states
from dragoman.reading.spelling import same_words, tagger_label, words_between

KINDS_OF_OUTLET = frozenset(
    "website site newspaper paper portal broadcaster magazine daily weekly tabloid blog outlet channel station".split()
)
_WIRES = frozenset({"agency", "service", "wire", "network"})
_OF_NEWS = frozenset({"news", "press", "wire", "television", "tv", "radio"})
_CARRYING = frozenset({"publish", "broadcast", "air", "print"})
_MEDIA = frozenset(
    "website site portal paper newspaper daily weekly magazine broadcaster station channel blog outlet tabloid radio".split()
)
_STAFF = frozenset("columnist correspondent reporter editor journalist commentator owner publisher founder director".split())
_QUOTING = frozenset({"quote", "cite"})
_WRITING = frozenset({"write", "publish", "print"})
_APPEARING = frozenset("report article account column op-ed story editorial essay commentary interview".split())


def is_any_medium(noun: Token) -> bool:
    """Whether a medium's noun has an indefinite article: what stands before it says whence it is, and does not name it."""
    return noun.lemma_.lower() in _MEDIA and any(child.lower_ in ("a", "an", "another") for child in noun.children)


def is_called_outlet(doc: Doc, first: int, last: int) -> bool:
    """ "the newspaper Norland Tid", "a local portal, Nordsyn,": what the word before or behind it says; or what reports.

    Nobody "reported on Monday that" but a medium, an agency or an office, and the last two are named otherwise.
    """
    before = doc[first - 1] if first else None
    if before is not None and is_kind_of_outlet(before) and before.pos_ in ("NOUN", "PROPN", "ADJ"):
        return True
    if before is not None and before.text == "," and first > 1 and last + 1 < len(doc) and doc[last + 1].text == ",":
        noun = doc[first - 2]  # "by its Telegram channel, Harbour TV,"
        if noun.lower_ in KINDS_OF_OUTLET and noun.pos_ == "NOUN":
            # "a columnist of the paper, Lena Dahl,": the name of whoever is the paper's
            return noun.dep_ != "pobj" or noun.head.head.lemma_.lower() not in _STAFF
    head = doc[last]
    if head.dep_ == "appos" and head.head.lower_ in KINDS_OF_OUTLET:
        return True
    if _is_outlet_behind(doc, last) or _does_as_outlets_do(doc, first, last):
        return True
    if _is_among_media(doc, first, last) or _is_said_to_cite(doc[last]):
        return True
    told = head.dep_ in ("dobj", "dative") and head.head.lemma_ == "tell" and any(c.dep_ == "ccomp" for c in head.head.children)
    if told and 0 < last - first < 3 and tagger_label(doc, first, last) in ("ORG", "") and doc[first - 1].lower_ != "the":
        return True  # "told Pacific Wire that …": other bodies go by words that say what they are
    carried = head.dep_ == "pobj" and head.head.dep_ == "agent" and head.head.head.lemma_.lower() in _CARRYING
    if carried and first < last and tagger_label(doc, first, last) in ("ORG", "") and not doc[last].text.endswith("s"):
        return True  # "published by El Faro del Sur"
    if not any(mark in doc[first : last + 1].text for mark in "-–") or any(
        doc[i].text in given_names() for i in range(first, last + 1)
    ):
        return False
    verb = head.head
    return head.dep_ == "nsubj" and verb.lemma_ == "report" and any(child.dep_ == "ccomp" for child in verb.children)


def is_place_of_outlet(doc: Doc, first: int, last: int) -> bool:
    """ "the [Harvik] daily Al-Sabil": one word that says where the medium is whose name follows, and that stands nowhere else."""
    if first != last or last + 2 >= len(doc) or not first or doc[first - 1].lower_ not in ("the", "a"):
        return False
    if len(same_words(doc[last])) > 1:
        return False
    noun, name = doc[last + 1], doc[last + 2]
    return noun.text.islower() and is_kind_of_outlet(noun) and name.text[:1].isupper()


def is_kind_of_outlet(noun: Token) -> bool:
    """ "newspaper", "website", "news agency", "radio network": what a medium is called; but no other agency."""
    wire = noun.lemma_.lower() in _WIRES and noun.i > noun.sent.start and noun.nbor(-1).lower_ in _OF_NEWS
    return noun.lower_ in KINDS_OF_OUTLET or wire


def _is_said_to_cite(name: Token) -> bool:
    """ "Garowe Online, which cited a commander,": what is no person, and cites somebody."""
    # "Nordsicht, which is close to the opposition, reported": the parser may hang the verb on the name.
    verbs = [child for child in name.children if child.dep_ == "acl"] + [name.head] * (name.dep_ == "nsubj")
    reports = any(verb.lemma_.lower() in ("report", "publish") for verb in verbs)
    citing = ("cite", "quote", "report")
    clauses = (child for child in name.children if child.dep_ == "relcl" and (reports or child.lemma_.lower() in citing))
    return any(word.lower_ == "which" and word.dep_ == "nsubj" for clause in clauses for word in clause.lefts)


def _is_among_media(doc: Doc, first: int, last: int) -> bool:
    """ "was picked up by Nordsyn, Reuters and dozens of channels": one in a row of media, if nothing makes it a person."""
    head = doc[last]
    beside = [child for child in head.children if child.dep_ == "appos"]
    row = [*beside, *(token for near in (head, *beside) for token in near.conjuncts if token.i != head.i)]
    media = [token for token in row if token.text.casefold() in outlets() or token.lemma_.lower() in KINDS_OF_OUTLET]
    agent = next((token for token in (head, *row) if token.dep_ == "pobj" and token.head.dep_ == "agent"), None)
    carried = agent is not None and agent.head.head.lemma_.lower() in _CARRYING | {"pick", "report", "cite", "quote", "repeat"}
    return bool(media) and carried and doc[first].text not in given_names() and words_between(doc, first, last) not in states()


def _is_outlet_behind(doc: Doc, last: int) -> bool:
    """ "Kontur, a Varna weekly,", "Kontur, an online daily owned by Berg,": the phrase behind the comma says so."""
    if last + 3 >= len(doc) or doc[last + 1].text != "," or doc[last + 2].lower_ not in ("a", "an", "the", "its"):
        return False
    for token in doc[last + 3 : last + 8]:
        if token.is_punct or token.pos_ in ("VERB", "ADP"):
            return False
        if token.lower_ in KINDS_OF_OUTLET and (token.i + 1 == len(doc) or token.nbor(1).pos_ not in ("NOUN", "PROPN", "PART")):
            return True
    return False


def _does_as_outlets_do(doc: Doc, first: int, last: int) -> bool:
    """ "Kontur quoted Dahl as saying", "quoted by Kontur as saying", "in an interview with Kontur, Dahl said".

    Of people one says none of these, nor of places "wrote in El Norte", "a report in El Norte".
    """
    head = doc[last]
    verb = head.head
    if head.dep_ not in ("nsubj", "pobj"):
        return False
    if first and doc[first - 1].pos_ in ("NOUN", "PROPN") and doc[first - 1].tag_ != "NNS":
        # "the minister Dahl"; but "the state agency Norpress, quoting a diplomat, reported"
        return doc[first - 1].lemma_.lower() in _WIRES and head.dep_ == "nsubj" and verb.lemma_ == "report" and _is_quoting(head)
    if head.dep_ == "nsubj" and verb.lemma_.lower() in _QUOTING:
        quoted = any(child.dep_ == "dobj" for child in verb.rights)
        return quoted and any(child.lower_ == "as" and _says(child) for child in verb.rights)
    if head.dep_ == "nsubj" and verb.lemma_.lower() == "report":
        return any(child.dep_ == "advcl" and child.lemma_.lower() in _QUOTING for child in verb.rights)
    if head.dep_ != "pobj":
        return False
    governor = verb.head
    if verb.lower_ == "by" and governor.lemma_.lower() in _QUOTING:
        return any(child.lower_ == "as" and _says(child) for child in governor.children) or governor.nbor(-1).lower_ == "as"
    if verb.lower_ == "with" and governor.lemma_.lower() == "interview":
        over = governor.head
        return over.lower_ == "in" and any(child.dep_ == "nsubj" for child in over.head.children)
    if verb.lower_ == "in" and first < last and tagger_label(doc, first, last) not in ("GPE", "LOC", "FAC", "EVENT", "DATE"):
        return governor.lemma_.lower() in _APPEARING or (governor.pos_ == "VERB" and governor.lemma_.lower() in _WRITING)
    return False


def _is_quoting(name: Token) -> bool:
    beside = (*name.rights, *name.head.children)
    return any(child.dep_ in ("acl", "advcl") and child.tag_ == "VBG" and child.lemma_.lower() in _QUOTING for child in beside)


def _says(preposition: Token) -> bool:
    return any(child.dep_ == "pcomp" for child in preposition.children)
