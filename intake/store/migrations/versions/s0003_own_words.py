"""A centre can word its sentences its own way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Every earlier centre uses the program's sentences."""
    op.add_column("centre", sa.Column("texts", sa.JSON(), nullable=False, server_default="{}"))
