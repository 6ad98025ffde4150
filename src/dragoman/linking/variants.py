"""Claim → variants: the same deed told with another participant, which cannot both be true."""

import hashlib

import msgspec

from dragoman.types import Claim, Instance


def variants_of(claim: Claim) -> tuple[Claim, ...]:
    """The claims that some instances of a claim make against the others.

    "The letter asks to meet the king" and "the letter asks to meet the premier" tell of one letter; what most documents say (the
    first of equals) is the claim, what shares nobody with it is a variant, with the instances that tell it so.
    """
    said: dict[str, dict[str, None]] = {}
    for mark in claim.core:
        if mark.startswith("slot:"):
            value, _, item = mark.removeprefix("slot:").partition("@")
            said.setdefault(value, {})[item] = None
    if len(said) < 2:
        return ()
    by_item = {instance.item: instance for instance in claim.instances}
    documents = {v: {by_item[i].document for i in items if i in by_item} for v, items in said.items()}
    chief = max(said, key=lambda value: (len(documents[value]), -list(said).index(value)))
    found = []
    for value, items in said.items():
        instances = tuple(by_item[item] for item in items if item in by_item)
        if instances and _differs(value, chief):
            found.append(_variant(claim, value, instances))
    return tuple(found)


def _differs(one: str, other: str) -> bool:
    """The same thing asked for, with nobody in common."""
    wish, _, partners = one.partition("=")
    other_wish, _, other_partners = other.partition("=")
    return wish == other_wish and not set(partners.split("+")) & set(other_partners.split("+"))


def _variant(claim: Claim, value: str, instances: tuple[Instance, ...]) -> Claim:
    id = f"{claim.id}v{hashlib.sha256(value.encode()).hexdigest()[:6]}"
    partners = value.partition("=")[2].split("+")
    return Claim(
        id=id,
        summary=claim.summary if instances[0].item == claim.instances[0].item else "",
        instances=tuple(msgspec.structs.replace(i, item=f"{i.item}/v") for i in instances),
        contradicted_by=(claim.id,),
        event=claim.event,
        actors=tuple(dict.fromkeys([*claim.actors, *partners])),
        phase=claim.phase,
        core=(f"variant-of:{claim.id}", f"variant:{value}"),
    )
