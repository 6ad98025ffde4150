"""Parse → triggers: the words that name a deed, with the row of the lexicon that says which.

A row may ask for more than its word: a particle ("call off"), an object or a subject among those named ("missiles hit"), a place
("flew to"), two persons or parties, several who do it ("Dahl and Berg spoke"), a clause ("voted to leave"); of a noun a modifier
("a drone strike"), whose it is ("a Norlandish strike"), a phrase that follows ("an exchange of fire"), what it is of ("an
exchange of all prisoners"), a place ("a strike on
Varna"), an article ("the shots"), a date ("the accord of May 9"), or that such a deed was told before ("the session").
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.reading.asked import is_questioned
from dragoman.reading.broadcasts import is_misread_saying
from dragoman.reading.deed_rows import Deed, DeedRow, deed_table, is_deed, lemma_of
from dragoman.reading.gazetteer import state_adjective
from dragoman.reading.kindred import kindred_of
from dragoman.reading.locations import is_place
from dragoman.reading.no_deeds import (
    is_branded_untrue,
    is_lost_contact,
    is_manner,
    is_mere_talk,
    is_neither,
    is_no_such_deed,
    is_not_talking,
    is_published,
    is_traveller,
    is_when,
)

_VERBAL = frozenset("harsh verbal scathing sharp personal rhetorical bitter blistering withering public".split())
_ABOUT = frozenset({"with", "in", "into", "to", "on", "by", "over", "via", "through", "under", "at", "from"})
_UNDOING = frozenset({"break", "violate", "breach", "betray"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
_PARTICLES = frozenset({"prt", "prep", "advmod", "agent", "acomp", "oprd", "ccomp"})
_BRANDING = frozenset(
    "dismiss brand call label denounce describe disown reject wave term characterise characterize deride".split()
)
_PLANNING = frozenset("plan schedule expect propose arrange set slate envisage".split())
_TALK_OF = frozenset("mention word talk rumor rumour sign account fear threat prospect idea possibility hope question".split())
_TESTED = frozenset({"fire", "launch"})
_LETTING = frozenset({"allow", "permit"})
_GOING = frozenset({"leave", "go", "return", "depart", "sail"})
_PREFERRING = frozenset({"ask", "request", "want", "insist", "prefer", "demand", "wish"})
_NAMING = frozenset({"name", "identify", "quote"})
_TALKING = frozenset({"talk", "discuss", "debate"})
_DUE = frozenset({"due", "expected"})
_FURTHER = frozenset({"second", "third", "fourth", "new", "further", "final", "follow-up"})
_CAPTIVE = frozenset({"prisoner", "hostage", "captive"})
_SETTLEMENTS = frozenset({"capital", "town", "city", "village", "island", "port"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl"})
_NATURE = frozenset(
    "earthquake quake storm hurricane typhoon cyclone tornado flood lightning disaster tragedy tsunami wave meteorite "
    "cholera epidemic pandemic virus drought famine heatwave".split()
)
_LINES = frozenset("border frontier boundary line airspace water waters territory zone".split())
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "no", "any", "another", "both"})


@dataclass(frozen=True)
class Trigger:
    """A deed at its head token; `noun` is the object that carries it with a light verb ("held talks").

    `needs` says who must take part for the word to mean the deed: two "persons" ("Dahl saw Berg") or two "parties".
    """

    head: Token
    deed: Deed
    noun: Token | None = None
    needs: str = ""


def find_triggers(tokens: list[Token]) -> list[Trigger]:
    """The deeds of a text in order; an object that carries its verb's deed is no second one."""
    found: list[Trigger] = []
    carried: set[int] = set()
    told: set[str] = set()
    for token in tokens:
        trigger = _at(token, told)
        if trigger is None or token.i in carried:
            continue
        told.add(kindred_of(trigger.deed.kind) or trigger.deed.kind)
        if trigger.noun is not None and trigger.deed.kind != "cancellation" and lemma_of(token) not in _UNDOING:
            carried.add(trigger.noun.i)  # but a meeting called off is a deed with a state of its own, a broken promise too
        found.append(trigger)
    return [trigger for trigger in found if trigger.head.i not in carried]


def deed_at(token: Token) -> Deed | None:
    """The deed that a word names by itself, whatever was told before."""
    trigger = _at(token, frozenset())
    return trigger.deed if trigger is not None else None


def _at(token: Token, told: Set[str]) -> Trigger | None:
    if is_manner(token):
        return None
    if token.lower_ in _DUE and any(_leads_to_place(child) for child in token.children if child.lower_ in ("in", "at")):
        return Trigger(token, Deed("visit", "CONSULT", "visit"))  # "was due in Varna on Friday"
    if token.pos_ in ("VERB", "AUX") and not _is_modifier(token):
        return _verb(token)
    if token.pos_ == "NOUN" and not is_misread_saying(token):
        return _noun(token, told)
    if token.pos_ == "ADJ" and token.dep_ in ("acomp", "ROOT", "conj") and _complement(token) is not None:
        return _first(token, "a", told)
    return None


def _is_modifier(token: Token) -> bool:
    """ "the occupied town", "a leading banker": a participle before its noun tells of no deed here."""
    return token.dep_ in ("amod", "compound") and token.tag_ in ("VBN", "VBG", "JJ")


def _verb(token: Token) -> Trigger | None:
    lemma = lemma_of(token)
    if lemma == "take" and any(word.lower_ in _CAPTIVE for word in token.rights):
        return Trigger(token, Deed("abduction", "ASSAULT", "abduct"))  # "took two men prisoner"
    if lemma == "declare" and any(word.lower_ == "grata" for word in token.subtree):
        return Trigger(token, Deed("expulsion", "SANCTION", "expel"))  # "declared two envoys persona non grata"
    if lemma in _BRANDING and is_branded_untrue(token):
        return Trigger(token, Deed("denial", "", ""))
    if lemma in _PLANNING and token.dep_ == "acl" and is_deed(token.head):
        return None  # "a meeting planned for Friday": how the meeting stands
    if lemma in _PLANNING and token.i and token.nbor(-1).lower_ == "as":
        return None  # "will not meet on Monday as planned"
    if lemma in _TESTED and token.i > 1 and token.nbor(-2).lower_ == "test" and token.nbor(-1).text == "-":
        return Trigger(token, Deed("test", "MOBILIZE", "weapons"))  # "test-fired a missile"
    if lemma == "board" and any(child.dep_ == "auxpass" for child in token.children) and not is_questioned(token):
        return Trigger(token, Deed("seizure", "COERCE", "seize"))  # "the Lady Harvik was boarded on Monday": not by passengers
    if (lemma, "v") not in deed_table() or is_questioned(token) or is_neither(token) or is_no_such_deed(token, lemma):
        return None
    if lemma in _LETTING and any(child.dep_ in ("xcomp", "ccomp") and child.lemma_ in _GOING for child in token.children):
        return Trigger(token, Deed("release", "RETREAT", "release"))  # "was allowed to leave the port"
    if lemma in _TALKING and (is_mere_talk(token) or is_not_talking(token)):
        return None
    if lemma in _PREFERRING and any(c.dep_ in ("xcomp", "ccomp") and c.lemma_.lower() in _NAMING for c in token.children):
        return None  # "a diplomat who asked not to be named": how he is quoted
    if lemma == "write" and is_published(token):
        return None  # "the paper wrote on Monday that", "she wrote on Facebook"
    crosses = any(noun.lemma_.lower() in _LINES for noun in _objects(token)) if lemma in ("cross", "enter") else False
    if crosses and (subject := next(_subjects(token), None)) is not None and is_traveller(subject):
        return None  # "buses with the freed men crossed the border"
    objects = list(_objects(token))
    words = [child for child in token.children if child.dep_ != "prep" or not is_when(child)]  # "called Berg [on] Monday"
    particles = {c.lower_ for c in words if c.dep_ in _PARTICLES or (c.dep_ == "advcl" and c.tag_ == "JJ")}
    if token.i + 1 < len(token.doc) and token.nbor(1).dep_ == "quantmod":
        particles.add(token.nbor(1).lower_)  # "would hand over two men": more than two, to the parser
    for row in deed_table()[lemma, "v"]:
        if not row.particles <= particles:
            continue
        if row.relation == "particle" and particles & row.partners:
            return Trigger(token, row.deed)
        if row.relation in ("persons", "parties") and (not row.partners or particles & row.partners):
            return Trigger(token, row.deed, needs=row.relation)
        if row.relation == "place" and any(_leads_to_place(child) for child in token.children if child.lower_ in row.partners):
            return Trigger(token, row.deed)
        if row.relation == "object":
            noun = next((noun for noun in objects if _is_among(noun, row.partners)), None)
            if noun is not None:
                return Trigger(token, _by_telephone(row.deed, noun), noun)
        if row.relation == "subject" and any(_is_among(noun, row.partners) for noun in _subjects(token)):
            return Trigger(token, row.deed)
        if row.relation == "" and lemma == "strike" and (hit := _hit(token)) is not None and hit.ent_type_ != "ORG":
            return Trigger(token, Deed("attack", "ASSAULT", "")) if _is_struck(token, hit) else None
        if row.relation == "" or (row.relation == "clause" and any(c.dep_ in ("xcomp", "ccomp") for c in token.children)):
            return Trigger(token, row.deed)
        if row.relation == "several" and _is_of_several(token):
            return Trigger(token, row.deed)
    if lemma == "call" and any(
        mark.lower_ == "for" for child in token.children if child.dep_ in _CLAUSAL for mark in child.children
    ):
        return Trigger(token, Deed("request", "REQUEST", ""))  # "called on Monday for Berg to resign"
    if lemma == "call" and _is_telephoned(token):
        return Trigger(token, Deed("call", "CONSULT", "phone"), needs="persons")
    return None


def _hit(verb: Token) -> Token | None:
    """What is struck: "struck Damascus", "the port was struck"."""
    return next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)


def _is_struck(verb: Token, hit: Token) -> bool:
    """ "Norway struck Damascus", "the port was struck"; not "struck an alliance", "a storm struck Norway", "struck down"."""
    by_nature = any(noun.lemma_.lower() in _NATURE for noun in _subjects(verb))
    down = any(child.dep_ == "prt" for child in verb.children)
    return not by_nature and not down and (hit.ent_type_ in ("GPE", "LOC", "FAC", "NORP") or is_place(hit))


def _is_telephoned(verb: Token) -> bool:
    """ "President Dahl called Prime Minister Berg on Monday"; not "called Berg a liar", "called him to account"."""
    person = any(child.dep_ == "dobj" and (child.pos_ == "PROPN" or child.ent_type_ == "PERSON") for child in verb.children)
    return person and not any(child.dep_ in ("oprd", "xcomp", "ccomp", "acomp", "attr", "prt") for child in verb.children)


def _is_of_several(verb: Token) -> bool:
    """ "Dahl and Berg spoke for an hour": with each other, if not to, of or about something."""
    several = any(child.dep_ == "nsubj" and any(c.dep_ == "conj" for c in child.children) for child in verb.children)
    return several and not any(child.lower_ in ("to", "of", "about", "against", "at", "out") for child in verb.children)


def _is_among(noun: Token, partners: frozenset[str]) -> bool:
    """Whether the row names the noun, alone or with the word before it: "blacklist", "sanction list"."""
    lemma = noun.lemma_.lower()
    if lemma in partners or noun.lower_ in partners:
        return True
    return any(f"{child.lemma_.lower()} {lemma}" in partners for child in noun.lefts)


def _leads_to_place(preposition: Token) -> bool:
    """ "leaves for Varna", "goes on to Norland", "had been to the Orlish capital", but not "goes to court"."""
    places = (child for child in preposition.children if child.dep_ == "pobj")
    return any(is_place(place) or place.lemma_.lower() in _SETTLEMENTS for place in places)


def _by_telephone(deed: Deed, noun: Token) -> Deed:
    """ "a telephone talk", "a phone conversation": whatever the noun, a call."""
    by_phone = any(child.lower_ in ("telephone", "phone") for child in noun.children)
    return Deed("call", deed.category, "phone") if by_phone and deed.category == "CONSULT" else deed


def _objects(verb: Token) -> Iterator[Token]:
    """Objects with what is coordinated, counted or measured in them: "a shipment of arms", "20 million in aid"."""
    about = _ABOUT if verb.lemma_.lower() != "hold" else frozenset[str]()  # "held talks on an exchange of prisoners"
    for child in verb.children:
        if child.dep_ in _OBJECTS or (child.dep_ in ("prep", "agent") and child.lower_ in about):
            if child.pos_ == "ADJ":
                yield child  # "boarded a trawler", to the tagger a comparative
            yield from _inside(child)
    if verb.dep_ == "conj" and _is_passive_without_subject(verb):
        for child in verb.head.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                yield from _inside(child)  # "the answer was short and was handed to her"
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and not is_deed(verb.head):
        yield verb.head  # "two men picked up in the port", but not "talks held in May": those are a deed themselves
    clause = verb
    while clause.dep_ in ("xcomp", "ccomp") and clause.head.i < clause.i:
        clause = clause.head  # "the letter that she is said to have sent"
    relatives = (c for word in {verb, clause} for c in word.children if c.tag_ in ("WDT", "WP"))
    if clause.dep_ == "relcl" and any(c.dep_ not in ("nsubj", "nsubjpass", "det") for c in relatives):
        yield clause.head  # "the letter that she sent", "a copy of the letter, which she published"
        if clause.head.dep_ == "pobj" and clause.head.head.lower_ == "of":
            yield clause.head.head.head


def _is_passive_without_subject(verb: Token) -> bool:
    words = {child.dep_ for child in verb.children}
    return "auxpass" in words and not words & {"nsubj", "nsubjpass"}


def _subjects(verb: Token) -> Iterator[Token]:
    """Subjects with what is counted in them: "a volley of rockets hit the port"."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            yield from _inside(child)
        elif child.dep_ == "agent":  # "was struck by two bombs"
            yield from (noun for inner in child.children for noun in _inside(inner))
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBG"):
        yield verb.head  # "the drones that hit the port", "rockets hitting the port"
    if verb.dep_ in ("conj", "xcomp", "acomp") and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        yield from _subjects(verb.head)  # "the court is due to hear it"


def _inside(noun: Token) -> Iterator[Token]:
    """The noun and what it counts or holds; "made no mention of the request" made no request."""
    if noun.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        yield noun
    if noun.lemma_.lower() in _TALK_OF:
        return
    for child in noun.children:
        if child.dep_ in ("conj", "compound", "pobj", "nmod") or (child.dep_ == "prep" and child.lower_ in ("of", "in", "for")):
            yield from _inside(child)


def _noun(token: Token, told: Set[str]) -> Trigger | None:
    if token.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod") or is_mere_talk(token) or is_lost_contact(token):
        return None
    trigger = _first(token, "n", told)
    if trigger is not None:
        trigger = Trigger(token, _by_telephone(trigger.deed, token))
    if trigger is not None and trigger.deed.category == "ASSAULT" and _is_verbal(token):
        return Trigger(token, Deed("criticism", "ACCUSE", "disapprove"))
    return trigger


def _is_verbal(token: Token) -> bool:
    """ "harsh attacks on the plan": words, not weapons."""
    return any(child.lower_ in _VERBAL for child in token.children if child.dep_ == "amod")


def _first(token: Token, pos: str, told: Set[str]) -> Trigger | None:
    rows_ = deed_table().get((token.lemma_.lower(), pos), ())
    row = next((row for row in rows_ if _holds(row, token, told)), None)
    return Trigger(token, row.deed) if row is not None else None


def _holds(row: DeedRow, noun: Token, told: Set[str]) -> bool:
    """Whether a noun has what its row asks for."""
    match row.relation:
        case "phrase":
            return any(phrase in _phrase_after(noun) for phrase in row.partners)
        case "compound":
            return any(child.lemma_.lower() in row.partners for child in noun.lefts)
        case "of":
            of = (inner for child in noun.children if child.lower_ == "of" for inner in child.children)
            return any(word.lemma_.lower() in row.partners for inner in of for word in (inner, *inner.conjuncts))
        case "state":
            return any(state_adjective(child) is not None for child in noun.lefts)
        case "place":
            return any(_leads_to_place(child) for child in noun.children if child.lower_ in row.partners)
        case "definite":
            return is_definite(noun)
        case "dated":
            return is_dated(noun)
        case "told":
            again = is_definite(noun) or any(child.ent_type_ == "ORDINAL" or child.lower_ in _FURTHER for child in noun.lefts)
            return again and (kindred_of(row.deed.kind) or row.deed.kind) in told
        case _:
            return True


def is_definite(noun: Token) -> bool:
    """ "the session", "such an incident", "Tuesday's round"."""
    return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in noun.lefts)


def is_dated(noun: Token) -> bool:
    """ "the accord of May 9", "Monday's deal", "a pact on Friday"."""
    near = [*noun.lefts, *(inner for child in noun.rights if child.lower_ in ("of", "on", "from") for inner in child.children)]
    return any(token.ent_type_ == "DATE" for token in near)


def _phrase_after(noun: Token) -> str:
    """The words that follow a noun in its phrase: "[two hours] behind closed doors"."""
    return " ".join(token.lower_ for token in noun.subtree if token.i > noun.i)


def _complement(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ in ("xcomp", "ccomp")), None)
