"""The proof of a post says when its address was opened once more and the post was seen there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Of the posts so far nobody knows it."""
    op.add_column("posting", sa.Column("looked_up_at", sa.DateTime(timezone=True), nullable=True))
