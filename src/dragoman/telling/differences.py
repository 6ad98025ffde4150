"""Two wordings of one thing → the words that differ."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKEN = re.compile(r"\w+|[^\w\s]")
_ALIKE = 0.5
_LONGEST = 600  # words beyond which the whole is told as it is: the comparison's cost grows with the square


@dataclass(frozen=True)
class Piece:
    """A stretch of a wording: the same in both, only here, or a place where the other has `words` that are missing here."""

    kind: Literal["same", "here", "missing"]
    words: str


def comparable(other: str, words: str) -> bool:
    """Whether two wordings share so many words that a comparison shows something: about half of them.

    >>> comparable("The port is open.", "The old port is open."), comparable("The port is open.", "Der Hafen ist offen.")
    (True, False)
    """
    mine, theirs = (Counter(_keys(list(_TOKEN.finditer(said)))) for said in (words, other))
    return 2 * (mine & theirs).total() >= _ALIKE * (mine.total() + theirs.total()) > 0


def differences(other: str, words: str) -> tuple[Piece, ...]:
    """`words` piece by piece, compared with `other`, word by word and whatever their capitals.

    What they have alone is "here"; what only `other` has is "missing". Very long wordings are not compared: all is "same".

    >>> [(p.kind, p.words) for p in differences("The port is open.", "The old port is shut.")]
    [('same', 'The '), ('here', 'old '), ('same', 'port is '), ('missing', 'open'), ('here', 'shut'), ('same', '.')]
    """
    words = " ".join(words.split())
    mine, theirs = list(_TOKEN.finditer(words)), list(_TOKEN.finditer(" ".join(other.split())))
    if not mine or not theirs or max(len(mine), len(theirs)) > _LONGEST:
        return (Piece("same", words),)
    matcher = SequenceMatcher(None, _keys(theirs), _keys(mine), autojunk=False)
    pieces: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind in ("delete", "replace"):
            pieces.append(Piece("missing", _stretch(theirs, a, b, to_next=False)))
        if kind != "delete":
            pieces.append(Piece("same" if kind == "equal" else "here", _stretch(mine, c, d, to_next=True)))
    return tuple(pieces)


def _keys(tokens: Sequence[re.Match[str]]) -> list[str]:
    return [token.group().casefold() for token in tokens]


def _stretch(tokens: Sequence[re.Match[str]], start: int, end: int, *, to_next: bool) -> str:
    """The words of tokens, with the blanks before the next one."""
    stop = tokens[end].start() if to_next and end < len(tokens) else tokens[end - 1].end()
    return tokens[start].string[tokens[start].start() : stop]
