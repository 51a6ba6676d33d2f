"""Residents who were written down twice: the merged records, and the decisions about pairs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """No earlier resident was merged."""
    op.add_column("resident", sa.Column("merged_into", sa.Uuid(), nullable=True))
    op.create_table(
        "resident_pair",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name="fk_resident_pair_resident_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_resident_pair"),
    )
    for name in ("sequence", "resident_id", "other_id"):
        op.create_index(f"ix_resident_pair_{name}", "resident_pair", [name])
