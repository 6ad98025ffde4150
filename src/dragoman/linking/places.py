"""Places as reports name them: when two names can mean one place."""

from collections.abc import Sequence
from functools import cache, lru_cache

from dragoman.lexicon import rows
from dragoman.linking.scripts import Word, distance, folded, read_word, script_of
from dragoman.linking.sides import capitals, state_of_name

_HEARD_ALIKE = 0.2
_HEARD_ALIKE_IN_OTHER_LETTERS = 0.35
_CONSONANTS = 3  # shorter names sound too much alike: "Oman", "Amman"
_ENDING = 3  # letters that a case may add: "в Стамбуле"


@lru_cache(maxsize=65536)
def same_place(one: str | None, other: str | None) -> bool:
    """Whether two places can be the same: one unknown, one within the other, a state and its capital, one city, one sound.

    >>> same_place("the U.N. in New York", "New York"), same_place("Vienna", "فيينا"), same_place("Varna", "Vienna")
    (True, True, False)
    """
    if not one or not other:
        return True
    a, b = folded(one), folded(other)
    if a in b or b in a:
        return True
    left, right = city_of(one), city_of(other)
    if left is not None and right is not None:
        return left == right
    if _capital_of(left or one, other) or _capital_of(right or other, one):
        return True
    near = _HEARD_ALIKE if script_of(one) == script_of(other) else _HEARD_ALIKE_IN_OTHER_LETTERS
    first, second = _run_together(a), _run_together(b)
    return min(first.consonants, second.consonants) >= _CONSONANTS and distance(first, second) <= near


@lru_cache(maxsize=16384)
def city_of(place: str) -> str | None:
    """The English name of a known city, from a form of any language: "в Женеве", "Genf".

    >>> city_of("Женеве"), city_of("Ginebra"), city_of("Norstadt")
    ('Geneva', 'Geneva', None)
    """
    plain = folded(place)
    for form, city in _cities():
        if plain == form:
            return city
        inflected = script_of(form) == "cyrillic" and plain.startswith(form) and len(plain) - len(form) <= _ENDING
        if inflected and " " not in plain[len(form) :]:
            return city
    return None


def favourite(places: Sequence[str]) -> str | None:
    """The name most used for the place most named; in Latin letters, if it has such a name."""
    groups: list[list[str]] = []
    for place in places:
        group = next((group for group in groups if same_place(group[0], place)), None)
        if group is None:
            groups.append([place])
        else:
            group.append(place)
    if not groups:
        return None
    most = max(groups, key=len)
    return max(dict.fromkeys(most), key=lambda place: (script_of(place) == "latin", place == city_of(place), most.count(place)))


def _capital_of(city: str, state: str) -> bool:
    owner = capitals().get(folded(city))
    return owner is not None and owner == state_of_name(state)


def _run_together(name: str) -> Word:
    return read_word(name.replace(" ", ""))


@cache
def _cities() -> tuple[tuple[str, str], ...]:
    """Forms, the longest first, with the city's English name."""
    found = {folded(form): row["city"] for row in rows("cities") for form in (row["city"], *row["forms"].split(","))}
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair)))
