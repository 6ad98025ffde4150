"""Statement → cores: what it turns on, so that two statements with one core tell the same claim.

A deed of the case is a core by itself ("they met on the 19th" in any words). What is said or held without a deed is told by its
speaker, its stems and its numbers; stems and numbers find candidates, and only their agreement links.
"""

import re
from dataclasses import dataclass
from typing import Final

from dragoman.linking.anaphora import families_named, families_taken_up
from dragoman.linking.dating import compatible, when_of
from dragoman.linking.eventkinds import stage_of
from dragoman.linking.marks import SIDE, Profile
from dragoman.linking.platforms import is_posted_on
from dragoman.linking.stances import confirms, reacts
from dragoman.linking.statements import Deed, Told
from dragoman.types import CaseEvent, EventMention, Phase, Status

_VEHICLES = ("letter", "call")  # what carries a wish: the wish belongs to it
_WORDS_OF_ECHO = 4
_UNNAMED = re.compile(
    r"[^,]{0,60}\b(?:asked|wanted|preferred|requested|insisted|demanded|spoke)\b(?:(?!\b(?:said|says|told|added|warned|confirmed)\b).)*"
    r"(?:\bnot (?:to )?be (?:named|identified|quoted)|\banonymity)\b(?!.*\b(?:said|says|told|added|warned|confirmed)\b)",
    re.IGNORECASE,
)
# "without mentioning the meeting", "neither statement mentioned the letter": of that nothing is told.
_UNMENTIONED = re.compile(
    r"\b(?:without|not|never|n['’]t|neither|nor|no|none|sin|sans|ne|n['’]|pas|ohne|nicht|senza|non|sem|não|zonder|niet|не|без|لم|دون)\b"
    r"(?:\s+[\w’'-]+){0,3}?\s+(?:mention|refer|allud|mencion|alud|évoqu|erwähn|menzion|упомин|упомян|vermeld|noem|يذكر|ذكر)\w*"
    r"(?:\s+(?!(?:that|que|dass|che|что|dat)\b)[\w’'-]+){0,4}\s*$",
    re.IGNORECASE,
)
_BESIDES = re.compile(r",\s+(?:which|where|who)\b|;")
CALLED_OFF: Final = "cancelled"
SHARP = frozenset({"meet", "letter", "visit", "call", "deal", "attack", "ceasefire"})
"""Families of deeds that time and actors tell apart: like words never make two of them one."""


@dataclass(frozen=True)
class Core:
    """`exact` keys alone make two statements one claim; `near` keys only find candidates.

    `slot` is what a letter asks for and of whom, `wish` what is asked for without a letter in the statement; `chain` is who tells
    the deed, and `status` how.
    """

    exact: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    event: CaseEvent | None = None
    family: str | None = None
    phase: Phase | None = None
    slot: str | None = None
    wish: str | None = None
    chain: tuple[str, ...] = ()
    status: Status | None = None


def cores_of(told: Told) -> tuple[Core, ...]:
    """The cores of a statement: one for each deed that it tells, else one for what it says; none for a bare remark."""
    if _UNNAMED.match(told.statement.text):
        return ()  # "who asked not to be named"
    taken_up = families_taken_up(told.statement.text)
    # "The mayor celebrated the release": judged, not told; "welcomed the mediation, which led to the release": that is told.
    first = _BESIDES.split(told.statement.text)[0]
    judged = families_taken_up(first) if reacts(first) and not confirms(told.statement.text) else frozenset()
    deeds = [
        deed for deed in told.deeds if is_told(deed, taken_up) and deed.family not in judged and not _is_of_the_stance(deed, told)
    ]
    vehicles = [deed for deed in deeds if deed.family in _VEHICLES]
    wishes = [deed for deed in deeds if stage_of(deed.mention.status) == "wished"]
    plans = [deed for deed in deeds if stage_of(deed.mention.status) == "planned"]
    cores: dict[str, Core] = {}
    for deed in deeds:
        # "asked in a letter to meet him": what is asked, and the asking, belong to the letter; else the asking to the meeting.
        if vehicles and deed not in vehicles and (deed in wishes or deed.family == "wish"):
            continue
        if wishes and deed.family == "wish" and deed not in wishes:
            continue
        # "they agreed to meet on Friday" tells of the meeting.
        if plans and deed.family == "deal" and deed not in plans and deed.mention.status == "occurred":
            continue
        core = _of_deed(deed, told, _slot(deed.event, told) if deed in vehicles else None)
        cores.setdefault(core.exact[0], core)
    if not cores and _says_something(told):
        return (Core(near=_near(told, None, None), chain=told.statement.chain),)
    return tuple(cores.values())


def asks(told: Told) -> bool:
    """ "Did Norland offer to mediate?", asked by the author: no claim, but a doubt of one that others make."""
    return told.statement.text.rstrip().endswith("?") and not told.statement.quoted


def _is_of_the_stance(deed: Deed, told: Told) -> bool:
    """Whether a deed is the silence or the denial itself, "rejected that", or is only mentioned or not even that."""
    text, start = told.statement.text, told.statement.span[0]
    if deed.is_known and len(told.deeds) == 1 and told.statement.chain:
        return True  # "the decision was taken after the shelling, the sources said": of the shelling they have said nothing
    if _UNMENTIONED.search(text[: max(0, deed.trigger[0] - start)]):
        return True
    if told.cue == "no-comment":
        return deed.family == "refusal" or deed.mention.status == "denied"
    return told.cue == "denies" and deed.family == "refusal"


def echo_of(told: Told) -> Core | None:
    """What a statement without a source could repeat of others' words; None where it is too short to be known again."""
    if told.statement.chain or told.statement.speaker or len(told.stems) < _WORDS_OF_ECHO:
        return None
    return Core(near=_near(told, None, None))


def is_told(deed: Deed, taken_up: frozenset[str]) -> bool:
    """Whether a deed is told, not only taken up by a noun: by two principals, or one and not as something known."""
    return len(deed.event.actors) > 1 or bool(deed.event.actors and not (deed.family in taken_up and deed.family in SHARP))


def profile_of(told: Told) -> Profile:
    """What of a statement is compared. Of states and their organs the state counts, whatever stands for it."""
    statement = told.statement
    persons = [actor for actor in statement.actors if actor != statement.speaker and actor not in told.officials]
    sides = [f"{SIDE}{side.replace(' ', '_')}" for side in told.sides]
    return Profile(statement.speaker, (*persons, *sides), told.stems, told.numbers)


def phase_of(mention: EventMention) -> Phase:
    """Whether a mention tells of a plan or of a deed."""
    return "done" if stage_of(mention.status) == "done" else "planned"


def deed_key(event: str, phase: str) -> str:
    """The exact key of a claim about a deed: that it is planned, that it is called off or put off, that it is done."""
    return f"e:{event}|{phase}"


def _of_deed(deed: Deed, told: Told, slot: str | None) -> Core:
    event, phase = deed.event, phase_of(deed.mention)
    wish = None
    if deed.family == "meet" and deed.mention.status == "proposed":
        wish = f"{deed.family}:{'+'.join(sorted(event.actors))}"
    phases: list[Phase] = [phase]
    if deed.mention.status == "denied":  # "no meeting was planned", "there was no meeting": of either the other tells
        phases.append("planned" if phase == "done" else "done")
    called_off = deed.mention.status == "cancelled"
    return Core(
        exact=(deed_key(event.id, CALLED_OFF),) if called_off else tuple(deed_key(event.id, each) for each in phases),
        near=tuple(key for each in phases for key in _near(told, deed.family, each, event.actors)),
        event=event,
        family=deed.family,
        phase=phase,
        slot=slot,
        wish=wish,
        chain=_tellers(deed, told),
        status=deed.mention.status,
    )


def _near(told: Told, family: str | None, phase: Phase | None, actors: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Keys of what may tell the same: deeds of this kind by these actors (of a kind that a noun names, by whoever is named)."""
    if family is not None:
        deeds = [f"f:{family}|{phase}|{actor}" for actor in actors]
    else:
        named = sorted(families_named(told.statement.text))
        deeds = [
            f"f:{kind}|{stage}|{actor}" for kind in named for stage in ("done", "planned") for actor in told.statement.actors[:4]
        ]
    near = profile_of(told).near_keys()
    # "Dahl denied that any ransom had been paid": by the Dahl of whom others told it
    own = [f"s:{key.removeprefix('u:')}" for key in near if key.startswith("u:")] if told.cue == "denies" else ()
    return (*deeds, *near, *own)


def _tellers(deed: Deed, told: Told) -> tuple[str, ...]:
    """Who tells a deed: neither whoever writes or asks nor the letter; "he asked in two letters" quotes neither.

    Whoever says himself that he wrote has told it: "the bishop acknowledged that he had carried letters".
    """
    chain = deed.chain or told.statement.chain
    if deed.is_known and len(told.deeds) > 1:
        return ()
    if posted := [name for name in chain if is_posted_on(name, told.statement.text)]:
        return tuple(name for name in chain if name not in posted)  # "he wrote on Facebook" is a saying of his
    # "Orland said that it had made no such offer": who denies his own letter or offer is the one who says so.
    while (
        chain
        and deed.mention.status != "denied"
        and deed.family in ("letter", "wish")
        and ((chain[-1] in deed.acting and not deed.chain) or "letter" in families_named(chain[-1]))
    ):
        chain = chain[:-1]
    return chain


def _slot(vehicle: CaseEvent, told: Told) -> str | None:
    """What the vehicle asks for and with whom: "meet:a4" for a letter whose writer asks to meet a4."""
    for deed in told.deeds:
        if deed.family in _VEHICLES or stage_of(deed.mention.status) != "wished":
            continue
        actors = set(deed.mention.actors)
        others = sorted(actors - set(vehicle.sources))
        if others and actors & set(vehicle.sources):
            return f"{deed.family}:{'+'.join(others)}"
    return None


def _says_something(told: Told) -> bool:
    """Somebody's word, with enough of its own to be known again."""
    return bool(told.statement.chain or told.statement.speaker) and len(told.stems) + 2 * len(told.numbers) > 1


def dated_alike(one: CaseEvent, other: CaseEvent) -> bool:
    """Whether both events have dates and these agree."""
    here, there = (when_of(None, event.start, event.end) for event in (one, other))
    return here is not None and there is not None and compatible(here, there)


def may_be_same(one: CaseEvent, other: CaseEvent) -> bool:
    """Whether two events that linking kept apart can still be one deed: nothing in them contradicts it.

    The same acting party, principals of the one among those of the other, and days that do not exclude each other.
    """
    if one.sources and other.sources and not set(one.sources) & set(other.sources):
        return False
    mine, theirs = set(one.actors), set(other.actors)
    if not mine & theirs or not (mine <= theirs or theirs <= mine):
        return False
    here, there = (when_of(None, e.start, e.end) for e in (one, other))
    return here is None or there is None or compatible(here, there)
