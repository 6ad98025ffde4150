"""Kinds and states of deeds, and what takes part in them, in the order in which the network scores them."""

from dragoman.types import Status

KINDS = (
    "abduction access accusation agreement aid announcement apology appointment arrest attack beating bombing boycott call "
    "cancellation ceasefire concession conference conviction cooperation criticism cyber demand denial deployment disarmament "
    "displacement easing election exchange exercise expulsion incident investigation killing letter mediation meeting "
    "obstruction offer pardon praise promise proposal protest purchase recognition refusal release report request rescue "
    "resignation restriction riot sanction seizure shelling shooting signature statement strike support talks test threat visit "
    "withdrawal"
).split()
STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "planned", "proposed", "conditional", "alleged", "denied", "cancelled")
PARTS = ("source", "target", "place", "time")
"""Who does it or takes part, to whom, where, when; score 0 is that of none of them."""
