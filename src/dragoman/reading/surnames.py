"""Doc → what a name of one word that no lexicon knows is, by what it does: a person, or a body.

The tagger goes by the look of a word: of "Okonkwo told reporters" it makes a company, of "Telnor said it would halt deliveries" a
person. What the sentence says tells them apart: whoever is "he", or tells reporters, is a person; what is "it", has fighters or
shares, is none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.reading.gazetteer import (
    capital_of,
    demonyms,
    given_names,
    is_known_body,
    name_words,
    states,
    titles,
)
from dragoman.reading.kinds import Name
from dragoman.reading.lexicon import town
from dragoman.reading.place_names import is_located
from dragoman.reading.spelling import is_domain, same_words

_HE = frozenset("he she his her him himself herself".split())
_IT = frozenset("it its itself".split())
# What persons do with words; a state agrees, rejects and warns as well, and a medium reports.
_SAYING = frozenset("say add insist recall explain note reply remark quip concede argue complain stress predict observe".split())
_OWNED_BY_STATES = frozenset(
    "government ministry parliament army navy military border capital airspace ambassador embassy envoy territory economy".split()
)
_GONE_TO = frozenset("visit enter leave reach invade".split())
_OF_PERSONS = frozenset("tell add meet telephone phone resign die recall joke".split())
# "it was wrong", "it takes time"
_OF_FEW_THINGS = frozenset("be seem appear take rain snow become remain happen turn look".split())
_BANDS = frozenset("fighter troop force militant gunman rebel soldier guerrilla militiaman insurgent".split())
_OF_FIRMS = frozenset("share executive shareholder employee worker engineer tanker plant subsidiary factory board stock".split())
_FIRMS = frozenset("company firm group bank airline carrier operator".split())


def told_apart(doc: Doc, names: Sequence[Name], unread: Iterable[tuple[int, int]]) -> Iterator[Name]:
    """The names, those of one word as what the text shows them to be, and the persons among the runs that nothing had read."""
    persons = {index for name in names if name.kind == "person" for index in range(name.first, name.last + 1)}
    for name in names:
        bare = name.first == name.last and name.title is None and _is_unknown(name.words)
        if bare and name.kind == "organisation" and _is_person(doc[name.first], persons):
            yield replace(name, kind="person")
        elif bare and name.kind == "person" and (bands := _is_body(doc[name.first], persons)) is not None:
            yield replace(name, kind="group" if bands else "organisation")
        else:
            yield name
    for first, last in unread:
        if first == last and _is_unknown(doc[first].text) and _is_person(doc[first], persons):
            yield Name(doc[first].text, "person", first, first, first)


def _is_unknown(word: str) -> bool:
    """A word that is no known state, capital, body or medium, no office, and no abbreviation."""
    known = word in states() or word in demonyms() or word in name_words() or is_known_body(word) or word.casefold() in titles()
    return not (known or word.isupper() or capital_of(word) is not None or is_domain(word) or not word[:1].isupper())


def _is_person(word: Token, persons: set[int]) -> bool:
    """Whether somewhere the word is "he" or speaks, and nowhere does what only a body or a place does.

    A town needs more than speech, as does what the tagger takes for a place: "Varna said" is its government's word.
    """
    alike = same_words(word)
    if _body_of(alike, persons) is not None or any(_has_article(token) for token in alike) or is_located(word):
        return False
    if any(_is_taken_up(token, _HE, persons) for token in alike):
        return True
    if any(_is_a_land(token) for token in alike):
        return False
    placed = town(word.text) is not None or any(token.ent_type_ in ("GPE", "LOC", "FAC", "NORP") for token in alike)
    return any(_does_as_persons_do(token) or (_speaks(token) and not placed) for token in alike)


def _is_body(word: Token, persons: set[int]) -> bool | None:
    """Whether the word is a band of fighters (true) or another body (false); None where nothing says that it is one."""
    alike = same_words(word)
    if word.text in given_names() or any(_is_taken_up(token, _HE, persons) for token in alike):
        return None
    return _body_of(alike, persons)


def _body_of(alike: Sequence[Token], persons: set[int]) -> bool | None:
    for token in alike:
        head = token.head
        if token.dep_ in ("compound", "nmod") and head.lemma_.lower() in _BANDS and head.tag_ in ("NNS", "NNPS"):
            return True
        if token.dep_ in ("compound", "nmod", "poss") and head.lemma_.lower() in _OF_FIRMS:
            return False
        if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in _OF_FIRMS:
            return False
        if token.dep_ in ("appos", "nmod") and head.lemma_.lower() in _FIRMS:
            return False
        if _is_taken_up(token, _IT, persons):
            return False
    return None


def _is_a_land(token: Token) -> bool:
    """ "Estmark's special envoy", "visited Estmark"."""
    head = token.head
    if token.dep_ == "poss":
        return bool(head.lemma_.lower() in _OWNED_BY_STATES)
    return bool(token.dep_ == "dobj" and head.lemma_.lower() in _GONE_TO)


def _has_article(token: Token) -> bool:
    before = token.nbor(-1) if token.i else None
    return before is not None and before.lower_ == "the" and before.head.i == token.i


def _speaks(token: Token) -> bool:
    """Subject of a verb of saying that is not a medium's own: "Okonkwo added"."""
    verb = token.head
    return token.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_.lower() in _SAYING and _stands_alone(token)


def _does_as_persons_do(token: Token) -> bool:
    """ "Okonkwo told reporters", "Okonkwo met the envoy", "Okonkwo resigned": a place does neither, a body seldom."""
    return token.dep_ == "nsubj" and _stands_alone(token) and token.head.lemma_.lower() in _OF_PERSONS


def _stands_alone(token: Token) -> bool:
    """Without an article and without a noun before it that says what it is: "the charity Nordhelp"."""
    before = token.nbor(-1) if token.i else None
    return not list(token.lefts) and (before is None or before.pos_ not in ("NOUN", "ADJ", "DET"))


def _is_taken_up(token: Token, pronouns: frozenset[str], persons: set[int]) -> bool:
    """Whether a pronoun of its sentence, or the one that opens the next, can only be the word: its first and only subject."""
    if token.dep_ != "nsubj":
        return False
    sentence = token.sent
    if any(_may_be_meant(other) for other in sentence[: token.i - sentence.start]):
        return False
    for other in sentence[token.i + 1 - sentence.start :]:
        if other.lower_ in pronouns:
            return not _is_empty(other)
        if other.lower_ in _HE | _IT or _may_be_meant(other) or other.i in persons:
            return False
    if sentence.end >= len(token.doc) or token.head.dep_ != "ROOT":
        return False
    opening = token.doc[sentence.end]
    return opening.lower_ in pronouns and opening.dep_ in ("nsubj", "nsubjpass") and not _is_empty(opening)


def _may_be_meant(token: Token) -> bool:
    """A noun or name that a pronoun may mean instead: a subject of its own."""
    return token.pos_ in ("NOUN", "PROPN") and token.dep_ in ("nsubj", "nsubjpass", "agent")


def _is_empty(pronoun: Token) -> bool:
    """ "it was raining", "it takes time": nobody."""
    return pronoun.lower_ == "it" and (pronoun.dep_ != "nsubj" or pronoun.head.lemma_.lower() in _OF_FEW_THINGS)
