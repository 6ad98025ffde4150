"""Documents → the outlet through which they are known: "a memo obtained by the Courier", "a cable, printed by the Courier".

Whoever speaks in such a document speaks through that outlet, also where the text names who wrote it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.contents import covers
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.reading.records import RECORDS
from dragoman.reading.speakers import Speaker
from dragoman.types import Span

# An outlet does them to a document, or they are done to it by, in or on an outlet.
CARRYING = frozenset(
    "leak obtain see publish post carry release circulate acquire provide pass broadcast share air print reprint reproduce "
    "excerpt review view disclose unearth".split()
)
_GIVEN = frozenset("show hand send forward leak provide pass supply describe read".split())  # to an outlet
_APPEARING = frozenset({"appear", "surface", "emerge"})  # in an outlet
_QUOTING = frozenset({"quote", "cite", "read"})  # from a document
# Put before everybody by who made them: a paper that mentions one is not how they are known.
_PUBLIC = frozenset(
    "statement communique communiqué declaration resolution report article book editorial commentary poll survey study tweet "
    "accord agreement deal pact treaty protocol circular".split()
)
_LETTER = re.compile(r"the (?:letter|message|note)s?", re.IGNORECASE)
_WRITING = frozenset({"write", "send", "address"})
_NEAR = 120  # characters
_WITHIN_PHRASES = frozenset({"pobj", "prep", "conj", "appos", "dative", "compound", "nmod"})
_PERSONS = frozenset({"person", "group", "outlet", "document"})


@dataclass(frozen=True)
class Carrier:
    """The outlet through which a document is known, and the passage that says so."""

    outlet: str
    told: Span


@dataclass(frozen=True)
class Media:
    """Of tokens of a parse, which head the name of an outlet, and under which name."""

    parse: Parse
    cast: Cast

    def name_at(self, head: int) -> str | None:
        """The outlet that the token names or takes up; None where it is no outlet or one without a name."""
        known = self.cast.referents(head)
        if len(known) != 1 or known[0] in self.cast.unnamed or self.cast.named(known[0]).kind != "outlet":
            return None
        return self.cast.label(known[0])

    def named_below(self, words: Sequence[Token], relations: frozenset[str]) -> str | None:
        """The first outlet that hangs on one of the words by one of the relations."""
        for word in words:
            for child in word.children:
                if child.dep_ in relations and (name := self.name_at(child.i)):
                    return name
        return None

    def noun_above(self, noun: Token) -> Token:
        """ "a cable by the embassy in Varna, printed by the Courier": the parser may hang a clause on the phrase's last noun."""
        above = noun
        while self.document_at(above.i) is None:
            if above.dep_ not in _WITHIN_PHRASES:
                return noun
            above = above.head
        return above

    def document_at(self, head: int) -> str | None:
        """The document that the token names or takes up."""
        known = self.cast.referents(head)
        return known[0] if len(known) == 1 and self.cast.named(known[0]).kind == "document" else None


def carriers_of(parse: Parse, cast: Cast) -> dict[str, Carrier]:
    """Document → the outlet that has come by it or put it out: "a memo obtained by the Courier", "the Courier published it"."""
    carriers: dict[str, Carrier] = {}
    media = Media(parse, cast)
    places = sorted(head for head in cast.heads if media.document_at(head) is not None)
    if not places:
        return carriers
    for token in parse.body:
        outlet = _outlet_of(media, token) if token.pos_ == "VERB" else None
        if outlet is None:
            continue
        before = bisect_left(places, token.i)
        last = parse.doc[places[before - 1]] if before else None
        for document in _carried(media, token, last):
            if not _is_made_by(cast, document, outlet) and not _is_open(cast, document):
                carriers.setdefault(document, Carrier(outlet, parse.span(token.i, token.i)))
    return carriers


def _outlet_of(media: Media, verb: Token) -> str | None:
    """The outlet that does what a verb tells of a document, or to which or in which it is done."""
    lemma = verb.lemma_.lower()
    if lemma in CARRYING and (outlet := media.named_below([verb], frozenset({"nsubj"}))):
        return outlet
    if lemma in _QUOTING and any(child.lower_ == "from" and child.dep_ == "prep" for child in verb.rights):
        return media.named_below([verb], frozenset({"nsubj"}))
    ways = set()
    ways |= {"by", "in", "on", "to", "with"} if lemma in CARRYING else set()
    ways |= {"to", "with"} if lemma in _GIVEN else set()
    ways |= {"in", "on"} if lemma in _APPEARING else set()
    links = [child for child in verb.children if child.lower_ in ways and child.dep_ in ("agent", "prep", "dative")]
    return media.named_below(links, frozenset({"pobj"}))


def _is_made_by(cast: Cast, document: str, outlet: str) -> bool:
    maker = cast.makers.get(document)
    return maker is not None and cast.label(maker) == outlet


def _carried(media: Media, verb: Token, last: Token | None) -> Iterator[str]:
    """The documents that are obtained or published: the object, a passive's subject, or the noun that the clause is about."""
    relations = {"dobj", "nsubjpass", "ccomp"} | ({"nsubj"} if verb.lemma_.lower() in _APPEARING else set())
    things = [child for child in verb.children if child.dep_ in relations]
    if verb.lemma_.lower() in _QUOTING:  # "quoted from the letter"
        things = [inner for child in verb.rights if child.lower_ == "from" for inner in child.children]
    if verb.dep_ in ("acl", "relcl"):
        things.append(media.noun_above(verb.head))
    elif verb.dep_ == "conj" and verb.head.dep_ in ("acl", "relcl"):
        things.append(verb.head.head)
    # "the notes of an interpreter, which the Courier has seen": the parser hangs the clause on the nearer noun
    things += [thing.head.head for thing in things if thing.dep_ == "pobj" and thing.head.lower_ == "of"]
    for thing in things:
        if thing.lemma_.lower() == "copy" and not _is_of_named(media, thing) and last is not None and _is_near(last, thing):
            yield from _document(media, last)
        for token in thing.subtree if not thing.is_ancestor(verb) else [thing]:
            if (
                token.lower_ == "it"
                and not media.cast.referents(token.i)
                and last is not None
                and _is_taken_up(media, last, token)
            ):
                yield from _document(media, last)
            yield from _document(media, token)


def _document(media: Media, token: Token) -> Iterator[str]:
    document = media.document_at(token.i)
    if document is not None:
        yield document


def _is_of_named(media: Media, copy: Token) -> bool:
    """ "a copy of the letter": it says itself of what."""
    phrases = (child for child in copy.rights if child.lower_ == "of")
    return any(media.document_at(inner.i) is not None for phrase in phrases for inner in phrase.children)


def _is_near(document: Token, word: Token) -> bool:
    """Whether a document was named in the sentence of the word or in the one before."""
    start = word.sent.start
    return bool(document.i >= (word.doc[start - 1].sent.start if start else start))


def _is_taken_up(media: Media, document: Token, pronoun: Token) -> bool:
    """ "Dahl sent a memo, and the Courier published it"; not where another thing stands nearer as a subject or an object.

    "The memo was short. The plan angered Berg, and the Courier published it": the plan.
    """
    if not _is_near(document, pronoun):
        return False
    for token in pronoun.doc[document.i + 1 : pronoun.i]:
        thing = token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.pos_ == "NOUN" and token.tag_ == "NN"
        known = media.cast.referents(token.i)
        if thing and not any(media.cast.named(actor).kind in _PERSONS for actor in known):
            return False
    return True


def document_of_it(media: Media, cue: Token) -> str | None:
    """ "A letter of hers was leaked to the Courier. In it Dahl says …": the one document that the sentence before is about."""
    sentence = cue.sent
    first = sentence[0]
    if not sentence.start or len(sentence) < 3 or first.lower_ != "in" or first.nbor(1).lower_ not in ("it", "them"):
        return None
    before = cue.doc[sentence.start - 1].sent
    named = {token.i: document for token in before if (document := media.document_at(token.i)) is not None}
    if any(cue.doc[index].lower_ in RECORDS for index in named):
        return None  # who speaks in a transcript speaks in it over the next sentences too (`records`)
    subjects = {document for index, document in named.items() if cue.doc[index].dep_ in ("nsubj", "nsubjpass")}
    only = subjects or set(named.values())
    return only.pop() if len(only) == 1 else None


def told_by_outlets(
    parse: Parse,
    cast: Cast,
    tree: tuple[Sequence[Draft], Sequence[Speaker], Sequence[int | None]],
    carriers: Mapping[str, Carrier],
) -> dict[str, Carrier]:
    """The carriers, with those of documents that one outlet's report is the first to tell of.

    "The Courier wrote that Dahl had sent a letter. The letter says …": what is known of it is known through the Courier, also
    where only the writing was told ("The Courier says that Dahl wrote to Berg. According to the letter …"). A
    statement or a treaty is public.
    """
    drafts, speakers, above = tree
    known = dict(carriers)
    for actor in cast.actors:
        if actor.kind != "document" or actor.id in known or (actor.id in cast.makers and _is_public(actor.name)):
            continue
        mention = actor.mentions[0]
        told = next((i for i, draft in enumerate(drafts) if above[i] is None and covers(draft.content, mention)), None)
        told = _writing_told(parse, tree, mention) if told is None else told
        if told is None or speakers[told].kind != "outlet" or not speakers[told].name:
            continue
        outlet = speakers[told].name or ""
        if not _is_made_by(cast, actor.id, outlet):
            known[actor.id] = Carrier(outlet, mention)
    return known


def _writing_told(
    parse: Parse, tree: tuple[Sequence[Draft], Sequence[Speaker], Sequence[int | None]], letter: Span
) -> int | None:
    """ "Dahl wrote to Berg in May, the Courier says. According to [the letter] …": the saying that told of the writing."""
    drafts, speakers, above = tree
    if not _LETTER.fullmatch(parse.text[slice(*letter)]):
        return None
    outer = (i for i, draft in enumerate(drafts) if above[i] is None and speakers[i].kind == "outlet" and draft.start < letter[0])
    last = max(outer, key=lambda i: drafts[i].start, default=None)
    if last is None or letter[0] - drafts[last].start > _NEAR:
        return None
    told = (token for span in drafts[last].content for token in parse.tokens_in(span))
    return last if any(token.lemma_.lower() in _WRITING for token in told) else None


def _is_public(name: str) -> bool:
    return any(word in _PUBLIC for word in name.casefold().split()) or name.casefold().removeprefix("an ").startswith("open ")


def _is_open(cast: Cast, document: str) -> bool:
    """ "an open letter": before everybody by its kind, whoever prints it, and its writer's where the text names him."""
    return document in cast.makers and cast.named(document).name.casefold().removeprefix("an ").startswith("open ")
