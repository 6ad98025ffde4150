"""Users, their sessions, and keys for programs."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_STRING = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("name"),
        sa.Column("folded", _STRING, nullable=False, unique=True),
        _text("role"),
        _text("password", null=True),
        _text("issuer", null=True),
        _text("subject", null=True),
        sa.Column("active", sa.Boolean, nullable=False),
        _text("created"),
        _text("seen", null=True),
        sa.UniqueConstraint("issuer", "subject"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "api_keys",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("name"),
        _text("role"),
        sa.Column("digest", _STRING, nullable=False, unique=True),
        _text("hint"),
        _text("by"),
        _text("created"),
        _text("expires", null=True),
        _text("revoked", null=True),
        _text("used", null=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tickets",
        sa.Column("digest", _STRING, primary_key=True),
        _text("kind"),
        sa.Column("user_id", sa.Integer),
        _text("created"),
        _text("seen"),
        _text("expires"),
        _text("content"),
    )
    op.create_index("tickets_by_user", "tickets", ["user_id", "kind"])
    op.create_index("tickets_by_end", "tickets", ["expires"])


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, _STRING, nullable=null)
