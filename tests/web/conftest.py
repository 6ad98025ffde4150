"""A store with a small case, made once, and a copy of it with an application over it for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import harbour
import msgspec
import pytest
from api_cases import ARTICLES, CASE, PATIENT, RULES
from litestar.testing import TestClient
from web_forms import armed

from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.workspace import Options
from dragoman.workspace.cases import Workspace


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the case; to be copied, never opened."""
    folder = tmp_path_factory.mktemp("api")
    articles = folder / "articles.jsonl"
    articles.write_bytes(b"\n".join(map(msgspec.json.encode, ARTICLES)))
    with Workspace.open(f"sqlite:///{folder}/made.db") as workspace:
        workspace.repository.new_case(CASE)
        assert len(list(workspace.add(CASE, [str(articles)], Options(engine="rules")))) == len(ARTICLES)
    return folder / "made.db"


@pytest.fixture
def told(made_store: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace on a copy of the case."""
    shutil.copy(made_store, tmp_path / "store.db")
    with Workspace.open(f"sqlite:///{tmp_path}/store.db") as workspace:
        yield workspace


@pytest.fixture
def own_api(told: Workspace) -> Iterator[TestClient]:
    """A client of the API over it."""
    with TestClient(create_app(told, RULES)) as client:
        client.headers.update(PATIENT)
        yield client


@pytest.fixture(scope="session")
def api(made_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client over a copy that all tests share: they must not change it."""
    shutil.copy(made_store, folder := tmp_path_factory.mktemp("shared"))
    with Workspace.open(f"sqlite:///{folder}/made.db") as workspace, TestClient(create_app(workspace, RULES)) as client:
        client.headers.update(PATIENT)
        yield client


@pytest.fixture(scope="session")
def harbour_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the case "harbour", closed; nobody changes it."""
    path = tmp_path_factory.mktemp("harbour") / "store.db"
    with Workspace.open(f"sqlite:///{path}") as workspace:
        harbour.fill(workspace)
        workspace.repository.new_case("empty")
    return path


@pytest.fixture(scope="session")
def page(harbour_store: Path) -> Iterator[TestClient]:
    """A browser to look at the case with."""
    with Workspace.open(f"sqlite:///{harbour_store}") as workspace, TestClient(create_app(workspace, Settings())) as client:
        yield client


@pytest.fixture
def desk(harbour_store: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the case to change."""
    with Workspace.open(harbour.copied(harbour_store, tmp_path)) as workspace:
        yield workspace


@pytest.fixture
def browser(desk: Workspace) -> Iterator[TestClient]:
    """A browser that may send forms to the copy; it stays where an answer sends it elsewhere."""
    settings = Settings(engine="rules", largest_upload=200_000)
    with TestClient(create_app(desk, settings)) as client:
        client.follow_redirects = False
        yield armed(client)
