"""The tables of accounts that are kept up to date, and indexes by which claims are found among many."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and indexes, and fill what follows from the claims that are there."""
    _look_up()
    _accounts()
    _fill()


def _plain() -> sa.types.TypeEngine[str]:
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _look_up() -> None:
    op.add_column("claims", sa.Column("long", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("ix_claims_when_end", "claims", ["when_end"])
    op.drop_index("ix_claims_reading_start_kind_id", "claims")
    where = sa.text("long")
    op.create_index("ix_claims_long", "claims", ["row"], sqlite_where=where, postgresql_where=where)
    op.create_index("ix_documents_publisher_key", "documents", ["publisher_key"])
    op.create_index("ix_documents_version_of", "documents", ["version_of"])
    op.create_index("ix_copy_pairs_whole", "copy_pairs", ["whole"])
    op.drop_index("ix_claim_parties_party", "claim_parties")
    op.drop_index("ix_claim_places_country", "claim_places")
    plain = _plain()
    names: list[sa.Column[Any]] = [sa.Column("party", plain), sa.Column("name_key", plain, nullable=False)]
    _by_row("claim_parties", ["part", "ordinal"], [sa.Column("part", plain, nullable=False)], names)
    names = [sa.Column("name_key", plain, nullable=False), sa.Column("within_key", plain, nullable=False)]
    point: list[sa.Column[Any]] = [sa.Column("geoname", sa.Integer), sa.Column("country", plain)]
    _by_row("claim_places", ["ordinal"], [], point + names)
    for table, column, *more in (
        ("claim_parties", "party", "part", "row"),
        ("claim_parties", "name_key", "part", "row"),
        ("claim_places", "country", "row"),
        ("claim_places", "name_key", "row"),
        ("claim_places", "within_key", "row"),
    ):
        op.create_index("_".join(("ix", table, column, *more)), table, [column, *more])
    op.create_table(
        "names",
        sa.Column("role", plain, nullable=False),
        sa.Column("key", plain, nullable=False),
        sa.PrimaryKeyConstraint("role", "key", name="pk_names"),
        sqlite_with_rowid=False,
    )


def _by_row(table: str, key: list[str], first: list[sa.Column[Any]], more: list[sa.Column[Any]]) -> None:
    """Make a table anew that leads to claims by the numbers of their rows."""
    ordinal: sa.Column[Any] = sa.Column("ordinal", sa.Integer, nullable=False)
    names = [column.name for column in (*first, ordinal, *more)]
    op.rename_table(table, "older")
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(f"pk_{table}", "older")
    op.create_table(
        table,
        sa.Column("row", sa.Integer, nullable=False),
        *first,
        ordinal,
        *more,
        sa.PrimaryKeyConstraint("row", *key, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["row"], ["claims.row"], name=f"fk_{table}_row", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    older = sa.table("older", *map(sa.column, ("reading", "claim", *names)))
    claims = sa.table("claims", *map(sa.column, ("row", "reading", "id")))
    same = sa.and_(claims.c.reading == older.c.reading, claims.c.id == older.c.claim)
    told = sa.select(claims.c.row, *(older.c[name] for name in names)).join(older, same)
    kept = sa.table(table, *map(sa.column, ("row", *names)))
    op.execute(sa.insert(kept).from_select(["row", *names], told))
    op.drop_table("older")


def _accounts() -> None:
    plain = _plain()
    op.create_table(
        "account_queue",
        sa.Column("document", plain, nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_account_queue"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "account_state",
        sa.Column("name", plain, nullable=False),
        sa.Column("value", plain, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_account_state"),
    )
    op.create_table(
        "accounts",
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("kind", plain, nullable=False),
        sa.Column("part", plain, nullable=False),
        sa.Column("sort", plain, nullable=False),
        sa.Column("name_key", plain),
        sa.Column("parties", plain),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_accounts"),
    )
    op.create_index("ix_accounts_kind_part", "accounts", ["kind", "part"])
    columns = ["kind", "sort", "name_key", "parties"]
    op.create_index("ix_accounts_kind_sort_name_key_parties", "accounts", columns)
    op.create_table(
        "account_claims",
        sa.Column("claim", sa.Integer, nullable=False),
        sa.Column("account", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("claim", "account", name="pk_account_claims"),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.row"], name="fk_account_claims_account", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_account_claims_account", "account_claims", ["account"])
    op.create_table(
        "account_parts",
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("kind", plain, nullable=False),
        sa.Column("key", plain, nullable=False),
        sa.Column("name", plain),
        sa.Column("document", plain, nullable=False),
        sa.Column("claim", plain, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_account_parts"),
    )
    op.create_index("ix_account_parts_kind_key", "account_parts", ["kind", "key"])
    op.create_index("ix_account_parts_document_kind", "account_parts", ["document", "kind"])
    where = sa.text("name IS NOT NULL")
    op.create_index(
        "ix_account_parts_name", "account_parts", ["name"], sqlite_where=where, postgresql_where=where
    )
    op.create_table(
        "account_dirty",
        sa.Column("kind", plain, nullable=False),
        sa.Column("key", plain, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="pk_account_dirty"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "account_origins",
        sa.Column("document", plain, nullable=False),
        sa.Column("origin", plain, nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_account_origins"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_account_origins_origin", "account_origins", ["origin"])
    _tellings()


def _tellings() -> None:
    plain = _plain()
    op.create_table(
        "tellings",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", plain, nullable=False),
        sa.Column("first", plain, nullable=False),
        sa.Column("sort", plain, nullable=False),
        sa.Column("account", sa.Integer),
        sa.Column("facts", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_tellings"),
    )
    op.create_index("ix_tellings_document", "tellings", ["document"])
    op.create_index("ix_tellings_account", "tellings", ["account"])
    op.create_table(
        "telling_keys",
        sa.Column("key", sa.BigInteger, nullable=False),
        sa.Column("within", sa.Integer, nullable=False),
        sa.Column("telling", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", "within", "telling", name="pk_telling_keys"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "telling_ties",
        sa.Column("one", sa.Integer, nullable=False),
        sa.Column("two", sa.Integer, nullable=False),
        sa.Column("firm", sa.Boolean, nullable=False),
        sa.Column("weight", sa.Float, nullable=False),
        sa.Column("reasons", plain, nullable=False),
        sa.PrimaryKeyConstraint("one", "two", "firm", name="pk_telling_ties"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_telling_ties_two", "telling_ties", ["two"])


def _fill() -> None:
    """Fill in long days, names and the queue for what an older version kept."""
    claims, places, parties, documents, names, queue = (
        sa.table(name, *map(sa.column, columns))
        for name, columns in (
            ("claims", ("row", "reading", "id", "when_start", "when_end", "long")),
            ("claim_places", ("name_key", "within_key")),
            ("claim_parties", ("name_key", "party")),
            ("documents", ("id", "publisher_key")),
            ("names", ("role", "key")),
            ("account_queue", ("document",)),
        )
    )
    # Days of different months are taken for long: that only costs time.
    open_ended = claims.c.when_start.is_(None) != claims.c.when_end.is_(None)
    apart = sa.func.substr(claims.c.when_start, 1, 7) != sa.func.substr(claims.c.when_end, 1, 7)
    op.execute(sa.update(claims).values(long=True).where(sa.or_(open_ended, apart)))
    for role, column in (
        ("publisher", documents.c.publisher_key),
        ("side", parties.c.name_key),
        ("party", parties.c.party),
        ("place", places.c.name_key),
        ("within", places.c.within_key),
    ):
        found = sa.select(sa.literal(role), column).where(column != "").distinct()
        op.execute(sa.insert(names).from_select(["role", "key"], found))
    op.execute(sa.insert(queue).from_select(["document"], sa.select(documents.c.id)))


def downgrade() -> None:
    """Refuse: a ledger is taken back from a copy, since going back would lose what was kept."""
    raise NotImplementedError("a ledger does not go back to older tables; keep a copy of the file")
