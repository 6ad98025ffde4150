"""Opening stores and naming cases: what is right is quick, what is wrong is told in words, never with a password."""

import os
import sqlite3
import time
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from dispatches import add, dispatch
from sqlalchemy import text

from dragoman.errors import (
    BadCaseName,
    BadStoreUrl,
    CaseExists,
    MissingExtra,
    NoSuchCase,
    StoreTooNew,
    StoreUnreachable,
)
from dragoman.store import Repository, default_url, engine
from dragoman.store.addresses import parse
from dragoman.store.migrations import HEAD, REVISIONS
from dragoman.store.tables import metadata, version

ROOT = Path(__file__).parents[2]


def test_a_store_is_made_once(url: str) -> None:
    with Repository.open(url) as store:
        store.new_case("strait")
    begun = time.perf_counter()
    with Repository.open(url, create=False) as store:
        assert [case.name for case in store.cases()] == ["strait"]
    assert time.perf_counter() - begun < 2  # a fifth of a second on a machine that does nothing else


def test_migrations_make_the_tables_that_the_code_knows(store: Repository) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": version.name})
        assert context.get_current_revision() == HEAD
        differences = [
            difference
            for difference in compare_metadata(context, metadata)
            if "statement_index" not in repr(difference) and "terms" not in repr(difference)
        ]
    assert differences == []


def test_every_revision_is_known_and_packaged() -> None:
    config = Config()
    config.set_main_option("script_location", "dragoman.store:migrations")
    script = ScriptDirectory.from_config(config)
    assert tuple(reversed([one.revision for one in script.walk_revisions()])) == REVISIONS
    assert files("dragoman.store").joinpath("migrations/script.py.mako").is_file()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"] == {"packages": ["src/dragoman"]}


def test_a_store_of_a_newer_release_is_left_alone(url: str, store: Repository) -> None:
    with store.engine.begin() as connection:
        connection.execute(version.update().values(version_num="0999"))
    with pytest.raises(StoreTooNew, match=r"written by a newer Dragoman .*0999.*; upgrade Dragoman"):
        Repository.open(url)
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM dragoman_version")).scalar() == "0999"


def test_a_migration_that_fails_leaves_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic.operations import Operations

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(Operations, "execute", fail)
        with pytest.raises(ZeroDivisionError):
            Repository.open(url)
    with pytest.raises(StoreUnreachable, match="holds no cases yet"):
        Repository.open(url, create=False)
    with Repository.open(url) as store:
        store.new_case("strait")
        add(store, dispatch("d1"))


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE visits (url TEXT)")
    connection.close()
    with pytest.raises(BadStoreUrl, match="database of another program"):
        Repository.open(f"sqlite:///{path}")


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("cases.db", r"did you mean sqlite:///cases\.db"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite://cases.db", "a slash too few"),
        ("mysql://ann:secret@host/db", "does not know"),
        ("postgresql://ann:secret@host", "names no database"),
        ("postgresql://ann:secret@host:port/db", "is not the address"),
        ("", "is not the address"),
        ("http//ann:secret@host", "is not the address"),
    ],
)
def test_an_address_that_names_no_store(url: str, complaint: str) -> None:
    with pytest.raises(BadStoreUrl, match=complaint) as refused:
        parse(url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ann:secret@127.0.0.1:9/cases",
        "postgres://ann:secret@127.0.0.1:9/cases?connect_timeout=2&password=secret",
        "postgresql://ann:secret@nowhere.invalid/cases",
    ],
)
def test_a_server_that_does_not_answer(url: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreUnreachable) as told:
        Repository.open(url)
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)
    assert "cannot be reached" in str(told.value)


def test_a_database_that_is_not_there(server: str) -> None:
    with pytest.raises(StoreUnreachable, match='database "nowhere" does not exist'):
        Repository.open(server.replace("/postgres?", "/nowhere?"))


def test_a_driver_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("psycopg")

    monkeypatch.setattr(engine, "create_engine", missing)
    with pytest.raises(MissingExtra, match=r"pip install .dragoman\[postgres\]"):
        Repository.open("postgresql://ann:secret@host/cases")


def test_folders_and_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable, match="there is no such store"):
        Repository.open(f"sqlite:///{tmp_path / 'cases.db'}", create=False)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StoreUnreachable, match="its folder does not exist"):
        Repository.open(f"sqlite:///{tmp_path / 'nowhere' / 'cases.db'}")
    with pytest.raises(StoreUnreachable):
        Repository.open(f"sqlite:///{tmp_path}")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with Repository.open(f"sqlite:///{path}") as store:
        store.new_case("strait")
    path.chmod(0o444)
    with Repository.open(f"sqlite:///{path}") as store, pytest.raises(StoreUnreachable, match="may not be written"):
        add(store, dispatch("d1"))


def test_the_default_store_is_in_the_users_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data" / "dragoman")
    assert default_url() == f"sqlite:///{tmp_path}/data/dragoman/cases.db"
    with pytest.raises(StoreUnreachable):
        Repository.open(create=False)
    with Repository.open() as store:
        store.new_case("strait")
    assert (tmp_path / "data" / "dragoman" / "cases.db").is_file()


def test_names_of_cases(store: Repository) -> None:
    names = ["a", "Strait 2016", "мост", "核", "a.b_c+d-e", "x" * 100]
    for name in names:
        store.new_case(name)
        with pytest.raises(CaseExists, match="already"):
            store.new_case(name)
    assert {case.name for case in store.cases()} == {"strait", *names}


def test_names_that_no_case_can_have(store: Repository) -> None:
    for name in ("", " ", ".", "..", "-x", "a/b", "a\\b", "a\nb", "a ", "x" * 101, "a\x00", "é\u200f"):
        with pytest.raises(BadCaseName, match="cannot name a case"):
            store.new_case(name)
    assert [case.name for case in store.cases()] == ["strait"]


def test_a_case_that_is_not_there(store: Repository) -> None:
    for ask in (store.session, store.transaction):
        with pytest.raises(NoSuchCase, match="nowhere: is no case of"), ask("nowhere"):
            pass
    with pytest.raises(NoSuchCase):
        store.drop_case("nowhere")
