"""The centre's own things, and what was taught about mails as lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Of own things nothing was known before.

    A message stood between whole lines: they are now below the rest of its own line.
    """
    op.create_table(
        "own_thing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_own_thing"),
    )
    op.create_index("ix_own_thing_sequence", "own_thing", ["sequence"])
    op.add_column("reply", sa.Column("own_thing_id", sa.Uuid(), nullable=True))
    rule = sa.table("mail_rule", sa.column("text_before"), sa.column("text_after"))
    for column in (rule.c.text_before, rule.c.text_after):
        lines = sa.literal("\n").concat(column)
        op.execute(sa.update(rule).where(column != "").values({column.name: lines}))
