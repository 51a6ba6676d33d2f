"""Each row that an undo must find holds the id of the operation that wrote it.

Earlier the rows of one operation had equal times; these get the same id here.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import NAMESPACE_OID, UUID, uuid5

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_COLUMNS = (
    ("message", "operation_id", "written_at"),
    ("task", "created_by_operation", "due_at"),
    ("task", "done_by_operation", "done_at"),
    ("agreement", "resident_yes_by_operation", "resident_yes_at"),
    ("agreement", "cancelled_by_operation", "cancelled_at"),
    ("consent", "asked_by_operation", "asked_at"),
    ("request", "closed_by_operation", "closed_at"),
    ("posting", "posted_by_operation", "posted_at"),
)
"""Table, new column, and the time by which an operation was recognised before."""


def upgrade() -> None:
    """Add the columns, and give rows of the same moment the same operation."""
    op.add_column("audit", sa.Column("operation_id", sa.Uuid()))
    connection = op.get_bind()
    for table, column, moment in _COLUMNS:
        op.add_column(table, sa.Column(column, sa.Uuid()))
        rows = sa.table(
            table,
            sa.column("id", sa.Uuid()),
            sa.column(column, sa.Uuid()),
            sa.column(moment, sa.DateTime(timezone=True)),
        )
        found = connection.execute(
            sa.select(rows.c.id, rows.c[moment]).where(rows.c[moment].is_not(None))
        ).all()
        for key, at in found:
            change = rows.update().where(rows.c.id == key)
            connection.execute(change.values({column: _operation_at(at)}))


def _operation_at(moment: datetime) -> UUID:
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return uuid5(NAMESPACE_OID, moment.astimezone(UTC).isoformat())
