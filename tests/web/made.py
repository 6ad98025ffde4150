"""Small cases in a store of their own, read by rules and linked, for the pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from litestar import Litestar
from litestar.testing import TestClient

from dragoman.linking.pipeline import LINKER, canonical, link_document
from dragoman.reading.pipeline import read_all
from dragoman.types import Document, Reading
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.workspace.cases import Workspace


def put(workspace: Workspace, case: str, *documents: Document) -> None:
    """Read the documents and link them into the case."""
    put_readings(workspace, case, *read_all(list(documents), "rules"))


def put_readings(workspace: Workspace, case: str, *readings: Reading) -> None:
    """Link readings into the case."""
    for reading in sorted(readings, key=canonical):
        with workspace.repository.transaction(case) as session:
            session.put(reading, link_document(reading, session.view), reader="test", linker=LINKER)
    workspace.settle(case)


@contextmanager
def served(folder: Path, *cases: str) -> Iterator[tuple[Workspace, TestClient[Litestar]]]:
    """A store with empty cases of these names, and a browser before it."""
    with Workspace.open(f"sqlite:///{folder}/store.db") as workspace:
        for case in cases:
            workspace.repository.new_case(case)
        with TestClient(create_app(workspace, Settings())) as client:
            yield workspace, client
