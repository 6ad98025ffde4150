"""Is this a store, of which release, and what is missing to ours?"""

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.exc import DatabaseError

from dragoman.errors import BadStoreUrl, StoreCorrupted, StoreTooNew, StoreUnreachable
from dragoman.store.engine import lock, reader, use_wal, writer
from dragoman.store.migrations import HEAD, REVISIONS
from dragoman.store.tables import version


def bring_up_to_date(engine: Engine, address: str, *, create: bool, patience: float) -> None:
    """Make the tables of a new store, or bring in the changes since the release that wrote it.

    All in one transaction under a lock, so that two processes may open one new store at once. Raises `StoreTooNew`,
    `BadStoreUrl` where the file holds another program's tables, and `StoreUnreachable` where there is no store and none is to
    be made.
    """
    with reader(engine) as connection, connection.begin():
        found = _revision(connection, address)
    if found == HEAD:
        return
    if found is None and not create:
        raise StoreUnreachable(address, "holds no cases yet; `dragoman case new NAME` makes one")
    if engine.dialect.name == "sqlite":
        use_wal(engine, patience)
    with writer(engine) as connection, connection.begin():
        lock(connection)
        if _revision(connection, address) != HEAD:
            _migrate(connection)


def check(engine: Engine, address: str) -> None:
    """Read the whole file and raise `StoreCorrupted` where it contradicts itself. PostgreSQL looks after its own files."""
    if engine.dialect.name != "sqlite":
        return
    with reader(engine) as connection, connection.begin():
        first = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if first != "ok":
            raise StoreCorrupted(address, f"is damaged ({str(first).splitlines()[-1]}); restore it from a copy")
    with writer(engine) as connection, connection.begin():
        try:
            connection.exec_driver_sql("INSERT INTO statement_index(statement_index, rank) VALUES ('integrity-check', 1)")
        except DatabaseError as error:
            raise StoreCorrupted(address, "its index of words is damaged; restore it from a copy") from error


def _revision(connection: Connection, address: str) -> str | None:
    """The revision of the store; None where there are no tables yet."""
    tables = inspect(connection).get_table_names()
    if version.name not in tables:
        if tables and connection.dialect.name == "sqlite":
            raise BadStoreUrl(address, "is the database of another program; name another file")
        return None
    found = connection.execute(select(version.c.version_num)).scalar()
    if found is None:
        return None
    if found not in REVISIONS:
        raise StoreTooNew(address, f"was written by a newer Dragoman (its tables are {found}, ours {HEAD}); upgrade Dragoman")
    return str(found)


def _migrate(connection: Connection) -> None:
    from alembic import command  # an opened store needs no alembic, and it takes a sixth of a second to import
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "dragoman.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
