"""Claim → variants: the same deed told with another participant, which cannot both be true."""

import hashlib

import msgspec

from dragoman.linking.items import VARIANT
from dragoman.linking.marks import Mark, marks_of
from dragoman.types import Claim, Instance


def variants_of(claim: Claim) -> tuple[Claim, ...]:
    """The claims that some instances of a claim make against the others.

    "The letter asks to meet the king" and "the letter asks to meet the premier" tell of one letter; what most documents say (the
    first of equals) is the claim, what shares nobody with it is a variant, with the instances that tell it so.
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


def is_variant(claim: Claim) -> bool:
    """Whether a claim is a variant of another."""
    return any(mark.kind == "variant" for mark in marks_of(claim))


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
