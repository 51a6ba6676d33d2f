"""The centre's own wordings, which of them a posting used, and who fetches what is lent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """There were no wordings; a thing that goes via the desk is brought, as was said before."""
    op.add_column(
        "centre",
        sa.Column("desk_fetches", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "wording",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id", name="pk_wording"),
    )
    op.create_index("ix_wording_sequence", "wording", ["sequence"])

    if op.get_bind().dialect.name == "sqlite":
        # a batch would create the table again, and other tables refer to it
        op.execute(
            "ALTER TABLE posting ADD COLUMN wording_id CHAR(32) "
            "CONSTRAINT fk_posting_wording_id REFERENCES wording (id)"
        )
    else:
        op.add_column("posting", sa.Column("wording_id", sa.Uuid(), nullable=True))
        op.create_foreign_key("fk_posting_wording_id", "posting", "wording", ["wording_id"], ["id"])

    op.create_index("ix_posting_wording_id", "posting", ["wording_id"])
