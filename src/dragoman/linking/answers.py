"""A denial → the claim of another report that it answers.

Whoever denies says less than whoever tells, and in words of his own: "There is no such letter, the palace says." What he answers
is a claim that is in the news, of a deed of the kind that he names, and about him: him, his side, or somebody else whom he names.
Of several such claims it is that which shares most with the denial, counted by how few of them have it.
"""

import re
from collections import Counter
from dataclasses import dataclass

from dragoman.linking.anaphora import families_named
from dragoman.linking.another import tells_another
from dragoman.linking.besides import denies_a_part, heads_of, is_about, is_somebodys
from dragoman.linking.cores import Core, dated_alike, profile_of
from dragoman.linking.dating import when_of
from dragoman.linking.desk import Desk, families_of
from dragoman.linking.heads import answer_keys, heads, names_in
from dragoman.linking.sides import states_in
from dragoman.linking.statements import Told
from dragoman.types import Claim

NEWS = 14
"""Days in which what was told is answered."""
_ACTORS = 6
_AHEAD = 1.25  # times that the best must be better than another
_ENOUGH, _ENOUGH_OF_OTHERS = 2.0, 2.5  # that a denial shares with a claim of the kind that it names, and with another
_MANY = 3  # words that a denied deed shares with a telling of which no deed was read
_RARE, _RARE_OF = 2, 3  # claims, of so many, that may share a word which counts in full
_OF_ALL = 0.25  # what a word counts that most share
_NONE = re.compile(
    r"\bthere\s+(?:is|are|was|were|(?:has|have|had)\s+(?:\w+\s+)?been)\s+(?:no|neither|never|not\s+(?:a|any))\b|\bno\s+such\b",
    re.IGNORECASE,
)
# "No aircraft of ours was there", "We hold none of them"
_OURS = re.compile(r"\W*(?:(?:no|not|nobody|none|nothing|never)\b[^.;:]*\b(?:our|ours|us|we)|we)\b", re.IGNORECASE)
_PHASES = ("done", "planned")


@dataclass(frozen=True)
class Answer:
    """A claim that a denial answers, and how much both have in common."""

    score: float
    claim: Claim


def answered(told: Told, core: Core, desk: Desk) -> Answer | None:
    """The claim that a denial answers; None where nothing in the news is near enough, or two claims are as near."""
    is_denied = core.status == "denied" and told.cue == "asserts"
    text = told.statement.text
    ours = told.negative and bool(told.statement.chain) and _OURS.match(text) is not None
    says_none = ours or (told.negative and (denies_a_part(told, frozenset()) or _NONE.search(text) is not None))
    if told.cue != "denies" and not is_denied and not says_none:
        return None
    families = frozenset({core.family} if core.family else ()) | families_named(text)
    mine, names, who, states = heads(text), frozenset(names_in(text)), heads(told.source), {*states_in(text)}
    near = desk.closest(_keys(told, core, families), told.statement)
    candidates = [claim for claim in near if _is_open_to(told, core, claim, desk)]
    theirs = {claim.id: heads_of(claim) for claim in candidates}
    common = Counter(head for held in theirs.values() for head in held)
    rare = max(_RARE, len(candidates) // _RARE_OF)
    scored = []
    for claim in candidates:
        alike = bool(families & families_of(claim))
        shared = mine & theirs[claim.id]
        another = core.status == "denied" and (bool(families_of(claim)) or len(shared) < _MANY)
        if (another and not alike) or not _is_among(told, names, claim) or _are_others(core, who, theirs[claim.id]):
            continue
        told_of = max({*told.statement.actors} & {*claim.actors}, states & {*states_in(claim.summary)}, key=len)
        weight = sum(1.0 if common[head] <= rare else _OF_ALL for head in shared - who) + bool(shared & who)
        weight += max(0, len(told_of) - len(names & shared)) + alike
        if weight >= (_ENOUGH if alike or ours else _ENOUGH_OF_OTHERS):
            scored.append(Answer(weight, claim))
    scored.sort(key=lambda answer: (-answer.score, answer.claim.id))
    others = [o for o in scored[1:] if o.claim.event is None or o.claim.event != scored[0].claim.event]
    if not scored or (others and scored[0].score < _AHEAD * others[0].score):
        return None
    return scored[0]


def _keys(told: Told, core: Core, families: frozenset[str]) -> list[str]:
    ids = dict.fromkeys((*told.statement.actors, *((told.statement.speaker,) if told.statement.speaker else ())))
    deeds = [f"f:{family}|{phase}|{actor}" for family in sorted(families) for phase in _PHASES for actor in [*ids][:_ACTORS]]
    return [*deeds, *answer_keys(told.statement.text), *profile_of(told).near_keys(), *core.near]


def _is_open_to(told: Told, core: Core, claim: Claim, desk: Desk) -> bool:
    """Whether somebody else has told a claim in the news of these days, of a deed that may be the one that is denied."""
    chain = told.statement.chain[-1:]
    asserted = [i for i in claim.instances if i.stance == "asserts" and not (chain and i.chain[-1:] == chain)]
    if not asserted or not desk.in_time(claim, NEWS) or tells_another(told, core, claim):
        return False
    event = desk.event(claim.event)
    if event is None or core.event is None:
        return True
    dated = when_of(None, event.start, event.end) and when_of(None, core.event.start, core.event.end)
    return dated is None or dated_alike(event, core.event)


def _is_among(told: Told, names: frozenset[str], claim: Claim) -> bool:
    """Whether a claim is about who denies it or about two whom he names; where "his office" speaks, about one of them."""
    return is_about(told, claim) or len(names & heads_of(claim)) > (not is_somebodys(told.source))


def _are_others(core: Core, who: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a denied deed is with others than a claim tells of: "denied that he had met Lefort", where he met Santini."""
    parties = core.event.participants if core.event is not None else ()
    named = [found for name in parties if (found := frozenset(names_in(name)) - who)]
    return any(not found & theirs for found in named) and not any(found & theirs for found in named)
