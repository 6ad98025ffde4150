"""Attributions over a deed → those that make hearsay of it.

What a medium or an unnamed source tells of others is alleged. Not so what a named speaker acknowledges, what officials say of
their own government's deeds, what an office puts out in writing, and a statement that an agency quotes.
"""

from collections.abc import Sequence

from dragoman.reading.parse import Parse
from dragoman.types import Attribution

_ACKNOWLEDGING = frozenset({"acknowledge", "confirm", "admit", "concede"})
_QUOTING = frozenset({"quote", "cite"})
_OFFICES = frozenset(
    "official spokesman spokeswoman spokesperson ministry government administration minister palace department".split()
)
_RECORDS = frozenset("release communique communiqué readout transcript statement".split())
_REPORTS = frozenset("report article story dispatch account medium media press".split())
_SPEECHES = frozenset({"statement", "announcement", "denial"})
_SEEMING = frozenset({"appear", "seem"})


def hearsay(parse: Parse, above: Sequence[Attribution], kind: str) -> list[Attribution]:
    """The attributions, innermost first, without the outermost ones that vouch for what they tell."""
    left = [a for a in above if a.source or not _lemmas(parse, a.cue) & _SEEMING]  # what seems so, grammar tells
    if left and left[0].speaker_kind == "named" and _lemmas(parse, left[0].cue) & _ACKNOWLEDGING:
        return []
    while left and _vouches(parse, left[-1], kind):
        left.pop()
    # "The institute said that, according to media reports, Dahl met Berg": whoever passes a report on does not vouch for it.
    return left[:1] if left and _is_report(parse, left[0]) else left


def _is_report(parse: Parse, attribution: Attribution) -> bool:
    if attribution.speaker_kind == "outlet":
        return True
    return attribution.speaker_kind == "document" and bool(_lemmas(parse, attribution.source) & _REPORTS)


def _vouches(parse: Parse, attribution: Attribution, kind: str) -> bool:
    words = _lemmas(parse, attribution.source)
    if attribution.speaker_kind in ("anonymous", "unknown"):
        return bool(words & (_OFFICES | _RECORDS)) and "source" not in words
    if attribution.speaker_kind == "document":
        return bool(words & _RECORDS)
    return attribution.speaker_kind == "outlet" and kind in _SPEECHES and bool(_lemmas(parse, attribution.cue) & _QUOTING)


def _lemmas(parse: Parse, spans: Sequence[tuple[int, int]]) -> set[str]:
    return {token.lemma_.lower() for span in spans for token in parse.tokens_in(span)}
