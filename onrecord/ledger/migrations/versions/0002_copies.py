"""The tables by which copies are found: texts, their fingerprints, and which texts are alike."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; the ledger fills them with the documents that it holds."""
    plain = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "copy_texts",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("digest", sa.BigInteger, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("marks", sa.Integer, nullable=False),
        sa.Column("scheme", plain, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_copy_texts"),
        sa.UniqueConstraint("digest", name="uq_copy_texts_digest"),
    )
    op.create_table(
        "document_texts",
        sa.Column("document", plain, nullable=False),
        sa.Column("role", plain, nullable=False),
        sa.Column("text", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("document", "role", name="pk_document_texts"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_document_texts_document", ondelete="CASCADE"
        ),
        _of_text("document_texts", "text"),
    )
    op.create_index("ix_document_texts_text", "document_texts", ["text"])
    for table, column in (("copy_bands", "band"), ("copy_marks", "mark")):
        op.create_table(
            table,
            sa.Column(column, sa.BigInteger, nullable=False),
            sa.Column("text", sa.Integer, nullable=False),
            sa.PrimaryKeyConstraint(column, "text", name=f"pk_{table}"),
            _of_text(table, "text"),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "copy_pairs",
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("whole", sa.Integer, nullable=False),
        sa.Column("kind", plain, nullable=False),
        sa.Column("similarity", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("part", "whole", name="pk_copy_pairs"),
        _of_text("copy_pairs", "part"),
        _of_text("copy_pairs", "whole"),
    )


def _of_text(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], ["copy_texts.number"], name=name, ondelete="CASCADE")


def downgrade() -> None:
    """Refuse: a ledger is taken back from a copy, since going back would lose what was kept."""
    raise NotImplementedError("a ledger does not go back to older tables; keep a copy of the file")
