"""How far a claim can be believed: credibility on the Admiralty scale by rule, with the factors in words.

A grade is of the claim, not of the outlet: how reliable an outlet is, the analyst says. The scale's 6 is None, cannot be judged.
"""

from collections.abc import Mapping, Sequence

from dragoman.linking.credits import Graph
from dragoman.linking.ends import party_states
from dragoman.linking.origins import independent
from dragoman.linking.standing import denier, is_nearer, is_party_denial
from dragoman.linking.tellings import TELLING, Setting, is_taken_back
from dragoman.linking.voices import Voice, voice
from dragoman.types import Anchor, Claim, Factor, Grade, Instance, Origin

RULES: dict[str, tuple[int | None, str]] = {
    "confirmed": (1, "two or more independent origins, one of them a party to the matter or an official record; not denied"),
    "on record": (2, "a party to the matter or an official record says so itself; not denied"),
    "two newsrooms": (2, "two or more independent origins, none of them a party; not denied"),
    "one newsroom": (3, "one newsroom or one named source that is no party, at most two hands away"),
    "far or unnamed": (4, "one origin that is unnamed, or three or more hands away, or known only in translation or garbled"),
    "contested": (4, "denied by a party or contradicted, against two or more independent origins"),
    "told otherwise": (4, "others tell it otherwise: of another hand, in another place; neither version is nearer to the origin"),
    "denied": (5, "denied by a party to the matter, against one origin or none"),
    "contradicted": (5, "a version nearer to the origin says otherwise"),
    "unknown": (None, "no origin is known: cannot be judged"),
}
"""Name of a rule → the credibility that it gives, and its words."""


def grade(claim: Claim, origins: Sequence[Origin], graph: Graph, setting: Setting) -> Grade:
    """The grade of a claim with the rule that gave it and everything that bears on it."""
    value, words = RULES[rule_of(claim, origins, graph, setting)]
    return Grade(credibility=value, rule=words, factors=_factors(claim, origins, graph, setting))


def rule_of(claim: Claim, origins: Sequence[Origin], graph: Graph, setting: Setting) -> str:
    """The name of the first rule that holds."""
    counted = [origin for origin in origins if origin.counted]
    count = independent(origins)
    denials = [i for i in claim.instances if i.stance == "denies" and not is_taken_back(i, claim, setting)]
    if any(is_party_denial(denial, setting) for denial in denials):
        return "contested" if count >= 2 else "denied"
    if setting.against:
        return "contested" if count >= 2 else "told otherwise"
    if any(is_nearer(other, claim, setting) for other in setting.related):
        return "contested" if count >= 2 else "contradicted"
    if not counted or all(origin.kind == "unknown" for origin in counted):
        return "unknown"
    firm = any(_is_firm(origin, setting) for origin in counted)
    if count >= 2:
        return "confirmed" if firm else "two newsrooms"
    if firm:
        return "on record"
    far = hands(graph) >= 3 or _translated(graph, setting) or any("garbled" in credit.reason for credit in graph.credits)
    unnamed = all(origin.kind in ("unnamed", "unknown") for origin in counted)
    return "far or unnamed" if far or unnamed else "one newsroom"


def hands(graph: Graph) -> int:
    """Through how many hands the claim has come to the document that is farthest from an origin: 1 is first-hand."""
    edges = graph.following()
    # Many relay one agency and nobody else: from there on their way is the same.
    credited = dict.fromkeys(tuple(edges[root]) for root in graph.roots)
    return max((_hands_from(first, edges) for first in credited), default=1)


def _hands_from(first: Sequence[str], edges: Mapping[str, Sequence[str]]) -> int:
    """From a document that credits these. The shortest way counts: a document that quotes a source itself is not made farther by
    the relays beside it."""
    seen = dict.fromkeys(first, 2)
    work = list(first)
    for node in work:
        for target in edges[node]:
            # From an outlet to its own page is no new hand.
            step = 0 if node.startswith("outlet:") and target.startswith("doc:") else 1
            if target not in seen:
                seen[target] = seen[node] + step
                work.append(target)
    return min((hand for node, hand in seen.items() if not edges[node]), default=1)


def _is_firm(origin: Origin, setting: Setting) -> bool:
    """Whether an origin speaks on record for a party, or is the record."""
    if origin.kind == "record":
        return True
    if origin.kind not in ("person", "government"):
        return False
    heard = voice(origin.name, setting.sides)
    return _is_party(heard, setting) or origin.name == setting.speaker


def _is_party(heard: Voice, setting: Setting) -> bool:
    return heard.name in setting.parties or (heard.state is not None and heard.state in party_states(setting))


def _translated(graph: Graph, setting: Setting) -> bool:
    """Whether all that is known of the origin has passed from one language into another."""
    targets = {credit.target for credit in graph.credits}
    scripts = {name.split(":", 1)[1].isascii() for name in targets if not name.startswith("doc:")}
    languages = {card.language for card in setting.cards.values() if card.language}
    return len(scripts) > 1 and len(languages) > 1


def _factors(claim: Claim, origins: Sequence[Origin], graph: Graph, setting: Setting) -> tuple[Factor, ...]:
    told = [instance for instance in claim.instances if instance.stance in TELLING]
    counted = [origin for origin in origins if origin.counted]
    found = [
        Factor(name="hand", value=_hand(hands(graph)), evidence=_anchors(told[:1], setting)),
        Factor(name="sources", value=_naming(counted)),
    ]
    records = [origin.name for origin in counted if origin.kind == "record"]
    if records:
        found.append(Factor(name="official record", value=", ".join(records)))
    media = [origin.name for origin in counted if origin.kind in ("newsroom", "document")]
    if media:
        found.append(Factor(name="medium", value=", ".join(f"{name}{_whose(name, setting)}" for name in media)))
    if _translated(graph, setting):
        found.append(Factor(name="translated", value="told in more than one language"))
    garbled = [credit for credit in graph.credits if "garbled" in credit.reason]
    if garbled:
        evidence = tuple(anchor for credit in garbled for anchor in credit.evidence)
        found.append(Factor(name="garbled", value=garbled[0].reason, evidence=evidence))
    hedged = [instance for instance in told if instance.hedges]
    if hedged:
        found.append(Factor(name="hedged", value=f"{len(hedged)} of {len(told)} tellings", evidence=_anchors(hedged, setting)))
    back = [i for i in claim.instances if i.stance == "denies" and is_taken_back(i, claim, setting)]
    denials = [i for i in claim.instances if i.stance == "denies" and i not in back]
    doubts, silences = ([i for i in claim.instances if i.stance == stance] for stance in ("doubts", "no-comment"))
    for name, against in (
        ("denied", denials),
        ("denied and later admitted", back),
        ("doubted", doubts),
        ("no comment", silences),
    ):
        if against:
            who = ", ".join(dict.fromkeys(denier(instance, setting) for instance in against))
            found.append(Factor(name=name, value=who, evidence=_anchors(against, setting)))
    copies = [credit for credit in graph.credits if credit.kind in ("copied", "wording")]
    if copies:
        documents = dict.fromkeys(credit.source.removeprefix("doc:") for credit in copies)
        found.append(Factor(name="copies", value=", ".join(documents)))
    return tuple(found)


def _hand(number: int) -> str:
    words = {1: "first-hand", 2: "second-hand", 3: "third-hand", 4: "fourth-hand"}
    return words.get(number, f"through {number} hands")


def _naming(counted: Sequence[Origin]) -> str:
    if not counted:
        return "none known"
    kinds = [origin.kind for origin in counted]
    unnamed = sum(kind in ("unnamed", "unknown") for kind in kinds)
    return "unnamed" if unnamed == len(kinds) else "named" if not unnamed else "named and unnamed"


def _whose(name: str, setting: Setting) -> str:
    roles = setting.sides.roles_of(name)
    return f" ({roles[0]})" if roles else ""


def _anchors(instances: Sequence[Instance], setting: Setting) -> tuple[Anchor, ...]:
    return tuple(Anchor(document=i.document, span=i.span, quote=setting.words.get((i.document, i.span), "")) for i in instances)
