"""Who acts in a deed and whom it befalls."""

from collections.abc import Collection


def changed_parts(
    doers: Collection[str], actors: Collection[str], other_doers: Collection[str], other_actors: Collection[str]
) -> bool:
    """Whether somebody acts in the one of two deeds and suffers the other, and nobody acts in both.

    "Norland's guards fired first", "a guard of Norland was killed".

    >>> changed_parts({"Norland"}, {"Norland"}, set(), {"Norland"})
    True
    >>> changed_parts({"Norland", "Orland"}, {"Norland", "Orland"}, {"Orland"}, {"Orland", "Norland"})
    False
    """
    one, other = set(doers), set(other_doers)
    return bool((one & (set(other_actors) - other)) | (other & (set(actors) - one))) and not one & other
