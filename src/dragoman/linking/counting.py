"""Statement → the claims of how many people it counts, and of what became of them.

Reports tell one and the same loss in any words, and know it by its number: "four soldiers died when a patrol came under fire",
"the surgeon saw four bodies". So it is a claim of its own beside that of the deed; who is held or freed is what the
deed's own tells.
"""

from itertools import count

import msgspec

from dragoman.linking.cores import Core
from dragoman.linking.desk import Desk, families_of, items_of
from dragoman.linking.eventkinds import stage_of
from dragoman.linking.following import united
from dragoman.linking.items import item_of, statement_in
from dragoman.linking.joining import found_claim, join
from dragoman.linking.marks import SIDE, Mark, marks_of, profiles_of, with_marks
from dragoman.linking.matching import Match
from dragoman.linking.statements import Told
from dragoman.linking.tolls import Toll, tolls_in
from dragoman.types import Claim

_WEEK, _NEWS = 7, 60  # days
# So many die again and again, and so many are taken: only the news of one week, or one day, tells that they are the same.
_FEW = {"dead": 3, "hurt": 3}
_PAIR = 2
# Families of the deeds by which such a thing comes upon people, and whose claims tell nothing else.
_DEEDS = {"held": frozenset({"custody"}), "freed": frozenset({"exchange"})}
_ATTACKS = frozenset({"attack"})
_DAY = len("2016-04-14")
_KEPT = frozenset({"speaker", "actors", "stems", "numbers", "day"})
_RULE = "as many people, and the same became of them"


def count_people(telling: Told, own: dict[str, list[str]], desk: Desk) -> None:
    """Give a statement to the claims that count as many people as it does; what is told but once founds none beside its deed's.

    A question counts nobody.
    """
    statement = telling.statement
    if statement.text.rstrip().endswith("?") or desk.ledger.is_placed(statement):
        return
    for toll in tolls_in(statement.text):
        mine = own.get(statement.id, [])
        same = _counted(telling, toll, desk)
        deed = _deed_of(toll, mine, desk)
        if deed is not None and (same is None or _tell_one_deed(deed, same)):
            _take_up(deed, same, own, desk)
            _remember(toll, telling, deed.id, desk)
        elif same is not None and same.id not in mine:
            if same.event is not None and not _DEEDS.get(toll.fate, frozenset()) & families_of(same):
                same = _of_its_own(toll, same, desk)
            kept = _without_bare(mine, telling, desk)
            core = Core(exact=(toll.key,), chain=statement.chain)
            own[statement.id] = [*kept, join(telling, core, len(kept), Match(1.0, same, _RULE), desk)]
            _remember(toll, telling, own[statement.id][-1], desk)
        elif same is None and mine:
            _remember(toll, telling, mine[0], desk)
        elif same is None:
            own[statement.id] = [found_claim(telling, Core(exact=(toll.key,), chain=statement.chain), 0, desk)]
            _remember(toll, telling, own[statement.id][0], desk)


def _of_its_own(toll: Toll, deed: Claim, desk: Desk) -> Claim:
    """A claim of what the claim of a deed counts besides, with the instance that counts it: now another report counts it, too."""
    id = f"{deed.id}n{toll.fate}{toll.count}"
    if (told := desk.get(id)) is not None:
        return told
    item = next(mark.item for mark in marks_of(deed) if mark.kind == "key" and mark.value == toll.key)
    first = next((i for i in deed.instances if i.item == item), deed.instances[0])
    statement = statement_in(first.item)
    held = {member.item for member in desk.view.members_of(first.document)} | set(desk.members)
    free = next(number for number in count(1) if item_of(statement, number) not in held)
    instance = msgspec.structs.replace(first, item=item_of(statement, free))
    profile = [
        Mark(mark.kind, instance.item, mark.value) for mark in marks_of(deed) if mark.item == first.item and mark.kind in _KEPT
    ]
    text = next((s.text for s in desk.view.statements_of(first.document) if s.id == statement), deed.summary)
    claim = Claim(
        id=id,
        summary=text,
        instances=(instance,),
        actors=deed.actors,
        core=with_marks((), [*profile, Mark("key", instance.item, toll.key)]),
    )
    desk.put(claim)
    desk.members[instance.item] = claim.id
    return claim


def _deed_of(toll: Toll, mine: list[str], desk: Desk) -> Claim | None:
    """The claim of the deed by which it came upon them, where the statement tells that deed."""
    claims = (claim for id in mine if (claim := desk.get(id)) is not None)
    return next((claim for claim in claims if _DEEDS.get(toll.fate, frozenset()) & families_of(claim)), None)


def _tell_one_deed(deed: Claim, same: Claim) -> bool:
    return same.event is None or (same.phase == deed.phase and bool(families_of(deed) & families_of(same)))


def _take_up(deed: Claim, same: Claim | None, own: dict[str, list[str]], desk: Desk) -> None:
    """Make the claim that counts the people and that of the deed one."""
    if same is None or same.id == deed.id or desk.ledger.keeps_apart(deed, same):
        return
    desk.put(united((deed, same), desk))
    for statement, ids in own.items():
        own[statement] = list(dict.fromkeys(deed.id if id == same.id else id for id in ids))


def _without_bare(mine: list[str], telling: Told, desk: Desk) -> list[str]:
    """The claims of a statement without one that held nothing but its words: what it counts says them better."""
    said = desk.get(mine[0]) if len(mine) == 1 else None
    if said is None or said.event is not None or items_of(said) != {telling.statement.id}:
        return mine
    desk.drop(said.id)
    return []


def _remember(toll: Toll, telling: Told, id: str, desk: Desk) -> None:
    """File a claim under what its instance counts, and the day on which that was."""
    claim = desk.get(id)
    item = next((i.item for i in claim.instances if statement_in(i.item) == telling.statement.id), None) if claim else None
    if claim is not None and item is not None:
        if claim.event is None and len(claim.instances) > 1:
            claim = msgspec.structs.replace(claim, speaker=None)
        day = _day_of(toll, telling)
        marks = [Mark("key", item, toll.key), *([Mark("day", item, day)] if day else [])]
        desk.put(msgspec.structs.replace(claim, core=with_marks(claim.core, marks)))


def _counted(told: Told, toll: Toll, desk: Desk) -> Claim | None:
    """The claim that counts as many people of one fate in the same days, where nothing shows that they are others."""
    claims = sorted(desk.under([toll.key], told.statement), key=lambda claim: claim.event is not None)
    return next((claim for claim in claims if _may_be_they(told, toll, claim, desk)), None)


def _may_be_they(told: Told, toll: Toll, claim: Claim, desk: Desk) -> bool:
    """Whether those whom a claim counts may be these: of no other states, of no other day, and in the same news."""
    sides = {actor for profile in profiles_of(claim) for actor in profile.states}
    mine = {f"{SIDE}{side.replace(' ', '_')}" for side in told.sides}
    if mine and sides and not mine & sides:
        return False
    here, there = _day_of(toll, told), {mark.value for mark in marks_of(claim) if mark.kind == "day"}
    if here is not None and there and here not in there:
        return False
    of_one_day = here is not None and here in there
    akin = of_one_day or bool(mine & sides) or bool(set(told.statement.actors) & set(claim.actors))
    is_many = toll.count > _FEW.get(toll.fate, _PAIR)
    return desk.in_time(claim, _NEWS if akin and (is_many or of_one_day) else _WEEK)


def _day_of(toll: Toll, told: Told) -> str | None:
    """The day on which this came upon those who are counted, where a statement tells one deed of that kind as done on one day."""
    families = _DEEDS.get(toll.fate, _ATTACKS)
    days = {deed.event.start for deed in told.deeds if deed.family in families and stage_of(deed.mention.status) == "done"}
    day = next(iter(days)) if len(days) == 1 else None
    return day if day is not None and len(day) == _DAY else None
