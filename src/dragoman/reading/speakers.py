"""Source → speaker: the actor that a source names, or why there is none."""

import re
from collections.abc import Set
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.descriptions import DEFINITE
from dragoman.reading.drafts import Draft
from dragoman.reading.gazetteer import capital_of
from dragoman.reading.informants import is_subject_behind
from dragoman.reading.lexicon import column
from dragoman.reading.parse import Parse
from dragoman.reading.sources import antecedent_of
from dragoman.reading.turn_labels import LABELS, LETTERS
from dragoman.reading.turns import TURN
from dragoman.types import SpeakerKind

_QUANTIFIERS = frozenset("many some most several few other various numerous more fewer countless certain".split())
_REACHED = re.compile(r" (?:contacted|interviewed|reached|approached|quoted|cited|questioned|asked) by .*$", re.DOTALL)
_LEFT_UNNAMED = re.compile(
    r"\s+whom?\s[^,]*\b(?:not|never)\s+(?:name|identif)\w*$", re.IGNORECASE
)  # "whom the site does not name"
_SEATED = re.compile(r"[Tt]he (?:[a-z]+ ){0,3}[a-z]+ in (?P<town>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)?)")
_ONE_OF_THEM = re.compile(
    r"(?:one|another|a second|a third|the other|the first|the second|the third)(?: of them)?", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:an?|the|his|her|its|their)\b", re.IGNORECASE)
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$"})


@dataclass(frozen=True)
class Speaker:
    """The actors behind a source, what kind of speaker they are, the name for the chain, and a reason where none is known.

    `made` where the source is a document whose maker is known: the chain then has the maker.
    """

    actors: tuple[str, ...]
    kind: SpeakerKind
    name: str | None
    reason: str | None
    made: bool = False

    @property
    def actor(self) -> str | None:
        """The one actor, if it is one."""
        return self.actors[0] if len(self.actors) == 1 else None


def speaker_of(parse: Parse, cast: Cast, draft: Draft) -> Speaker:
    """Whom the draft's source names.

    "the two" names several actors and so no single speaker; "a senior official" is anonymous; a pronoun without an antecedent
    is unknown.
    """
    if draft.source is None or draft.source_head is None:
        return Speaker((), "unknown", None, "the text names no source")
    head = antecedent_of(parse.doc[draft.source_head])
    words = parse.text[draft.source[0] : draft.source[1]]
    if words.rstrip(":.") in LETTERS or (draft.construction == TURN and words in LABELS and not cast.referents(head.i)):
        return Speaker((), "anonymous", words, f"“{words}” is not named")
    if draft.construction == TURN and _is_a_label(words) and not cast.referents(head.i):
        return Speaker((), "named", words, f"“{words}” is not among the actors")
    within = {token.i for token in parse.tokens_in(draft.source)}
    if head.i != draft.source_head and head.i not in within:
        words = parse.text[slice(*parse.span(head.left_edge.i, head.i))]  # "one notable who claims": nobody is called "who"
    referents = _referents(cast, head, within)
    if _is_some_of(head) and not set(referents) <= cast.unnamed:
        return Speaker((), "anonymous", words, f"“{words}” is not named")
    if len(referents) > 1:
        if set(referents) <= cast.unnamed and all(cast.named(identity).kind in ("person", "group") for identity in referents):
            return Speaker(referents, "anonymous", words, f"“{words}” are not named")
        names = " and ".join(cast.label(identity) for identity in referents)
        return Speaker(referents, "named", names, "several actors speak together")
    if referents:
        return _one(cast, referents[0], words)
    if head.tag_ in _PRONOUNS:
        return Speaker((), "unknown", None, f"no single antecedent for “{words}”")
    # "the Norland Democrat" describes, though it has a capital.
    if head.pos_ == "PROPN" and not (head.ent_type_ == "NORP" and any(child.dep_ == "det" for child in head.lefts)):
        name = words.removesuffix("'s").removesuffix("’s")
        return Speaker((), "named", name, f"“{words}” is not among the actors")
    return Speaker((), "anonymous", _first_words(words), f"“{words}” is not named")


def _is_a_label(words: str) -> bool:
    """ "HOLM" before the colon of a transcript: a name, whatever the tagger sees in capitals."""
    return len(words) > 1 and words.isupper() and words not in LABELS


def speaker_for(cast: Cast, identity: str) -> Speaker:
    """An actor who speaks without being named there: "It adds that …", said of a letter."""
    return _one(cast, identity, cast.named(identity).name)


def _referents(cast: Cast, head: Token, within: Set[int]) -> tuple[str, ...]:
    """Whom a noun phrase names: by its head, by a name in apposition to it, and by the phrases joined to it.

    "her deputy, Lena Dahl," is Lena Dahl; "Lena Dahl and Tomas Berg" are two; of "Dahl and other officials" only Dahl is known,
    and she does not speak for the others.
    """
    joined = [head, *(token for token in head.conjuncts if token.i in within and token.i > head.i and _is_another(token))]
    found = [_named_by(cast, noun, within) for noun in joined]
    known = dict.fromkeys(identity for identities in found for identity in identities)
    return tuple(known) if all(found) else ()


def _is_another(noun: Token) -> bool:
    """ "Dahl and the envoy" are two; "the envoy and former minister" is one."""
    own = noun.tag_ in ("NNS", "NNPS") or any(child.dep_ in ("det", "poss") for child in noun.lefts)
    return noun.pos_ == "PROPN" or (noun.pos_ == "NOUN" and own)


def _named_by(cast: Cast, noun: Token, within: Set[int]) -> tuple[str, ...]:
    own = cast.referents(noun.i)
    if own and not all(identity in cast.unnamed for identity in own):
        return own
    for child in noun.children:
        named = [identity for identity in cast.referents(child.i) if identity not in cast.unnamed]
        if (
            child.dep_ == "appos"
            and child.i in within
            and not is_subject_behind(child.doc, noun, child.i)
            and len(named) == 1
            and (cast.named(named[0]).kind == "person" or (not own and cast.named(named[0]).kind in ("outlet", "organisation")))
        ):
            return tuple(named)
    return own


def _is_some_of(head: Token) -> bool:
    """ "many Norlanders", "a number of Harborites": some of a people, and nobody by name."""
    if head.tag_ not in ("NNS", "NNPS") or any(child.lower_ in DEFINITE for child in head.lefts):
        return False  # "the two countries" are all of them
    return any(child.lower_ in _QUANTIFIERS or child.dep_ == "nummod" for child in head.lefts)


def _one(cast: Cast, identity: str, words: str) -> Speaker:
    actor = cast.named(identity)
    kind = _KINDS.get(actor.kind, "named")
    if identity in cast.unnamed and actor.kind in ("person", "group") and not _is_medium(actor.name):
        # "the minister" is somebody by office; "a minister", "officials" are nobody by name.
        kind = "named" if _is_office(actor.name) else "anonymous"
    maker = cast.makers.get(identity)
    name = cast.label(maker or identity)
    seated = _SEATED.fullmatch(words) if actor.kind == "organisation" and name.casefold() in words.casefold() else None
    if seated is not None and (capital_of(seated["town"]) or identity in cast.unnamed):
        name = words  # "the foreign ministry in Oslo", "the administration in Harvik": whose it is, its seat says
    if kind == "anonymous":
        taken_up = words.casefold().split()[0] in DEFINITE or " " not in words
        name = cast.described(identity) if taken_up else _first_words(words)
    reason = f"“{words}” is not named" if identity in cast.unnamed else None
    return Speaker((identity,), kind, name, reason, maker is not None)


def _first_words(words: str) -> str:
    """A description by itself: "a spokesman, reached by telephone," is "a spokesman"; "another, an aide," is "an aide".

    "A diplomat contacted by the Courier" is a diplomat: the Courier is who passes it on.
    """
    first, comma, rest = _LEFT_UNNAMED.sub("", _REACHED.sub("", words.strip(" ,"))).partition(",")
    described = comma and _ONE_OF_THEM.fullmatch(first) and _ARTICLE.match(rest.strip())
    return rest.strip() if described else first


_KINDS: dict[str, SpeakerKind] = {"outlet": "outlet", "document": "document"}


def _is_office(words: str) -> bool:
    return words.casefold().startswith("the ") and words.split()[-1].casefold() in column("titles", "title")


def _is_medium(words: str) -> bool:
    """ "the local media": no one by name, but a medium."""
    return words.split()[-1].casefold() in column("carrying_media", "noun")
