"""Give Alembic the connection that ``upgrade`` has opened; it is never run by hand."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transaction_per_migration=False
)
context.run_migrations()
