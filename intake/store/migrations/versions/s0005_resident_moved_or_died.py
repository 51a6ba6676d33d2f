"""A resident can have moved away or died.

Nobody rings them any more, and the moment when that was heard is stored.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Every earlier resident is assumed to be there."""
    op.add_column("resident", sa.Column("gone", sa.Text(), nullable=False, server_default=""))
    op.add_column("resident", sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True))
