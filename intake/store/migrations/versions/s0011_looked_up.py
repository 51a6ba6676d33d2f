"""The proof of a post holds when its address was opened again and showed the post."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """For earlier posts it is unknown."""
    op.add_column("posting", sa.Column("looked_up_at", sa.DateTime(timezone=True), nullable=True))
