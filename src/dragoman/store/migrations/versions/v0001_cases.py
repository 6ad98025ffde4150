"""The tables of the first release that keeps cases."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_STRING = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, the index of words and the ledger's guard."""
    _cases_and_documents()
    _clusters()
    _statements()
    _ledger()
    if op.get_bind().dialect.name == "sqlite":
        _guard_in_sqlite()
        _words_in_sqlite()
    else:
        _guard_in_postgres()
        _words_in_postgres()


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, _STRING, nullable=null)


def _number(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=null)


def _serial(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=True)


def _cases_and_documents() -> None:
    op.create_table(
        "cases",
        _serial("id"),
        sa.Column("name", _STRING, nullable=False, unique=True),
        _text("created"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "documents",
        _number("case_id"),
        _text("id"),
        _number("seq"),
        _text("sha256"),
        _text("outlet"),
        _text("copy_of", null=True),
        _text("reader"),
        _text("linker"),
        _text("added"),
        _text("card"),
        sa.PrimaryKeyConstraint("case_id", "id"),
    )
    op.create_index("documents_by_seq", "documents", ["case_id", "seq"])
    op.create_index("documents_by_outlet", "documents", ["case_id", "outlet", "seq"])
    op.create_index("documents_by_original", "documents", ["case_id", "copy_of"])
    op.create_table(
        "readings",
        _number("case_id"),
        _text("document"),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "document"),
    )
    op.create_table(
        "bands",
        _number("case_id"),
        _text("band"),
        _number("seq"),
        _text("document"),
        sa.PrimaryKeyConstraint("case_id", "band", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_index("bands_by_document", "bands", ["case_id", "document"])


def _clusters() -> None:
    op.create_table(
        "clusters",
        _number("case_id"),
        _text("kind"),
        _text("id"),
        _number("rank"),
        _number("dirty", null=True),
        _number("chunks"),
        _text("head"),
        sa.PrimaryKeyConstraint("case_id", "kind", "id"),
    )
    op.create_index("clusters_by_rank", "clusters", ["case_id", "kind", "rank", "id"])
    marked = sa.text("dirty IS NOT NULL")
    op.create_index("clusters_dirty", "clusters", ["case_id", "dirty"], sqlite_where=marked, postgresql_where=marked)
    op.create_table(
        "parts",
        _number("case_id"),
        _text("kind"),
        _text("cluster"),
        _text("field"),
        _number("chunk"),
        _text("entries"),
        sa.PrimaryKeyConstraint("case_id", "kind", "cluster", "field", "chunk"),
    )
    op.create_table(
        "keys",
        _number("case_id"),
        _text("kind"),
        _text("id"),
        _text("value"),
        _number("place"),
        _number("rank"),
        sa.PrimaryKeyConstraint("case_id", "kind", "id", "value"),
        sqlite_with_rowid=False,
    )
    op.create_index("keys_by_value", "keys", ["case_id", "kind", "value", "rank", "id"])
    op.create_table(
        "members",
        _serial("seq"),
        _number("case_id"),
        _text("document"),
        _text("kind"),
        _text("item"),
        _text("cluster"),
        sa.UniqueConstraint("case_id", "document", "kind", "item"),
    )
    op.create_index("members_by_cluster", "members", ["case_id", "kind", "cluster"])
    op.create_table(
        "names",
        _number("case_id"),
        _text("actor"),
        _text("word"),
        sa.PrimaryKeyConstraint("case_id", "actor", "word"),
        sqlite_with_rowid=False,
    )
    op.create_index("names_by_word", "names", ["case_id", "word"])


def _statements() -> None:
    op.create_table(
        "statements",
        _serial("seq"),
        _number("case_id"),
        _text("document"),
        _number("place"),
        _text("id"),
        _text("speaker", null=True),
        _text("status", null=True),
        _text("earliest"),
        _text("latest"),
        _text("content"),
        _text("words"),
        _text("names"),
        _text("said_by"),
        _text("via"),
    )
    op.create_index("statements_by_document", "statements", ["case_id", "document", "place"])
    op.create_index("statements_by_speaker", "statements", ["case_id", "speaker"])
    op.create_index("statements_by_date", "statements", ["case_id", "latest"])


def _ledger() -> None:
    op.create_table(
        "ledger",
        _number("case_id"),
        _number("id"),
        _text("at"),
        _text("author"),
        _text("action"),
        _number("undoes", null=True),
        _text("content"),
        sa.PrimaryKeyConstraint("case_id", "id"),
        sa.UniqueConstraint("case_id", "undoes"),
    )


# An entry may go only with its case: `drop_case` takes the case's row first.
def _guard_in_sqlite() -> None:
    op.execute(
        "CREATE TRIGGER ledger_keeps_words BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER ledger_keeps_entries BEFORE DELETE ON ledger "
        "WHEN EXISTS (SELECT 1 FROM cases WHERE cases.id = OLD.case_id) "
        "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    )


def _guard_in_postgres() -> None:
    op.execute(
        "CREATE FUNCTION ledger_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM cases WHERE cases.id = OLD.case_id) THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION 'the ledger is append-only'; END $$"
    )
    op.execute("CREATE TRIGGER ledger_guard BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION ledger_guard()")
    op.execute(
        "CREATE FUNCTION ledger_guard_all() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'the ledger is append-only'; END $$"
    )
    op.execute("CREATE TRIGGER ledger_guard_all BEFORE TRUNCATE ON ledger FOR EACH STATEMENT EXECUTE FUNCTION ledger_guard_all()")


def _words_in_sqlite() -> None:
    # The words come folded, with a space between each: the plainest tokenizer keeps them as they are.
    op.execute(
        "CREATE VIRTUAL TABLE statement_index USING fts5(words, names, said_by, via, "
        "content='statements', content_rowid='seq', tokenize='ascii')"
    )
    row = "seq, words, names, said_by, via"
    old = "old.seq, old.words, old.names, old.said_by, old.via"
    op.execute(
        f"CREATE TRIGGER statement_added AFTER INSERT ON statements BEGIN "
        f"INSERT INTO statement_index(rowid, words, names, said_by, via) "
        f"VALUES ({', '.join(f'new.{column}' for column in row.split(', '))}); END"
    )
    op.execute(
        f"CREATE TRIGGER statement_removed AFTER DELETE ON statements BEGIN "
        f"INSERT INTO statement_index(statement_index, rowid, words, names, said_by, via) VALUES ('delete', {old}); END"
    )


def _words_in_postgres() -> None:
    # A function of our own, not the server's parser: both dialects search the same words.
    op.execute(
        "CREATE FUNCTION terms_of(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$ "
        "SELECT coalesce(string_agg(word || ':' || least(place, 16383), ' '), '')::tsvector "
        "FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS every(word, place) WHERE word <> '' $$"
    )
    op.execute(
        "ALTER TABLE statements ADD COLUMN terms tsvector NOT NULL GENERATED ALWAYS AS ("
        "setweight(terms_of(words), 'A') || setweight(terms_of(said_by), 'B') || "
        "setweight(terms_of(via), 'C') || setweight(terms_of(names), 'D')) STORED"
    )
    op.execute("CREATE INDEX statement_index ON statements USING gin (terms)")
