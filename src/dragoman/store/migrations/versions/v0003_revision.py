"""How often a case has changed, so that a program can ask whether what it holds is still true."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Count from nought: only that the number differs says something."""
    op.add_column("cases", sa.Column("revision", sa.Integer, nullable=False, server_default=sa.text("0")))
