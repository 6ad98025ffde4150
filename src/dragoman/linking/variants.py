"""Claim → variants: the same deed told with another participant, another hand or place, which cannot both be true."""

import hashlib

import msgspec

from dragoman.linking.descriptions import describe
from dragoman.linking.items import VARIANT
from dragoman.linking.marks import Mark, marks_of
from dragoman.linking.points import contradict, is_place
from dragoman.types import Claim, Instance

_CONTRARY = "contrary"


def variants_of(claim: Claim) -> tuple[Claim, ...]:
    """The claims that some instances of a claim make against the others: with another wish, then with a contrary point."""
    return (*_wishes(claim), *_contraries(claim))


def _wishes(claim: Claim) -> tuple[Claim, ...]:
    """ "The letter asks to meet the king" and "the letter asks to meet the premier" tell of one letter.

    What most documents say (the first of equals) is the claim, what shares nobody with it is a variant, with the instances that
    tell it so.
    """
    marks = marks_of(claim)
    said: dict[str, dict[str, None]] = {}
    for mark in marks:
        if mark.kind == "slot":
            said.setdefault(mark.value, {})[mark.item] = None
    if len(said) < 2:
        return ()
    by_item = {instance.item: instance for instance in claim.instances}
    documents = {value: {by_item[i].document for i in items if i in by_item} for value, items in said.items()}
    chief = max(said, key=lambda value: (len(documents[value]), -list(said).index(value)))
    return tuple(
        _variant(claim, value, instances, marks)
        for value, items in said.items()
        if _differs(value, chief) and (instances := tuple(by_item[item] for item in items if item in by_item))
    )


def is_contrary(claim: Claim) -> bool:
    """Whether a claim is what some tellings of another have against the rest: they confirm nothing of it."""
    return any(mark.kind == _CONTRARY for mark in marks_of(claim))


def is_of_place(claim: Claim) -> bool:
    """Whether a claim differs from another in nothing but where it was."""
    points = [mark.value for mark in marks_of(claim) if mark.kind == _CONTRARY]
    return bool(points) and all(is_place(point) for point in points)


def contrary_items(claim: Claim) -> frozenset[str]:
    """The instances of a claim that contradict it: what most of its documents say (the first of equals) it stands for.

    "In Norwegian waters", says Norway, "in Icelandic waters", says Iceland.
    """
    return frozenset(item for items in _against(claim).values() for item in items)


def _against(claim: Claim) -> dict[str, list[str]]:
    """Point → the instances that have it against what most documents say; who says both contradicts nobody, least himself."""
    points: dict[str, list[str]] = {}
    for mark in marks_of(claim):
        if mark.kind == "point":
            points.setdefault(mark.value, []).append(mark.item)
    if len(points) < 2:
        return {}
    by_item = {instance.item: instance for instance in claim.instances}
    points = {point: here for point, items in points.items() if (here := [item for item in items if item in by_item])}
    held = {point: {by_item[item].document for item in items} for point, items in points.items()}
    tellers = {point: {_teller(by_item[item]) for item in items} for point, items in points.items()}
    ranked = sorted(points, key=lambda point: -len(held[point]))
    against: dict[str, list[str]] = {}
    stands: list[str] = []
    for point in ranked:
        others = [other for other in stands if contradict(point, other)]
        known = {teller for other in others for teller in tellers[other]}
        contrary = [item for item in points[point] if _teller(by_item[item]) not in known]
        if others and contrary:
            against[point] = contrary
        elif not others:
            stands.append(point)
    return against


def _teller(instance: Instance) -> str:
    """Who tells: the last of the chain, else the document itself; "an official" is another one in each document."""
    last = instance.chain[-1] if instance.chain else ""
    named = last != last.lower() or not (last and describe(last).kinds)
    return last if last and named else f"{instance.document} {last}"


def _contraries(claim: Claim) -> tuple[Claim, ...]:
    """The claims of those who contradict: one of each group of tellings."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for point, items in _against(claim).items():
        groups.setdefault(tuple(items), []).append(point)
    by_item = {instance.item: instance for instance in claim.instances}
    words = {m.item: m.value for m in marks_of(claim) if m.kind == "pointed"}
    return tuple(
        Claim(
            id=f"{claim.id}v{hashlib.sha256(points[0].encode()).hexdigest()[:6]}",
            summary=next((words[item] for item in items if item in words), claim.summary),
            instances=tuple(msgspec.structs.replace(by_item[item], item=f"{item}{VARIANT}") for item in items),
            contradicted_by=(claim.id,),
            event=claim.event,
            actors=claim.actors,
            phase=claim.phase,
            core=tuple(str(Mark(_CONTRARY, claim.id, point)) for point in points),
        )
        for items, points in groups.items()
    )


def _differs(one: str, other: str) -> bool:
    """The same thing asked for, with nobody in common."""
    wish, _, partners = one.partition(":")
    other_wish, _, other_partners = other.partition(":")
    return wish == other_wish and not set(partners.split("+")) & set(other_partners.split("+"))


def _variant(claim: Claim, value: str, instances: tuple[Instance, ...], marks: tuple[Mark, ...]) -> Claim:
    words = next(
        (m.value.partition("|")[2] for m in marks if m.kind == "said" and m.value.startswith(f"{value}|")), claim.summary
    )
    partners = value.partition(":")[2].split("+")
    return Claim(
        id=f"{claim.id}v{hashlib.sha256(value.encode()).hexdigest()[:6]}",
        summary=words,
        instances=tuple(msgspec.structs.replace(instance, item=f"{instance.item}{VARIANT}") for instance in instances),
        contradicted_by=(claim.id,),
        event=claim.event,
        actors=tuple(dict.fromkeys([*claim.actors, *partners])),
        phase=claim.phase,
        core=(str(Mark("variant", claim.id, value)),),
    )
