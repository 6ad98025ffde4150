"""By which spelling of the full name a person goes: by that of most reports, in whatever order these came."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from dragoman.linking.names import parse_name
from dragoman.linking.nameshapes import is_person_name
from dragoman.linking.scripts import folded, script_of
from dragoman.types import DocumentCard

_PREFIX, _UNDATED = "name:", "9999"
_LONGEST_NAME = 4


class _Vote(NamedTuple):
    name: str
    day: str
    document: str


class Spellings:
    """What reports print as a person's full name, as it is kept among the actor's keys: the first reports for each spelling.

    >>> from dragoman.types import DocumentCard
    >>> first, *others = (DocumentCard(id=id, outlet="Tide", published=f"2024-05-0{id}") for id in "123")
    >>> told = Spellings([]).with_one("Ola Dal", first)
    >>> [told := told.with_one("Ola Dahl", card) for card in others][-1].best
    'Ola Dahl'
    >>> told.without("3").best
    'Ola Dal'
    """

    _MOST = 20

    def __init__(self, keys: Iterable[str]) -> None:
        self._votes = sorted(_Vote(*key[len(_PREFIX) :].split("|", 2)) for key in keys if self.has(key))

    @staticmethod
    def has(key: str) -> bool:
        """Whether an actor's key is such a vote."""
        return key.startswith(_PREFIX)

    @property
    def keys(self) -> tuple[str, ...]:
        """The votes as keys."""
        return tuple(_PREFIX + "|".join(vote) for vote in self._votes)

    def with_one(self, name: str, card: DocumentCard) -> "Spellings":
        """The votes with a report's, if it prints the name in full; of the many for one spelling the earliest stay."""
        if not _is_whole(name) or "|" in name:
            return self
        votes = sorted({*self._votes, _Vote(name, card.published or _UNDATED, card.id)})
        return self._of(vote for _, same in groupby(votes, lambda vote: vote.name) for vote in list(same)[: self._MOST])

    def without(self, document: str) -> "Spellings":
        """The votes of the other reports."""
        return self._of(vote for vote in self._votes if vote.document != document)

    @property
    def best(self) -> str | None:
        """The spelling that most reports have, in Latin letters if any has; of equals that of the earliest report.

        Who leaves a part of a name out does not speak against it: "Ola Dahl" is a report more for "Ola Erik Dahl".
        """
        pool = {name: [(vote.day, vote.document) for vote in same] for name, same in groupby(self._votes, lambda vote: vote.name)}
        pool = {name: reports for name, reports in pool.items() if script_of(name) == "latin"} or pool
        words = {name: frozenset(folded(name).split()) for name in pool}

        def rank(name: str) -> tuple[int, int, tuple[str, str], str]:
            same = sum(len(reports) for other, reports in pool.items() if words[other] <= words[name])
            return -same, -len(pool[name]), pool[name][0], name

        whole = [name for name in pool if not any(words[name] < words[o] and len(o.split()) <= _LONGEST_NAME for o in pool)]
        return min(whole, key=rank, default=None)

    @classmethod
    def _of(cls, votes: Iterable[_Vote]) -> "Spellings":
        made = cls(())
        made._votes = list(votes)
        return made


def _is_whole(name: str) -> bool:
    """Whether a name has a given name and a surname, not in capitals."""
    capitals = script_of(name) == "latin" and name.isupper()
    return is_person_name(name) and parse_name(name).is_full and not capitals
