"""Places as reports name them: when two names can mean one place."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from dragoman.lexicon import rows, town
from dragoman.linking.scripts import Word, distance, folded, read_word, script_of
from dragoman.linking.sides import capital_of, capitals, demonyms, is_adjective, state_of_name, states_in

_HEARD_ALIKE = 0.2
_HEARD_ALIKE_IN_OTHER_LETTERS = 0.35
_CONSONANTS = 3  # shorter names sound too much alike: "Oman", "Amman"
_ENDING = 3  # letters that a case may add: "в Стамбуле"
_BORDER = re.compile(r"\b(?:border|frontier)", re.IGNORECASE)
_THE_CAPITAL = re.compile(r"^(?:in )?the (\S+(?: \S+)?) capital$|^(\S+(?: \S+)?)['’]s? capital$|^the capital of (\S+(?: \S+)?)$")


@lru_cache(maxsize=65536)
def same_place(one: str | None, other: str | None) -> bool:
    """Whether two places can be the same: one unknown, one within the other, a state and its capital, one city, one sound.

    >>> same_place("the U.N. in New York", "New York"), same_place("Vienna", "فيينا"), same_place("Varna", "Vienna")
    (True, True, False)
    """
    if not one or not other:
        return True
    one, other = _by_name(one), _by_name(other)
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


@lru_cache(maxsize=65536)
def exclude(one: str | None, other: str | None) -> bool:
    """Whether two places cannot be the same and neither can lie in the other.

    What has no name of its own ("a border post", "Norlandish soil") may be anywhere in its state, and in any where none is said;
    a state may hold any place that is not known to lie in another one.

    >>> exclude("Varna", "Vienna"), exclude("Varna", "a border post"), exclude("Bulgarian soil", "Varna")
    (True, False, False)
    >>> exclude("Austria", "Varna"), exclude("Austria", "Harvik")
    (True, False)
    """
    if same_place(one, other):
        return False
    assert one and other
    left, right = _state_at(one), _state_at(other)
    if left is not None and right is not None and left != right:
        return not (_BORDER.search(one) or _BORDER.search(other))
    return not (is_vague(one) or is_vague(other))


def are_apart(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether of the places of two tellings some cannot be the same, and none can.

    >>> are_apart(["Varna"], ["Vienna"]), are_apart(["Varna", "a border post"], ["Varna", "Vienna"]), are_apart([], ["Vienna"])
    (True, False, False)
    """
    pairs = [(one, other) for one in here for other in there]
    return any(exclude(*pair) for pair in pairs) and not any(same_place(*pair) for pair in pairs)


@lru_cache(maxsize=16384)
def is_vague(place: str) -> bool:
    """Whether a place has no name of its own, or only that of its state.

    >>> is_vague("the town"), is_vague("a Norwegian hotel"), is_vague("Norway"), is_vague("the port of Varna")
    (True, True, True, False)
    """
    if state_of_name(place) is not None or is_adjective(place):
        return True
    if script_of(place) != "latin":
        return False
    named = [word for word in re.findall(r"[^\W\d_][\w'’-]*", place) if word[0].isupper()]
    return all(folded(word) in demonyms() or state_of_name(word) is not None for word in named)


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


def is_one_of(name: str, places: Sequence[str]) -> bool:
    """Whether an actor's name is where reports say it happened: "freed at Harvik", "the shelling of Harvik"; a state may act at
    home.
    """
    plain = folded(name)
    return bool(plain) and state_of_name(name) is None and any(folded(place) == plain for place in places)


def favourite(places: Sequence[str]) -> str | None:
    """The name most used for the place most named; in Latin letters, if it has such a name."""
    places = [place for place in places if not is_vague(place)] or places
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


def _by_name(place: str) -> str:
    """ "the Norwegian capital" → "Oslo"."""
    found = _THE_CAPITAL.match(place)
    states = states_in(" ".join(filter(None, found.groups()))) if found else ()
    return (capital_of(states[0]) if len(states) == 1 else None) or place


def _state_at(place: str) -> str | None:
    """The state that a place is, is said to be in or is known to lie in; None where that is not known or not one."""
    city = city_of(place) or _by_name(place)
    known = state_of_name(place) or capitals().get(folded(city)) or town(city)
    if known:
        return known
    named = states_in(place)
    return named[0] if len(named) == 1 else None


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
