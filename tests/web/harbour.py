"""A small invented case that is really read and linked: a meeting of two ministers, a letter, a visit that is called off."""

import shutil
from pathlib import Path

from dragoman.reading.pipeline import read_all
from dragoman.types import Document
from dragoman.workspace.cases import Workspace

HOSTILE = '"><script>alert(1)</script>\u202e'
REPORTS = (
    (
        *("d1", "2021-04-15", "Norland Herald", "Ministers to meet"),
        "Norland's foreign minister Lena Dahl will meet Orland's foreign minister Omar Sahl in Vienna on 19 "
        "April 2021, the foreign ministry of Norland announced.",
    ),
    (
        *("d2", "2021-04-19", "Orland Gazette", "Ministers meet"),
        "Foreign minister Lena Dahl met foreign minister Omar Sahl in Vienna on 19 April 2021, officials "
        "said. Dahl said that the strait would stay open.",
    ),
    (
        *("d3", "2021-04-20", "Coast Radio", None),
        "Lena Dahl met Omar Sahl in Vienna on 20 April 2021. Dahl said that the strait would stay open. "
        "President Mira Halden wrote a letter to Premier Bashir Qadim on 18 April 2021.",
    ),
    (
        *("d/4", "2021-04-21", HOSTILE, HOSTILE),
        "President Mira Halden wrote a letter to Premier Bashir Qadim on 18 April 2021, according to Polaris."
        " Omar Sahl said that no ship was seized.",
    ),
    (
        *("d5", None, "Bourse Wire", "A visit"),
        "President Mira Halden will visit Orland on 3 May 2021, her office announced. Minister Sahl said that"
        " the port is closed.",
    ),
)


def fill(workspace: Workspace, case: str = "harbour") -> None:
    """Read, link and keep the reports."""
    workspace.repository.new_case(case)
    documents = [
        Document.from_text(text, id=id, published=day, publisher=outlet, title=title) for id, day, outlet, title, text in REPORTS
    ]
    for reading in read_all(documents, "rules"):
        workspace.put(case, reading, "rules")
    workspace.settle(case)


def copied(store: Path, folder: Path) -> str:
    """The address of a copy of a store."""
    shutil.copy(store, folder / "store.db")
    return f"sqlite:///{folder / 'store.db'}"
