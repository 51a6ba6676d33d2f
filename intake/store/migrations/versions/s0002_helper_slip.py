"""A slip can be the helper's."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Every earlier slip was a resident's."""
    op.add_column(
        "slip", sa.Column("for_helper", sa.Boolean(), nullable=False, server_default=sa.false())
    )
