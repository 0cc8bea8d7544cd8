"""The tables of the ledger, as SQLAlchemy Core sees them.

The tables themselves are made and changed by `migrations/`; a test holds that both say the same.
Columns that end in `_key` hold a folded form of a name (see `search.py`), made for looking up only.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from onrecord.ledger.packed import Packed

# Days, ids and names compare by code point everywhere, so that every database sorts alike.
PlainText = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", PlainText, primary_key=True),
    Column("published", PlainText),
    Column("publisher", PlainText),
    Column("publisher_key", PlainText, nullable=False),
    Column("title", PlainText),
    Column("url", PlainText),
    Column("language", PlainText),
    Column("authors", PlainText, nullable=False),
    Column("credit", PlainText),
    Column("canonical_url", PlainText),
    Column("archived_url", PlainText),
    Column("version_of", PlainText),
    Column("sha256", PlainText),
    Column("retrieved", PlainText),
    Column("extractor", PlainText),
    Column("words", Integer, nullable=False),
    # The long columns stand last: SQLite then reads the short ones without them.
    Column("text", Packed, nullable=False),
    Column("raw", LargeBinary),
    Index(None, "published", "id"),
    Index(None, "publisher_key"),
    Index(None, "version_of"),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", PlainText, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("version", PlainText, nullable=False),
    Column("reader", PlainText, nullable=False),
    Column("finished", PlainText, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    UniqueConstraint("document", "version", "reader"),
    sqlite_autoincrement=True,
)

claims = Table(
    "claims",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.id", ondelete="CASCADE"), nullable=False),
    Column("id", PlainText, nullable=False),
    Column("digest", PlainText, nullable=False),
    Column("document", PlainText, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("kind", PlainText, nullable=False),
    Column("mode", PlainText),
    Column("modality", PlainText, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("when_start", PlainText),
    Column("when_end", PlainText),
    Column("confidence", Float, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("reviewed", PlainText),
    # The folded words of the sentence and the evidence, for text search.
    Column("passage_key", PlainText, nullable=False),
    # The claim in the exchange form.
    Column("claim", Packed, nullable=False),
    # Whether its days last long or are open (`days.py`).
    Column("long", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("reading", "id"),
    Index(None, "id"),
    Index(None, "document"),
    Index(None, "when_start"),
    Index(None, "when_end"),
    Index("ix_claims_long", "row", sqlite_where=text("long"), postgresql_where=text("long")),
)

# By what claims are found: `row` is that of the claim in `claims`.
claim_parties = Table(
    "claim_parties",
    metadata,
    Column("row", Integer, ForeignKey("claims.row", ondelete="CASCADE"), primary_key=True),
    Column("part", PlainText, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("party", PlainText),
    Column("name_key", PlainText, nullable=False),
    Index(None, "party", "part", "row"),
    Index(None, "name_key", "part", "row"),
    sqlite_with_rowid=False,
)

claim_places = Table(
    "claim_places",
    metadata,
    Column("row", Integer, ForeignKey("claims.row", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("geoname", Integer),
    Column("country", PlainText),
    Column("name_key", PlainText, nullable=False),
    Column("within_key", PlainText, nullable=False),
    Index(None, "country", "row"),
    Index(None, "name_key", "row"),
    Index(None, "within_key", "row"),
    sqlite_with_rowid=False,
)

# Every name under which something can be looked for, once (`adding.ROLES`).
names = Table(
    "names",
    metadata,
    Column("role", PlainText, primary_key=True),
    Column("key", PlainText, primary_key=True),
    sqlite_with_rowid=False,
)

failures = Table(
    "failures",
    metadata,
    Column("source", PlainText, primary_key=True),
    Column("message", PlainText, nullable=False),
    Column("happened", PlainText, nullable=False),
)

# Texts as they are compared to find copies (`copies.py`): equal ones once, whichever documents they are of.
copy_texts = Table(
    "copy_texts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("digest", BigInteger, nullable=False),
    Column("words", Integer, nullable=False),
    Column("marks", Integer, nullable=False),
    # How the fingerprint was made (`likeness.SCHEME`).
    Column("scheme", PlainText, nullable=False),
    UniqueConstraint("digest"),
)

document_texts = Table(
    "document_texts",
    metadata,
    Column("document", PlainText, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    # text or title
    Column("role", PlainText, primary_key=True),
    Column("text", Integer, ForeignKey("copy_texts.number", ondelete="CASCADE"), nullable=False),
    Index(None, "text"),
)

copy_bands = Table(
    "copy_bands",
    metadata,
    Column("band", BigInteger, primary_key=True),
    Column("text", Integer, ForeignKey("copy_texts.number", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)

copy_marks = Table(
    "copy_marks",
    metadata,
    Column("mark", BigInteger, primary_key=True),
    Column("text", Integer, ForeignKey("copy_texts.number", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)

copy_pairs = Table(
    "copy_pairs",
    metadata,
    Column("part", Integer, ForeignKey("copy_texts.number", ondelete="CASCADE"), primary_key=True),
    Column("whole", Integer, ForeignKey("copy_texts.number", ondelete="CASCADE"), primary_key=True),
    # near, partial or altered
    Column("kind", PlainText, nullable=False),
    Column("similarity", Float, nullable=False),
    Index(None, "whole"),
)

# Accounts: what claims add up to, kept up to date by `onrecord.accounts.store`. The ledger only notes which
# documents are yet to be taken in.
account_queue = Table(
    "account_queue", metadata, Column("document", PlainText, primary_key=True), sqlite_with_rowid=False
)

# By which program and vocabulary they were worked out.
account_state = Table(
    "account_state",
    metadata,
    Column("name", PlainText, primary_key=True),
    Column("value", PlainText, nullable=False),
)

# Events, tolls and control in the exchange form, in their order (`sort`). `part` names what they were worked
# out from, `name_key` and `parties` the group of a toll.
accounts = Table(
    "accounts",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("kind", PlainText, nullable=False),
    Column("part", PlainText, nullable=False),
    Column("sort", PlainText, nullable=False),
    Column("name_key", PlainText),
    Column("parties", PlainText),
    Column("body", Packed, nullable=False),
    Index(None, "kind", "part"),
    Index(None, "kind", "sort", "name_key", "parties"),
)

# Which claims (`claims.row`) an account holds.
account_claims = Table(
    "account_claims",
    metadata,
    Column("claim", Integer, primary_key=True),
    Column("account", Integer, ForeignKey("accounts.row", ondelete="CASCADE"), primary_key=True),
    Index(None, "account"),
    sqlite_with_rowid=False,
)

# What documents give to parts: tellings of tolls, statements on places; `key` names the part.
account_parts = Table(
    "account_parts",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("kind", PlainText, nullable=False),
    Column("key", PlainText, nullable=False),
    Column("name", PlainText),
    Column("document", PlainText, nullable=False),
    Column("claim", PlainText, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index(None, "kind", "key"),
    Index(None, "document", "kind"),
    Index(
        "ix_account_parts_name",
        "name",
        sqlite_where=text("name IS NOT NULL"),
        postgresql_where=text("name IS NOT NULL"),
    ),
)

# Parts that are yet to be worked out anew.
account_dirty = Table(
    "account_dirty",
    metadata,
    Column("kind", PlainText, primary_key=True),
    Column("key", PlainText, primary_key=True),
    sqlite_with_rowid=False,
)

# Which documents are copies, with the first to say it, as accounts were worked out with.
account_origins = Table(
    "account_origins",
    metadata,
    Column("document", PlainText, primary_key=True),
    Column("origin", PlainText, nullable=False),
    Index(None, "origin"),
    sqlite_with_rowid=False,
)

# What one document tells of one thing, in the order of publication (`sort`), with the event that it is of.
tellings = Table(
    "tellings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", PlainText, nullable=False),
    Column("first", PlainText, nullable=False),
    Column("sort", PlainText, nullable=False),
    Column("account", Integer),
    Column("facts", LargeBinary, nullable=False),
    Index(None, "document"),
    Index(None, "account"),
)

# The keys under which tellings are compared, own (0) or of what lies around them (1).
telling_keys = Table(
    "telling_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("within", Integer, primary_key=True),
    Column("telling", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# Which tellings are of one thing, and why; `firm` ones hold whatever speaks against it.
telling_ties = Table(
    "telling_ties",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("two", Integer, primary_key=True),
    Column("firm", Boolean, primary_key=True),
    Column("weight", Float, nullable=False),
    Column("reasons", PlainText, nullable=False),
    Index(None, "two"),
    sqlite_with_rowid=False,
)
