"""Volunteers, what they were asked for, and the desk that has claimed a posting."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """There were no volunteers; a posting that is claimed now was claimed at an unknown desk."""
    op.add_column(
        "message", sa.Column("claimed_desk", sa.Text(), nullable=False, server_default="")
    )
    op.add_column(
        "posting", sa.Column("claimed_desk", sa.Text(), nullable=False, server_default="")
    )
    op.create_table(
        "volunteer",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("can_do", sa.Text(), nullable=False),
        sa.Column("when", sa.Text(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_volunteer"),
    )
    op.create_table(
        "asked",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("posting_id", sa.Uuid(), nullable=False),
        sa.Column("volunteer_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid()),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["posting_id"], ["posting.id"], name="fk_asked_posting_id"),
        sa.ForeignKeyConstraint(["volunteer_id"], ["volunteer.id"], name="fk_asked_volunteer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_asked"),
    )
