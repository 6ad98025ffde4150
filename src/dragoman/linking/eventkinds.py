"""Kinds of deeds that can be one and the same, and what a status says of where a deed stands in time."""

from typing import Literal

from dragoman.types import Status

Stage = Literal["wished", "planned", "done"]

_FAMILIES = {
    "meet": ("meeting", "talks", "conference", "consultation", "summit", "mediation"),
    "letter": ("letter", "message"),
    "visit": ("visit",),
    "call": ("call",),
    "deal": ("agreement", "signature", "purchase"),
    "speech": ("statement", "announcement", "denial"),
    "wish": ("request", "offer", "proposal", "promise"),
    "attack": ("attack", "bombing", "shelling", "killing", "suicide", "airstrike", "shooting"),
    "ceasefire": ("ceasefire",),
    "exchange": ("exchange", "release"),
    "custody": ("arrest", "abduction", "seizure"),
    "expulsion": ("expulsion", "deportation"),
    "unrest": ("protest", "riot", "crowd-control"),
}
_FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}
_NOT_EVENTS = frozenset({"report", "deed"})  # an article is a source of claims; what deed it is, nobody is sure of

SPOKEN = frozenset({"statement", "announcement", "report", "denial", "criticism", "praise", "support", "accusation", "refusal"})
"""Kinds of deeds that are somebody's words: who says a thing again on the same day may well say another."""

MUTUAL = frozenset({"meet", "call", "deal", "ceasefire"})
"""Families whose participants are all parties: who is named first does not matter."""

BETWEEN_STATES = frozenset({"meet", "call", "ceasefire", "exchange", "attack"})
"""Families in which a state's name stands for its officials, and they for it: no purchases."""

AMONG_PERSONS = MUTUAL | {"letter", "visit"}
"""Families whose principals are the persons, where persons act: the state that one of them visits or serves is none."""

TAKEN_UP = MUTUAL | {"exchange", "attack", "visit", "sanction", "custody", "strike"}
"""Families whose deeds a report names again by a noun alone: "the raid", "the visit"."""

BY_ONE = frozenset({"attack", "airstrike", "strike", "custody", "cancellation"})
"""Families whose deeds are of the one side or of the other: who says that it was the other's hand contradicts."""

CALLING_OFF = "cancellation"
"""The family of what calls another deed off."""

SOLITARY = frozenset({"speech"})
"""Families of one who acts alone: whom it is said to does not make it another deed."""

_STAGES: dict[Status, Stage] = {
    "proposed": "wished",
    "conditional": "wished",
    "planned": "planned",
    "cancelled": "planned",
    "occurred": "done",
    "ongoing": "done",
    "alleged": "done",
    "denied": "done",
}


def family_of(kind: str) -> str | None:
    """The family of an event's kind; None for what is no deed of a case.

    >>> family_of("talks") == family_of("meeting")
    True
    """
    return None if kind in _NOT_EVENTS else _FAMILY.get(kind, kind)


def are_of_one_sort(kind: str, other: str) -> bool:
    """Whether both or neither are what somebody offers, promises or asks for: who promised a meeting had not met yet.

    >>> are_of_one_sort("offer", "promise"), are_of_one_sort("promise", "meeting")
    (True, False)
    """
    return (family_of(kind) == "wish") == (family_of(other) == "wish")


def stage_of(status: Status) -> Stage:
    """Whether a status speaks of something wished, planned or done (be it only so they say, or not so).

    >>> stage_of("cancelled")
    'planned'
    """
    return _STAGES[status]


def general_kind(kinds: list[str]) -> str:
    """The kind of an event that reports call differently: the most frequent, first told; a denial is more than a statement."""
    if "denial" in kinds:
        return "denial"
    return max(kinds, key=lambda kind: (kinds.count(kind), -kinds.index(kind)))
