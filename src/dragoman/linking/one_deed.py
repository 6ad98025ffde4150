"""Two events of a case → how likely they are one deed, which reports tell so unlike that no rule has joined them.

A logistic rule over what is known of both: kinds, days, places, parties. Its weights (`lexicon/one_deed.tsv`) were fitted to
affairs that we wrote for it (docs/decisions/0020). What shows that they are two stands above it.
"""

import math
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache, lru_cache

import msgspec

from dragoman.lexicon import rows
from dragoman.linking.dating import When, compatible, when_of
from dragoman.linking.eventkinds import CALLING_OFF, MUTUAL, SPOKEN, Stage, family_of, stage_of
from dragoman.linking.finality import final_date
from dragoman.linking.long_ago import out_of_time
from dragoman.linking.one_voice import DONE, Words, says_both, words_about
from dragoman.linking.places import are_apart, same_place
from dragoman.types import CaseEvent

LIKELY = 0.5
"""The probability from which two events are one."""
_PLANNED = frozenset({"planned"})
_WISHED, _HELD, _WISH = frozenset({"wished"}), frozenset({"done"}), "wish"
_PARTIES = 3  # beyond, more in common say no more
_PERSONS = 2
_ENOUGH = 2  # parties in common, without which a place or a day must be
_TOLD = 3  # clues that a reason names


class Portrait(msgspec.Struct, frozen=True):
    """What of an event is compared. `parties` are its actors, states in the place of their officials; `hands` those of them who
    act on others; `told` are the days of its reports, `done` of those that tell it as done; `words` are who says which."""

    kind: str
    family: str | None
    documents: frozenset[str]
    places: tuple[str, ...]
    when: When | None
    stages: frozenset[Stage]
    done: tuple[date, ...]
    told: tuple[date, ...]
    words: Words
    parties: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    hands: frozenset[str] = frozenset()


def portrait(event: CaseEvent, persons: Collection[str], sides: Mapping[str, str]) -> Portrait:
    """An event as it is compared; `persons` are the ids of who is a person, `sides` gives the state of each official."""
    return msgspec.structs.replace(
        _of_nobody(event),
        parties=frozenset([sides.get(actor, actor) for actor in event.actors]),
        persons=frozenset([actor for actor in event.actors if actor in persons]),
        hands=frozenset([sides.get(actor, actor) for actor in event.sources]),
    )


@lru_cache(maxsize=4096)
def _of_nobody(event: CaseEvent) -> Portrait:
    """The portrait without those who take part: that is the same for document after document that the event is held against."""
    done = dict.fromkeys(m.published[:10] for m in event.mentions if m.published and m.status in DONE)
    return Portrait(
        kind=event.kind,
        family=family_of(event.kind),
        documents=frozenset(mention.document for mention in event.mentions),
        places=tuple(dict.fromkeys(mention.place for mention in event.mentions if mention.place)),
        when=when_of(None, event.start, event.end) or final_date(event.mentions)[0],
        stages=frozenset(stage_of(mention.status) for mention in event.mentions),
        done=tuple(date.fromisoformat(day) for day in done),
        told=tuple(date.fromisoformat(m.published[:10]) for m in event.mentions if m.published),
        words=words_about(event),
    )


def clues(one: Portrait, other: Portrait) -> dict[str, float] | None:
    """What speaks for and against two events being one deed; None where something shows that they are two.

    Days that exclude each other, or one that was still to come when the other was told as done; persons of whom none is the
    same, places of which none can be, two pairs of parties that have none in common; a deed of the one to the other and of
    the other to the one; what one voice says was done and was not; the asking and what was held; a wish and a deed that are
    not of one day; an offer and a request; the calling off and what is called off; what reports still plan, for no day, when
    it has been told as done; a deed of long ago and one that has no day. Where reports disagree on these, only the rules or
    the analyst join them, and so what is somebody's words.
    """
    if one.family == other.family == _WISH and one.kind != other.kind:
        return None
    if one.kind in SPOKEN or other.kind in SPOKEN or _crossed(one, other) or _crossed(other, one):
        return None
    if says_both(one.words, other.words):
        return None
    agree = one.when is not None and other.when is not None and compatible(one.when, other.when)
    excluded = one.when is not None and other.when is not None and not agree
    if _is_next(one, other) or _is_next(other, one) or (one.family == CALLING_OFF) != (other.family == CALLING_OFF):
        return None
    if excluded or not (_in_order(one, other) and _in_order(other, one)):
        return None
    if out_of_time(one.when, one.told, other.when, other.told):
        return None
    one_day = agree and _is_one_day(one.when, other.when)
    if _asked(one, other) or _asked(other, one) or (not one_day and (one.stages == _WISHED) != (other.stages == _WISHED)):
        return None
    if one.persons and other.persons and not one.persons & other.persons:
        return None
    if not one_day and {one.family, other.family} <= MUTUAL and one.persons - other.persons and other.persons - one.persons:
        return None
    if min(len(one.parties), len(other.parties)) > 1 and not one.parties & other.parties:
        return None
    placed = any(same_place(mine, theirs) for mine in one.places for theirs in other.places)
    if are_apart(one.places, other.places):
        return None
    shared, all_parties = one.parties & other.parties, one.parties | other.parties
    either_hand = bool(one.hands and other.hands) and not {one.family, other.family} & MUTUAL
    return {
        "one family": float(one.family == other.family),
        "one kind": float(one.kind == other.kind),
        "one place": float(placed),
        "one day": float(one_day),
        "days that agree": float(agree),
        "parties in common": float(min(_PARTIES, len(shared))),
        "share of parties in common": len(shared) / max(1, len(all_parties)),
        "persons in common": float(min(_PERSONS, len(one.persons & other.persons))),
        "one stage": float(bool(one.stages & other.stages)),
        "no party in common": float(bool(one.parties and other.parties) and not shared),
        "no party told": float(not one.parties or not other.parties),
        "another hand": float(either_hand and not one.hands & other.hands),
        "both in one report": float(bool(one.documents & other.documents)),
    }


def suffice(found: Mapping[str, float]) -> bool:
    """Whether clues are enough to join by, however likely: a place, a day or two parties that both have.

    Where one names no party, both its place and its day.
    """
    if found["no party told"]:
        return bool(found["one place"] and found["one day"])
    pair = found["one family"] and found["parties in common"] >= _ENOUGH
    return bool(found["one place"] or found["one day"] or pair)


def likelihood(found: Mapping[str, float]) -> float:
    """The probability that two events of these clues are one deed."""
    weights = weights_of_clues()
    evidence = weights["bias"] + sum(weights[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-evidence))


def reason(found: Mapping[str, float]) -> str:
    """The probability and the strongest clues in words.

    >>> reason({"one day": 1.0, "one place": 1.0, "one family": 0.0}).partition(":")[0]
    'likely one deed'
    """
    weights = weights_of_clues()
    strongest = sorted((name for name, value in found.items() if value * weights[name] > 0), key=lambda n: -weights[n] * found[n])
    return f"likely one deed: {', '.join(strongest[:_TOLD]) or 'all in all'} ({likelihood(found):.2f})"


@cache
def weights_of_clues() -> Mapping[str, float]:
    """The weight of each clue in nats, and the bias."""
    return {row["clue"]: float(row["weight"]) for row in rows("one_deed")}


def _is_one_day(one: When | None, other: When | None) -> bool:
    """Whether both give the same day; "9 October" of no year is that of a report that gives the year."""
    if one is None or other is None:
        return False
    if one.is_partial != other.is_partial:
        partial, full = (one, other) if one.is_partial else (other, one)
        return full.is_day and partial.month is not None and partial.day is not None
    return one == other and (one.is_day or one.day is not None)


def _crossed(one: Portrait, other: Portrait) -> bool:
    """Whether all who act in the one are acted on in the other."""
    return bool(one.hands and other.hands) and one.hands <= other.parties - other.hands


def _is_next(one: Portrait, held: Portrait) -> bool:
    """Whether the one is only planned, for no day that is known, by reports that came after the other was told as done."""
    if one.when is not None or one.stages != _PLANNED or not held.done:
        return False
    return bool(one.told) and min(one.told) > min(held.done)


def _asked(one: Portrait, other: Portrait) -> bool:
    """Whether the one is the asking or offering and the other told only as done: who asks for talks has not held them."""
    return one.family == _WISH and other.family != _WISH and other.stages == _HELD


def _in_order(done: Portrait, due: Portrait) -> bool:
    """Whether nothing that is told as done is due on a later day."""
    start = due.when.start if due.when is not None else None
    return start is None or all(start <= day for day in done.done)


def best_of(one: Portrait, *others: Portrait) -> tuple[int, dict[str, float]] | None:
    """The number of the likeliest of the others, and the clues; None where there is none that may be."""
    compared = ((number, clues(one, other)) for number, other in enumerate(others))
    scored = [(number, found) for number, found in compared if found is not None and suffice(found)]
    return max(scored, key=lambda pair: (likelihood(pair[1]), -pair[0]), default=None)
