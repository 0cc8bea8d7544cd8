"""What Alembic runs: the changes, on the connection that the ledger hands over."""

from __future__ import annotations

from alembic import context

from onrecord.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
