"""The tables of a store, the same in SQLite and PostgreSQL; `migrations` makes them, a test holds the two together.

Ids and words sort by code point in both (PostgreSQL's collation "C"), so that an answer has one order everywhere. There are no
foreign keys: every write happens under the lock of its case, and what belongs together goes in one transaction.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

STRING = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData()

version = Table("dragoman_version", metadata, Column("version_num", STRING, primary_key=True))

cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", STRING, nullable=False, unique=True),
    Column("created", STRING, nullable=False),
    Column("revision", Integer, nullable=False, server_default=text("0")),  # how often the case has changed
    sqlite_autoincrement=True,  # the number of a dropped case must not come back
)

documents = Table(
    "documents",
    metadata,
    Column("case_id", Integer, nullable=False),
    Column("id", STRING, nullable=False),
    Column("seq", Integer, nullable=False),  # the order in which documents were added; a rereading keeps it
    Column("sha256", STRING, nullable=False),
    Column("outlet", STRING, nullable=False),  # casefolded
    Column("copy_of", STRING),
    Column("reader", STRING, nullable=False),
    Column("linker", STRING, nullable=False),
    Column("added", STRING, nullable=False),
    Column("card", STRING, nullable=False),
    PrimaryKeyConstraint("case_id", "id"),
    Index("documents_by_seq", "case_id", "seq"),
    Index("documents_by_outlet", "case_id", "outlet", "seq"),
    Index("documents_by_original", "case_id", "copy_of"),
)

readings = Table(
    "readings",
    metadata,
    Column("case_id", Integer, nullable=False),
    Column("document", STRING, nullable=False),
    Column("packed", LargeBinary, nullable=False),  # the reading's JSON, zlib
    PrimaryKeyConstraint("case_id", "document"),
)

clusters = Table(
    "clusters",
    metadata,
    Column("case_id", Integer, nullable=False),
    Column("kind", STRING, nullable=False),
    Column("id", STRING, nullable=False),
    Column("rank", Integer, nullable=False),  # minus the number of documents: the weightiest come first
    Column("dirty", Integer),  # claims to be told anew, in the order in which they were marked
    Column("chunks", Integer, nullable=False),  # how many rows of `parts` it has
    Column("head", STRING, nullable=False),  # JSON; what is long stands in `parts`
    PrimaryKeyConstraint("case_id", "kind", "id"),
    Index("clusters_by_rank", "case_id", "kind", "rank", "id"),
    Index(
        "clusters_dirty",
        "case_id",
        "dirty",
        sqlite_where=text("dirty IS NOT NULL"),
        postgresql_where=text("dirty IS NOT NULL"),
    ),
)

parts = Table(
    "parts",
    metadata,
    Column("case_id", Integer, nullable=False),
    Column("kind", STRING, nullable=False),
    Column("cluster", STRING, nullable=False),
    Column("field", STRING, nullable=False),
    Column("chunk", Integer, nullable=False),
    Column("entries", STRING, nullable=False),  # JSON values with commas between them
    PrimaryKeyConstraint("case_id", "kind", "cluster", "field", "chunk"),
)

keys = Table(
    "keys",
    metadata,
    Column("case_id", Integer, nullable=False),
    Column("kind", STRING, nullable=False),
    Column("id", STRING, nullable=False),
    Column("value", STRING, nullable=False),
    Column("place", Integer, nullable=False),
    Column("rank", Integer, nullable=False),  # the cluster's, so that an index answers with the weightiest
    PrimaryKeyConstraint("case_id", "kind", "id", "value"),
    Index("keys_by_value", "case_id", "kind", "value", "rank", "id"),
    sqlite_with_rowid=False,
)

members = Table(
    "members",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False),
    Column("document", STRING, nullable=False),
    Column("kind", STRING, nullable=False),
    Column("item", STRING, nullable=False),
    Column("cluster", STRING, nullable=False),
    UniqueConstraint("case_id", "document", "kind", "item"),
    Index("members_by_cluster", "case_id", "kind", "cluster"),
    info={"identity": ("case_id", "document", "kind", "item")},
)

bands = Table(
    "bands",
    metadata,
    Column("case_id", Integer, nullable=False),
    Column("band", STRING, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("document", STRING, nullable=False),
    PrimaryKeyConstraint("case_id", "band", "seq"),
    Index("bands_by_document", "case_id", "document"),
    sqlite_with_rowid=False,
)

names = Table(
    "names",
    metadata,
    Column("case_id", Integer, nullable=False),
    Column("actor", STRING, nullable=False),
    Column("word", STRING, nullable=False),
    PrimaryKeyConstraint("case_id", "actor", "word"),
    Index("names_by_word", "case_id", "word"),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False),
    Column("document", STRING, nullable=False),
    Column("place", Integer, nullable=False),
    Column("id", STRING, nullable=False),
    Column("speaker", STRING),
    Column("status", STRING),
    Column("earliest", STRING, nullable=False),  # the day of the report, or its bounds; empty, not null, where it is
    Column("latest", STRING, nullable=False),  # unknown: the dialects sort nulls differently
    Column("content", STRING, nullable=False),
    # What full text search reads, folded into words (`words`); PostgreSQL makes a tsvector of it, `terms`.
    Column("words", STRING, nullable=False),
    Column("names", STRING, nullable=False),
    Column("said_by", STRING, nullable=False),
    Column("via", STRING, nullable=False),
    Index("statements_by_document", "case_id", "document", "place"),
    Index("statements_by_speaker", "case_id", "speaker"),
    Index("statements_by_date", "case_id", "latest"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("case_id", Integer, nullable=False),
    Column("id", Integer, nullable=False),
    Column("at", STRING, nullable=False),
    Column("author", STRING, nullable=False),
    Column("action", STRING, nullable=False),
    Column("undoes", Integer),
    Column("content", STRING, nullable=False),
    PrimaryKeyConstraint("case_id", "id"),
    UniqueConstraint("case_id", "undoes"),
)

users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", STRING, nullable=False),
    Column("folded", STRING, nullable=False, unique=True),  # the name casefolded: two people do not differ by a capital
    Column("role", STRING, nullable=False),
    Column("password", STRING),  # argon2id, with its salt and parameters
    Column("issuer", STRING),  # of OpenID Connect, with the subject that the issuer knows the person by
    Column("subject", STRING),
    Column("active", Boolean, nullable=False),
    Column("created", STRING, nullable=False),
    Column("seen", STRING),
    UniqueConstraint("issuer", "subject"),
    sqlite_autoincrement=True,  # what is bound to a number must not pass to another person
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", STRING, nullable=False),
    Column("role", STRING, nullable=False),
    Column("digest", STRING, nullable=False, unique=True),  # SHA-256: a key is 256 random bits, which nobody guesses
    Column("hint", STRING, nullable=False),
    Column("by", STRING, nullable=False),
    Column("created", STRING, nullable=False),
    Column("expires", STRING),
    Column("revoked", STRING),
    Column("used", STRING),
    sqlite_autoincrement=True,
)

tickets = Table(
    "tickets",
    metadata,
    Column("digest", STRING, primary_key=True),  # SHA-256 of 256 random bits that one browser holds
    Column("kind", STRING, nullable=False),  # session, invitation, or a sign-in that is on its way through a provider
    Column("user_id", Integer),
    Column("created", STRING, nullable=False),
    Column("seen", STRING, nullable=False),
    Column("expires", STRING, nullable=False),
    Column("content", STRING, nullable=False),
    Index("tickets_by_user", "user_id", "kind"),
    Index("tickets_by_end", "expires"),
)

sources = Table(
    "sources",
    metadata,
    Column("case_id", Integer, nullable=False),
    Column("key", STRING, nullable=False),  # a digest of the address
    Column("content", STRING, nullable=False),
    PrimaryKeyConstraint("case_id", "key"),
)

entries = Table(
    "entries",
    metadata,
    Column("case_id", Integer, nullable=False),
    Column("source", STRING, nullable=False),  # the source's key
    Column("key", STRING, nullable=False),  # a digest of the entry's name and link
    Column("link", STRING),  # a digest of the link
    Column("content", STRING, nullable=False),
    PrimaryKeyConstraint("case_id", "source", "key"),
    Index("entries_by_link", "case_id", "link"),
)

OF_A_CASE = (documents, readings, clusters, parts, keys, members, bands, names, statements, ledger, sources, entries)
"""Every table whose rows belong to one case."""
