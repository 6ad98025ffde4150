"""Unnamed sources called by the title of somebody who is named in the same claim: perhaps he, and no second origin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from dragoman.linking.nameforms import folded
from dragoman.linking.sides import states_in
from dragoman.linking.voices import Sides, Voice

_DEFINITE = re.compile(r"(?:the|el|la|le|der|die|das|il|lo|o|de|het)\s|l['’]", re.IGNORECASE)
_ANOTHER = re.compile(r"(?:another|other|one of|une? autre|otr[oa]|outr[oa]|ein anderer|un altro|другой)\b", re.IGNORECASE)
_SMALL = frozenset(
    "a an the one of for in at on to and its his her their our un une le la les l de du des d el los del las al ein eine einer "
    "der die das von vom il lo gli di della dello o os as um uma do da в из unnamed anonymous unidentified "
    "retired former serving senior veteran same".split()
)
_ONE_OF_HIS_KIND = re.compile(r"(?:the|his|her|its|their)\s|[\w'’-]+['’]s?\s|the same\s", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:two|three|four|five|six|several|some|many|most|others?|both)\b|.*[^s’']s$", re.IGNORECASE)


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


def may_be_one(one: Voice, other: Voice) -> bool:
    """Whether two papers may quote one man whom neither names: "a deputy of the ruling party", "the ruling party's deputy".

    One of them must tell of him as of the only one of his kind, in words that the other has, too.
    """
    here, there = _told_of(one.text), _told_of(other.text)
    if here is None or there is None or here.words != there.words:
        return False
    if one.state and other.state and one.state != other.state:
        return False
    return (here.only and there.only) or ((here.only or there.only) and len(here.words) > 1)


@dataclass(frozen=True)
class _ToldOf:
    """The words for one man that carry the meaning, and whether he is told of as the `only` one of his kind."""

    words: frozenset[str]
    only: bool


@lru_cache(maxsize=8192)
def _told_of(text: str) -> _ToldOf | None:
    """How words tell of one man; None where they are of several, of another one, or of nobody."""
    head = re.split(r"\s(?:of|in|at|from|for|who|with)\s", text)[0]
    if _SEVERAL.match(head) or _ANOTHER.match(text) or not (words := _words(text)):
        return None
    return _ToldOf(words, _ONE_OF_HIS_KIND.match(text) is not None)


def _may_be_of_one_state(heard: Voice, other: _Source) -> bool:
    named = set(states_in(heard.text)) | ({heard.state} if heard.state else set())
    return not named or other.state is None or other.state in named


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    """The words that carry the meaning, folded, without what joins them: "the ruling party's deputy" → ruling, party, deputy."""
    plain = re.sub(r"['’]s?\b", " ", text)
    return frozenset(folded(plain).split()) - _SMALL
