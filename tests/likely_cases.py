"""A small invented case in which a report tells in words of its own what two others tell: by rules it stands alone, and a kinship
that holds all for the same shows it with theirs."""

from collections.abc import Sequence

import pytest
from cases import readings_of

from dragoman.linking.pipeline import LINKER, canonical
from dragoman.types import Claim
from dragoman.workspace import linker
from dragoman.workspace.cases import Workspace, reader_version

NAME = "port"
_MET = "Omar Sahl met Nadia Vest in Kalvik on 19 April 2021."
_SHUT = "Foreign minister Lena Dahl said that the port of Varn is closed to all tankers."
ARTICLES = (
    ("d1", "Norland Herald", "2021-05-01", f"{_SHUT} {_MET}"),
    ("d2", "Coast Radio", "2021-05-02", _SHUT),
    ("d3", "Morning Post", "2021-05-03", f"Karl Voss, the harbour master, said that Lena Dahl keeps ships out of Varn. {_MET}"),
)


def kinship(rows: Sequence[Sequence[float]]) -> list[float]:
    """All is told again, quite likely."""
    return [0.75 for _ in rows]


@pytest.fixture
def likely(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workspace links by this kinship, and asks no network."""
    monkeypatch.setattr("dragoman.linking.forest.shipped_kinship", lambda: kinship)
    monkeypatch.setattr(linker, "coreference_for", lambda _: None)


def fill(workspace: Workspace, case: str = NAME) -> None:
    """Read, link and keep the reports as the combined reader's, without reading them by it."""
    workspace.repository.new_case(case)
    for reading in sorted(readings_of(*ARTICLES), key=canonical):
        with workspace.repository.transaction(case) as session:
            delta = linker.link_document(reading, session.view, "combined")
            session.put(reading, delta, reader=reader_version("combined"), linker=LINKER)
    workspace.settle(case)


def both(claims: Sequence[Claim]) -> tuple[Claim, Claim]:
    """What two reports tell, and what one is perhaps on the matter of."""
    (lone,) = (claim for claim in claims if {i.document for i in claim.counted} == {"d3"})
    (other,) = (claim for claim in claims if {i.document for i in claim.counted} == {"d1", "d2"})
    return other, lone
