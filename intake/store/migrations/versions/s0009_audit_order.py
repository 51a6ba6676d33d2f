"""The audit is in the order in which it was written, whatever the clock said then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Number the rows in the order of their keys, which was their order until now."""
    op.add_column(
        "audit", sa.Column("sequence", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.execute(
        "UPDATE audit SET sequence = ordered.place FROM "
        "(SELECT id, row_number() OVER (ORDER BY id) AS place FROM audit) AS ordered "
        "WHERE ordered.id = audit.id"
    )
    op.create_index("ix_audit_sequence", "audit", ["sequence"], unique=True)
