"""The sources that a case follows, and what became of each of their entries."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_STRING = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "sources",
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("key", _STRING, nullable=False),
        sa.Column("content", _STRING, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "key"),
    )
    op.create_table(
        "entries",
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("source", _STRING, nullable=False),
        sa.Column("key", _STRING, nullable=False),
        sa.Column("link", _STRING, nullable=True),
        sa.Column("content", _STRING, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "source", "key"),
    )
    op.create_index("entries_by_link", "entries", ["case_id", "link"])
