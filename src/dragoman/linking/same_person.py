"""Unnamed sources called by the title of somebody who is named in the same claim: perhaps he, and no second origin."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from dragoman.linking.nameforms import folded
from dragoman.linking.sides import states_in
from dragoman.linking.voices import Sides, Voice

_DEFINITE = re.compile(r"(?:the|el|la|le|der|die|das|il|lo|o|de|het)\s|l['’]", re.IGNORECASE)
_ANOTHER = re.compile(r"(?:another|other|one of|une? autre|otr[oa]|outr[oa]|ein anderer|un altro|другой)\b", re.IGNORECASE)
_SMALL = frozenset(
    "a an the one of for in at on to and its his her their our un une le la les l de du des d el los del las al ein eine einer "
    "der die das von vom il lo gli di della dello o os as um uma do da в из unnamed anonymous unidentified".split()
)


class _Source(Protocol):
    """What must be known of the end of a chain."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def state(self) -> str | None: ...
    @property
    def voice(self) -> Voice | None: ...


def named_as(heard: Voice, others: Sequence[_Source], sides: Sides) -> str | None:
    """The name of the first person among `others` whose title or office is all that the words for an unnamed source say.

    "the captain" beside "Captain Lund", "a retired harbour pilot" beside "the retired harbour pilot Ola Lund"; a bare
    noun without a definite article ("a captain") may be any of many, and so may "another captain".
    """
    if _ANOTHER.match(heard.text):
        return None
    words = _words(heard.text)
    plain = {word for word in words if not states_in(word.title())}
    if not plain or (len(plain) < 2 and not _DEFINITE.match(heard.text)):
        return None
    for other in others:
        if other.kind != "person" or other.voice is None:
            continue
        roles = sides.roles_of(other.name)
        titles = _words(other.voice.text).union(*(_words(role.partition(" of ")[0]) for role in roles))
        known = titles.union(*map(_words, roles))
        # "a bank" is not the lawyer of a bank.
        if plain <= known and plain & titles and _may_be_of_one_state(heard, other):
            return other.name
    return None


def _may_be_of_one_state(heard: Voice, other: _Source) -> bool:
    named = set(states_in(heard.text)) | ({heard.state} if heard.state else set())
    return not named or other.state is None or other.state in named


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    """The words that carry the meaning, folded, without what joins them: "the ruling party's deputy" → ruling, party, deputy."""
    plain = re.sub(r"['’]s?\b", " ", text)
    return frozenset(folded(plain).split()) - _SMALL
