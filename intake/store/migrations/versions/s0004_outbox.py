"""A post can be sent by mail or by an interface.

How often it was tried, when to try again, and the platform's own number.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Every earlier post was placed in the window, at the first attempt or not at all."""
    op.add_column(
        "message", sa.Column("attempts", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("message", sa.Column("not_before", sa.DateTime(timezone=True), nullable=True))
    op.add_column("posting", sa.Column("number", sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "posting", sa.Column("attempts", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("posting", sa.Column("not_before", sa.DateTime(timezone=True), nullable=True))
