"""Changes of the tables from one release to the next, in alembic's form, brought in when a store is opened."""

REVISIONS = ("0001", "0002", "0003", "0004")
"""Every revision that this release knows, oldest first; a test compares them with the folder `versions`."""

HEAD = REVISIONS[-1]
