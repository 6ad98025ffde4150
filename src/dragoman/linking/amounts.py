"""Sentence → how much or how many of what it tells: so many dollars, jets or prisoners, where it says so exactly.

The dead, the hurt and others of whom so many are counted are left to `tolls`: such numbers grow from report to report.
"""

from functools import lru_cache

from dragoman.linking.sides import demonyms
from dragoman.linking.tolls import tolls_in
from dragoman.linking.words import is_common, is_number, stem, value_of, words

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec".split()
)
# "about 200", "more than 200", "up to 200"; "the 200th"
_LOOSE = frozenset(
    "about around some nearly almost over approximately roughly least most than to under estimated many between and or".split()
)
# stems of what is measured of a deed, or of whom `tolls` counts
_MEASURES = frozenset(
    map(
        stem,
        "day week month year hour minute second day's week's km kilometre kilometer mile metre meter percent percentage point "
        "degree page time round am pm local people".split(),
    )
)
_CLOSE = 0.05  # of the greater: by less, both may have rounded


@lru_cache(maxsize=16384)
def amounts_in(text: str) -> tuple[tuple[str, float], ...]:
    """What is counted, by its stem, and how much of it; of each only what is said once.

    >>> amounts_in("Norland will lend Orland 300 million crowns."), amounts_in("It sent about 200 buses on 3 May 2021.")
    ((('crown', 300000000.0),), ())
    >>> amounts_in("Norway sold Chile 40 Peruvian buses.")
    (('buses', 40.0),)
    """
    found, said = words(text), {float(toll.count) for toll in tolls_in(text)}
    amounts: dict[str, dict[float, None]] = {}
    for index, word in enumerate(found):
        if not is_number(word) or (index and (is_number(found[index - 1]) or found[index - 1] in _LOOSE | _MONTHS)):
            continue
        value, scaled = value_of(word, found[index + 1] if index + 1 < len(found) else "")
        unit = next((word for word in found[index + 1 + scaled :] if word not in demonyms()), "")
        if value is None or value in said or not unit or is_number(unit) or is_common(unit) or unit in _MONTHS | _LOOSE:
            continue
        if stem(unit) not in _MEASURES:
            amounts.setdefault(stem(unit), {})[value] = None
    return tuple((unit, next(iter(values))) for unit, values in amounts.items() if len(values) == 1)


def differ(one: float, other: float) -> bool:
    """Whether two amounts are not only rounded otherwise.

    >>> differ(300, 500), differ(300, 298)
    (True, False)
    """
    return abs(one - other) > _CLOSE * max(one, other)
