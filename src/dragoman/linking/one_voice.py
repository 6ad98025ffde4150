"""Mentions → whether one voice of one report says of one that it was done and of the other that it was not: then they are two.

"They agreed to let observers in. They did not agree to open a crossing": nobody contradicts himself in one breath.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from dragoman.types import CaseEvent, EventMention

DONE = frozenset({"occurred", "ongoing", "alleged"})
"""States in which a report tells a deed as done."""


class Word(NamedTuple):
    """What one voice of a report says of a deed: "" is the author."""

    document: str
    teller: str
    denied: bool


def words_of(mentions: Iterable[EventMention]) -> frozenset[Word]:
    """Who says in which report that the deed was done, or that it was not; what is planned, offered or called off is neither."""
    return frozenset(
        Word(mention.document, mention.according_to[-1] if mention.according_to else "", mention.status == "denied")
        for mention in mentions
        if mention.status == "denied" or mention.status in DONE
    )


@lru_cache(maxsize=8192)
def words_about(event: CaseEvent) -> frozenset[Word]:
    """The same of all mentions of an event: it is a candidate for document after document, and tells what it told before."""
    return words_of(event.mentions)


def says_both(one: frozenset[Word], other: frozenset[Word]) -> bool:
    """Whether somebody tells the one deed as done and denies the other."""
    return any(word._replace(denied=not word.denied) in other for word in one)
