"""The provenance of a claim as a graph to be told: who took it from whom, back to the origin, with echoes folded together."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.telling.case_parts import Told
from dragoman.telling.endnotes import dated, order_of
from dragoman.telling.wording import counted, isolated, joined
from dragoman.types import Claim, Credit, CreditKind, DocumentCard, Origin, Stance

_SHOWN_ECHOES = 4
_LARGEST = 36
_FOUND_BY_WORDING = frozenset({"copied", "wording"})


@dataclass(frozen=True)
class Node:
    """A document, an outlet or a source. `origin` is what the claim says of it; `folded` are further documents like this one."""

    key: str
    name: str
    detail: str = ""
    stance: Stance = "asserts"
    origin: Origin | None = None
    circle: bool = False
    folded: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passing:
    """`taker` has it from `giver`; `credited` is false where only the wording betrays it."""

    giver: str
    taker: str
    credited: bool = True
    corrected: bool = False


@dataclass(frozen=True)
class Provenance:
    """Nodes by key and what passed between them; `left_out` documents did not fit."""

    nodes: dict[str, Node]
    passings: tuple[Passing, ...]
    left_out: int = 0


def provenance(claim: Claim, cards: Mapping[str, DocumentCard]) -> Provenance:
    """The graph of a claim, small enough to be looked at."""
    alias = _pages(claim, cards)
    credits = [replace_ends(credit, alias) for credit in claim.credits] or list(_credits_of_chains(claim))
    passings = _passings(credits)
    keys = dict.fromkeys(f"doc:{instance.document}" for instance in claim.counted)
    keys.update(dict.fromkeys(key for passing in passings for key in (passing.giver, passing.taker)))
    takers = {passing.taker for passing in passings}
    ring = frozenset(name.partition(":")[2].casefold() or name.casefold() for names in claim.circles for name in names)
    nodes = {key: _node(key, claim, cards, ring, sink=key not in takers) for key in keys}
    return _fitting(Provenance(nodes, passings), cards)


def replace_ends(credit: Credit, alias: Mapping[str, str]) -> tuple[str, str, str]:
    """A credit as (taker, giver, kind), an outlet's name replaced by its page where the case has one."""
    return alias.get(credit.source, credit.source), alias.get(credit.target, credit.target), credit.kind


def _pages(claim: Claim, cards: Mapping[str, DocumentCard]) -> dict[str, str]:
    """An outlet whose only page with this claim is in the case is that page."""
    pages: dict[str, set[str]] = {}
    for document in {instance.document for instance in claim.counted}:
        if document in cards:
            pages.setdefault(cards[document].outlet.casefold(), set()).add(f"doc:{document}")
    outlets = {end for credit in claim.credits for end in (credit.source, credit.target) if end.startswith("outlet:")}
    found = {outlet: pages.get(outlet.removeprefix("outlet:").casefold(), set()) for outlet in outlets}
    return {outlet: next(iter(keys)) for outlet, keys in found.items() if len(keys) == 1}


def _credits_of_chains(claim: Claim) -> Iterable[tuple[str, str, str]]:
    """Where nobody has worked out the credits, the chains say who is named."""
    for instance in claim.counted:
        steps = [f"doc:{instance.document}", *(f"source:{name}" for name in instance.chain)]
        yield from ((taker, giver, "chain") for taker, giver in itertools.pairwise(steps))


def _passings(credits: Sequence[tuple[str, str, str]]) -> tuple[Passing, ...]:
    kinds: dict[tuple[str, str], set[str]] = {}
    for taker, giver, kind in credits:
        if taker != giver:
            kinds.setdefault((giver, taker), set()).add(kind)
    return tuple(
        Passing(giver, taker, credited=not found <= _FOUND_BY_WORDING, corrected="correction" in found)
        for (giver, taker), found in kinds.items()
    )


def _node(key: str, claim: Claim, cards: Mapping[str, DocumentCard], ring: frozenset[str], *, sink: bool) -> Node:
    """A node as it is shown; `ring` holds the documents and outlets, casefolded, that credit each other."""
    kind, _, name = key.partition(":")
    if kind != "doc":
        words = source_name(name, cards)
        return Node(key, words, origin=_origin_of(words, None, claim) if sink else None, circle=name.casefold() in ring)
    card = cards.get(name)
    stances = sorted(instance.stance for instance in claim.counted if instance.document == name)
    outlet = card.outlet if card else name
    return Node(
        key,
        outlet,
        dated(card) if card else "",
        stance="asserts" if not stances or "asserts" in stances else stances[0],
        origin=_origin_of(outlet, name, claim) if sink else None,
        circle=bool({name.casefold(), outlet.casefold()} & ring),
    )


def source_name(name: str, cards: Mapping[str, DocumentCard]) -> str:
    """A source that is only told apart by its document, "a diplomat (d07)", is "a diplomat" to a reader."""
    words, _, rest = name.rpartition(" (")
    return words if words and rest.removesuffix(")") in cards else name


def _origin_of(name: str, document: str | None, claim: Claim) -> Origin | None:
    """The origin that a last node stands for: by its name, else by its document."""
    words = name.casefold()
    named = [origin for origin in claim.own_origins if words == origin.name.casefold()]
    named = named or [
        origin for origin in claim.own_origins if words in origin.name.casefold() or origin.name.casefold() in words
    ]
    if not named and document is not None:
        named = [origin for origin in claim.own_origins if origin.documents == (document,)]
    return named[0] if named else None


def _fitting(graph: Provenance, cards: Mapping[str, DocumentCard]) -> Provenance:
    """Echoes of one giver beyond the first few are one node; what still does not fit is counted and left out."""
    folded = _folded(graph, cards, _SHOWN_ECHOES)
    if len(folded.nodes) > _LARGEST:
        folded = _folded(graph, cards, 1)
    if len(folded.nodes) <= _LARGEST:
        return folded
    givers = [passing.giver for passing in folded.passings]
    ranked = sorted(folded.nodes.values(), key=lambda n: (n.origin is None, not n.circle, -givers.count(n.key), n.key))
    kept = {node.key: node for node in ranked[:_LARGEST]}
    dropped = [node for node in ranked[_LARGEST:] if node.key.startswith("doc:")]
    inside = tuple(p for p in folded.passings if p.giver in kept and p.taker in kept)
    return Provenance(kept, inside, sum(1 + len(node.folded) for node in dropped))


def _folded(graph: Provenance, cards: Mapping[str, DocumentCard], shown: int) -> Provenance:
    givers: dict[str, list[Passing]] = {}
    for passing in graph.passings:
        givers.setdefault(passing.taker, []).append(passing)
    gives = {passing.giver for passing in graph.passings}
    alike: dict[tuple[object, ...], list[str]] = {}
    for key, node in graph.nodes.items():
        if key.startswith("doc:") and key not in gives and node.origin is None and not node.circle:
            ways = sorted((p.giver, p.credited, p.corrected) for p in givers.get(key, []))
            alike.setdefault((node.stance, *ways), []).append(key)
    nodes = dict(graph.nodes)
    gone: set[str] = set()
    for keys in alike.values():
        ordered = sorted(keys, key=lambda key: _age(key, cards))
        if len(ordered) > shown + 1:
            last, rest = ordered[shown], ordered[shown:]
            nodes[last] = replace(nodes[last], folded=tuple(graph.nodes[key].name for key in rest))
            gone.update(rest[1:])
    kept = {key: node for key, node in nodes.items() if key not in gone}
    return Provenance(kept, tuple(p for p in graph.passings if p.taker not in gone))


def _age(key: str, cards: Mapping[str, DocumentCard]) -> tuple[str, str]:
    card = cards.get(key.removeprefix("doc:"))
    return order_of(card) if card else ("9999", key)


def label(node: Node) -> str:
    """What a node is called; many documents folded into one are counted."""
    if node.folded:
        return f"{counted(len(node.folded), 'more report')}: {joined(list(dict.fromkeys(map(isolated, node.folded)))[:8])}"
    return isolated(node.name)


def paths(graph: Provenance) -> tuple[Told, ...]:
    """The graph in words, from each origin outward; what comes round again is not followed twice."""
    takers: dict[str, list[Passing]] = {}
    for passing in graph.passings:
        takers.setdefault(passing.giver, []).append(passing)
    taken = {passing.taker for passing in graph.passings}
    roots = [key for key in graph.nodes if key not in taken]
    seen: set[str] = set()
    told = [_path(key, graph, takers, seen) for key in roots]
    told += [_path(key, graph, takers, seen) for key in graph.nodes if key not in seen]  # circles have no root
    return tuple(told)


def _path(key: str, graph: Provenance, takers: Mapping[str, Sequence[Passing]], seen: set[str]) -> Told:
    node = graph.nodes[key]
    if key in seen:
        return Told(f"{label(node)} (see above)")
    seen.add(key)
    inner = []
    for passing in takers.get(key, []):
        below = _path(passing.taker, graph, takers, seen)
        how = "" if passing.credited else " (by its wording, without credit)"
        how += " (by the analyst's correction)" if passing.corrected else ""
        inner.append(replace(below, words=below.words + how))
    marks = [node.detail] if node.detail and not node.folded else []
    if node.stance != "asserts":
        marks.append(STANCE_WORDS[node.stance])
    if node.origin is not None:
        marks.append("origin" if node.origin.counted else "origin, not counted")
    if node.circle:
        marks.append("in a circle of credits")
    return Told(label(node) + (f" ({', '.join(marks)})" if marks else ""), inner=tuple(inner))


def end_words(key: str, cards: Mapping[str, DocumentCard]) -> str:
    """The end of a credit in words: a document by its outlet and day, else the name."""
    kind, _, name = key.partition(":")
    card = cards.get(name) if kind == "doc" else None
    if card is not None:
        return f"{isolated(card.outlet)}, {dated(card)}"
    return isolated(source_name(name, cards) if kind == "source" else name)


CREDIT_WORDS: dict[CreditKind, str] = {
    "chain": "names it as its source",
    "inline": "credits it in the line",
    "link": "links to it",
    "endnote": "cites it in a note",
    "copied": "copies its words without credit",
    "wording": "words it alike without credit",
    "correction": "by the analyst's correction",
}
STANCE_WORDS: dict[Stance, str] = {
    "asserts": "asserts",
    "denies": "denies it",
    "doubts": "doubts it",
    "no-comment": "does not comment",
    "repeats-in-order-to-deny": "repeats it in order to deny it",
}
