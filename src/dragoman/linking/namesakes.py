"""The names of one story, brought together: "the Journal" and its full name, a name garbled on the way, another script."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from dragoman.linking.nameforms import consonants, folded, garbled, initials, known_outlets, letters, part_of, same_name

_Groups: TypeAlias = list[list[str]]
_Search: TypeAlias = Callable[[list[str]], _Groups]
_Test: TypeAlias = Callable[[str, str], bool]


class Namesakes:
    """Names that stand for one another within a claim; asked for any of them, it answers with the chief one.

    `firm` names (of the documents' own outlets) are never each other's garbling.

    >>> names = Namesakes(["The Norland Herald", "the Herald", "Nordstern", "Norstern", "Nordstern"])
    >>> names.chief("the Herald"), names.chief("Norstern"), names.chief("unheard of")
    ('The Norland Herald', 'Nordstern', 'unheard of')
    """

    def __init__(self, names: Iterable[str], firm: Iterable[str] = ()) -> None:
        self._firm = {folded(name) for name in firm} | set(known_outlets())
        counts = Counter(names)
        groups = _same(counts)
        self.garbled: dict[str, str] = {}
        whole = self._joined(groups, part_of, _by_ending)
        self._groups = self._joined(whole, self._corrupt, self._unless_firm, note=True)
        self._chief = {name: self._best(group, counts) for group in self._groups for name in group}
        self.garbled = {name: self._chief[name] for name in self.garbled if self._chief[name] != name}

    def chief(self, name: str) -> str:
        """The chief name of the group that `name` belongs to; itself where it was not given."""
        return self._chief.get(name, name)

    def __contains__(self, name: str) -> bool:
        return name in self._chief

    def _corrupt(self, left: str, right: str) -> bool:
        if folded(left) in self._firm and folded(right) in self._firm:
            return False
        if left.isascii() != right.isascii():
            a, b = consonants(left), consonants(right)
            return len(a) >= 4 and a == b
        return garbled(left, right)

    def _unless_firm(self, groups: _Groups) -> _Search:
        """A group of firm names alone need be compared with none like it."""
        loose = [group for group in groups if not self._are_firm(group)]
        return lambda group: loose if self._are_firm(group) else groups

    def _are_firm(self, group: Sequence[str]) -> bool:
        return all(folded(name) in self._firm for name in group)

    def _joined(self, groups: _Groups, test: _Test, index: Callable[[_Groups], _Search], note: bool = False) -> _Groups:
        """Groups of which one name passes `test` with a name of exactly one other group, joined with that.

        `index` says with which groups it is worth comparing one: a story that is told everywhere names hundreds of outlets.
        """
        search = index(groups)
        for group in list(groups):
            fits = [other for other in search(group) if other is not group and any(test(a, b) for a in group for b in other)]
            if len(fits) == 1 and group in groups:
                if note:
                    self.garbled |= dict.fromkeys((*group, *fits[0]), "")
                fits[0].extend(group)
                groups = [other for other in groups if other is not group]
                search = index(groups)
        return groups

    def _best(self, group: Sequence[str], counts: Counter[str]) -> str:
        """The name of a document's outlet, else of the lexicon, else the most frequent, else the longest."""
        return max(group, key=lambda name: (folded(name) in self._firm, name.isascii(), counts[name], len(name)))


def _same(names: Iterable[str]) -> _Groups:
    """The names in groups: each joins the first group that holds one of which it is the same name (`same_name`)."""
    groups: _Groups = []
    first: dict[tuple[str, str], int] = {}
    written: dict[bool, list[tuple[str, int]]] = {True: [], False: []}
    for name in names:
        borne, sought = _signs(name)
        fits = [first[sign] for sign in sought if sign in first]
        # In another script the same name has other letters: there each has to be compared.
        fits += [number for other, number in written[not name.isascii()] if same_name(name, other)]
        number = min(fits, default=len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(name)
        written[name.isascii()].append((name, number))
        for sign in borne:
            first[sign] = min(number, first.get(sign, number))
    return groups


@lru_cache(maxsize=8192)
def _signs(name: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """By what a name is known, and what it is looked for by: its spelling, its letters, its initials that another goes by."""
    plain = folded(name)
    known = known_outlets().get(plain, plain)
    spelt, short, initial = folded(known), folded(known).replace(".", ""), initials(known)
    both = (("name", spelt), ("letters", letters(known)))
    borne, sought = (*both, ("short", short), ("initials", initial)), (*both, ("initials", short), ("short", initial))
    return tuple(s for s in borne if plain and s[1]), tuple(s for s in sought if plain and s[1])


def _by_ending(groups: _Groups) -> _Search:
    """Asked for a group, those that have a name which ends in one of its names (`part_of`)."""
    ending: dict[tuple[str, ...], _Groups] = {}
    for group in groups:
        for name in group:
            words = folded(name).split()
            for start in range(1, len(words)):
                ending.setdefault(tuple(words[start:]), []).append(group)
    return lambda group: _distinct(other for name in group for other in ending.get(tuple(folded(name).split()), ()))


def _distinct(groups: Iterable[list[str]]) -> _Groups:
    return list({id(group): group for group in groups}.values())
