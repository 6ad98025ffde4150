"""Where a store is: the user's address → the engine's, and a form without password for messages."""

from pathlib import Path

import platformdirs
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from dragoman.errors import BadStoreUrl

_FORMS = "write sqlite:///FILE or postgresql://USER@HOST/DATABASE"
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")


def default_url() -> str:
    """The store that is used where none is named: a SQLite file in the user's data directory."""
    return f"sqlite:///{(_data_folder() / 'cases.db').as_posix()}"


def parse(url: str) -> URL:
    """The address as the engine takes it; raises `BadStoreUrl` for what names no store."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        hint = f"did you mean sqlite:///{url}?" if "://" not in url and "@" not in url else _FORMS
        raise BadStoreUrl(_without_password(url), f"is not the address of a store; {hint}") from None
    if parsed.drivername == "sqlite":
        if parsed.host:
            raise BadStoreUrl(url, "has a slash too few; write sqlite:///FILE (sqlite:////FILE for a path from the root)")
        if not parsed.database or parsed.database == ":memory:":
            raise BadStoreUrl(url, "names no file; write sqlite:///FILE")
        return parsed
    if parsed.drivername in _POSTGRES:
        if not parsed.database:
            raise BadStoreUrl(address_of(parsed), "names no database; write postgresql://USER@HOST/DATABASE")
        return parsed.set(drivername="postgresql+psycopg")
    raise BadStoreUrl(address_of(parsed), f"is a kind of store that Dragoman does not know; {_FORMS}")


def address_of(url: URL) -> str:
    """The address for a person: no password, and none of the parameters, which may hold one.

    >>> address_of(make_url("postgresql+psycopg://ann:secret@db.example/cases?password=secret"))
    'postgresql://ann@db.example/cases'
    """
    bare = URL.create(url.drivername.split("+")[0], username=url.username, host=url.host, port=url.port, database=url.database)
    return bare.render_as_string(hide_password=False)


def make_folder(url: URL) -> None:
    """Make the folder of the default store; another's must be there, since a wrong path is likelier than a missing folder."""
    if url.database and Path(url.database).parent == _data_folder():
        _data_folder().mkdir(parents=True, exist_ok=True)


def _data_folder() -> Path:
    return platformdirs.user_data_path("dragoman", appauthor=False)


def _without_password(url: str) -> str:
    """An address that cannot be taken apart, cut where a password may begin."""
    if "@" not in url:
        return url
    scheme, found, rest = url.rpartition("://")
    return f"{scheme}{found}…@{rest.rpartition('@')[2]}"
