"""A centre may word what it says its own way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Every centre so far says what the program came with."""
    op.add_column("centre", sa.Column("texts", sa.JSON(), nullable=False, server_default="{}"))
