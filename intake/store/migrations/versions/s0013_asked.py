"""The reply of a volunteer's yes, and whether a desk asked about what waited in its backup."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Of an earlier yes the reply is not known."""
    with op.batch_alter_table("asked") as asked:
        asked.add_column(sa.Column("reply_id", sa.Uuid(), nullable=True))
        asked.create_foreign_key("fk_asked_reply_id", "reply", ["reply_id"], ["id"])
    op.add_column(
        "desk", sa.Column("asked_about_backup_at", sa.DateTime(timezone=True), nullable=True)
    )
