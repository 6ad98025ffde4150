"""Case → a graph for network tools: actors, events, claims, documents and origins, with typed edges."""

import re
from itertools import count

import networkx as nx

from dragoman.types import Case, Claim

Value = str | int | bool | None

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # no XML document may hold these


class _Builder:
    def __init__(self) -> None:
        self.graph = nx.MultiDiGraph()
        self._numbers = count(1)

    def node(self, kind: str, id: str, label: str, **known: Value) -> str:
        name = fit(f"{kind}:{id}")
        self.graph.add_node(name, kind=kind, label=fit(label), **_known(known))
        return name

    def edge(self, kind: str, source: str, target: str, **known: Value) -> None:
        source, target = fit(source), fit(target)
        if source in self.graph and target in self.graph:  # an edge to what the case no longer holds is left out
            number = next(self._numbers)
            self.graph.add_edge(source, target, key=f"e{number}", kind=kind, **_known(known))


def fit(words: str) -> str:
    """The words with a replacement character for each that XML cannot hold.

    >>> fit("a\\x00b")
    'a\\ufffdb'
    """
    return _UNFIT.sub("\ufffd", words)


def _known(values: dict[str, Value]) -> dict[str, str | int | bool]:
    return {name: fit(value) if isinstance(value, str) else value for name, value in values.items() if value is not None}


def graph_of(case: Case) -> nx.MultiDiGraph:
    """The graph; nodes have `kind` and `label`, edges `kind`, and what else is known."""
    build = _Builder()
    for card in case.documents:
        build.node("document", card.id, card.title or card.id, outlet=card.outlet, published=card.published,
                   language=card.language, url=card.url)  # fmt: skip
    for actor in case.actors:
        build.node("actor", actor.id, actor.name, type=actor.kind, side=actor.side, documents=len(actor.documents))
    for event in case.events:
        label = " ".join([event.kind, *event.participants])
        build.node("event", event.id, label, type=event.kind, plover=event.type, mode=event.mode, status=event.status,
                   first_day=event.start, last_day=event.end, place=event.place)  # fmt: skip
    for claim in case.claims:
        build.node("claim", claim.id, claim.summary, status=claim.status, outlets=claim.n_outlets,
                   independent=claim.n_independent, credibility=claim.grade.credibility)  # fmt: skip
        for origin in claim.own_origins:
            build.node("origin", origin.group or origin.name, origin.name, type=origin.kind)
        for credit in claim.credits:
            for end in (credit.source, credit.target):
                kind, _, id = end.partition(":")
                if kind in ("outlet", "source"):
                    build.node(kind, id, id)
    _tie_documents(build, case)
    for claim in case.claims:
        _tie_claim(build, claim)
    return build.graph


def _tie_documents(build: _Builder, case: Case) -> None:
    for card in case.documents:
        if card.copy_of:
            build.edge("repeats", f"document:{card.id}", f"document:{card.copy_of}", reason=card.copy_reason)
    for actor in case.actors:
        for document in actor.documents:
            build.edge("named-in", f"actor:{actor.id}", f"document:{document}")
        for relation in actor.related:
            build.edge(relation.kind, f"actor:{actor.id}", f"actor:{relation.actor}", reason=relation.reason)
    for event in case.events:
        for id in event.actors:
            role = "source" if id in event.sources else "target" if event.sources else "party"
            build.edge("takes-part", f"actor:{id}", f"event:{event.id}", role=role)
        for mention in event.mentions:
            chain = " → ".join(mention.according_to) or None
            build.edge("reported-in", f"event:{event.id}", f"document:{mention.document}", status=mention.status,
                       published=mention.published, according_to=chain, span_start=mention.span[0],
                       span_end=mention.span[1])  # fmt: skip


def _tie_claim(build: _Builder, claim: Claim) -> None:
    node = f"claim:{claim.id}"
    for instance in claim.counted:
        chain = " → ".join(instance.chain) or None
        build.edge("told-in", node, f"document:{instance.document}", stance=instance.stance, chain=chain,
                   span_start=instance.span[0], span_end=instance.span[1])  # fmt: skip
    for origin in claim.own_origins:
        build.edge(
            "comes-from", node, f"origin:{origin.group or origin.name}", counted=origin.counted, reason=origin.reason or None
        )
    for credit in claim.credits:
        build.edge("takes-from", _end(credit.source), _end(credit.target), claim=claim.id, how=credit.kind,
                   reason=credit.reason or None)  # fmt: skip
    for other in claim.contradicted_by:
        build.edge("contradicted-by", node, f"claim:{other}")
    if claim.event:
        build.edge("tells-of", node, f"event:{claim.event}")
    if claim.speaker:
        build.edge("said-by", node, f"actor:{claim.speaker}")


def _end(credited: str) -> str:
    kind, _, id = credited.partition(":")
    return f"{'document' if kind == 'doc' else kind}:{id}"
