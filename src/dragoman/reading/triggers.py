"""Parse → triggers: the words that name a deed, with the row of the lexicon that says which."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.reading.lexicon import rows
from dragoman.reading.locations import is_place

_VERBAL = frozenset("harsh verbal scathing sharp personal rhetorical bitter blistering withering public".split())
_PAPERS = frozenset("statement letter article petition column communique communiqué report note editorial book copy".split())
_ABOUT = frozenset({"with", "in", "into", "to", "on", "by", "over", "via", "through"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})


@dataclass(frozen=True)
class Deed:
    """What a trigger means: the codebook's kind, PLOVER's category ("" where it codes none) and mode."""

    kind: str
    category: str
    mode: str


@dataclass(frozen=True)
class Trigger:
    """A deed at its head token; `noun` is the object that carries it with a light verb ("held talks").

    `needs` says who must take part for the word to mean the deed: two "persons" ("Dahl saw Berg") or two "parties".
    """

    head: Token
    deed: Deed
    noun: Token | None = None
    needs: str = ""


@dataclass(frozen=True)
class _Row:
    relation: str
    partners: frozenset[str]
    deed: Deed


@cache
def _table() -> dict[tuple[str, str], tuple[_Row, ...]]:
    """Rows by word and part of speech, those that ask for more first."""
    table: dict[tuple[str, str], list[_Row]] = {}
    for row in rows("events"):
        partners = frozenset(filter(None, row["with"].split("|")))
        deed = Deed(row["kind"], row["type"], row["mode"])
        table.setdefault((row["word"], row["pos"]), []).append(_Row(row["relation"], partners, deed))
    return {key: tuple(sorted(found, key=lambda r: r.relation == "")) for key, found in table.items()}


def find_triggers(tokens: list[Token]) -> list[Trigger]:
    """The deeds of a text in order; an object that carries its verb's deed is no second one."""
    found: list[Trigger] = []
    carried: set[int] = set()
    for token in tokens:
        trigger = _at(token)
        if trigger is None or token.i in carried:
            continue
        if trigger.noun is not None and trigger.deed.kind != "cancellation":
            carried.add(trigger.noun.i)  # but a meeting that is called off is a deed with a state of its own
        found.append(trigger)
    return [trigger for trigger in found if trigger.head.i not in carried]


def _at(token: Token) -> Trigger | None:
    if token.pos_ in ("VERB", "AUX") and not _is_modifier(token):
        return _verb(token)
    if token.pos_ == "NOUN":
        return _noun(token)
    if token.pos_ == "ADJ" and token.dep_ in ("acomp", "ROOT", "conj") and _complement(token) is not None:
        return _first(token, "a", None)
    return None


def _is_modifier(token: Token) -> bool:
    """ "the occupied town", "a leading banker": a participle before its noun tells of no deed here."""
    return token.dep_ in ("amod", "compound") and token.tag_ in ("VBN", "VBG", "JJ")


def _verb(token: Token) -> Trigger | None:
    lemma = lemma_of(token)
    if (lemma, "v") not in _table() or _is_neither(token) or (lemma == "sign" and _is_of_paper(token)):
        return None
    objects = list(_objects(token))
    particles = {child.lower_ for child in token.children if child.dep_ in ("prt", "prep", "advmod", "agent")}
    for row in _table()[lemma, "v"]:
        if row.relation == "particle" and particles & row.partners:
            return Trigger(token, row.deed)
        if row.relation in ("persons", "parties") and (not row.partners or particles & row.partners):
            return Trigger(token, row.deed, needs=row.relation)
        if row.relation == "place" and any(_leads_to_place(child) for child in token.children if child.lower_ in row.partners):
            return Trigger(token, row.deed)
        if row.relation == "object":
            noun = next(
                (noun for noun in objects if noun.lemma_.lower() in row.partners or noun.lower_ in row.partners),
                None,
            )
            if noun is not None:
                return Trigger(token, _by_telephone(row.deed, noun), noun)
        if row.relation == "":
            return Trigger(token, row.deed)
    return None


def _is_of_paper(verb: Token) -> bool:
    """ "a statement signed by the minister", "signed an open letter": whose words they are, and no deed between parties."""
    papers = [verb.head] if verb.dep_ == "acl" else [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    return any(paper.lemma_.lower() in _PAPERS for paper in papers)


def _is_neither(verb: Token) -> bool:
    """ "would neither confirm nor deny": nothing was done."""
    marks = {child.lower_ for word in (verb, verb.head) for child in word.children if child.dep_ in ("cc", "preconj", "advmod")}
    return "neither" in marks or (verb.i > 0 and verb.nbor(-1).lower_ == "nor")


def _leads_to_place(preposition: Token) -> bool:
    """ "leaves for Varna", "goes on to Norland", but not "goes to court"."""
    return any(child.dep_ == "pobj" and is_place(child) for child in preposition.children)


def _by_telephone(deed: Deed, noun: Token) -> Deed:
    """ "a telephone talk", "a phone conversation": whatever the noun, a call."""
    by_phone = any(child.lower_ in ("telephone", "phone") for child in noun.children)
    return Deed("call", deed.category, "phone") if by_phone and deed.category == "CONSULT" else deed


def lemma_of(verb: Token) -> str:
    """The lemma, with the "e" that the lemmatizer takes from "staged" and "waged"."""
    lemma: str = verb.lemma_.lower()
    shorn = verb.lower_.endswith(("ed", "ing")) and (lemma, "v") not in _table()
    return lemma + "e" if shorn and (lemma + "e", "v") in _table() else lemma


def _objects(verb: Token) -> Iterator[Token]:
    """Objects with what is coordinated, counted or measured in them: "a shipment of arms", "20 million in aid"."""
    for child in verb.children:
        if child.dep_ in _OBJECTS or (child.dep_ in ("prep", "agent") and child.lower_ in _ABOUT):
            yield from _inside(child)


def _inside(noun: Token) -> Iterator[Token]:
    if noun.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        yield noun
    for child in noun.children:
        if child.dep_ in ("conj", "compound", "pobj", "nmod") or (child.dep_ == "prep" and child.lower_ in ("of", "in", "for")):
            yield from _inside(child)


def _noun(token: Token) -> Trigger | None:
    if token.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod"):
        return None
    trigger = _first(token, "n", None)
    if trigger is not None:
        trigger = Trigger(token, _by_telephone(trigger.deed, token))
    if trigger is not None and trigger.deed.category == "ASSAULT" and _is_verbal(token):
        return Trigger(token, Deed("criticism", "ACCUSE", "disapprove"))
    return trigger


def _is_verbal(token: Token) -> bool:
    """ "harsh attacks on the plan": words, not weapons."""
    return any(child.lower_ in _VERBAL for child in token.children if child.dep_ == "amod")


def _first(token: Token, pos: str, noun: Token | None) -> Trigger | None:
    for row in _table().get((token.lemma_.lower(), pos), ()):
        if row.relation == "phrase" and not any(phrase in _phrase_after(token) for phrase in row.partners):
            continue
        if row.relation == "compound" and not any(child.lemma_.lower() in row.partners for child in token.lefts):
            continue
        return Trigger(token, row.deed, noun)
    return None


def _phrase_after(noun: Token) -> str:
    """The words that follow a noun in its phrase: "[two hours] behind closed doors"."""
    return " ".join(token.lower_ for token in noun.subtree if token.i > noun.i)


def _complement(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ in ("xcomp", "ccomp")), None)
