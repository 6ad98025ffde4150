"""What the analyst has decided of a claim: its origin, its status. The rules' own answer stays in the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from msgspec.structs import replace

from dragoman.linking.ledger import Ledger
from dragoman.linking.nameforms import folded
from dragoman.linking.standing import Standing
from dragoman.types import Claim, ClaimStatus, Correction, Credit, Origin


@dataclass(frozen=True)
class Decisions:
    """The entries of the ledger on one claim's origin, status and notes, oldest first."""

    origins: tuple[Correction, ...] = ()
    statuses: tuple[Correction, ...] = ()
    notes: tuple[Correction, ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        """The entries that have effect on the claim."""
        return tuple(entry.id for entry in (*self.origins, *self.statuses[-1:], *self.notes))

    def credits(self) -> tuple[Credit, ...]:
        """Steps from every document that an entry quotes to the origin that it names."""
        return tuple(
            Credit(
                source=f"doc:{document}",
                target=f"source:{entry.value}",
                kind="correction",
                evidence=tuple(anchor for anchor in entry.anchors if anchor.document == document),
                reason=_by(entry),
            )
            for entry in self.origins
            for document in dict.fromkeys(anchor.document for anchor in entry.anchors)
        )

    def on_origins(self, origins: Sequence[Origin]) -> tuple[Origin, ...]:
        """The origins that the analyst names count, and no others."""
        if not self.origins:
            return tuple(origins)
        named = {folded(entry.value or ""): entry for entry in self.origins}
        documents = tuple(dict.fromkeys(document for origin in origins for document in origin.documents))
        known = {folded(origin.name): origin for origin in origins}
        found = [
            replace(
                known.get(name) or Origin(name=entry.value or "", documents=documents, kind="document", group=f"voice:{name}"),
                counted=True,
                reason=f"the origin {_by(entry)}",
            )
            for name, entry in named.items()
        ]
        last = self.origins[-1]
        others = [origin for origin in origins if folded(origin.name) not in named]
        return (*found, *(replace(o, counted=False, reason=f"another is the origin {_by(last)}") for o in others))

    def on_standing(self, stands: Standing) -> Standing:
        """The status that the analyst has set last, with what the rules found."""
        if not self.statuses:
            return stands
        entry = self.statuses[-1]
        status = next((status for status in get_args(ClaimStatus) if status == entry.value), stands.status)
        reason = f"set {_by(entry)}; by rule {stands.status}: {stands.reason}"
        return Standing(status, reason, stands.n_outlets, stands.n_independent)


NO_DECISIONS = Decisions()


def decisions_on(claim: Claim, ledger: Ledger) -> Decisions:
    """The entries in effect that hang on passages of the claim."""
    return Decisions(ledger.about(claim, "origin"), ledger.about(claim, "status"), ledger.about(claim, "note"))


def _by(entry: Correction) -> str:
    return f"by decision of {entry.author} (correction {entry.id})"
