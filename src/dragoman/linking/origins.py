"""Where a claim comes from: which of the ends of its chains count, and how many are independent of one another.

The counting rules: several voices of one government count once; the unnamed sources of one newsroom count once; unnamed officials
of one government at two agencies count once; a document that says without a source what others have from one is no origin beside
theirs; a press release of somebody who is no party and does not say how he knows is none either. Where nothing shows that two
newsrooms did not take a report from each other, the earlier counts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from dragoman.lexicon import rows
from dragoman.linking.commoners import is_only_pointed_at, is_thing
from dragoman.linking.credits import Graph
from dragoman.linking.descriptions import describe
from dragoman.linking.ends import UNSAID, Circles, End, ends_of, party_states
from dragoman.linking.nameforms import same_name
from dragoman.linking.same_person import may_be_one
from dragoman.linking.tellings import Setting
from dragoman.types import Origin

_DENIED = "his own side denies it"
_NEWSROOM = "a newsroom"


def origins_of(graph: Graph, setting: Setting, denying: frozenset[str] = frozenset()) -> tuple[tuple[Origin, ...], Circles]:
    """The origins of a claim, those that count first, and the circles of outlets that credit one another.

    `denying` are the states and the people that deny it.
    """
    ends, circles = ends_of(graph, setting)
    origins = _counted(setting, ends, denying)
    return tuple(sorted(origins, key=lambda origin: not origin.counted)), circles


def independent(origins: Iterable[Origin]) -> int:
    """How many independent origins there are: groups of those that count."""
    return len({origin.group or origin.name for origin in origins if origin.counted})


def state_of(origin: Origin) -> str | None:
    """The state for whose government an origin counts; None where it counts for none, or of which is not said."""
    kind, _, rest = (origin.group or "").partition(":")
    state = rest.rpartition(":")[0]
    return state if kind == "gov" and state != UNSAID else None


def _groups(ends: Sequence[End]) -> dict[str, str]:
    """Node of an end → the group that it counts in."""
    named = {end.government for end in ends if end.government and end.kind != "unnamed"}
    groups = {end.node: end.government or (f"news:{end.newsroom}" if end.newsroom else f"voice:{end.name}") for end in ends}
    # Unnamed voices that no named one of their government covers: one for a newsroom, one for a government at two of them.
    loose = [end for end in ends if end.kind == "unnamed" and end.government not in named]
    for end in loose:
        # "diplomats of Norland and of Orland" told one paper: two governments.
        here = [other for other in loose if other.newsroom == end.newsroom and not _of_two_states(end, other)]
        here += [other for other in loose if end.voice and other.voice and may_be_one(end.voice, other.voice)]
        merged = sorted({groups[other.node] for other in here})
        for other in loose:
            if groups[other.node] in merged:
                groups[other.node] = merged[0]
    return groups


def _of_two_states(end: End, other: End) -> bool:
    return end.state is not None and other.state is not None and end.government != other.government


def _counted(setting: Setting, ends: Sequence[End], denying: frozenset[str]) -> list[Origin]:
    """Which ends count as origins, and why the others do not."""
    groups = _groups(ends)
    doubts = {end.node: _sourceless(end, setting) or _denies(end, denying) for end in ends}
    doubts = _only_words(ends, doubts, setting)
    first = min((day for end in ends if not doubts[end.node] and (day := _first_day(end, setting))), default="")
    chosen = _first_newsroom([end for end in ends if doubts[end.node] == _NEWSROOM], setting, first)
    for end in ends:
        if doubts[end.node] != _NEWSROOM:
            continue
        if end is chosen:
            doubts[end.node] = ""
        elif chosen is not None:
            doubts[end.node] = f"does not say how it knows; {chosen.name} had it too, and may be where it is from"
        else:
            doubts[end.node] = "does not say how it knows, and came after those who do"
    if all(doubts.values()) and ends:
        best = min(
            ends,
            key=lambda end: (
                doubts[end.node] == _DENIED,
                end.kind == "unknown",
                _first_day(end, setting) or "9999",
                -len(end.documents),
                end.name,
            ),
        )
        doubts[best.node] = ""
    return [
        Origin(
            name=end.name,
            documents=end.documents,
            kind=end.kind,
            group=groups[end.node],
            counted=not doubts[end.node],
            reason=doubts[end.node] or _why_counted(end),
        )
        for end in ends
    ]


def _only_words(ends: Sequence[End], doubts: Mapping[str, str], setting: Setting) -> dict[str, str]:
    """The doubts with those about sources of whom their words tell nothing, where somebody else says how he knows."""
    firm = [end for end in ends if not doubts[end.node] and not _tells_nothing(end)]
    if not firm:
        return dict(doubts)
    first = min((_first_day(end, setting) or "9999" for end in firm), default="9999")
    told = dict(doubts)
    for end in ends:
        if told[end.node]:
            continue
        if _tells_nothing(end):
            told[end.node] = "who that is is not said, and others say how they know"
        elif _is_bare_source(end) and _first_day(end, setting) > first:
            told[end.node] = "sources of whom nothing is said, after others had told it"
    return told


def _tells_nothing(end: End) -> bool:
    """Whether the words for an unnamed source do not say what he is: "the evidence", "the guest"; "the health office" does."""
    heard = end.voice
    if heard is None or end.state or heard.official or heard.commentator:
        return False
    kinds = describe(heard.text).kinds
    plain = not kinds or "private" in kinds  # "the guest"
    return end.kind == "unnamed" and plain and (is_thing(heard.text) or is_only_pointed_at(heard.text))


def _is_bare_source(end: End) -> bool:
    """ "informed sources", "people familiar with the matter"; "three dockers" and "the bishop's driver" are no bare source."""
    heard = end.voice if end.kind == "unnamed" and not end.state else None
    kinds = describe(heard.text).kinds if heard is not None else frozenset()
    if heard is None or not kinds or not kinds <= {"source", "anonymous", "people"}:
        return False
    return kinds != {"people"} or _trades().isdisjoint(re.sub(r"['’]s?\b", "", heard.text.casefold()).split())


@cache
def _trades() -> frozenset[str]:
    """English words for people that say what they do: "driver", "workers"."""
    words = {row["word"] for row in rows("source_words") if row["language"] == "en" and row["kind"] == "people"}
    return frozenset(words - {"man", "woman", "men", "women", "person", "people"})


def _first_newsroom(ends: Sequence[End], setting: Setting, first: str) -> End | None:
    """Of newsrooms that do not say how they know, the one that most go back to, then the earliest; none after a source."""
    early = [end for end in ends if not (first and _first_day(end, setting) > first)]
    return min(early, key=lambda end: (-len(end.documents), _first_day(end, setting) or "9999", end.name), default=None)


def _sourceless(end: End, setting: Setting) -> str:
    """Why an end is no origin of its own; `_NEWSROOM` where that depends on the others; empty where it is one."""
    if end.kind == "unknown":
        return "which media is not said"
    if end.voice is not None and end.voice.commentator:
        return "a commentator, who does not say how he knows"
    if end.note:
        return end.note
    if end.kind == "document":
        return "tells it without a source"
    if end.kind == "record" and not end.government and not _is_party(end, setting):
        return "does not say how it knows, and is no party to it"
    if end.kind == "newsroom":
        return _NEWSROOM
    return ""


def _denies(end: End, denying: frozenset[str]) -> str:
    """Why somebody whose own side denies it on record is no origin: what he says of it is told to deny it."""
    if end.kind not in ("person", "government", "record") or end.branch:
        return ""
    return _DENIED if (end.state or end.name) in denying else ""


def _is_party(end: End, setting: Setting) -> bool:
    if end.branch:
        return any(same_name(end.name, party) for party in setting.parties)
    return end.state is not None and end.state in party_states(setting)


def _why_counted(end: End) -> str:
    whose = f"speaks for the {end.branch or 'government'} of {end.state}" if end.state else ""
    if end.perhaps:
        return f"an official of no named country, counted with those of {end.perhaps}"
    return {
        "unnamed": whose or f"unnamed sources of {end.newsroom}",
        "newsroom": whose or "the report that others go back to",
        "record": whose or "an official's own page",
        "document": whose or "its own report",
    }.get(end.kind, whose or "speaks for himself")


def _first_day(end: End, setting: Setting) -> str:
    return min((day for document in end.documents if (day := setting.day(document))), default="")
