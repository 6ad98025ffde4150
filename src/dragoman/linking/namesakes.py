"""The names of one story, brought together: "the Journal" and its full name, a name garbled on the way, another script."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.linking.nameforms import consonants, folded, garbled, known_outlets, part_of, same_name


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
        groups: list[list[str]] = []
        for name in counts:
            group = next((group for group in groups if any(same_name(name, other) for other in group)), None)
            (groups.append([name]) if group is None else group.append(name))
        self.garbled: dict[str, str] = {}
        self._groups = self._joined(self._joined(groups, part_of), self._corrupt, note=True)
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

    def _joined(self, groups: list[list[str]], test: object, note: bool = False) -> list[list[str]]:
        """Groups of which one name passes `test` with a name of exactly one other group, joined with that."""
        assert callable(test)
        for group in list(groups):
            fits = [other for other in groups if other is not group and any(test(a, b) for a in group for b in other)]
            if len(fits) == 1 and group in groups:
                if note:
                    self.garbled |= dict.fromkeys((*group, *fits[0]), "")
                fits[0].extend(group)
                groups = [other for other in groups if other is not group]
        return groups

    def _best(self, group: Sequence[str], counts: Counter[str]) -> str:
        """The name of a document's outlet, else of the lexicon, else the most frequent, else the longest."""
        return max(group, key=lambda name: (folded(name) in self._firm, name.isascii(), counts[name], len(name)))
