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
    """One voice of a report: "" is the author."""

    document: str
    teller: str


class Words(NamedTuple):
    """The voices that tell a deed as done, and those that deny it."""

    done: frozenset[Word]
    denied: frozenset[Word]


def words_of(mentions: Iterable[EventMention]) -> Words:
    """Who says in which report that the deed was done, or that it was not; what is planned, offered or called off is neither."""
    done: set[Word] = set()
    denied: set[Word] = set()
    for mention in mentions:
        if mention.status == "denied" or mention.status in DONE:
            word = Word(mention.document, mention.according_to[-1] if mention.according_to else "")
            (denied if mention.status == "denied" else done).add(word)
    return Words(frozenset(done), frozenset(denied))


@lru_cache(maxsize=4096)
def words_about(event: CaseEvent) -> Words:
    """The same of all mentions of an event: it is a candidate for document after document, and tells what it told before."""
    return words_of(event.mentions)


def says_both(one: Words, other: Words) -> bool:
    """Whether somebody tells the one deed as done and denies the other."""
    return not (one.done.isdisjoint(other.denied) and one.denied.isdisjoint(other.done))
