"""The number of the form on which a request was written, and how many forms a desk printed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """No earlier request was written on a form, and no form was printed."""
    op.add_column(
        "desk", sa.Column("forms_printed", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("request", sa.Column("paper_form", sa.Text(), nullable=False, server_default=""))
