"""Documents → the day that they bear, and letters → that day: "a letter dated May 4" was written then, whenever it is printed."""

from collections.abc import Mapping
from typing import TypeGuard

from spacy.tokens import Token

from dragoman.reading.carriers import CARRYING, Media
from dragoman.reading.cast import Cast
from dragoman.reading.parse import Parse
from dragoman.reading.triggers import Trigger
from dragoman.types import Span, Time

_WITHIN_DATES = frozenset({"nummod", "compound", "nmod", "amod", "appos", "det"})
_PUTTING_OUT = CARRYING | {"quote", "cite", "describe", "present"}


def days_of_documents(parse: Parse, cast: Cast, times: tuple[Time, ...]) -> dict[int, Time]:
    """Head of a mention of a document → the day that the text says it is of, in whichever of its mentions it says so."""
    media = Media(parse, cast)
    borne: dict[str, Time] = {}
    for time in times:
        index = parse.token_at(time.span[0])
        noun = _dated_noun(media, parse.doc[index]) if index is not None and time.type == "DATE" and time.start else None
        document = media.document_at(noun.i) if noun is not None else None
        if document is not None:
            borne.setdefault(document, time)
    return {head: borne[known[0]] for head, known in cast.heads.items() if len(known) == 1 and known[0] in borne}


def _dated_noun(media: Media, token: Token) -> Token | None:
    """What a date says the day of: "[a letter] dated May 4", "[the letter] is dated May 4", "[a letter] of May 4"."""
    while token.dep_ in _WITHIN_DATES and token.head.i != token.i:
        token = token.head
    over = token.head
    if token.dep_ == "pobj" and over.lower_ == "of":
        return over.head
    verb = over.head if token.dep_ == "pobj" and over.lower_ in ("on", "from") else over
    if verb.lower_ != "dated":
        return None
    if verb.dep_ in ("acl", "relcl", "amod", "advcl") and verb.head.i != verb.i:
        return media.noun_above(verb.head)
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None and verb.i and verb.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return media.noun_above(verb.nbor(-1))  # "In a letter to the Council dated 4 May", to the parser a clause
    return subject


def day_of_letter(trigger: Trigger, time: Time | None, parse: Parse, borne: Mapping[int, Time]) -> Time | None:
    """The time of a letter: the day that it bears where only its noun is told of, never that on which somebody printed it.

    "On May 2 the Courier published a letter from Dahl to Berg. The letter, dated April 18, …": written on April 18. "Dahl sent
    Berg a letter, dated April 18, on May 2" was sent on May 2.
    """
    if trigger.deed.kind != "letter":
        return time
    noun = trigger.noun if trigger.noun is not None else trigger.head
    day = borne.get(noun.i)
    if trigger.head.pos_ != "NOUN":
        return time or day
    if _is_of_printing(time, noun, parse):
        return day
    return day or time


def _is_of_printing(time: Time | None, letter: Token, parse: Parse) -> TypeGuard[Time]:
    index = parse.token_at(time.span[0]) if time is not None else None
    token = parse.doc[index] if index is not None else None
    while token is not None and token.pos_ != "VERB" and token.head.i != token.i:
        token = token.head
    return token is not None and token.lemma_.lower() in _PUTTING_OUT and token.is_ancestor(letter)


def is_borne_by_document(text: str, span: Span) -> bool:
    """ "dated May 4": the day of a document, on which the text does not go on telling."""
    return text[max(0, span[0] - 9) : span[0]].casefold().endswith(("dated ", "dated on "))
