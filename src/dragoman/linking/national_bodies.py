"""Bodies whose name begins with a state's adjective: some speak for its government, others only for themselves.

What comes last in the name tells ("the Swedish Police", "the Swedish Police Union"); `lexicon/national_bodies.tsv` has the words.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.lexicon import rows
from dragoman.linking.scripts import folded
from dragoman.linking.sides import Organ, demonyms, known_body, known_outlet, organ_of, state_of_name

_NAME = re.compile(r"[A-Z][\w'’-]*(?:\s+(?:(?:of|for)\s+(?:the\s+)?)?[A-Z][\w'’-]*)+")
_LONGEST_HEAD = 3


class NationalBody(NamedTuple):
    """A body by its name without what follows ("Director Eva Lund"), its state, and whether it speaks for that."""

    name: str
    state: str
    is_official: bool


def national_body(text: str) -> NationalBody | None:
    """The body that words name or speak of, if its name begins with a state's adjective and they are known to tell what it is.

    >>> national_body("the Norwegian Red Cross"), national_body("a spokesman for the Danish Energy Agency").is_official
    (NationalBody(name='Norwegian Red Cross', state='Norway', is_official=False), True)
    >>> national_body("the Lebanese Hezbollah"), national_body("the Russian Federation"), national_body("a Danish union")
    (None, None, None)
    """
    return _national_body(text)


def speaks_for_itself(text: str) -> bool:
    """Whether words name a body with a state's adjective that is not the state's, or somebody of such a body."""
    body = national_body(text)
    return body is not None and not body.is_official


def organ_of_its_state(body: NationalBody) -> Organ | None:
    """What a body is to its state; None for one that speaks for itself, whatever its name is made of: "the Army Museum".

    >>> organ_of_its_state(national_body("Danish Energy Agency"))
    Organ(name='agency', state='Denmark', branch='executive')
    """
    if not body.is_official:
        return None
    known = organ_of(body.name)
    return Organ(known.name if known else "agency", body.state, "executive")


def of_two_states(one: str, other: str) -> bool:
    """Whether two names are of two bodies, though they share a part: those of two states, or of one and of none.

    >>> of_two_states("Norwegian Red Cross", "Danish Red Cross"), of_two_states("Norwegian Red Cross", "Red Cross")
    (True, True)
    >>> of_two_states("Norwegian Police", "Norwegian Federal Police"), of_two_states("Norwegian Police", "Police")
    (False, False)
    """
    left, right = national_body(one), national_body(other)
    if left and right:
        return left.state != right.state
    return known_body(one if right else other) is not None if left or right else False


@lru_cache(maxsize=16384)
def _national_body(text: str) -> NationalBody | None:
    return next((body for found in _NAME.finditer(text) if (body := _begun_by_a_state(found.group())) is not None), None)


def _begun_by_a_state(run: str) -> NationalBody | None:
    """ "Norwegian Red Cross Director Eva Lund": what stands before the last word for a body, the adjective first."""
    words = run.split()
    first = next((at for at, word in enumerate(words) if folded(word) in demonyms()), None)
    if first is None:
        return None
    for end, official in _heads(words[first:]):
        rest = words[first + end :]
        name = " ".join(words[first:] if rest[:1] in (["of"], ["for"]) else words[first : first + end])
        if known_body(name) or known_outlet(name) or state_of_name(name):
            return None
        return NationalBody(name, demonyms()[folded(words[first])], official)
    return None


def _heads(words: list[str]) -> Iterator[tuple[int, bool]]:
    """Where words for bodies end, the last first and of several that end there the longest; with whether those are a state's.

    What follows "of" or "for" is not what a body is: "the Directorate of Police Pensions".
    """
    plain = [folded(re.sub(r"['’]s?$", "", word)) for word in words]
    for end in range(len(plain), 1, -1):
        for size in range(min(_LONGEST_HEAD, end - 1), 0, -1):
            official = _kinds().get(" ".join(plain[end - size : end]))
            if official is not None and not {"of", "for"} & set(plain[: end - size]):
                yield end, official


@cache
def _kinds() -> dict[str, bool]:
    return {folded(row["head"]): row["speaks_for"] == "state" for row in rows("national_bodies")}
