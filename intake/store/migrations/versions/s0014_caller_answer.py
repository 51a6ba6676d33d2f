"""The operation in which a resident answered about who rings on their behalf."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Of an earlier answer the operation is not known."""
    op.add_column("caller", sa.Column("answered_by_operation", sa.Uuid(), nullable=True))
