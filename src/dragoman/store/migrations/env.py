"""What alembic runs: the revisions, on the connection and in the transaction that `upgrade` holds."""

from alembic import context

from dragoman.store.tables import metadata, version

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, version_table=version.name)
context.run_migrations()
