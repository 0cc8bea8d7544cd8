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
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

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
    Column("text", PlainText, nullable=False),
    Column("raw", LargeBinary),
    Index(None, "published", "id"),
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
    Column("claim", PlainText, nullable=False),
    UniqueConstraint("reading", "id"),
    Index(None, "reading", "start", "kind", "id"),
    Index(None, "id"),
    Index(None, "document"),
    Index(None, "when_start"),
)

claim_parties = Table(
    "claim_parties",
    metadata,
    Column("reading", Integer, primary_key=True),
    Column("claim", PlainText, primary_key=True),
    Column("part", PlainText, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("party", PlainText),
    Column("name_key", PlainText, nullable=False),
    ForeignKeyConstraint(["reading", "claim"], ["claims.reading", "claims.id"], ondelete="CASCADE"),
    Index(None, "party"),
)

claim_places = Table(
    "claim_places",
    metadata,
    Column("reading", Integer, primary_key=True),
    Column("claim", PlainText, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("geoname", Integer),
    Column("country", PlainText),
    Column("name_key", PlainText, nullable=False),
    Column("within_key", PlainText, nullable=False),
    ForeignKeyConstraint(["reading", "claim"], ["claims.reading", "claims.id"], ondelete="CASCADE"),
    Index(None, "country"),
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
)
