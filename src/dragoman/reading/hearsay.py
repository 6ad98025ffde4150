"""Attributions over a deed → those that make hearsay of it.

What a medium or an unnamed source tells of others is alleged. Not so what a named speaker acknowledges, what officials say of
their own government's deeds, what an office puts out in writing, and a statement that an agency quotes.
"""

from collections.abc import Sequence

from dragoman.reading.gazetteer import state_adjective, states
from dragoman.reading.parse import Parse
from dragoman.types import Attribution

_ACKNOWLEDGING = frozenset({"acknowledge", "confirm", "admit", "concede"})
_QUOTING = frozenset({"quote", "cite"})
_OFFICES = frozenset(
    "official spokesman spokeswoman spokesperson ministry government administration minister palace department police army navy "
    "military force gendarmerie presidency cabinet parliament court prosecutor chief commander governor mayor "
    "embassy authority".split()
)
_SPEAKING = frozenset("spokesman spokeswoman spokesperson".split())
_ANY_ONE = frozenset({"a", "an", "one", "another"})
_RECORDS = frozenset("release communique communiqué readout transcript statement".split())
_REPORTS = frozenset("report article story dispatch account medium media press".split())
_SPEECHES = frozenset({"statement", "announcement", "denial"})
_SEEMING = frozenset({"appear", "seem"})


def hearsay(parse: Parse, above: Sequence[Attribution], kind: str) -> list[Attribution]:
    """The attributions, innermost first, without the outermost ones that vouch for what they tell."""
    left = [a for a in above if a.source or not _lemmas(parse, a.cue) & _SEEMING]  # what seems so, grammar tells
    if left and _lemmas(parse, left[0].cue) & _ACKNOWLEDGING and (left[0].speaker_kind == "named" or _is_a_body(parse, left[0])):
        return []
    while left and _vouches(parse, left[-1], kind):
        left.pop()
    # "The institute said that, according to media reports, Dahl met Berg": whoever passes a report on does not vouch for it.
    return left[:1] if left and _is_report(parse, left[0]) else left


def _is_a_body(parse: Parse, attribution: Attribution) -> bool:
    """ "the Front's rebels confirmed": people who speak as one, and are called by whom they serve."""
    tokens = [token for span in attribution.source for token in parse.tokens_in(span)]
    if attribution.speaker_kind != "anonymous" or any(token.lower_ in _ANY_ONE for token in tokens):
        return False
    return any(token.pos_ == "PROPN" for token in tokens) and not any(token.lower_ in ("source", "sources") for token in tokens)


def _is_report(parse: Parse, attribution: Attribution) -> bool:
    if attribution.speaker_kind == "outlet":
        return True
    return attribution.speaker_kind == "document" and bool(_lemmas(parse, attribution.source) & _REPORTS)


def _vouches(parse: Parse, attribution: Attribution, kind: str) -> bool:
    words = _lemmas(parse, attribution.source)
    if attribution.speaker_kind in ("anonymous", "unknown"):
        if not words & (_OFFICES | _RECORDS) or "source" in words:
            return False
        # "a Gulf official" of the lead is "the official" further down
        called = words | set(attribution.chain[-1].casefold().split() if attribution.chain else ())
        return not called & _ANY_ONE or bool(words & (_SPEAKING | _RECORDS)) or _is_of_his_own(parse, attribution)
    if attribution.speaker_kind == "document":
        return bool(words & _RECORDS)
    return attribution.speaker_kind == "outlet" and kind in _SPEECHES and bool(_lemmas(parse, attribution.cue) & _QUOTING)


def _is_of_his_own(parse: Parse, attribution: Attribution) -> bool:
    """Whether an official without a name tells of his own state: "a Norlandish official said that Norland had …"."""
    mine, told = (_states(parse, spans) for spans in (attribution.source, attribution.content))
    return bool(mine & told)


def _states(parse: Parse, spans: Sequence[tuple[int, int]]) -> set[str]:
    tokens = [token for span in spans for token in parse.tokens_in(span)]
    return {name for token in tokens if (name := state_adjective(token) or (token.text if token.text in states() else None))}


def _lemmas(parse: Parse, spans: Sequence[tuple[int, int]]) -> set[str]:
    return {token.lemma_.lower() for span in spans for token in parse.tokens_in(span)}
