"""The status of a claim, by rules, and how many outlets carry it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.linking.besides import is_somebodys
from dragoman.linking.descriptions import describe
from dragoman.linking.ends import party_states, state_media
from dragoman.linking.heads import names_in
from dragoman.linking.nameforms import folded, same_name
from dragoman.linking.origins import independent, state_of
from dragoman.linking.stances import confirms, counters, disowns, reacts
from dragoman.linking.tellings import TELLING, Setting, deniers, is_taken_back
from dragoman.linking.variants import is_of_place
from dragoman.linking.voices import Voice, voice
from dragoman.types import Claim, ClaimStatus, Instance, Origin

_ON_RECORD = ("person", "government", "record")
_SOMEBODY = ("person", "body", "government")
_AGENTS = frozenset({"spokesman", "official", "office"})
_COUNSEL = re.compile(r"\b(?:lawyer|attorney|solicitor|counsel|advocate)s?\b|\boffice\b", re.IGNORECASE)
# "we have not signed", "I deny having signed", "no boat of ours"; not "we did not see it", "we do not believe it"
_FIRST_PERSON = re.compile(
    r"\b(?:we|I)\s+(?:(?:have|had|did|do|will|would|are|were|was|am)\s*(?:not|n['’]t|never)|never)\s+(?:ever\s+|once\s+)?"
    r"(?!(?:see|seen|saw|hear|heard|know|known|knew|believe|believed|think|thought|find|found|doubt|want|notice|noticed|aware|sure|certain)\b)|"
    r"\b(?:I|we)\s+den(?:y|ied)\s+(?:having|being|any|that\s+(?:we|I|our|my))\b|"
    r"\b(?:no|none|not\s+(?:a|one|any))\b[^.;:]{0,30}\bof\s+(?:ours|mine|our|my)\b",
    re.IGNORECASE,
)
# "a Houthi spokesman" speaks for the Houthis
_ENDINGS = re.compile(r"(?:['’]s?|s)$")


@dataclass(frozen=True)
class Standing:
    """Status with its reason, outlets that carry the claim, independent origins."""

    status: ClaimStatus
    reason: str
    n_outlets: int
    n_independent: int


def standing(claim: Claim, origins: Sequence[Origin], setting: Setting) -> Standing:
    """What to make of a claim: rules in order, the first that holds.

    Denied by a party concerned: `disputed` where two independent origins or another government's word on record stand against
    it, or each side blames the other, else `denied`. Denied by somebody else by name, told otherwise by somebody else, or
    contradicted by a version that is told nearer to the origin: `disputed`; another place that one outlet alone has, on
    nobody's word on record, is a slip where two independent origins agree. Two independent origins: `independently-
    corroborated`. Doubt and silence change nothing, nor does a denial that who made it has taken back.
    """
    count = min(independent(origins), 1) if _only_reacts(claim, setting) else independent(origins)
    outlets = len(carrying(claim, setting))
    denials = [i for i in claim.instances if i.stance == "denies" and not is_taken_back(i, claim, setting)]
    party = next((instance for instance in denials if is_party_denial(instance, setting)), None)
    if party is not None:
        who = denier(party, setting)
        if count >= 2:
            return Standing("disputed", f"denied by a party to it ({who}) against {count} independent origins", outlets, count)
        if any(counters(setting.words.get((i.document, i.span), "")) for i in denials if is_party_denial(i, setting)):
            return Standing("disputed", f"each side blames the other ({who} denies its part); {_origins(count)}", outlets, count)
        if against := _other_government(party, origins, setting):
            return Standing("disputed", f"the word of {who} against that of {against}", outlets, count)
        return Standing("denied", f"denied by a party to it ({who}); {_origins(count)}", outlets, count)
    if denials and any(_on_record(instance, setting) for instance in denials):
        return Standing("disputed", f"denied by {denier(denials[0], setting)}, who is no party to it", outlets, count)
    contrary = next((other for other in setting.against if not (count >= 2 and _is_slip(other, setting))), None)
    if contrary is not None:
        return Standing("disputed", f'told otherwise: "{contrary.summary}"; {_origins(count)}', outlets, count)
    nearer = next((other for other in setting.related if is_nearer(other, claim, setting)), None)
    if nearer is not None:
        return Standing("disputed", f'a version nearer to the origin says otherwise: "{nearer.summary}"', outlets, count)
    no_denial = "no denial" if all(i.stance != "denies" for i in claim.instances) else "no denial that stands"
    if count >= 2:
        return Standing("independently-corroborated", f"{count} independent origins, and {no_denial}", outlets, count)
    return Standing("single-origin", f"{_origins(count)}, and {no_denial}", outlets, count)


def _is_slip(other: Claim, setting: Setting) -> bool:
    """Whether another place is what one outlet has, on nobody's word on record: against two who agree, that is a slip."""
    outlets = {folded(setting.outlet(instance.document)) for instance in other.instances}
    heard = [voice(text, setting.sides) for instance in other.instances for text in instance.chain]
    return is_of_place(other) and len(outlets) == 1 and not any(one.kind in _SOMEBODY for one in heard)


def _only_reacts(claim: Claim, setting: Setting) -> bool:
    """ "Norland and Orland welcomed the deal": two who judge something, and neither has seen the other do so."""
    told = [setting.words.get((i.document, i.span), "") for i in claim.instances if i.stance in TELLING]
    return bool(told) and all(reacts(text) and not confirms(text) for text in told)


def carrying(claim: Claim, setting: Setting) -> tuple[str, ...]:
    """The outlets whose pages carry the claim, also those that relay it in order to deny it."""
    names = (setting.outlet(instance.document) for instance in claim.instances if instance.stance in TELLING)
    return tuple({folded(name): name for name in names}.values())


def denier(instance: Instance, setting: Setting) -> str:
    """Who denies: the innermost source of the denial, else its outlet."""
    return instance.chain[-1] if instance.chain else setting.outlet(instance.document)


def is_party_denial(instance: Instance, setting: Setting) -> bool:
    """Whether a denial is by a party to the matter: somebody whose deed the claim tells, or his government."""
    # "The rebels denied any part in it", "none of our boats had left": they are the ones of whom it is said.
    words = setting.words.get((instance.document, instance.span), "")
    own = (instance.chain and disowns(words)) or _of_his_own(instance, words)
    if own and any(heard.kind in _SOMEBODY for heard in deniers(instance, setting)):
        return True
    if instance.chain and is_somebodys(instance.chain[-1]) and _names_a_party(words, setting):
        return True
    states = party_states(setting)
    return any(_is_party(heard, setting, states) for heard in deniers(instance, setting))


def _names_a_party(words: str, setting: Setting) -> bool:
    """Whether a denial names a party for whom its source speaks: "Dahl has never met her, his office said"."""
    named = frozenset(names_in(words))
    return any(named & frozenset(names_in(party)) for party in setting.parties)


def _of_his_own(instance: Instance, words: str) -> bool:
    """Whether who denies speaks of what he, or what is his, has not done: "we never crossed the river", "no boat of ours"."""
    return (instance.quoted or not instance.chain) and _FIRST_PERSON.search(words) is not None


def _is_party(heard: Voice, setting: Setting, states: frozenset[str]) -> bool:
    if any(same_name(heard.name, party) or _speaks_for(heard, party, setting) for party in setting.parties):
        return True
    if heard.kind == "outlet" and state_media().get(folded(heard.name)) in states:
        return True
    if heard.branch or heard.kind not in ("person", "government", "unnamed"):
        return False
    if heard.state is None:
        # "the ministry", "officials": of a party's government, where no other government is named.
        return heard.officer or (heard.official and heard.kind == "government")
    return heard.state in states or not states


def _speaks_for(heard: Voice, party: str, setting: Setting) -> bool:
    """Whether a source is by his words or his office the spokesman, officer or counsel of a party: "Dahl's lawyer"."""
    if heard.kind in ("outlet", "described", "generic") or heard.commentator or heard.former:
        return False
    for words in (heard.text, *setting.sides.roles_of(heard.name)):
        said = describe(words)
        if said.name and (said.kinds & _AGENTS or _COUNSEL.search(words)):
            name, whole = (_ENDINGS.sub("", folded(form).removeprefix("the ")) for form in (said.name, party))
            if same_name(said.name, party) or name in (whole, whole.split()[-1]):
                return True
    return False


def _other_government(denial: Instance, origins: Sequence[Origin], setting: Setting) -> str | None:
    """The government that says on record what another's denies: word stands against word."""
    mine = {heard.state for heard in deniers(denial, setting) if heard.state}
    for origin in origins:
        state = state_of(origin) if origin.counted and origin.kind in _ON_RECORD else None
        if mine and state and state not in mine:
            return origin.name
    return None


def _on_record(instance: Instance, setting: Setting) -> bool:
    return any(heard.kind in _SOMEBODY and not heard.commentator for heard in deniers(instance, setting))


def is_nearer(other: Claim, claim: Claim, setting: Setting) -> bool:
    """Whether a contradicting claim stands nearer to the origin: more of its tellings name their source."""
    there, here = _directness(other, setting), _directness(claim, setting)
    return there > here or (there == here and len(other.instances) > len(claim.instances))


def _directness(claim: Claim, setting: Setting) -> float:
    told = [instance for instance in claim.instances if instance.stance in TELLING]
    named = sum(1 for instance in told if any(_names_source(text, setting) for text in instance.chain))
    return round(named / len(told), 3) if told else 0.0


def _names_source(text: str, setting: Setting) -> bool:
    return voice(text, setting.sides).kind in ("outlet", "person", "government", "body")


def _origins(count: int) -> str:
    return {0: "no origin is known", 1: "one independent origin"}.get(count, f"{count} independent origins")
