"""Rows have a number in the order of writing, independent of the clock.

The check value of the key is stored, and wrong PINs are counted.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_TABLES = (
    *("resident", "caller", "consent", "request", "private_note", "draft", "referral", "posting"),
    *("reply", "agreement", "message", "disclosure", "task", "slip", "staff", "centre", "desk"),
    *("contact", "volunteer", "asked"),
)


def upgrade() -> None:
    """Number the rows in the order of their ids, which was their order before."""
    op.create_table(
        "store_fact",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_store_fact"),
    )
    op.add_column(
        "staff", sa.Column("wrong_pins", sa.Integer(), nullable=False, server_default="0")
    )
    for table in _TABLES:
        op.add_column(
            table, sa.Column("sequence", sa.BigInteger(), nullable=False, server_default="0")
        )
        op.execute(
            f'UPDATE "{table}" SET sequence = ordered.place FROM '  # noqa: S608 - our own names
            f'(SELECT id, row_number() OVER (ORDER BY id) AS place FROM "{table}") AS ordered '
            f'WHERE ordered.id = "{table}".id'
        )
        op.create_index(f"ix_{table}_sequence", table, ["sequence"])
