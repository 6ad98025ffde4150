"""A claim → the graph of its provenance, whole."""

from collections.abc import Mapping
from typing import Literal

from dragoman.types import Claim, Credit, DocumentCard, Origin, Stance
from dragoman.types.reading import Noun

NodeKind = Literal["document", "outlet", "source"]
_KINDS: dict[str, NodeKind] = {"doc": "document", "outlet": "outlet"}


class Node(Noun, frozen=True, kw_only=True):
    """Who tells a claim, or is credited with it: `key` is what the edges name. A document has its card and its stances; `origin`
    is set where the claim comes from here."""

    key: str
    kind: NodeKind
    name: str
    document: DocumentCard | None = None
    stances: tuple[Stance, ...] = ()
    origin: Origin | None = None


class Provenance(Noun, frozen=True, kw_only=True):
    """Who took a claim from whom. Each edge leads from the taker, `source`, to the giver, `target`."""

    claim: str
    summary: str
    nodes: tuple[Node, ...]
    edges: tuple[Credit, ...]
    origins: tuple[Origin, ...]
    circles: tuple[tuple[str, ...], ...] = ()


def provenance_of(claim: Claim, cards: Mapping[str, DocumentCard]) -> Provenance:
    """The graph of a claim: its documents first, in the order of its instances, then whom the credits name."""
    keys = dict.fromkeys(f"doc:{instance.document}" for instance in claim.counted)
    keys.update(dict.fromkeys(end for credit in claim.credits for end in (credit.source, credit.target)))
    return Provenance(
        claim=claim.id,
        summary=claim.summary,
        nodes=tuple(_node(key, claim, cards) for key in keys),
        edges=claim.credits,
        origins=claim.own_origins,
        circles=claim.circles,
    )


def _node(key: str, claim: Claim, cards: Mapping[str, DocumentCard]) -> Node:
    prefix, _, name = key.partition(":")
    kind = _KINDS.get(prefix, "source")
    if kind != "document":
        named = [origin for origin in claim.own_origins if origin.name.casefold() == name.casefold()]
        return Node(key=key, kind=kind, name=name, origin=named[0] if named else None)
    card = cards.get(name)
    stances = dict.fromkeys(instance.stance for instance in claim.counted if instance.document == name)
    takes = any(credit.source == key for credit in claim.credits)
    own = [origin for origin in claim.own_origins if not takes and name in origin.documents]
    return Node(
        key=key,
        kind=kind,
        name=card.outlet if card else name,
        document=card,
        stances=tuple(stances),
        origin=own[0] if own else None,
    )
