"""The first tables: documents, readings, claims, what claims are found by, failures, and the text index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WORDS = (
    "CREATE VIRTUAL TABLE claim_words USING fts5("
    "passage_key, content='claims', content_rowid='row', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER claim_words_insert AFTER INSERT ON claims BEGIN "
    "INSERT INTO claim_words(rowid, passage_key) VALUES (new.row, new.passage_key); END",
    "CREATE TRIGGER claim_words_delete AFTER DELETE ON claims BEGIN "
    "INSERT INTO claim_words(claim_words, rowid, passage_key) "
    "VALUES ('delete', old.row, old.passage_key); END",
    "CREATE TRIGGER claim_words_update AFTER UPDATE OF passage_key ON claims BEGIN "
    "INSERT INTO claim_words(claim_words, rowid, passage_key) "
    "VALUES ('delete', old.row, old.passage_key); "
    "INSERT INTO claim_words(rowid, passage_key) VALUES (new.row, new.passage_key); END",
)


def upgrade() -> None:
    """Make all tables in a database that has none of them."""
    plain = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "documents",
        sa.Column("id", plain, nullable=False),
        sa.Column("published", plain),
        sa.Column("publisher", plain),
        sa.Column("publisher_key", plain, nullable=False),
        sa.Column("title", plain),
        sa.Column("url", plain),
        sa.Column("language", plain),
        sa.Column("authors", plain, nullable=False),
        sa.Column("credit", plain),
        sa.Column("canonical_url", plain),
        sa.Column("archived_url", plain),
        sa.Column("version_of", plain),
        sa.Column("sha256", plain),
        sa.Column("retrieved", plain),
        sa.Column("extractor", plain),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("text", plain, nullable=False),
        sa.Column("raw", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    op.create_index("ix_documents_published_id", "documents", ["published", "id"])
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", plain, nullable=False),
        sa.Column("version", plain, nullable=False),
        sa.Column("reader", plain, nullable=False),
        sa.Column("finished", plain, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_readings_document", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("document", "version", "reader", name="uq_readings_document_version_reader"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "claims",
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("id", plain, nullable=False),
        sa.Column("digest", plain, nullable=False),
        sa.Column("document", plain, nullable=False),
        sa.Column("kind", plain, nullable=False),
        sa.Column("mode", plain),
        sa.Column("modality", plain, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("when_start", plain),
        sa.Column("when_end", plain),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("disputed", sa.Boolean, nullable=False),
        sa.Column("reviewed", plain),
        sa.Column("passage_key", plain, nullable=False),
        sa.Column("claim", plain, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_claims"),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_claims_reading", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_claims_document", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("reading", "id", name="uq_claims_reading_id"),
    )
    op.create_index("ix_claims_reading_start_kind_id", "claims", ["reading", "start", "kind", "id"])
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_index("ix_claims_document", "claims", ["document"])
    op.create_index("ix_claims_when_start", "claims", ["when_start"])
    op.create_table(
        "claim_parties",
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("claim", plain, nullable=False),
        sa.Column("part", plain, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("party", plain),
        sa.Column("name_key", plain, nullable=False),
        sa.PrimaryKeyConstraint("reading", "claim", "part", "ordinal", name="pk_claim_parties"),
        sa.ForeignKeyConstraint(
            ["reading", "claim"],
            ["claims.reading", "claims.id"],
            name="fk_claim_parties_reading_claim",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_claim_parties_party", "claim_parties", ["party"])
    op.create_table(
        "claim_places",
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("claim", plain, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("geoname", sa.Integer),
        sa.Column("country", plain),
        sa.Column("name_key", plain, nullable=False),
        sa.Column("within_key", plain, nullable=False),
        sa.PrimaryKeyConstraint("reading", "claim", "ordinal", name="pk_claim_places"),
        sa.ForeignKeyConstraint(
            ["reading", "claim"],
            ["claims.reading", "claims.id"],
            name="fk_claim_places_reading_claim",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_claim_places_country", "claim_places", ["country"])
    op.create_table(
        "failures",
        sa.Column("source", plain, nullable=False),
        sa.Column("message", plain, nullable=False),
        sa.Column("happened", plain, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_failures"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in _WORDS:
            op.execute(statement)


def downgrade() -> None:
    """Refuse: a ledger is taken back from a copy, since going back would lose what was kept."""
    raise NotImplementedError("a ledger does not go back to older tables; keep a copy of the file")
