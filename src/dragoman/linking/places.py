"""Places as reports name them: when two names can mean one place."""

from dragoman.linking.scripts import Word, distance, folded, read_word, script_of
from dragoman.linking.sides import capitals, state_of_name

_HEARD_ALIKE = 0.2


def same_place(one: str | None, other: str | None) -> bool:
    """Whether two places can be the same: one unknown, one's words within the other, a state and its capital, one sound.

    >>> same_place("the U.N. in New York", "New York"), same_place("Vienna", "فيينا"), same_place("Varna", "Vienna")
    (True, True, False)
    """
    if not one or not other:
        return True
    a, b = folded(one), folded(other)
    if a in b or b in a:
        return True
    if capitals().get(a) == state_of_name(other) is not None or capitals().get(b) == state_of_name(one) is not None:
        return True
    return script_of(one) != script_of(other) and distance(_run_together(a), _run_together(b)) <= _HEARD_ALIKE


def _run_together(name: str) -> Word:
    return read_word(name.replace(" ", ""))
