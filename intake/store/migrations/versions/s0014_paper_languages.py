"""The languages of paper that are signed for, and the operation of an answer about a caller."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Of an earlier answer the operation is not known; no language was signed for."""
    op.add_column("caller", sa.Column("answered_by_operation", sa.Uuid(), nullable=True))
    op.create_table(
        "paper_language",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("read_by", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Uuid(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_paper_language"),
    )
    op.create_index("ix_paper_language_sequence", "paper_language", ["sequence"])
